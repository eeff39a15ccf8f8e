"""Our own client against the original's traps (section 9): every save lands, and lands once."""

import json
from collections.abc import Callable, Iterator

import httpx
import pytest
from sqlalchemy import text

from caseapi.faults import LATE_POLLS
from caseapi.hearing import HearingOnDay
from caseapi.store import Store, results
from client.contract import routes
from client.sync.notices import Away, CommandDone, CommandRefused
from tests.caseapi import court
from tests.caseapi.results.faulty_server import FaultyCourt
from tests.caseapi.results.hearings import put_standing

Open = Callable[[str], FaultyCourt]


@pytest.fixture
def at(store: Store) -> Iterator[Open]:
    """Open a court with faults."""
    opened: list[FaultyCourt] = []

    def open_court(faults: str) -> FaultyCourt:
        opened.append(FaultyCourt(store, faults))
        return opened[-1]

    yield open_court
    for each in opened:
        each.close()


def told(store: Store) -> list[str]:
    """Give the names of the hearing's events, in order."""
    statement = text("SELECT body FROM events WHERE stream_id = :id ORDER BY sequence")
    with store.reading() as connection:
        bodies = connection.execute(statement, {"id": court.HEARING}).scalars()
        return [json.loads(body)["_metadata"]["name"] for body in bodies]


def draft_version(store: Store) -> int:
    with store.reading() as connection:
        draft = results.read_draft(connection, court.HEARING, court.DAY)
    version: int = json.loads(draft or "{}")["version"]
    return version


def is_poll(request: httpx.Request) -> bool:
    return str(request.headers.get("Accept")) == routes.EVENTS.media_type


def is_save(request: httpx.Request) -> bool:
    return str(request.headers.get("Content-Type")) == routes.SAVE_DRAFT.media_type


@pytest.mark.parametrize(
    "faults",
    [
        "",
        "late-events",
        "no-events",
        "lost-answer",
        "403-on-poll",
        "stale-read",
        "lost-answer,late-events,403-on-poll,stale-read",
        "lost-answer,no-events,403-on-poll",
        "lost-answer,no-events,stale-read",
    ],
)
def test_every_save_lands_exactly_once(at: Open, store: Store, faults: str) -> None:
    faulty = at(faults)
    faulty.api.draft(court.HEARING, court.DAY)
    for version in (1, 2, 3):
        assert isinstance(faulty.save(version), CommandDone)
    assert told(store) == [routes.SAVE_DRAFT.success] * 3
    assert draft_version(store) == 3


def test_an_event_that_is_late_is_waited_for(at: Open) -> None:
    faulty = at("late-events")
    faulty.save(1)
    assert faulty.sent(is_poll) == LATE_POLLS + 1
    assert faulty.sent(is_save) == 1


def test_a_command_whose_answer_is_lost_is_sent_again_as_the_same_command(at: Open) -> None:
    faulty = at("lost-answer")
    faulty.save(1)
    assert faulty.sent(is_save) == 2
    assert any(isinstance(notice, Away) for notice in faulty.told)


def test_when_no_event_comes_the_draft_is_read_before_anything_is_sent_again(at: Open) -> None:
    faulty = at("no-events")
    faulty.save(1)
    assert faulty.clock.now >= routes.SAVE_DRAFT.seconds
    assert faulty.sent(is_save) == 1


def test_a_poll_that_is_refused_is_made_again(at: Open) -> None:
    faulty = at("403-on-poll")
    faulty.save(1)
    assert faulty.sent(is_poll) == 2


@pytest.mark.parametrize("faults", ["late-events", "403-on-poll", "no-events"])
def test_a_share_lands_exactly_once(at: Open, store: Store, faults: str) -> None:
    faulty = at(faults)
    faulty.save(1)
    assert isinstance(faulty.share(1), CommandDone)
    assert told(store) == [routes.SAVE_DRAFT.success, routes.SHARE.success]


def test_a_save_that_meets_anothers_lock_is_told_with_what_stands_there(
    at: Open, store: Store
) -> None:
    faulty = at("lock-by-another")
    refused = faulty.save(1)
    assert isinstance(refused, CommandRefused)
    assert refused.code == "206"
    assert refused.theirs is not None
    assert told(store) == [routes.AMEND.success, routes.SAVE_DRAFT.failures[0]]


@pytest.mark.parametrize("faults", ["validation-failed-on-share", "share-failed-on-multi-day"])
def test_a_share_that_is_refused_without_a_code_is_told_as_refused(
    at: Open, store: Store, faults: str
) -> None:
    put_standing(store, HearingOnDay(several_days=True))
    faulty = at(faults)
    faulty.save(1)
    assert isinstance(faulty.share(1), CommandRefused)
    assert faulty.clock.now < routes.SHARE.seconds
