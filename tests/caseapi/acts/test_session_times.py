"""When the bench sat in a court room, and who sat (section 6)."""

from typing import Any

import pytest

from client.contract.routes import RECORD_SESSION_TIME, SESSION_TIME
from tests.caseapi import court
from tests.caseapi.acts.acting import NEXT_DAY, asked, refused, told
from tests.caseapi.conftest import Api

ROOM = {"courtHouseId": court.CENTRE, "courtRoomId": court.ROOM}
MORNING = {
    "startTime": "10:00",
    "endTime": "13:05",
    "courtClerkId": court.CLERK,
    "judiciaries": [
        {"judiciaryId": court.LINE, "judiciaryName": "Mrs A Quill JP", "benchChairman": True}
    ],
}
AFTERNOON = {"startTime": "14:00", "endTime": "16:30", "legalAdviserId": court.CLERK}


def recorded(**members: Any) -> dict[str, Any]:
    return {**ROOM, "courtSessionDate": court.DAY, **members}


async def test_a_session_is_recorded_and_read_back(api: Api) -> None:
    ((name, payload),) = await told(api, RECORD_SESSION_TIME, recorded(amCourtSession=MORNING))
    assert name == "hearing.event.session-time-recorded"
    assert payload == recorded(amCourtSession=MORNING)
    body = await asked(api, SESSION_TIME, **ROOM, courtSessionDate=court.DAY)
    assert body == {**ROOM, "amCourtSession": MORNING}


async def test_the_afternoon_leaves_the_morning_as_it_was(api: Api) -> None:
    await told(api, RECORD_SESSION_TIME, recorded(amCourtSession=MORNING))
    await told(api, RECORD_SESSION_TIME, recorded(pmCourtSession=AFTERNOON))
    body = await asked(api, SESSION_TIME, **ROOM, courtSessionDate=court.DAY)
    assert body == {**ROOM, "amCourtSession": MORNING, "pmCourtSession": AFTERNOON}


async def test_without_a_day_it_is_today(api: Api) -> None:
    await told(api, RECORD_SESSION_TIME, {**ROOM, "amCourtSession": MORNING})
    assert await asked(api, SESSION_TIME, **ROOM) == {**ROOM, "amCourtSession": MORNING}


async def test_nothing_recorded_is_not_found(api: Api) -> None:
    await told(api, RECORD_SESSION_TIME, recorded(amCourtSession=MORNING))
    answer = await api.ask(SESSION_TIME, **ROOM, courtSessionDate=NEXT_DAY)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("body", "member"),
    [
        (recorded(), "body"),
        (recorded(amCourtSession={"startTime": "10"}), "amCourtSession.startTime"),
        (recorded(amCourtSession={"judiciaries": []}), "amCourtSession.judiciaries"),
        (recorded(amCourtSession={"usher": "Sam"}), "amCourtSession.usher"),
        (recorded(amCourtSession=MORNING, note="x"), "note"),
        ({"courtRoomId": court.ROOM, "amCourtSession": MORNING}, "courtHouseId"),
    ],
)
async def test_what_breaks_the_schema_is_refused(
    api: Api, body: dict[str, Any], member: str
) -> None:
    assert await refused(api, RECORD_SESSION_TIME, body) == (400, [member])
