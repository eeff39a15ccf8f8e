"""Writing the journal: its statements over one SQLite connection, in one thread.

WAL with synchronous FULL: what was told kept survives a killed process and a lost power supply.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw

from client.journal.kept import JournalError, PendingCommand, StoredDraft
from client.journal.lying import Lying
from client.journal.opening import cannot_read, why_not

Write = Callable[["Store"], Any]
"""Something to write; gives what its caller waits for."""

_FAULTS = (AttributeError, LookupError, TypeError, ValueError)
"""What a write that makes one thing of another can raise; it goes to the one who waits for it."""

_NEWER = (
    "SELECT 1 FROM entry WHERE hearing_id = ?1 AND hearing_day = ?2 AND kept_at >= ?3"
    " UNION ALL"
    " SELECT 1 FROM command WHERE hearing_id = ?1 AND hearing_day = ?2 AND made_at >= ?3"
)
_FORGETTING = (
    "DELETE FROM entry WHERE hearing_id = ? AND hearing_day = ?",
    "DELETE FROM draft WHERE hearing_id = ? AND hearing_day = ?",
    "DELETE FROM command WHERE hearing_id = ? AND hearing_day = ?",
)


class Store:
    """The statements; every method runs in the journal's own thread.

    Raises `JournalError` from every method where the file can't be written.
    """

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self._connection = connection
        self._seen = self._data_version()
        self._lying = Lying(path)

    def together(self, writes: Sequence[Write]) -> list[Any]:
        """Make writes that wait at the same time durable with one wait for the disk.

        Gives for each what it gave, or what went wrong with it. Where one fails, nothing of the
        others is given up for it: each is then made alone.
        """
        try:
            return self._in_one(writes)
        except (JournalError, *_FAULTS) as error:
            if len(writes) == 1:
                return [error]
            return [outcome for write in writes for outcome in self.together([write])]

    def _in_one(self, writes: Sequence[Write]) -> list[Any]:
        self._lying.look()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            outcomes = [write(self) for write in writes]
            self._connection.execute("COMMIT")
        except apsw.Error as error:
            raise JournalError(f"the journal can't be written: {why_not(error)}") from error
        finally:
            self._roll_back()
        return outcomes

    def _roll_back(self) -> None:
        """Leave no transaction open; a disk that fails may have ended it already."""
        with suppress(apsw.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def has_others_written(self) -> bool:
        """Tell whether another program has written since this was last asked.

        Raises `JournalError` also where the file is gone, though SQLite would still read it.
        """
        self._lying.look()
        before, self._seen = self._seen, self._data_version()
        return self._seen != before

    def _data_version(self) -> int:
        try:
            return int(next(iter(self._connection.execute("PRAGMA data_version")))[0])
        except apsw.Error as error:
            raise JournalError(f"the journal can't be read: {cannot_read(error)}") from error

    def keep(
        self, hearing_id: str, hearing_day: str, kind: str, typed: str, change: str, now: str
    ) -> int:
        """Insert one entry and give its sequence number."""
        self._connection.execute(
            "INSERT INTO entry (hearing_id, hearing_day, kind, typed, change, kept_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (hearing_id, hearing_day, kind, typed, change, now),
        )
        return self._connection.last_insert_rowid()

    def store_draft(self, hearing_id: str, hearing_day: str, draft: StoredDraft) -> None:
        """Store the draft as the API now holds it."""
        document = json.dumps(draft.document)
        self._connection.execute(
            "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?)",
            (hearing_id, hearing_day, document, draft.saved_through, draft.shared_through),
        )

    def begin_command(self, command: PendingCommand, now: str) -> None:
        """Store a command before it is first sent; a command already stored stays as it is."""
        self._connection.execute(
            "INSERT OR IGNORE INTO command"
            " (correlation_id, kind, hearing_id, hearing_day, body, through, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                command.correlation_id,
                command.kind,
                command.hearing_id,
                command.hearing_day,
                json.dumps(command.body),
                command.through,
                now,
            ),
        )

    def close_command(self, correlation_id: str, outcome: str) -> None:
        """Note what became of a command: `done`, or the refusal's code.

        The results that a save or a share carried stand in entries and draft; its own copy of them
        goes.
        """
        self._connection.execute(
            "UPDATE command SET outcome = ?, body = iif(kind IN ('save', 'share'), '{}', body)"
            " WHERE correlation_id = ?",
            (outcome, correlation_id),
        )

    def remember(self, name: str, body: str, now: str) -> None:
        """Store the local copy of something that the API sent, under a name."""
        self._connection.execute("INSERT OR REPLACE INTO copy VALUES (?, ?, ?)", (name, body, now))

    def recall(self, name: str) -> str | None:
        """Give the local copy under a name, as it stands among what is being written."""
        rows = self._connection.execute("SELECT body FROM copy WHERE name = ?", (name,))
        return next((str(body) for (body,) in rows), None)

    def forget(
        self, hearings: Iterable[tuple[str, str]], copies: Iterable[str], before: str
    ) -> None:
        """Delete all of these hearings on their days, and these local copies.

        Only what was made before a moment (ISO 8601): what came since it was looked at stays.
        """
        for hearing in hearings:
            newer = self._connection.execute(_NEWER, (*hearing, before))
            if not list(newer):
                for statement in _FORGETTING:
                    self._connection.execute(statement, hearing)
        for name in copies:
            self._connection.execute(
                "DELETE FROM copy WHERE name = ? AND made_at < ?", (name, before)
            )

    def wipe(self) -> None:
        """Leave nothing of what was deleted in the file that SQLite writes first.

        Where another window is just reading, or the disk fails, that is left to the next time.
        """
        with suppress(apsw.Error):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file; one that can't be closed any more ends with the program."""
        with suppress(apsw.Error):
            self._connection.close()
