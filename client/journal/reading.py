"""Reading the journal, over a connection of its own that no write holds up."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import apsw

from client.journal.kept import (
    DONE,
    CommandKind,
    Entry,
    JournalError,
    PendingCommand,
    StepKind,
    StoredDraft,
)
from client.journal.opening import cannot_read

T = TypeVar("T")

_COMMANDS = (
    "SELECT correlation_id, kind, hearing_id, hearing_day, body, through FROM command WHERE "
)


class Reader:
    """What is on disk, this program's writes and another window's; safe from several threads.

    Raises `JournalError` from every method where the file can't be read.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._unread: dict[tuple[str, tuple[Any, ...]], Callable[..., Any]] = {}

    def _rows(self, make: Callable[..., T], statement: str, *values: Any) -> tuple[T, ...]:
        """Give what `make` makes of the columns of each row."""
        with self._lock:
            try:
                found = tuple(make(*row) for row in self._connection.execute(statement, values))
            except (apsw.Error, ValueError) as error:
                self._unread[statement, values] = make
                why = cannot_read(error) if isinstance(error, apsw.Error) else "its file is damaged"
                raise JournalError(f"the journal can't be read: {why}") from error
            self._unread.pop((statement, values), None)
            return found

    def try_again(self) -> None:
        """Read again whatever could not be read before."""
        for (statement, values), make in tuple(self._unread.items()):
            self._rows(make, statement, *values)

    def entries(self, hearing_id: str, hearing_day: str, since: int) -> tuple[Entry, ...]:
        """Give the entries of a hearing day after a sequence number, oldest first."""
        return self._rows(
            _entry,
            "SELECT sequence, hearing_id, hearing_day, kind, typed, change, kept_at FROM entry"
            " WHERE hearing_id = ? AND hearing_day = ? AND sequence > ? ORDER BY sequence",
            hearing_id,
            hearing_day,
            since,
        )

    def hearings_with_entries(self, hearing_day: str) -> tuple[str, ...]:
        """Give the ids of the hearings on a day that have entries or a stored draft."""
        return self._rows(
            str,
            "SELECT hearing_id FROM entry WHERE hearing_day = ?1"
            " UNION SELECT hearing_id FROM draft WHERE hearing_day = ?1",
            hearing_day,
        )

    def reached(self, hearing_day: str) -> tuple[tuple[str, int, int, int], ...]:
        """Give each hearing of a day with its last entry, and how far its draft and share reach."""
        return self._rows(
            _row,
            "SELECT hearing_id, max(kept), max(saved), max(shared) FROM ("
            "SELECT hearing_id, max(sequence) AS kept, 0 AS saved, 0 AS shared FROM entry"
            " WHERE hearing_day = ?1 GROUP BY hearing_id"
            " UNION ALL SELECT hearing_id, 0, saved_through, shared_through FROM draft"
            " WHERE hearing_day = ?1) GROUP BY hearing_id",
            hearing_day,
        )

    def last_touched(self) -> tuple[tuple[str, str, str], ...]:
        """Give each hearing and its day, and when something was last kept or sent of it."""
        return self._rows(
            _row,
            "SELECT hearing_id, hearing_day, max(at) FROM ("
            "SELECT hearing_id, hearing_day, kept_at AS at FROM entry"
            " UNION ALL SELECT hearing_id, hearing_day, made_at FROM command"
            " UNION ALL SELECT hearing_id, hearing_day, hearing_day FROM draft"
            ") GROUP BY hearing_id, hearing_day",
        )

    def draft(self, hearing_id: str, hearing_day: str) -> StoredDraft | None:
        """Give the draft as the API last held it."""
        found = self._rows(
            _draft,
            "SELECT document, saved_through, shared_through FROM draft"
            " WHERE hearing_id = ? AND hearing_day = ?",
            hearing_id,
            hearing_day,
        )
        return next(iter(found), None)

    def pending_commands(self) -> tuple[PendingCommand, ...]:
        """Give the commands without a known outcome, oldest first."""
        return self._rows(_command, f"{_COMMANDS} outcome = '' ORDER BY made_at")

    def done_commands(self, hearing_id: str, hearing_day: str) -> tuple[PendingCommand, ...]:
        """Give what was sent of a hearing day beside its draft, and taken by the API."""
        return self._rows(
            _command,
            f"{_COMMANDS} hearing_id = ? AND hearing_day = ? AND outcome = ?"
            " AND kind IN ('attendance', 'plea', 'verdict') ORDER BY made_at",
            hearing_id,
            hearing_day,
            DONE,
        )

    def recall(self, name: str) -> str | None:
        """Give the local copy under a name."""
        found = self._rows(str, "SELECT body FROM copy WHERE name = ?", name)
        return next(iter(found), None)

    def copies_named(self, beginning: str) -> tuple[str, ...]:
        """Give the names of the local copies that begin so."""
        return self._rows(
            str,
            "SELECT name FROM copy WHERE name >= ?1 AND substr(name, 1, length(?1)) = ?1",
            beginning,
        )

    def copies_before(self, moment: str) -> tuple[str, ...]:
        """Give the names of the local copies made before a moment (ISO 8601)."""
        return self._rows(str, "SELECT name FROM copy WHERE made_at < ?", moment)

    def close(self) -> None:
        """Close the file; one that can't be closed any more ends with the program."""
        with self._lock, suppress(apsw.Error):
            self._connection.close()


def _row(*columns: Any) -> Any:
    return columns


def _entry(
    sequence: int, hearing: str, day: str, kind: StepKind, typed: str, change: str, kept_at: str
) -> Entry:
    return Entry(sequence, hearing, day, kind, typed, json.loads(change), kept_at)


def _draft(document: str, saved: int, shared: int) -> StoredDraft:
    return StoredDraft(json.loads(document), saved, shared)


def _command(
    correlation_id: str, kind: CommandKind, hearing: str, day: str, body: str, through: int
) -> PendingCommand:
    return PendingCommand(correlation_id, kind, hearing, day, json.loads(body), through)
