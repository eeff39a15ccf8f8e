"""The other lists of hearings (section 2.2)."""

from typing import Any

import pytest

from caseapi.store import Store, reference
from client.contract import routes
from tests.caseapi import court
from tests.caseapi.acts.acting import NEXT_DAY, application, asked, on_days, put
from tests.caseapi.conftest import Api

MAGISTRATE = "aa0f6f5e-55f1-4f0a-8c1e-0d6f6d4b7a09"
SYSTEM = "aa0f6f5e-55f1-4f0a-8c1e-0d6f6d4b7a08"
LATER = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3e01"
TRIAL = {"id": "bf8155e1-90b9-4080-b133-bfbad895d6e4", "description": "Trial"}


@pytest.fixture(autouse=True)
def users(store: Store) -> None:
    with store.writing() as connection:
        for user_id, group in ((MAGISTRATE, "Magistrates"), (SYSTEM, "System Users")):
            user = court.user(user_id, "Ada", "Quill")
            reference.put_user(connection, {**user, "groups": [group]})


def ids(body: dict[str, Any]) -> list[str]:
    return [row["id"] for row in body.get("hearingSummaries", ())]


async def test_a_magistrate_sees_todays_hearings_of_their_own_bench(api: Api, store: Store) -> None:
    bench = [{"judicialId": court.LINE, "userId": MAGISTRATE}]
    first, second, other_day = court.LINE, court.SECOND_LINE, LATER
    day = on_days(court.DAY)[0]
    put(store, id=second, judiciary=bench, hearingDays=[{**day, "listingSequence": 5}])
    put(store, id=first, judiciary=bench, hearingDays=[{**day, "listingSequence": 2}])
    put(store, id=other_day, judiciary=bench, hearingDays=on_days(NEXT_DAY))
    body = await asked(api, routes.HEARINGS_FOR_TODAY, user=MAGISTRATE)
    assert ids(body) == [first, second]
    row = body["hearingSummaries"][0]
    assert (row["courtCentreId"], row["roomId"]) == (court.CENTRE, court.ROOM)
    assert "courtCentre" not in row


async def test_a_magistrate_who_sits_nowhere_sees_nothing(api: Api) -> None:
    assert await asked(api, routes.HEARINGS_FOR_TODAY, user=MAGISTRATE) == {}


async def test_only_a_defendants_trials_to_come_are_listed(api: Api, store: Store) -> None:
    put(store, id=LATER, hearingDays=on_days(NEXT_DAY), type=TRIAL)
    review = {"id": court.LINE, "description": "Pre-trial review"}
    put(store, id=court.LINE, hearingDays=on_days(NEXT_DAY), type=review)
    youth = {"id": court.LINE, "description": "Youth trial"}
    put(store, id=court.SECOND_LINE, hearingDays=on_days("2026-11-30"), type=youth)
    put(store, id=court.FINE, type=TRIAL)
    body = await asked(api, routes.HEARINGS_FOR_FUTURE, defendantId=court.DEFENDANT)
    assert ids(body) == [LATER, court.SECOND_LINE]
    assert await asked(api, routes.HEARINGS_FOR_FUTURE, defendantId=court.LINE) == {}


async def test_hearings_to_come_are_found_by_their_cases(api: Api, store: Store) -> None:
    put(store, id=LATER, hearingDays=on_days(NEXT_DAY, "2026-11-25"))
    other_case = court.hearing()["prosecutionCases"]
    other_case[0]["id"] = court.SECOND_LINE
    put(store, id=court.LINE, hearingDays=on_days(NEXT_DAY), prosecutionCases=other_case)
    both = f"{court.CASE}, {court.SECOND_LINE},not-a-case"
    body = await asked(api, routes.FUTURE_HEARINGS, caseIds=both)
    assert sorted(ids(body)) == sorted([LATER, court.LINE])
    assert ids(await asked(api, routes.FUTURE_HEARINGS, caseIds=court.CASE)) == [LATER]
    assert await asked(api, routes.FUTURE_HEARINGS, caseIds=court.OFFENCE) == {}


