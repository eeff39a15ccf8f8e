"""The commands about results, each as the rules take it and as the API does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from caseapi import hearing as rules
from caseapi.hearing import HearingOnDay
from caseapi.results.amending import UNLOCKED
from client.contract import routes
from client.contract.events import HearingState
from client.contract.route import Route
from tests.caseapi import court

OLD_TARGET, NEW_TARGET = court.OFFENCE, court.SECOND_OFFENCE
VERSION = 4
"""The version of the last save in every row."""

Done = HearingOnDay | rules.Refusal
Rule = Callable[[HearingOnDay, str], Done]


@dataclass(frozen=True)
class Command:
    """A command as the rules take it and as the API does."""

    name: str
    route: Route
    rule: Rule
    body: dict[str, Any]
    told: tuple[str, ...]


def _save(version: int, *targets: str, reset: bool = False) -> Command:
    members = {"isResetResults": True} if reset else {}
    return Command(
        f"save v{version}" + (" of old" if NEW_TARGET not in targets else "") + " reset" * reset,
        routes.SAVE_DRAFT,
        lambda hearing, user: rules.save_draft(
            hearing, user=user, version=version, targets=frozenset(targets), reset=reset
        ),
        court.draft(version, *targets, **members),
        (routes.SAVE_DRAFT.success,),
    )


def _share(version: int, *targets: str, new_state: str | None = None) -> Command:
    members = {"newHearingState": new_state} if new_state else {}
    return Command(
        f"share v{version}" + (" of old" if NEW_TARGET not in targets else "") + (new_state or ""),
        routes.SHARE,
        lambda hearing, user: rules.share(
            hearing, version=version, targets=frozenset(targets), new_state=new_state
        ),
        court.share(version, *targets, **members),
        (routes.SHARE.success,),
    )


def amend(to: HearingState) -> Command:
    return Command(
        f"amend {to}",
        routes.AMEND,
        lambda hearing, user: rules.amend(hearing, user=user, to=to),
        {"newHearingState": to.value},
        (routes.AMEND.success,),
    )


def for_support(to: HearingState) -> Command:
    return Command(
        f"amend for support {to}",
        routes.AMEND_FOR_SUPPORT,
        lambda hearing, user: rules.amend_for_support(hearing, user=user, to=to),
        {"newHearingState": to.value},
        (routes.AMEND_FOR_SUPPORT.success,),
    )


def _request_approval(version: int) -> Command:
    return Command(
        f"request approval v{version}",
        routes.REQUEST_APPROVAL,
        lambda hearing, user: rules.request_approval(hearing, user=user, version=version),
        {"hearingId": court.HEARING, "hearingDay": court.DAY, "version": version},
        (routes.REQUEST_APPROVAL.success,),
    )


def _validate(action: str, rule: Rule, told: str) -> Command:
    body = {"id": court.HEARING, "validateAction": action, "hearingDay": court.DAY}
    return Command(action.lower(), routes.VALIDATE_AMENDMENTS, rule, body, (told,))


SAVE = _save(VERSION + 1, OLD_TARGET, NEW_TARGET)
SAVE_OLD = _save(VERSION + 1, OLD_TARGET)
SAVE_RESET = _save(VERSION + 1, OLD_TARGET, reset=True)
SAVE_LATE = _save(VERSION, OLD_TARGET, NEW_TARGET)
SHARE = _share(VERSION, OLD_TARGET, NEW_TARGET)
SHARE_OLD = _share(VERSION, OLD_TARGET)
SHARE_EARLY = _share(VERSION + 1, OLD_TARGET, NEW_TARGET)
SHARE_ANEW = _share(VERSION, OLD_TARGET, NEW_TARGET, new_state="INITIALISED")
DELETE = Command(
    "delete draft",
    routes.DELETE_DRAFT,
    lambda hearing, user: rules.delete_draft(hearing),
    {},
    (routes.DELETE_DRAFT.success,),
)
CANCEL = Command(
    "cancel",
    routes.CANCEL_AMENDMENTS,
    lambda hearing, user: rules.cancel_amendments(hearing, user=user, day_named=True),
    {"hearingDay": court.DAY},
    (routes.CANCEL_AMENDMENTS.success,),
)
CANCEL_WITH_RESET = Command(
    "cancel with reset",
    routes.CANCEL_AMENDMENTS,
    lambda hearing, user: rules.cancel_amendments(
        hearing, user=user, day_named=True, reset_hearing=True
    ),
    {"hearingDay": court.DAY, "resetHearing": True},
    (routes.CANCEL_AMENDMENTS.success,),
)
UNLOCK = Command(
    "unlock",
    routes.UNLOCK,
    lambda hearing, user: rules.unlock(hearing, user=user, day_named=True),
    {"hearingDay": court.DAY},
    (UNLOCKED, routes.UNLOCK.success),
)
REQUEST = _request_approval(VERSION)
REQUEST_EARLY = _request_approval(VERSION + 1)
APPROVE = _validate(
    "APPROVE",
    lambda hearing, user: rules.approve(hearing, user=user),
    routes.VALIDATE_AMENDMENTS.success,
)
REJECT = _validate(
    "REJECT",
    lambda hearing, user: rules.reject(hearing, user=user, day_named=True),
    routes.AMENDMENTS_REJECTED,
)
