"""Slots held for next hearings, and answers kept to be offered again (section 6)."""

import datetime as dt
from typing import Any

import httpx
import pytest

from caseapi.app import create_app
from caseapi.store import Store
from client.contract.routes import (
    BOOK_PROVISIONAL_SLOTS,
    BOOK_UNCONFIRMED_SLOTS,
    BOOKING_STATUS,
    RELEASE_SLOTS,
    REUSABLE_INFO,
    SAVE_REUSABLE_INFO,
)
from tests.caseapi import court
from tests.caseapi.acts.acting import NEXT_DAY, asked, posted, refused, told
from tests.caseapi.conftest import Api

BOOKED = "public.hearing.hearing-slots-provisionally-booked"
SLOT = {"courtScheduleId": court.LINE, "hearingStartTime": f"{NEXT_DAY}T10:00:00.000Z"}
PAST = {**SLOT, "hearingStartTime": f"{court.DAY}T10:00:00.000Z"}


async def book(api: Api, **members: Any) -> dict[str, Any]:
    ((name, payload),) = await told(api, BOOK_UNCONFIRMED_SLOTS, {"slots": [SLOT], **members})
    assert name == BOOKED
    return payload


async def status(api: Api, *bookings: str) -> list[tuple[str, bool]]:
    body = await posted(api, BOOKING_STATUS, {"bookingIds": list(bookings)})
    assert [each["bookingId"] for each in body["bookings"]] == list(bookings)
    return [(each["status"], each["safeToShare"]) for each in body["bookings"]]


async def test_slots_are_held_under_a_new_booking(api: Api) -> None:
    body = {"slots": [SLOT], "bookingType": "Video", "priority": "High"}
    ((name, payload),) = await told(api, BOOK_PROVISIONAL_SLOTS, body)
    assert (name, list(payload)) == (BOOKED, ["bookingId"])
    assert await status(api, payload["bookingId"]) == [("PROVISIONAL", True)]


async def test_a_refusal_comes_under_the_name_of_success(api: Api) -> None:
    ((name, payload),) = await told(api, BOOK_PROVISIONAL_SLOTS, {"slots": [SLOT, PAST]})
    assert (name, list(payload)) == (BOOKED, ["error"])
    assert list(await book(api, bookingId=court.LINE)) == ["error"]


async def test_a_hold_can_be_moved_and_released(api: Api) -> None:
    booking = (await book(api))["bookingId"]
    assert await book(api, bookingId=booking) == {"bookingId": booking}
    assert await status(api, booking, court.LINE) == [("UNCONFIRMED", True), ("NOT_FOUND", False)]
    events = await told(api, RELEASE_SLOTS, {"bookingId": booking})
    assert [name for name, _ in events] == ["hearing.event.hearing-slots-released"]
    assert await status(api, booking) == [("RELEASED", False)]
    assert await told(api, RELEASE_SLOTS, {"bookingId": booking}) == []
    assert await told(api, RELEASE_SLOTS, {"bookingId": court.LINE}) == []


@pytest.mark.parametrize(
    ("later", "is_held"),
    [
        (dt.timedelta(hours=14, minutes=29), True),
        (dt.timedelta(hours=14, minutes=31), False),
    ],
    ids=["00:59", "01:01"],
)
async def test_an_unconfirmed_hold_is_gone_after_one_at_night(
    api: Api, store: Store, later: dt.timedelta, is_held: bool
) -> None:
    booking = (await book(api))["bookingId"]
    ((_, provisional),) = await told(api, BOOK_PROVISIONAL_SLOTS, {"slots": [SLOT]})
    app = create_app(store, now=lambda: court.NOW + later)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://caseapi") as http:
        found = await status(Api(http), booking, provisional["bookingId"])
    held = ("UNCONFIRMED", True) if is_held else ("EXPIRED", False)
    assert found == [held, ("PROVISIONAL", True)]


async def test_slots_that_break_the_schema_are_refused(api: Api) -> None:
    assert await refused(api, BOOK_PROVISIONAL_SLOTS, {"slots": []}) == (400, ["slots"])
    timeless = {"slots": [{"courtScheduleId": court.LINE}]}
    status_, members = await refused(api, BOOK_PROVISIONAL_SLOTS, timeless)
    assert (status_, members) == (400, ["slots.0.hearingStartTime"])
    assert await refused(api, RELEASE_SLOTS, {}) == (400, ["bookingId"])
    assert (await api.tell(BOOKING_STATUS, {})).status_code == 400


def prompt(value: Any, master: str = court.DEFENDANT, **members: Any) -> dict[str, Any]:
    kept = {
        "promptRef": "prison",
        "masterDefendantId": master,
        "offenceId": court.OFFENCE,
        "type": "TXT",
        "value": value,
    }
    return {**kept, **members}


async def test_answers_are_kept_for_each_defendant_of_a_hearing(api: Api) -> None:
    result = {
        "shortCode": "BAIC",
        "value": "Not to leave",
        "masterDefendantId": court.DEFENDANT,
        "offenceId": court.OFFENCE,
    }
    first = {"reusablePrompts": [prompt("HMP Usk"), prompt(14, court.LINE)]}
    ((name, payload),) = await told(api, SAVE_REUSABLE_INFO, first)
    assert name == "hearing.event.reusable-info-saved"
    assert payload["masterDefendantIds"] == [court.DEFENDANT, court.LINE]
    await told(api, SAVE_REUSABLE_INFO, {"reusableResults": [result]})
    assert await asked(api, REUSABLE_INFO) == {
        "reusablePrompts": [prompt("14", court.LINE)],
        "reusableResults": [result],
    }


async def test_nothing_kept_is_empty(api: Api) -> None:
    empty: dict[str, Any] = {"reusablePrompts": [], "reusableResults": []}
    assert await asked(api, REUSABLE_INFO, orderedDate=court.DAY) == empty


async def test_answers_that_break_the_schema_are_refused(api: Api) -> None:
    homeless = prompt("HMP Usk")
    del homeless["offenceId"]
    status_, members = await refused(api, SAVE_REUSABLE_INFO, {"reusablePrompts": [homeless]})
    assert (status_, members) == (400, ["reusablePrompts.0.offenceId"])
    assert await refused(api, SAVE_REUSABLE_INFO, {"more": 1}) == (400, ["more"])
