"""Unpaid fines of defendants, from accounts that were imported (section 6)."""

from sqlalchemy import Connection

from caseapi.calls import Call
from caseapi.json_text import from_json, to_json
from caseapi.requests_asking import DefendantFines
from caseapi.requests_sitting import CourtFines
from caseapi.store import documents, kept
from caseapi.summaries import child, objects


def read_defendant_fines(connection: Connection, call: Call) -> str:
    """Answer with a defendant's unpaid accounts; an empty list where none are known."""
    asked = DefendantFines.model_validate(call.payload)
    return f'{{"outstandingFines":[{",".join(kept.read_fines(connection, asked.defendant_id))}]}}'


def read_court_fines(connection: Connection, call: Call) -> str:
    """Answer with the unpaid accounts of everybody listed in some rooms on a day.

    Rooms without any are left out.
    """
    asked = CourtFines.model_validate(call.payload)
    of_room: dict[str, dict[str, str]] = {}
    for sitting in documents.sitting_on(connection, asked.hearing_date):
        room = sitting.court_room_id or ""
        if sitting.court_centre_id != asked.court_centre_id or room not in asked.court_room_ids:
            continue
        document = from_json(sitting.document)
        court = child(document, "courtCentre")
        named = court.get("roomName") if court.get("roomId") == room else None
        accounts = of_room.setdefault(str(named or room), {})
        for case in objects(document.get("prosecutionCases")):
            for defendant in objects(case.get("defendants")):
                for text in kept.read_fines(connection, str(defendant.get("id"))):
                    accounts.setdefault(str(from_json(text).get("accountNumber")), text)
    rooms = [
        f'{{"courtRoomName":{to_json(name)},"outstandingFines":[{",".join(accounts.values())}]}}'
        for name, accounts in sorted(of_room.items())
        if accounts
    ]
    return f'{{"courtRooms":[{",".join(rooms)}]}}' if rooms else "{}"
