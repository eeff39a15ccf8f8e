"""Everything a front end for court clerks needs, and no screen."""
