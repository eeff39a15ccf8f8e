"""Opening the database, and the lanes in which it is worked on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from caseapi.errors import CannotError
from caseapi.store import schema
from caseapi.store.failing import StoreError, said_in_words
from caseapi.store.lanes import Lane
from caseapi.store.sqlite import AT_ONCE, WAITING, open_file
from caseapi.store.ways import InAThread, KeptInAThread, OnTheLoop

LANES = 2
"""How many transactions write side by side on a database server, beside the saves, and how many
read."""

Given = TypeVar("Given")
Work = Callable[[Connection], Given]


class Store:
    """One database, and the lanes that lead to it.

    A file has one lane to write and one to read, on two connections. A server has several; saves of
    drafts, which are most of what is written, have one of their own and go to the server together.
    """

    def __init__(self, engine: Engine, *, on_server: bool) -> None:
        self._reader = engine
        self._writer = engine.execution_options(writes=WAITING)
        self._writer_at_once = engine.execution_options(writes=AT_ONCE)
        self.on_server = on_server
        if on_server:
            from caseapi.store.side_by_side import SideBySide

            self._saves = Lane(SideBySide(engine), side_by_side=True)
            self._writes = [Lane(InAThread(self.writing)) for _ in range(LANES)]
            self._reads = [Lane(InAThread(self.reading)) for _ in range(LANES)]
        else:
            self._saves = Lane(KeptInAThread(self.writing, self._writing_at_once))
            self._writes = [self._saves]
            self._reads = [Lane(OnTheLoop(self.reading))]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hold a connection to read with, in this thread."""
        with said_in_words(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hold a connection to write with, in this thread; all of it is kept, or nothing."""
        with said_in_words(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _writing_at_once(self) -> Iterator[Connection]:
        """Write as `writing` does, but raise `BusyError` at once where another process does."""
        with said_in_words(), self._writer_at_once.begin() as connection:
            yield connection

    async def read(self, work: Work[Given]) -> Given:
        """Do work that only reads; raises `StoreError` when the database fails."""
        lane = min(self._reads, key=Lane.length)
        given: Given = await lane.do(work)
        return given

    async def write(self, work: Work[Given], about: str = "") -> Given:
        """Do work that writes, all or nothing.

        `about` is the id of a hearing where the work reads and changes what belongs to that hearing
        and nothing else, all of it with a `Statement`; it may then be done in turns with work about
        other hearings. Any work may be done more than once before it is kept, so it must have no
        effect but on the database. Raises `StoreError` when the database fails.
        """
        lane = self._saves if about else min(self._writes, key=Lane.length)
        given: Given = await lane.do(work, about)
        return given

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the work in hand finish and close every connection."""
        for lane in {self._saves, *self._writes, *self._reads}:
            lane.close()
        self._reader.dispose()


def open_store(where: str | Path) -> Store:
    """Open the database in a file or at a PostgreSQL address, with the tables of this program.

    A new file is readable by its owner alone, and so is the folder it is made in; a file whose
    tables are older is brought up to date. Raises `StoreError` where the place can't be used or
    holds something else, and for a server whose tables are missing or older.
    """
    store = connect(where)
    try:
        if store.on_server:
            with store.reading() as connection:
                schema.check(connection)
        else:
            with store.writing() as connection:
                schema.bring_up_to_date(connection)
    except CannotError as error:
        store.close()
        raise StoreError(str(error)) from error
    return store


def migrate(where: str | Path) -> str:
    """Bring a database's tables up to date and say what was done; raises `StoreError`."""
    with connect(where) as store:
        try:
            with store.writing() as connection:
                return schema.bring_up_to_date(connection)
        except CannotError as error:
            raise StoreError(str(error)) from error


def connect(where: str | Path) -> Store:
    """Give the database at a place as it is, whatever tables it has; raises `StoreError`."""
    if "://" not in str(where):
        try:
            return Store(open_file(Path(where)), on_server=False)
        except CannotError as error:
            raise StoreError(str(error)) from error
    try:
        url = make_url(str(where))
    except (ArgumentError, ValueError) as error:
        raise StoreError("The database's address is not one that can be read.") from error
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise StoreError(
            f"A database at {url.get_backend_name()}:// can't be opened;"
            " give a file's path, or an address that begins with postgresql://"
        )
    from caseapi.store.postgresql import open_server

    return Store(open_server(url, 2 * LANES + 1), on_server=True)
