"""What can be told to be wrong, or worth a look, in a day's results: each check a pure function."""
