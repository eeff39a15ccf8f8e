"""Results of a hearing day in the database: the draft, what was shared, and the last version."""

from sqlalchemy import Connection, bindparam, select, text

from caseapi.store.statements import Statement
from caseapi.store.tables import drafts, shared_results, versions

_DRAFT = Statement(
    select(drafts.c.document).where(
        drafts.c.hearing_id == bindparam("hearing_id"), drafts.c.hearing_day == bindparam("day")
    )
)
_WRITE_DRAFT = Statement(
    text(
        "INSERT INTO drafts (hearing_id, hearing_day, document) VALUES (:hearing, :day, :new)"
        " ON CONFLICT (hearing_id, hearing_day) DO UPDATE SET document = excluded.document"
    )
)
_SHARED = Statement(
    select(shared_results.c.lines).where(
        shared_results.c.hearing_id == bindparam("hearing_id"),
        shared_results.c.hearing_day == bindparam("day"),
    )
)
_WRITE_SHARED = Statement(
    text(
        "INSERT INTO shared_results (hearing_id, hearing_day, lines) VALUES (:hearing, :day, :new)"
        " ON CONFLICT (hearing_id, hearing_day) DO UPDATE SET lines = excluded.lines"
    )
)
_VERSION = Statement(
    select(versions.c.last_version).where(
        versions.c.hearing_id == bindparam("hearing_id"), versions.c.hearing_day == bindparam("day")
    )
)
_WRITE_VERSION = Statement(
    text(
        "INSERT INTO versions (hearing_id, hearing_day, last_version)"
        " VALUES (:hearing, :day, :new)"
        " ON CONFLICT (hearing_id, hearing_day) DO UPDATE SET last_version = excluded.last_version"
    )
)


def read_draft(connection: Connection, hearing_id: str, day: str) -> str | None:
    """Give the day's draft as the JSON text it was saved as, or None."""
    asked = {"hearing_id": hearing_id, "day": day}
    document: str | None = _DRAFT.value(connection, asked)
    return document


def write_draft(connection: Connection, hearing_id: str, day: str, document: str) -> None:
    """Put a draft in the place of the day's last one."""
    new = {"hearing": hearing_id, "day": day, "new": document}
    _WRITE_DRAFT.change_soon(connection, new)


def read_shared(connection: Connection, hearing_id: str, day: str) -> str | None:
    """Give the day's shared lines as the JSON text of an array, or None."""
    asked = {"hearing_id": hearing_id, "day": day}
    lines: str | None = _SHARED.value(connection, asked)
    return lines


def write_shared(connection: Connection, hearing_id: str, day: str, lines: str) -> None:
    """Put shared lines in the place of the day's last ones."""
    new = {"hearing": hearing_id, "day": day, "new": lines}
    _WRITE_SHARED.change_soon(connection, new)


def last_version(connection: Connection, hearing_id: str, day: str) -> int | None:
    """Give the version of the day's last save, or None when any may come next (section 4.5)."""
    asked = {"hearing_id": hearing_id, "day": day}
    version: int | None = _VERSION.value(connection, asked)
    return version


def set_last_version(connection: Connection, hearing_id: str, day: str, version: int) -> None:
    """Write down the version of a save."""
    new = {"hearing": hearing_id, "day": day, "new": version}
    _WRITE_VERSION.change_soon(connection, new)
