"""Opening the database, and the one lane in which everything is written."""

import asyncio
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from caseapi.errors import CannotError
from caseapi.store import facts, tables

BUSY_MILLISECONDS = 5000
"""How long a statement waits for another process that is writing to the same file."""

LANES = 4
"""How many connections work side by side on a database server."""

Given = TypeVar("Given")
Work = Callable[[Connection], Given]


class StoreError(CannotError):
    """The database can't be used; the message says why in words."""


class Store:
    """One database, worked on off the event loop.

    On SQLite there is one connection, used by one thread, so that a write never meets another of
    the same process; on other databases each connection has its thread.
    """

    def __init__(self, engine: Engine, lanes: int = 1) -> None:
        self._reader = engine
        self._writer = engine.execution_options(writes=True)
        self._threads = ThreadPoolExecutor(lanes, thread_name_prefix="store")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hold a connection to read with, in this thread."""
        with _in_words(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hold a connection to write with, in this thread; all of it is kept, or nothing."""
        with _in_words(), self._writer.begin() as connection:
            yield connection

    async def read(self, work: Work[Given]) -> Given:
        """Do work that only reads; raises `StoreError` when the database fails."""
        return await self._in_thread(self.reading, work)

    async def write(self, work: Work[Given]) -> Given:
        """Do work that writes, all or nothing; raises `StoreError` when the database fails."""
        return await self._in_thread(self.writing, work)

    async def _in_thread(self, holding: Any, work: Work[Given]) -> Given:
        def run() -> Given:
            with holding() as connection:
                return work(connection)

        return await asyncio.get_running_loop().run_in_executor(self._threads, run)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the work in hand finish and close every connection."""
        self._threads.shutdown()
        self._reader.dispose()


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise StoreError(f"The database can't be used: {error.orig}.") from error


def open_store(where: str | Path) -> Store:
    """Open the database at a file's path, or at a URL, and make its tables if it has none.

    A new file is readable by its owner alone, and so is the folder it is made in. Raises
    `StoreError` where the place can't be written or holds something else.
    """
    url = str(where)
    if "://" in url:
        engine, lanes = _open_url(url), LANES
    else:
        engine, lanes = _open_file(Path(url)), 1
    store = Store(engine, lanes)
    try:
        with store.writing() as connection:
            _make_tables(connection)
    except StoreError:
        store.close()
        raise
    return store


def _open_url(url: str) -> Engine:
    try:
        return create_engine(url, pool_size=LANES, max_overflow=0, hide_parameters=True)
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError("The database's address is not one that can be opened.") from error
    except ModuleNotFoundError as error:
        raise StoreError(f"The database needs the Python module {error.name}.") from error


def _open_file(path: Path) -> Engine:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except FileExistsError as error:
        raise StoreError(f"The database {path} can't be made: its folder is a file.") from error
    except OSError as error:
        raise StoreError(f"The database {path} can't be written: {error.strerror}.") from error
    engine = create_engine(
        f"sqlite+pysqlite:///{path}", pool_size=1, max_overflow=0, hide_parameters=True
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Set a connection up; the wait comes first, for the change to WAL needs it."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    """Begin for writing at once: a read that turns into a write may find the file taken."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_tables(connection: Connection) -> None:
    if inspect(connection).has_table(tables.facts.name):
        if facts.read(connection, "schema") != str(tables.SCHEMA_VERSION):
            raise StoreError("The database was made by another version of this program.")
        return
    tables.metadata.create_all(connection)
    facts.write(connection, "schema", str(tables.SCHEMA_VERSION))
