"""What is said when the database can't be used."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError

from caseapi.errors import CannotError
from caseapi.store.sqlite import is_busy
from caseapi.store.statements import DriverError


class StoreError(CannotError):
    """The database can't be used; the message says why in words."""


class BusyError(StoreError):
    """Another process is writing to the file just now."""


@contextmanager
def said_in_words() -> Iterator[None]:
    """Raise `StoreError` for whatever the database or its driver raises."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig).strip().partition("\n")[0]
        kind = BusyError if is_busy(error.orig) else StoreError
        raise kind(f"The database can't be used: {said}.") from error
    except DriverError as error:
        raise StoreError(f"The database can't be used: {error}.") from error
