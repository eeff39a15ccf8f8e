"""When and where a hearing sits, read from its document; and which of its days was shared."""

import datetime as dt
from typing import Any

from caseapi.store.hearings import SittingDay
from caseapi.summaries import child, objects

Document = dict[str, Any]


def instant(value: object) -> dt.datetime | None:
    """Read an ISO instant as UTC; None for anything else. Without an offset it is UTC."""
    if not isinstance(value, str):
        return None
    try:
        read = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    if read.tzinfo is None:
        return read.replace(tzinfo=dt.UTC)
    return read.astimezone(dt.UTC)


def as_wire(moment: dt.datetime) -> str:
    """Give an instant as the wire writes it: UTC to the millisecond, with a `Z`."""
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def sitting_days(hearing: Document) -> list[SittingDay]:
    """Give a hearing's days, in the document's order; days without an instant are passed over.

    A day that names no court centre or room sits in the hearing's.
    """
    centre_id, room_id = court_of(hearing)
    days = []
    for day in objects(hearing.get("hearingDays")):
        sits = instant(day.get("sittingDay"))
        if sits is None:
            continue
        sequence = day.get("listingSequence")
        days.append(
            SittingDay(
                hearing_day=sits.date().isoformat(),
                sitting_time=f"{sits:%H:%M}",
                sitting_day=as_wire(sits),
                listing_sequence=sequence if isinstance(sequence, int) else None,
                court_centre_id=_text(day.get("courtCentreId")) or centre_id,
                court_room_id=_text(day.get("courtRoomId")) or room_id,
            )
        )
    return days


def court_of(hearing: Document) -> tuple[str | None, str | None]:
    """Give the ids of the court centre and the room that a hearing names as a whole."""
    court = child(hearing, "courtCentre")
    return (
        _text(court.get("id")) or _text(hearing.get("courtCentreId")),
        _text(court.get("roomId")) or _text(hearing.get("courtRoomId")),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def with_day_shared(hearing: Document, day: str) -> Document:
    """Give the document with `hasSharedResults` set on the hearing and on one day, `yyyy-MM-dd`."""
    shared = {**hearing, "hasSharedResults": True}
    if isinstance(hearing.get("hearingDays"), list):
        shared["hearingDays"] = [_shared_on(each, day) for each in hearing["hearingDays"]]
    return shared


def _shared_on(hearing_day: object, day: str) -> object:
    if not isinstance(hearing_day, dict):
        return hearing_day
    sits = instant(hearing_day.get("sittingDay"))
    if sits is None or sits.date().isoformat() != day:
        return hearing_day
    return {**hearing_day, "hasSharedResults": True}
