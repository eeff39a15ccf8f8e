"""The questions: the day's list, one hearing, reference data (sections 2.1, 3.1 and 7.1)."""

from typing import Any

import pytest

from caseapi.imports.hearings import put_hearing
from caseapi.store import Store, reference
from client.contract import routes
from client.contract.courts import OrganisationUnits, UserDetails
from client.contract.hearing import HearingDetail
from client.contract.hearing_list import HearingList
from tests.caseapi import court
from tests.caseapi.conftest import Api


def put(store: Store, *hearings: dict[str, Any]) -> None:
    with store.writing() as connection:
        for hearing in hearings:
            put_hearing(connection, hearing)


def at(time: str, number: int, **members: Any) -> dict[str, Any]:
    """Give a hearing that sits at a time of the day."""
    day = {"sittingDay": f"{court.DAY}T{time}:00.000Z", "listedDurationMinutes": 20}
    return court.hearing(id=f"hearing {number}", hearingDays=[{**day, **members}])


async def listed(api: Api, **asked: str) -> list[str]:
    """Give the ids of the hearings in the list."""
    asked = {"date": court.DAY, "courtCentreId": court.CENTRE, **asked}
    answer = await api.ask(routes.HEARINGS, **asked)
    assert answer.status_code == 200
    return [row.id for row in HearingList.model_validate(answer.json()).hearing_summaries]


async def test_the_list_is_in_sitting_order(api: Api, store: Store) -> None:
    put(store, at("14:00", 1), at("09:30", 2), at("10:00", 3, listingSequence=0))
    assert await listed(api) == ["hearing 2", "hearing 3", court.HEARING, "hearing 1"]


async def test_the_list_is_of_a_day_and_a_court_centre(api: Api) -> None:
    assert await listed(api) == [court.HEARING]
    assert await listed(api, date="2026-11-24") == []
    assert await listed(api, courtCentreId=court.ROOM) == []


async def test_the_list_can_be_of_one_room(api: Api, store: Store) -> None:
    put(store, at("10:00", 1, courtRoomId=court.OTHER_ROOM))
    assert await listed(api, roomId=court.OTHER_ROOM) == ["hearing 1"]
    assert await listed(api, roomId=court.ROOM) == [court.HEARING]
    assert len(await listed(api)) == 2


async def test_the_list_can_be_of_a_part_of_the_day_ends_included(api: Api, store: Store) -> None:
    put(store, at("09:30", 1), at("14:00", 2))
    assert await listed(api, startTime="10:00") == [court.HEARING, "hearing 2"]
    assert await listed(api, endTime="10:00") == ["hearing 1", court.HEARING]
    assert await listed(api, startTime="10:01", endTime="13:59") == []


async def test_times_with_an_offset_are_compared_in_utc(api: Api, store: Store) -> None:
    summer = {"sittingDay": "2026-07-01T10:00:00+01:00", "listedDurationMinutes": 20}
    put(store, court.hearing(id="summer", hearingDays=[summer]))
    assert await listed(api, date="2026-07-01", startTime="09:00", endTime="09:00") == ["summer"]


async def test_every_day_of_a_hearing_is_in_its_row(api: Api, store: Store) -> None:
    days = [
        {"sittingDay": f"2026-11-{day}T10:00:00.000Z", "listedDurationMinutes": 20}
        for day in (24, 23, 25)
    ]
    put(store, court.hearing(hearingDays=days))
    for date in ("2026-11-23", "2026-11-24", "2026-11-25"):
        answer = await api.ask(routes.HEARINGS, date=date, courtCentreId=court.CENTRE)
        (row,) = answer.json()["hearingSummaries"]
        assert row["hearingDays"] == days


async def test_a_hearing_with_neither_cases_nor_applications_is_dropped(
    api: Api, store: Store
) -> None:
    put(store, court.hearing(prosecutionCases=[]))
    assert await listed(api) == []


@pytest.mark.parametrize("missing", ["date", "courtCentreId"])
async def test_a_list_of_no_day_or_of_no_court_is_empty(api: Api, missing: str) -> None:
    asked = {"date": court.DAY, "courtCentreId": court.CENTRE}
    del asked[missing]
    answer = await api.ask(routes.HEARINGS, **asked)
    assert (answer.status_code, answer.json()) == (200, {})


