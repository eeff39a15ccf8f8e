"""The rows of the hearing's state machine (section 5.3)."""

from dataclasses import dataclass
from typing import Any

from caseapi.hearing import PlainRefusal
from client.contract.events import HearingState, RefusalCode
from tests.caseapi.results.clerks_commands import (
    APPROVE,
    CANCEL,
    CANCEL_WITH_RESET,
    DELETE,
    REJECT,
    REQUEST,
    REQUEST_EARLY,
    SAVE,
    SAVE_LATE,
    SAVE_OLD,
    SAVE_RESET,
    SHARE,
    SHARE_ANEW,
    SHARE_EARLY,
    SHARE_OLD,
    UNLOCK,
    VERSION,
    Command,
    amend,
    for_support,
)
from tests.caseapi.results.hearings import OWNER, SECOND, SUPPORT

NEW, SHARED = HearingState.INITIALISED, HearingState.SHARED
ADMIN, USER = HearingState.LOCKED_ADMIN, HearingState.LOCKED_USER
ASKED, VALIDATED = HearingState.APPROVAL_REQUESTED, HearingState.VALIDATED


@dataclass(frozen=True)
class Row:
    """One row: who does what in which state, and what comes of it.

    `to` is the state that follows, or the refusal; the state then stays. `version` is the last
    version afterwards, and `owner` the owner.
    """

    state: HearingState
    command: Command
    user: str
    to: HearingState | RefusalCode | PlainRefusal
    version: int | None = VERSION
    owner: str | None = OWNER
    held_by: str | None = OWNER
    several_days: bool = False

    def __str__(self) -> str:
        who = {OWNER: "owner", SECOND: "another", SUPPORT: "support"}[self.user]
        days = " on several days" * self.several_days
        held = "" if self.held_by else " held by nobody"
        return f"{self.state}{held}{days}: {self.command.name} by {who}"


NEXT = VERSION + 1
OFF, MISMATCH = RefusalCode.VERSION_OFF_SEQUENCE, RefusalCode.VERSION_MISMATCH
NO_SAVE, NO_SHARE = RefusalCode.SAVE_RESULTS_NOT_PERMITTED, RefusalCode.SHARE_NOT_PERMITTED
NO_CANCEL = RefusalCode.CANCEL_AMENDMENTS_NOT_PERMITTED
NO_UNLOCK = RefusalCode.UNLOCK_HEARING_NOT_PERMITTED
NO_VALIDATION = RefusalCode.VALIDATE_HEARING_NOT_PERMITTED
HELD, ALL_SHARED = RefusalCode.HEARING_LOCKED, RefusalCode.ALL_TARGETS_SHARED


def _in_every_state() -> list[Row]:
    """Give the rows that are alike in every state: the version comes before all else."""
    rows = []
    for state in HearingState:
        rows += [
            Row(state, SAVE_LATE, OWNER, OFF),
            Row(state, SHARE_EARLY, OWNER, MISMATCH),
            Row(state, REQUEST_EARLY, OWNER, MISMATCH),
            Row(state, CANCEL_WITH_RESET, SECOND, SHARED, version=None),
        ]
        for lock in (ADMIN, USER):
            rows.append(Row(state, for_support(lock), SUPPORT, lock, owner=SUPPORT))
    return rows


def _not_amended() -> list[Row]:
    """Give what nobody can do in a state that isn't one of amending."""
    return [
        row
        for state in (NEW, SHARED, VALIDATED)
        for user in (OWNER, SECOND)
        for row in (
            Row(state, CANCEL, user, NO_CANCEL),
            Row(state, UNLOCK, user, NO_UNLOCK),
            Row(state, REQUEST, user, NO_UNLOCK),
            Row(state, APPROVE, user, NO_VALIDATION),
            Row(state, REJECT, user, NO_VALIDATION),
        )
    ]


def _initialised() -> list[Row]:
    rows = []
    for user in (OWNER, SECOND):
        rows += [
            Row(NEW, SAVE, user, NEW, version=NEXT, owner=user),
            Row(NEW, SHARE, user, SHARED),
            Row(NEW, SHARE_ANEW, user, SHARED),
            Row(NEW, DELETE, user, PlainRefusal.LOCKED_BY_OTHER_USER),
            Row(NEW, amend(ADMIN), user, ADMIN, owner=user),
            Row(NEW, amend(USER), user, USER, owner=user),
        ]
    return rows


