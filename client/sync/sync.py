"""The background: two threads that talk to the API and tell the desk what came of it."""

import random
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from client.api.errors import (
    CaseApiError,
    NotFound,
    OutcomeUnknown,
    Protocol,
    Refused,
    Unauthorised,
    Unavailable,
)
from client.api.http import CaseApi
from client.catalogue.charges import ChargeKinds, charge_kinds
from client.contract.courts import UserDetails
from client.contract.results import CourtClerk, DraftDocument, SaveDraft, ShareResults
from client.contract.sitting import LogEvent, ReusableInfo
from client.journal import PendingCommand
from client.sync.entering import Entering
from client.sync.looking import look_at_held
from client.sync.notices import (
    Away,
    Back,
    Broken,
    CommandDone,
    CommandRefused,
    Connected,
    HearingFetched,
    HearingMissing,
    ListComplete,
    ListFetched,
    LogFetched,
    LogLineTaken,
    Notice,
    TryAgain,
    Validated,
)

T = TypeVar("T")
_LOGGED_ALREADY = "Already logged"
_PAUSES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
_HELD_PAUSES = (5.0, 10.0, 20.0, 40.0, 60.0)


def _listed(fetch: Callable[[], T]) -> T | None:
    """Fetch a list of reference data; `None` where the server has none that can be read."""
    try:
        return fetch()
    except (NotFound, Protocol, Unauthorised):
        return None


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
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._api = api
        self._tell = tell
        self._pauses = pauses
        self._held_pauses = held_pauses
        self._chance = chance
        self._stopping = threading.Event()
        self._starting = threading.Lock()
        self._is_away = False
        self._held: set[str] = set()
        self._wanted: tuple[str, str, str] | None = None
        self._is_fetching = False
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="sync")

    def connect(self) -> None:
        """Fetch who the clerk is, the court houses and the results in force."""
        self._start(self._connect)

    def fetch_day(self, day: str, centre_id: str, room_id: str) -> None:
        """Fetch a room's list for a day, then every hearing on it.

        One list is fetched at a time. What is asked for meanwhile comes after it, once however
        often it was asked; another room or day at once.
        """
        with self._starting:
            self._wanted = (day, centre_id, room_id)
            if self._is_fetching:
                return
            self._is_fetching = True
        self._start(self._fetch_days)

    def send(self, command: PendingCommand, *, is_again: bool = False) -> None:
        """Send a journalled command and tell its outcome.

        `is_again` says that an earlier run may have sent it already.
        """
        if command.kind == "save":
            self._start(partial(self._save, command))
        elif command.kind == "share":
            self._start(partial(self._share, command))
        else:
            self._start(partial(self._enter, command, is_again=is_again))

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
            if not self._stopping.is_set():
                self._tell(TryAgain(hearing_id))

        timer = threading.Timer(self._pause(self._held_pauses, attempt), due)
        timer.daemon = True
        timer.start()

    def log(self, hearing_id: str, body: LogEvent) -> None:
        """Send a line of a hearing's log and tell what became of it."""
        self._start(partial(self._log, hearing_id, body))

    def look(self, command: PendingCommand) -> None:
        """Look at what the API holds of a save or a share that it has taken."""

        def pause(attempt: int) -> None:
            self._stopping.wait(self._pauses[min(attempt, len(self._pauses) - 1)])

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
            self._stopping.set()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _start(self, work: Callable[[], None]) -> None:
        with self._starting:
            if not self._stopping.is_set():
                self._threads.submit(work).add_done_callback(self._report_fault)

    def _report_fault(self, future: "Future[None]") -> None:
        """Carry a fault of our own to the desk's thread, where the crash handler sees it."""
        if not future.cancelled() and (fault := future.exception()) is not None:
            self._tell(Broken(fault))

    def _connect(self) -> None:
        def ask() -> Connected:
            user = self._user()
            clerk = CourtClerk(
                user_id=self._api.user_id,
                first_name=user.first_name or "Court",
                last_name=user.last_name or "Clerk",
            )
            courts = self._api.courtrooms().organisationunits
            definitions = self._api.result_definitions("").result_definitions
            loggable = _listed(self._api.event_definitions)
            events = loggable.event_definitions if loggable else ()
            return Connected(clerk, courts, definitions, self._charges(), events)

        connected = self._persist(ask)
        if connected is not None:
            self._tell(connected)

    def _user(self) -> UserDetails:
        """Fetch the clerk's name; a server that does not know it is no reason to stop."""
        try:
            return self._api.user()
        except (NotFound, Unauthorised):
            return UserDetails()

    def _charges(self) -> ChargeKinds:
        """Fetch the pleas and verdicts; those built in stand in for a list the server lacks."""
        pleas = _listed(self._api.plea_types)
        verdicts = _listed(self._api.verdict_types)
        reasons = _listed(self._api.mode_of_trial_reasons)
        return charge_kinds(
            pleas.plea_status_types if pleas else (),
            verdicts.verdict_types if verdicts else (),
            reasons.mode_of_trial_reasons if reasons else (),
        )

    def _fetch_days(self) -> None:
        while (wanted := self._next_wanted()) is not None:
            self._fetch_day(*wanted)

    def _next_wanted(self) -> tuple[str, str, str] | None:
        with self._starting:
            wanted, self._wanted = self._wanted, None
            self._is_fetching = wanted is not None
            return wanted

    def _fetch_day(self, day: str, centre_id: str, room_id: str) -> None:
        listed = self._persist(lambda: self._api.hearings(day, centre_id, room_id))
        if listed is None:
            return
        self._tell(ListFetched(listed.hearing_summaries, room_id))
        fetching = (day, centre_id, room_id)
        for summary in listed.hearing_summaries:
            self._persist(partial(self._fetch_hearing, summary.id, day))
            if self._is_over(fetching):
                return
        self._tell(ListComplete(room_id))
        for summary in listed.hearing_summaries:
            log = self._persist(partial(self._log_of, summary.id, day))
            if log is None or self._is_over(fetching):
                return
            if log.log.events:
                self._tell(log)

    def _is_over(self, fetching: tuple[str, str, str]) -> bool:
        """Whether what is being fetched is not wanted any more."""
        return self._stopping.is_set() or self._wanted not in (None, fetching)

    def _log_of(self, hearing_id: str, day: str) -> LogFetched | None:
        """Fetch a hearing's log; `None` where the server keeps none."""
        log = _listed(partial(self._api.event_log, hearing_id, day))
        return LogFetched(hearing_id, log) if log is not None else None

    def _fetch_hearing(self, hearing_id: str, day: str) -> None:
        """Fetch one hearing and tell it; one that the API can't give does not hold up the rest."""
        try:
            self._tell(self._read_hearing(hearing_id, day))
        except Unavailable:
            raise
        except CaseApiError as error:
            self._tell(HearingMissing(hearing_id, error))

    def _read_hearing(self, hearing_id: str, day: str) -> HearingFetched:
        body, detail = self._api.hearing(hearing_id)
        draft = self._api.draft(hearing_id, day)
        shared_ids: frozenset[str] = frozenset()
        if detail.hearing is not None and detail.hearing.has_shared_results:
            shared = self._api.shared_results(hearing_id, day)
            shared_ids = frozenset(line.result_line_id for line in shared.result_lines)
        reusable = self._reusable_info(hearing_id)
        return HearingFetched(hearing_id, body, detail, draft, shared_ids, reusable)

    def _reusable_info(self, hearing_id: str) -> ReusableInfo:
        """Fetch earlier answers; a server that gives none does not hold up the hearing."""
        try:
            return self._api.reusable_info(hearing_id)
        except Unavailable:
            raise
        except CaseApiError:
            return ReusableInfo()

    def _save(self, command: PendingCommand) -> None:
        body = SaveDraft.model_validate(command.body)

        def attempt() -> Notice:
            try:
                self._api.save_draft(body, command.correlation_id, self._tell_away)
            except Refused as refused:
                theirs = self._api.draft(command.hearing_id, command.hearing_day)
                return self._settled(command, body, theirs, refused)
            except OutcomeUnknown as unknown:
                theirs = self._api.draft(command.hearing_id, command.hearing_day)
                if theirs.version in (None, body.version - 1):
                    raise Unavailable(str(unknown)) from unknown
                return self._settled(command, body, theirs, unknown)
            except Unavailable:
                raise
            except CaseApiError as error:
                return CommandRefused(command, error, "", None)
            return CommandDone(command)

        outcome = self._persist(attempt)
        if outcome is not None:
            self._tell(outcome)

    def _settled(
        self,
        command: PendingCommand,
        body: SaveDraft,
        theirs: DraftDocument,
        error: CaseApiError,
    ) -> Notice:
        """Tell what the draft as it now stands says of a save whose outcome was not a success.

        A save that landed although its answer was lost is found by its own document standing there
        under its own version (contract section 9, traps 1 and 2).
        """
        if theirs.version == body.version and theirs.result_lines == body.result_lines:
            return CommandDone(command)
        code = error.code if isinstance(error, Refused) else ""
        return CommandRefused(command, error, code, theirs)

    def _enter(self, command: PendingCommand, *, is_again: bool) -> None:
        outcome = self._persist(Entering(self._api, command, self._tell_away, is_again=is_again))
        if outcome is not None:
            self._tell(outcome)

    def _log(self, hearing_id: str, body: LogEvent) -> None:
        """Log a line, again where nobody knows whether it was: the API logs no id twice."""

        def attempt() -> LogLineTaken:
            reason = ""
            try:
                self._api.log_event(hearing_id, body, self._tell_away)
            except Refused as refused:
                reason = "" if refused.refusal.reason == _LOGGED_ALREADY else str(refused)
            except Unavailable:
                raise
            except CaseApiError as error:
                reason = str(error)
            return LogLineTaken(hearing_id, body.hearing_event_id, reason)

        outcome = self._persist(attempt)
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
                self._tell_away,
            )
        except Refused as refused:
            self._tell_back()
            self._tell(CommandRefused(command, refused, refused.code, self._their_draft(command)))
        except Unavailable as unknown:
            sent = {line.result_line_id for line in body.result_lines if not line.is_deleted}
            landed = sent <= self._their_shared_ids(command)
            self._tell(
                CommandDone(command) if landed else CommandRefused(command, unknown, "", None)
            )
            self._persist(self._user)
        except CaseApiError as error:
            self._tell_back()
            self._tell(CommandRefused(command, error, "", None))
        else:
            self._tell_back()
            self._tell(CommandDone(command))

    def _their_draft(self, command: PendingCommand) -> DraftDocument | None:
        try:
            return self._api.draft(command.hearing_id, command.hearing_day)
        except CaseApiError:
            return None

    def _their_shared_ids(self, command: PendingCommand) -> frozenset[str]:
        try:
            shared = self._api.shared_results(command.hearing_id, command.hearing_day)
        except CaseApiError:
            return frozenset()
        return frozenset(line.result_line_id for line in shared.result_lines)

    def _persist(self, call: Callable[[], T]) -> T | None:
        """Call until the API gives what was asked for; `None` once stopping."""
        attempt = 0
        while not self._stopping.is_set():
            try:
                result = call()
            except CaseApiError as error:
                self._tell_away(error)
                self._stopping.wait(self._pause(self._pauses, attempt))
                attempt += 1
            else:
                self._tell_back()
                return result
        return None

    def _pause(self, pauses: tuple[float, ...], attempt: int) -> float:
        """Give how long to wait before the next attempt: from half the pause to all of it."""
        return pauses[min(attempt, len(pauses) - 1)] * (1 + self._chance()) / 2

    def _tell_away(self, error: CaseApiError) -> None:
        self._is_away = True
        self._tell(Away(error))

    def _tell_back(self) -> None:
        if self._is_away:
            self._is_away = False
            self._tell(Back())
