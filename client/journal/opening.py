"""Opening the journal's file: made new, brought up to date, or set aside where it can't be used."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from client.journal.kept import JournalError
from client.journal.schema import FROM_EARLIER, NAMES, TABLES, VERSION

SAFE_SQLITE = (3, 51, 3)
"""The first SQLite in which two windows on one file can't damage it as it is cut back."""

SET_ASIDE = "set-aside-"
"""What the name of a file begins with that was a journal and could not be used."""

_BUSY_MILLISECONDS = 5000
_CACHE_KIB = 64
"""What each connection keeps of the file in memory; the system's own cache holds the rest."""

_BESIDE: Final = ("-wal", "-shm")
"""What SQLite keeps beside the file; of the same connection, so they go where it goes."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A journal that could not be used, where it is now, and what was wrong with it."""

    path: Path
    wrong: str

    @property
    def said(self) -> str:
        """The sentence for the clerk."""
        return (
            f"The journal {self.wrong}. A new one is begun, and the old one kept as it is beside "
            f"it: {self.path.name}"
        )


class _UnusableError(Exception):
    """The file is no journal that this version can use; the message says what it is."""


def open_file(path: Path, clock: Callable[[], str]) -> tuple[apsw.Connection, SetAside | None]:
    """Open the journal's file for writing, and tell what was set aside for it.

    A file that is damaged, no database, or of a newer version is never written to: it is renamed,
    with the day that `clock` gives (ISO 8601) in its name. Raises `JournalError` where nothing can
    be kept at all.
    """
    if tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) < SAFE_SQLITE:
        raise JournalError("The SQLite library is too old to be safe; reinstall Callover.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(path):
            try:
                return _opened(path), None
            except _UnusableError as unusable:
                aside = SetAside(_renamed(path, clock()[:10]), str(unusable))
                return _opened(path), aside
    except OSError as error:
        raise JournalError(_not_writable(path, error.strerror or str(error))) from error
    except _UnusableError as unusable:
        raise JournalError(_not_opened(path, str(unusable))) from unusable
    except (apsw.FullError, apsw.ReadOnlyError, apsw.IOError) as error:
        raise JournalError(_not_writable(path, why_not(error))) from error
    except apsw.Error as error:
        raise JournalError(_not_opened(path, str(error))) from error


def open_to_read(path: Path) -> apsw.Connection:
    """Open the journal's file a second time, to read it while a write waits for the disk."""
    try:
        connection = apsw.Connection(str(path))
        connection.set_busy_timeout(_BUSY_MILLISECONDS)
        _keep_little_cached(connection)
        connection.execute("PRAGMA query_only = ON")
    except apsw.Error as error:
        raise JournalError(_not_opened(path, str(error))) from error
    return connection


def why_not(error: apsw.Error) -> str:
    """Say why nothing could be written."""
    if isinstance(error, apsw.FullError):
        return "the disk is full"
    if isinstance(error, apsw.IOError):
        return "the disk is full or fails"
    if isinstance(error, apsw.ReadOnlyError):
        return "the file is read-only"
    if isinstance(error, apsw.BusyError):
        return "another program holds the journal"
    return str(error)


def cannot_read(error: apsw.Error) -> str:
    """Say why nothing could be read."""
    if isinstance(error, apsw.CorruptError | apsw.NotADBError):
        return "its file is damaged"
    return "the disk fails" if isinstance(error, apsw.IOError) else str(error)


def _not_writable(path: Path, why: str) -> str:
    return (
        f"The journal {path} can't be written ({why}). "
        "Free the disk or mend the folder's permissions, or name another with --data."
    )


def _not_opened(path: Path, why: str) -> str:
    return (
        f"The journal {path} can't be opened ({why}). Nothing was changed in it; "
        "move it aside and start again, or name another folder with --data."
    )


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a journal alone while it is opened.

    SQLite refuses the change to WAL at once, without waiting, when another program is at it.
    """
    lock = path.with_name(f"{path.name}.lock")
    lock.touch(mode=0o600)
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _opened(path: Path) -> apsw.Connection:
    """Open the file and bring its tables up to date; raises `_UnusableError` and SQLite's own."""
    path.touch(mode=0o600)
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    if not path.stat().st_size and _holds_something(path.with_name(f"{path.name}-wal")):
        # SQLite would take the file for a new one, and delete what was written and not yet moved.
        raise _UnusableError("is damaged")
    connection = apsw.Connection(str(path))
    with ExitStack() as unless_prepared:
        unless_prepared.callback(connection.close)
        connection.set_busy_timeout(_BUSY_MILLISECONDS)
        try:
            _prepare(connection, path)
        except (apsw.NotADBError, apsw.CorruptError) as error:
            raise _UnusableError("is damaged") from error
        unless_prepared.pop_all()
    return connection


def _keep_little_cached(connection: apsw.Connection) -> None:
    """Hold less than SQLite does of itself: 2 MiB in each connection by the end of a day."""
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")


def _holds_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _prepare(connection: apsw.Connection, path: Path) -> None:
    version = _version(connection)
    if version > VERSION:
        _refuse_while_used(connection, path)
        raise _UnusableError("was written by a newer version of Callover")
    if version == 0 and _tables(connection):
        raise JournalError(
            f"{path} is a database of another program; nothing was changed in it. "
            "Name another folder with --data."
        )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    _keep_little_cached(connection)
    if version < VERSION:
        connection.execute("BEGIN IMMEDIATE")
        if version == 0:
            connection.execute(TABLES)
        for earlier in range(version or VERSION, VERSION):
            for statement in FROM_EARLIER[earlier]:
                connection.execute(statement)
        connection.execute("COMMIT")
    elif list(connection.execute("PRAGMA quick_check(1)")) != [("ok",)]:
        raise _UnusableError("is damaged")
    if not _tables(connection) >= NAMES:
        raise _UnusableError("is damaged")


def _version(connection: apsw.Connection) -> int:
    return int(next(iter(connection.execute("PRAGMA user_version")))[0])


def _tables(connection: apsw.Connection) -> frozenset[str]:
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return frozenset(name for (name,) in rows)


def _refuse_while_used(connection: apsw.Connection, path: Path) -> None:
    """Refuse a newer version's journal while that version has it open; it is not to be moved."""
    connection.set_busy_timeout(0)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    try:
        connection.execute("BEGIN EXCLUSIVE; ROLLBACK")
    except apsw.BusyError as error:
        raise JournalError(
            f"The journal {path} is open in a newer version of Callover. "
            "Work on in that version, or name another folder with --data."
        ) from error


def _renamed(path: Path, today: str) -> Path:
    """Give the file and what lies beside it a name of their own, for this user alone.

    What lies beside goes first: left behind, it would be read into the new journal.
    """
    name, again = f"{SET_ASIDE}{today}-{path.name}", 1
    while any(path.with_name(f"{name}{end}").exists() for end in ("", *_BESIDE)):
        again += 1
        name = f"{SET_ASIDE}{today}-{again}-{path.name}"
    for end in (*_BESIDE, ""):
        part = path.with_name(f"{path.name}{end}")
        if part.exists():
            part.rename(path.with_name(f"{name}{end}")).chmod(0o600)
    return path.with_name(name)
