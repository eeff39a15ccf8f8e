"""Every query asked of a practice court where clerks have been at work, and each answer held to
its published schema.
"""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from caseapi.acts.event_definitions import START
from caseapi.acts.reference import LISTS
from caseapi.imports.practice_court import load_practice_court
from caseapi.openapi.answers import ANSWERS
from caseapi.openapi.bodies import REQUESTS
from caseapi.openapi.document import openapi_document
from caseapi.practice import practice_court
from caseapi.store import Store, kept, reference_data
from client.contract import routes
from client.contract.route import Route
from client.contract.routes import ROUTES
from tests.caseapi import court
from tests.caseapi.acts.acting import (
    EVERYBODY,
    NEXT_DAY,
    asked,
    posted,
    put,
    put_everybody,
    schema_of,
    told,
)
from tests.caseapi.conftest import Api
from tests.published import needs_contract, schema

QUERIES = [route for route in ROUTES if route.kind == "query"]

CRACKED = "c20ad4d7-6fe9-3759-aa27-a0c99bff6710"
NAMED = "e9060336-4821-4f46-969c-e08b33b48071"

PRACTICE = practice_court(court.NOW.date())
HEARD = next(h for h in PRACTICE.hearings if h["courtApplications"])
APPLICATION = HEARD["courtApplications"][0]["id"]
TO_COME = next(
    h
    for h in PRACTICE.hearings
    if h["type"]["description"] == "Trial" and h["hearingDays"][-1]["sittingDay"][:10] == NEXT_DAY
)
CASE = TO_COME["prosecutionCases"][0]
DEFENDANT = CASE["defendants"][0]
CENTRE = TO_COME["courtCentre"]["id"]
ROOM = TO_COME["courtCentre"]["roomId"]
ON = {"hearingId": TO_COME["id"], "hearingDay": court.DAY}
OFFENCE = DEFENDANT["offences"][0]["id"]

PARTS: dict[Route, dict[str, Any]] = {
    routes.HEARINGS: {"date": court.DAY, "courtCentreId": CENTRE},
    routes.HEARING: {"hearingId": HEARD["id"]},
    routes.HEARING_FOR_MANAGE: {"hearingId": HEARD["id"]},
    routes.HEARINGS_FOR_TODAY: {},
    routes.HEARINGS_FOR_FUTURE: {"defendantId": DEFENDANT["id"]},
    routes.FUTURE_HEARINGS: {"caseIds": CASE["id"]},
    routes.CHECK_IN: {"date": court.DAY, "courtCentreId": CENTRE},
    routes.CASES_FOR_DAY: {"date": court.DAY},
    routes.CASE_TIMELINE: {"id": CASE["id"]},
    routes.APPLICATION_TIMELINE: {"id": APPLICATION},
    routes.ACTIVE_HEARINGS: {"hearingId": HEARD["id"], "eventDate": court.DAY},
    routes.DRAFT_RESULT: ON,
    routes.SHARED_RESULTS: ON,
    routes.EVENT_DEFINITIONS: {},
    routes.EVENT_DEFINITION: {"hearingId": TO_COME["id"], "hearingEventDefinitionId": NAMED},
    routes.EVENT_LOG: {"hearingId": TO_COME["id"], "date": court.DAY},
    routes.EVENT_LOG_COUNT: {"hearingId": TO_COME["id"], "hearingDate": court.DAY},
    routes.EVENT_LOG_FOR_DOCUMENTS: {"caseId": CASE["id"]},
    routes.SESSION_TIME: {
        "courtHouseId": CENTRE,
        "courtRoomId": ROOM,
        "courtSessionDate": court.DAY,
    },
    routes.CUSTODY_TIME_LIMIT: {
        "hearingId": court.HEARING,
        "hearingDay": court.DAY,
        "offenceId": court.OFFENCE,
        "bailStatusCode": "C",
    },
    routes.TRIAL_REASON: {"trialTypeId": CRACKED},
    routes.REUSABLE_INFO: {"hearingId": TO_COME["id"]},
    routes.DEFENDANT_FINES: {"defendantId": DEFENDANT["id"]},
    routes.VALIDATION_RULES: {},
    routes.VALIDATION_RULE: {"ruleId": "DR-CTL-003"},
    routes.RESULT_DEFINITIONS: {},
    routes.PARSE_RESULT: {"originalText": "fo 120", "orderedDate": court.DAY},
    routes.COURTROOMS: {},
    routes.USER_DETAILS: {"userId": court.CLERK},
    routes.LOGGED_IN_USER: {},
    routes.APPLICATION_OUTCOMES: {"id": court.LINE},
    routes.APPLICATION_RESPONSES: {"id": court.LINE},
    routes.EVENTS: {"subscriptionId": court.SUBSCRIPTION},
    routes.OFFENCES: {"cjsoffencecode": "TH68001"},
    **{route: {} for route in LISTS},
}
"""What each query that carries no body is asked with."""

