"""Hearings made for a journey, in the wire's form."""

import json
import uuid
from pathlib import Path
from typing import Any

from tests.journeys.conftest import DAY

COURT, ROOM = "Hostile Row Magistrates' Court", "Courtroom 07"


def hearing(last_name: str, first_name: str, title: str) -> dict[str, Any]:
    """Give a hearing of one defendant with one offence, under these names."""
    case_id, defendant_id, offence_id = (str(uuid.uuid4()) for _ in range(3))
    centre = {"id": str(uuid.uuid5(uuid.NAMESPACE_DNS, COURT)), "name": COURT,
              "roomId": str(uuid.uuid5(uuid.NAMESPACE_DNS, ROOM)), "roomName": ROOM}  # fmt: skip
    return {
        "id": str(uuid.uuid4()),
        "jurisdictionType": "MAGISTRATES",
        "courtCentre": centre,
        "type": {"id": str(uuid.uuid4()), "description": "First hearing"},
        "hearingDays": [
            {
                "sittingDay": f"{DAY.isoformat()}T10:00:00.000Z",
                "listedDurationMinutes": 10,
                "courtCentreId": centre["id"],
                "courtRoomId": centre["roomId"],
            }
        ],
        "prosecutionCases": [
            {
                "id": case_id,
                "prosecutionCaseIdentifier": {"caseURN": "01AB1234526"},
                "initiationCode": "C",
                "defendants": [
                    {
                        "id": defendant_id,
                        "masterDefendantId": defendant_id,
                        "prosecutionCaseId": case_id,
                        "personDefendant": {
                            "personDetails": {
                                "lastName": last_name,
                                "firstName": first_name,
                                "gender": "MALE",
                            }
                        },
                        "offences": [
                            {
                                "id": offence_id,
                                "offenceCode": "CJ88116",
                                "offenceTitle": title,
                                "wording": title,
                                "startDate": "2026-10-01",
                                "orderIndex": 1,
                            }
                        ],
                    }
                ],
            }
        ],
    }


def write_hearings(path: Path, *hearings: dict[str, Any]) -> Path:
    """Write hearings to a file that `caseapi import hearings` reads."""
    path.write_text(json.dumps({"hearings": list(hearings)}), "utf-8")
    return path
