"""Reading the journal, over a connection of its own that no write holds up."""

import json
import threading
from contextlib import suppress
from typing import Any

import apsw

from client.journal.kept import DONE, Entry, JournalError, PendingCommand, StoredDraft
from client.journal.opening import cannot_read

_COMMANDS = (
    "SELECT correlation_id, kind, hearing_id, hearing_day, body, through FROM command WHERE "
)


_DAMAGED = "the journal can't be read: its file is damaged"


class Reader:
    """What is on disk, this program's writes and another window's; safe from several threads.

    Raises `JournalError` from every method where the file can't be read.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def _rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return list(self._connection.execute(statement, values))
            except apsw.Error as error:
                raise JournalError(f"the journal can't be read: {cannot_read(error)}") from error
            except UnicodeDecodeError as error:
                raise JournalError(_DAMAGED) from error

    def entries(self, hearing_id: str, hearing_day: str, since: int) -> tuple[Entry, ...]:
        """Give the entries of a hearing day after a sequence number, oldest first."""
        rows = self._rows(
            "SELECT sequence, hearing_id, hearing_day, kind, typed, change, kept_at FROM entry"
            " WHERE hearing_id = ? AND hearing_day = ? AND sequence > ? ORDER BY sequence",
            hearing_id,
            hearing_day,
            since,
        )
        return tuple(
            Entry(sequence, hearing, day, kind, typed, _from_json(change), kept_at)
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

    def reached(self, hearing_day: str) -> tuple[tuple[str, int, int, int], ...]:
        """Give each hearing of a day with its last entry, and how far its draft and share reach."""
        rows = self._rows(
            "SELECT hearing_id, max(kept), max(saved), max(shared) FROM ("
            "SELECT hearing_id, max(sequence) AS kept, 0 AS saved, 0 AS shared FROM entry"
            " WHERE hearing_day = ?1 GROUP BY hearing_id"
            " UNION ALL SELECT hearing_id, 0, saved_through, shared_through FROM draft"
            " WHERE hearing_day = ?1) GROUP BY hearing_id",
            hearing_day,
        )
        return tuple((hearing, kept, saved, shared) for hearing, kept, saved, shared in rows)

    def last_touched(self) -> tuple[tuple[str, str, str], ...]:
        """Give each hearing and its day, and when something was last kept or sent of it."""
        rows = self._rows(
            "SELECT hearing_id, hearing_day, max(at) FROM ("
            "SELECT hearing_id, hearing_day, kept_at AS at FROM entry"
            " UNION ALL SELECT hearing_id, hearing_day, made_at FROM command"
            " UNION ALL SELECT hearing_id, hearing_day, hearing_day FROM draft"
            ") GROUP BY hearing_id, hearing_day"
        )
        return tuple((hearing, day, at) for hearing, day, at in rows)

    def draft(self, hearing_id: str, hearing_day: str) -> StoredDraft | None:
        """Give the draft as the API last held it."""
        for document, saved, shared in self._rows(
            "SELECT document, saved_through, shared_through FROM draft"
            " WHERE hearing_id = ? AND hearing_day = ?",
            hearing_id,
            hearing_day,
        ):
            return StoredDraft(_from_json(document), saved, shared)
        return None

    def pending_commands(self) -> tuple[PendingCommand, ...]:
        """Give the commands without a known outcome, oldest first."""
        return _commands(self._rows(f"{_COMMANDS} outcome = '' ORDER BY made_at"))

    def done_commands(self, hearing_id: str, hearing_day: str) -> tuple[PendingCommand, ...]:
        """Give what was sent of a hearing day beside its draft, and taken by the API."""
        rows = self._rows(
            f"{_COMMANDS} hearing_id = ? AND hearing_day = ? AND outcome = ?"
            " AND kind IN ('attendance', 'plea', 'verdict') ORDER BY made_at",
            hearing_id,
            hearing_day,
            DONE,
        )
        return _commands(rows)

    def recall(self, name: str) -> str | None:
        """Give the local copy under a name."""
        for (body,) in self._rows("SELECT body FROM copy WHERE name = ?", name):
            return str(body)
        return None

    def copies_named(self, beginning: str) -> tuple[str, ...]:
        """Give the names of the local copies that begin so."""
        rows = self._rows(
            "SELECT name FROM copy WHERE name >= ?1 AND substr(name, 1, length(?1)) = ?1",
            beginning,
        )
        return tuple(name for (name,) in rows)

    def copies_before(self, moment: str) -> tuple[str, ...]:
        """Give the names of the local copies made before a moment (ISO 8601)."""
        rows = self._rows("SELECT name FROM copy WHERE made_at < ?", moment)
        return tuple(name for (name,) in rows)

    def close(self) -> None:
        """Close the file; one that can't be closed any more ends with the program."""
        with self._lock, suppress(apsw.Error):
            self._connection.close()


def _from_json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise JournalError(_DAMAGED) from error


def _commands(rows: list[tuple[Any, ...]]) -> tuple[PendingCommand, ...]:
    return tuple(
        PendingCommand(correlation_id, kind, hearing, day, _from_json(body), through)
        for correlation_id, kind, hearing, day, body, through in rows
    )
