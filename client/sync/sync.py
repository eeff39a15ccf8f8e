"""The background: two threads that talk to the API and tell the desk what came of it."""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from client.api.case_api import CaseApi
from client.api.errors import (
    CaseApiError,
    Failed,
    Refused,
    Unavailable,
)
from client.contract.results import ShareResults
from client.contract.sitting import LogEvent
from client.journal import PendingCommand
from client.record.standing import AsHeld
from client.sync.course import Logging
from client.sync.day import DayFetching, RoomDay
from client.sync.entering import Entering
from client.sync.fetching import read_connected, read_held, read_reference, read_user
from client.sync.looking import look_at_held
from client.sync.notices import (
    Broken,
    CommandDone,
    CommandRefused,
    Notice,
    TryAgain,
    Validated,
)
from client.sync.persisting import CHANCE, Persisting, pause_of
from client.sync.saving import Saving

T = TypeVar("T")
Attempt = Callable[[], Notice]
"""One attempt at something; raises where its outcome is not known yet."""

_PAUSES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
_HELD_PAUSES = (5.0, 10.0, 20.0, 40.0, 60.0)


class Sync:
    """Runs requests in the background; every outcome is told as a notice, from its own thread.

    Fetches and saves are tried again, with growing pauses, while the API is away; a share is not,
    since its clerk is waiting for it, but what follows is asked until the API is back. `pauses`
    are seconds, the longest that each can be; what another clerk's lock holds back waits
    `held_pauses`. `chance` gives numbers from 0 to 1, so that many programs do not come at once.
    """

    def __init__(
        self,
        api: CaseApi,
        tell: Callable[[Notice], None],
        pauses: tuple[float, ...] = _PAUSES,
        held_pauses: tuple[float, ...] = _HELD_PAUSES,
        chance: Callable[[], float] = CHANCE.random,
    ) -> None:
        self._api = api
        self._tell = tell
        self._pauses = pauses
        self._held_pauses = held_pauses
        self._chance = chance
        self._persist = Persisting(api, tell, pauses, chance)
        self._starting = threading.Lock()
        self._held: set[str] = set()
        self._to_fetch: set[tuple[str, str]] = set()
        self._days = DayFetching(api, tell, self._persist)
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="sync")

    def connect(self) -> None:
        """Fetch who the clerk is and the court houses, and after that the reference data.

        That is large; the list need not wait for it.
        """
        self._start(self._connect)

    def fetch_day(self, day: str, centre_id: str, room_id: str) -> None:
        """Fetch a room's list for a day, then every hearing on it.

        One list is fetched at a time. What is asked for meanwhile comes after it, once however
        often it was asked; another room or day at once.
        """
        if self._days.want(RoomDay(day, centre_id, room_id)):
            self._start(self._days.run)
        self._persist.look_again()

    def fetch_first(self, hearing_id: str) -> None:
        """Have a hearing of the list fetched before the others: the clerk is at it."""
        self._days.prefer(hearing_id)

    def fetch_hearing(self, hearing_id: str, day: str) -> None:
        """Fetch one hearing anew; what waits to be fetched already does not wait twice."""
        with self._starting:
            if (hearing_id, day) in self._to_fetch:
                return
            self._to_fetch.add((hearing_id, day))

        def fetch() -> None:
            with self._starting:
                self._to_fetch.discard((hearing_id, day))
            self._days.fetch_hearing(hearing_id, day)

        self._start(fetch)

    def send(self, command: PendingCommand, *, is_again: bool = False) -> None:
        """Send a journalled command and tell its outcome.

        `is_again` says that an earlier run may have sent it already.
        """
        if command.kind == "share":
            self._start(partial(self._share, command))
            return
        if command.kind == "save":
            attempt: Attempt = Saving(self._api, command, self._persist.tell_away)
        else:
            attempt = Entering(self._api, command, self._persist.tell_away, is_again=is_again)
        failed = partial(CommandRefused, command, code="", theirs=None)
        self._start(partial(self._carry_out, attempt, lambda error: failed(error=error)))

    def try_later(self, hearing_id: str, attempt: int = 0) -> None:
        """Have what a hearing has to send tried again, after a pause that grows with attempts.

        What waits already does not wait twice.
        """
        with self._starting:
            if hearing_id in self._held:
                return
            self._held.add(hearing_id)

        def due() -> None:
            with self._starting:
                self._held.discard(hearing_id)
            if not self._persist.is_stopping:
                self._tell(TryAgain(hearing_id))

        timer = threading.Timer(pause_of(self._held_pauses, attempt, self._chance), due)
        timer.daemon = True
        timer.start()

    def log(self, hearing_id: str, body: LogEvent) -> None:
        """Send a line of a hearing's log and tell what became of it."""
        attempt = Logging(self._api, hearing_id, body, self._persist.tell_away)
        self._start(partial(self._carry_out, attempt, attempt.held))

    def look(self, command: PendingCommand) -> None:
        """Look at what the API holds of a save or a share that it has taken."""

        def pause(attempt: int) -> None:
            self._persist.wait(self._pauses[min(attempt, len(self._pauses) - 1)])

        def look() -> None:
            looked = look_at_held(self._api, command, pause)
            if looked is not None:
                self._tell(looked)

        self._start(look)

    def validate(self, hearing_id: str, through: int, body: Mapping[str, Any]) -> None:
        """Ask the API's validator; one that isn't there, or doesn't answer, says nothing."""

        def ask() -> None:
            with suppress(CaseApiError):
                self._tell(Validated(hearing_id, through, self._api.validate(body)))

        self._start(ask)

    def stop(self) -> None:
        """Stop trying; what is not sent stays in the journal for the next start."""
        with self._starting:
            self._persist.stop()
        self._days.stop()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _start(self, work: Callable[[], None]) -> None:
        with self._starting:
            if not self._persist.is_stopping:
                self._threads.submit(work).add_done_callback(self._report_fault)

    def _report_fault(self, future: "Future[None]") -> None:
        """Carry a fault of our own to the desk's thread, where the crash handler sees it."""
        if not future.cancelled() and (fault := future.exception()) is not None:
            self._tell(Broken(fault))

    def _connect(self) -> None:
        connected = self._persist(partial(read_connected, self._api))
        if connected is None:
            return
        self._tell(connected)
        reference = self._persist(partial(read_reference, self._api))
        if reference is not None:
            self._tell(reference)

    def _carry_out(self, attempt: Attempt, failed: Callable[[Failed], Notice]) -> None:
        """Attempt something until its outcome is known, or the API fails at it, and tell that."""
        try:
            outcome = self._persist(attempt, gives_up=True)
        except Failed as error:
            outcome = failed(error)
        if outcome is not None:
            self._tell(outcome)

    def _share(self, command: PendingCommand) -> None:
        body = ShareResults.model_validate(command.body)
        try:
            self._api.share(
                command.hearing_id,
                command.hearing_day,
                body,
                command.correlation_id,
                self._persist.tell_away,
            )
        except Refused as refused:
            self._persist.tell_back()
            self._tell(CommandRefused(command, refused, refused.code, self._theirs(command)))
        except Unavailable as unknown:
            sent = {line.result_line_id for line in body.result_lines if not line.is_deleted}
            landed = sent <= self._their_shared_ids(command)
            self._tell(
                CommandDone(command) if landed else CommandRefused(command, unknown, "", None)
            )
            self._persist(partial(read_user, self._api))
        except CaseApiError as error:
            self._persist.tell_back()
            self._tell(CommandRefused(command, error, "", None))
        else:
            self._persist.tell_back()
            self._tell(CommandDone(command))

    def _theirs(self, command: PendingCommand) -> AsHeld | None:
        try:
            return read_held(self._api, command.hearing_id, command.hearing_day)
        except CaseApiError:
            return None

    def _their_shared_ids(self, command: PendingCommand) -> frozenset[str]:
        try:
            shared = self._api.shared_results(command.hearing_id, command.hearing_day)
        except CaseApiError:
            return frozenset()
        return frozenset(line.result_line_id for line in shared.result_lines)
