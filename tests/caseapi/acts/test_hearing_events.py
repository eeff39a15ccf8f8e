"""The log of a hearing, and which hearings go on in a room (section 6)."""

import uuid
from typing import Any

import pytest

from caseapi.acts.event_definitions import END, PAUSE, RESUME, START
from caseapi.store import Store, reference_data
from client.contract import routes
from client.contract.routes import CORRECT_EVENT, LOG_EVENT, RELABEL_EVENTS
from tests.caseapi import court
from tests.caseapi.acts.acting import asked, put, refused, told
from tests.caseapi.conftest import Api

OTHER_HEARING = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3f01"
FIRST = "f0a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3b01"
SECOND = "f0a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3b02"
OPENS = "e9060336-4821-4f46-969c-e08b33b48071"


def event(
    definition: str = START, label: str = "Hearing started", at: str = "10:05:00", **members: Any
) -> dict[str, Any]:
    """Give what happened, at a time of the hearing's day."""
    happened = {
        "hearingEventId": str(uuid.uuid4()),
        "hearingEventDefinitionId": definition,
        "recordedLabel": label,
        "eventTime": f"{court.DAY}T{at}.000Z",
        "lastModifiedTime": f"{court.DAY}T{at}.000Z",
    }
    return {**happened, **members}


async def log(api: Api, hearing_id: str = court.HEARING) -> list[tuple[str, str]]:
    """Give the times and labels of a hearing's log on its day."""
    body = await asked(api, routes.EVENT_LOG, hearingId=hearing_id, date=court.DAY)
    return [(line["eventTime"][11:16], line["recordedLabel"]) for line in body["events"]]


async def active(api: Api, hearing_id: str = court.HEARING) -> list[str]:
    """Give the other hearings that go on in a hearing's room."""
    body = await asked(api, routes.ACTIVE_HEARINGS, hearingId=hearing_id, eventDate=court.DAY)
    found: list[str] = body["activeHearings"]
    return found


async def test_what_happens_is_logged_and_told_with_its_case_and_court(api: Api) -> None:
    happened = event(hearingEventId=FIRST)
    assert await told(api, LOG_EVENT, happened) == [
        (
            "public.hearing.event-logged",
            {
                "case": {"caseUrn": "01TW1234526"},
                "hearingEventDefinition": {"hearingEventDefinitionId": START, "priority": True},
                "hearingEvent": {
                    "hearingEventId": FIRST,
                    "recordedLabel": "Hearing started",
                    "eventTime": happened["eventTime"],
                    "lastModifiedTime": happened["lastModifiedTime"],
                },
                "hearing": {
                    "courtCentre": {
                        "courtCentreId": court.CENTRE,
                        "courtCentreName": "Marlbrook Magistrates' Court",
                        "courtRoomName": "Courtroom 03",
                        "courtRoomId": court.ROOM,
                    },
                    "hearingType": "First hearing",
                    "jurisdictionType": "MAGISTRATES",
                },
            },
        )
    ]
    body = await asked(api, routes.EVENT_LOG, date=court.DAY)
    assert body == {
        "hearingId": court.HEARING,
        "hasActiveHearing": False,
        "events": [
            {
                "hearingEventId": FIRST,
                "hearingEventDefinitionId": START,
                "recordedLabel": "Hearing started",
                "eventTime": happened["eventTime"],
                "lastModifiedTime": happened["lastModifiedTime"],
                "alterable": False,
            }
        ],
    }


async def test_the_log_is_in_order_of_time_and_of_one_day(api: Api) -> None:
    await told(api, LOG_EVENT, event(END, "Hearing ended", "11:00:00"))
    await told(api, LOG_EVENT, event(OPENS, "Prosecution opened", "10:20:00"))
    await told(api, LOG_EVENT, event(at="10:05:00"))
    before = event(OPENS, "Prosecution opened", eventTime="2026-11-20T10:00:00Z")
    await told(api, LOG_EVENT, before)
    assert await log(api) == [
        ("10:05", "Hearing started"),
        ("10:20", "Prosecution opened"),
        ("11:00", "Hearing ended"),
    ]
    parts = {"hearingId": court.HEARING, "hearingDate": court.DAY}
    counts = {"eventLogCountByHearingId": 4, "eventLogCountByHearingIdAndDate": 3}
    assert await asked(api, routes.EVENT_LOG_COUNT, **parts) == counts
    del parts["hearingDate"]
    assert await asked(api, routes.EVENT_LOG_COUNT, **parts) == {"eventLogCountByHearingId": 4}


async def test_times_are_kept_in_utc(api: Api) -> None:
    await told(api, LOG_EVENT, event(eventTime=f"{court.DAY}T11:05:00+01:00"))
    assert await log(api) == [("10:05", "Hearing started")]


