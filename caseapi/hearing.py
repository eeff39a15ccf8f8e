"""The hearing's rules: which command is taken in which state, and what it does (sections 4.5, 5.3).

Everything here is pure. A command is a function from the hearing as it stands to the hearing as it
becomes, or to the code with which it is refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from client.contract.events import HearingState, RefusalCode


class PlainRefusal(StrEnum):
    """A refusal without a code, told by an event of its own (sections 4.4 and 5.3)."""

    LOCKED_BY_OTHER_USER = "public.hearing.hearing-locked-by-other-user"
    SHARE_FAILED = "public.hearing.share-results-failed"


Refusal = RefusalCode | PlainRefusal

LOCKED = frozenset({HearingState.LOCKED_ADMIN, HearingState.LOCKED_USER})
"""The states in which one clerk holds the hearing to amend it."""

REASONS: Mapping[RefusalCode, str] = {
    RefusalCode.VERSION_OFF_SEQUENCE: "The version is not the next after the last one saved",
    RefusalCode.VERSION_MISMATCH: "The version is not the last one saved",
    RefusalCode.SAVE_RESULTS_NOT_PERMITTED: "Results may not be saved in this state",
    RefusalCode.SHARE_NOT_PERMITTED: "Results may not be shared in this state",
    RefusalCode.CANCEL_AMENDMENTS_NOT_PERMITTED: "Amendments may not be cancelled by this user",
    RefusalCode.UNLOCK_HEARING_NOT_PERMITTED: "The hearing may not be unlocked by this user",
    RefusalCode.VALIDATE_HEARING_NOT_PERMITTED: "Amendments may not be validated by this user",
    RefusalCode.HEARING_LOCKED: "Another user is amending the hearing",
    RefusalCode.ALL_TARGETS_SHARED: "The results of every target have been shared",
}
"""What each refusal says to a reader of the event."""


@dataclass(frozen=True, slots=True)
class HearingOnDay:
    """What the rules look at when a command arrives for one day of a hearing.

    `owner` is the user who saved or took the lock last; `last_version` is that of the day's draft
    and None when any version may come next; `shared` holds the targets shared for the day.
    `several_days` says that the hearing sits on more days than one.
    """

    state: HearingState = HearingState.INITIALISED
    owner: str | None = None
    last_version: int | None = None
    shared: frozenset[str] = frozenset()
    several_days: bool = False

    def all_shared(self, targets: frozenset[str]) -> bool:
        """Say whether every one of these targets has been shared for the day."""
        return targets <= self.shared


def target_of(line: Mapping[str, Any]) -> str | None:
    """Give the id of the offence a line belongs to, else that of its application (section 4.2)."""
    target = line.get("offenceId") or line.get("applicationId")
    return target if isinstance(target, str) else None


def targets_of(lines: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Give the targets of result lines, in the shape of a draft's or a share's."""
    return frozenset(target for line in lines if (target := target_of(line)))


def save_draft(
    hearing: HearingOnDay, *, user: str, version: int, targets: frozenset[str], reset: bool = False
) -> HearingOnDay | RefusalCode:
    """Save the day's draft, or refuse with 101, 201 or 206, checked in that order.

    `reset` is the request's `isResetResults`: it lets a draft through that holds nothing new after
    a share. An accepted save makes the saver the owner and leaves the state as it was.
    """
    if hearing.last_version is not None and version != hearing.last_version + 1:
        return RefusalCode.VERSION_OFF_SEQUENCE
    state = hearing.state
    by_owner = user == hearing.owner
    if state is HearingState.APPROVAL_REQUESTED or (state is HearingState.VALIDATED and by_owner):
        return RefusalCode.SAVE_RESULTS_NOT_PERMITTED
    if state is HearingState.SHARED and not reset and hearing.all_shared(targets):
        return RefusalCode.SAVE_RESULTS_NOT_PERMITTED
    if state in LOCKED and hearing.owner is not None and not by_owner:
        return RefusalCode.HEARING_LOCKED
    return replace(hearing, owner=user, last_version=version)


def delete_draft(hearing: HearingOnDay) -> HearingOnDay | PlainRefusal:
    """Delete the day's draft; refused while nothing is shared, as if another user held a lock.

    The last version stays, so the next save goes on from it (section 4.4).
    """
    if hearing.state is HearingState.INITIALISED:
        return PlainRefusal.LOCKED_BY_OTHER_USER
    return hearing


