"""The contract's own examples: taken, or refused where a schema refuses them (appendices A, B)."""

from typing import Any

import pytest
from jsonschema import Draft4Validator
from pydantic import ValidationError

from caseapi.access import action_of
from caseapi.acts import table
from caseapi.openapi.bodies import REQUESTS
from caseapi.requests_sitting import CourtFines
from caseapi.results import COMMANDS as RESULTS
from client.contract import lookups, recording, sitting
from client.contract.base import Read, Sent
from client.contract.hearing import HearingDetail
from client.contract.hearing_list import HearingList
from client.contract.results import SharedResults
from client.contract.route import Route
from client.contract.routes import ROUTES
from client.contract.validation import ValidationAnswer
from tests.caseapi import court
from tests.caseapi.acts.acting import example, faults, schema_of
from tests.published import CONTRACT, needs_contract, schema

BY_NAME: dict[str, Route] = {route.name: route for route in table.COMMANDS}

REFUSED: dict[str, set[str]] = {
    "hearing.correct-hearing-event": {"witnessId"},
    "hearing.log-hearing-event": {"hearingEventDefinitionId"},
    "hearing.reusable-info": {"reusablePrompts.*.offenceId"},
    "hearing.save-defendants-welsh-translations": {"defendantsWelshList.*.defendantId"},
}
"""Examples with a member that their closed schema doesn't know, or lacks, or with no UUID for one.

All others are taken, and so is one that repeats the path's `hearingId` in a closed body: path and
body are one payload before anything is checked (section 1.2).
"""

WITHOUT_UUID = {"hearing.log-hearing-event", "hearing.save-defendants-welsh-translations"}
"""Refused for an id that is no UUID, which only a schema of the closed core domain says."""

REPEATS_THE_PATH = {"hearing.update-plea", "hearing.add-witness"}

NOT_A_CLERKS = {
    "hearing.add-master-defendant-id-to-defendant",
    "hearing.change-hearing-detail",
    "hearing.correct-hearing-days-without-court-centre",
    "hearing.create-hearing-event-definitions",
    "hearing.delete-hearing-bdf",
    "hearing.generate-nows",
    "hearing.initiate",
    "hearing.patch-application-finalised-on-target",
    "hearing.publish-court-list",
    "hearing.publish-hearing-lists-for-crown-courts",
    "hearing.publish-hearing-lists-for-crown-courts-with-ids",
    "hearing.reject-approval",
    "hearing.remove-targets",
    "hearing.replicate-results",
    "hearing.save-days-draft-result",
    "hearing.save-days-draft-results",
    "hearing.save-draft-result",
    "hearing.save-multiple-draft-results",
    "hearing.update-hearing-day-bdf",
    "hearing.update-resultline-shared-dates",
    "hearing.upload-subscriptions",
}
"""Examples of commands that are not served: of other systems, of bulk repairs, or left behind."""

ANSWERS: dict[str, type[Read]] = {
    "hearing.get.hearing": HearingDetail,
    "hearing.get-share-result-v2": SharedResults,
    "hearing.get.hearings": HearingList,
    "hearing.get.hearings-for-today": HearingList,
    "hearing.get.hearings-for-future": HearingList,
    "hearing.get.hearings-check-in": HearingList,
    "hearing.hearing-event-definitions": sitting.EventDefinitions,
    "hearing.hearing-event-definition": sitting.EventDefinition,
    "hearing.hearing-event-log": sitting.EventLog,
    "hearing.query.session-time": sitting.SessionTime,
    "hearing.query.reusable-info": sitting.ReusableInfo,
    "hearing.defendant.outstanding-fines": sitting.OutstandingFines,
    "hearing.custody-time-limit": sitting.CustodyTimeLimit,
}
"""Examples of answers, and what a client reads them as."""

