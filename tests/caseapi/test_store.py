"""The database: who may read it, how durably it is written, and what can be wrong with it."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from caseapi.store import Store, StoreError, facts, open_store
from client.contract.routes import SAVE_DRAFT
from tests.caseapi import court
from tests.caseapi.conftest import Api


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_its_owner_can_read_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "clerk" / "caseapi.db"
    with open_store(path):
        assert mode(path) == 0o600
        assert mode(path.parent) == 0o700
        assert {mode(each) for each in path.parent.iterdir()} == {0o600}


def test_what_is_written_to_a_file_survives_the_loss_of_power(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store, store.reading() as connection:
        pragma = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_a_write_that_fails_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(StoreError), store.writing() as connection:
        facts.write(connection, "one", "1")
        facts.write(connection, "one", "again")
    with store.reading() as connection:
        assert facts.read(connection, "one") is None


async def test_a_database_opened_again_holds_what_was_recorded(
    store: Store, api: Api, database: str
) -> None:
    await api.save(1)
    with open_store(database) as again, again.reading() as connection:
        stored = connection.execute(text("SELECT document FROM drafts")).scalar()
    assert stored is not None
    assert court.OFFENCE in stored


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear clerk, " * 200, encoding="utf-8")
    with pytest.raises(StoreError, match="file is not a database"):
        open_store(path)


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="can't be made: its folder is a file"):
        open_store(tmp_path / "file" / "caseapi.db")
    with pytest.raises(StoreError, match="can't be written: Is a directory"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("oracle9://x", "begins with postgresql://"),
        ("mysql://x", "begins with postgresql://"),
        ("postgresql://host:port/court", "not one that can be read"),
        ("://", "not one that can be read"),
    ],
)
def test_a_url_that_cannot_be_opened_is_refused(url: str, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        open_store(url)


async def test_an_error_of_the_database_is_told_without_what_it_held(
    api: Api, store: Store
) -> None:
    with store.writing() as connection:
        connection.execute(text("DROP TABLE drafts"))
    answer = await api.tell(
        SAVE_DRAFT, court.draft(1), hearingId=court.HEARING, hearingDay=court.DAY
    )
    assert answer.status_code == 503
    assert answer.json()["error"] in {
        "The database can't be used: no such table: drafts.",
        'The database can\'t be used: relation "drafts" does not exist.',
    }
