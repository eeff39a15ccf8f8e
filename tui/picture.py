"""What the court screen shows: from its state and a size to the rows of each pane. No widgets."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from textual.geometry import Region

from client.desk.rows import ListRow, Place, day_words, session_of
from keymaps import MOVING, NOTHING_WAITS, Keymap, Scope, Waiting
from tui.entry_picture import back_action, back_key
from tui.entry_text import EntryText
from tui.modes import STARTING
from tui.paint import Row
from tui.views.day_list import empty_list, list_row, list_top
from tui.views.frame import Health, Hint, footer, header, rule

if TYPE_CHECKING:
    from client.desk.sitting import Sitting
    from client.shorthand.line import Choice

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""The smallest terminal on which the screen works."""

FRAME_HEIGHT = 6
"""Rows that are not of the panes: header, rule, bar, preview, status, footer."""

BAR_FROM_BOTTOM = 4
"""Where the entry bar stands, counted from the bottom."""

_ENTER_DOES = {"/": "find", ":": "do it", "?": "keep it"}
"""The footer's word for Enter, by the sign with which a line begins that records nothing."""

_BOTH_PANES_FROM = 78
_WIDE_FROM = 110
_LIST_WIDTH, _WIDE_LIST_WIDTH = 34, 54


@dataclass(slots=True)
class ScreenState:
    """Where the clerk is on the screen, and what is typed; `sitting` comes once it is loaded.

    `place` and `rows` are the local copy, shown until then, and `why_not_begun` is said. `waiting`
    is what has been pressed of a count or a sequence; `returns_to` what keys are for again once a
    line begun there is done, `before_readback` once the read-back is left, and `set_aside` the line
    that comes back then. `left` are lines begun on other cases, by the ids of their hearings. Where
    there is room for one pane, `is_list_asked` tells that it is to be the list. `page_rows` are
    those that a page of the case pane goes on by, and `is_longer` tells whether help or choices
    were longer than the pane, when it was last drawn.
    """

    keymap: Keymap
    day_words: str
    place: Place | None
    rows: tuple[ListRow, ...]
    sitting: "Sitting | None" = None
    entry: EntryText = field(default_factory=EntryText)
    scope: Scope = Scope.ENTRY
    status: str = ""
    why_not_begun: str = STARTING
    choices: tuple["Choice", ...] = ()
    is_help: bool = False
    explained: tuple[str, ...] = ()
    list_top: int = 0
    case_top: int = 0
    help_top: int = 0
    page_rows: int = 1
    is_longer: bool = False
    set_aside: EntryText | None = None
    has_one_pane: bool = False
    is_list_asked: bool = False
    waiting: Waiting = NOTHING_WAITS
    returns_to: Scope | None = None
    before_readback: Scope = Scope.ENTRY
    left: dict[str, EntryText] = field(default_factory=dict)

    @property
    def keys_for(self) -> Scope:
        """What keys are for now: the question, where one stands over the line."""
        is_asking = self.sitting is not None and self.sitting.is_answering
        return Scope.QUESTION if is_asking and self.scope is Scope.ENTRY else self.scope

    @property
    def is_line_about(self) -> str:
        """The sign with which a line begins that asks, finds or commands; empty for any other."""
        is_line = self.keys_for is Scope.ENTRY and self.entry.text[:1] in ("?", "/", ":")
        return self.entry.text[:1] if is_line else ""

    @property
    def shows_help(self) -> bool:
        """Whether help stands where the case was."""
        return self.is_help or (self.is_line_about == "?" and self.sitting is not None)

    @property
    def shows_choices(self) -> bool:
        """Whether commands, or more to choose from than has room, stand where the case was."""
        if self.is_line_about == ":":
            return self.sitting is not None
        is_asking = self.sitting is not None and self.sitting.asking is not None
        return self.is_longer and (is_asking or self.scope is Scope.CHOICE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which panes are shown, and how wide the list and the case are."""

    shows_list: bool
    shows_case: bool
    list_width: int
    case_width: int

    @property
    def has_wording(self) -> bool:
        """Whether there is room for the wording of an offence."""
        return self.shows_both and self.list_width == _WIDE_LIST_WIDTH

    @property
    def shows_both(self) -> bool:
        """Whether list and case stand side by side."""
        return self.shows_list and self.shows_case


def has_room_for_both(width: int) -> bool:
    """Tell whether list and case have room side by side."""
    return width >= _BOTH_PANES_FROM


def layout(state: ScreenState, width: int) -> Layout:
    """Show both panes where there is room, else the list, or the case once one is chosen."""
    if has_room_for_both(width):
        list_width = _WIDE_LIST_WIDTH if width >= _WIDE_FROM else _LIST_WIDTH
        return Layout(True, True, list_width, width - 1 - list_width)
    is_chosen = state.sitting is not None and bool(state.sitting.hearing_id)
    if state.shows_help:
        shows_case = True
    elif state.scope in MOVING:
        shows_case = state.scope is Scope.CASE and state.sitting is not None
    elif state.is_line_about:
        shows_case = state.is_line_about == ":"
    else:
        shows_case = state.keys_for is not Scope.ENTRY or (is_chosen and not state.is_list_asked)
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
    keys_for = Scope.HELP if state.is_help else state.keys_for
    day = day_words(date.fromisoformat(sitting.desk.day)) if sitting else state.day_words
    session = session_of(sitting.row.time) if sitting and sitting.row else ""
    return {
        "header": [header(place, day, rows, _health(state), width, _shown_part(state), session)],
        "between": [(("│", "quiet"),)] * (height - FRAME_HEIGHT),
        "rule": [rule(width)],
        "footer": [footer(state.keymap, keys_for, width, _own_hints(state, width))],
    }


def _shown_part(state: ScreenState) -> str:
    """Say which part of the list is shown; empty where it is all of it."""
    sitting = state.sitting
    if sitting is None or not sitting.filter_name:
        return ""
    return f"only {sitting.filter_name}: {sitting.filter_count}"


def _own_hints(state: ScreenState, width: int) -> tuple[Hint, ...]:
    """Give what keys do here that they do nowhere else.

    Some do or leave a command, others scroll what is shown about a line, and where one pane has
    room one leads to the other.
    """
    hints: list[Hint] = []
    if state.is_line_about:
        key = state.keymap.shown_key("entry.accept", Scope.ENTRY)
        hints.append(Hint("entry.accept", key, _ENTER_DOES[state.is_line_about]))
    if state.is_line_about and (state.set_aside is not None or len(state.entry.text) == 1):
        hints.append(Hint(back_action(state), back_key(state), "back"))
    if state.is_line_about and (state.shows_help or state.shows_choices) and not state.is_help:
        keys = state.keymap.keys("readback.page-down", Scope.HELP)
        key = next((state.keymap.written(key) for key in keys if len(key) > 1), "")
        more = Hint("matter.next", key if state.is_longer else "", "more")
        hints += [more, Hint("case.next", "", "")]
    to_pane = _to_other_pane(state, width)
    return (*hints, *([to_pane] if to_pane and not hints else ()))


def _to_other_pane(state: ScreenState, width: int) -> Hint | None:
    """Give the key that leads to the pane that has no room."""
    shown = layout(state, width)
    is_free = state.keys_for is Scope.ENTRY and not state.entry.text and not state.is_help
    if shown.shows_both or not is_free:
        return None
    action, word = ("entry.back", "list") if shown.shows_case else ("entry.accept", "case")
    key = state.keymap.shown_key(action, Scope.ENTRY)
    return Hint("entry.accept" if word == "case" else "", key, word) if key else None


def too_small(width: int, height: int) -> Row:
    """Say that the terminal has become too small."""
    text = f" {width}x{height} is too small; {LEAST_WIDTH}x{LEAST_HEIGHT} is the least."
    return ((text, "warning"),)


def _health(state: ScreenState) -> Health:
    if state.sitting is None:
        return Health()
    desk = state.sitting.desk
    waiting = state.sitting.days.waiting_count
    return Health(desk.away_since, waiting, desk.is_connected, bool(desk.journal_fault))


def list_pane(state: ScreenState, width: int, height: int) -> list[Row]:
    """Give the rows of the list, moved so that the current one is in view."""
    sitting = state.sitting
    rows = sitting.shown_rows if sitting else state.rows
    if not rows:
        return list(empty_list(_why_empty(state), width))
    current = sitting.row if sitting else rows[0]
    sought = sitting.sought(state.entry.text) if sitting and state.is_line_about == "/" else None
    in_view = sought or current
    at = next((at for at, row in enumerate(rows) if row is in_view), 0)
    state.list_top = list_top(len(rows), at, height, state.list_top)
    shown = rows[state.list_top : state.list_top + height]
    digits = max(2, len(str(max(row.number for row in rows))))
    return [
        list_row(
            row,
            is_current=row is current,
            is_sought=row is sought,
            width=width,
            number_width=digits,
        )
        for row in shown
    ]


def _why_empty(state: ScreenState) -> str:
    desk = state.sitting.desk if state.sitting is not None else None
    if desk is not None and desk.is_list_complete:
        key = state.keymap.shown_key("place.choose", Scope.ENTRY) or ":court"
        return f"{desk.why_no_rows}. {key} goes to another room, :date to another day."
    if desk is None or not desk.away_since:
        return "Fetching the list…"
    reason = desk.away_reason
    return f"{reason}. There is no local copy of this day's list. It is tried again by itself."
