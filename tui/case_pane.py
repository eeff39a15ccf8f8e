"""What stands in the case pane: the case, or what the clerk asked about in its place."""

from typing import TYPE_CHECKING

from keymaps import Scope
from tui.entry_picture import MOST_BESIDE, keyed
from tui.paint import BLANK, Row
from tui.views.scrolling import farthest, kept_in_view, scrolled

if TYPE_CHECKING:
    from client.desk.sitting import Sitting
    from tui.picture import ScreenState

_FETCHING: Row = ((" Fetching this case…", "quiet"),)
_WORDINGS_SHARE = 2
"""Where all the wordings take one row in so many at most, each stands below its offence."""
_WORDING_SHARE = 4
"""Where they take more, one row in so many is for the wording of the current offence."""


def case_pane(
    state: "ScreenState", width: int, height: int, *, has_wording: bool = False
) -> list[Row]:
    """Give the rows of the case, the read-back, the help or a choice, moved to what matters.

    What draws them is loaded when it is first needed, so that the first paint does not wait for it.
    """
    state.page_rows = max(1, height - 2)
    state.is_longer = False
    if state.shows_help:
        rows = _help_rows(state, width)
        state.is_longer = len(rows) > height
        state.help_top = farthest(len(rows), height, state.help_top)
        return scrolled(rows, state.help_top, height, width)
    sitting = state.sitting
    if sitting is None:
        return []
    chosen = _choice_rows(state, sitting, width)
    if chosen is not None:
        state.is_longer = len(chosen) > height
        state.help_top = farthest(len(chosen), height, state.help_top)
        return scrolled([keyed(row, state) for row in chosen], state.help_top, height, width)
    if sitting.row is None:
        return []
    if state.scope is Scope.READBACK:
        readback = sitting.readback()
        if readback is not None:
            from tui.views.readback import readback_rows

            rows = readback_rows(readback, sitting.row.number, width)
            state.case_top = farthest(len(rows), height, state.case_top)
            return scrolled(rows, state.case_top, height, width)
    return _case(state, sitting, width, height, has_wording=has_wording)


def asked_about(state: "ScreenState") -> tuple[str, ...]:
    """Explain what a line that begins with `?` asks about, which may be a key by its name."""
    from tui.views.help import key_explained

    word = state.entry.text[1:].strip()
    explained = state.sitting.explained(state.entry.text) if state.sitting is not None else ()
    return key_explained(state.keymap, Scope.ENTRY, word) or explained


def _help_rows(state: "ScreenState", width: int) -> tuple[Row, ...]:
    from tui.views.help import explained_rows, keys_rows

    explained = state.explained if state.is_help else asked_about(state)
    if explained or not state.is_help:
        return explained_rows(explained, width)
    return keys_rows(state.keymap, state.keys_for, state.sitting, width)


def _choice_rows(state: "ScreenState", sitting: "Sitting", width: int) -> tuple[Row, ...] | None:
    """Give what there is to choose from; `None` where nothing is to be chosen."""
    from tui.views.choices import choice_rows, numbered, offered_rows

    text = state.entry.text
    if state.scope is Scope.CHOICE:
        labels = enumerate((choice.label for choice in state.choices), 1)
        return choice_rows("Which one is meant?", labels, width)
    if sitting.asking is not None:
        question = sitting.asking.question
        chosen = numbered(question.choices, text)
        if sitting.is_answering:
            return choice_rows(sitting.question_words, chosen, width) if question.choices else None
        if chosen and len(question.choices) > MOST_BESIDE:
            return choice_rows(sitting.question_words, chosen, width)
    if state.scope is Scope.ENTRY and text.startswith(":"):
        offered = sitting.offered(text)
        if offered is not None:
            return offered_rows(offered, width)
        from tui.views.help import command_rows

        return command_rows(sitting.explained(text), width)
    return None


def _case(
    state: "ScreenState", sitting: "Sitting", width: int, height: int, *, has_wording: bool
) -> list[Row]:
    file, row = sitting.file, sitting.row
    if file is None or row is None:
        state.case_top = 0
        name = f"{row.number:>2} {row.who}" if row else ""
        return [((name, "bold"),), BLANK, _FETCHING]
    from tui.views.case import case_picture, wording_lines, wording_rows

    matters = file.matters if has_wording else ()
    wordings = {one.number: wording_lines(one, width) for one in matters}
    at = sitting.matter_number
    wording: list[Row] = []
    if sum(map(len, wordings.values())) > height // _WORDINGS_SHARE:
        room = max(4, height // _WORDING_SHARE)
        wording = wording_rows(at, wordings.get(at, []), width, room)
        wording += [BLANK] * (room - len(wording))
        wordings = {}
        height -= room
    drawn = case_picture(file, row.number, at, sitting.desk.catalogue, width, wordings=wordings)
    first = 0 if at == 1 else drawn.first
    state.case_top = kept_in_view(len(drawn.rows), first, drawn.last, height, state.case_top)
    shown = scrolled(drawn.rows, state.case_top, height, width)
    return shown + [BLANK] * (height - len(shown) if wording else 0) + wording
