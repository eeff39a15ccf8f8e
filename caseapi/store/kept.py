"""What clerks keep beside the hearings: witnesses, session times, answers, slots; and fines."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update

from caseapi.json_text import to_json
from caseapi.store.tables import (
    outstanding_fines,
    reusable_info,
    session_times,
    slot_bookings,
    witnesses,
)


@dataclass(frozen=True, slots=True)
class Booking:
    """Slots that are held for a next hearing; `held_since` is an ISO instant in UTC."""

    id: str
    hearing_id: str
    unconfirmed: bool
    released: bool
    held_since: str


_WITNESSES = (
    select(witnesses.c.name)
    .where(witnesses.c.hearing_id == bindparam("hearing"))
    .order_by(witnesses.c.position)
)
_SESSION = select(session_times.c.document).where(
    session_times.c.court_house_id == bindparam("house"),
    session_times.c.court_room_id == bindparam("room"),
    session_times.c.session_date == bindparam("day"),
)
_BEGIN_SESSION = text(
    "INSERT INTO session_times (court_house_id, court_room_id, session_date, document)"
    " VALUES (:house, :room, :day, '{}')"
    " ON CONFLICT (court_house_id, court_room_id, session_date) DO NOTHING"
)
_REUSABLE = (
    select(reusable_info.c.document)
    .where(reusable_info.c.hearing_id == bindparam("hearing"))
    .order_by(reusable_info.c.master_defendant_id)
)
_BOOKING = select(
    slot_bookings.c.id,
    slot_bookings.c.hearing_id,
    slot_bookings.c.unconfirmed,
    slot_bookings.c.released,
    slot_bookings.c.held_since,
).where(slot_bookings.c.id == bindparam("booking"))
_FINES = (
    select(outstanding_fines.c.document)
    .where(outstanding_fines.c.defendant_id == bindparam("defendant"))
    .order_by(outstanding_fines.c.account_number)
)


def read_witnesses(connection: Connection, hearing_id: str) -> list[str]:
    """Give the names of a hearing's witnesses, in the order they were added."""
    return list(connection.execute(_WITNESSES, {"hearing": hearing_id}).scalars())


def add_witness(connection: Connection, hearing_id: str, name: str) -> None:
    """Add a witness to a hearing."""
    last = connection.execute(
        select(func.max(witnesses.c.position)).where(witnesses.c.hearing_id == hearing_id)
    ).scalar()
    row = {"hearing_id": hearing_id, "position": (last or 0) + 1, "name": name}
    connection.execute(insert(witnesses), row)


def read_session(connection: Connection, house_id: str, room_id: str, day: str) -> str | None:
    """Give what was recorded of a room's sessions on a day as JSON text, or None."""
    asked = {"house": house_id, "room": room_id, "day": day}
    recorded: str | None = connection.execute(_SESSION, asked).scalar()
    return recorded


def hold_session(connection: Connection, house_id: str, room_id: str, day: str) -> str:
    """Give what was recorded of a room's sessions on a day, `{}` where nothing was, to change it.

    It is held until the end of the transaction.
    """
    asked = {"house": house_id, "room": room_id, "day": day}
    connection.execute(_BEGIN_SESSION, asked)
    held: str = connection.execute(_SESSION.with_for_update(), asked).scalar_one()
    return held


def write_session(
    connection: Connection, house_id: str, room_id: str, day: str, document: str
) -> None:
    """Put what is recorded of a room's sessions on a day in the place of what is held."""
    connection.execute(
        update(session_times)
        .where(
            session_times.c.court_house_id == house_id,
            session_times.c.court_room_id == room_id,
            session_times.c.session_date == day,
        )
        .values(document=document)
    )


def read_reusable(connection: Connection, hearing_id: str) -> list[str]:
    """Give what is remembered of each defendant of a hearing, as JSON texts."""
    return list(connection.execute(_REUSABLE, {"hearing": hearing_id}).scalars())


def write_reusable(
    connection: Connection, hearing_id: str, master_defendant_id: str, document: dict[str, Any]
) -> None:
    """Remember this of a defendant, and nothing of what was remembered before."""
    place = {"hearing_id": hearing_id, "master_defendant_id": master_defendant_id}
    connection.execute(delete(reusable_info).filter_by(**place))
    connection.execute(insert(reusable_info), {**place, "document": to_json(document)})


def read_booking(connection: Connection, booking_id: str) -> Booking | None:
    """Give a booking of slots, a released one too, or None."""
    row = connection.execute(_BOOKING, {"booking": booking_id}).first()
    return None if row is None else Booking(*row)


def write_booking(connection: Connection, booking: Booking, slots: list[dict[str, Any]]) -> None:
    """Hold slots under a booking's id, in the place of those it held before."""
    connection.execute(delete(slot_bookings).where(slot_bookings.c.id == booking.id))
    connection.execute(
        insert(slot_bookings),
        {
            "id": booking.id,
            "hearing_id": booking.hearing_id,
            "unconfirmed": booking.unconfirmed,
            "released": booking.released,
            "held_since": booking.held_since,
            "document": to_json(slots),
        },
    )


def release_booking(connection: Connection, booking_id: str) -> None:
    """Hold a booking's slots no longer."""
    connection.execute(
        update(slot_bookings).where(slot_bookings.c.id == booking_id).values(released=True)
    )


def read_fines(connection: Connection, defendant_id: str) -> list[str]:
    """Give a defendant's unpaid accounts as JSON texts, by account number."""
    return list(connection.execute(_FINES, {"defendant": defendant_id}).scalars())


def put_fine(connection: Connection, defendant_id: str, account: dict[str, Any]) -> None:
    """Put an unpaid account in, or in the place of the one with the same `accountNumber`."""
    place = {"defendant_id": defendant_id, "account_number": str(account["accountNumber"])}
    connection.execute(delete(outstanding_fines).filter_by(**place))
    connection.execute(insert(outstanding_fines), {**place, "document": to_json(account)})
