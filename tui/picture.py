"""What the court screen shows: from its state and a size to the rows of each pane. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.geometry import Region

from client.desk.rows import ListRow, Place
from keymaps import MOVING, NOTHING_WAITS, Keymap, Scope, Waiting
from tui.entry_text import EntryText
from tui.paint import BLANK, Row, fit, wrapped
from tui.theme import Role
from tui.views.day_list import empty_list, list_row, list_top
from tui.views.frame import Health, entry_row, footer, header, rule

if TYPE_CHECKING:
    from client.desk.sitting import Sitting
    from client.shorthand.line import Choice

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""The smallest terminal on which the screen works."""

FRAME_HEIGHT = 6
"""Rows that are not of the panes: header, rule, bar, preview, status, footer."""

BAR_FROM_BOTTOM = 4
"""Where the entry bar stands, counted from the bottom."""

_BOTH_PANES_FROM = 78
_WIDE_FROM = 110
_LIST_WIDTH, _WIDE_LIST_WIDTH = 34, 54
_LONGEST_QUESTION = 44
_FETCHING: Row = ((" Fetching this case…", "quiet"),)


@dataclass(slots=True)
class ScreenState:
    """Where the clerk is on the screen, and what is typed; `sitting` comes once it is loaded.

    `place` and `rows` are the local copy, shown until then. `waiting` is what has been pressed of a
    count or a sequence; `returns_to` what keys are for again once a line begun there is done.
    """

    keymap: Keymap
    day_words: str
    place: Place | None
    rows: tuple[ListRow, ...]
    sitting: "Sitting | None" = None
    entry: EntryText = field(default_factory=EntryText)
    scope: Scope = Scope.ENTRY
    status: str = ""
    choices: tuple["Choice", ...] = ()
    is_help: bool = False
    explained: tuple[str, ...] = ()
    list_top: int = 0
    case_top: int = 0
    waiting: Waiting = NOTHING_WAITS
    returns_to: Scope | None = None

    @property
    def keys_for(self) -> Scope:
        """What keys are for now: the question, where one stands over the line."""
        is_asking = self.sitting is not None and self.sitting.asking is not None
        return Scope.QUESTION if is_asking and self.scope is Scope.ENTRY else self.scope


@dataclass(frozen=True, slots=True)
class Layout:
    """Which panes are shown, and how wide the list and the case are."""

    shows_list: bool
    shows_case: bool
    list_width: int
    case_width: int

    @property
    def shows_both(self) -> bool:
        """Whether list and case stand side by side."""
        return self.shows_list and self.shows_case


def layout(state: ScreenState, width: int) -> Layout:
    """Show both panes where there is room, else the list, or the case once one is chosen."""
    if width >= _BOTH_PANES_FROM:
        list_width = _WIDE_LIST_WIDTH if width >= _WIDE_FROM else _LIST_WIDTH
        return Layout(True, True, list_width, width - 1 - list_width)
    has_case = state.sitting is not None and bool(state.sitting.hearing_id)
    if state.scope in MOVING:
        shows_case = state.is_help or (state.scope is Scope.CASE and state.sitting is not None)
    else:
        shows_case = has_case or state.is_help or state.keys_for is not Scope.ENTRY
    return Layout(not shows_case, shows_case, width, width)


def places(shown: Layout, width: int, height: int) -> dict[str, Region]:
    """Give where each pane stands on the terminal, those that are not shown left out."""
    pane_height = height - FRAME_HEIGHT
    at_rows = {"header": 0, "rule": height - 5, "bar": height - 4, "preview": height - 3}
    at_rows |= {"status": height - 2, "footer": height - 1}
    regions = {name: Region(0, y, width, 1) for name, y in at_rows.items()}
    if shown.shows_list:
        regions["list"] = Region(0, 1, shown.list_width, pane_height)
    if shown.shows_both:
        regions["between"] = Region(shown.list_width, 1, 1, pane_height)
    if shown.shows_case:
        regions["case"] = Region(width - shown.case_width, 1, shown.case_width, pane_height)
    return regions


