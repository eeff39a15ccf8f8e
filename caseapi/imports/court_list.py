"""Taking in a court list of the magistrates' old case system, Libra: each row becomes a hearing.

The list is XML, or the same as JSON: sessions of a court and a room on a day, in them blocks with
a time, in them cases, each of one defendant with offences. What a row doesn't say stays unsaid.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from caseapi.imports.hearings import MINUTES
from caseapi.imports.libra_defendants import a_date, defendant
from caseapi.imports.reading import ImportRefusedError
from caseapi.imports.trees import Part
from caseapi.sittings import as_wire
from client.contract.court_time import LONDON

Document = dict[str, Any]

IDS = uuid.UUID("3a1f0c0e-3f0d-5d1c-9a53-8f0d7f6c2b11")
"""The namespace of the ids made for what a list knows by other names."""

PLEAS = {"G": "GUILTY", "NG": "NOT_GUILTY"}
"""The pleas that both systems mean the same by; others a clerk enters."""

_COURT = " Magistrates' Court"


@dataclass(frozen=True, slots=True)
class KnownCourts:
    """The court houses that are known already, to be told by the names a list gives them."""

    units: tuple[Document, ...] = ()

    def house(self, name: str) -> Document:
        """Give a court house by its name, with or without the words for its kind; or make one."""
        told = {name.casefold(), f"{name}{_COURT}".casefold()}
        for unit in self.units:
            if str(unit.get("oucodeL3Name", "")).casefold() in told:
                return unit
        return {"id": _id("court", name.casefold()), "oucodeL3Name": name, "courtrooms": []}

    @staticmethod
    def room(unit: Document, number: str) -> tuple[str, str]:
        """Give the id and the name of a court house's room by its number; or make them."""
        name = f"Courtroom {number.zfill(2)}"
        for room in unit.get("courtrooms", ()):
            if str(room.get("courtroomName", "")).casefold() == name.casefold():
                return str(room["id"]), str(room["courtroomName"])
        return _id("room", str(unit["id"]), number), name


def hearings_in(tree: Part, courts: KnownCourts) -> Iterator[Document]:
    """Give a hearing for each row of a court list, in the list's order.

    Raises `ImportRefusedError`, with the place in the file, for a row that lacks what a hearing
    has to have, and for a file without sessions.
    """
    sessions = [session for group in tree.find("sessions") for session in group.all("session")]
    if not sessions:
        raise ImportRefusedError("it is not a court list: it holds no session")
    numbers: Counter[tuple[str, str, str]] = Counter()
    seen: Counter[str] = Counter()
    for session in sessions:
        day = _day(session)
        house = courts.house(_need(session, "court"))
        room_id, room_name = courts.room(house, _need(session, "room"))
        for block, case in _rows(session):
            list_of_room = (day.isoformat(), str(house["id"]), room_id)
            numbers[list_of_room] += 1
            told = (day.isoformat(), session.say("court"), session.say("room"))
            key = "|".join((*told, *(case.say(name) for name in ("caseno", "h_id", "c_id"))))
            seen[key] += 1
            hearing_id = _id("hearing", key, str(seen[key]))
            sits = _sits(day, block, session)
            yield {
                "id": hearing_id,
                "jurisdictionType": "MAGISTRATES",
                "hearingLanguage": "ENGLISH",
                "type": _type(block, session),
                "courtCentre": {
                    "id": house["id"],
                    "name": house["oucodeL3Name"],
                    "roomId": room_id,
                    "roomName": room_name,
                    **({"code": house["oucode"]} if house.get("oucode") else {}),
                },
                "hearingDays": [
                    {
                        "sittingDay": as_wire(sits),
                        "listedDurationMinutes": _minutes(case.say("estdur")),
                        "listingSequence": numbers[list_of_room],
                    }
                ],
                "prosecutionCases": [_case(case, hearing_id)],
            }


def _rows(session: Part) -> Iterator[tuple[Part, Part]]:
    for blocks in session.all("blocks"):
        for block in blocks.all("block"):
            for cases in block.all("cases"):
                for case in cases.all("case"):
                    if case.say("valid") != "N":
                        yield block, case


def _need(part: Part, name: str) -> str:
    said = part.say(name)
    if not said:
        raise ImportRefusedError(f"{part.place}: it has no {name}")
    return said


def _day(session: Part) -> dt.date:
    written = _need(session, "doh")
    day = a_date(written)
    if day is None:
        raise ImportRefusedError(f"{session.place}: {written} is not a date as dd/mm/yyyy")
    return day


def _sits(day: dt.date, block: Part, session: Part) -> dt.datetime:
    """Give when a block begins, which is said in the time of the court's own clock."""
    written = block.say("bstart") or _need(session, "sstart")
    try:
        time = dt.datetime.strptime(written, "%H:%M").time()
    except ValueError as error:
        raise ImportRefusedError(f"{block.place}: {written} is not a time as hh:mm") from error
    return dt.datetime.combine(day, time, LONDON)


def _type(block: Part, session: Part) -> Document:
    description = block.say("desc") or session.say("panel") or "Hearing"
    return {"id": _id("type", description), "description": description}


def _minutes(written: str) -> int:
    """Give how long a row is listed for, said as hours and minutes: 0:10, or 0.10."""
    hours, _, minutes = written.replace(".", ":").partition(":")
    if not hours.isdecimal() or not (minutes or "0").isdecimal():
        return MINUTES
    return 60 * int(hours) + int(minutes or 0) or MINUTES


def _case(case: Part, hearing_id: str) -> Document:
    number = _need(case, "caseno")
    case_id = _id("case", hearing_id, number)
    authority = case.say("inf")
    document: Document = {
        "id": case_id,
        "prosecutionCaseIdentifier": {
            "caseURN": case.say("urn") or number,
            **({"prosecutionAuthorityCode": authority} if authority else {}),
        },
        "initiationCode": "O",
        "defendants": [
            defendant(
                case,
                defendant_id=_id("defendant", hearing_id),
                case_id=case_id,
                offences=[
                    _offence(offence, _id("offence", hearing_id, str(place)))
                    for place, offence in enumerate(_offences(case), start=1)
                ],
            )
        ],
    }
    if marker := case.say("marker"):
        marked = {"id": _id("marker", hearing_id), "markerTypeCode": marker}
        document["caseMarkers"] = [marked]
    return document


def _offences(case: Part) -> list[Part]:
    return [offence for group in case.all("offences") for offence in group.all("offence")]


def _offence(offence: Part, offence_id: str) -> Document:
    code, order = _need(offence, "code"), offence.say("oseq")
    document: Document = {
        "id": offence_id,
        "offenceDefinitionId": _id("offence code", code),
        "offenceCode": code,
        "offenceTitle": _need(offence, "title"),
        "wording": offence.say("sum"),
    }
    if order.isdecimal():
        document["orderIndex"] = int(order)
    if law := offence.say("as"):
        document["offenceLegislation"] = law
    convicted = a_date(offence.say("convdate"))
    if convicted is not None:
        document["convictionDate"] = convicted.isoformat()
    pleaded, plea = a_date(offence.say("pleadate")), PLEAS.get(offence.say("plea"))
    if plea is not None and pleaded is not None:
        document["plea"] = {
            "offenceId": offence_id,
            "pleaDate": pleaded.isoformat(),
            "pleaValue": plea,
        }
    return document


def _id(*names: str) -> str:
    return str(uuid.uuid5(IDS, "\n".join(names)))
