"""Which model says what each query's answer holds.

Where a client reads an answer into a model, that is the one. A draft has none: it is answered as
it was saved, or in the older form of a hearing without one.
"""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from client.contract import (
    courts,
    hearing,
    hearing_list,
    lookups,
    reference,
    results,
    routes,
    sitting,
)
from client.contract.route import Route


class Answer(BaseModel):
    """An answer that no client of ours reads: open, as all answers are."""

    model_config = ConfigDict(extra="allow", alias_generator=to_camel, populate_by_name=True)


class LogCounts(Answer):
    """How many lines a hearing's log holds, in all and on the day asked for."""

    event_log_count_by_hearing_id: int
    event_log_count_by_hearing_id_and_date: int = 0


class ActiveHearings(Answer):
    """The ids of the other hearings that go on in a room."""

    active_hearings: list[str]


class TrialReason(Answer):
    """One reason for which a trial cracked, was ineffective or was vacated."""

    id: str
    code: str
    type: str
    description: str


class HeardCase(Answer):
    """A case that is heard on a day."""

    case_id: str
    prosecution_case_identifier: dict[str, Any] = {}


class HearingOfCases(Answer):
    """A hearing at which cases are heard on a day."""

    hearing_id: str
    court_centre_id: str = ""
    court_room_id: str = ""
    hearing_date: str
    prosecution_cases: list[HeardCase]


class CasesForDay(Answer):
    """The cases that are heard on a day; the member is left out where there are none."""

    hearing_cases: list[HearingOfCases] = []


class RoomFines(Answer):
    """The unpaid accounts of everybody who is listed in a room."""

    court_room_name: str
    outstanding_fines: list[sitting.OutstandingFine]


class CourtFines(Answer):
    """The unpaid accounts in each room; the member is left out where there are none."""

    court_rooms: list[RoomFines] = []


class DocumentedLine(Answer):
    """A line of a log as a hearing's papers have it."""

    time: str
    label: str
    note: str = ""
    user_id: str = ""


class DocumentedDay(Answer):
    """What was logged on a day, and who logged it."""

    hearing_date: str
    court_clerks: list[str]
    event_logs: list[DocumentedLine]


class DocumentedHearing(Answer):
    """A hearing with its log and all that its papers need beside it."""

    hearing_id: str
    logged_hearing_events: list[DocumentedDay]


class DocumentedLogs(Answer):
    """The logs of hearings, who asked for them and when."""

    hearings: list[DocumentedHearing] = []
    requested_user: str
    requested_time: str


class AffectedOffence(Answer):
    """An offence that an issue is about."""

    offence_id: str
    offence_title: str
    message: str


class AffectedDefendant(Answer):
    """A defendant, by master id where there is one, that an issue is about."""

    defendant_id: str
    message: str


class ValidationIssue(Answer):
    """One thing that a rule found."""

    rule_id: str
    severity: Literal["ERROR", "WARNING"]
    message: str
    validation_level: Literal["OFFENCE", "DEFENDANT"]
    affected_result_codes: list[str]
    affected_offences: list[AffectedOffence]
    affected_defendants: list[AffectedDefendant]


class ValidationErrors(Answer):
    """What makes a day's results invalid: messages for the page, and the issues behind them."""

    error_messages: list[str]
    validation_issues: list[ValidationIssue]


class ValidationRule(Answer):
    """One rule of the validator."""

    rule_id: str
    title: str
    description: str
    priority: int
    severity: Literal["ERROR", "WARNING"]
    enabled: bool


class ValidationRules(Answer):
    """Every rule of the validator."""

    count: int
    enabled_count: int
    rules: list[ValidationRule]


class Validation(Answer):
    """What the validator found; its errors are in the newer of their two forms (section 8)."""

    validation_id: str
    timestamp: str
    mode: str
    rules_evaluated: list[str]
    is_valid: bool
    errors: ValidationErrors
    warnings: list[ValidationIssue]
    processing_time_ms: int


class Envelope(Answer):
    """What every event has beside its payload."""

    id: str
    name: str
    stream: dict[str, Any]
    context: dict[str, Any]
    created_at: str
    correlation: dict[str, str] = {}


class Event(Answer):
    """One event: its payload, and its envelope."""

    metadata: Envelope = Field(alias="_metadata")


class Events(Answer):
    """A user's events, oldest first."""

    events: list[Event]


ANSWERS: Mapping[Route, type[BaseModel]] = {
    routes.HEARINGS: hearing_list.HearingList,
    routes.HEARING: hearing.HearingDetail,
    routes.HEARING_FOR_MANAGE: hearing.HearingDetail,
    routes.HEARINGS_FOR_TODAY: hearing_list.HearingList,
    routes.HEARINGS_FOR_FUTURE: hearing_list.HearingList,
    routes.FUTURE_HEARINGS: hearing_list.HearingList,
    routes.CHECK_IN: hearing_list.HearingList,
    routes.CASES_FOR_DAY: CasesForDay,
    routes.CASE_TIMELINE: sitting.Timeline,
    routes.APPLICATION_TIMELINE: sitting.Timeline,
    routes.ACTIVE_HEARINGS: ActiveHearings,
    routes.SHARED_RESULTS: results.SharedResults,
    routes.EVENT_DEFINITIONS: sitting.EventDefinitions,
    routes.EVENT_DEFINITION: sitting.EventDefinition,
    routes.EVENT_LOG: sitting.EventLog,
    routes.EVENT_LOG_COUNT: LogCounts,
    routes.EVENT_LOG_FOR_DOCUMENTS: DocumentedLogs,
    routes.SESSION_TIME: sitting.SessionTime,
    routes.CUSTODY_TIME_LIMIT: sitting.CustodyTimeLimit,
    routes.TRIAL_REASON: TrialReason,
    routes.REUSABLE_INFO: sitting.ReusableInfo,
    routes.DEFENDANT_FINES: sitting.OutstandingFines,
    routes.COURT_FINES: CourtFines,
    routes.BOOKING_STATUS: sitting.Bookings,
    routes.VALIDATE_RESULTS: Validation,
    routes.VALIDATION_RULES: ValidationRules,
    routes.VALIDATION_RULE: ValidationRule,
    routes.RESULT_DEFINITIONS: reference.ResultDefinitions,
    routes.PARSE_RESULT: reference.ParsedResult,
    routes.COURTROOMS: courts.OrganisationUnits,
    routes.USER_DETAILS: courts.UserDetails,
    routes.LOGGED_IN_USER: courts.UserDetails,
    routes.PLEA_TYPES: lookups.PleaTypes,
    routes.VERDICT_TYPES: lookups.VerdictTypes,
    routes.AMENDMENT_REASONS: lookups.AmendmentReasons,
    routes.MODE_OF_TRIAL_REASONS: lookups.ModeOfTrialReasons,
    routes.HEARING_TYPES: lookups.HearingTypes,
    routes.TRIAL_TYPES: lookups.TrialTypes,
    routes.BAIL_STATUSES: lookups.BailStatuses,
    routes.EVENTS: Events,
}
"""The model of each answer; one that isn't here is any object."""
