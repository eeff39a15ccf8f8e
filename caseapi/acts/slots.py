"""Slots held for next hearings: booking, releasing, and how a booking stands (section 6).

A slot is whatever the court's schedule says it is; this API keeps no schedule, so it holds every
slot that is still to come.
"""

import datetime as dt

from sqlalchemy import Connection

from caseapi.acts.document import hold
from caseapi.calls import Call, Outcome
from caseapi.json_text import to_json
from caseapi.requests_sitting import (
    BookingStatus,
    BookProvisionalSlots,
    BookUnconfirmedSlots,
    ReleaseSlots,
)
from caseapi.sittings import as_wire, instant
from caseapi.store import kept
from caseapi.store.kept import Booking
from client.contract.court_time import LONDON
from client.contract.routes import BOOK_PROVISIONAL_SLOTS, RELEASE_SLOTS

PURGED_AT = dt.time(1, 0)
"""When, each night in London, unconfirmed holds are given up."""


def book_provisional_slots(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Hold slots under a new booking; a refusal comes under the same event name (trap 13)."""
    asked = BookProvisionalSlots.model_validate(call.payload)
    return _book(connection, call, asked.hearing_id, [s.hearing_start_time for s in asked.slots])


def book_unconfirmed_slots(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Hold slots until the night, under a new booking or in the place of another's slots."""
    asked = BookUnconfirmedSlots.model_validate(call.payload)
    starts = [s.hearing_start_time for s in asked.slots if s.hearing_start_time is not None]
    return _book(
        connection, call, asked.hearing_id, starts, unconfirmed=True, booking_id=asked.booking_id
    )


def release_slots(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Give up an unconfirmed hold; an unknown or released booking is passed over."""
    asked = ReleaseSlots.model_validate(call.payload)
    hold(connection, asked.hearing_id)
    booking = kept.read_booking(connection, asked.booking_id)
    if booking is None or booking.released or booking.hearing_id != asked.hearing_id:
        return ()
    kept.release_booking(connection, asked.booking_id)
    told = {"hearingId": asked.hearing_id, "bookingId": asked.booking_id}
    return (Outcome(RELEASE_SLOTS.success, asked.hearing_id, told),)


def read_booking_status(connection: Connection, call: Call) -> str:
    """Answer with how bookings stand, and whether results that name them may be shared."""
    asked = BookingStatus.model_validate(call.payload)
    bookings = []
    for booking_id in asked.booking_ids:
        status = _status(kept.read_booking(connection, booking_id), call.now)
        held = status in ("PROVISIONAL", "UNCONFIRMED")
        bookings.append({"bookingId": booking_id, "status": status, "safeToShare": held})
    return to_json({"bookings": bookings})


def _book(
    connection: Connection,
    call: Call,
    hearing: str,
    starts: list[str],
    *,
    unconfirmed: bool = False,
    booking_id: str | None = None,
) -> tuple[Outcome, ...]:
    hold(connection, hearing)
    error = _why_not(connection, call, hearing, starts, booking_id)
    if error:
        return (Outcome(BOOK_PROVISIONAL_SLOTS.success, hearing, {"error": error}),)
    booking = Booking(
        id=booking_id or call.new_id(),
        hearing_id=hearing,
        unconfirmed=unconfirmed,
        released=False,
        held_since=as_wire(call.now),
    )
    kept.write_booking(connection, booking, call.payload["slots"])
    return (Outcome(BOOK_PROVISIONAL_SLOTS.success, hearing, {"bookingId": booking.id}),)


def _why_not(
    connection: Connection, call: Call, hearing: str, starts: list[str], booking_id: str | None
) -> str:
    if any(start is None or start <= call.now for start in map(instant, starts)):
        return "A slot has begun already; choose one to come."
    before = kept.read_booking(connection, booking_id) if booking_id else None
    if booking_id and (before is None or before.hearing_id != hearing):
        return "The booking to take the slots over is not known; book without it."
    return ""


def _status(booking: Booking | None, now: dt.datetime) -> str:
    if booking is None:
        return "NOT_FOUND"
    if booking.released:
        return "RELEASED"
    if not booking.unconfirmed:
        return "PROVISIONAL"
    since = instant(booking.held_since)
    return "UNCONFIRMED" if since is not None and since >= _last_purge(now) else "EXPIRED"


def _last_purge(now: dt.datetime) -> dt.datetime:
    """Give the last time, up to now, at which unconfirmed holds were given up."""
    here = now.astimezone(LONDON)
    purge = dt.datetime.combine(here.date(), PURGED_AT, tzinfo=here.tzinfo)
    if purge > here:
        purge = dt.datetime.combine(
            here.date() - dt.timedelta(days=1), PURGED_AT, tzinfo=here.tzinfo
        )
    return purge.astimezone(dt.UTC)
