"""Results of a hearing day in the database: the draft, what was shared, and the last version."""

from sqlalchemy import Connection, bindparam, insert, select, update

from caseapi.store.statements import Statement
from caseapi.store.tables import drafts, shared_results, versions

_DRAFT = Statement(
    select(drafts.c.document).where(
        drafts.c.hearing_id == bindparam("hearing_id"), drafts.c.hearing_day == bindparam("day")
    )
)
_CHANGE_DRAFT = Statement(
    update(drafts)
    .where(drafts.c.hearing_id == bindparam("hearing"), drafts.c.hearing_day == bindparam("day"))
    .values(document=bindparam("new"))
)
_SHARED = select(shared_results.c.lines).where(
    shared_results.c.hearing_id == bindparam("hearing_id"),
    shared_results.c.hearing_day == bindparam("day"),
)
_CHANGE_SHARED = (
    update(shared_results)
    .where(
        shared_results.c.hearing_id == bindparam("hearing"),
        shared_results.c.hearing_day == bindparam("day"),
    )
    .values(lines=bindparam("new"))
)
_VERSION = Statement(
    select(versions.c.last_version).where(
        versions.c.hearing_id == bindparam("hearing_id"), versions.c.hearing_day == bindparam("day")
    )
)
_CHANGE_VERSION = Statement(
    update(versions)
    .where(
        versions.c.hearing_id == bindparam("hearing"), versions.c.hearing_day == bindparam("day")
    )
    .values(last_version=bindparam("new"))
)


def read_draft(connection: Connection, hearing_id: str, day: str) -> str | None:
    """Give the day's draft as the JSON text it was saved as, or None."""
    asked = {"hearing_id": hearing_id, "day": day}
    text: str | None = _DRAFT.value(connection, asked)
    return text


def write_draft(connection: Connection, hearing_id: str, day: str, document: str) -> None:
    """Put a draft in the place of the day's last one."""
    new = {"hearing": hearing_id, "day": day, "new": document}
    if _CHANGE_DRAFT.change(connection, new) == 0:
        row = {"hearing_id": hearing_id, "hearing_day": day, "document": document}
        connection.execute(insert(drafts), row)


def read_shared(connection: Connection, hearing_id: str, day: str) -> str | None:
    """Give the day's shared lines as the JSON text of an array, or None."""
    asked = {"hearing_id": hearing_id, "day": day}
    text: str | None = connection.execute(_SHARED, asked).scalar()
    return text


def write_shared(connection: Connection, hearing_id: str, day: str, lines: str) -> None:
    """Put shared lines in the place of the day's last ones."""
    new = {"hearing": hearing_id, "day": day, "new": lines}
    if connection.execute(_CHANGE_SHARED, new).rowcount == 0:
        row = {"hearing_id": hearing_id, "hearing_day": day, "lines": lines}
        connection.execute(insert(shared_results), row)


def last_version(connection: Connection, hearing_id: str, day: str) -> int | None:
    """Give the version of the day's last save, or None when any may come next (section 4.5)."""
    asked = {"hearing_id": hearing_id, "day": day}
    version: int | None = _VERSION.value(connection, asked)
    return version


def set_last_version(connection: Connection, hearing_id: str, day: str, version: int) -> None:
    """Write down the version of a save."""
    new = {"hearing": hearing_id, "day": day, "new": version}
    if _CHANGE_VERSION.change(connection, new) == 0:
        row = {"hearing_id": hearing_id, "hearing_day": day, "last_version": version}
        connection.execute(insert(versions), row)