def share(
    hearing: HearingOnDay,
    *,
    version: int | None,
    targets: frozenset[str],
    new_state: str | None = None,
) -> HearingOnDay | Refusal:
    """Share the day's results, or refuse with 102, 202 or 207, checked in that order.

    A hearing of several days that is being amended is refused without a code. `version` is None
    in the older forms, which name none. `new_state` is the request's `newHearingState`: a shared
    hearing can't begin anew. The owner stays: a shared hearing still names who saved last.
    """
    if None not in (hearing.last_version, version) and version != hearing.last_version:
        return RefusalCode.VERSION_MISMATCH
    if hearing.state in LOCKED or hearing.state is HearingState.APPROVAL_REQUESTED:
        if hearing.several_days:
            return PlainRefusal.SHARE_FAILED
        return RefusalCode.SHARE_NOT_PERMITTED
    if hearing.state is HearingState.SHARED:
        if new_state == HearingState.INITIALISED:
            return RefusalCode.SHARE_NOT_PERMITTED
        if hearing.all_shared(targets):
            return RefusalCode.ALL_TARGETS_SHARED
    return replace(
        hearing,
        state=HearingState.SHARED,
        last_version=hearing.last_version if version is None else version,
        shared=hearing.shared | targets,
    )


def amend(hearing: HearingOnDay, *, user: str, to: HearingState) -> HearingOnDay | RefusalCode:
    """Take the lock to amend, or refuse with 206; `to` is one of the two locked states.

    Who holds the lock may change from one to the other. Nothing needs to have been shared before.
    """
    held = hearing.state in LOCKED and hearing.owner not in (None, user)
    if held or hearing.state in (HearingState.APPROVAL_REQUESTED, HearingState.VALIDATED):
        return RefusalCode.HEARING_LOCKED
    return replace(hearing, state=to, owner=user)


def amend_for_support(hearing: HearingOnDay, *, user: str, to: HearingState) -> HearingOnDay:
    """Take the lock whatever state the hearing is in: the only way back for support staff."""
    return replace(hearing, state=to, owner=user)


def cancel_amendments(
    hearing: HearingOnDay, *, user: str, day_named: bool, reset_hearing: bool = False
) -> HearingOnDay | RefusalCode:
    """Give up the amendments and the lock on them, or refuse with 203.

    `day_named` says that the request names a day: that day then takes any version next.
    `reset_hearing` is the request's `resetHearing`, which skips the check of state and owner. The
    draft itself stays as it is; putting it right is left to the client (section 9, trap 8).
    """
    if not reset_hearing and not (hearing.state in LOCKED and user == hearing.owner):
        return RefusalCode.CANCEL_AMENDMENTS_NOT_PERMITTED
    return _shared_again(hearing, day_named)


def unlock(hearing: HearingOnDay, *, user: str, day_named: bool) -> HearingOnDay | RefusalCode:
    """Take another user's lock away, or refuse with 204; one's own can't be taken away."""
    if hearing.state not in LOCKED or user == hearing.owner:
        return RefusalCode.UNLOCK_HEARING_NOT_PERMITTED
    return _shared_again(hearing, day_named)


def request_approval(
    hearing: HearingOnDay, *, user: str, version: int
) -> HearingOnDay | RefusalCode:
    """Ask for the amendments to be approved, or refuse with 102 or, of all codes, 204."""
    if hearing.last_version is not None and version != hearing.last_version:
        return RefusalCode.VERSION_MISMATCH
    if hearing.state not in LOCKED or user != hearing.owner:
        return RefusalCode.UNLOCK_HEARING_NOT_PERMITTED
    return replace(hearing, state=HearingState.APPROVAL_REQUESTED)


def approve(hearing: HearingOnDay, *, user: str) -> HearingOnDay | RefusalCode:
    """Approve another user's amendments, or refuse with 205."""
    if hearing.state is not HearingState.APPROVAL_REQUESTED or user == hearing.owner:
        return RefusalCode.VALIDATE_HEARING_NOT_PERMITTED
    return replace(hearing, state=HearingState.VALIDATED)


def reject(hearing: HearingOnDay, *, user: str, day_named: bool) -> HearingOnDay | RefusalCode:
    """Reject another user's amendments, or refuse with 205; their draft stays as it is."""
    if hearing.state is not HearingState.APPROVAL_REQUESTED or user == hearing.owner:
        return RefusalCode.VALIDATE_HEARING_NOT_PERMITTED
    return _shared_again(hearing, day_named)


def _shared_again(hearing: HearingOnDay, day_named: bool) -> HearingOnDay:
    """Go back to SHARED; the named day forgets its version, and the owner is still named."""
    last_version = None if day_named else hearing.last_version
    return replace(hearing, state=HearingState.SHARED, last_version=last_version)
