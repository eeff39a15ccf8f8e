"""Changing a hearing's document, and finding hearings by what their documents hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from caseapi.store.tables import hearing_days, hearings, metadata


@dataclass(frozen=True, slots=True)
class Sitting:
    """A hearing on one day, with its JSON text and the court and room it then sits in."""

    hearing_id: str
    document: str
    summary: str | None
    hearing_day: str
    sitting_day: str
    listing_sequence: int | None
    court_centre_id: str | None
    court_room_id: str | None


_WRITE = (
    update(hearings)
    .where(hearings.c.id == bindparam("hearing_id"))
    .values(document=bindparam("new_document"), summary=bindparam("new_summary"))
)
_SITTING = (
    select(
        hearing_days.c.hearing_id,
        hearings.c.document,
        hearings.c.summary,
        hearing_days.c.hearing_day,
        hearing_days.c.sitting_day,
        hearing_days.c.listing_sequence,
        hearing_days.c.court_centre_id,
        hearing_days.c.court_room_id,
    )
    .join(hearings, hearings.c.id == hearing_days.c.hearing_id)
    .order_by(hearing_days.c.sitting_day, hearing_days.c.hearing_id, hearing_days.c.position)
)
_ON_DAY = _SITTING.where(hearing_days.c.hearing_day == bindparam("day"))
_DAYS_OF = _SITTING.where(hearing_days.c.hearing_id == bindparam("hearing"))


def write_document(
    connection: Connection, hearing_id: str, *, document: str, summary: str | None
) -> None:
    """Put a hearing's changed document, and its row in the list, in the place of the old ones."""
    connection.execute(
        _WRITE,
        {"hearing_id": hearing_id, "new_document": document, "new_summary": summary},
    )


def days_of(connection: Connection, hearing_id: str) -> list[Sitting]:
    """Give a hearing once for each day it sits on, in order of time."""
    return _sittings(connection.execute(_DAYS_OF, {"hearing": hearing_id}))


def sitting_on(connection: Connection, day: str) -> list[Sitting]:
    """Give every hearing of every court that sits on a day, in order of time."""
    return _sittings(connection.execute(_ON_DAY, {"day": day}))


def naming(connection: Connection, named_id: str, *, after: str = "") -> list[Sitting]:
    """Give the hearings whose documents name an id, on their days after a day, `yyyy-MM-dd`.

    The id has to be looked for in the documents again: there it may stand for anything.
    """
    found = _SITTING.where(
        hearings.c.document.contains(named_id, autoescape=True), hearing_days.c.hearing_day > after
    )
    return _sittings(connection.execute(found))


def remove_hearing(connection: Connection, hearing_id: str) -> None:
    """Take a hearing, and everything that is kept of it, out of what can be read."""
    for table in reversed(metadata.sorted_tables):
        for key in table.foreign_keys:
            if key.column.table is hearings:
                connection.execute(delete(table).where(key.parent == hearing_id))
    connection.execute(delete(hearings).where(hearings.c.id == hearing_id))


def _sittings(rows: Iterable[Any]) -> list[Sitting]:
    return [Sitting(*row) for row in rows]