def frame(state: ScreenState, width: int, height: int) -> dict[str, list[Row]]:
    """Give the rows around the panes, by the panes' names, but for the entry bar's."""
    sitting = state.sitting
    rows = sitting.desk.rows if sitting else state.rows
    place = sitting.desk.place if sitting else state.place
    return {
        "header": [header(place, state.day_words, rows, _health(state), width)],
        "between": [(("│", "quiet"),)] * (height - FRAME_HEIGHT),
        "rule": [rule(width)],
        "footer": [footer(state.keymap, state.keys_for, width)],
    }


def too_small(width: int, height: int) -> Row:
    """Say that the terminal has become too small."""
    text = f" {width}x{height} is too small; {LEAST_WIDTH}x{LEAST_HEIGHT} is the least."
    return ((text, "warning"),)


def _health(state: ScreenState) -> Health:
    if state.sitting is None:
        return Health()
    desk = state.sitting.desk
    return Health(desk.away_since, desk.waiting_count, desk.is_connected)


def list_pane(state: ScreenState, width: int, height: int) -> list[Row]:
    """Give the rows of the list, moved so that the current one is in view."""
    sitting = state.sitting
    rows = sitting.desk.rows if sitting else state.rows
    if not rows:
        return list(empty_list(_why_empty(state), width))
    current = sitting.row if sitting else rows[0]
    at = rows.index(current) if current in rows else 0
    state.list_top = list_top(len(rows), at, height, state.list_top)
    shown = rows[state.list_top : state.list_top + height]
    digits = len(str(max(row.number for row in rows)))
    return [
        list_row(row, is_current=row is current, width=width, number_width=max(2, digits))
        for row in shown
    ]


def _why_empty(state: ScreenState) -> str:
    if state.sitting is None or not state.sitting.desk.away_since:
        return "Fetching the list…"
    reason = state.sitting.desk.away_reason
    return f"{reason}. There is no local copy of this day's list. It is tried again by itself."


def case_pane(state: ScreenState, width: int, height: int) -> list[Row]:
    """Give the rows of the case, the read-back or the help, moved to what matters.

    What draws them is loaded when it is first needed, so that the first paint does not wait for it.
    """
    if state.is_help:
        from tui.views.help import help_rows

        rows = help_rows(state.keymap, state.keys_for, state.sitting, state.explained, width)
        return list(rows[:height])
    rows = _case_rows(state, width, height)
    return list(rows[state.case_top : state.case_top + height])


def _case_rows(state: ScreenState, width: int, height: int) -> tuple[Row, ...]:
    sitting = state.sitting
    if sitting is None or sitting.row is None:
        return ()
    file, number = sitting.file, sitting.row.number
    if state.scope is Scope.CHOICE:
        from tui.views.choices import choice_rows

        state.case_top = 0
        labels = [choice.label for choice in state.choices]
        return choice_rows("Which one is meant?", labels, "", width)
    if sitting.asking is not None and sitting.asking.question.choices:
        from tui.views.choices import choice_rows

        state.case_top = 0
        question = sitting.asking.question
        return choice_rows(question.label, question.choices, state.entry.text, width)
    if file is None:
        state.case_top = 0
        return (((f"{number:>2} {sitting.row.who}", "bold"),), BLANK, _FETCHING)
    readback = sitting.readback() if state.scope is Scope.READBACK else None
    if readback is not None:
        from tui.views.readback import readback_rows

        rows = readback_rows(readback, number, width)
        state.case_top = min(state.case_top, max(0, len(rows) - height))
        return rows
    from tui.views.case import case_picture

    picture = case_picture(file, number, sitting.matter_number, sitting.desk.catalogue, width)
    state.case_top = list_top(len(picture.rows), picture.current_row, height - 3, state.case_top)
    return picture.rows


