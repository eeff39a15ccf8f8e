"""The journal's own thread: writes go in, futures come out, in order; what is on disk is read."""

import json
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from client.journal.kept import Entry, JournalError, PendingCommand, StepKind, StoredDraft
from client.journal.opening import open_file, open_to_read
from client.journal.reading import Reader
from client.journal.store import Store

T = TypeVar("T")
_LOOK_SECONDS = 0.2
"""How long another window's entries may take until they are seen."""
_OVER = "the journal is closed; start Callover again"


@dataclass(frozen=True, slots=True)
class _Watcher:
    """What is called when another window has written, and when the journal fails."""

    on_others: Callable[[], None]
    on_fault: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Write:
    """Something to write, the future of who waits for it, and whether it deletes for good."""

    call: Callable[[Store], Any]
    wipes: bool = False
    future: "Future[Any]" = field(default_factory=Future)


class Journal:
    """The durable store of one clerk, written by a thread of its own.

    Writing calls give a future that is done once the write is on disk; reading calls give what is
    there, and wait for no write. `clock` gives the time as ISO text. `set_aside` is the journal
    that could not be used and was put aside for this one. Raises `JournalError` where the file
    can't be opened.
    """

    def __init__(self, path: Path, clock: Callable[[], str]) -> None:
        self._clock = clock
        self._is_closed = False
        connection, self.set_aside = open_file(path, clock)
        self._store = Store(connection, path)
        self._reader = Reader(open_to_read(path))
        self._unwritten: dict[str, str] = {}
        self._guard = threading.Lock()
        self._watchers: tuple[_Watcher, ...] = ()
        self._told: set[str] = set()
        self._queue: SimpleQueue[_Write | None] = SimpleQueue()
        self._waiting: list[_Write] = []
        self._is_over = False
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    def watch(
        self, on_others: Callable[[], None], on_fault: Callable[[str], None] = lambda _: None
    ) -> None:
        """Have something called, from any thread, when another window has written.

        `on_fault` is told why the journal can't be read or written, once for each reason, and an
        empty reason once its file lies there whole again.
        """
        watcher = _Watcher(on_others, on_fault)
        with self._guard:
            self._watchers = (*self._watchers, watcher)
            known = tuple(self._told)
        for reason in known:
            on_fault(reason)

    def tried(self, read: Callable[[], T], otherwise: T) -> T:
        """Give what a reading call gives, or something else where the journal can't be read.

        Those who watch are told of it: work goes on with what is known already.
        """
        try:
            return read()
        except JournalError as error:
            self._tell_fault(str(error))
            return otherwise

    def _tell_fault(self, reason: str) -> None:
        with self._guard:
            if reason in self._told:
                return
            self._told.add(reason)
            watchers = self._watchers
        for watcher in watchers:
            watcher.on_fault(reason)

    def _look(self) -> None:
        """Look for what other windows have written, and whether all can be read."""
        with self._guard:
            was_told = bool(self._told)
        try:
            others = self._store.has_others_written()
            self._reader.try_again()
        except JournalError as error:
            self._tell_fault(str(error))
            return
        if was_told:
            with self._guard:
                self._told.clear()
            for watcher in self._watchers:
                watcher.on_fault("")
        if others:
            for watcher in self._watchers:
                watcher.on_others()

    # The thread

    def _work(self) -> None:
        """Write until the journal is closed; whatever ends it, nobody waits on for good."""
        try:
            self._write_until_closed()
        finally:
            self._refuse_what_waits()
            self._reader.close()
            self._store.close()

    def _write_until_closed(self) -> None:
        """Write what waits, all of it together."""
        is_open = True
        while is_open:
            self._waiting = []
            try:
                # Nothing is looked for, and nothing wakes the machine, before somebody watches.
                first = self._queue.get(timeout=_LOOK_SECONDS if self._watchers else None)
                is_open = self._take(first, self._waiting)
                while is_open:
                    is_open = self._take(self._queue.get_nowait(), self._waiting)
            except Empty:
                pass
            self._write(self._waiting)
            if is_open and self._watchers:
                self._look()

    def _refuse_what_waits(self) -> None:
        with self._guard:
            self._is_over = True
        with suppress(Empty):
            while True:
                self._take(self._queue.get_nowait(), self._waiting)
        for write in self._waiting:
            if not write.future.done():
                write.future.set_exception(JournalError(_OVER))

    @staticmethod
    def _take(write: _Write | None, waiting: list[_Write]) -> bool:
        if write is None:
            return False
        waiting.append(write)
        return True

    def _write(self, waiting: list[_Write]) -> None:
        if not waiting:
            return
        outcomes = self._store.together([write.call for write in waiting])
        if any(write.wipes for write in waiting):
            self._store.wipe()
        for write, outcome in zip(waiting, outcomes, strict=True):
            if isinstance(outcome, Exception):
                write.future.set_exception(outcome)
            else:
                write.future.set_result(outcome)

    def _later(self, call: Callable[[Store], T], *, wipes: bool = False) -> "Future[T]":
        write = _Write(call, wipes)
        with self._guard:
            is_over = self._is_over
            if not is_over:
                self._queue.put(write)
        if is_over:
            write.future.set_exception(JournalError(_OVER))
        return write.future

    # Writing

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
        """Note what became of a command; the results that it carried are not kept twice."""
        return self._later(lambda store: store.close_command(correlation_id, outcome))

    def remember(self, name: str, body: str) -> "Future[None]":
        """Store the local copy of something that the API sent; it can be recalled at once."""
        now = self._clock()
        with self._guard:
            self._unwritten[name] = body
        written = self._later(lambda store: store.remember(name, body, now))
        written.add_done_callback(lambda _: self._is_written(name, body))
        return written

    def revise(self, name: str, change: Callable[[str | None], str]) -> "Future[None]":
        """Store what `change` makes of what is kept under a name; `None` where nothing is."""
        now = self._clock()
        return self._later(lambda store: store.remember(name, change(store.recall(name)), now))

    def _is_written(self, name: str, body: str) -> None:
        with self._guard:
            if self._unwritten.get(name) is body:
                del self._unwritten[name]

    def forget(
        self, hearings: Iterable[tuple[str, str]], copies: Iterable[str], before: str
    ) -> "Future[None]":
        """Delete hearings on their days (id and YYYY-MM-DD) and local copies, past all finding.

        What was made since a moment (ISO 8601) stays.
        """
        of_hearings, names = tuple(hearings), tuple(copies)
        return self._later(lambda store: store.forget(of_hearings, names, before), wipes=True)

    # Reading

    def recall(self, name: str) -> str | None:
        """Give the local copy under a name."""
        with self._guard:
            unwritten = self._unwritten.get(name)
        return unwritten if unwritten is not None else self._reader.recall(name)

    def entries(self, hearing_id: str, hearing_day: str, since: int = 0) -> tuple[Entry, ...]:
        """Give the entries of a hearing day after a sequence number, oldest first."""
        return self._reader.entries(hearing_id, hearing_day, since)

    def hearings_with_entries(self, hearing_day: str) -> tuple[str, ...]:
        """Give the ids of the hearings on a day that have entries or a stored draft."""
        return self._reader.hearings_with_entries(hearing_day)

    def reached(self, hearing_day: str) -> tuple[tuple[str, int, int, int], ...]:
        """Give each hearing of a day with its last entry, and how far its draft and share reach."""
        return self._reader.reached(hearing_day)

    def last_touched(self) -> tuple[tuple[str, str, str], ...]:
        """Give each hearing and its day, and when something was last kept or sent of it."""
        return self._reader.last_touched()

    def copies_named(self, beginning: str) -> tuple[str, ...]:
        """Give the names of the local copies that begin so."""
        return self._reader.copies_named(beginning)

    def copies_before(self, moment: str) -> tuple[str, ...]:
        """Give the names of the local copies made before a moment (ISO 8601)."""
        return self._reader.copies_before(moment)

    def draft(self, hearing_id: str, hearing_day: str) -> StoredDraft | None:
        """Give the draft as the API last held it."""
        return self._reader.draft(hearing_id, hearing_day)

    def pending_commands(self) -> tuple[PendingCommand, ...]:
        """Give the commands without a known outcome, oldest first."""
        return self._reader.pending_commands()

    def done_commands(self, hearing_id: str, hearing_day: str) -> tuple[PendingCommand, ...]:
        """Give what was sent of a hearing day beside its draft, and taken by the API."""
        return self._reader.done_commands(hearing_id, hearing_day)

    def close(self) -> None:
        """Write what is still queued, then close the file."""
        if not self._is_closed:
            self._is_closed = True
            self._queue.put(None)
            self._thread.join()
