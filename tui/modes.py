"""What keys are for on the court screen: typing, moving through list or case, and back again."""

from typing import TYPE_CHECKING

from client.shorthand.stepping import ANSWER_FIRST
from keymaps import MOVING, Scope
from tui.entry_text import EntryText

if TYPE_CHECKING:
    from textual.events import Key

    from client.desk.rows import ListRow
    from tui.picture import ScreenState

FIND, COMMAND, ASK = "/", ":", "?"
STARTING = "One moment: still starting. What you typed stays here"
NOT_KEPT = "NOT KEPT"
_STANDS_UNTIL = {
    NOT_KEPT: "",
    "NOT AS TYPED": "",
    "Not shared": "Shared ",
    "Kept here": "Sent now",
}
"""What is told above all, the gravest first, each with the beginning of what ends it, if any."""
_AND = " · "
NOT_EMPTY = "Finish this line or empty it first"


def key_of(event: "Key") -> str:
    """Give the name that key files have for a key: what it types, else what it is called."""
    if event.character and event.is_printable:
        return "space" if event.character == " " else event.character
    return event.key


def type_again(state: "ScreenState") -> None:
    """Let letters be typed into the line."""
    state.scope, state.returns_to = Scope.ENTRY, None


def leave_line(state: "ScreenState", scope: Scope) -> None:
    """Let keys be for moving; a change that stands is stepped back from first.

    A line that only begins a search or a command is dropped.
    """
    sitting = state.sitting
    is_only_begun = state.set_aside is None and _only_begins(state)
    if sitting is not None and sitting.asking is not None and not sitting.is_answering:
        sitting.step_back()
    elif not is_only_begun and step_back(state):
        return
    state.scope, state.returns_to = scope, None
    if is_only_begun:
        state.entry = EntryText()


def _only_begins(state: "ScreenState") -> bool:
    """Tell whether the line holds no more than the sign that begins it."""
    return state.entry.text in (FIND, COMMAND, ASK)


def step_back(state: "ScreenState") -> bool:
    """Leave what stands over the line or in its place, and tell if anything did.

    That is a command begun beside a line, what was asked about, a search or command that is no
    more than begun, a question, or a change.
    """
    if state.set_aside is not None and state.keys_for is Scope.ENTRY:
        state.entry, state.set_aside = state.set_aside, None
        if state.returns_to is not None:
            state.scope, state.returns_to = state.returns_to, None
        return True
    if state.is_line_about == ASK or _only_begins(state):
        state.entry = EntryText()
        end_line(state)
        return True
    text = state.sitting.step_back() if state.sitting is not None else None
    if text is not None:
        state.entry = EntryText.of(text)
    return text is not None


def begin_line(state: "ScreenState", text: str) -> None:
    """Begin a line that finds or commands, unless something is typed that it would take away.

    Where keys were for moving they are so again once the line is done.
    """
    sitting = state.sitting
    if sitting is not None and sitting.must_answer:
        state.status = ANSWER_FIRST
        return
    if state.entry.text:
        state.status = NOT_EMPTY
        return
    if sitting is not None:
        sitting.leave_need()
    state.entry = EntryText.of(text)
    if state.scope in MOVING:
        state.returns_to, state.scope = state.scope, Scope.ENTRY


def begin_beside(state: "ScreenState", text: str) -> None:
    """Begin a command beside what is typed, which comes back once the command is done or left."""
    if state.sitting is not None and state.sitting.must_answer:
        state.status = ANSWER_FIRST
        return
    if state.sitting is not None:
        state.sitting.leave_need()
    if state.set_aside is None:
        state.set_aside = state.entry
    state.entry = EntryText.of(text)
    if state.scope in MOVING:
        state.returns_to, state.scope = state.scope, Scope.ENTRY


def change_case(state: "ScreenState", left: "ListRow") -> None:
    """Have a line that was begun stay with the case that was left, and bring back that of this one.

    On another case it would record for somebody else. A line that finds, asks or commands is about
    no case.
    """
    own = state.entry if state.set_aside is None else state.set_aside
    if own.text[:1] in (FIND, ASK, COMMAND):
        return
    if own.text:
        state.left[left.hearing_id] = own
        state.status = state.status or f"‘{own.text}’ stays with number {left.number}"
    row = state.sitting.row if state.sitting is not None else None
    line = state.left.pop(row.hearing_id, EntryText()) if row is not None else EntryText()
    if state.set_aside is None:
        state.entry = line
    else:
        state.set_aside = line


def put_back(state: "ScreenState") -> None:
    """Put what could not be kept back into the line, once it is empty and on its own case.

    So is a line that was begun on a case whose list had still to be fetched when the clerk came.
    """
    sitting = state.sitting
    if sitting is None or state.entry.text or state.set_aside is not None or sitting.must_answer:
        return
    if sitting.row is not None:
        state.entry = state.left.pop(sitting.row.hearing_id, state.entry)
    if state.entry.text:
        return
    text = sitting.take_back()
    if text:
        state.entry = EntryText.of(text)
        if not state.status.startswith(NOT_KEPT):
            state.status = f"{NOT_KEPT}: {text}; it is in the line again"


def end_line(state: "ScreenState") -> None:
    """Go back to where the line was begun, if there is no more of it to type.

    That is to moving, or to the line beside which it was begun.
    """
    is_over = state.keys_for is Scope.ENTRY and not state.entry.text
    if is_over and state.set_aside is not None:
        state.entry, state.set_aside = state.set_aside, None
    if state.returns_to is not None and is_over:
        state.scope = state.returns_to
    state.returns_to = None


def is_of_a_text(state: "ScreenState") -> bool:
    """Tell whether a sign that is typed belongs to a text: in quotes, or in an answer in words."""
    before = state.entry.text[: state.entry.cursor]
    is_quoted = before.count('"') % 2 == 1 or before.rfind("[") > before.rfind("]")
    asking = state.sitting.asking if state.sitting is not None else None
    return is_quoted or (asking is not None and bool(before) and not asking.question.choices)


def not_pasted(state: "ScreenState") -> str:
    """Say that a paste went nowhere, and what leads to the line, where letters are typed."""
    back = {Scope.CHOICE: "choice.back", Scope.READBACK: "readback.back"}
    key = state.keymap.shown_key(back.get(state.scope, "mode.entry"), state.scope)
    return f"Not pasted; {key} goes to the line" if key else "Not pasted: the line is not in use"


def how_to_leave(state: "ScreenState") -> str:
    """Answer Ctrl+C, which elsewhere ends programs in the middle of a line."""
    key = state.keymap.shown_key("program.quit", state.keys_for) or ":quit"
    return f"{key} leaves Callover; all that was kept is kept"


def how_to_empty(state: "ScreenState") -> str:
    """Answer a key that steps back where there is nothing to step back from but what is typed."""
    key = state.keymap.shown_key("entry.delete-line", state.keys_for)
    return f"What is typed stays; {key} empties the line" if key else "What is typed stays"


def status_with(status: str, messages: tuple[str, ...]) -> str:
    """Give the status line once messages have come: what was not kept or not shared above all.

    That an entry is kept stays to be read until the next key, before whatever else has come.
    """
    told = (status, *messages)
    last = messages[-1]
    for begins, ended_by in _STANDS_UNTIL.items():
        standing = [message for message in told if message.startswith(begins)]
        if standing and not (ended_by and last.startswith(ended_by)):
            return standing[-1]
    kept = [message for message in told if message.startswith("Kept: ")]
    if not kept or last.startswith("Kept: "):
        return last
    return f"{kept[-1].partition(_AND)[0]}{_AND}{last}"
