"""A court with several hearings in a database of its own, and a folder for sockets."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseapi.imports.hearings import put_hearing
from caseapi.store import open_store
from tests.caseapi import court

HEARINGS = tuple(f"{court.HEARING[:-2]}{number}" for number in range(50, 58))


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a name short enough for a Unix socket."""
    with tempfile.TemporaryDirectory(prefix="ca") as name:
        yield Path(name)


@pytest.fixture
def court_database(database: str) -> str:
    """What is given to `--database`, with hearings in it."""
    with open_store(database) as store, store.writing() as connection:
        for hearing in HEARINGS:
            put_hearing(connection, court.hearing(id=hearing))
    return database
