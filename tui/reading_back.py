"""The read-back in the place of the case: opening it, going through it, sharing it, and leaving."""

from typing import TYPE_CHECKING

from client.shorthand.stepping import ANSWER_FIRST
from keymaps import Scope
from tui.modes import step_back

if TYPE_CHECKING:
    from tui.picture import ScreenState


def open_readback(state: "ScreenState") -> None:
    """Read the case back, where there is one and no question has to be answered first."""
    sitting = state.sitting
    if sitting is None or sitting.file is None:
        state.status = sitting.why_no_file if sitting is not None else state.why_not_begun
    elif sitting.must_answer:
        state.status = ANSWER_FIRST
    else:
        sitting.leave_need()
        state.before_readback = state.returns_to or state.scope
        state.scope = Scope.READBACK
        state.case_top = 0


def leave_readback(state: "ScreenState") -> None:
    """Let keys be for what they were for before the read-back."""
    state.scope = state.before_readback
    state.case_top = 0


def leave_reading(state: "ScreenState") -> None:
    """Leave the help, a line that asked for it, or the read-back."""
    if state.is_help:
        state.is_help, state.explained = False, ()
    elif not state.shows_help:
        leave_readback(state)
    else:
        step_back(state)


def scroll(state: "ScreenState", rows: int) -> None:
    """Show what stands some rows further down in the read-back or the help, or further up."""
    if state.scope is Scope.READBACK and not state.is_help:
        state.case_top = max(0, state.case_top + rows)
    else:
        state.help_top = max(0, state.help_top + rows)


def share_readback(state: "ScreenState") -> None:
    """Share what is read back; what a check keeps from being shared stays on the screen."""
    if state.sitting is None:
        return
    response = state.sitting.share()
    state.status = response.said
    if response.taken:
        leave_readback(state)
