"""Every request of the clerk's contract that Callover makes, as one table.

The API chooses the action by the media type, not by the path alone (contract section 1.2), so a
route is a method, a path and a media type together. Both sides read this table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

USER_HEADER = "CJSCPPUID"
CORRELATION_HEADER = "CPPCLIENTCORRELATIONID"


@dataclass(frozen=True, slots=True)
class Route:
    """One request: what it is called, where it goes, and which events tell its outcome.

    `resource` is a path template below the context's base path; `success` and `failures` name the
    events of contract section 1.5 and are empty for queries. A `posted` query carries a body in
    the route's media type and may answer in another, its `answer_type`; `whole` is the path of a
    service that has no context of this kind.
    """

    name: str
    kind: Literal["query", "command"]
    context: str
    resource: str
    media_type: str
    success: str = ""
    failures: tuple[str, ...] = ()
    seconds: float = 30.0
    base: str = ""
    posted: bool = False
    answer_type: str = ""
    whole: str = ""

    @property
    def method(self) -> Literal["GET", "POST"]:
        """The HTTP method: queries are GET unless they carry a body, commands POST."""
        return "GET" if self.kind == "query" and not self.posted else "POST"

    @property
    def path(self) -> str:
        """The whole path template, with the prefix that the gateway exposes (section 1.1)."""
        return self.whole or f"/{self.context}-{self.kind}-api/{self._tail}"

    @property
    def service_path(self) -> str:
        """The same path with the prefix of a single context in development."""
        return self.whole or f"/{self.context}-service/{self._tail}"

    @property
    def _tail(self) -> str:
        return f"{self.kind}/api/rest/{self.base or self.context}{self.resource}"

    def fill(self, **parts: str) -> str:
        """Give the path with its parameters put in, each quoted as one path segment."""
        from urllib.parse import quote

        return self.path.format(**{name: quote(part, safe="") for name, part in parts.items()})


def _query(name: str, context: str, resource: str, media: str = "", base: str = "") -> Route:
    media_type = f"application/vnd.{media or name}+json"
    return Route(name, "query", context, resource, media_type, base=base)


HEARINGS = _query("hearing.get.hearings", "hearing", "/hearings")
HEARING = _query("hearing.get.hearing", "hearing", "/hearings/{hearingId}")
DRAFT_RESULT = _query(
    "hearing.get-draft-result-v2", "hearing", "/hearings/{hearingId}/{hearingDay}/draft-result"
)
SHARED_RESULTS = _query(
    "hearing.get-share-result-v2", "hearing", "/hearings/{hearingId}/{hearingDay}/share-results"
)
SAVE_DRAFT = Route(
    "hearing.save-draft-result-v2",
    "command",
    "hearing",
    "/hearings/{hearingId}/{hearingDay}",
    "application/vnd.hearing.save-draft-result-v2+json",
    success="public.hearing.draft-result-saved",
    failures=("public.hearing.manage-results-failed",),
)
SHARE = Route(
    "hearing.share-days-results",
    "command",
    "hearing",
    "/hearings/{hearingId}/{hearingDay}",
    "application/vnd.hearing.shared-results+json",
    success="public.events.hearing.hearing-resulted-success",
    failures=(
        "public.hearing.manage-results-failed",
        "public.hearing.share-results-failed",
        "public.hearing.results-validation-failed",
    ),
    seconds=60.0,
)
RESULT_DEFINITIONS = _query(
    "referencedata.get-all-result-definitions", "referencedata", "/result-definitions"
)
PARSE_RESULT = _query(
    "referencedata.notepad.parse-result-definition", "referencedata", "/definition"
)
COURTROOMS = _query("referencedata.ou-courtrooms", "referencedata", "/courtrooms")
USER_DETAILS = _query("usersgroups.get-user-details", "usersgroups", "/users/{userId}")
SUBSCRIBE = Route(
    "notification.subscribe-by-user-id",
    "command",
    "notification",
    "/subscriptions/{subscriptionId}",
    "application/vnd.notification.subscribe-by-user-id+json",
)
UNSUBSCRIBE = Route(
    "notification.unsubscribe",
    "command",
    "notification",
    "/subscriptions/{subscriptionId}",
    "application/vnd.notification.unsubscribe+json",
)
EVENTS = _query(
    "notification.events",
    "notification",
    "/subscriptions/{subscriptionId}/events",
    base="notifications",
)


def _change(
    name: str,
    success: str = "",
    *failures: str,
    on: str = "/hearings/{hearingId}",
    media: str = "",
) -> Route:
    """Give a command of the hearing API, by default one about one hearing."""
    media_type = f"application/vnd.hearing.{media or name}+json"
    return Route(f"hearing.{name}", "command", "hearing", on, media_type, success, failures)


def _counsel(act: str, kind: str, public: bool = False) -> Route:
    """Give a command that adds, updates or removes somebody who appears at a hearing.

    What became of it is public for prosecution and defence counsel; of company representatives
    only that a change was ignored.
    """
    event = f"{'public.' if public else ''}hearing.{kind}"
    told = "public." if kind == "company-representative" else ""
    ignored = () if act == "remove" else (f"{told}{event}-change-ignored",)
    done = {"add": "added", "update": "updated", "remove": "removed"}[act]
    return _change(f"{act}-{kind}", f"{event}-{done}", *ignored)


def _list_of(kind: str, media: str = "") -> Route:
    """Give a query for a list of reference data (section 7.1)."""
    return _query(f"referencedata.{kind}", "referencedata", f"/{kind}", media)


HEARING_FOR_MANAGE = _query(
    "hearing.get.hearing-for-manage-hearing", "hearing", "/hearings/{hearingId}"
)
HEARINGS_FOR_TODAY = _query("hearing.get.hearings-for-today", "hearing", "/hearings-for-today")
HEARINGS_FOR_FUTURE = _query("hearing.get.hearings-for-future", "hearing", "/hearings-for-future")
FUTURE_HEARINGS = _query("hearing.get.future-hearings", "hearing", "/future-hearings-by-cases")
CHECK_IN = _query("hearing.get.hearings-check-in", "hearing", "/hearings-check-in")
CASES_FOR_DAY = _query("hearing.get.hearing-cases-for-day", "hearing", "/hearing-cases-for-day")
CASE_TIMELINE = _query("hearing.case.timeline", "hearing", "/timeline/{id}")
APPLICATION_TIMELINE = _query("hearing.application.timeline", "hearing", "/timeline/{id}")
ACTIVE_HEARINGS = _query(
    "hearing.get-active-hearings-for-court-room",
    "hearing",
    "/hearings/{hearingId}/active-hearings-for-court-room/{eventDate}",
    "hearing.active-hearings-for-court-room",
)
EVENT_DEFINITIONS = _query(
    "hearing.get-hearing-event-definitions",
    "hearing",
    "/event-definitions",
    "hearing.hearing-event-definitions",
)
EVENT_DEFINITION = _query(
    "hearing.get-hearing-event-definition",
    "hearing",
    "/hearings/{hearingId}/event-definitions/{hearingEventDefinitionId}",
    "hearing.hearing-event-definition",
)
EVENT_LOG = _query(
    "hearing.get-hearing-event-log",
    "hearing",
    "/hearings/{hearingId}/event-log",
    "hearing.hearing-event-log",
)
EVENT_LOG_COUNT = _query(
    "hearing.get-hearing-event-log-count", "hearing", "/hearings/event-log-count"
)
SESSION_TIME = _query(
    "hearing.query.session-time", "hearing", "/session-time/{courtHouseId}/{courtRoomId}"
)
CUSTODY_TIME_LIMIT = _query(
    "hearing.custody-time-limit",
    "hearing",
    "/hearings/{hearingId}/{hearingDay}/offences/{offenceId}",
)
TRIAL_REASON = _query(
    "hearing.get-cracked-ineffective-reason", "hearing", "/get-cracked-ineffective-reason"
)
REUSABLE_INFO = _query("hearing.query.reusable-info", "hearing", "/reusable-info/{hearingId}")
DEFENDANT_FINES = _query(
    "hearing.defendant.outstanding-fines", "hearing", "/defendant/{defendantId}/outstanding-fines"
)
COURT_FINES = Route(
    "hearing.query.outstanding-fines",
    "query",
    "hearing",
    "/outstanding-fines",
    "application/vnd.hearing.query.outstanding-fines+json",
    posted=True,
    answer_type="application/vnd.hearing.query.outstanding-fines-response+json",
)
BOOKING_STATUS = Route(
    "listing.booking-status",
    "query",
    "listing",
    "/bookingStatus",
    "application/vnd.listing.booking-status+json",
    posted=True,
)
VALIDATE_RESULTS = Route(
    "results-validator.validate",
    "query",
    "results-validator",
    "",
    "application/json",
    posted=True,
    whole="/results-validator/api/validation/validate",
)
VALIDATION_RULES = Route(
    "results-validator.rules",
    "query",
    "results-validator",
    "",
    "application/json",
    whole="/results-validator/api/validation/rules",
)
VALIDATION_RULE = Route(
    "results-validator.rule",
    "query",
    "results-validator",
    "",
    "application/json",
    whole="/results-validator/api/validation/rules/{ruleId}",
)

PLEA_TYPES = _list_of("plea-types")
VERDICT_TYPES = _list_of("verdict-types", "reference-data.verdict-types")
AMENDMENT_REASONS = _list_of("amendment-reasons")
MODE_OF_TRIAL_REASONS = _list_of("mode-of-trial-reasons")
SENTENCING_INDICATIONS = _list_of(
    "sentencing-indication", "referencedata.query.get.sentencing-indication"
)
HEARING_TYPES = _list_of("hearing-types", "referencedata.query.hearing-types")
TRIAL_TYPES = _list_of("cracked-ineffective-vacated-trial-types")
BAIL_STATUSES = _list_of("bail-statuses")
ALCOHOL_LEVEL_METHODS = _list_of("alcohol-level-methods")
JUDICIARIES = _list_of("judiciaries")
FIXED_LISTS = _list_of("fixed-list", "referencedata.get-all-fixed-list")
OFFENCES = _query("referencedataoffences.offences-list", "referencedataoffences", "/offences")

UPDATE_PLEA = _change(
    "update-plea", "public.hearing.plea-updated", "public.hearing.update-plea-ignored"
)
UPDATE_VERDICT = _change(
    "update-verdict", "public.hearing.verdict-updated", "public.hearing.update-verdict-ignored"
)
UPDATE_ATTENDANCE = _change(
    "update-defendant-attendance-on-hearing-day",
    "public.hearing.defendant-attendance-updated",
    on="/hearings",
)
ADD_PROSECUTION_COUNSEL = _counsel("add", "prosecution-counsel", public=True)
UPDATE_PROSECUTION_COUNSEL = _counsel("update", "prosecution-counsel", public=True)
REMOVE_PROSECUTION_COUNSEL = _counsel("remove", "prosecution-counsel", public=True)
ADD_DEFENCE_COUNSEL = _counsel("add", "defence-counsel", public=True)
UPDATE_DEFENCE_COUNSEL = _counsel("update", "defence-counsel", public=True)
REMOVE_DEFENCE_COUNSEL = _counsel("remove", "defence-counsel", public=True)
ADD_APPLICANT_COUNSEL = _counsel("add", "applicant-counsel")
UPDATE_APPLICANT_COUNSEL = _counsel("update", "applicant-counsel")
REMOVE_APPLICANT_COUNSEL = _counsel("remove", "applicant-counsel")
ADD_RESPONDENT_COUNSEL = _counsel("add", "respondent-counsel")
UPDATE_RESPONDENT_COUNSEL = _counsel("update", "respondent-counsel")
REMOVE_RESPONDENT_COUNSEL = _counsel("remove", "respondent-counsel")
ADD_COMPANY_REPRESENTATIVE = _counsel("add", "company-representative")
UPDATE_COMPANY_REPRESENTATIVE = _counsel("update", "company-representative")
REMOVE_COMPANY_REPRESENTATIVE = _counsel("remove", "company-representative")
ADD_INTERPRETER = _counsel("add", "interpreter-intermediary")
UPDATE_INTERPRETER = _counsel("update", "interpreter-intermediary")
REMOVE_INTERPRETER = _counsel("remove", "interpreter-intermediary")
LOG_EVENT = _change(
    "log-hearing-event",
    "public.hearing.event-logged",
    "public.hearing.event-ignored",
    on="/hearings/{hearingId}/event",
)
CORRECT_EVENT = _change(
    "correct-hearing-event",
    "public.hearing.event-timestamp-corrected",
    "public.hearing.event-ignored",
    on="/hearings/{hearingId}/event/{hearingEventId}",
)
RELABEL_EVENTS = _change(
    "update-hearing-events", "public.hearing.events-updated", on="/hearings/{hearingId}/events"
)
RECORD_SESSION_TIME = _change(
    "record-session-time", "hearing.event.session-time-recorded", on="/record-session-time"
)
SET_TRIAL_TYPE = _change("set-trial-type", "public.hearing.trial-vacated")
SET_YOUTH_COURT = _change(
    "youth-court-defendants", "public.hearing.defendants-in-youthcourt-updated"
)
SAVE_NOTE = _change("save-hearing-case-note", "hearing.hearing-case-note-saved")
ADD_WITNESS = _change("add-witness", "public.hearing.hearing-witness-added")
REMOVE_OFFENCES = _change(
    "remove-offences-from-existing-hearing",
    "public.hearing.selected-offences-removed-from-existing-hearing",
    on="/remove-offences-from-existing-hearing",
)
SAVE_REUSABLE_INFO = _change(
    "reusable-info", "hearing.event.reusable-info-saved", on="/reusable-info/{hearingId}"
)
BOOK_PROVISIONAL_SLOTS = _change(
    "book-provisional-hearing-slots",
    "public.hearing.hearing-slots-provisionally-booked",
    on="/hearings/{hearingId}/hearing-slots",
)
BOOK_UNCONFIRMED_SLOTS = _change(
    "book-unconfirmed-hearing-slots",
    "public.hearing.hearing-slots-provisionally-booked",
    on="/hearings/{hearingId}/hearing-slots",
)
RELEASE_SLOTS = _change(
    "release-unconfirmed-hearing-slots",
    "hearing.event.hearing-slots-released",
    on="/hearings/{hearingId}/hearing-slots",
)
MARK_DUPLICATE = _change(
    "mark-as-duplicate-v2", "public.events.hearing.marked-as-duplicate", media="duplicate.v2"
)
MARK_DUPLICATE_WITH_REASON = _change(
    "mark-as-duplicate-with-reason", "public.events.hearing.marked-as-duplicate"
)
OVERWRITE_DUPLICATE = _change(
    "mark-as-duplicate", "public.events.hearing.marked-as-duplicate", media="duplicate"
)
SAVE_WELSH_TRANSLATIONS = _change(
    "save-defendants-welsh-translations", "public.hearing.defendants-welsh-information-recorded"
)

DELETE_DRAFT = Route(
    "hearing.delete-draft-result-v2",
    "command",
    "hearing",
    "/hearings/{hearingId}/{hearingDay}",
    "application/vnd.hearing.delete-draft-result-v2+json",
    success="public.hearing.draft-result-deleted-v2",
    failures=("public.hearing.hearing-locked-by-other-user",),
)


def _results_command(name: str, resource: str, success: str) -> Route:
    """Give a command that is refused, when it is, by `manage-results-failed` (section 1.5)."""
    return Route(
        f"hearing.{name}",
        "command",
        "hearing",
        resource,
        f"application/vnd.hearing.{name}+json",
        success=success,
        failures=SAVE_DRAFT.failures,
    )


AMEND = _results_command("amend", "/hearings/{hearingId}", "public.hearing.event-amended")
AMEND_FOR_SUPPORT = _results_command(
    "amend-for-support", "/hearings/{hearingId}", "public.hearing.event-amended"
)
CANCEL_AMENDMENTS = _results_command(
    "change-cancel-amendments",
    "/hearings/{hearingId}",
    "public.hearing.result-amendments-cancelled",
)
UNLOCK = _results_command(
    "unlock-hearing", "/hearings/{hearingId}", "public.hearing.result-amendments-cancelled"
)
REQUEST_APPROVAL = _results_command(
    "request-approval", "/request-approval", "public.hearing.approval-requested"
)
VALIDATE_AMENDMENTS = _results_command(
    "validate-result-amendments",
    "/validate-result-amendments",
    "public.hearing.result-amendments-validated",
)
AMENDMENTS_REJECTED = "public.hearing.result-amendments-rejected"
"""What tells the success of `VALIDATE_AMENDMENTS` where its action is REJECT."""

REPLICATE_SHARED = _results_command("replicate-shared-results", "/hearings/{hearingId}", "")
SHARE_FIRST_FORM = _results_command(
    "share-results", "/hearings/{hearingId}/share-results", SHARE.success
)
SHARE_SECOND_FORM = _results_command(
    "share-results-v2", "/hearings/{hearingId}/share-results", SHARE.success
)

ROUTES: tuple[Route, ...] = tuple(
    route for route in list(globals().values()) if isinstance(route, Route)
)
"""The whole table, in the order above."""


def routes_of(context: str) -> Iterator[Route]:
    """Give the routes of one context, such as `hearing` or `referencedata`."""
    return (route for route in ROUTES if route.context == context)
