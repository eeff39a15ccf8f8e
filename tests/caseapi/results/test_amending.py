"""What amending tells and leaves behind (sections 4.4, 4.5, 5.1 and 5.2)."""

import pytest

from caseapi.hearing import HearingOnDay
from caseapi.store import Store
from client.contract import routes
from client.contract.events import HearingState
from client.contract.route import Route
from tests.caseapi import court
from tests.caseapi.conftest import Api
from tests.caseapi.results.hearings import (
    NEXT_DAY,
    OWNER,
    SECOND,
    SUPPORT,
    put_standing,
    put_support,
)
from tests.caseapi.results.telling import codes, names, send
from tests.published import faults, needs_contract

LOCKED = HearingState.LOCKED_USER
TO_LOCKED = {"newHearingState": LOCKED.value}
ON_DAY = {"hearingDay": court.DAY}
REQUEST = {"hearingId": court.HEARING, "hearingDay": court.DAY, "version": 1}


def decide(action: str) -> dict[str, str]:
    return {"id": court.HEARING, "validateAction": action, **ON_DAY}


async def amended(api: Api) -> None:
    """Share a fine, take the lock, and save another result in the draft."""
    await api.save(1)
    await api.share(1)
    await send(api, routes.AMEND, TO_LOCKED)
    await api.save(2, court.SECOND_OFFENCE)


async def test_giving_up_tells_what_was_shared_and_leaves_the_draft_alone(api: Api) -> None:
    await amended(api)
    before = await api.draft()
    (event,) = await send(api, routes.CANCEL_AMENDMENTS, ON_DAY)
    (target,) = event["latestSharedTargets"]
    assert (target["targetId"], target["hearingDay"]) == (court.OFFENCE, court.DAY)
    assert target["resultLines"][0]["shortCode"] == "FO"
    assert await api.draft() == before


async def test_a_day_that_is_not_named_keeps_its_version(api: Api) -> None:
    await amended(api)
    await send(api, routes.CANCEL_AMENDMENTS, {})
    assert await api.save(1, isResetResults=True) == "101"
    assert await api.save(3, isResetResults=True) == "saved"


async def test_the_lock_is_on_the_hearing_and_the_version_on_its_day(
    api: Api, store: Store
) -> None:
    put_standing(store, HearingOnDay(several_days=True, last_version=3))
    await send(api, routes.SAVE_DRAFT, court.draft(1), day=NEXT_DAY)
    await send(api, routes.AMEND, TO_LOCKED)
    refused = await send(api, routes.SAVE_DRAFT, court.draft(2), user=SECOND, day=NEXT_DAY)
    assert codes(refused) == ("206",)
    await send(api, routes.CANCEL_AMENDMENTS, ON_DAY)
    anew = court.draft(1, isResetResults=True)
    assert codes(await send(api, routes.SAVE_DRAFT, anew, day=NEXT_DAY)) == ("101",)
    assert codes(await send(api, routes.SAVE_DRAFT, anew)) == ()


async def test_a_deleted_draft_is_gone_and_its_version_is_not(api: Api) -> None:
    await amended(api)
    (event,) = await send(api, routes.DELETE_DRAFT, {})
    assert (event["hearingDay"], event["amendedByUserId"]) == (court.DAY, OWNER)
    assert await api.draft() == {"targets": []}
    assert await api.save(1) == "101"
    assert await api.save(3) == "saved"


async def test_who_acts_is_whom_the_header_names_whatever_the_body_says(api: Api) -> None:
    await amended(api)
    await send(api, routes.REQUEST_APPROVAL, {**REQUEST, "version": 2})
    pretending = {**decide("APPROVE"), "userId": SECOND}
    assert codes(await send(api, routes.VALIDATE_AMENDMENTS, pretending)) == ("205",)
    (event,) = await send(api, routes.VALIDATE_AMENDMENTS, decide("APPROVE"), user=SECOND)
    assert event["userId"] == SECOND


