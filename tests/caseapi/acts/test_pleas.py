"""Pleas, indicated pleas and allocation (section 6)."""

from typing import Any

from caseapi.acts.convictions import CHANGED, REMOVED
from caseapi.acts.pleas import INHERITED
from caseapi.store import Store
from client.contract.routes import UPDATE_PLEA, UPDATE_VERDICT
from tests.caseapi import court
from tests.caseapi.acts.acting import (
    NEXT_DAY,
    application,
    hearing,
    offence,
    on_days,
    put,
    refused,
    told,
)
from tests.caseapi.conftest import Api

LATER = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3e01"
ALLOCATED = {
    "motReasonId": "78efce20-8a52-3272-9d22-2e7e6e3e565e",
    "motReasonCode": "03",
    "motReasonDescription": "Either way offence",
    "sequenceNumber": 30,
}


def plea(value: str | None = "GUILTY", **members: Any) -> dict[str, Any]:
    entered = {} if value is None else {"plea": {"pleaValue": value, "pleaDate": court.DAY}}
    one = {"prosecutionCaseId": court.CASE, "offenceId": court.OFFENCE, **entered, **members}
    return {"pleas": [one]}


def indicated(value: str) -> dict[str, Any]:
    given = {"indicatedPleaValue": value, "indicatedPleaDate": court.DAY, "source": "IN_COURT"}
    return plea(None, indicatedPlea=given)


async def test_a_plea_of_guilty_convicts(api: Api) -> None:
    assert await told(api, UPDATE_PLEA, plea("GUILTY")) == [
        ("public.hearing.plea-updated", {"offenceId": court.OFFENCE}),
        (
            CHANGED,
            {"caseId": court.CASE, "offenceId": court.OFFENCE, "convictionDate": court.DAY},
        ),
    ]
    pleaded = await offence(api)
    assert pleaded["plea"] == {
        "pleaValue": "GUILTY",
        "pleaDate": court.DAY,
        "offenceId": court.OFFENCE,
        "originatingHearingId": court.HEARING,
    }
    assert pleaded["convictionDate"] == court.DAY
    assert "plea" not in await offence(api, 1)


async def test_a_plea_of_not_guilty_takes_the_conviction_away(api: Api) -> None:
    await told(api, UPDATE_PLEA, plea("GUILTY"))
    assert await told(api, UPDATE_PLEA, plea("NOT_GUILTY")) == [
        ("public.hearing.plea-updated", {"offenceId": court.OFFENCE}),
        (REMOVED, {"caseId": court.CASE, "offenceId": court.OFFENCE}),
    ]
    pleaded = await offence(api)
    assert (pleaded["plea"]["pleaValue"], "convictionDate" in pleaded) == ("NOT_GUILTY", False)


async def test_an_absent_plea_clears_it(api: Api) -> None:
    await told(api, UPDATE_PLEA, plea("GUILTY"))
    await told(api, UPDATE_PLEA, plea(None))
    assert set(await offence(api)) == {"id"}


async def test_a_guilty_verdict_upholds_the_conviction_against_another_plea(api: Api) -> None:
    verdict = {"offenceId": court.OFFENCE, "verdictType": {"categoryType": "GUILTY"}}
    await told(api, UPDATE_VERDICT, {"verdicts": [verdict]})
    await told(api, UPDATE_PLEA, plea("NOT_GUILTY"))
    assert (await offence(api))["convictionDate"] == court.DAY


async def test_an_indicated_plea_of_guilty_convicts_and_any_other_does_not(api: Api) -> None:
    events = await told(api, UPDATE_PLEA, indicated("INDICATED_GUILTY"))
    assert [name for name, _ in events] == ["public.hearing.plea-updated", CHANGED]
    events = await told(api, UPDATE_PLEA, indicated("NO_INDICATION"))
    assert [name for name, _ in events] == ["public.hearing.plea-updated", REMOVED]
    assert (await offence(api))["indicatedPlea"]["indicatedPleaValue"] == "NO_INDICATION"


async def test_allocation_is_part_of_a_plea(api: Api) -> None:
    await told(api, UPDATE_PLEA, plea("NOT_GUILTY", allocationDecision=ALLOCATED))
    decision = (await offence(api))["allocationDecision"]
    assert decision == {
        **ALLOCATED,
        "offenceId": court.OFFENCE,
        "originatingHearingId": court.HEARING,
    }


