"""Amending what was shared: the lock, giving it up, and a second clerk's approval (section 5.2)."""

from typing import Any

from sqlalchemy import Connection

from caseapi import hearing as rules
from caseapi.calls import AnswerError, Call, Outcome
from caseapi.hearing import HearingOnDay
from caseapi.results.requests import (
    AmendRequest,
    CancelRequest,
    OnHearingAndDay,
    RequestApprovalRequest,
    ValidateRequest,
)
from caseapi.results.standing import standing
from caseapi.results.targets import shared_targets
from caseapi.results.telling import refused
from caseapi.sittings import as_wire
from caseapi.store import amendments
from client.contract import routes
from client.contract.events import HearingState, RefusalCode

UNLOCKED = "public.hearing.hearing-unlocked"
"""Told, beside the cancelling, when another user's lock is taken away."""


def amend(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Take the lock to amend results, or say who holds it."""
    asked = AmendRequest.model_validate(call.payload)
    hearing = standing(connection, asked.hearing_id, None)
    to = HearingState(asked.new_hearing_state)
    amended = rules.amend(hearing, user=call.user, to=to)
    if isinstance(amended, RefusalCode):
        return refused(connection, call, asked.hearing_id, hearing, amended)
    return _locked(connection, asked.hearing_id, amended)


def amend_for_support(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Take the lock in any state, as support staff may."""
    asked = AmendRequest.model_validate(call.payload)
    hearing = standing(connection, asked.hearing_id, None)
    to = HearingState(asked.new_hearing_state)
    return _locked(
        connection, asked.hearing_id, rules.amend_for_support(hearing, user=call.user, to=to)
    )


def cancel_amendments(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Give one's amendments up; the draft stays for the client to put right."""
    asked = CancelRequest.model_validate(call.payload)
    hearing_id, day = asked.hearing_id, asked.hearing_day
    hearing = standing(connection, hearing_id, day)
    cancelled = rules.cancel_amendments(
        hearing, user=call.user, day_named=day is not None, reset_hearing=asked.reset_hearing
    )
    if isinstance(cancelled, RefusalCode):
        return refused(connection, call, hearing_id, hearing, cancelled, day=day)
    _go_back(connection, hearing_id, day, cancelled)
    return (_cancelled(connection, hearing_id, call, routes.CANCEL_AMENDMENTS.success),)


def unlock_hearing(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Take another user's lock away, which cancels their amendments."""
    asked = OnHearingAndDay.model_validate(call.payload)
    hearing_id, day = asked.hearing_id, asked.hearing_day
    hearing = standing(connection, hearing_id, day)
    unlocked = rules.unlock(hearing, user=call.user, day_named=day is not None)
    if isinstance(unlocked, RefusalCode):
        return refused(connection, call, hearing_id, hearing, unlocked, day=day)
    _go_back(connection, hearing_id, day, unlocked)
    told = {"hearingId": hearing_id, "userId": call.user}
    return (
        Outcome(UNLOCKED, hearing_id, told),
        _cancelled(connection, hearing_id, call, routes.UNLOCK.success),
    )


def request_approval(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Ask for one's amendments to be approved by another clerk."""
    asked = RequestApprovalRequest.model_validate(call.payload)
    hearing_id, day, version = asked.hearing_id, asked.hearing_day, asked.version
    hearing = standing(connection, hearing_id, day)
    waiting = rules.request_approval(hearing, user=call.user, version=version)
    if isinstance(waiting, RefusalCode):
        return refused(connection, call, hearing_id, hearing, waiting, day=day, version=version)
    amendments.set_state(connection, hearing_id, waiting.state, waiting.owner)
    told = {"hearingId": hearing_id, "userId": call.user}
    return (Outcome(routes.REQUEST_APPROVAL.success, hearing_id, told),)


def validate_amendments(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Approve or reject another clerk's amendments.

    Who acts is whom the header names; a `userId` in the body has no say (section 5.2).
    """
    asked = ValidateRequest.model_validate(call.payload)
    hearing_id, day = asked.id, asked.hearing_day
    hearing = standing(connection, hearing_id, day)
    if asked.validate_action == "APPROVE":
        decided = rules.approve(hearing, user=call.user)
    else:
        decided = rules.reject(hearing, user=call.user, day_named=day is not None)
    if isinstance(decided, RefusalCode):
        return refused(connection, call, hearing_id, hearing, decided, day=day)
    if asked.validate_action == "REJECT":
        _go_back(connection, hearing_id, day, decided)
        return (_cancelled(connection, hearing_id, call, routes.AMENDMENTS_REJECTED),)
    amendments.set_state(connection, hearing_id, decided.state, decided.owner)
    told = {
        "hearingId": hearing_id,
        "userId": call.user,
        "validateResultAmendmentsTime": as_wire(call.now),
    }
    return (Outcome(routes.VALIDATE_AMENDMENTS.success, hearing_id, told),)


def replicate_shared_results(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Refuse: no group is let through to this repair of data (section 5.2)."""
    raise AnswerError(403, "Nobody may replicate shared results.")


def _locked(connection: Connection, hearing_id: str, amended: HearingOnDay) -> tuple[Outcome, ...]:
    amendments.set_state(connection, hearing_id, amended.state, amended.owner)
    told: dict[str, Any] = {
        "hearingId": hearing_id,
        "newHearingState": amended.state.value,
        "userId": amended.owner,
    }
    return (Outcome(routes.AMEND.success, hearing_id, told),)


def _go_back(
    connection: Connection, hearing_id: str, day: str | None, hearing: HearingOnDay
) -> None:
    """Put the hearing back to SHARED; the day that was named takes any version next."""
    amendments.set_state(connection, hearing_id, hearing.state, hearing.owner)
    if day is not None:
        amendments.forget_version(connection, hearing_id, day)


def _cancelled(connection: Connection, hearing_id: str, call: Call, name: str) -> Outcome:
    told = {
        "hearingId": hearing_id,
        "userId": call.user,
        "latestSharedTargets": shared_targets(connection, hearing_id),
    }
    return Outcome(name, hearing_id, told)
