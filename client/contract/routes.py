"""Every request of the clerk's contract that Callover makes, as one table.

Both sides read this table.
"""

from collections.abc import Iterator

from client.contract.route import Route, change, counsel, list_of, query, results_command

USER_HEADER = "CJSCPPUID"
CORRELATION_HEADER = "CPPCLIENTCORRELATIONID"


HEARINGS = query("hearing.get.hearings", "hearing", "/hearings")
HEARING = query("hearing.get.hearing", "hearing", "/hearings/{hearingId}")
DRAFT_RESULT = query(
    "hearing.get-draft-result-v2", "hearing", "/hearings/{hearingId}/{hearingDay}/draft-result"
)
SHARED_RESULTS = query(
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
RESULT_DEFINITIONS = query(
    "referencedata.get-all-result-definitions", "referencedata", "/result-definitions"
)
PARSE_RESULT = query(
    "referencedata.notepad.parse-result-definition", "referencedata", "/definition"
)
COURTROOMS = query("referencedata.ou-courtrooms", "referencedata", "/courtrooms")
USER_DETAILS = query(
    "usersgroups.get-user-details", "usersgroups", "/users/{userId}", "usersgroups.user-details"
)
LOGGED_IN_USER = query(
    "usersgroups.get-logged-in-user-details",
    "usersgroups",
    "/users/logged-in-user",
    "usersgroups.logged-in-user-details",
)
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
EVENTS = query(
    "notification.events",
    "notification",
    "/subscriptions/{subscriptionId}/events",
    base="notifications",
)


HEARING_FOR_MANAGE = query(
    "hearing.get.hearing-for-manage-hearing", "hearing", "/hearings/{hearingId}"
)
HEARINGS_FOR_TODAY = query("hearing.get.hearings-for-today", "hearing", "/hearings-for-today")
HEARINGS_FOR_FUTURE = query("hearing.get.hearings-for-future", "hearing", "/hearings-for-future")
FUTURE_HEARINGS = query("hearing.get.future-hearings", "hearing", "/future-hearings-by-cases")
CHECK_IN = query("hearing.get.hearings-check-in", "hearing", "/hearings-check-in")
CASES_FOR_DAY = query("hearing.get.hearing-cases-for-day", "hearing", "/hearing-cases-for-day")
CASE_TIMELINE = query("hearing.case.timeline", "hearing", "/timeline/{id}")
APPLICATION_TIMELINE = query("hearing.application.timeline", "hearing", "/timeline/{id}")
ACTIVE_HEARINGS = query(
    "hearing.get-active-hearings-for-court-room",
    "hearing",
    "/hearings/{hearingId}/active-hearings-for-court-room/{eventDate}",
    "hearing.active-hearings-for-court-room",
)
EVENT_DEFINITIONS = query(
    "hearing.get-hearing-event-definitions",
    "hearing",
    "/event-definitions",
    "hearing.hearing-event-definitions",
)
EVENT_DEFINITION = query(
    "hearing.get-hearing-event-definition",
    "hearing",
    "/hearings/{hearingId}/event-definitions/{hearingEventDefinitionId}",
    "hearing.hearing-event-definition",
)
EVENT_LOG = query(
    "hearing.get-hearing-event-log",
    "hearing",
    "/hearings/{hearingId}/event-log",
    "hearing.hearing-event-log",
)
EVENT_LOG_COUNT = query(
    "hearing.get-hearing-event-log-count", "hearing", "/hearings/event-log-count"
)
EVENT_LOG_FOR_DOCUMENTS = query(
    "hearing.get-hearing-event-log-for-documents", "hearing", "/hearings/event-log"
)
SESSION_TIME = query(
    "hearing.query.session-time", "hearing", "/session-time/{courtHouseId}/{courtRoomId}"
)
CUSTODY_TIME_LIMIT = query(
    "hearing.custody-time-limit",
    "hearing",
    "/hearings/{hearingId}/{hearingDay}/offences/{offenceId}",
)
TRIAL_REASON = query(
    "hearing.get-cracked-ineffective-reason", "hearing", "/get-cracked-ineffective-reason"
)
REUSABLE_INFO = query("hearing.query.reusable-info", "hearing", "/reusable-info/{hearingId}")
DEFENDANT_FINES = query(
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

PLEA_TYPES = list_of("plea-types")
VERDICT_TYPES = list_of("verdict-types", "reference-data.verdict-types")
AMENDMENT_REASONS = list_of("amendment-reasons")
MODE_OF_TRIAL_REASONS = list_of("mode-of-trial-reasons")
SENTENCING_INDICATIONS = list_of(
    "sentencing-indication", "referencedata.query.get.sentencing-indication"
)
HEARING_TYPES = list_of("hearing-types", "referencedata.query.hearing-types")
TRIAL_TYPES = list_of("cracked-ineffective-vacated-trial-types")
BAIL_STATUSES = list_of("bail-statuses")
ALCOHOL_LEVEL_METHODS = list_of("alcohol-level-methods")
JUDICIARIES = list_of("judiciaries", "reference-data.judiciaries")
FIXED_LISTS = list_of("fixed-list", "referencedata.get-all-fixed-list")
APPLICATION_OUTCOMES = query(
    "referencedata.application-type-outcomes", "referencedata", "/application-type-outcomes/{id}"
)
APPLICATION_RESPONSES = query(
    "referencedata.application-type-responses",
    "referencedata",
    "/application-type-responses/{id}",
    "reference-data.application-type-responses",
)
OFFENCES = query("referencedataoffences.offences-list", "referencedataoffences", "/offences")

UPDATE_PLEA = change(
    "update-plea", "public.hearing.plea-updated", "public.hearing.update-plea-ignored"
)
UPDATE_VERDICT = change(
    "update-verdict", "public.hearing.verdict-updated", "public.hearing.update-verdict-ignored"
)
UPDATE_ATTENDANCE = change(
    "update-defendant-attendance-on-hearing-day",
    "public.hearing.defendant-attendance-updated",
    on="/hearings",
)
ADD_PROSECUTION_COUNSEL = counsel("add", "prosecution-counsel", public=True)
UPDATE_PROSECUTION_COUNSEL = counsel("update", "prosecution-counsel", public=True)
REMOVE_PROSECUTION_COUNSEL = counsel("remove", "prosecution-counsel", public=True)
ADD_DEFENCE_COUNSEL = counsel("add", "defence-counsel", public=True)
UPDATE_DEFENCE_COUNSEL = counsel("update", "defence-counsel", public=True)
REMOVE_DEFENCE_COUNSEL = counsel("remove", "defence-counsel", public=True)
ADD_APPLICANT_COUNSEL = counsel("add", "applicant-counsel")
UPDATE_APPLICANT_COUNSEL = counsel("update", "applicant-counsel")
REMOVE_APPLICANT_COUNSEL = counsel("remove", "applicant-counsel")
ADD_RESPONDENT_COUNSEL = counsel("add", "respondent-counsel")
UPDATE_RESPONDENT_COUNSEL = counsel("update", "respondent-counsel")
REMOVE_RESPONDENT_COUNSEL = counsel("remove", "respondent-counsel")
ADD_COMPANY_REPRESENTATIVE = counsel("add", "company-representative")
UPDATE_COMPANY_REPRESENTATIVE = counsel("update", "company-representative")
REMOVE_COMPANY_REPRESENTATIVE = counsel("remove", "company-representative")
ADD_INTERPRETER = counsel("add", "interpreter-intermediary")
UPDATE_INTERPRETER = counsel("update", "interpreter-intermediary")
REMOVE_INTERPRETER = counsel("remove", "interpreter-intermediary")
LOG_EVENT = change(
    "log-hearing-event",
    "public.hearing.event-logged",
    "public.hearing.event-ignored",
    on="/hearings/{hearingId}/event",
)
CORRECT_EVENT = change(
    "correct-hearing-event",
    "public.hearing.event-timestamp-corrected",
    "public.hearing.event-ignored",
    on="/hearings/{hearingId}/event/{hearingEventId}",
)
RELABEL_EVENTS = change(
    "update-hearing-events", "public.hearing.events-updated", on="/hearings/{hearingId}/events"
)
RECORD_SESSION_TIME = change(
    "record-session-time", "hearing.event.session-time-recorded", on="/record-session-time"
)
SET_TRIAL_TYPE = change("set-trial-type", "public.hearing.trial-vacated")
SET_TIER_AND_LIST_TYPE = change("set-tier-and-list-type", "hearing.tier-and-list-type-set")
SET_YOUTH_COURT = change(
    "youth-court-defendants", "public.hearing.defendants-in-youthcourt-updated"
)
SAVE_NOTE = change("save-hearing-case-note", "hearing.hearing-case-note-saved")
ADD_WITNESS = change("add-witness", "public.hearing.hearing-witness-added")
REMOVE_OFFENCES = change(
    "remove-offences-from-existing-hearing",
    "public.hearing.selected-offences-removed-from-existing-hearing",
    on="/remove-offences-from-existing-hearing",
)
SAVE_APPLICATION_RESPONSE = change(
    "save-application-response", "public.hearing.application-response-saved"
)
UPDATE_RELATED_HEARING = change(
    "update-related-hearing", "hearing.related-hearing-updated", media="related-hearing"
)
SAVE_REUSABLE_INFO = change(
    "reusable-info", "hearing.event.reusable-info-saved", on="/reusable-info/{hearingId}"
)
BOOK_PROVISIONAL_SLOTS = change(
    "book-provisional-hearing-slots",
    "public.hearing.hearing-slots-provisionally-booked",
    on="/hearings/{hearingId}/hearing-slots",
)
BOOK_UNCONFIRMED_SLOTS = change(
    "book-unconfirmed-hearing-slots",
    "public.hearing.hearing-slots-provisionally-booked",
    on="/hearings/{hearingId}/hearing-slots",
)
RELEASE_SLOTS = change(
    "release-unconfirmed-hearing-slots",
    "hearing.event.hearing-slots-released",
    on="/hearings/{hearingId}/hearing-slots",
)
MARK_DUPLICATE = change(
    "mark-as-duplicate-v2", "public.events.hearing.marked-as-duplicate", media="duplicate.v2"
)
MARK_DUPLICATE_WITH_REASON = change(
    "mark-as-duplicate-with-reason", "public.events.hearing.marked-as-duplicate"
)
OVERWRITE_DUPLICATE = change(
    "mark-as-duplicate", "public.events.hearing.marked-as-duplicate", media="duplicate"
)
SAVE_WELSH_TRANSLATIONS = change(
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


AMEND = results_command("amend", "/hearings/{hearingId}", "public.hearing.event-amended")
AMEND_FOR_SUPPORT = results_command(
    "amend-for-support", "/hearings/{hearingId}", "public.hearing.event-amended"
)
CANCEL_AMENDMENTS = results_command(
    "change-cancel-amendments",
    "/hearings/{hearingId}",
    "public.hearing.result-amendments-cancelled",
)
UNLOCK = results_command(
    "unlock-hearing", "/hearings/{hearingId}", "public.hearing.result-amendments-cancelled"
)
REQUEST_APPROVAL = results_command(
    "request-approval", "/request-approval", "public.hearing.approval-requested"
)
VALIDATE_AMENDMENTS = results_command(
    "validate-result-amendments",
    "/validate-result-amendments",
    "public.hearing.result-amendments-validated",
)
AMENDMENTS_REJECTED = "public.hearing.result-amendments-rejected"
"""What tells the success of `VALIDATE_AMENDMENTS` where its action is REJECT."""

REPLICATE_SHARED = results_command("replicate-shared-results", "/hearings/{hearingId}", "")
SHARE_FIRST_FORM = results_command(
    "share-results", "/hearings/{hearingId}/share-results", SHARE.success
)
SHARE_SECOND_FORM = results_command(
    "share-results-v2", "/hearings/{hearingId}/share-results", SHARE.success
)

ROUTES: tuple[Route, ...] = tuple(
    route for route in list(globals().values()) if isinstance(route, Route)
)
"""The whole table, in the order above."""


def routes_of(context: str) -> Iterator[Route]:
    """Give the routes of one context, such as `hearing` or `referencedata`."""
    return (route for route in ROUTES if route.context == context)
