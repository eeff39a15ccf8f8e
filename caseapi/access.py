"""Who may do what: the groups of users, and the groups that each action is open to (section 1.7).

An action is known by the name in its media type; whatever has no rule is closed to everybody.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from caseapi import permissions
from caseapi.calls import AnswerError, Call, Command, Outcome, Query
from caseapi.json_text import from_json
from caseapi.store import reference, users
from client.contract.route import Route

Groups = frozenset[str]

CORE = frozenset({"Court Clerks", "Legal Advisers", "Court Associate", "Court Administrators"})
"""Those who record what a court orders; `C` in section 1.7."""

LISTING = frozenset({"Listing Officers"})
JUDICIARY = frozenset({"Judiciary"})
BENCH = JUDICIARY | {"Deputies", "DJMC", "Judge", "Recorders"}
MAGISTRATES = frozenset({"Magistrates"})
ADVOCATES = frozenset({"Advocates"})
DEFENCE_USERS = frozenset({"Defence Users"})
DEFENCE_LAWYERS = frozenset({"Defence Lawyers"})
CPS = frozenset({"CPS"})
OTHER_PROSECUTORS = frozenset({"Non CPS Prosecutors"})
SYSTEM = frozenset({"System Users"})
DELIVERY = frozenset({"Operational Delivery Admin"})
CROWN_COURT = frozenset({"Crown Court Admin"})
ENFORCEMENT = frozenset({"NCES"})
SUPPORT = frozenset({"Second Line Support"})

GROUPS: Groups = frozenset().union(
    *(CORE, LISTING, BENCH, MAGISTRATES, ADVOCATES, DEFENCE_USERS, DEFENCE_LAWYERS, CPS),
    *(OTHER_PROSECUTORS, SYSTEM, DELIVERY, CROWN_COURT, ENFORCEMENT, SUPPORT),
)
"""Every group by its literal name."""

NOBODY: Groups = frozenset()
RESULTING = CORE | LISTING
SITTING = CORE | LISTING | BENCH
LIST_READERS = SITTING | CPS | OTHER_PROSECUTORS | ADVOCATES | DEFENCE_USERS

OPEN_COURT = "Court Clerks"
"""The group of everybody at a local server that no users have been given to."""


def _rules(groups: Groups, *actions: str) -> dict[str, Groups]:
    return {f"hearing.{action}": groups for action in actions}


RULES: dict[str, Groups] = {
    **_rules(LIST_READERS | DEFENCE_LAWYERS, "get.hearings", "get.hearings-check-in"),
    **_rules(MAGISTRATES, "get.hearings-for-today"),
    **_rules(LIST_READERS, "get.hearings-for-future"),
    **_rules(SITTING | SYSTEM, "get.hearing", "get.hearing-for-manage-hearing"),
    **_rules(SITTING, "hearing-event-definitions", "hearing-event-definition"),
    **_rules(SITTING | SYSTEM, "hearing-event-log", "get-hearing-event-log-count"),
    **_rules(SITTING | SYSTEM, "get-hearing-event-log-for-documents"),
    **_rules(SITTING, "active-hearings-for-court-room", "case.timeline", "application.timeline"),
    **_rules(RESULTING | JUDICIARY | DELIVERY, "get-draft-result"),
    **_rules(RESULTING | JUDICIARY | DELIVERY | SYSTEM, "get-draft-result-v2"),
    **_rules(RESULTING | JUDICIARY, "get-share-result-v2", "results", "custody-time-limit"),
    **_rules(RESULTING, "get.future-hearings", "get-cracked-ineffective-reason"),
    **_rules(RESULTING, "query.reusable-info", "reusable-info"),
    **_rules(CORE | CROWN_COURT, "query.session-time", "record-session-time"),
    **_rules(CORE, "defendant.outstanding-fines"),
    **_rules(CORE | ENFORCEMENT, "query.outstanding-fines"),
    **_rules(RESULTING, "save-draft-result", "save-draft-result-v2", "save-multiple-draft-results"),
    **_rules(RESULTING, "draft-result", "draft-results", "delete-draft-result-v2"),
    **_rules(RESULTING, "share-results", "share-results-v2", "shared-results", "amend"),
    **_rules(RESULTING, "update-plea", "update-verdict", "youth-court-defendants"),
    **_rules(RESULTING, "update-defendant-attendance-on-hearing-day", "change-cancel-amendments"),
    **_rules(RESULTING, "remove-offences-from-existing-hearing", "related-hearing"),
    **_rules(RESULTING, "save-defendants-welsh-translations", "save-application-response"),
    **_rules(RESULTING, "duplicate.v2", "mark-as-duplicate-with-reason"),
    **_rules(RESULTING, "book-provisional-hearing-slots", "book-unconfirmed-hearing-slots"),
    **_rules(RESULTING, "release-unconfirmed-hearing-slots"),
    **_rules(CORE, "request-approval", "validate-result-amendments"),
    **_rules(RESULTING | CROWN_COURT, "unlock-hearing"),
    **_rules(CORE | BENCH, "log-hearing-event", "add-witness"),
    **_rules(SITTING, "correct-hearing-event", "update-hearing-events", "save-hearing-case-note"),
    **_rules(SITTING, "set-trial-type", "set-tier-and-list-type"),
    **_rules(
        CORE | JUDICIARY | ADVOCATES | OTHER_PROSECUTORS | DEFENCE_LAWYERS,
        "add-prosecution-counsel",
    ),
    **_rules(
        CORE | DEFENCE_USERS | ADVOCATES | DEFENCE_LAWYERS | OTHER_PROSECUTORS,
        "add-defence-counsel",
    ),
    **_rules(CORE, "update-prosecution-counsel", "remove-prosecution-counsel"),
    **_rules(CORE, "update-defence-counsel", "remove-defence-counsel"),
    **_rules(
        CORE,
        *(
            f"{change}-{counsel}"
            for change in ("add", "update", "remove")
            for counsel in (
                *("applicant-counsel", "respondent-counsel"),
                *("company-representative", "interpreter-intermediary"),
            )
        ),
    ),
    **_rules(SUPPORT, "amend-for-support"),
    **_rules(SYSTEM, "initiate", "generate-nows", "duplicate", "remove-targets"),
    **_rules(SYSTEM, "get.hearing-cases-for-day", "latest-hearings-by-court-centres"),
    **_rules(SYSTEM, "hearings-court-centres-for-date", "court.list.publish.status"),
    **_rules(SYSTEM, "publish-court-list", "create-hearing-event-definitions"),
    **_rules(SYSTEM, "delete-hearing-bdf", "update-hearing-day-bdf", "master-defendant-id"),
    **_rules(SYSTEM, "patch-application-finalised-on-target", "change-hearing-detail"),
    **_rules(SYSTEM, "update-resultline-shared-dates"),
    **_rules(NOBODY, "replicate-shared-results"),
}
"""The groups that each action of the hearing API is open to.

