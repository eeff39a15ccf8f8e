"""The tables: made, brought up to date, and the same whichever way they came to be."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from caseapi.cli import main
from caseapi.store import StoreError, migrate, open_store, tables
from caseapi.store.engine import connect
from caseapi.store.migrations import HEAD
from caseapi.store.migrations.running import known_versions, upgrade
from tests.postgresql import Cluster

TRIGGERS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT trigger_name, event_object_table FROM information_schema.triggers",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """The place of a database without tables."""
    if request.param == "sqlite":
        yield str(tmp_path / "empty.db")
        return
    cluster: Cluster = request.getfixturevalue("postgresql")
    with cluster.database() as name:
        yield cluster.url(name)


def make_by_steps(place: str) -> None:
    with connect(place) as store, store.writing() as connection:
        upgrade(connection)


def said_of(connection: Connection) -> dict[str, Any]:
    """Give all that the engine tells of the tables, in an order of its own making."""
    engine = inspect(connection)
    found: dict[str, Any] = {
        name: (
            [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in columns],
            engine.get_pk_constraint(name)["constrained_columns"],
            sorted(str(key) for key in engine.get_foreign_keys(name)),
            sorted(str(index) for index in engine.get_indexes(name)),
            sorted(str(unique) for unique in engine.get_unique_constraints(name)),
            sorted(str(check) for check in engine.get_check_constraints(name)),
        )
        for name in engine.get_table_names()
        if (columns := engine.get_columns(name))
    }
    triggers = connection.execute(text(TRIGGERS[connection.dialect.name]))
    return {**found, "triggers": sorted(tuple(row) for row in triggers)}


def test_the_steps_lead_to_the_tables_of_the_program(empty: str) -> None:
    make_by_steps(empty)
    with connect(empty) as store, store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_tables_made_at_once_are_those_the_steps_make(
    empty: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    migrate(empty)
    with connect(empty) as store, store.reading() as connection:
        at_once = said_of(connection)
    with connect(empty) as store, store.writing() as connection:
        tables.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
        if connection.dialect.name == "postgresql":
            connection.execute(text("DROP FUNCTION refuse_to_change_events"))
    make_by_steps(empty)
    with connect(empty) as store, store.reading() as connection:
        by_steps = said_of(connection)
    assert len(at_once) > len(tables.metadata.tables)
    assert by_steps == at_once


def test_the_newest_version_is_that_of_the_last_step() -> None:
    assert known_versions()[0] == HEAD


def test_a_new_file_is_given_tables_when_it_is_opened(tmp_path: Path) -> None:
    with open_store(tmp_path / "new.db") as store, store.reading() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    assert version == HEAD


def test_an_older_file_is_brought_up_to_date_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with connect(path) as store, store.writing() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("CREATE TABLE some_table (id INTEGER)"))
    with pytest.raises(StoreError, match="newer version"):
        _with_version(path, "9999")
    with connect(path) as store, store.writing() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    with open_store(path) as store, store.reading() as connection:
        assert inspect(connection).has_table("hearings")


def _with_version(path: Path, version: str) -> None:
    with connect(path) as store, store.writing() as connection:
        connection.execute(text("INSERT INTO alembic_version VALUES (:v)"), {"v": version})
    open_store(path)


def test_a_server_whose_tables_are_missing_or_newer_is_refused(
    postgresql: Cluster, with_tables: str
) -> None:
    no_tables = pytest.raises(StoreError, match="no tables yet; make them with: caseapi migrate")
    with postgresql.database() as name, no_tables:
        open_store(postgresql.url(name))
    with postgresql.database(with_tables) as name:
        with connect(postgresql.url(name)) as store, store.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(StoreError, match="newer version of this program"):
            open_store(postgresql.url(name))


def test_an_older_server_is_told_to_migrate(
    postgresql: Cluster, with_tables: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgresql.database(with_tables) as name:
        monkeypatch.setattr("caseapi.store.schema.HEAD", "9999")
        with pytest.raises(StoreError, match=f"version {HEAD}, and 9999 is needed.*migrate"):
            open_store(postgresql.url(name))


def test_another_programs_tables_are_refused(empty: str) -> None:
    with connect(empty) as store, store.writing() as connection:
        connection.execute(text("CREATE TABLE facts (name TEXT, value TEXT)"))
    for opening in (open_store, migrate):
        with pytest.raises(StoreError, match="tables of another program"):
            opening(empty)


def test_migrating_says_what_was_done(empty: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for _ in range(2):
        assert main(["migrate", "--database", empty]) == 0
        said.append(capsys.readouterr().out)
    assert said == [
        f"Made the database's tables, of version {HEAD}.\n",
        f"The database's tables are of version {HEAD} already.\n",
    ]
    open_store(empty).close()


def test_a_server_that_is_not_there_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = f"postgresql://clerk:secret@/court?host={tmp_path}"
    assert main(["migrate", "--database", place]) == 1
    said = capsys.readouterr().err
    assert said.startswith("caseapi: The database can't be used: ")
    assert "secret" not in said
    assert said.count("\n") == 1