BESIDE_THEIR_SCHEMA: dict[str, set[str]] = {
    "hearing.get.hearing-cases-for-day": {"hearingCases.*.prosecutionCases.*"},
    "hearing.hearing-event-definition": {""},
    "hearing.hearing-event-definitions": {"eventDefinitions.*"},
    "hearing.query.session-time": {""},
    "hearing.timeline": {
        "hearingSummaries.*.estimatedDuration",
        "hearingSummaries.*.defendants.*",
    },
}
"""Examples that their own schema refuses, and the parts it refuses them for; ours keep to it."""

NOT_ASKED_BY_CLERKS = {
    "hearing.court.list.publish.status": "publishing of court lists; and it is not JSON",
    "hearing.defendant.info": "asked by the enforcement of fines",
    "hearing.defendant.outstanding-fine-requests": "asked by the enforcement of fines",
    "hearing.get-draft-result": "the form of drafts before they had a version",
    "hearing.get-hearings-by-court-centre": "boards in court buildings",
    "hearing.get-prosecutioncase-result": "asked by what passes hearing events on",
    "hearing.get-results": "the form of results before drafts had a version",
    "hearing.get.nows": "notices and orders, which another system makes",
    "hearing.query.search-by-material-id": "documents, which another system keeps",
    "hearing.retrieve-subscriptions": "who is sent notices, which another system sends",
}
"""Examples of queries that no clerk's program makes any more, or ever did, and what they are of."""

pytestmark = needs_contract


def path_of(route: Route) -> dict[str, str]:
    given = {"hearingId": court.HEARING, "hearingDay": court.DAY, "hearingEventId": court.LINE}
    return {name: part for name, part in given.items() if f"{{{name}}}" in route.path}


def wrong(model: Any, payload: dict[str, Any]) -> set[str]:
    """Give the members that a model refuses, places in lists left out."""
    try:
        model.model_validate(payload)
    except ValidationError as error:
        return {
            ".".join("*" if isinstance(part, int) else str(part) for part in each["loc"])
            for each in error.errors()
        }
    return set()


@pytest.mark.parametrize("name", sorted(BY_NAME.keys() - {"hearing.mark-as-duplicate-v2"}))
def test_an_example_of_a_command_is_taken_or_refused_as_its_schema_says(name: str) -> None:
    file = CONTRACT / "fixtures" / "examples-command" / f"{name}.json"
    if not file.is_file():
        assert name in {
            "hearing.book-unconfirmed-hearing-slots",
            "hearing.release-unconfirmed-hearing-slots",
            "hearing.set-tier-and-list-type",
        }
        return
    route, body = BY_NAME[name], example("command", name)
    assert wrong(REQUESTS[route], {**body, **path_of(route)}) == REFUSED.get(name, set())
    by_schema = name in REFUSED and name not in WITHOUT_UUID
    found = faults(f"command/{name}", body, path_of(route))
    assert bool(found) is (by_schema or name in REPEATS_THE_PATH)


def test_every_example_is_of_a_command_that_is_served_or_known_not_to_be() -> None:
    names = {file.stem for file in (CONTRACT / "fixtures" / "examples-command").iterdir()}
    served = BY_NAME.keys() | {route.name for route in RESULTS}
    assert names - served == NOT_A_CLERKS


QUERY_EXAMPLES = sorted(
    file.stem for file in (CONTRACT / "fixtures" / "examples-query").glob("*.json")
)


def test_every_example_is_of_a_query_that_is_served_or_known_not_to_be() -> None:
    served = {each for route in ROUTES if route.kind == "query" for each in _names_of(route)}
    assert set(QUERY_EXAMPLES) - served == NOT_ASKED_BY_CLERKS.keys()
    assert served >= ANSWERS.keys()


def _names_of(route: Route) -> set[str]:
    """Give the names that an example of a query may go by."""
    answers = route.answer_type.partition("vnd.")[2].removesuffix("+json")
    return {action_of(route), answers, schema_of(route).removeprefix("query/")}


