"""Taking hearings in: finding them in a file, and giving each a day and a court.

The documents are kept as they are; only the days move when a date is asked for.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from caseapi.imports.reading import ImportRefusedError
from caseapi.json_text import from_json, to_json
from caseapi.sittings import as_wire, court_of, instant, sitting_days
from caseapi.store import facts, hearings, reference
from caseapi.store.hearings import StoredHearing
from caseapi.summaries import child, objects, summary_of
from client.contract.events import HearingState

Document = dict[str, Any]

FIRST_SITTING = dt.time(10, 0, tzinfo=dt.UTC)
"""When a hearing that names no time sits on the day it is given."""

MINUTES = 20
"""How long a hearing that names no duration is listed for."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many hearings came in, how many were there already, and what was left, in words."""

    hearings: int
    left: tuple[str, ...] = ()
    known: int = 0


def hearings_in(value: Any) -> list[Document]:
    """Find the hearings in what a file holds.

    Taken are `{"hearing": …}`, `{"hearings": […]}`, a hearing itself, and a list of any of these.
    A hearing has an id, and cases or applications; what lacks them is passed over.
    """
    if isinstance(value, list):
        return [hearing for item in value for hearing in hearings_in(item)]
    if not isinstance(value, dict):
        return []
    if isinstance(value.get("hearing"), dict):
        return hearings_in(value["hearing"])
    if isinstance(value.get("hearings"), list):
        return hearings_in(value["hearings"])
    named = isinstance(value.get("id"), str) and bool(value["id"])
    return [value] if named and summary_of(value) is not None else []


def import_hearings(connection: Connection, value: Any, *, date: dt.date | None) -> Imported:
    """Take in the hearings of one file, moved to begin on `date` where one is given.

    A hearing that was imported before, just so, is passed over; one on which results have been
    recorded, or that was changed since, stays as it is. Raises `ImportRefusedError` when there is
    no hearing in the file, or one sits on no day and no date is given.
    """
    found = hearings_in(value)
    if not found:
        raise ImportRefusedError(
            "it holds no hearing with an id and with cases or court applications"
        )
    return take_in(connection, (on_date(hearing, date) if date else hearing for hearing in found))


def take_in(connection: Connection, found: Iterable[Document]) -> Imported:
    """Take in hearings, each with its day; for the rest see `import_hearings`."""
    taken, known, left = 0, 0, []
    for hearing in found:
        fact = f"import {_digest(hearing['id'])}"
        digest = _digest(to_json(hearing))
        imported = facts.read(connection, fact)
        if imported == digest:
            known += 1
            continue
        if hearings.has_results(connection, hearing["id"]):
            left.append(f"hearing {hearing['id']} has results and was left as it is")
            continue
        stored = hearings.read_hearing(connection, hearing["id"])
        if stored and imported and _digest(stored.document) != imported:
            left.append(f"hearing {hearing['id']} was changed here and was left as it is")
            continue
        put_hearing(connection, hearing)
        facts.put(connection, fact, digest)
        taken += 1
    return Imported(taken, tuple(left), known)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def put_hearing(connection: Connection, hearing: Document) -> None:
    """Keep one hearing, and its court house where it is unknown.

    One that says its results were shared begins as SHARED (section 3.1). Raises
    `ImportRefusedError` for a hearing that sits on no day, or in no court.
    """
    days = sitting_days(hearing)
    if not days:
        raise ImportRefusedError(
            f"hearing {hearing['id']} sits on no day; say which with --date yyyy-mm-dd"
        )
    if days[0].court_centre_id is None:
        raise ImportRefusedError(f"hearing {hearing['id']} names no court centre")
    shared = hearing.get("hasSharedResults") is True
    summary = summary_of(hearing)
    hearings.put_hearing(
        connection,
        StoredHearing(
            id=hearing["id"],
            document=to_json(hearing),
            state=HearingState.SHARED if shared else HearingState.INITIALISED,
        ),
        summary=None if summary is None else to_json(summary),
        days=days,
    )
    for day in days:
        if day.court_centre_id is not None:
            _put_court(connection, hearing, day.court_centre_id, day.court_room_id)


def on_date(hearing: Document, date: dt.date) -> Document:
    """Give the hearing moved so that its first day is `date`, the times of day kept.

    A hearing without a day that can be read sits on that day alone, at ten o'clock UTC.
    """
    first = min(
        (sits for day in objects(hearing.get("hearingDays")) if (sits := _sits(day))),
        default=None,
    )
    if first is None:
        centre_id, room_id = court_of(hearing)
        minutes = hearing.get("estimatedMinutes")
        day = {
            "sittingDay": as_wire(dt.datetime.combine(date, FIRST_SITTING)),
            "listedDurationMinutes": minutes if isinstance(minutes, int) else MINUTES,
            "courtCentreId": centre_id,
            "courtRoomId": room_id,
        }
        return {**hearing, "hearingDays": [{k: v for k, v in day.items() if v is not None}]}
    by = date - first.date()
    moved = [
        {**day, "sittingDay": as_wire(sits + by)} if (sits := _sits(day)) else day
        for day in objects(hearing["hearingDays"])
    ]
    return {**hearing, "hearingDays": moved}


def _sits(day: Document) -> dt.datetime | None:
    return instant(day.get("sittingDay"))


def _put_court(
    connection: Connection, hearing: Document, centre_id: str, room_id: str | None
) -> None:
    """Make the court house and the room known, by the names the hearing gives them."""
    court = child(hearing, "courtCentre")
    text = reference.read_unit(connection, centre_id)
    unit: Document = from_json(text) if text else {"id": centre_id, "courtrooms": []}
    changed = text is None
    if changed:
        own = court if court.get("id") == centre_id else {}
        unit["oucodeL3Name"] = own.get("name") or "Unnamed court"
        if own.get("code"):
            unit["oucode"] = own["code"]
        unit.setdefault("lja", child(own, "lja").get("ljaCode", ""))
    rooms = list(objects(unit.get("courtrooms")))
    if room_id is not None and all(room.get("id") != room_id for room in rooms):
        name = court.get("roomName") if court.get("roomId") == room_id else None
        room = {"id": room_id, "courtroomName": name or f"Courtroom {len(rooms) + 1:02}"}
        unit["courtrooms"] = [*rooms, room]
        changed = True
    if changed:
        reference.put_unit(connection, unit)
