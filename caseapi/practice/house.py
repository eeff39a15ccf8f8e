"""The court house of the practice court, as reference data has it, and its clerks."""

from typing import Any

from caseapi.practice.chance import fixed_id
from caseapi.practice.rooms import ROOMS, Room
from client.contract.practice import PRACTICE_CLERK_ID

Json = dict[str, Any]

PRACTICE_CENTRE_ID = "f8254db1-1683-483e-afb3-b87fde5a0a26"
"""The court house: Lavender Hill Magistrates' Court."""

_NAME = "Lavender Hill Magistrates' Court"
_OUCODE = "B01LY00"
_LJA = "2577"


def organisation_unit() -> Json:
    """Give the court house with its rooms."""
    return {
        "id": PRACTICE_CENTRE_ID,
        "oucode": _OUCODE,
        "lja": _LJA,
        "oucodeL1Code": "B",
        "oucodeL1Name": "Magistrates' Courts",
        "oucodeL3Code": "LY",
        "oucodeL3Name": _NAME,
        "address1": "176A Lavender Hill",
        "address2": "London",
        "postcode": "SW11 1JU",
        "defaultStartTime": "10:00",
        "defaultDurationHrs": "07:00",
        "courtrooms": [
            {
                "id": room.id,
                "courtroomId": room.courtroom_id,
                "courtroomName": room.name,
                "venueName": _NAME,
            }
            for room in ROOMS
        ],
    }


def court_centre(room: Room) -> Json:
    """Give the court house and one room of it as a hearing names them."""
    return {
        "id": PRACTICE_CENTRE_ID,
        "code": _OUCODE,
        "name": _NAME,
        "roomId": room.id,
        "roomName": room.name,
        "lja": {"ljaCode": _LJA, "ljaName": "South West London Magistrates' Court"},
    }


def users() -> list[Json]:
    """Give the clerks: a legal adviser, and a court associate to share the list with."""
    return [
        {
            "userId": PRACTICE_CLERK_ID,
            "firstName": "Rowan",
            "lastName": "Ellerby",
            "groups": ["Legal Advisers"],
        },
        {
            "userId": fixed_id("user", "second clerk"),
            "firstName": "Imogen",
            "lastName": "Tackaberry",
            "groups": ["Court Associate"],
        },
    ]
