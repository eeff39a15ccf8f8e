"""The rows that change with every letter: the entry bar, the preview and the status."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from client.shorthand.stepping import STEP_BACK
from keymaps import MOVING, Scope
from tui.paint import BLANK, Row, Span, fit, wrapped
from tui.theme import Role
from tui.views.frame import entry_row

if TYPE_CHECKING:
    from client.desk.sitting import Preview
    from tui.picture import ScreenState

_SHORTEST_QUESTION = 44
_ROOM_TO_ANSWER = 12
"""Cells beside a question that are left for the answer, where the terminal has the room."""

MOST_BESIDE = 4
"""As many results that go with one as can be offered in the preview, beside the case."""

_FEWEST_WORDS, _NUMBER_AND_CODE = 4, 2
"""Words of a choice that are shown where not all have room, and where they then all have."""

_STEPS_BACK = {
    Scope.QUESTION: ("question.back",),
    Scope.CHOICE: ("choice.back",),
    Scope.READBACK: ("readback.back",),
}
_STEPS_BACK_IN_THE_LINE = ("entry.back", "mode.case", "mode.list")
"""Where letters are typed for a while only, leaving the line steps back too."""

_FIRST_HINT = "fo 120 and Enter records it; ? explains; {} shares"


def entry_panes(state: "ScreenState", width: int, case_width: int = 0) -> dict[str, list[Row]]:
    """Give the rows of the bar, the preview and the status.

    `case_width` is that of the case pane, which may have cut the title of the offence.
    """
    prompt, offset = _prompt(state, width), _hidden_letters(state, width)
    text = "" if state.scope is Scope.READBACK else state.entry.text
    preview, status = _preview_rows(state, width, case_width)
    return {
        "bar": [entry_row(prompt, text, _ghost(state), width, offset)],
        "preview": [keyed(preview, state)],
        "status": [keyed(status, state)],
    }


def keyed(row: Row, state: "ScreenState") -> Row:
    """Give a row with the key that steps back where its text speaks of that."""
    if not any(STEP_BACK in text for text, _ in row):
        return row
    key = back_key(state) or ":back"
    return tuple((text.replace(STEP_BACK, key), role) for text, role in row)


def back_key(state: "ScreenState") -> str:
    """Give the key that steps back from where the clerk is; empty where there is none."""
    return state.keymap.shown_key(back_action(state), state.keys_for)


def back_action(state: "ScreenState") -> str:
    """Give the action that steps back from where the clerk is, of several one that has a key."""
    scope = state.keys_for
    actions = _STEPS_BACK.get(scope, _STEPS_BACK_IN_THE_LINE)
    return next((one for one in actions if state.keymap.keys(one, scope)), actions[0])


def _ghost(state: "ScreenState") -> str:
    """Give the letters that Tab would take, where the cursor stands at the end of the line."""
    entry = state.entry
    if state.sitting is None or state.scope is not Scope.ENTRY or entry.cursor < len(entry.text):
        return ""
    return state.sitting.completion(entry.text) if entry.text else ""


def cursor_column(state: "ScreenState", width: int) -> int:
    """Give the column of the terminal's cursor in the bar."""
    prompt = cell_len(_prompt(state, width))
    if state.scope is Scope.READBACK:
        return prompt
    before = state.entry.text[_hidden_letters(state, width) : state.entry.cursor]
    return prompt + cell_len(before)


def _hidden_letters(state: "ScreenState", width: int) -> int:
    """Give how many letters are out of view on the left, so that the cursor is in view."""
    room = width - cell_len(_prompt(state, width)) - 1
    text, cursor = state.entry.text, state.entry.cursor
    hidden = max(0, cursor - room)
    while cell_len(text[hidden:cursor]) > room:
        hidden += 1
    return hidden


def _question_width(width: int) -> int:
    return max(_SHORTEST_QUESTION, width - _ROOM_TO_ANSWER - cell_len("  › "))


def _prompt(state: "ScreenState", width: int) -> str:
    if state.scope is Scope.READBACK:
        return " read-back  "
    sitting = state.sitting
    if sitting is not None and sitting.asking is not None:
        return f" {fit(sitting.question_words, _question_width(width)).rstrip()} › "
    number = sitting.matter_number if sitting and sitting.file else 0
    if state.scope in MOVING:
        return f" {state.scope}{f' {number}' if number else ''} › "
    if sitting is not None and sitting.changing and not state.is_line_about:
        return f" {number} changing {sitting.changing} › "
    return f" {number} › " if number else " › "


