"""The logs of hearings as their papers have them (section 6)."""

from typing import Any

import pytest

from caseapi.acts.event_definitions import START
from caseapi.store import Store
from client.contract import routes
from tests.caseapi import court
from tests.caseapi.acts.acting import NEXT_DAY, application, asked, on_days, put, told
from tests.caseapi.conftest import Api

OTHER_HEARING = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3f01"
FIRST = "f0a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3b01"
SECOND = "f0a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3b02"
CORRECTED = "f0a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3b03"


async def log(
    api: Api, event_id: str, label: str, at: str, *, user: str = court.CLERK, **members: Any
) -> None:
    happened = {
        "hearingEventId": event_id,
        "hearingEventDefinitionId": START,
        "recordedLabel": label,
        "eventTime": f"{at}.000Z",
        "lastModifiedTime": f"{at}.000Z",
        **members,
    }
    await told(api, routes.LOG_EVENT, happened, user=user)


async def for_documents(api: Api, **parts: str) -> dict[str, Any]:
    body: dict[str, Any] = await asked(api, routes.EVENT_LOG_FOR_DOCUMENTS, **parts)
    assert body.pop("requestedUser") == "Sian Ashdown"
    assert body.pop("requestedTime") == "10:30 on 23 Nov 2026"
    return body


async def test_the_papers_say_what_was_logged_by_whom_and_who_was_there(
    api: Api, store: Store
) -> None:
    put(
        store,
        hearingDays=on_days(court.DAY, NEXT_DAY),
        judiciary=[{"judicialId": court.LINE}],
        courtApplications=[
            application(thirdParties=[{"id": court.LINE, "organisation": {"name": "Marl Homes"}}])
        ],
        prosecutionCounsels=[{"id": court.LINE, "firstName": "Ffion", "lastName": "Marsh"}],
        defenceCounsels=[{"id": court.LINE, "firstName": "Nerys", "lastName": "Halloran"}],
    )
    await log(api, FIRST, "Hearing started", f"{court.DAY}T10:05:00", note="Late")
    await log(api, SECOND, "Bench retired", f"{NEXT_DAY}T11:00:00", user=court.SECOND_CLERK)
    body = await for_documents(api, hearingId=court.HEARING)
    assert body == {
        "hearings": [
            {
                "hearingId": court.HEARING,
                "courtCentre": "Marlbrook Magistrates' Court",
                "courtRoom": "Courtroom 03",
                "hearingType": "First hearing",
                "startDate": court.DAY,
                "endDate": NEXT_DAY,
                "hearingDates": [court.DAY, NEXT_DAY],
                "judiciary": [court.LINE],
                "caseUrns": ["01TW1234526"],
                "defendants": ["Owain Pryce-Ŵyn"],
                "defendantAttendees": ["Nerys Halloran"],
                "prosecutionAttendees": ["Ffion Marsh"],
                "applicationReferences": ["APP4477"],
                "applicants": ["Owain Pryce"],
                "thirdParties": ["Marl Homes"],
                "loggedHearingEvents": [
                    {
                        "hearingDate": court.DAY,
                        "courtClerks": [court.CLERK],
                        "eventLogs": [
                            {
                                "time": f"{court.DAY}T10:05:00.000Z",
                                "label": "Hearing started",
                                "note": "Late",
                                "userId": court.CLERK,
                            }
                        ],
                    },
                    {
                        "hearingDate": NEXT_DAY,
                        "courtClerks": [court.SECOND_CLERK],
                        "eventLogs": [
                            {
                                "time": f"{NEXT_DAY}T11:00:00.000Z",
                                "label": "Bench retired",
                                "userId": court.SECOND_CLERK,
                            }
                        ],
                    },
                ],
            }
        ]
    }


async def test_a_corrected_line_is_its_correctors(api: Api) -> None:
    await log(api, FIRST, "Hearing started", f"{court.DAY}T10:05:00")
    at = f"{court.DAY}T10:06:00.000Z"
    correction = {
        "latestHearingEventId": CORRECTED,
        "recordedLabel": "Hearing started",
        "eventTime": at,
        "lastModifiedTime": at,
    }
    parts = {"hearingEventId": FIRST}
    await told(api, routes.CORRECT_EVENT, correction, user=court.SECOND_CLERK, **parts)
    ((hearing),) = (await for_documents(api, hearingId=court.HEARING))["hearings"]
    (day,) = hearing["loggedHearingEvents"]
    assert day["courtClerks"] == [court.SECOND_CLERK]
    assert [line["time"] for line in day["eventLogs"]] == [at]


@pytest.mark.parametrize(
    ("member", "named"), [("caseId", court.CASE), ("applicationId", application()["id"])]
)
async def test_a_case_or_an_application_brings_all_its_hearings(
    api: Api, store: Store, member: str, named: str
) -> None:
    put(store, courtApplications=[application()])
    put(store, id=OTHER_HEARING, courtApplications=[application()])
    await log(api, FIRST, "Hearing started", f"{court.DAY}T10:05:00")
    found = await for_documents(api, **{member: named})
    assert [each["hearingId"] for each in found["hearings"]] == [court.HEARING]
    await told(
        api,
        routes.LOG_EVENT,
        {
            "hearingEventId": SECOND,
            "hearingEventDefinitionId": START,
            "recordedLabel": "Hearing started",
            "eventTime": f"{court.DAY}T12:00:00.000Z",
            "lastModifiedTime": f"{court.DAY}T12:00:00.000Z",
        },
        hearingId=OTHER_HEARING,
    )
    found = await for_documents(api, **{member: named})
    ids = sorted(each["hearingId"] for each in found["hearings"])
    assert ids == [court.HEARING, OTHER_HEARING]
    assert await for_documents(api, **{member: court.DEFENDANT}) == {}


async def test_a_day_leaves_out_the_others(api: Api) -> None:
    await log(api, FIRST, "Hearing started", f"{court.DAY}T10:05:00")
    parts = {"hearingId": court.HEARING}
    assert await for_documents(api, **parts, hearingDate=NEXT_DAY) == {}
    assert "hearings" in await for_documents(api, **parts, hearingDate=court.DAY)


async def test_without_an_id_there_is_nothing_and_a_wrong_one_is_refused(api: Api) -> None:
    assert await for_documents(api) == {}
    answer = await api.ask(routes.EVENT_LOG_FOR_DOCUMENTS, caseId="theirs", hearingDate="today")
    assert answer.status_code == 400
    assert sorted(answer.json()["validationErrors"]) == ["caseId", "hearingDate"]
