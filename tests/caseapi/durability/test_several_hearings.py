"""Commands that change several hearings, against batches of saves on the same ones.

A plea is taken over by every hearing to come of the same offence. Whoever holds one hearing and
waits for another that is held may have to give way; then it is said, and nothing is lost.
"""

import contextlib
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from caseapi.acts.event_definitions import RESUME, START
from caseapi.imports.hearings import put_hearing
from caseapi.json_text import from_json
from caseapi.store import event_log, hearings, open_store
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


Act = Callable[[Clerk, int], list[int]]


def at_once(database: str, folder: Path, *acts: Act) -> list[list[list[int]]]:
    """Let clerks do things at the same time, one kind of act and one hearing each.

    Gives the statuses by act and clerk. A database on a server has two of our servers on it.
    """
    on_server = database.startswith("postgresql")
    sockets = [folder / "a", folder / "b"] if on_server else [folder / "a"]

    def do(act: Act, number: int) -> list[int]:
        with Clerk(sockets[number % len(sockets)], HEARINGS[number]) as clerk:
            return act(clerk, number)

    with contextlib.ExitStack() as stack:
        for socket in sockets:
            stack.enter_context(serving(database, socket))
        with ThreadPoolExecutor(len(acts) * CLERKS) as clerks:
            begun = [[clerks.submit(do, act, number) for number in range(CLERKS)] for act in acts]
            statuses = [[each.result() for each in of_act] for of_act in begun]
    for of_act in statuses:
        flat = [status for of_clerk in of_act for status in of_clerk]
        assert set(flat) <= DOCUMENTED
        assert flat.count(202) > len(flat) / 2
    return statuses


def save(clerk: Clerk, number: int) -> list[int]:
    return [clerk.tell(routes.SAVE_DRAFT, court.draft(1 + each)) for each in range(SAVES)]


def enter_pleas(clerk: Clerk, number: int) -> list[int]:
    return [clerk.tell(routes.UPDATE_PLEA, plea(number, each)) for each in range(PLEAS)]


def begin(clerk: Clerk, number: int) -> list[int]:
    """Log that the hearing begins, or goes on, and that all others of the room pause."""
    return [clerk.tell(routes.LOG_EVENT, begun(number, each)) for each in range(PLEAS)]


def begun(number: int, each: int) -> dict[str, Any]:
    at = f"{TO_COME}T10:{number:02}:{each:02}.000Z"
    return {
        "hearingEventId": str(uuid.uuid4()),
        "hearingEventDefinitionId": RESUME if each else START,
        "recordedLabel": "Hearing resumed" if each else "Hearing started",
        "eventTime": at,
        "lastModifiedTime": at,
        "override": True,
    }


def told_of_saves(told: dict[str, list[str]], saved: list[list[int]]) -> None:
    """See that every save that was taken has its event."""
    outcomes = {routes.SAVE_DRAFT.success, *routes.SAVE_DRAFT.failures}
    for hearing, statuses in zip(HEARINGS, saved, strict=False):
        names = [name for name in told[hearing] if name in outcomes]
        assert len(names) == statuses.count(202)


def test_pleas_on_several_hearings_and_saves_on_them_lose_nothing(
    to_come: str, folder: Path
) -> None:
    entered, saved = at_once(to_come, folder, enter_pleas, save)
    told = dict(read_events(to_come))
    told_of_saves(told, saved)
    for number, hearing in enumerate(HEARINGS[:CLERKS]):
        assert told[hearing].count(routes.UPDATE_PLEA.success) == entered[number].count(202)
    assert len({plea_of(to_come, hearing) for hearing in HEARINGS}) == 1


def test_hearings_that_begin_at_once_in_a_room_pause_one_another_and_lose_nothing(
    to_come: str, folder: Path
) -> None:
    started, saved = at_once(to_come, folder, begin, save)
    told = dict(read_events(to_come))
    told_of_saves(told, saved)
    logged = sum(names.count(routes.LOG_EVENT.success) for names in told.values())
    with open_store(to_come) as store, store.reading() as connection:
        lines = {each: event_log.read_log(connection, each) for each in HEARINGS}
    assert sum(map(len, lines.values())) == logged
    for number, hearing in enumerate(HEARINGS[:CLERKS]):
        own = [line for line in lines[hearing] if line.definition_id in (START, RESUME)]
        assert len(own) == started[number].count(202)


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