async def test_a_day_without_hearings_answers_with_an_empty_object(api: Api) -> None:
    answer = await api.ask(routes.HEARINGS, date="2026-11-22", courtCentreId=court.CENTRE)
    assert answer.json() == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [("date", "23/11/2026"), ("date", "20261123"), ("startTime", "9:30"), ("endTime", "25:00")],
)
async def test_a_day_or_a_time_in_another_form_is_refused(api: Api, name: str, value: str) -> None:
    asked = {"date": court.DAY, "courtCentreId": court.CENTRE, name: value}
    answer = await api.ask(routes.HEARINGS, **asked)
    assert answer.status_code == 400
    assert name in answer.json()["validationErrors"]


async def test_a_row_names_defendants_and_the_parties_to_applications(
    api: Api, store: Store
) -> None:
    application = {
        "id": "application",
        "applicationReference": "REF 7",
        "type": {"id": "t", "type": "Breach of a community order", "linkType": "LINKED"},
        "applicant": {"id": "a", "prosecutingAuthority": {"prosecutionAuthorityCode": "DVLA"}},
        "subject": {
            "id": "s",
            "masterDefendant": {"personDefendant": {"personDetails": {"lastName": "Okafor"}}},
        },
        "respondents": [{"id": "r", "organisation": {"name": "Harl & Sons Ltd"}}],
        "courtApplicationCases": [
            {"prosecutionCaseId": court.CASE, "prosecutionCaseIdentifier": {"caseURN": "77"}}
        ],
    }
    put(store, court.hearing(courtApplications=[application]))
    answer = await api.ask(routes.HEARINGS, date=court.DAY, courtCentreId=court.CENTRE)
    (row,) = answer.json()["hearingSummaries"]
    assert row["courtApplicationSummaries"] == [
        {
            "id": "application",
            "applicationReference": "REF 7",
            "type": {"type": "Breach of a community order"},
            "applicant": {"id": "a", "organisationName": "DVLA"},
            "subject": {"id": "s", "lastName": "Okafor"},
            "respondents": [{"id": "r", "organisationName": "Harl & Sons Ltd"}],
            "caseSummaries": [{"id": court.CASE, "prosecutionCaseIdentifier": {"caseURN": "77"}}],
        }
    ]
    (case,) = row["prosecutionCaseSummaries"]
    assert case["defendants"] == [
        {
            "id": court.DEFENDANT,
            "masterDefendantId": court.DEFENDANT,
            "firstName": "Owain",
            "lastName": "Pryce-Ŵyn",
        }
    ]


async def test_a_hearing_comes_back_as_it_was_put_in(api: Api) -> None:
    detail = await api.detail()
    assert detail == {"hearing": court.hearing(), "hearingState": "INITIALISED"}
    read = HearingDetail.model_validate(detail).hearing
    assert read is not None
    assert read.prosecution_cases[0].defendants[0].surname == "Pryce-Ŵyn"


async def test_a_hearing_whose_results_were_shared_before_is_shared(api: Api, store: Store) -> None:
    put(store, court.hearing(hasSharedResults=True))
    assert (await api.detail())["hearingState"] == "SHARED"


async def test_an_unknown_hearing_is_an_empty_object(api: Api) -> None:
    answer = await api.ask(routes.HEARING, hearingId="none")
    assert (answer.status_code, answer.json()) == (200, {})


async def test_court_houses_are_known_with_their_rooms(api: Api, store: Store) -> None:
    put(store, at("10:00", 1, courtRoomId=court.OTHER_ROOM))
    body = (await api.ask(routes.COURTROOMS)).json()
    (unit,) = OrganisationUnits.model_validate(body).organisationunits
    assert (unit.id, unit.oucode_l3_name) == (court.CENTRE, "Marlbrook Magistrates' Court")
    assert [(room.id, room.courtroom_name) for room in unit.courtrooms] == [
        (court.ROOM, "Courtroom 03"),
        (court.OTHER_ROOM, "Courtroom 02"),
    ]


async def test_a_clerks_name_can_be_asked_for(api: Api) -> None:
    answer = await api.ask(routes.USER_DETAILS, userId=court.SECOND_CLERK)
    details = UserDetails.model_validate(answer.json())
    assert (details.first_name, details.last_name) == ("Tunde", "Balogun")
    unknown = await api.ask(routes.USER_DETAILS, userId="nobody")
    assert unknown.status_code == 404
    assert unknown.json() == {"error": "No user has this id."}


async def test_result_definitions_come_in_the_order_they_were_given(api: Api, store: Store) -> None:
    rows = [{"id": str(n), "shortCode": code, "label": code} for n, code in enumerate("ZAM")]
    with store.writing() as connection:
        reference.replace_definitions(connection, rows)
    assert (await api.ask(routes.RESULT_DEFINITIONS)).json() == {"resultDefinitions": rows}
