"""An invented court for the tests: one room, one clerk and another, and hearings to record on."""

import datetime as dt
from typing import Any

from client.contract.route import Route
from client.contract.routes import CORRELATION_HEADER, USER_HEADER

CENTRE = "c5d1a9e4-0b3f-4a7c-9f00-6a3b2e1d4c01"
ROOM = "c5d1a9e4-0b3f-4a7c-9f00-6a3b2e1d4c02"
OTHER_ROOM = "c5d1a9e4-0b3f-4a7c-9f00-6a3b2e1d4c03"
CLERK = "aa0f6f5e-55f1-4f0a-8c1e-0d6f6d4b7a01"
SECOND_CLERK = "aa0f6f5e-55f1-4f0a-8c1e-0d6f6d4b7a02"
HEARING = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3d01"
OFFENCE = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3d02"
SECOND_OFFENCE = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3d03"
DEFENDANT = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3d04"
CASE = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3d05"
LINE = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3d06"
SECOND_LINE = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3d07"
SUBSCRIPTION = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3d08"
FINE = "969f150c-cd05-46b0-9dd9-30891efcc766"
DAY = "2026-11-23"
NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)


def hearing(**members: Any) -> dict[str, Any]:
    """Give a first hearing of one case with one defendant and two offences."""
    document: dict[str, Any] = {
        "id": HEARING,
        "jurisdictionType": "MAGISTRATES",
        "hearingLanguage": "ENGLISH",
        "type": {"id": "4a0e892d-c0c5-3c51-95b8-704d8c781776", "description": "First hearing"},
        "courtCentre": {
            "id": CENTRE,
            "name": "Marlbrook Magistrates' Court",
            "roomId": ROOM,
            "roomName": "Courtroom 03",
        },
        "hearingDays": [
            {
                "sittingDay": f"{DAY}T10:00:00.000Z",
                "listedDurationMinutes": 20,
                "listingSequence": 1,
            }
        ],
        "prosecutionCases": [
            {
                "id": CASE,
                "prosecutionCaseIdentifier": {"caseURN": "01TW1234526"},
                "initiationCode": "Q",
                "defendants": [
                    {
                        "id": DEFENDANT,
                        "masterDefendantId": DEFENDANT,
                        "prosecutionCaseId": CASE,
                        "personDefendant": {
                            "personDetails": {"firstName": "Owain", "lastName": "Pryce-Ŵyn"}
                        },
                        "offences": [{"id": OFFENCE}, {"id": SECOND_OFFENCE}],
                    }
                ],
            }
        ],
    }
    return {**document, **members}


def user(user_id: str, first: str, last: str) -> dict[str, Any]:
    """Give a clerk's details."""
    return {"userId": user_id, "firstName": first, "lastName": last, "groups": ["Court Clerks"]}


def draft(version: int, *offences: str, **members: Any) -> dict[str, Any]:
    """Give the body that saves a draft with a fine on each offence."""
    return {
        "version": version,
        "resultLines": {
            f"{LINE[:-2]}{10 + number}": {
                "resultLineId": f"{LINE[:-2]}{10 + number}",
                "caseId": CASE,
                "defendantId": DEFENDANT,
                "masterDefendantId": DEFENDANT,
                "offenceId": offence,
                "orderedDate": DAY,
                "originalText": "fo 120",
                "resultDefinitionId": FINE,
                "shortCode": "FO",
            }
            for number, offence in enumerate(offences or (OFFENCE,))
        },
        "relations": [],
        "__metadata__": {"version": 1},
        **members,
    }


def share(version: int, *offences: str, **members: Any) -> dict[str, Any]:
    """Give the body that shares a fine on each offence."""
    return {
        "courtClerk": {"userId": CLERK, "firstName": "Sian", "lastName": "Ashdown"},
        "version": version,
        "resultLines": [
            {
                "resultLineId": f"{LINE[:-2]}{10 + number}",
                "orderedDate": DAY,
                "isModified": True,
                "isComplete": True,
                "shortCode": "FO",
                "resultDefinitionId": FINE,
                "resultLabel": "Fine",
                "level": "OFFENCE",
                "offenceId": offence,
                "prompts": [{"id": LINE, "label": "Amount of fine", "value": "120.00"}],
            }
            for number, offence in enumerate(offences or (OFFENCE,))
        ],
        **members,
    }


def asking(route: Route, user_id: str = CLERK) -> dict[str, str]:
    """Give the headers of a query."""
    return {"Accept": route.media_type, USER_HEADER: user_id}


def telling(route: Route, user_id: str = CLERK, correlation: str | None = None) -> dict[str, str]:
    """Give the headers of a command."""
    headers = {"Content-Type": route.media_type, USER_HEADER: user_id}
    return headers | ({CORRELATION_HEADER: correlation} if correlation else {})