What section 1.7 leaves out is open to those whom it opens the nearest action to.
"""

CONTEXTS: dict[str, Groups] = {
    "referencedata": GROUPS,
    "referencedataoffences": GROUPS,
    "usersgroups": GROUPS,
    "notification": GROUPS,
    "results-validator": SITTING | SYSTEM,
    "listing": RESULTING,
}
"""The groups that the other APIs are open to, each as a whole."""


def action_of(route: Route) -> str:
    """Give the name by which a route's rule is known: that of its media type, else its own."""
    kind = route.media_type.partition("/")[2]
    if kind.startswith("vnd."):
        return kind.removeprefix("vnd.").removesuffix("+json")
    return route.name


def has_rule(route: Route) -> bool:
    """Say whether there is a rule for a route, be it that it is closed to everybody."""
    return action_of(route) in RULES or route.context in CONTEXTS


def allowed(route: Route) -> Groups:
    """Give the groups that a route is open to; none where there is no rule."""
    return RULES.get(action_of(route), CONTEXTS.get(route.context, NOBODY))


def may(groups: Iterable[str], route: Route) -> bool:
    """Say whether a user of these groups may do what a route does."""
    return not allowed(route).isdisjoint(groups)


def groups_of(connection: Connection, user_id: str, *, open_court: bool) -> Groups:
    """Give a user's groups; none for an unknown user.

    An open court is a local server that no users have been given to: everybody is a clerk there.
    """
    return _groups(connection, _user(connection, user_id), open_court=open_court)


def _user(connection: Connection, user_id: str) -> dict[str, Any] | None:
    text = reference.read_user(connection, user_id)
    return None if text is None else from_json(text)


def _groups(connection: Connection, user: dict[str, Any] | None, *, open_court: bool) -> Groups:
    if user is None:
        unused = open_court and not users.are_known(connection)
        return frozenset({OPEN_COURT}) if unused else NOBODY
    groups = user.get("groups")
    return (
        frozenset(g for g in groups if isinstance(g, str)) if isinstance(groups, list) else NOBODY
    )


def check(connection: Connection, call: Call, route: Route, *, open_court: bool) -> None:
    """Raise `AnswerError` 403 where a user may not do what a route does.

    That is so where none of the user's groups may, or where the hearing has an application that
    is kept from this user.
    """
    user = _user(connection, call.user)
    if not may(_groups(connection, user, open_court=open_court), route):
        raise AnswerError(403, f"This user is in no group that may use {action_of(route)}.")
    if user is not None and route in permissions.ON_ONE_HEARING:
        permissions.check_hearing(connection, call, user)


def guarded_query(route: Route, act: Query, *, open_court: bool) -> Query:
    """Give a query that is answered only to those it is open to."""

    def answer(connection: Connection, call: Call) -> str:
        check(connection, call, route, open_court=open_court)
        return act(connection, call)

    return answer


def guarded_command(route: Route, act: Command, told: list[str], *, open_court: bool) -> Command:
    """Give a command that is done only for those it is open to.

    The names of the events it causes are put into `told`, in the place of what was there.
    """

    def do(connection: Connection, call: Call) -> tuple[Outcome, ...]:
        check(connection, call, route, open_court=open_court)
        caused = act(connection, call)
        told[:] = [outcome.name for outcome in caused]
        return caused

    return do
