"""Many clerks on one hearing at once: each save has a version of its own, and none is lost."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from caseapi.store import open_store
from caseapi.store.tables import events
from client.contract import routes
from tests.caseapi.durability.conftest import HEARINGS
from tests.caseapi.durability.serving import Clerk, serving

WRITERS = 16
SAVES = 3
HEARING = HEARINGS[0]


def test_sixteen_clerks_on_one_hearing_lose_nothing(court_database: str, folder: Path) -> None:
    on_server = court_database.startswith("postgresql")
    sockets = [folder / "a", folder / "b"] if on_server else [folder / "a"]

    def write(number: int) -> dict[int, str]:
        with Clerk(sockets[number % len(sockets)], HEARING) as clerk:
            notes = [f"clerk {number}, save {each}" for each in range(SAVES)]
            return {clerk.save_next(note): note for note in notes}

    with contextlib.ExitStack() as stack:
        for socket in sockets:
            stack.enter_context(serving(court_database, socket))
        with ThreadPoolExecutor(WRITERS) as clerks:
            saved = [item for each in clerks.map(write, range(WRITERS)) for item in each.items()]
        with Clerk(sockets[0], HEARING) as clerk:
            last = clerk.draft()
    versions = sorted(version for version, _ in saved)
    assert versions == list(range(1, WRITERS * SAVES + 1))
    assert (last["version"], last["note"]) == max(saved)
    with open_store(court_database) as store, store.reading() as connection:
        told = connection.execute(
            events.select().where(events.c.stream_id == HEARING).order_by(events.c.sequence)
        ).all()
    assert [row.sequence for row in told] == list(range(1, len(told) + 1))
    assert sum(f'"{routes.SAVE_DRAFT.success}"' in row.body for row in told) == len(versions)
