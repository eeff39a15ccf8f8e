"""The rows of the hearing's state machine (sections 4.5 and 5.3), without server or database."""

import pytest

from caseapi.hearing import REASONS, HearingOnDay, Refusal, save_draft, share, target_of, targets_of
from client.contract.events import HearingState, RefusalCode

INITIALISED, SHARED = HearingState.INITIALISED, HearingState.SHARED
LOCKED = (HearingState.LOCKED_ADMIN, HearingState.LOCKED_USER)
ASKED, VALIDATED = HearingState.APPROVAL_REQUESTED, HearingState.VALIDATED
ONE, TWO = frozenset({"offence 1"}), frozenset({"offence 1", "offence 2"})


def saved(hearing: HearingOnDay, **how: object) -> HearingOnDay | Refusal:
    asked = {"user": "clerk", "version": 1, "targets": ONE, **how}
    return save_draft(hearing, **asked)  # type: ignore[arg-type]


def shared(hearing: HearingOnDay, **how: object) -> HearingOnDay | Refusal:
    asked = {"version": 1, "targets": ONE, **how}
    return share(hearing, **asked)  # type: ignore[arg-type]


def test_any_version_may_be_the_first() -> None:
    assert saved(HearingOnDay(), version=7) == HearingOnDay(owner="clerk", last_version=7)


def test_the_next_version_is_taken_from_anyone_while_nothing_is_shared() -> None:
    before = HearingOnDay(owner="clerk", last_version=4)
    after = saved(before, user="another", version=5)
    assert after == HearingOnDay(INITIALISED, owner="another", last_version=5)


@pytest.mark.parametrize("version", [3, 4, 6])
def test_a_save_out_of_sequence_is_refused(version: int) -> None:
    assert saved(HearingOnDay(last_version=4), version=version) is RefusalCode.VERSION_OFF_SEQUENCE


def test_the_version_is_looked_at_before_the_state() -> None:
    assert saved(HearingOnDay(ASKED, last_version=4)) is RefusalCode.VERSION_OFF_SEQUENCE
    assert shared(HearingOnDay(ASKED, last_version=4)) is RefusalCode.VERSION_MISMATCH


def test_a_shared_hearing_takes_a_draft_that_holds_a_new_target() -> None:
    after = saved(HearingOnDay(SHARED, shared=ONE), targets=TWO)
    assert isinstance(after, HearingOnDay)
    assert after.state is SHARED


def test_a_shared_hearing_refuses_a_draft_without_a_new_target() -> None:
    hearing = HearingOnDay(SHARED, shared=TWO)
    assert saved(hearing) is RefusalCode.SAVE_RESULTS_NOT_PERMITTED
    assert isinstance(saved(hearing, reset=True), HearingOnDay)


@pytest.mark.parametrize("state", LOCKED)
def test_a_locked_hearing_takes_a_draft_from_its_owner_alone(state: HearingState) -> None:
    hearing = HearingOnDay(state, owner="clerk", shared=ONE)
    assert isinstance(saved(hearing), HearingOnDay)
    assert saved(hearing, user="another") is RefusalCode.HEARING_LOCKED


def test_nobody_saves_while_approval_is_asked_for() -> None:
    hearing = HearingOnDay(ASKED, owner="clerk")
    assert saved(hearing) is RefusalCode.SAVE_RESULTS_NOT_PERMITTED
    assert saved(hearing, user="another") is RefusalCode.SAVE_RESULTS_NOT_PERMITTED


def test_validated_amendments_may_be_changed_by_anyone_but_the_amender() -> None:
    hearing = HearingOnDay(VALIDATED, owner="clerk")
    assert saved(hearing) is RefusalCode.SAVE_RESULTS_NOT_PERMITTED
    after = saved(hearing, user="another")
    assert isinstance(after, HearingOnDay)
    assert (after.state, after.owner) == (VALIDATED, "another")


@pytest.mark.parametrize("state", [INITIALISED, VALIDATED])
def test_sharing_makes_the_hearing_shared_and_keeps_its_owner(state: HearingState) -> None:
    after = shared(HearingOnDay(state, owner="clerk", last_version=3), version=3, targets=TWO)
    assert after == HearingOnDay(SHARED, owner="clerk", last_version=3, shared=TWO)


@pytest.mark.parametrize("version", [2, 4])
def test_only_the_last_version_can_be_shared(version: int) -> None:
    assert shared(HearingOnDay(last_version=3), version=version) is RefusalCode.VERSION_MISMATCH


def test_sharing_again_needs_a_target_that_was_not_shared() -> None:
    hearing = HearingOnDay(SHARED, shared=ONE)
    assert shared(hearing) is RefusalCode.ALL_TARGETS_SHARED
    after = shared(hearing, targets=TWO)
    assert isinstance(after, HearingOnDay)
    assert after.shared == TWO


@pytest.mark.parametrize("state", [*LOCKED, ASKED])
def test_a_hearing_that_is_being_amended_is_not_shared(state: HearingState) -> None:
    assert shared(HearingOnDay(state, owner="clerk")) is RefusalCode.SHARE_NOT_PERMITTED


def test_a_line_belongs_to_its_offence_and_else_to_its_application() -> None:
    assert target_of({"offenceId": "offence", "applicationId": "application"}) == "offence"
    assert target_of({"applicationId": "application"}) == "application"
    assert targets_of([{"offenceId": "offence"}, {"caseId": "case"}]) == {"offence"}


def test_every_refusal_says_why() -> None:
    assert set(REASONS) == set(RefusalCode)
