"""A stand-in for the Common Platform hearing API."""
