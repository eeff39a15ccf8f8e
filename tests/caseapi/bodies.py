"""A body that each command takes, and every place in it where something can be wrong."""

from collections.abc import Iterator
from typing import Any

from caseapi.openapi.bodies import REQUESTS
from caseapi.openapi.document import openapi_document
from client.contract import routes
from client.contract.route import Route
from client.contract.routes import ROUTES
from tests.caseapi import court
from tests.caseapi.acts.acting import NEXT_DAY, application

Json = dict[str, Any]
Place = tuple[str | int, ...]

DESCRIBED: Json = openapi_document(REQUESTS, {})
SCHEMAS: Json = DESCRIBED["components"]["schemas"]

_AT = f"{court.DAY}T10:05:00.000Z"
_ON = {"hearingId": court.HEARING}
_ATTENDS = {
    "id": court.LINE,
    "firstName": "Nerys",
    "lastName": "Halloran",
    "attendanceDays": [court.DAY],
}
_SESSION = {
    "startTime": "10:00",
    "endTime": "13:00",
    "courtClerkId": court.CLERK,
    "courtAssociateId": court.CLERK,
    "legalAdviserId": court.CLERK,
    "judiciaries": [
        {"judiciaryId": court.LINE, "judiciaryName": "Ada Quill", "benchChairman": True}
    ],
}
_REMEMBERED = {"masterDefendantId": court.DEFENDANT, "offenceId": court.OFFENCE}
_SLOT = {"courtScheduleId": court.LINE, "hearingStartTime": f"{NEXT_DAY}T10:00:00.000Z"}
_AMEND = {"newHearingState": "SHARED_AMEND_LOCKED_USER_ERROR"}


def _counsel(member: str, **more: Any) -> Json:
    return {member: {**_ATTENDS, **more}}


_COUNSEL: dict[str, Json] = {
    "prosecution-counsel": _counsel("prosecutionCounsel", prosecutionCases=[court.CASE]),
    "defence-counsel": _ON | _counsel("defenceCounsel", defendants=[court.DEFENDANT]),
    "applicant-counsel": _counsel("applicantCounsel", applicants=[court.DEFENDANT]),
    "respondent-counsel": _counsel("respondentCounsel", respondents=[court.DEFENDANT]),
    "company-representative": _ON
    | _counsel("companyRepresentative", position="DIRECTOR", defendants=[court.DEFENDANT]),
    "interpreter-intermediary": _counsel("interpreterIntermediary", role="Interpreter"),
}