async def test_counsel_check_in_at_a_list_of_names_and_references(api: Api) -> None:
    parts = {"date": court.DAY, "courtCentreId": court.CENTRE}
    body = await asked(api, routes.CHECK_IN, **parts)
    assert body == {
        "hearingSummaries": [
            {
                "id": court.HEARING,
                "courtCentre": {"roomName": "Courtroom 03"},
                "prosecutionCaseSummaries": [
                    {
                        "id": court.CASE,
                        "prosecutionCaseIdentifier": {"caseURN": "01TW1234526"},
                        "defendants": [
                            {
                                "id": court.DEFENDANT,
                                "firstName": "Owain",
                                "lastName": "Pryce-Ŵyn",
                            }
                        ],
                    }
                ],
            }
        ]
    }
    assert await asked(api, routes.CHECK_IN, **parts, roomId=court.OTHER_ROOM) == {}
    answer = await api.ask(routes.CHECK_IN, courtCentreId=court.CENTRE)
    assert list(answer.json()["validationErrors"]) == ["date"]


async def test_the_cases_of_a_day_are_listed_for_every_court(api: Api, store: Store) -> None:
    put(store, id=LATER, hearingDays=on_days(NEXT_DAY))
    body = await asked(api, routes.CASES_FOR_DAY, user=SYSTEM, date=court.DAY)
    assert body == {
        "hearingCases": [
            {
                "hearingId": court.HEARING,
                "courtCentreId": court.CENTRE,
                "courtRoomId": court.ROOM,
                "hearingDate": court.DAY,
                "prosecutionCases": [
                    {
                        "caseId": court.CASE,
                        "prosecutionCaseIdentifier": {"caseURN": "01TW1234526"},
                    }
                ],
            }
        ]
    }
    assert await asked(api, routes.CASES_FOR_DAY, user=SYSTEM, date="2020-01-01") == {}


async def test_a_cases_timeline_has_each_day_it_is_heard_on(api: Api, store: Store) -> None:
    put(store, id=LATER, type=TRIAL, hearingDays=on_days("2027-06-01"), isEffectiveTrial=True)
    body = await asked(api, routes.CASE_TIMELINE, id=court.CASE)
    first, second = body["hearingSummaries"]
    assert first == {
        "hearingId": court.HEARING,
        "hearingDate": "23 Nov 2026",
        "hearingType": "First hearing",
        "courtHouse": "Marlbrook Magistrates' Court",
        "courtRoom": "Courtroom 03",
        "hearingTime": "10:00",
        "startTime": f"{court.DAY}T10:00:00.000Z",
        "estimatedDuration": 20,
        "isBoxHearing": False,
        "defendants": [
            {
                "id": court.DEFENDANT,
                "masterDefendantId": court.DEFENDANT,
                "name": "Owain Pryce-Ŵyn",
            }
        ],
    }
    assert (second["hearingTime"], second["outcome"]) == ("11:00", "Effective")
    assert await asked(api, routes.CASE_TIMELINE, id=court.DEFENDANT) == {}


async def test_an_applications_timeline_names_its_parties(api: Api, store: Store) -> None:
    put(store, courtApplications=[application()])
    body = await asked(api, routes.APPLICATION_TIMELINE, id=application()["id"])
    (day,) = body["hearingSummaries"]
    (asked_for,) = day["applications"]
    assert [party["name"] for party in asked_for["applicants"]] == ["Owain Pryce"]
    assert await asked(api, routes.APPLICATION_TIMELINE, id=court.CASE) == {}


async def test_a_hearing_is_managed_without_the_cases_of_its_applications(
    api: Api, store: Store
) -> None:
    asked_for = application()
    brought_in = {**court.hearing()["prosecutionCases"][0]}
    brought_in["id"] = asked_for["courtApplicationCases"][0]["prosecutionCaseId"]
    own = court.hearing()["prosecutionCases"][0]
    put(store, courtApplications=[asked_for], prosecutionCases=[brought_in, own])
    body = await asked(api, routes.HEARING_FOR_MANAGE)
    assert [case["id"] for case in body["hearing"]["prosecutionCases"]] == [court.CASE]
    assert body["hearingState"] == "INITIALISED"
    whole = await asked(api, routes.HEARING)
    assert len(whole["hearing"]["prosecutionCases"]) == 2
    assert await asked(api, routes.HEARING_FOR_MANAGE, hearingId=court.LINE) == {}
