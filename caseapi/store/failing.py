"""What is said when the database can't be used."""

from caseapi.errors import CannotError


class StoreError(CannotError):
    """The database can't be used; the message says why in words."""


class BusyError(StoreError):
    """Another process is writing to the file just now."""