BODIES: dict[Route, Json] = {
    routes.SAVE_DRAFT: court.draft(1, isResetResults=False),
    routes.DELETE_DRAFT: {},
    **dict.fromkeys(
        (routes.SHARE, routes.SHARE_FIRST_FORM, routes.SHARE_SECOND_FORM), court.share(1)
    ),
    routes.AMEND: _AMEND,
    routes.AMEND_FOR_SUPPORT: _AMEND,
    routes.CANCEL_AMENDMENTS: {"hearingDay": court.DAY, "resetHearing": False},
    routes.UNLOCK: {"hearingDay": court.DAY},
    routes.REQUEST_APPROVAL: {**_ON, "hearingDay": court.DAY, "version": 1},
    routes.VALIDATE_AMENDMENTS: {
        "id": court.HEARING,
        "validateAction": "APPROVE",
        "hearingDay": court.DAY,
        "userId": court.CLERK,
        "version": 1,
    },
    routes.UPDATE_PLEA: {
        "pleas": [
            {
                "prosecutionCaseId": court.CASE,
                "defendantId": court.DEFENDANT,
                "offenceId": court.OFFENCE,
                "plea": {"pleaValue": "GUILTY", "pleaDate": court.DAY},
                "indicatedPlea": {
                    "indicatedPleaValue": "INDICATED_GUILTY",
                    "indicatedPleaDate": court.DAY,
                },
                "allocationDecision": {"motReasonId": court.LINE},
            }
        ]
    },
    routes.UPDATE_VERDICT: {
        "verdicts": [
            {
                "offenceId": court.OFFENCE,
                "verdictDate": court.DAY,
                "verdictType": {"id": court.LINE, "categoryType": "GUILTY"},
                "isDeleted": False,
            }
        ]
    },
    routes.UPDATE_ATTENDANCE: {
        **_ON,
        "defendantId": court.DEFENDANT,
        "attendanceDay": {"day": court.DAY, "attendanceType": "IN_PERSON"},
    },
    **{
        route: {"id": court.LINE} if "remove-" in route.name else body
        for route in ROUTES
        for kind, body in _COUNSEL.items()
        if route.name.endswith(f"-{kind}")
    },
    routes.LOG_EVENT: {
        "hearingEventId": court.LINE,
        "hearingEventDefinitionId": court.SECOND_LINE,
        "defenceCounselId": court.LINE,
        "recordedLabel": "Hearing started",
        "note": "Late",
        "eventTime": _AT,
        "lastModifiedTime": _AT,
        "alterable": False,
        "override": False,
    },
    routes.CORRECT_EVENT: {
        "latestHearingEventId": court.SECOND_LINE,
        "hearingEventDefinitionId": court.SECOND_LINE,
        "recordedLabel": "Hearing started",
        "eventTime": _AT,
        "lastModifiedTime": _AT,
        "note": "Late",
        "counselId": court.LINE,
    },
    routes.RELABEL_EVENTS: {
        "hearingEvents": [{"hearingEventId": court.LINE, "recordedLabel": "Paused", "note": "Late"}]
    },
    routes.RECORD_SESSION_TIME: {
        "courtHouseId": court.CENTRE,
        "courtRoomId": court.ROOM,
        "courtSessionDate": court.DAY,
        "amCourtSession": _SESSION,
        "pmCourtSession": _SESSION,
    },
    routes.SET_TRIAL_TYPE: {
        "trialTypeId": court.LINE,
        "crackedIneffectiveSubReasonId": court.LINE,
    },
    routes.SET_TIER_AND_LIST_TYPE: {
        "tier": "TIER_2",
        "tier2Subcategory": "WITNESS_FROM_ABROAD",
        "listType": "TYPE_1",
        "fixedDateReason": "June",
    },
    routes.SET_YOUTH_COURT: {"youthCourtDefendantIds": [court.DEFENDANT]},
    routes.SAVE_NOTE: {
        "hearingCaseNote": {
            "id": court.LINE,
            "noteType": "LEGAL",
            "note": "Late",
            "noteDateTime": _AT,
            "prosecutionCases": [court.CASE],
            "courtClerk": {"userId": court.CLERK},
        }
    },
    routes.ADD_WITNESS: {"witness": "Nerys Halloran"},
    routes.REMOVE_OFFENCES: {**_ON, "offenceIds": [court.OFFENCE]},
    routes.SAVE_APPLICATION_RESPONSE: {
        "applicationPartyId": court.LINE,
        "applicationResponse": {
            "applicationId": application()["id"],
            "applicationResponseDate": court.DAY,
            "applicationResponseType": {"id": court.LINE},
        },
    },
    routes.UPDATE_RELATED_HEARING: {
        "prosecutionCases": [
            {
                "id": court.LINE,
                "defendants": [{"id": court.LINE, "offences": [{"id": court.LINE}]}],
            }
        ],
        "shadowListedOffences": [court.LINE],
    },
    routes.SAVE_REUSABLE_INFO: {
        "reusablePrompts": [
            {
                "promptRef": "prison",
                "type": "TXT",
                "value": "HMP Oldwick",
                "cacheable": 1,
                "cacheDataPath": "prison",
                **_REMEMBERED,
            }
        ],
        "reusableResults": [{"shortCode": "RI", "value": "RI", **_REMEMBERED}],
    },
    routes.BOOK_PROVISIONAL_SLOTS: {
        "slots": [_SLOT],
        "bookingType": "Video",
        "priority": "High",
        "specialRequirements": ["Dock"],
    },
    routes.BOOK_UNCONFIRMED_SLOTS: {
        "slots": [{**_SLOT, "duration": 20}],
        "bookingId": court.LINE,
    },
    routes.RELEASE_SLOTS: {"bookingId": court.LINE},
    routes.MARK_DUPLICATE: {},
    routes.MARK_DUPLICATE_WITH_REASON: {"reason": "Listed twice"},
    routes.OVERWRITE_DUPLICATE: {"overwriteWithResults": False},
    routes.SAVE_WELSH_TRANSLATIONS: {
        "defendantsWelshList": [{"defendantId": court.DEFENDANT, "welshTranslation": True}]
    },
}
"""A body of each command about hearings that its model takes, with all the members it names."""


def schema_of(route: Route) -> Json:
    """Give the description of what a route is sent."""
    content = DESCRIBED["paths"][route.path]["post"]["requestBody"]["content"]
    return _plain(content[route.media_type]["schema"])


def places(body: Any, schema: Json, at: Place = ()) -> Iterator[tuple[Place, Json]]:
    """Give every place of a body that its description says anything of, with what it says."""
    schema = _plain(schema)
    yield at, schema
    if isinstance(body, dict):
        for name, value in body.items():
            said = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
            if isinstance(said, dict) and set(said) - {"description"}:
                yield from places(value, said, (*at, name))
    elif isinstance(body, list):
        for number, value in enumerate(body):
            yield from places(value, schema.get("items", {}), (*at, number))


def _plain(schema: Json) -> Json:
    reference = schema.get("$ref")
    return SCHEMAS[reference.rpartition("/")[2]] if reference else schema


def with_wrong(body: Any, place: Place, wrong: Any) -> Any:
    """Give a body in which something else stands at a place."""
    if not place:
        return wrong
    first, *rest = place
    if isinstance(body, list):
        return [
            with_wrong(item, tuple(rest), wrong) if number == first else item
            for number, item in enumerate(body)
        ]
    return {**body, first: with_wrong(body.get(first), tuple(rest), wrong)}
