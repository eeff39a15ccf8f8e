"""The hearing's rules: which command is taken in which state, and what it does (sections 4.5, 5.3).

Everything here is pure. A command is a function from the hearing as it stands to the hearing as it
becomes, or to the code with which it is refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from client.contract.events import HearingState, RefusalCode

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
    """

    state: HearingState = HearingState.INITIALISED
    owner: str | None = None
    last_version: int | None = None
    shared: frozenset[str] = frozenset()

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


def share(
    hearing: HearingOnDay, *, version: int, targets: frozenset[str]
) -> HearingOnDay | RefusalCode:
    """Share the day's results, or refuse with 102, 202 or 207.

    The owner stays: a shared hearing still names the user who saved last.
    """
    if hearing.last_version is not None and version != hearing.last_version:
        return RefusalCode.VERSION_MISMATCH
    if hearing.state in LOCKED or hearing.state is HearingState.APPROVAL_REQUESTED:
        return RefusalCode.SHARE_NOT_PERMITTED
    if hearing.state is HearingState.SHARED and hearing.all_shared(targets):
        return RefusalCode.ALL_TARGETS_SHARED
    return replace(
        hearing,
        state=HearingState.SHARED,
        last_version=version,
        shared=hearing.shared | targets,
    )
