"""The worked sequence of the contract's Appendix D, step by step over HTTP, and its variants."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from client.contract import routes
from client.contract.events import HearingState
from client.contract.route import Route
from tests.caseapi import court
from tests.caseapi.conftest import Api
from tests.caseapi.results.telling import codes, names, send

FIRST, SECOND = court.CLERK, court.SECOND_CLERK
NEW, SHARED = HearingState.INITIALISED, HearingState.SHARED
ADMIN, ASKED = HearingState.LOCKED_ADMIN, HearingState.APPROVAL_REQUESTED
VALIDATED = HearingState.VALIDATED
ON_DAY = {"hearingDay": court.DAY}


@dataclass(frozen=True)
class Step:
    """What a clerk sends, the state after it, and the event's name, or the refusal's code."""

    user: str
    route: Route
    body: dict[str, Any]
    state: HearingState
    told: str


def save(user: str, version: int, state: HearingState, told: str = "", **members: Any) -> Step:
    body = court.draft(version, **members)
    return Step(user, routes.SAVE_DRAFT, body, state, told or routes.SAVE_DRAFT.success)


def share(user: str, version: int, state: HearingState, told: str = "") -> Step:
    return Step(user, routes.SHARE, court.share(version), state, told or routes.SHARE.success)


def amend(user: str, state: HearingState) -> Step:
    return Step(user, routes.AMEND, {"newHearingState": ADMIN}, state, routes.AMEND.success)


def request(user: str, version: int, state: HearingState) -> Step:
    body = {"hearingId": court.HEARING, "version": version, **ON_DAY}
    return Step(user, routes.REQUEST_APPROVAL, body, state, routes.REQUEST_APPROVAL.success)


def validate(user: str, action: str, state: HearingState, told: str) -> Step:
    body = {"id": court.HEARING, "validateAction": action, **ON_DAY}
    return Step(user, routes.VALIDATE_AMENDMENTS, body, state, told)


def simply(user: str, route: Route, state: HearingState, told: str = "") -> Step:
    return Step(user, route, ON_DAY, state, told or route.success)


UP_TO_THE_LOCK = (
    save(FIRST, 1, NEW),
    save(FIRST, 2, NEW),
    save(SECOND, 2, NEW, "101"),
    share(FIRST, 2, SHARED),
    share(FIRST, 2, SHARED, "207"),
    amend(FIRST, ADMIN),
    save(SECOND, 3, ADMIN, "206"),
)
UP_TO_APPROVAL = (
    *UP_TO_THE_LOCK,
    save(FIRST, 3, ADMIN),
    share(FIRST, 3, ADMIN, "202"),
    request(FIRST, 3, ASKED),
    validate(FIRST, "APPROVE", ASKED, "205"),
)
SEQUENCES: dict[str, Sequence[Step]] = {
    "approved and shared again": (
        *UP_TO_APPROVAL,
        validate(SECOND, "APPROVE", VALIDATED, routes.VALIDATE_AMENDMENTS.success),
        save(SECOND, 4, VALIDATED),
        share(FIRST, 4, SHARED),
    ),
    "rejected, and the draft rebuilt": (
        *UP_TO_APPROVAL,
        validate(SECOND, "REJECT", SHARED, routes.AMENDMENTS_REJECTED),
        save(SECOND, 1, SHARED, isResetResults=True),
        save(SECOND, 2, SHARED, "201"),
    ),
    "cancelled by the amender": (
        *UP_TO_THE_LOCK,
        simply(SECOND, routes.CANCEL_AMENDMENTS, ADMIN, "203"),
        simply(FIRST, routes.CANCEL_AMENDMENTS, SHARED),
        save(FIRST, 7, SHARED, isResetResults=True),
        save(FIRST, 8, SHARED, isResetResults=True),
        save(FIRST, 8, SHARED, "101"),
    ),
    "unlocked by another": (
        *UP_TO_THE_LOCK,
        simply(FIRST, routes.UNLOCK, ADMIN, "204"),
        simply(SECOND, routes.UNLOCK, SHARED),
        save(FIRST, 3, SHARED, "201"),
    ),
}


@pytest.mark.parametrize("steps", SEQUENCES.values(), ids=SEQUENCES)
async def test_the_worked_sequence_goes_as_the_contract_says(
    steps: Sequence[Step], api: Api
) -> None:
    assert await api.draft() == {"targets": []}
    for number, step in enumerate(steps, start=2):
        events = await send(api, step.route, step.body, user=step.user)
        told = codes(events) if step.told.isdecimal() else names(events)
        assert told[-1] == step.told, number
        assert (await api.detail())["hearingState"] == step.state, number


async def test_a_stale_save_is_told_both_versions(api: Api) -> None:
    for step in UP_TO_THE_LOCK[:2]:
        await send(api, step.route, step.body, user=step.user)
    (event,) = await send(api, routes.SAVE_DRAFT, court.draft(2), user=SECOND)
    assert (event["info"]["version"], event["info"]["lastUpdatedVersion"]) == (2, 2)


async def test_whoever_stamps_the_approved_draft_owns_it(api: Api) -> None:
    for step in SEQUENCES["approved and shared again"]:
        await send(api, step.route, step.body, user=step.user)
    assert (await api.detail())["amendedByUserId"] == SECOND