def _preview_rows(state: "ScreenState", width: int, case_width: int) -> tuple[Row, Row]:
    """Give the preview of what is typed, and below it the status or what is still open."""
    status: Row = ((f"   {state.status}", _status_role(state.status)),)
    if state.scope is Scope.CHOICE:
        return BLANK, ((f"   {state.status}", "accent"),)
    if state.scope is Scope.READBACK:
        asked: Row = ((_share_question(state), "accent"),)
        answer = _in_rows((state.status, _status_role(state.status)), width)
        rows = _in_rows(keyed(asked, state)[0], width)
        if state.status:
            rows = answer if len(answer) > 1 else [rows[0], answer[0]]
        return rows[0], rows[1] if len(rows) > 1 else BLANK
    is_asking = state.sitting is not None and state.sitting.asking is not None
    if state.sitting is None or not (state.entry.text or is_asking):
        rows = _in_rows((state.status, _status_role(state.status)), width)
        return (_place_row(state, case_width), rows[0]) if len(rows) == 1 else (rows[0], rows[1])
    preview = state.sitting.preview(state.entry.text)
    is_in_pane = state.is_line_about in ("?", ":") or _offers_in_pane(state, preview)
    said = (
        "" if is_in_pane else joined_words(preview.words, width - 4, keeps_first=preview.is_choice)
    )
    words: Row = ((f"   {said}", "text"),) if said else BLANK
    if state.status:
        rows = _in_rows((state.status, _status_role(state.status)), width)
        return (rows[0], rows[1]) if len(rows) > 1 and not said else (words, status)
    if preview.open_point:
        is_quiet = is_asking or not preview.is_entry
        open_role: Role = "quiet" if is_quiet else "warning"
        return words, ((f"   {preview.open_point}{_whole_question(state, width)}", open_role),)
    if preview.check:
        return words, ((f"   {preview.check}", "warning"),)
    if not preview.is_entry:
        return words, BLANK
    then: Row = ((f", then {preview.then}", "quiet"),) if preview.then else ()
    return words, (("   complete", "done"), *then)


def _in_rows(said: Span, width: int) -> list[Row]:
    """Give a message as one row or two, with an ellipsis where these have no room for all of it."""
    text, role = said
    lines = [text] if cell_len(text) <= width - 4 else wrapped(text, width - 4)
    if len(lines) > 2:
        lines = [lines[0], fit(f"{lines[1]} {lines[2]}", width - 4).rstrip()]
    return [((f"   {line}", role),) for line in lines]


def _whole_question(state: "ScreenState", width: int) -> str:
    """Give the question behind what is open, where the bar has cut it and no pane shows it."""
    sitting = state.sitting
    if sitting is None or sitting.asking is None or sitting.asking.question.choices:
        return ""
    is_cut = cell_len(sitting.question_words) > _question_width(width)
    return f": {sitting.question_words}" if is_cut else ""


def _offers_in_pane(state: "ScreenState", preview: "Preview") -> bool:
    """Tell whether the results that go with one are offered where the case was."""
    from tui.views.choices import numbered

    asking = state.sitting.asking if state.sitting is not None else None
    if asking is None or not preview.is_choice:
        return False
    choices = asking.question.choices
    return len(choices) > MOST_BESIDE and bool(numbered(choices, state.entry.text))


def _share_question(state: "ScreenState") -> str:
    """Say what Enter does to what is read back, and which key goes to what a check found."""
    file, sitting = (state.sitting.file, state.sitting) if state.sitting else (None, None)
    if file and not file.unshared_count:
        left = "left" if file.record.live_lines else "recorded"
        return f"Nothing is {left} here to share; {STEP_BACK} goes back to the line"
    found = file.findings(sitting.desk.catalogue) if file and sitting else ()
    key = state.keymap.shown_key("readback.mend", Scope.READBACK)
    errors = sum(one.stops_sharing for one in found)
    if errors:
        from tui.views.readback import what_stops

        mend = f"; {key} goes to {'it' if errors == 1 else 'the first'}" if key else ""
        return f"{what_stops(errors)}{mend}; {STEP_BACK} goes back"
    return f"Enter shares these results; {STEP_BACK} goes back to the line"


def _place_row(state: "ScreenState", case_width: int) -> Row:
    """Say what the line is for where the case has cut it; before the first share, how to begin."""
    sitting = state.sitting
    if sitting is None:
        return BLANK
    if not sitting.desk.has_ever_shared and state.scope not in MOVING:
        key = state.keymap.shown_key("case.readback", Scope.ENTRY) or ":share"
        return ((f"   {_FIRST_HINT.format(key)}", "quiet"),)
    matter = sitting.matter
    if matter is None or not case_width:
        return BLANK
    from tui.views.case import is_title_cut

    said = f"   {matter.number} {matter.title}"
    return ((said, "quiet"),) if is_title_cut(matter, case_width) else BLANK


def joined_words(words: Sequence[str], width: int, *, keeps_first: bool = False) -> str:
    """Join what each result of a line would record, or what it could name, as far as there is room.

    What was typed last stays in view, or of choices what comes first; one stays in any case.
    """
    words = _as_short_as_needed(words, width) if keeps_first else words
    shown = " ; ".join(words)
    for left_out in range(1, len(words)):
        if cell_len(shown) <= width:
            break
        kept = words[:-left_out] if keeps_first else words[left_out:]
        shown = " ; ".join((*kept, "…") if keeps_first else ("…", *kept))
    return shown


def _as_short_as_needed(choices: Sequence[str], width: int) -> Sequence[str]:
    """Cut what can be chosen by words, until all stand in a row; where they can't, few are cut."""
    from client.shorthand.answers import shortened

    longest = max((len(one.split()) for one in choices), default=0)
    for most in range(longest, _NUMBER_AND_CODE - 1, -1):
        shown = [shortened(one, most) for one in choices]
        if cell_len(" ; ".join(shown)) <= width:
            return shown
    return [shortened(one, _FEWEST_WORDS) for one in choices]


def _status_role(status: str) -> Role:
    """Give the role of a status: what was not done stands out, though the words say it too."""
    return "warning" if status.startswith(("NOT ", "Not ", "Kept here")) else "text"