async def test_what_cannot_be_logged_is_ignored_with_the_reason(api: Api, store: Store) -> None:
    async def reason(hearing_id: str = court.HEARING, **members: Any) -> str:
        happened = event(**members)
        ((name, payload),) = await told(api, LOG_EVENT, happened, hearingId=hearing_id)
        assert name == "public.hearing.event-ignored"
        assert payload["hearingEventId"] == happened["hearingEventId"]
        text: str = payload["reason"]
        return text

    await told(api, LOG_EVENT, event(hearingEventId=FIRST))
    assert await reason(hearingEventId=FIRST) == "Already logged"
    correction = corrected(SECOND)
    await told(api, CORRECT_EVENT, correction, hearingEventId=FIRST)
    assert await reason(hearingEventId=FIRST) == "Already deleted"
    assert await reason(OTHER_HEARING) == "Hearing not found"
    put(store, id=OTHER_HEARING, isBoxHearing=True)
    assert await reason(OTHER_HEARING) == "Box hearing"
    without = court.hearing()["prosecutionCases"]
    without[0]["prosecutionCaseIdentifier"] = {}
    put(store, id=OTHER_HEARING, prosecutionCases=without)
    assert await reason(OTHER_HEARING) == "Case URN not found"


def corrected(new_id: str, **members: Any) -> dict[str, Any]:
    """Give what stands in the log in the place of something else."""
    changed = {
        "latestHearingEventId": new_id,
        "recordedLabel": "Hearing started",
        "eventTime": f"{court.DAY}T10:10:00.000Z",
        "lastModifiedTime": f"{court.DAY}T10:30:00.000Z",
    }
    return {**changed, **members}


async def test_a_correction_takes_the_place_of_what_was_logged(api: Api) -> None:
    await told(api, LOG_EVENT, event(hearingEventId=FIRST, note="Late"))
    ((name, payload),) = await told(api, CORRECT_EVENT, corrected(SECOND), hearingEventId=FIRST)
    assert name == "public.hearing.event-timestamp-corrected"
    assert payload["hearingEvent"] == {
        "hearingEventId": SECOND,
        "lastHearingEventId": FIRST,
        "recordedLabel": "Hearing started",
        "eventTime": f"{court.DAY}T10:10:00.000Z",
        "lastModifiedTime": f"{court.DAY}T10:30:00.000Z",
    }
    assert await log(api) == [("10:10", "Hearing started")]


async def test_what_is_not_in_the_log_is_not_corrected(api: Api) -> None:
    ((name, payload),) = await told(api, CORRECT_EVENT, corrected(SECOND), hearingEventId=FIRST)
    assert (name, payload["reason"]) == ("public.hearing.event-ignored", "Not logged")
    await told(api, LOG_EVENT, event(hearingEventId=FIRST))
    await told(api, CORRECT_EVENT, corrected(SECOND), hearingEventId=FIRST)
    third = corrected(court.LINE)
    ((name, payload),) = await told(api, CORRECT_EVENT, third, hearingEventId=FIRST)
    assert (name, payload["reason"]) == ("public.hearing.event-ignored", "Already deleted")
    ((name, payload),) = await told(api, CORRECT_EVENT, corrected(SECOND), hearingEventId=SECOND)
    assert (name, payload["reason"]) == ("public.hearing.event-ignored", "Already logged")
    assert await log(api) == [("10:10", "Hearing started")]


async def test_labels_are_changed_and_lines_that_are_not_there_passed_over(api: Api) -> None:
    await told(api, LOG_EVENT, event(OPENS, "Prosecution opened", hearingEventId=FIRST))
    changed = {"hearingEventId": FIRST, "recordedLabel": "Crown opened its case"}
    absent = {"hearingEventId": SECOND, "recordedLabel": "Nothing"}
    assert await told(api, RELABEL_EVENTS, {"hearingEvents": [changed, absent]}) == [
        (
            "public.hearing.events-updated",
            {"hearingId": court.HEARING, "hearingEvents": [changed]},
        )
    ]
    assert await log(api) == [("10:05", "Crown opened its case")]
    assert await refused(api, RELABEL_EVENTS, {"hearingEvents": [absent]}) == (404, [])


async def test_a_hearing_goes_on_until_it_pauses_or_ends(api: Api, store: Store) -> None:
    put(store, id=OTHER_HEARING)
    steps: tuple[tuple[str, str, str, list[str]], ...] = (
        (START, "Hearing started", "10:01:00", [OTHER_HEARING]),
        (PAUSE, "Hearing paused", "10:02:00", []),
        (RESUME, "Hearing resumed", "10:03:00", [OTHER_HEARING]),
        (OPENS, "Prosecution opened", "10:04:00", [OTHER_HEARING]),
        (END, "Hearing ended", "10:05:00", []),
    )
    for definition, label, at, on in steps:
        await told(api, LOG_EVENT, event(definition, label, at), hearingId=OTHER_HEARING)
        assert await active(api) == on
        assert await active(api, OTHER_HEARING) == []
        body = await asked(api, routes.EVENT_LOG, date=court.DAY)
        assert body["hasActiveHearing"] is bool(on)


