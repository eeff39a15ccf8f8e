"""Hearings in the database: their documents, their rows in the day's list, and their state."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update

from caseapi.store.event_log import ENDED
from caseapi.store.statements import Statement
from caseapi.store.tables import drafts, hearing_days, hearing_event_log, hearings, shared_results
from client.contract.events import HearingState


@dataclass(frozen=True, slots=True)
class SittingDay:
    """One day of a hearing as the list looks for it; the day and the times are in UTC."""

    hearing_day: str
    sitting_time: str
    sitting_day: str
    listing_sequence: int | None
    court_centre_id: str | None
    court_room_id: str | None


@dataclass(frozen=True, slots=True)
class StoredHearing:
    """A hearing as it is kept: its JSON text, and what the API knows beside it."""

    id: str
    document: str
    state: HearingState
    owner: str | None = None
    first_shared_date: str | None = None


_HEARING = select(
    hearings.c.document, hearings.c.state, hearings.c.owner, hearings.c.first_shared_date
).where(hearings.c.id == bindparam("hearing_id"))

_READ = Statement(_HEARING)
_READ_TO_CHANGE = Statement(_HEARING.with_for_update())
_HOLD = Statement(
    select(hearings.c.state, hearings.c.owner)
    .where(hearings.c.id == bindparam("hearing_id"))
    .with_for_update()
)

_LIST = (
    select(hearings.c.summary)
    .join(hearing_days, hearing_days.c.hearing_id == hearings.c.id)
    .where(
        hearing_days.c.hearing_day == bindparam("hearing_day"),
        hearing_days.c.court_centre_id == bindparam("court_centre_id"),
        hearing_days.c.sitting_time >= bindparam("start_time"),
        hearing_days.c.sitting_time <= bindparam("end_time"),
        hearings.c.summary.is_not(None),
    )
    .group_by(hearings.c.id, hearings.c.summary)
    .order_by(
        func.min(hearing_days.c.sitting_day),
        func.coalesce(func.min(hearing_days.c.listing_sequence), 0),
        hearings.c.id,
    )
)

_LIST_OF_ROOM = _LIST.where(hearing_days.c.court_room_id == bindparam("court_room_id"))

_LIST_NOT_ENDED = _LIST.where(
    ~exists().where(
        hearing_event_log.c.hearing_id == hearings.c.id,
        hearing_event_log.c.recorded_label == ENDED,
        hearing_event_log.c.deleted.is_(False),
    )
)
"""The whole court centre's list, which hides hearings that have ended (section 2.1)."""

_OWN = Statement(
    update(hearings).where(hearings.c.id == bindparam("hearing_id")).values(owner=bindparam("by"))
)

_SHARE = (
    update(hearings)
    .where(hearings.c.id == bindparam("hearing_id"))
    .values(
        document=bindparam("new_document"),
        summary=bindparam("new_summary"),
        state=bindparam("new_state"),
        first_shared_date=func.coalesce(hearings.c.first_shared_date, bindparam("shared_time")),
    )
)


def read_hearing(
    connection: Connection, hearing_id: str, *, to_change: bool = False
) -> StoredHearing | None:
    """Give one hearing, or None; `to_change` holds it until the end of the transaction."""
    statement = _READ_TO_CHANGE if to_change else _READ
    row = statement.first(connection, {"hearing_id": hearing_id})
    if row is None:
        return None
    document, state, owner, first_shared_date = row
    return StoredHearing(
        id=hearing_id,
        document=document,
        state=HearingState(state),
        owner=owner,
        first_shared_date=first_shared_date,
    )


def document_of(connection: Connection, hearing_id: str) -> str:
    """Give the JSON text of a hearing that is known to be there."""
    document: str = _READ.value(connection, {"hearing_id": hearing_id})
    return document


def hold_hearing(connection: Connection, hearing_id: str) -> tuple[HearingState, str | None] | None:
    """Hold a hearing until the end of the transaction; give its state and its owner, or None.

    Most commands need no more of it, and its document is long.
    """
    row = _HOLD.first(connection, {"hearing_id": hearing_id})
    return None if row is None else (HearingState(row[0]), row[1])


def list_hearings(
    connection: Connection,
    *,
    day: str,
    court_centre_id: str,
    court_room_id: str | None,
    start_time: str,
    end_time: str,
) -> list[str]:
    """Give the day's hearings of a court centre, or of one room, as JSON texts in sitting order.

    Times are `HH:mm` in UTC, both inclusive. Without a room, hearings that have ended are hidden
    (section 2.1).
    """
    asked: dict[str, Any] = {
        "hearing_day": day,
        "court_centre_id": court_centre_id,
        "start_time": start_time,
        "end_time": end_time,
    }
    if court_room_id is None:
        return list(connection.execute(_LIST_NOT_ENDED, asked).scalars())
    return list(
        connection.execute(_LIST_OF_ROOM, {**asked, "court_room_id": court_room_id}).scalars()
    )


def set_owner(connection: Connection, hearing_id: str, user: str) -> None:
    """Write down who saved, or took the lock, last."""
    _OWN.change_soon(connection, {"hearing_id": hearing_id, "by": user})


def set_shared(
    connection: Connection, hearing_id: str, *, document: str, summary: str | None, at: str
) -> None:
    """Put a hearing into the state SHARED; the first sharing's instant stays."""
    connection.execute(
        _SHARE,
        {
            "hearing_id": hearing_id,
            "new_document": document,
            "new_summary": summary,
            "new_state": HearingState.SHARED.value,
            "shared_time": at,
        },
    )


def has_results(connection: Connection, hearing_id: str) -> bool:
    """Say whether anything has been recorded on a hearing."""
    return any(
        connection.execute(
            select(table.c.hearing_id).where(table.c.hearing_id == hearing_id).limit(1)
        ).first()
        for table in (drafts, shared_results)
    )


def put_hearing(
    connection: Connection, hearing: StoredHearing, *, summary: str | None, days: list[SittingDay]
) -> None:
    """Put a hearing in, or in the place of the one with its id."""
    row = {
        "document": hearing.document,
        "summary": summary,
        "state": hearing.state.value,
        "owner": hearing.owner,
        "first_shared_date": hearing.first_shared_date,
    }
    changed = connection.execute(update(hearings).where(hearings.c.id == hearing.id), row)
    if changed.rowcount == 0:
        connection.execute(insert(hearings), {"id": hearing.id, **row})
    connection.execute(delete(hearing_days).where(hearing_days.c.hearing_id == hearing.id))
    if days:
        connection.execute(
            insert(hearing_days),
            [
                {
                    "hearing_id": hearing.id,
                    "position": position,
                    "hearing_day": day.hearing_day,
                    "sitting_time": day.sitting_time,
                    "sitting_day": day.sitting_day,
                    "listing_sequence": day.listing_sequence,
                    "court_centre_id": day.court_centre_id,
                    "court_room_id": day.court_room_id,
                }
                for position, day in enumerate(days)
            ],
        )