async def test_a_civil_case_has_no_allocation_and_no_conviction(api: Api, store: Store) -> None:
    civil = court.hearing()["prosecutionCases"]
    civil[0]["isCivil"] = True
    put(store, prosecutionCases=civil)
    events = await told(api, UPDATE_PLEA, plea("GUILTY", allocationDecision=ALLOCATED))
    assert [name for name, _ in events] == ["public.hearing.plea-updated"]
    pleaded = await offence(api)
    assert pleaded["plea"]["pleaValue"] == "GUILTY"
    assert "allocationDecision" not in pleaded
    assert "convictionDate" not in pleaded


async def test_one_plea_on_an_unknown_offence_makes_all_ignored(api: Api) -> None:
    both = plea("GUILTY")["pleas"] + plea("GUILTY", offenceId=court.LINE)["pleas"]
    ((name, payload),) = await told(api, UPDATE_PLEA, {"pleas": both})
    assert name == "public.hearing.update-plea-ignored"
    assert (payload["caseId"], payload["offenceId"]) == (court.CASE, court.LINE)
    assert "plea" not in await offence(api)


async def test_a_plea_is_taken_on_an_application_and_on_its_offences(
    api: Api, store: Store
) -> None:
    asked = application()
    put(store, courtApplications=[asked])
    of_case = asked["courtApplicationCases"][0]["offences"][0]["id"]
    body = {
        "pleas": [
            {"applicationId": asked["id"], "plea": {"pleaValue": "ADMITS_BREACH"}},
            {"offenceId": of_case, "plea": {"pleaValue": "GUILTY", "pleaDate": "2026-11-20"}},
        ]
    }
    events = await told(api, UPDATE_PLEA, body)
    assert events[1] == (CHANGED, {"courtApplicationId": asked["id"], "convictionDate": court.DAY})
    assert events[3][1] == {
        "courtApplicationId": asked["id"],
        "offenceId": of_case,
        "convictionDate": "2026-11-20",
    }
    (pleaded,) = (await hearing(api))["courtApplications"]
    assert pleaded["plea"]["applicationId"] == asked["id"]
    offences = pleaded["courtApplicationCases"][0]["offences"]
    assert offences[0]["plea"]["offenceId"] == of_case


async def test_hearings_to_come_of_the_same_offence_take_the_plea_over(
    api: Api, store: Store
) -> None:
    put(store, id=LATER, hearingDays=on_days(NEXT_DAY))
    put(store, id=court.LINE, hearingDays=on_days("2026-11-20"))
    put(store, id=court.SECOND_LINE, hearingDays=on_days(NEXT_DAY), hasSharedResults=True)
    events = await told(api, UPDATE_PLEA, plea("GUILTY"))
    assert events[-1] == (
        INHERITED,
        {"hearingId": LATER, "offenceId": court.OFFENCE, "from": court.HEARING},
    )
    inherited = await offence(api, hearing_id=LATER)
    assert inherited["plea"]["originatingHearingId"] == court.HEARING
    assert inherited["convictionDate"] == court.DAY
    for past_or_shared in (court.LINE, court.SECOND_LINE):
        assert "plea" not in await offence(api, hearing_id=past_or_shared)


async def test_pleas_that_break_the_schema_are_refused(api: Api) -> None:
    assert await refused(api, UPDATE_PLEA, {}) == (400, ["pleas"])
    assert await refused(api, UPDATE_PLEA, {"pleas": []}) == (400, ["pleas"])
    assert await refused(api, UPDATE_PLEA, plea() | {"more": 1}) == (400, ["more"])
    no_matter = {"pleas": [{"plea": {"pleaValue": "GUILTY"}}]}
    assert await refused(api, UPDATE_PLEA, no_matter) == (400, ["pleas.0"])
    other = plea(None, indicatedPlea={"indicatedPleaValue": "GUILTY"})
    assert (await refused(api, UPDATE_PLEA, other))[0] == 400
    assert await refused(api, UPDATE_PLEA, plea(), hearingId="none") == (404, [])
    assert "plea" not in await offence(api)
