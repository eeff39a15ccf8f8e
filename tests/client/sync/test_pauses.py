"""How long the background waits before it tries again, so that many clerks don't come at once."""

import threading

import pytest

from client.sync.notices import Notice, TryAgain
from client.sync.sync import Sync
from tests.client.builders import hearing_json, uid
from tests.client.sync.court_server import CourtServer
from tests.client.sync.waiting import Wake

HEARING, OTHER = uid("hearing"), uid("other")


class Timers:
    """Timers that are started when a test says so, and how long each was to wait."""

    def __init__(self) -> None:
        self.waiting: list[object] = []
        self.seconds: list[float] = []

    def __call__(self, seconds: float, due: object) -> "Timers":
        self.seconds.append(round(seconds, 3))
        self.waiting.append(due)
        return self

    def start(self) -> None:
        """Wait until a test says that the time has come."""

    def ring(self) -> None:
        """Say that the time of all that wait has come."""
        waiting, self.waiting = self.waiting, []
        for due in waiting:
            due()  # type: ignore[operator]


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    found = Timers()
    monkeypatch.setattr(threading, "Timer", found)
    return found


def background(told: list[Notice], chance: float) -> Sync:
    api = CourtServer(hearing_json()).client(Wake())
    return Sync(api, told.append, held_pauses=(4.0, 8.0), chance=lambda: chance)


@pytest.mark.parametrize(("chance", "seconds"), [(0.0, [2.0, 4.0, 4.0]), (1.0, [4.0, 8.0, 8.0])])
def test_a_pause_grows_with_the_attempts_and_is_from_half_to_the_whole(
    timers: Timers, chance: float, seconds: list[float]
) -> None:
    told: list[Notice] = []
    sync = background(told, chance)
    for attempt in range(3):
        sync.try_later(HEARING, attempt)
        timers.ring()
    assert timers.seconds == seconds
    assert told == [TryAgain(HEARING)] * 3
    sync.stop()


def test_what_waits_already_does_not_wait_twice(timers: Timers) -> None:
    told: list[Notice] = []
    sync = background(told, 0.5)
    for hearing_id in (HEARING, HEARING, OTHER, HEARING):
        sync.try_later(hearing_id)
    timers.ring()
    assert told == [TryAgain(HEARING), TryAgain(OTHER)]
    sync.stop()


def test_nothing_is_tried_after_the_end(timers: Timers) -> None:
    told: list[Notice] = []
    sync = background(told, 0.5)
    sync.try_later(HEARING)
    sync.stop()
    timers.ring()
    assert told == []
