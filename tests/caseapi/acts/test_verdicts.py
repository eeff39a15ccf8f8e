"""Verdicts (section 6)."""

from typing import Any

import pytest

from caseapi.acts.convictions import CHANGED, REMOVED
from client.contract.routes import UPDATE_PLEA, UPDATE_VERDICT
from tests.caseapi import court
from tests.caseapi.acts.acting import offence, refused, told
from tests.caseapi.conftest import Api

UPDATED = ("public.hearing.verdict-updated", {"hearingId": court.HEARING})


def verdict(category: str, **members: Any) -> dict[str, Any]:
    entered = {
        "offenceId": court.OFFENCE,
        "verdictDate": "2026-11-20",
        "verdictType": {"id": court.LINE, "category": "Guilty", "categoryType": category},
    }
    return {"verdicts": [{**entered, **members}]}


@pytest.mark.parametrize(
    "category",
    [
        "GUILTY",
        "GUILTY_CONVICTED",
        "GUILTY_BY_JURY_CONVICTED",
        "NOT_GUILTY_BUT_GUILTY_OF_LESSER_OFFENCE_BY_JURY_CONVICTED",
    ],
)
async def test_a_guilty_verdict_convicts(api: Api, category: str) -> None:
    assert await told(api, UPDATE_VERDICT, verdict(category)) == [
        UPDATED,
        (
            CHANGED,
            {"caseId": court.CASE, "offenceId": court.OFFENCE, "convictionDate": "2026-11-20"},
        ),
    ]
    found = await offence(api)
    assert found["verdict"]["originatingHearingId"] == court.HEARING
    assert found["verdict"]["verdictType"]["categoryType"] == category
    assert found["convictionDate"] == "2026-11-20"


@pytest.mark.parametrize("category", ["NOT_GUILTY", "NO_VERDICT", "FINDING"])
async def test_another_verdict_takes_a_conviction_away(api: Api, category: str) -> None:
    await told(api, UPDATE_VERDICT, verdict("GUILTY"))
    events = await told(api, UPDATE_VERDICT, verdict(category))
    assert events == [UPDATED, (REMOVED, {"caseId": court.CASE, "offenceId": court.OFFENCE})]
    assert "convictionDate" not in await offence(api)


async def test_a_plea_of_guilty_upholds_the_conviction_against_another_verdict(api: Api) -> None:
    plea = {"offenceId": court.OFFENCE, "plea": {"pleaValue": "GUILTY", "pleaDate": court.DAY}}
    await told(api, UPDATE_PLEA, {"pleas": [plea]})
    assert await told(api, UPDATE_VERDICT, verdict("NO_VERDICT")) == [UPDATED]
    assert (await offence(api))["convictionDate"] == court.DAY


async def test_a_verdict_that_is_deleted_is_taken_back(api: Api) -> None:
    await told(api, UPDATE_VERDICT, verdict("GUILTY"))
    await told(api, UPDATE_VERDICT, verdict("GUILTY", isDeleted=True))
    assert set(await offence(api)) == {"id"}


async def test_a_verdict_on_an_unknown_offence_is_ignored(api: Api) -> None:
    ((name, payload),) = await told(api, UPDATE_VERDICT, verdict("GUILTY", offenceId=court.LINE))
    assert name == "public.hearing.update-verdict-ignored"
    assert payload["hearingId"] == court.HEARING
    assert "verdict" not in await offence(api)


async def test_verdicts_that_break_the_schema_are_refused(api: Api) -> None:
    assert await refused(api, UPDATE_VERDICT, {"verdicts": []}) == (400, ["verdicts"])
    assert await refused(api, UPDATE_VERDICT, verdict("GUILTY") | {"x": 1}) == (400, ["x"])
    wrong = verdict("GUILTY", verdictDate="20/11/2026")
    assert await refused(api, UPDATE_VERDICT, wrong) == (400, ["verdicts.0.verdictDate"])
