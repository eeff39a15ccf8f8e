"""How a trial went (section 6)."""

from typing import Any

import pytest

from caseapi.store import Store, reference_data
from client.contract.routes import SET_TIER_AND_LIST_TYPE, SET_TRIAL_TYPE, TRIAL_REASON, TRIAL_TYPES
from tests.caseapi import court
from tests.caseapi.acts.acting import asked, hearing, refused, told
from tests.caseapi.conftest import Api

CRACKED = "c20ad4d7-6fe9-3759-aa27-a0c99bff6710"
VACATED = "c20ad4d7-6fe9-3759-aa27-a0c99bff6711"
SUB_REASON = "c20ad4d7-6fe9-3759-aa27-a0c99bff6712"
KINDS = {"crackedIneffectiveTrial", "isEffectiveTrial", "isVacatedTrial"}


@pytest.fixture(autouse=True)
def reasons(store: Store) -> None:
    rows = [
        {
            "id": reason,
            "reasonCode": code,
            "trialType": kind,
            "reasonShortDescription": f"{kind} for want of evidence",
        }
        for reason, code, kind in ((CRACKED, "I", "Cracked"), (VACATED, "V9", "Vacated"))
    ]
    with store.writing() as connection:
        reference_data.replace_kind(
            connection,
            "cracked-ineffective-vacated-trial-types",
            [(row["id"], row) for row in rows],
        )


async def kinds(api: Api) -> dict[str, Any]:
    document = await hearing(api)
    return {name: document[name] for name in KINDS & set(document)}


async def test_each_kind_of_trial_takes_the_place_of_the_others(api: Api) -> None:
    vacated = "public.hearing.trial-vacated"
    events = await told(api, SET_TRIAL_TYPE, {"trialTypeId": CRACKED})
    assert events == [(vacated, {"hearingId": court.HEARING})]
    cracked = {
        "id": CRACKED,
        "code": "I",
        "type": "Cracked",
        "description": "Cracked for want of evidence",
    }
    assert await kinds(api) == {"crackedIneffectiveTrial": cracked}

    events = await told(api, SET_TRIAL_TYPE, {"isEffectiveTrial": True})
    assert events == [(vacated, {"hearingId": court.HEARING})]
    assert await kinds(api) == {"isEffectiveTrial": True}

    body = {"vacatedTrialReasonId": VACATED, "crackedIneffectiveSubReasonId": SUB_REASON}
    ((name, payload),) = await told(api, SET_TRIAL_TYPE, body)
    assert (name, payload) == (
        vacated,
        {
            "hearingId": court.HEARING,
            "vacatedTrialReasonId": VACATED,
            "hearingDateTime": f"{court.DAY}T10:00:00.000Z",
            "jurisdictionType": "MAGISTRATES",
        },
    )
    now = await kinds(api)
    assert now["isVacatedTrial"] is True
    assert now["crackedIneffectiveTrial"]["crackedIneffectiveSubReasonId"] == SUB_REASON
    assert "isEffectiveTrial" not in now


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"isEffectiveTrial": False},
        {"isEffectiveTrial": True, "trialTypeId": CRACKED},
        {"trialTypeId": CRACKED, "vacatedTrialReasonId": VACATED},
        {"isEffectiveTrial": True, "crackedIneffectiveSubReasonId": SUB_REASON},
        {"trialTypeId": "cracked"},
        {"trialTypeId": CRACKED, "reason": "none"},
    ],
)
async def test_a_trial_is_of_exactly_one_kind(api: Api, body: dict[str, Any]) -> None:
    assert (await refused(api, SET_TRIAL_TYPE, body))[0] == 400
    assert await kinds(api) == {}


async def test_an_unknown_reason_is_refused(api: Api) -> None:
    assert await refused(api, SET_TRIAL_TYPE, {"trialTypeId": court.LINE}) == (404, [])
    assert await kinds(api) == {}


async def test_the_reasons_can_be_read(api: Api) -> None:
    rows = (await asked(api, TRIAL_TYPES))["crackedIneffectiveVacatedTrialTypes"]
    assert [row["reasonCode"] for row in rows] == ["I", "V9"]
    one = await asked(api, TRIAL_REASON, trialTypeId=VACATED)
    assert (one["code"], one["type"]) == ("V9", "Vacated")
    assert (await api.ask(TRIAL_REASON, trialTypeId=court.LINE)).status_code == 404


async def test_a_tier_and_a_list_type_take_the_place_of_those_before(api: Api) -> None:
    told_of = "hearing.tier-and-list-type-set"
    second = {
        "tier": "TIER_2",
        "tier2Subcategory": "WITNESS_FROM_ABROAD",
        "listType": "TYPE_1",
        "fixedDateReason": "A witness can only come in June",
    }
    for body in (second, {"tier": "TIER_5"}):
        events = await told(api, SET_TIER_AND_LIST_TYPE, body)
        assert events == [(told_of, {"hearingId": court.HEARING, **body})]
        document = await hearing(api)
        assert {name: document[name] for name in second if name in document} == body


@pytest.mark.parametrize("wrong", [{"tier": "TIER_8"}, {"listType": "TYPE_3"}, {"more": 1}])
async def test_a_tier_that_there_is_not_is_refused(api: Api, wrong: dict[str, Any]) -> None:
    body = {"tier": "TIER_1", **wrong}
    assert await refused(api, SET_TIER_AND_LIST_TYPE, body) == (400, list(wrong))
