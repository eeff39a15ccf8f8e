"""Commands that change several hearings, against batches of saves on the same ones.

A plea is taken over by every hearing to come of the same offence. Whoever holds one hearing and
waits for another that is held may have to give way; then it is said, and nothing is lost.
"""

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from caseapi.imports.hearings import put_hearing
from caseapi.json_text import from_json
from caseapi.store import hearings, open_store
from caseapi.store.tables import events
from client.contract import routes
from tests.caseapi import court
from tests.caseapi.acts.acting import on_days
from tests.caseapi.durability.conftest import HEARINGS
from tests.caseapi.durability.serving import Clerk, serving

TO_COME = "2126-11-25"
"""A day after any on which this is run."""

CLERKS = 6
PLEAS = 4
SAVES = 6

DOCUMENTED = {202, 503}
"""Done, or not done and said so."""


@pytest.fixture
def to_come(court_database: str) -> str:
    """The court, with all its hearings of the one offence still to come."""
    with open_store(court_database) as store, store.writing() as connection:
        for hearing in HEARINGS:
            put_hearing(connection, court.hearing(id=hearing, hearingDays=on_days(TO_COME)))
    return court_database


def plea(number: int, each: int) -> dict[str, Any]:
    """Give a plea that no other clerk enters, told apart by its day."""
    entered = {"pleaValue": "NOT_GUILTY", "pleaDate": f"20{number + 30}-01-{each + 1:02}"}
    return {"pleas": [{"offenceId": court.OFFENCE, "plea": entered}]}


def test_pleas_on_several_hearings_and_saves_on_them_lose_nothing(
    to_come: str, folder: Path
) -> None:
    on_server = to_come.startswith("postgresql")
    sockets = [folder / "a", folder / "b"] if on_server else [folder / "a"]

    def enter_pleas(number: int) -> list[int]:
        hearing = HEARINGS[number % len(HEARINGS)]
        with Clerk(sockets[number % len(sockets)], hearing) as clerk:
            return [clerk.tell(routes.UPDATE_PLEA, plea(number, each)) for each in range(PLEAS)]

    def save(number: int) -> list[int]:
        hearing = HEARINGS[number % len(HEARINGS)]
        with Clerk(sockets[number % len(sockets)], hearing) as clerk:
            return [clerk.tell(routes.SAVE_DRAFT, court.draft(1 + each)) for each in range(SAVES)]

    with contextlib.ExitStack() as stack:
        for socket in sockets:
            stack.enter_context(serving(to_come, socket))
        with ThreadPoolExecutor(2 * CLERKS) as clerks:
            entering = clerks.map(enter_pleas, range(CLERKS))
            saving = clerks.map(save, range(CLERKS))
            entered = [status for each in entering for status in each]
            saved = list(saving)
    assert {*entered, *(status for each in saved for status in each)} <= DOCUMENTED
    assert entered.count(202) > len(entered) / 2

    told = dict(read_events(to_come))
    pleas_told = [name for names in told.values() for name in names if name == PLEA_TOLD]
    assert len(pleas_told) == entered.count(202)
    for number, statuses in enumerate(saved):
        names = told[HEARINGS[number]]
        outcomes = {routes.SAVE_DRAFT.success, *routes.SAVE_DRAFT.failures}
        assert sum(name in outcomes for name in names) == statuses.count(202)
    assert len({plea_of(to_come, hearing) for hearing in HEARINGS}) == 1


PLEA_TOLD = routes.UPDATE_PLEA.success


def read_events(database: str) -> Iterator[tuple[str, list[str]]]:
    """Give each hearing's events by name, and see that their numbers have no gap."""
    with open_store(database) as store, store.reading() as connection:
        for hearing in HEARINGS:
            rows = connection.execute(
                events.select().where(events.c.stream_id == hearing).order_by(events.c.sequence)
            ).all()
            assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
            yield hearing, [from_json(row.body)["_metadata"]["name"] for row in rows]


def plea_of(database: str, hearing: str) -> str:
    """Give the day of the plea that stands on the offence at a hearing."""
    with open_store(database) as store, store.reading() as connection:
        stored = hearings.read_hearing(connection, hearing)
    assert stored is not None
    document = from_json(stored.document)
    offence = document["prosecutionCases"][0]["defendants"][0]["offences"][0]
    day: str = offence["plea"]["pleaDate"]
    return day