async def test_a_hearing_of_several_days_is_not_shared_while_it_is_amended(
    api: Api, store: Store
) -> None:
    put_standing(store, HearingOnDay(state=LOCKED, owner=OWNER, several_days=True))
    (event,) = await send(api, routes.SHARE, court.share(1))
    assert event["_metadata"]["name"] == "public.hearing.share-results-failed"
    assert event["amendedByUserId"] == OWNER
    assert "error" not in event


@pytest.mark.parametrize("route", [routes.SHARE_FIRST_FORM, routes.SHARE_SECOND_FORM])
async def test_the_older_forms_share_todays_results_without_a_version(
    api: Api, route: Route
) -> None:
    await api.save(4)
    body = {name: value for name, value in court.share(1).items() if name != "version"}
    assert names(await send(api, route, body)) == (routes.SHARE.success,)
    assert (await api.draft())["version"] == 4
    assert (await api.draft())["__metadata__"]["lastSharedTime"] == "2026-11-23T10:30:00.000Z"
    assert await api.share(4) == "207"
    assert codes(await send(api, route, body)) == ("207",)


async def test_nobody_may_replicate_what_was_shared(api: Api) -> None:
    answer = await api.tell(routes.REPLICATE_SHARED, {}, hearingId=court.HEARING)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("route", "body", "member"),
    [
        (routes.AMEND, {}, "newHearingState"),
        (routes.AMEND, {"newHearingState": "SHARED"}, "newHearingState"),
        (routes.REQUEST_APPROVAL, {**REQUEST, "userId": OWNER}, "userId"),
        (routes.REQUEST_APPROVAL, {**REQUEST, "version": True}, "version"),
        (routes.VALIDATE_AMENDMENTS, {"validateAction": "APPROVE"}, "id"),
        (
            routes.VALIDATE_AMENDMENTS,
            {"id": court.HEARING, "validateAction": "?"},
            "validateAction",
        ),
        (routes.CANCEL_AMENDMENTS, {"hearingDay": "today"}, "hearingDay"),
        (routes.UNLOCK, {"hearingDay": "23/11/2026"}, "hearingDay"),
    ],
)
async def test_what_is_not_a_request_is_refused_by_member(
    api: Api, route: Route, body: dict[str, object], member: str
) -> None:
    parts = {"hearingId": court.HEARING} if "{hearingId}" in route.path else {}
    answer = await api.tell(route, body, **parts)
    assert answer.status_code == 400
    assert list(answer.json()["validationErrors"]) == [member]


async def test_an_unknown_hearing_is_not_found(api: Api) -> None:
    for route, body in (
        (routes.AMEND, TO_LOCKED),
        (routes.UNLOCK, ON_DAY),
        (routes.SHARE_SECOND_FORM, court.share(1)),
    ):
        answer = await api.tell(route, body, hearingId="none")
        assert answer.status_code == 404


@needs_contract
async def test_the_events_of_amending_fit_their_schemas(api: Api, store: Store) -> None:
    put_support(store)
    await amended(api)
    request = {**REQUEST, "version": 2}
    lock, ask = (routes.AMEND, TO_LOCKED, OWNER), (routes.REQUEST_APPROVAL, request, OWNER)
    again = (routes.REQUEST_APPROVAL, {**REQUEST, "version": 1}, OWNER)
    told: set[str] = set()
    for route, body, user in (
        lock,
        (routes.UNLOCK, ON_DAY, SECOND),
        (routes.SAVE_DRAFT, court.draft(2, isResetResults=True), OWNER),
        lock,
        ask,
        (routes.VALIDATE_AMENDMENTS, decide("REJECT"), SECOND),
        (routes.DELETE_DRAFT, {}, OWNER),
        (routes.AMEND_FOR_SUPPORT, TO_LOCKED, SUPPORT),
        (routes.UNLOCK, ON_DAY, OWNER),
        lock,
        again,
        (routes.VALIDATE_AMENDMENTS, decide("APPROVE"), SECOND),
    ):
        for event in await send(api, route, body, user=user):
            name = event.pop("_metadata")["name"]
            told.add(name)
            assert faults(f"public-events/{schema_of(name)}", event) == [], name
    assert len(told) == 8


def schema_of(name: str) -> str:
    """Give the name under which an event's schema is published."""
    return name.replace("public.hearing.result-amendments", "public.result-amendments")
