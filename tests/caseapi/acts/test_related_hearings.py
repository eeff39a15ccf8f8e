"""Cases that are to be heard at a hearing that is listed already (section 6)."""

from typing import Any

from client.contract import routes
from client.contract.routes import UPDATE_RELATED_HEARING
from tests.caseapi import court
from tests.caseapi.acts.acting import asked, hearing, refused, told
from tests.caseapi.conftest import Api

NEW_CASE = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3e11"
NEW_DEFENDANT = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3e12"
NEW_OFFENCE = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3e13"

ADDED: dict[str, Any] = {
    "id": NEW_CASE,
    "prosecutionCaseIdentifier": {"caseURN": "01TW7654326"},
    "defendants": [{"id": NEW_DEFENDANT, "offences": [{"id": NEW_OFFENCE}]}],
}


async def test_a_case_is_added_and_stands_in_the_list(api: Api) -> None:
    events = await told(api, UPDATE_RELATED_HEARING, {"prosecutionCases": [ADDED]})
    payload = {"hearingId": court.HEARING, "prosecutionCases": [ADDED]}
    assert events == [("hearing.related-hearing-updated", payload)]
    assert [case["id"] for case in (await hearing(api))["prosecutionCases"]] == [
        court.CASE,
        NEW_CASE,
    ]
    parts = {"date": court.DAY, "courtCentreId": court.CENTRE}
    (row,) = (await asked(api, routes.HEARINGS, **parts))["hearingSummaries"]
    assert [case["id"] for case in row["prosecutionCaseSummaries"]] == [court.CASE, NEW_CASE]


async def test_what_the_hearing_has_stays_and_only_what_it_lacks_is_added(api: Api) -> None:
    offences = [{"id": court.OFFENCE, "wording": "Other words"}, {"id": NEW_OFFENCE}]
    case = {
        "id": court.CASE,
        "defendants": [
            {"id": court.DEFENDANT, "offences": offences},
            {"id": NEW_DEFENDANT, "offences": [{"id": NEW_CASE}]},
        ],
    }
    body = {"prosecutionCases": [case], "shadowListedOffences": [NEW_OFFENCE]}
    await told(api, UPDATE_RELATED_HEARING, body)
    await told(api, UPDATE_RELATED_HEARING, body)
    (kept,) = (await hearing(api))["prosecutionCases"]
    assert [each["id"] for each in kept["defendants"]] == [court.DEFENDANT, NEW_DEFENDANT]
    assert kept["defendants"][0]["offences"] == [
        {"id": court.OFFENCE},
        {"id": court.SECOND_OFFENCE},
        {"id": NEW_OFFENCE, "shadowListed": True},
    ]


async def test_it_is_refused_without_a_case_and_for_an_unknown_hearing(api: Api) -> None:
    before = await hearing(api)
    wrong = {"prosecutionCases": [], "more": 1}
    assert await refused(api, UPDATE_RELATED_HEARING, wrong) == (400, ["prosecutionCases", "more"])
    body = {"prosecutionCases": [ADDED]}
    assert await refused(api, UPDATE_RELATED_HEARING, body, hearingId=court.LINE) == (404, [])
    assert await hearing(api) == before
