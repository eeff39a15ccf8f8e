"""How long a defendant may be held before trial (section 6)."""

import datetime as dt
from typing import Any

import pytest

from caseapi.acts.custody_time_limit import custody_time_limit
from caseapi.store import Store
from client.contract.routes import CUSTODY_TIME_LIMIT
from tests.caseapi import court
from tests.caseapi.acts.acting import asked, put
from tests.caseapi.conftest import Api

MONDAY = dt.date(2026, 6, 1)
GUILTY = frozenset({"GUILTY"})


def limit(mode: str, *, is_youth: bool = False, **members: Any) -> dt.date | None:
    """Give the limit of an offence whose defendant is remanded on a Monday in June."""
    offence = {"modeOfTrial": mode, **members}
    return custody_time_limit(offence, day=MONDAY, is_youth=is_youth, guilty=GUILTY)


def allocated(reason: str) -> dict[str, Any]:
    return {"allocationDecision": {"motReasonDescription": reason}}


def test_a_summary_offence_has_56_days_and_one_on_indictment_182() -> None:
    assert limit("Summary") == MONDAY + dt.timedelta(days=56)
    assert limit("Indictable") == MONDAY + dt.timedelta(days=182)


@pytest.mark.parametrize(
    ("reason", "days"),
    [
        ("", 56),
        ("Defendant consents to summary trial", 56),
        ("Low value offence triable summarily only", 56),
        ("Court directs trial by jury", 182),
        ("Defendant elects trial by jury", 182),
        ("Indictable-only offence", 182),
    ],
)
def test_an_either_way_offence_goes_by_its_allocation(reason: str, days: int) -> None:
    assert limit("Either Way", **allocated(reason)) == MONDAY + dt.timedelta(days=days)


def test_a_youths_indictable_offence_goes_by_its_allocation_too() -> None:
    assert limit("Indictable", is_youth=True) == MONDAY + dt.timedelta(days=56)


def test_days_spent_in_custody_are_taken_off() -> None:
    spent: dict[str, Any] = {"previousDaysHeldInCustody": 5, "dateHeldInCustodySince": "2026-05-26"}
    assert limit("Summary", **spent) == MONDAY + dt.timedelta(days=56 - 5 - 6)


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (dt.date(2026, 10, 30), dt.date(2026, 12, 24)),
        (dt.date(2026, 10, 31), dt.date(2026, 12, 24)),
        (dt.date(2026, 11, 2), dt.date(2026, 12, 24)),
        (dt.date(2026, 11, 3), dt.date(2026, 12, 29)),
    ],
    ids=["christmas", "saturday", "bank holiday", "open"],
)
def test_a_limit_that_would_end_on_a_closed_day_ends_before_it(day: dt.date, ends: dt.date) -> None:
    offence = {"modeOfTrial": "Summary"}
    assert custody_time_limit(offence, day=day, is_youth=False, guilty=GUILTY) == ends


@pytest.mark.parametrize(
    "over",
    [
        {"convictionDate": "2026-05-01"},
        {"plea": {"pleaValue": "GUILTY"}},
        {"verdict": {"verdictType": {"categoryType": "NOT_GUILTY"}}},
        {"proceedingsConcluded": True},
        {"ctlClockStopped": True},
    ],
)
def test_no_limit_runs_once_it_is_over(over: dict[str, Any]) -> None:
    assert limit("Summary", **over) is None
    assert limit("Summary", plea={"pleaValue": "NOT_GUILTY"}) is not None


def test_an_extended_limit_is_given_as_it_is() -> None:
    extended = {"timeLimit": "2026-12-26", "isCtlExtended": True}
    found = limit("Summary", custodyTimeLimit=extended, convictionDate="2026-05-01")
    assert found == dt.date(2026, 12, 26)


def test_without_a_known_mode_of_trial_there_is_none() -> None:
    assert limit("") is None


async def test_the_limit_is_answered_or_nothing(api: Api, store: Store) -> None:
    cases = court.hearing()["prosecutionCases"]
    cases[0]["defendants"][0]["offences"][0]["modeOfTrial"] = "Summary"
    put(store, prosecutionCases=cases)
    parts = {"offenceId": court.OFFENCE, "bailStatusCode": "C"}
    body = await asked(api, CUSTODY_TIME_LIMIT, **parts)
    assert body == {"custodyTimeLimit": "2027-01-18"}
    parts["offenceId"] = court.SECOND_OFFENCE
    assert await asked(api, CUSTODY_TIME_LIMIT, **parts) == {}
    cases[0]["trialReceiptType"] = "Voluntary bill"
    put(store, prosecutionCases=cases)
    parts["offenceId"] = court.OFFENCE
    assert await asked(api, CUSTODY_TIME_LIMIT, **parts) == {}


async def test_a_limit_needs_an_offence_and_a_kind_of_custody(api: Api) -> None:
    path = {"hearingId": court.HEARING, "hearingDay": court.DAY}
    unknown = await api.ask(CUSTODY_TIME_LIMIT, **path, offenceId=court.LINE, bailStatusCode="C")
    assert unknown.status_code == 404
    on_bail = await api.ask(CUSTODY_TIME_LIMIT, **path, offenceId=court.OFFENCE, bailStatusCode="B")
    assert list(on_bail.json()["validationErrors"]) == ["bailStatusCode"]
