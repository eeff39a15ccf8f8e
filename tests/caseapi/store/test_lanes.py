"""Work that waits together is kept together, and none of it suffers from the others' failures."""

import asyncio
import sqlite3
import uuid
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from caseapi.store import Store, StoreError, facts, open_store
from tests.caseapi import court
from tests.caseapi.conftest import Api


class MishapError(Exception):
    """What a piece of work raises."""


class Work:
    """Writes one fact, and counts how often it is done."""

    def __init__(self, name: str, mishap: type[Exception] | None = None) -> None:
        self.name = name
        self.mishap = mishap
        self.times = 0

    def __call__(self, connection: Connection) -> str:
        self.times += 1
        facts.write(connection, self.name, "kept")
        if self.mishap is not None:
            raise self.mishap(self.name)
        return self.name


def kept(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(connection.execute(text("SELECT name FROM facts")).scalars())


async def test_each_is_given_what_its_own_work_gives(store: Store) -> None:
    work = [Work(f"fact {number}") for number in range(100)]
    given = await asyncio.gather(*(store.write(each, str(uuid.uuid4())) for each in work))
    assert given == [each.name for each in work]
    assert kept(store) >= set(given)
    assert {each.times for each in work} == {1}


@pytest.mark.parametrize("about", ["", "its own hearing"])
async def test_work_that_fails_takes_nobody_with_it(store: Store, about: str) -> None:
    work = [Work(f"fact {number}") for number in range(8)]
    work[3].mishap = MishapError
    given = await asyncio.gather(
        *(store.write(each, about and f"{about} {each.name}") for each in work),
        return_exceptions=True,
    )
    assert isinstance(given[3], MishapError)
    del work[3], given[3]
    assert given == [each.name for each in work]
    assert "fact 3" not in kept(store)
    assert kept(store) >= {each.name for each in work}


async def test_a_statement_that_fails_takes_nobody_with_it(store: Store) -> None:
    work = [Work("the same"), Work("another"), Work("the same")]
    given = await asyncio.gather(
        *(store.write(each, str(uuid.uuid4())) for each in work), return_exceptions=True
    )
    assert sum(isinstance(each, StoreError) for each in given) == 1
    assert kept(store) >= {"the same", "another"}


async def test_clerks_at_different_hearings_do_not_mix(store: Store, api: Api) -> None:
    from caseapi.imports.hearings import put_hearing
    from client.contract import routes

    ids = [str(uuid.uuid4()) for _ in range(12)]
    with store.writing() as connection:
        for each in ids:
            put_hearing(connection, court.hearing(id=each))

    async def save(hearing: str, version: int) -> str:
        event = await api.outcome(
            routes.SAVE_DRAFT, court.draft(version, note=hearing), hearing=hearing
        )
        name: str = event["_metadata"]["name"]
        return name

    for version in (1, 2):
        names = await asyncio.gather(*(save(each, version) for each in ids))
        assert set(names) == {routes.SAVE_DRAFT.success}
    for each in ids:
        draft = await api.ask(routes.DRAFT_RESULT, hearingId=each, hearingDay=court.DAY)
        assert (draft.json()["version"], draft.json()["note"]) == (2, each)


async def test_a_file_that_another_process_writes_to_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(store.write(Work("in the end")))
        async with asyncio.timeout(10):
            await store.read(lambda connection: facts.read(connection, "in the end"))
            assert not waiting.done()
            other.execute("COMMIT")
            other.close()
            assert await waiting == "in the end"


async def test_a_server_that_comes_back_is_used_again(on_postgresql: str) -> None:
    with open_store(on_postgresql) as store:
        await store.write(Work("before"), "hearing")
        with open_store(on_postgresql) as other, other.writing() as connection:
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        with pytest.raises(StoreError):
            await store.write(Work("lost"), "hearing")
        await store.write(Work("after"), "hearing")
        assert kept(store) == {"before", "after"}


async def test_a_save_that_waits_for_a_lock_holds_up_no_reading(on_postgresql: str) -> None:
    with open_store(on_postgresql) as store, open_store(on_postgresql) as other:
        with other.writing() as connection:
            facts.write(connection, "one fact", "theirs")
            waiting = asyncio.create_task(store.write(Work("one fact"), "a hearing"))
            async with asyncio.timeout(10):
                while not await store.read(_somebody_waits_for_a_lock):
                    assert not waiting.done()
            connection.rollback()
        assert await waiting == "one fact"
        assert kept(store) == {"one fact"}


def _somebody_waits_for_a_lock(connection: Connection) -> bool:
    found = connection.execute(text("SELECT 1 FROM pg_locks WHERE NOT granted")).first()
    return found is not None


async def test_work_about_a_hearing_has_to_keep_to_statements(on_postgresql: str) -> None:
    with open_store(on_postgresql) as store:
        with pytest.raises(RuntimeError, match="nothing but a Statement"):
            await store.write(lambda connection: connection.execute(text("SELECT 1")), "a hearing")
        await store.write(Work("after that"), "a hearing")
        assert kept(store) == {"after that"}