async def test_only_hearings_of_the_same_room_and_day_count(api: Api, store: Store) -> None:
    elsewhere = {**court.hearing()["courtCentre"], "roomId": court.OTHER_ROOM}
    put(store, id=OTHER_HEARING, courtCentre=elsewhere)
    await told(api, LOG_EVENT, event(), hearingId=OTHER_HEARING)
    assert await active(api) == []


async def test_an_override_pauses_the_others_in_the_room(api: Api, store: Store) -> None:
    put(store, id=OTHER_HEARING)
    await told(api, LOG_EVENT, event(at="10:01:00"), hearingId=OTHER_HEARING)
    await told(api, LOG_EVENT, event(at="10:06:00"))
    assert (await active(api), await active(api, OTHER_HEARING)) == (
        [OTHER_HEARING],
        [court.HEARING],
    )
    events = await told(api, LOG_EVENT, event(RESUME, "Hearing resumed", "10:08:00", override=True))
    assert [name for name, _ in events] == ["public.hearing.event-logged"] * 2
    assert await log(api, OTHER_HEARING) == [
        ("10:01", "Hearing started"),
        ("10:08", "Hearing paused"),
    ]
    assert await active(api) == []
    assert await active(api, OTHER_HEARING) == [court.HEARING]


async def test_an_ended_hearing_is_hidden_where_no_room_is_asked_for(api: Api) -> None:
    async def listed(**parts: str) -> int:
        body = await asked(
            api, routes.HEARINGS, date=court.DAY, courtCentreId=court.CENTRE, **parts
        )
        return len(body.get("hearingSummaries", ()))

    ended = event(END, "Hearing ended", hearingEventId=FIRST)
    await told(api, LOG_EVENT, ended)
    assert (await listed(), await listed(roomId=court.ROOM)) == (0, 1)
    other = {"hearingEvents": [{"hearingEventId": FIRST, "recordedLabel": "Hearing over"}]}
    await told(api, RELABEL_EVENTS, other)
    assert (await listed(), await listed(roomId=court.ROOM)) == (1, 1)


async def test_there_is_a_small_list_of_what_may_be_logged(api: Api) -> None:
    body = await asked(api, routes.EVENT_DEFINITIONS)
    by_id = {row["id"]: row for row in body["eventDefinitions"]}
    assert [by_id[each]["recordedLabel"] for each in (START, PAUSE, RESUME, END)] == [
        "Hearing started",
        "Hearing paused",
        "Hearing resumed",
        "Hearing ended",
    ]
    assert len(by_id) == len(body["eventDefinitions"])


async def test_an_imported_list_of_what_may_be_logged_takes_its_place(
    api: Api, store: Store
) -> None:
    row = {
        "id": FIRST,
        "groupLabel": "Trial",
        "groupSequence": 1,
        "actionLabel": "Jury out",
        "actionSequence": 1,
        "recordedLabel": "Jury retired",
        "alterable": True,
    }
    with store.writing() as connection:
        reference_data.replace_kind(connection, "hearing-event-definitions", [(FIRST, row)])
    assert await asked(api, routes.EVENT_DEFINITIONS) == {"eventDefinitions": [row]}


async def test_a_definition_says_whom_of_the_hearing_it_may_name(api: Api, store: Store) -> None:
    counsel = {"id": SECOND, "defendants": [court.DEFENDANT], "attendanceDays": [court.DAY]}
    put(store, defenceCounsels=[counsel])
    body = await asked(api, routes.EVENT_DEFINITIONS)
    (mitigates,) = (row for row in body["eventDefinitions"] if "mitigated" in row["recordedLabel"])
    one = await asked(api, routes.EVENT_DEFINITION, hearingEventDefinitionId=mitigates["id"])
    assert one["caseAttributes"] == [{"counsel.name": SECOND, "defendant.name": court.DEFENDANT}]
    answer = await api.ask(
        routes.EVENT_DEFINITION, hearingId=court.HEARING, hearingEventDefinitionId=court.LINE
    )
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("hearingEventId", "one"),
        ("eventTime", "10:05"),
        ("eventTime", "2026-11-23T10:05:00"),
        ("eventTime", "2026-02-30T10:05:00Z"),
        ("note", "x" * 3001),
        ("recordedLabel", ""),
        ("override", "yes"),
        ("witnessId", court.LINE),
    ],
)
async def test_what_breaks_the_schema_is_refused(api: Api, member: str, value: object) -> None:
    assert await refused(api, LOG_EVENT, event() | {member: value}) == (400, [member])
    assert await log(api) == []
