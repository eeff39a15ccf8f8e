"""Fetching a day: the list of a room, every hearing on it, and then the hearings' logs."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from client.api.case_api import CaseApi
from client.api.errors import CaseApiError, Failed, Unavailable
from client.sync.fetching import read_hearing, read_log
from client.sync.notices import HearingMissing, ListComplete, ListFetched, Notice
from client.sync.persisting import Persisting

_AT_ONCE = 4
_LONG_SECONDS = 0.2
"""How long a hearing takes to fetch where the line is slow, and not the reading of it."""


class RoomDay(NamedTuple):
    """A room on a day (YYYY-MM-DD)."""

    day: str
    centre_id: str
    room_id: str


class DayFetching:
    """Fetches one list at a time, and what is on it in its order.

    The hearing that the clerk is at goes before the others. Over a line on which answers take long
    several are fetched at once; else one is, so that keys need not wait for the reading of four.
    `clock` gives seconds.
    """

    def __init__(
        self,
        api: CaseApi,
        tell: Callable[[Notice], None],
        persist: Persisting,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._api = api
        self._tell = tell
        self._persist = persist
        self._clock = clock
        self._lock = threading.Lock()
        self._wanted: RoomDay | None = None
        self._first = ""
        self._is_fetching = self._is_stopped = False
        self._helpers = ThreadPoolExecutor(_AT_ONCE - 1, thread_name_prefix="fetch")

    def want(self, wanted: RoomDay) -> bool:
        """Note the list to fetch next; tells whether fetching has to be begun for it."""
        with self._lock:
            self._wanted = wanted
            is_to_begin = not self._is_fetching
            self._is_fetching = True
            return is_to_begin

    def prefer(self, hearing_id: str) -> None:
        """Have a hearing fetched before the others that wait."""
        with self._lock:
            self._first = hearing_id

    def run(self) -> None:
        """Fetch what is wanted until nothing is."""
        while (wanted := self._next_wanted()) is not None:
            self._fetch(wanted)

    def stop(self) -> None:
        """Fetch nothing more."""
        with self._lock:
            self._is_stopped = True
            self._helpers.shutdown(wait=False, cancel_futures=True)

    def fetch_hearing(self, hearing_id: str, day: str) -> None:
        """Fetch one hearing and tell it; one that the API can't give does not hold up the rest."""

        def fetch() -> None:
            try:
                self._tell(read_hearing(self._api, hearing_id, day))
            except Unavailable:
                raise
            except CaseApiError as error:
                self._tell(HearingMissing(hearing_id, error))

        try:
            self._persist(fetch, gives_up=True)
        except Failed as error:
            self._tell(HearingMissing(hearing_id, error))

    def _next_wanted(self) -> RoomDay | None:
        with self._lock:
            wanted, self._wanted = self._wanted, None
            self._is_fetching = wanted is not None
            return wanted

    def _fetch(self, wanted: RoomDay) -> None:
        listed = self._persist(
            partial(self._api.hearings, *wanted), lambda: not self._is_over(wanted)
        )
        if listed is None:
            return
        self._tell(ListFetched(listed.hearing_summaries, wanted.room_id))
        ids = [summary.id for summary in listed.hearing_summaries]

        def fetch_log(hearing_id: str) -> None:
            with suppress(Failed):
                fetch = partial(read_log, self._api, hearing_id, wanted.day)
                log = self._persist(fetch, gives_up=True)
                if log is not None and log.log.events and not self._is_over(wanted):
                    self._tell(log)

        if self._each(ids, lambda one: self.fetch_hearing(one, wanted.day), wanted):
            self._tell(ListComplete(wanted.room_id))
            self._each(ids, fetch_log, wanted)

    def _is_over(self, fetching: RoomDay) -> bool:
        """Whether what is being fetched is not wanted any more."""
        return self._is_stopped or self._wanted not in (None, fetching)

    def _each(self, ids: Sequence[str], fetch: Callable[[str], None], wanted: RoomDay) -> bool:
        """Fetch something for each hearing; tells whether it was done for all of them."""
        waiting = list(ids)

        def go_on() -> None:
            while not self._is_over(wanted) and (one := self._next(waiting)):
                fetch(one)

        begun = self._clock()
        if waiting:
            fetch(self._next(waiting))
        is_long = self._clock() - begun > _LONG_SECONDS
        helping = self._help(go_on) if is_long and waiting else ()
        go_on()
        for helper in helping:
            with suppress(CancelledError):
                helper.result()
        return not self._is_over(wanted)

    def _next(self, waiting: list[str]) -> str:
        """Take the next hearing of those that wait; empty where none does."""
        with self._lock:
            if self._first in waiting:
                waiting.remove(self._first)
                return self._first
            return waiting.pop(0) if waiting else ""

    def _help(self, work: Callable[[], None]) -> "Sequence[Future[None]]":
        with self._lock:
            if self._is_stopped:
                return ()
            return [self._helpers.submit(work) for _ in range(_AT_ONCE - 1)]
