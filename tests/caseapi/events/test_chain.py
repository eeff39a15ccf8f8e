"""The events' chain: one stream a hearing, numbered without a gap, never changed."""

import hashlib
import json
import threading
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import text

from caseapi.store import Store, StoreError, outcomes
from caseapi.store.chain import BEGINNING, canonical, event_text, link
from client.contract import routes
from client.contract.events import read_events
from tests.caseapi import court
from tests.caseapi.conftest import Api
from tests.caseapi.events.chains import FIRST, bodies, put_events
from tests.caseapi.results.telling import send


def rows(store: Store, stream: str = court.HEARING) -> list[Any]:
    statement = text(
        "SELECT sequence, body, hash FROM events WHERE stream_id = :stream ORDER BY sequence"
    )
    with store.reading() as connection:
        return list(connection.execute(statement, {"stream": stream}))


async def test_a_hearings_events_are_numbered_and_chained(api: Api, store: Store) -> None:
    await api.save(1)
    await api.save(1)
    await api.share(1)
    chain = rows(store)
    assert [row.sequence for row in chain] == [1, 2, 3]
    previous = BEGINNING
    for row in chain:
        told = hashlib.sha256(f"{previous}{row.body}".encode()).hexdigest()
        assert row.hash == told
        assert json.loads(row.body)["_metadata"]["stream"]["version"] == row.sequence
        previous = row.hash


async def test_what_is_polled_is_what_is_chained(api: Api, store: Store) -> None:
    (event,) = await send(api, routes.SAVE_DRAFT, court.draft(1))
    (row,) = rows(store)
    assert event == json.loads(row.body)


async def test_a_command_that_tells_two_things_adds_two_events(api: Api, store: Store) -> None:
    await send(api, routes.AMEND, {"newHearingState": "SHARED_AMEND_LOCKED_USER_ERROR"})
    told = await send(api, routes.UNLOCK, {"hearingDay": court.DAY}, user=court.SECOND_CLERK)
    assert [event["_metadata"]["stream"]["version"] for event in told] == [2, 3]
    assert [row.sequence for row in rows(store)] == [1, 2, 3]
    assert len(read_events({"events": told})) == 2


async def test_a_command_that_is_not_a_request_adds_nothing(api: Api, store: Store) -> None:
    await api.tell(routes.SAVE_DRAFT, {}, hearingId=court.HEARING, hearingDay=court.DAY)
    assert rows(store) == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE events SET body = '{}'", "DELETE FROM events", "UPDATE events SET hash = 'x'"],
)
def test_the_database_refuses_to_change_or_delete_an_event(store: Store, statement: str) -> None:
    put_events(store, FIRST, 2)
    before = rows(store, FIRST)
    with pytest.raises(StoreError, match="events are never"), store.writing() as connection:
        connection.execute(text(statement))
    assert rows(store, FIRST) == before


def test_the_canonical_form_is_sorted_unspaced_utf_8() -> None:
    kept = event_text({"b": "Ŵyn", "a": {"d": 1.5, "c": [True, None]}})
    assert kept == r'{"a":{"c":[true,null],"d":1.5},"b":"\u0174yn"}'
    assert canonical(kept) == '{"a":{"c":[true,null],"d":1.5},"b":"Ŵyn"}'.encode()


def test_text_that_utf_8_has_no_form_for_stays_escaped() -> None:
    kept = event_text({"a": "\ud800 \x00"})
    assert canonical(kept) == rb'{"a":"\ud800 \u0000"}'
    assert json.loads(canonical(kept)) == {"a": "\ud800 \x00"}


def test_a_hash_covers_the_event_and_the_hash_before_it() -> None:
    assert link(BEGINNING, "{}") == hashlib.sha256(b"0" * 64 + b"{}").hexdigest()
    assert link(link(BEGINNING, "{}"), "{}") != link(BEGINNING, "{}")


def test_writers_at_the_same_time_leave_no_gap_and_no_fork(store: Store) -> None:
    def work(name: str) -> None:
        for number in range(10):
            put_events(store, FIRST, 1, said=f"{name} {number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    chain = rows(store, FIRST)
    assert [row.sequence for row in chain] == list(range(1, 41))
    for before, after in pairwise(chain):
        assert after.hash == link(before.hash, after.body)


def test_a_command_is_taken_once_for_each_user_and_correlation_id(store: Store) -> None:
    with store.writing() as connection:
        taken = [
            outcomes.take(connection, user, "one", name, "now")
            for user, name in (("a", "save"), ("a", "save"), ("b", "save"), ("a", "share"))
        ]
    assert taken == [True, False, True, True]
    put_events(store, FIRST, 2)
    put_events(store, FIRST, 2)
    with store.reading() as connection:
        assert len(bodies(connection, FIRST)) == 2
