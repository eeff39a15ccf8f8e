"""The journal's own thread: calls go in, futures come out, in order."""

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from client.journal.store import Entry, PendingCommand, StepKind, Store, StoredDraft

T = TypeVar("T")


class Journal:
    """The durable store of one clerk, opened in a thread of its own.

    Writing calls give a future that is done once the write is on disk; reading calls wait.
    `clock` gives the time as ISO text. Raises `JournalError` where the file can't be opened.
    """

    def __init__(self, path: Path, clock: Callable[[], str]) -> None:
        self._clock = clock
        self._is_closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        try:
            self._store = self._thread.submit(Store, path).result()
        finally:
            if not hasattr(self, "_store"):
                self._thread.shutdown(wait=False)

    def _later(self, call: Callable[[Store], T]) -> "Future[T]":
        return self._thread.submit(call, self._store)

    def keep(
        self,
        hearing_id: str,
        hearing_day: str,
        kind: StepKind,
        typed: str,
        change: list[Any],
    ) -> "Future[int]":
        """Keep one accepted step; the future gives its sequence number once it is on disk."""
        body, now = json.dumps(change), self._clock()
        return self._later(
            lambda store: store.keep(hearing_id, hearing_day, kind, typed, body, now)
        )

    def store_draft(self, hearing_id: str, hearing_day: str, draft: StoredDraft) -> "Future[None]":
        """Store the draft as the API now holds it."""
        return self._later(lambda store: store.store_draft(hearing_id, hearing_day, draft))

    def begin_command(self, command: PendingCommand) -> "Future[None]":
        """Store a command, with its correlation id, before it is first sent."""
        now = self._clock()
        return self._later(lambda store: store.begin_command(command, now))

    def close_command(self, correlation_id: str, outcome: str) -> "Future[None]":
        """Note what became of a command."""
        return self._later(lambda store: store.close_command(correlation_id, outcome))

    def remember(self, name: str, body: str) -> "Future[None]":
        """Store the local copy of something that the API sent."""
        now = self._clock()
        return self._later(lambda store: store.remember(name, body, now))

    def revise(self, name: str, change: Callable[[str | None], str]) -> "Future[None]":
        """Store what `change` makes of what is kept under a name; `None` where nothing is."""
        now = self._clock()
        return self._later(lambda store: store.remember(name, change(store.recall(name)), now))

    def recall(self, name: str) -> str | None:
        """Give the local copy under a name."""
        return self._later(lambda store: store.recall(name)).result()

    def entries(self, hearing_id: str, hearing_day: str, since: int = 0) -> tuple[Entry, ...]:
        """Give the entries of a hearing day after a sequence number, oldest first."""
        return self._later(lambda store: store.entries(hearing_id, hearing_day, since)).result()

    def hearings_with_entries(self, hearing_day: str) -> tuple[str, ...]:
        """Give the ids of the hearings on a day that have entries or a stored draft."""
        return self._later(lambda store: store.hearings_with_entries(hearing_day)).result()

    def draft(self, hearing_id: str, hearing_day: str) -> StoredDraft | None:
        """Give the draft as the API last held it."""
        return self._later(lambda store: store.draft(hearing_id, hearing_day)).result()

    def pending_commands(self) -> tuple[PendingCommand, ...]:
        """Give the commands without a known outcome, oldest first."""
        return self._later(Store.pending_commands).result()

    def done_commands(self, hearing_id: str, hearing_day: str) -> tuple[PendingCommand, ...]:
        """Give what was sent of a hearing day beside its draft, and taken by the API."""
        return self._later(lambda store: store.done_commands(hearing_id, hearing_day)).result()

    def close(self) -> None:
        """Write what is still queued, then close the file."""
        if not self._is_closed:
            self._is_closed = True
            self._thread.submit(self._store.close)
            self._thread.shutdown(wait=True)
