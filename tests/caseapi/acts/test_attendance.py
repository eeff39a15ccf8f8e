"""Whether, and how, defendants attended (section 6)."""

from typing import Any

from caseapi.store import Store
from client.contract.routes import UPDATE_ATTENDANCE
from tests.caseapi import court
from tests.caseapi.acts.acting import NEXT_DAY, application, hearing, put, refused, told
from tests.caseapi.conftest import Api


def attended(how: str, day: str = court.DAY, **members: Any) -> dict[str, Any]:
    return {
        "hearingId": court.HEARING,
        "defendantId": court.DEFENDANT,
        "attendanceDay": {"day": day, "attendanceType": how},
        **members,
    }


async def test_attendance_is_kept_by_defendant_and_day(api: Api) -> None:
    day = {"day": court.DAY, "attendanceType": "IN_PERSON"}
    assert await told(api, UPDATE_ATTENDANCE, attended("IN_PERSON")) == [
        (
            "public.hearing.defendant-attendance-updated",
            {
                "hearingId": court.HEARING,
                "defendantId": court.DEFENDANT,
                "attendanceDay": day,
            },
        )
    ]
    await told(api, UPDATE_ATTENDANCE, attended("NOT_PRESENT", NEXT_DAY))
    await told(api, UPDATE_ATTENDANCE, attended("BY_VIDEO"))
    assert (await hearing(api))["defendantAttendance"] == [
        {
            "defendantId": court.DEFENDANT,
            "attendanceDays": [
                {"day": court.DAY, "attendanceType": "BY_VIDEO"},
                {"day": NEXT_DAY, "attendanceType": "NOT_PRESENT"},
            ],
        }
    ]


async def test_a_party_to_an_application_attends_too(api: Api, store: Store) -> None:
    put(store, courtApplications=[application()])
    applicant = application()["applicant"]["id"]
    await told(api, UPDATE_ATTENDANCE, attended("IN_PERSON", defendantId=applicant))
    (attendance,) = (await hearing(api))["defendantAttendance"]
    assert attendance["defendantId"] == applicant


async def test_attendance_that_makes_no_sense_is_refused(api: Api) -> None:
    stranger = attended("IN_PERSON", defendantId=court.LINE)
    assert await refused(api, UPDATE_ATTENDANCE, stranger) == (404, [])
    unknown = attended("IN_PERSON", hearingId=court.LINE)
    assert await refused(api, UPDATE_ATTENDANCE, unknown) == (404, [])
    late = await refused(api, UPDATE_ATTENDANCE, attended("LATE"))
    assert late == (400, ["attendanceDay.attendanceType"])
    assert await refused(api, UPDATE_ATTENDANCE, attended("IN_PERSON", x=1)) == (400, ["x"])
    nobody = attended("IN_PERSON")
    del nobody["defendantId"]
    assert await refused(api, UPDATE_ATTENDANCE, nobody) == (400, ["defendantId"])
    assert "defendantAttendance" not in await hearing(api)
