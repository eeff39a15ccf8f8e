"""Which version a database's tables have, and bringing them up to date.

The versions are those of the migrations. New tables in a file are made at once, without loading
the machinery of migrations, which takes longer than all the rest of a start.
"""

from sqlalchemy import Column, Connection, MetaData, String, Table, insert, inspect, select, text

from caseapi.errors import CannotError
from caseapi.store import tables
from caseapi.store.migrations import HEAD

_ONE_AT_A_TIME = 7_304_113
"""The number of the lock under which tables are changed on a server."""

BEFORE_THE_FIRST = "0"
"""The version of a database whose every step has been taken back."""

_versions = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), primary_key=True),
)


def version_of(connection: Connection) -> str | None:
    """Give the version of the tables, or None for a database without any.

    Raises `CannotError` for tables that no version of this program is known to have made.
    """
    found = set(inspect(connection).get_table_names())
    if not found:
        return None
    if _versions.name in found:
        version: str | None = connection.execute(select(_versions.c.version_num)).scalar()
        return version or BEFORE_THE_FIRST
    raise CannotError(
        "The database holds tables of another program, or of an unfinished version of this one;"
        " name another place with --database."
    )


def check(connection: Connection) -> None:
    """Raise `CannotError`, saying what to do, unless the tables are this program's own."""
    version = version_of(connection)
    if version is None:
        raise CannotError(
            "The database has no tables yet; make them with: caseapi migrate --database ADDRESS"
        )
    if version != HEAD:
        _refuse_unless_known(version)
        raise CannotError(
            f"The database's tables are of version {version}, and {HEAD} is needed;"
            " bring them up to date with: caseapi migrate --database ADDRESS"
        )


def bring_up_to_date(connection: Connection) -> str:
    """Make or change the tables, and say in one sentence what was done.

    Raises `CannotError` for tables that a newer version of this program has made.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
    version = version_of(connection)
    if version == HEAD:
        return f"The database's tables are of version {HEAD} already."
    if version is None:
        tables.metadata.create_all(connection, checkfirst=False)
        _versions.create(connection)
        connection.execute(insert(_versions), {"version_num": HEAD})
        return f"Made the database's tables, of version {HEAD}."
    _refuse_unless_known(version)
    from caseapi.store.migrations.running import upgrade

    upgrade(connection)
    return f"Brought the database's tables from version {version} to {HEAD}."


def _refuse_unless_known(version: str) -> None:
    from caseapi.store.migrations.running import known_versions

    if version not in (BEFORE_THE_FIRST, *known_versions()):
        raise CannotError(
            f"The database was made by a newer version of this program (its tables are of"
            f" version {version}); update this program."
        )