def entry_panes(state: ScreenState, width: int) -> dict[str, list[Row]]:
    """Give the rows of the bar, the preview and the status: what changes with every letter."""
    prompt, offset = _prompt(state), _hidden_letters(state, width)
    text = "" if state.scope is Scope.READBACK else state.entry.text
    preview, status = _preview_rows(state, width)
    return {
        "bar": [entry_row(prompt, text, _ghost(state), width, offset)],
        "preview": [preview],
        "status": [status],
    }


def _ghost(state: ScreenState) -> str:
    """Give the letters that Tab would take, where the cursor stands at the end of the line."""
    entry = state.entry
    if state.sitting is None or state.scope is not Scope.ENTRY or entry.cursor < len(entry.text):
        return ""
    return state.sitting.completion(entry.text) if entry.text else ""


def cursor_column(state: ScreenState, width: int) -> int:
    """Give the column of the terminal's cursor in the bar."""
    if state.scope is Scope.READBACK:
        return len(_prompt(state))
    before = state.entry.text[_hidden_letters(state, width) : state.entry.cursor]
    return len(_prompt(state)) + cell_len(before)


def _hidden_letters(state: ScreenState, width: int) -> int:
    return max(0, state.entry.cursor - (width - len(_prompt(state)) - 1))


def _prompt(state: ScreenState) -> str:
    if state.scope is Scope.READBACK:
        return " read-back  "
    sitting = state.sitting
    if sitting is not None and sitting.asking is not None:
        return f" {fit(sitting.asking.question.label, _LONGEST_QUESTION).rstrip()} › "
    number = sitting.matter_number if sitting and sitting.file else 0
    if state.scope in MOVING:
        return f" {state.scope}{f' {number}' if number else ''} › "
    if sitting is not None and sitting.changing:
        return f" {number} changing {sitting.changing} › "
    return f" {number} › " if number else " › "


def _preview_rows(state: ScreenState, width: int) -> tuple[Row, Row]:
    """Give the preview of what is typed, and below it the status or what is still open."""
    status: Row = ((f"   {state.status}", _status_role(state.status)),)
    if state.scope is Scope.CHOICE:
        return BLANK, ((f"   {state.status}", "accent"),)
    if state.scope is Scope.READBACK:
        question = "   Enter shares these results; Esc goes back to the line"
        return ((question, "accent"),), status
    is_asking = state.sitting is not None and state.sitting.asking is not None
    if state.sitting is None or not (state.entry.text or is_asking):
        fits = cell_len(state.status) <= width - 4
        lines = [state.status] if fits else wrapped(state.status, width - 4)[:2]
        role = _status_role(state.status)
        rows: list[Row] = [((f"   {line}", role),) for line in lines]
        return (BLANK, rows[0]) if len(rows) == 1 else (rows[0], rows[1])
    preview = state.sitting.preview(state.entry.text)
    said = joined_words(preview.words, width - 4, keeps_first=preview.is_choice)
    words: Row = ((f"   {said}", "text"),) if said else BLANK
    if state.status:
        return words, status
    if preview.open_point:
        open_role: Role = "quiet" if is_asking else "warning"
        return words, ((f"   {preview.open_point}", open_role),)
    return words, ((("   complete", "done"),) if preview.is_entry else BLANK)


def joined_words(words: Sequence[str], width: int, *, keeps_first: bool = False) -> str:
    """Join what each result of a line would record, or what it could name, as far as there is room.

    What was typed last stays in view, or of choices what comes first; one stays in any case.
    """
    shown = " ; ".join(words)
    for left_out in range(1, len(words)):
        if cell_len(shown) <= width:
            break
        kept = words[:-left_out] if keeps_first else words[left_out:]
        shown = " ; ".join((*kept, "…") if keeps_first else ("…", *kept))
    return shown


def _status_role(status: str) -> Role:
    """Give the role of a status: what was not done stands out, though the words say it too."""
    return "warning" if status.startswith(("NOT ", "Not ", "Kept here")) else "text"