def _shared() -> list[Row]:
    rows = []
    for user in (OWNER, SECOND):
        rows += [
            Row(SHARED, SAVE, user, SHARED, version=NEXT, owner=user),
            Row(SHARED, SAVE_RESET, user, SHARED, version=NEXT, owner=user),
            Row(SHARED, SAVE_OLD, user, NO_SAVE),
            Row(SHARED, SHARE, user, SHARED),
            Row(SHARED, SHARE_OLD, user, ALL_SHARED),
            Row(SHARED, SHARE_ANEW, user, NO_SHARE),
            Row(SHARED, DELETE, user, SHARED),
            Row(SHARED, amend(ADMIN), user, ADMIN, owner=user),
            Row(SHARED, amend(USER), user, USER, owner=user),
        ]
    return rows


def _locked(state: HearingState) -> list[Row]:
    nobody: dict[str, Any] = {"held_by": None, "owner": None}
    return [
        Row(state, amend(ADMIN), OWNER, ADMIN),
        Row(state, amend(USER), OWNER, USER),
        Row(state, amend(ADMIN), SECOND, HELD),
        Row(state, amend(USER), SECOND, HELD),
        Row(state, amend(USER), SECOND, USER, held_by=None, owner=SECOND),
        Row(state, SAVE, OWNER, state, version=NEXT),
        Row(state, SAVE_OLD, OWNER, state, version=NEXT),
        Row(state, SAVE, SECOND, HELD),
        Row(state, SAVE, SECOND, state, version=NEXT, held_by=None, owner=SECOND),
        Row(state, SHARE, OWNER, NO_SHARE),
        Row(state, SHARE, SECOND, NO_SHARE),
        Row(state, SHARE, OWNER, PlainRefusal.SHARE_FAILED, several_days=True),
        Row(state, DELETE, OWNER, state),
        Row(state, DELETE, SECOND, state),
        Row(state, CANCEL, OWNER, SHARED, version=None),
        Row(state, CANCEL, SECOND, NO_CANCEL),
        Row(state, CANCEL, SECOND, NO_CANCEL, **nobody),
        Row(state, UNLOCK, SECOND, SHARED, version=None),
        Row(state, UNLOCK, OWNER, NO_UNLOCK),
        Row(state, UNLOCK, SECOND, SHARED, version=None, **nobody),
        Row(state, REQUEST, OWNER, ASKED),
        Row(state, REQUEST, SECOND, NO_UNLOCK),
        Row(state, REQUEST, SECOND, NO_UNLOCK, **nobody),
        Row(state, APPROVE, SECOND, NO_VALIDATION),
        Row(state, REJECT, SECOND, NO_VALIDATION),
        Row(state, APPROVE, OWNER, NO_VALIDATION),
        Row(state, REJECT, OWNER, NO_VALIDATION),
    ]


def _approval_requested() -> list[Row]:
    rows = [
        Row(ASKED, APPROVE, SECOND, VALIDATED),
        Row(ASKED, APPROVE, OWNER, NO_VALIDATION),
        Row(ASKED, REJECT, SECOND, SHARED, version=None),
        Row(ASKED, REJECT, OWNER, NO_VALIDATION),
    ]
    for user in (OWNER, SECOND):
        rows += [
            Row(ASKED, SAVE, user, NO_SAVE),
            Row(ASKED, SHARE, user, NO_SHARE),
            Row(ASKED, SHARE, user, PlainRefusal.SHARE_FAILED, several_days=True),
            Row(ASKED, amend(ADMIN), user, HELD),
            Row(ASKED, amend(USER), user, HELD),
            Row(ASKED, DELETE, user, ASKED),
            Row(ASKED, CANCEL, user, NO_CANCEL),
            Row(ASKED, UNLOCK, user, NO_UNLOCK),
            Row(ASKED, REQUEST, user, NO_UNLOCK),
        ]
    return rows


def _validated() -> list[Row]:
    rows = [
        Row(VALIDATED, SAVE, OWNER, NO_SAVE),
        Row(VALIDATED, SAVE, SECOND, VALIDATED, version=NEXT, owner=SECOND),
    ]
    for user in (OWNER, SECOND):
        rows += [
            Row(VALIDATED, SHARE, user, SHARED),
            Row(VALIDATED, SHARE_OLD, user, SHARED),
            Row(VALIDATED, amend(ADMIN), user, HELD),
            Row(VALIDATED, amend(USER), user, HELD),
            Row(VALIDATED, DELETE, user, VALIDATED),
        ]
    return rows


ROWS = [
    *_in_every_state(),
    *_not_amended(),
    *_initialised(),
    *_shared(),
    *_locked(ADMIN),
    *_locked(USER),
    *_approval_requested(),
    *_validated(),
]
