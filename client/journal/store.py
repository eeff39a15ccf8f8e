"""The journal's tables and statements, over one SQLite connection in one thread.

WAL with synchronous FULL: one fsync an entry, and an entry that was told kept survives a killed
process and a lost power supply.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import apsw

StepKind = Literal["record", "undo", "redo"]
"""What a step does: record something, take the last step back, or do it again."""

CommandKind = Literal["save", "share", "attendance", "plea", "verdict"]
"""What a command does: saves the draft, shares it, or enters something else about the case."""

DONE = "done"
"""The outcome of a command that the API took."""

SAFE_SQLITE = (3, 51, 3)
_SCHEMA_VERSION = 2
_COMMAND = """
CREATE TABLE command (
    correlation_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    hearing_id TEXT NOT NULL,
    hearing_day TEXT NOT NULL,
    body TEXT NOT NULL,
    through INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX command_of_hearing ON command (hearing_id, hearing_day);
"""
_SCHEMA = """
CREATE TABLE entry (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    hearing_id TEXT NOT NULL,
    hearing_day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('record', 'undo', 'redo')),
    typed TEXT NOT NULL,
    change TEXT NOT NULL,
    kept_at TEXT NOT NULL
);
CREATE INDEX entry_of_hearing ON entry (hearing_id, hearing_day, sequence);
CREATE TABLE draft (
    hearing_id TEXT NOT NULL,
    hearing_day TEXT NOT NULL,
    document TEXT NOT NULL,
    saved_through INTEGER NOT NULL,
    shared_through INTEGER NOT NULL,
    PRIMARY KEY (hearing_id, hearing_day)
) WITHOUT ROWID;
CREATE TABLE copy (name TEXT PRIMARY KEY, body TEXT NOT NULL, made_at TEXT NOT NULL) WITHOUT ROWID;
"""
_FROM_VERSION_1 = (
    "ALTER TABLE command RENAME TO command_before;",
    _COMMAND,
    "INSERT INTO command SELECT * FROM command_before;",
    "DROP TABLE command_before;",
)


class JournalError(Exception):
    """The journal can't be opened or written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted step on a hearing: what was typed and the change it made, as JSON."""

    sequence: int
    hearing_id: str
    hearing_day: str
    kind: StepKind
    typed: str
    change: list[Any]
    kept_at: str


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """The draft as the API last held it, and through which entry it and the share reach."""

    document: dict[str, Any]
    saved_through: int
    shared_through: int


@dataclass(frozen=True, slots=True)
class PendingCommand:
    """A command as it was stored before it was first sent."""

    correlation_id: str
    kind: CommandKind
    hearing_id: str
    hearing_day: str
    body: dict[str, Any]
    through: int