@pytest.mark.parametrize("name", [n for n in QUERY_EXAMPLES if n not in NOT_ASKED_BY_CLERKS])
def test_an_example_of_a_query_fits_its_schema_but_for_what_is_known(name: str) -> None:
    held_to = schema(f"query/{name}") or schema(f"query/{name.replace('hearing.', 'hearing.get-')}")
    assert held_to is not None
    found = Draft4Validator(held_to).iter_errors(example("query", name))
    places = {
        ".".join("*" if isinstance(part, int) else part for part in fault.absolute_path)
        for fault in found
    }
    assert places == BESIDE_THEIR_SCHEMA.get(name, set())


@pytest.mark.parametrize("name", ANSWERS)
def test_an_example_of_an_answer_can_be_read(name: str) -> None:
    body = example("query", name)
    read = ANSWERS[name].model_validate(body)
    assert read != ANSWERS[name].model_construct()


def test_the_example_of_a_posted_query_is_taken() -> None:
    assert wrong(CourtFines, example("query", "hearing.query.outstanding-fines")) == set()


def test_a_schema_that_is_not_kept_is_noticed() -> None:
    assert faults("command/hearing.update-plea", {"pleas": []}) != []
    assert faults("query/hearing.timeline", {"more": 1}) != []
    assert faults("public-events/public.hearing.plea-updated", {}) != []


SENT: dict[str, Sent] = {
    "hearing.update-plea": recording.UpdatePlea(
        pleas=[
            recording.SentPleaModel(
                offence_id=court.OFFENCE,
                plea=recording.SentPlea(plea_value="GUILTY", plea_date=court.DAY),
            )
        ]
    ),
    "hearing.update-verdict": recording.UpdateVerdict(
        verdicts=[
            recording.SentVerdict(
                offence_id=court.OFFENCE,
                verdict_date=court.DAY,
                verdict_type=recording.SentVerdictType(
                    id=court.LINE, category="Guilty", category_type="GUILTY"
                ),
            )
        ]
    ),
    "hearing.update-defendant-attendance-on-hearing-day": recording.UpdateAttendance(
        hearing_id=court.HEARING,
        defendant_id=court.DEFENDANT,
        attendance_day=recording.SentAttendanceDay(day=court.DAY, attendance_type="IN_PERSON"),
    ),
    "hearing.add-defence-counsel": recording.DefenceCounselBody(
        hearing_id=court.HEARING,
        defence_counsel=recording.SentCounsel(
            id=court.LINE,
            first_name="Nerys",
            last_name="Halloran",
            attendance_days=[court.DAY],
            defendants=[court.DEFENDANT],
        ),
    ),
    "hearing.log-hearing-event": sitting.LogEvent(
        hearing_event_id=court.LINE,
        hearing_event_definition_id=court.SECOND_LINE,
        recorded_label="Hearing started",
        event_time="2026-11-23T10:05:00.000Z",
        last_modified_time="2026-11-23T10:05:00.000Z",
    ),
    "hearing.set-trial-type": recording.SetTrialType(is_effective_trial=True),
    "hearing.youth-court-defendants": recording.SetYouthCourt(youth_court_defendant_ids=[]),
}


@pytest.mark.parametrize("name", SENT)
def test_what_a_client_sends_is_taken_and_fits(name: str) -> None:
    route, body = BY_NAME[name], SENT[name].wire()
    assert faults(f"command/{name}", body, path_of(route)) == []
    assert wrong(REQUESTS[route], {**body, **path_of(route)}) == set()


def test_both_forms_of_the_validators_errors_are_read() -> None:
    issue = {"ruleId": "DR-CTL-003", "severity": "WARNING", "message": "No time limit"}
    for errors in ([issue], {"errorMessages": ["No"], "validationIssues": [issue]}):
        answer = ValidationAnswer.model_validate({"isValid": False, "errors": errors})
        assert [each.rule_id for each in answer.errors] == ["DR-CTL-003"]


def test_a_plea_type_says_whether_it_convicts() -> None:
    rows = [{"pleaValue": "GUILTY", "pleaTypeGuiltyFlag": "Yes"}, {"pleaValue": "NOT_GUILTY"}]
    types = lookups.PleaTypes.model_validate({"pleaStatusTypes": rows})
    assert [each.convicts for each in types.plea_status_types] == [True, False]
