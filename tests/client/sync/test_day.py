"""Fetching a day: in the order of the list, what the clerk is at first, several where slow."""

import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from client.contract import routes
from client.sync.day import DayFetching, RoomDay
from client.sync.notices import HearingFetched, ListComplete, Notice
from client.sync.persisting import Persisting
from tests.client.builders import CENTRE, DAY, ROOM, hearing_json, uid
from tests.client.sync.court_server import CourtServer
from tests.client.sync.waiting import Wake

T = TypeVar("T")
NAMES = ["first", "second", "third", "fourth", "fifth", "sixth"]


class Fetching:
    """A day being fetched from a model of the server, on which each hearing takes `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.server = CourtServer(*(hearing_json(name, 10) for name in NAMES))
        self.told: list[Notice] = []
        self.wake = Wake()
        self.server.on_request = self.wake
        self.then: Callable[[], None] = lambda: None
        ticks = iter(range(1000))
        api = self.server.client(self.wake)
        self.day = DayFetching(
            api, self._tell, Persisting(api, self._tell, (0.001,)), lambda: next(ticks) * seconds
        )
        self.thread = threading.Thread(target=self.day.run)

    def _tell(self, notice: Notice) -> None:
        self.told.append(notice)
        self.then()
        self.wake()

    def begin(self) -> None:
        assert self.day.want(RoomDay(DAY, CENTRE, ROOM))
        self.thread.start()

    @property
    def fetched(self) -> list[str]:
        """The hearings that were fetched, in order."""
        return [one.hearing_id for one in self.told if isinstance(one, HearingFetched)]

    def hold_after_the_first(self) -> threading.Event:
        """Let one hearing through, and hold up those that are asked for after it."""
        gate = threading.Event()

        def hold() -> None:
            if len(self.fetched) == 1:
                self.server.gates[routes.HEARING.name] = gate

        self.then = hold
        return gate

    def until_asked(self, count: int) -> None:
        asked = self.server.counts
        self.wake.until(
            lambda: asked[routes.HEARING.name] >= count, lambda: f"{count} are asked for: {asked}"
        )

    def until_complete(self) -> None:
        self.wake.until(
            lambda: any(isinstance(one, ListComplete) for one in self.told), lambda: "all is told"
        )


@pytest.fixture
def fetching() -> Iterator[Callable[[float], Fetching]]:
    begun: list[Fetching] = []

    def begin(seconds: float) -> Fetching:
        begun.append(Fetching(seconds))
        return begun[-1]

    yield begin
    for one in begun:
        one.day.stop()
        one.thread.join(10)
        assert not one.thread.is_alive()


Begin = Callable[[float], Fetching]


def test_the_hearing_that_the_clerk_is_at_goes_before_the_others(fetching: Begin) -> None:
    day = fetching(0.01)
    gate = day.hold_after_the_first()
    day.begin()
    day.until_asked(2)
    day.day.prefer(uid("sixth"))
    gate.set()
    day.until_complete()
    assert day.fetched == [uid(name) for name in ("first", "second", "sixth", *NAMES[2:5])]


def test_over_a_slow_line_four_are_fetched_at_once_and_each_of_them_once(
    fetching: Begin,
) -> None:
    day = fetching(0.5)
    gate = day.hold_after_the_first()
    day.begin()
    day.until_asked(5)
    assert day.server.counts[routes.HEARING.name] == 5
    gate.set()
    day.until_complete()
    assert sorted(day.fetched) == sorted(map(uid, NAMES))


def test_over_a_fast_line_one_is_fetched_after_the_other(fetching: Begin) -> None:
    day = fetching(0.01)
    day.begin()
    day.until_complete()
    assert day.fetched == [uid(name) for name in NAMES]
    assert not any(one.name.startswith("fetch") for one in threading.enumerate())


def test_once_stopped_in_the_middle_nothing_more_is_fetched(fetching: Begin) -> None:
    day = fetching(0.5)
    gate = day.hold_after_the_first()
    day.begin()
    day.until_asked(5)
    day.day.stop()
    gate.set()
    day.thread.join(10)
    assert not day.thread.is_alive()
    assert len(day.fetched) == 5
    assert not any(isinstance(one, ListComplete) for one in day.told)