def _commands(rows: Iterator[tuple[Any, ...]]) -> tuple[PendingCommand, ...]:
    return tuple(
        PendingCommand(correlation_id, kind, hearing, day, json.loads(body), through)
        for correlation_id, kind, hearing, day, body, through in rows
    )


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a new journal alone while it is set up.

    SQLite refuses the change to WAL at once, without waiting, when another program is at it.
    """
    lock = path.with_name(f"{path.name}.lock")
    lock.touch(mode=0o600)
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


class Store:
    """The statements; every method runs in the thread that made the store.

    Raises `JournalError` where the file can't be opened, and from every method where it can't be
    written.
    """

    def __init__(self, path: Path) -> None:
        if tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) < SAFE_SQLITE:
            raise JournalError("The SQLite library is too old to be safe; reinstall Callover.")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            with _alone(path):
                self._connection = apsw.Connection(str(path))
                self._connection.set_busy_timeout(5000)
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute("PRAGMA synchronous = FULL")
                self._prepare(path)
        except OSError as error:
            raise JournalError(
                f"The journal {path} can't be written ({error.strerror}). "
                "Free the disk or mend the folder's permissions, or name another with --data."
            ) from error
        except apsw.Error as error:
            raise JournalError(
                f"The journal {path} can't be opened ({error}). Nothing was changed in it; "
                "move it aside and start again, or name another folder with --data."
            ) from error

    def _prepare(self, path: Path) -> None:
        """Make the tables of a new file, or bring an older one up to date.

        Two programs that start together do so once.
        """
        if self._version() == 0:
            self._connection.execute("BEGIN IMMEDIATE")
            if self._version() == 0:
                if list(self._connection.execute("SELECT name FROM sqlite_schema LIMIT 1")):
                    self._connection.execute("ROLLBACK")
                    raise JournalError(
                        f"{path} is a database of another program; nothing was changed in it. "
                        "Name another folder with --data."
                    )
                self._connection.execute(_SCHEMA + _COMMAND)
                self._connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
            self._connection.execute("COMMIT")
        elif self._version() == 1:
            self._connection.execute("BEGIN IMMEDIATE")
            if self._version() == 1:
                self._connection.execute("".join(_FROM_VERSION_1))
                self._connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
            self._connection.execute("COMMIT")
        if self._version() != _SCHEMA_VERSION:
            raise JournalError(
                f"The journal {path} was written by another version of Callover. "
                "Start that version, or name another folder with --data."
            )

    def _version(self) -> int:
        return int(next(iter(self._connection.execute("PRAGMA user_version")))[0])

    def _rows(self, statement: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(statement, values)
        except apsw.Error as error:
            raise JournalError(f"the journal can't be written: {error}") from error

    def _run(self, statement: str, *values: Any) -> None:
        for _ in self._rows(statement, *values):
            pass

    def keep(
        self, hearing_id: str, hearing_day: str, kind: str, typed: str, change: str, now: str
    ) -> int:
        """Insert one entry durably and give its sequence number."""
        self._run(
            "INSERT INTO entry (hearing_id, hearing_day, kind, typed, change, kept_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            hearing_id,
            hearing_day,
            kind,
            typed,
            change,
            now,
        )
        return self._connection.last_insert_rowid()

    def entries(self, hearing_id: str, hearing_day: str, since: int = 0) -> tuple[Entry, ...]:
        """Give the entries of a hearing day after a sequence number, oldest first."""
        rows = self._rows(
            "SELECT sequence, hearing_id, hearing_day, kind, typed, change, kept_at FROM entry"
            " WHERE hearing_id = ? AND hearing_day = ? AND sequence > ? ORDER BY sequence",
            hearing_id,
            hearing_day,
            since,
        )
        return tuple(
            Entry(sequence, hearing, day, kind, typed, json.loads(change), kept_at)
            for sequence, hearing, day, kind, typed, change, kept_at in rows
        )

    def hearings_with_entries(self, hearing_day: str) -> tuple[str, ...]:
        """Give the ids of the hearings on a day that have entries or a stored draft."""
        rows = self._rows(
            "SELECT hearing_id FROM entry WHERE hearing_day = ?1"
            " UNION SELECT hearing_id FROM draft WHERE hearing_day = ?1",
            hearing_day,
        )
        return tuple(row[0] for row in rows)

    def draft(self, hearing_id: str, hearing_day: str) -> StoredDraft | None:
        """Give the draft as the API last held it."""
        for document, saved, shared in self._rows(
            "SELECT document, saved_through, shared_through FROM draft"
            " WHERE hearing_id = ? AND hearing_day = ?",
            hearing_id,
            hearing_day,
        ):
            return StoredDraft(json.loads(document), saved, shared)
        return None

    def store_draft(self, hearing_id: str, hearing_day: str, draft: StoredDraft) -> None:
        """Store the draft as the API now holds it."""
        self._run(
            "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?)",
            hearing_id,
            hearing_day,
            json.dumps(draft.document),
            draft.saved_through,
            draft.shared_through,
        )

    def begin_command(self, command: PendingCommand, now: str) -> None:
        """Store a command before it is first sent; a command already stored stays as it is."""
        self._run(
            "INSERT OR IGNORE INTO command"
            " (correlation_id, kind, hearing_id, hearing_day, body, through, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            command.correlation_id,
            command.kind,
            command.hearing_id,
            command.hearing_day,
            json.dumps(command.body),
            command.through,
            now,
        )

    def close_command(self, correlation_id: str, outcome: str) -> None:
        """Note what became of a command: `done`, or the refusal's code."""
        self._run(
            "UPDATE command SET outcome = ? WHERE correlation_id = ?", outcome, correlation_id
        )

    def pending_commands(self) -> tuple[PendingCommand, ...]:
        """Give the commands without a known outcome, oldest first."""
        rows = self._rows(
            "SELECT correlation_id, kind, hearing_id, hearing_day, body, through FROM command"
            " WHERE outcome = '' ORDER BY made_at"
        )
        return _commands(rows)

    def done_commands(self, hearing_id: str, hearing_day: str) -> tuple[PendingCommand, ...]:
        """Give what was sent of a hearing day beside its draft, and taken by the API."""
        rows = self._rows(
            "SELECT correlation_id, kind, hearing_id, hearing_day, body, through FROM command"
            " WHERE hearing_id = ? AND hearing_day = ? AND outcome = ?"
            " AND kind IN ('attendance', 'plea', 'verdict') ORDER BY made_at",
            hearing_id,
            hearing_day,
            DONE,
        )
        return _commands(rows)

    def remember(self, name: str, body: str, now: str) -> None:
        """Store the local copy of something that the API sent, under a name."""
        self._run("INSERT OR REPLACE INTO copy VALUES (?, ?, ?)", name, body, now)

    def recall(self, name: str) -> str | None:
        """Give the local copy under a name."""
        for (body,) in self._rows("SELECT body FROM copy WHERE name = ?", name):
            return str(body)
        return None

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