BODIES: dict[Route, dict[str, Any]] = {
    routes.COURT_FINES: {
        "courtCentreId": CENTRE,
        "courtRoomIds": [ROOM],
        "hearingDate": court.DAY,
    },
    routes.BOOKING_STATUS: {"bookingIds": [court.LINE]},
    routes.VALIDATE_RESULTS: {
        "hearingId": TO_COME["id"],
        "hearingDay": court.DAY,
        "courtType": "MAGISTRATES",
        "resultLines": [],
        "defendants": [],
        "offences": [],
    },
}
"""What each query that carries a body is asked with."""

WITHOUT_SCHEMA = {
    "referencedata",
    "referencedataoffences",
    "usersgroups",
    "notification",
    "listing",
}
"""Contexts of which no schema is published."""

OF_AN_OLDER_FORM = {"results-validator"}
"""Contexts whose published schemas are of an older form than their answers (section 8)."""


@pytest.fixture
async def at_work(api: Api, store: Store) -> Api:
    """A practice court at which everything that can be asked for was recorded."""
    load_practice_court(store, court.NOW.date(), seed=1)
    bench = [{"judicialId": court.LINE, "userId": EVERYBODY}]
    offence = {"id": court.OFFENCE, "modeOfTrial": "Summary"}
    defendant = {"id": court.DEFENDANT, "offences": [offence]}
    put(
        store,
        judiciary=bench,
        prosecutionCases=[{"id": court.CASE, "initiationCode": "Q", "defendants": [defendant]}],
    )
    put_everybody(store)
    reason = {"id": CRACKED, "reasonCode": "I", "trialType": "Cracked"}
    account = {"defendantName": "Owain PRYCE", "accountNumber": "24000117A"}
    with store.writing() as connection:
        reference_data.replace_kind(
            connection, "cracked-ineffective-vacated-trial-types", [(CRACKED, reason)]
        )
        kept.put_fine(connection, DEFENDANT["id"], account)
    await api.tell(routes.SUBSCRIBE, user=EVERYBODY, subscriptionId=court.SUBSCRIPTION)
    for route, body, parts in _DONE:
        assert await told(api, route, body, user=EVERYBODY, **parts), route.name
    return api


_THERE = {"hearingId": TO_COME["id"]}
_AT = f"{court.DAY}T10:05:00.000Z"
_HAPPENED = {
    "hearingEventId": court.SECOND_LINE,
    "hearingEventDefinitionId": START,
    "recordedLabel": "Hearing started",
    "eventTime": _AT,
    "lastModifiedTime": _AT,
}
_ANSWERED = {"masterDefendantId": DEFENDANT["masterDefendantId"], "offenceId": OFFENCE}
_DONE: list[tuple[Route, dict[str, Any], dict[str, str]]] = [
    (routes.LOG_EVENT, _HAPPENED, _THERE),
    (routes.ADD_WITNESS, {"witness": "Nerys Halloran"}, {"hearingId": HEARD["id"]}),
    (
        routes.RECORD_SESSION_TIME,
        {
            "courtHouseId": CENTRE,
            "courtRoomId": ROOM,
            "courtSessionDate": court.DAY,
            "amCourtSession": {"startTime": "10:00", "legalAdviserId": court.CLERK},
        },
        {},
    ),
    (
        routes.SAVE_REUSABLE_INFO,
        {
            "reusablePrompts": [
                {"promptRef": "prison", "type": "TXT", "value": "HMP Oldwick", **_ANSWERED}
            ],
            "reusableResults": [{"shortCode": "RI", "value": "RI", **_ANSWERED}],
        },
        _THERE,
    ),
    (routes.SAVE_DRAFT, court.draft(1, OFFENCE), ON),
    (routes.SHARE, court.share(1, OFFENCE), ON),
    (routes.AMEND, {"newHearingState": "SHARED_AMEND_LOCKED_USER_ERROR"}, _THERE),
]
"""What is recorded before anything is asked."""


def test_every_query_is_asked_one_way() -> None:
    assert sorted(route.name for route in (*PARTS, *BODIES)) == sorted(
        route.name for route in QUERIES
    )


@needs_contract
def test_every_answer_has_a_schema_or_is_known_to_have_none() -> None:
    for route in QUERIES:
        known = route.context in WITHOUT_SCHEMA | OF_AN_OLDER_FORM
        assert (schema(schema_of(route)) is None) is known, route.name


DESCRIBED = openapi_document(REQUESTS, ANSWERS)


def as_described(route: Route, body: Any) -> None:
    """Hold an answer to what the server says of itself."""
    operation = DESCRIBED["paths"][route.path][route.method.lower()]
    answer = operation["responses"]["200"]["content"][route.answer_type or route.media_type]
    schema = {**answer["schema"], "components": DESCRIBED["components"]}
    assert [fault.message for fault in Draft202012Validator(schema).iter_errors(body)] == []


@needs_contract
async def test_every_answer_fits_its_schema(at_work: Api) -> None:
    for route, parts in PARTS.items():
        body = await asked(at_work, route, user=EVERYBODY, **parts)
        assert body, route.name
        as_described(route, body)
    for route, sent in BODIES.items():
        body = await posted(at_work, route, sent, user=EVERYBODY)
        assert body, route.name
        as_described(route, body)
