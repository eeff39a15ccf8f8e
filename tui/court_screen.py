"""The court screen: it takes keys, asks the sitting, and has every pane drawn from plain values."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen

from client.desk.rows import ListRow, Place
from keymaps import ACTIONS, TYPING, Count, Keymap, Scope, show_key
from tui import picture
from tui.entry_text import EntryText
from tui.line_view import LineView
from tui.modes import (
    COMMAND,
    FIND,
    begin_line,
    end_line,
    how_to_leave,
    key_of,
    leave_line,
    step_back,
    type_again,
)
from tui.picture import ScreenState
from tui.theme import Theme

if TYPE_CHECKING:
    from client.desk.desk import Update
    from client.desk.sitting import Response, Sitting

_STARTING = "One moment: still starting. What you typed stays here"
_ONLY_LEAVES_HELP = ("entry.back", "entry.accept", "help.keys")
_NEEDS_THE_SITTING = (
    "entry.accept", "matter.next", "matter.previous", "case.next", "case.previous", "case.first",
    "case.go", "case.next-open", "case.find-again", "case.readback", "record.undo", "record.redo",
)  # fmt: skip
_REPEATED = tuple(action.name for action in ACTIONS if action.count is Count.TIMES)
_PANES = ("header", "list", "between", "case", "rule", "bar", "preview", "status", "footer")
_SCROLLED_ROWS = 5


class CourtScreen(Screen[None]):
    """One screen for the whole sitting; the entry bar always has the keys.

    Until `begin` hands over the sitting, the list is painted from the local copy and letters go
    into the bar.
    """

    class RedrawAsked(Message):
        """The clerk wants the whole screen painted again."""

    def __init__(
        self,
        keymap: Keymap,
        palette: Theme,
        day: dt.date,
        place: Place | None,
        rows: tuple[ListRow, ...],
    ) -> None:
        super().__init__()
        self._state = ScreenState(
            keymap, f"{day:%a} {day.day} {day:%b %Y}", place, rows, scope=keymap.start
        )
        self._views = {name: LineView(palette, name=name) for name in _PANES}
        self._does = self._actions()
        self._held: list[events.Key] = []
        self._sequence: list[events.Key] = []
        self._count: int | None = None
        self._before_readback = keymap.start

    def compose(self) -> ComposeResult:
        """Put the panes in their places."""
        yield self._views["header"]
        with Horizontal(id="panes"):
            yield self._views["list"]
            yield self._views["between"]
            yield self._views["case"]
        for name in ("rule", "bar", "preview", "status", "footer"):
            yield self._views[name]

    def begin(self, sitting: "Sitting") -> None:
        """Take over the sitting once it has been loaded."""
        self._state.sitting = sitting
        if self._state.status == _STARTING:
            self._state.status = ""
        self.draw()
        held, self._held = self._held, []
        for event in held:
            self.on_key(event)

    def take(self, update: "Update") -> None:
        """Show what the background has brought."""
        lost = [message for message in update.messages if message.startswith("NOT KEPT")]
        if update.messages:
            self._state.status = (lost or update.messages)[-1]
        if update.given_back and not self._state.entry.text:
            self._state.entry = EntryText.of(update.given_back)
        if update.changed:
            self.draw()

    def say(self, message: str) -> None:
        """Show a message until the next key."""
        self._state.status = message
        self.draw()

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Do what the key is for, or type it."""
        event.stop()
        event.prevent_default()
        state = self._state
        scope = state.keys_for
        pressed = state.keymap.press(scope, key_of(event), state.waiting)
        state.waiting = pressed.waiting
        self._sequence.append(event)
        if pressed.waiting:
            self.say(f"{pressed.waiting}…")
            return
        sequence, self._sequence = self._sequence, []
        action = pressed.action
        if state.is_help:
            state.is_help = False
            state.explained = ()
            self.draw()
            if action in _ONLY_LEAVES_HELP:
                return
        if action == "program.quit":
            self._quit()
        elif state.sitting is None and (self._held or action in _NEEDS_THE_SITTING):
            self._held += sequence
            self.say(_STARTING)
        elif action is not None:
            state.status = ""
            self._count = pressed.count
            for _ in range((pressed.count or 1) if action in _REPEATED else 1):
                self._does[action]()
            self.draw()
        elif pressed.lost:
            self.say(f"There is nothing on {show_key(pressed.lost)} here")
        elif scope is Scope.CHOICE:
            self._choose(event.character or "")
            self.draw()
        elif scope in TYPING and event.character and event.is_printable:
            self._type(event.character)
        elif event.key == "ctrl+c":
            self.say(how_to_leave(state))

    def _choose(self, letter: str) -> None:
        """Put the line that was picked into the bar, to be seen before it is recorded."""
        choices = self._state.choices
        if letter.isdecimal() and letter.isascii() and 0 < int(letter) <= len(choices):
            self._state.entry = EntryText.of(choices[int(letter) - 1].text)
            self._leave_choices()

    def _leave_choices(self) -> None:
        self._state.scope = Scope.ENTRY
        self._state.choices = ()
        self._state.status = ""

    def _type(self, letter: str) -> None:
        self._state.status = ""
        self._state.entry = self._state.entry.insert(letter)
        if self._state.sitting is not None and self._state.sitting.asking is not None:
            self.draw()
        else:
            self._draw_entry()

    def on_paste(self, event: events.Paste) -> None:
        """Put pasted text into the bar, several lines as results one after another."""
        from client.contract.text import clean_line

        event.stop()
        if self._state.keys_for in TYPING:
            lines = (clean_line(line).strip() for line in event.text.splitlines())
            self._edit(self._state.entry.insert("; ".join(line for line in lines if line)))
            self._draw_entry()

    def on_resize(self, event: events.Resize) -> None:
        """Draw at the new size; the place in the list and on the charge stays."""
        self.draw()

    def _actions(self) -> dict[str, Callable[[], object]]:
        state = self._state
        return {
            "entry.accept": self._accept,
            "entry.back": lambda: step_back(state),
            "question.answer": self._accept,
            "question.back": lambda: step_back(state),
            "entry.complete": self._complete,
            "entry.delete-back": lambda: self._edit(state.entry.delete_back()),
            "entry.delete": lambda: self._edit(state.entry.delete()),
            "entry.delete-word": lambda: self._edit(state.entry.delete_word()),
            "entry.delete-line": lambda: self._edit(EntryText()),
            "entry.left": lambda: self._edit(state.entry.move(-1)),
            "entry.right": lambda: self._edit(state.entry.move(1)),
            "entry.start": lambda: self._edit(state.entry.to_start()),
            "entry.end": lambda: self._edit(state.entry.to_end()),
            "matter.next": lambda: self._do(lambda s: s.next_matter()),
            "matter.previous": lambda: self._do(lambda s: s.previous_matter()),
            "case.next": lambda: self._do(lambda s: s.next_case()),
            "case.previous": lambda: self._do(lambda s: s.previous_case()),
            "case.first": lambda: self._do(lambda s: s.first_case()),
            "case.go": self._go_to_case,
            "case.next-open": lambda: self._do(lambda s: s.next_open_case()),
            "case.find": lambda: begin_line(state, FIND),
            "case.find-again": lambda: self._do(lambda s: s.find_again()),
            "case.readback": self._read_back,
            "record.undo": lambda: self._do(lambda s: s.undo()),
            "record.redo": lambda: self._do(lambda s: s.redo()),
            "mode.entry": lambda: type_again(state),
            "mode.command": lambda: begin_line(state, COMMAND),
            "mode.list": lambda: leave_line(state, Scope.LIST),
            "mode.case": lambda: leave_line(state, Scope.CASE),
            "help.keys": self._show_help,
            "screen.redraw": self._ask_redraw,
            "program.quit": self._quit,
            "choice.back": self._leave_choices,
            "readback.share": self._share,
            "readback.back": self._leave_readback,
            "readback.down": lambda: self._scroll_case(_SCROLLED_ROWS),
            "readback.up": lambda: self._scroll_case(-_SCROLLED_ROWS),
        }

    def _complete(self) -> None:
        """Take the letters that complete the word at the end of the line."""
        sitting, entry = self._state.sitting, self._state.entry
        if sitting is not None and entry.text and entry.cursor == len(entry.text):
            self._edit(EntryText.of(entry.text + sitting.completion(entry.text)))

    def _accept(self) -> None:
        """Enter the line, or the answer to the question that stands."""
        before = self._state.entry
        self._do(lambda sitting: sitting.enter(before.text), takes_text=True)
        if self._state.entry is not before:
            end_line(self._state)

    def _go_to_case(self) -> None:
        """Go to the number typed before the key, or to the end of the list."""
        count = self._count
        self._do(lambda s: s.last_case() if count is None else s.go_to(count))

    def _edit(self, entry: EntryText) -> None:
        self._state.entry = entry

    def _do(self, step: "Callable[[Sitting], Response]", *, takes_text: bool = False) -> None:
        """Have the sitting do something, and show what it says; text it did not take stays."""
        state, sitting = self._state, self._state.sitting
        if sitting is None:
            state.status = _STARTING
            return
        before = (sitting.hearing_id, sitting.matter_number)
        response = step(sitting)
        if (sitting.hearing_id, sitting.matter_number) != before:
            state.case_top = 0
        if takes_text and response.taken:
            state.entry = EntryText.of(response.text)
        state.status = response.said
        state.explained = response.explained
        if response.choices:
            state.choices = response.choices
            state.scope = Scope.CHOICE
        self._follow(response)

    def _follow(self, response: "Response") -> None:
        from client.desk.sitting import Next

        follows = {
            Next.QUIT: self._quit,
            Next.READ_BACK: self._read_back,
            Next.HELP: self._show_help,
        }
        if response.then in follows:
            follows[response.then]()

    def _quit(self) -> None:
        self.app.exit(return_code=0)

    def _show_help(self) -> None:
        self._state.is_help = True

    def _ask_redraw(self) -> None:
        self.post_message(self.RedrawAsked())

    def _read_back(self) -> None:
        sitting = self._state.sitting
        if sitting is None or sitting.file is None:
            self._state.status = "There is nothing to read back yet"
        elif sitting.asking is not None:
            self._state.status = "Answer this first; Esc goes back to the line"
        else:
            self._before_readback = self._state.returns_to or self._state.scope
            self._state.scope = Scope.READBACK
            self._state.case_top = 0

    def _leave_readback(self) -> None:
        self._state.scope = self._before_readback
        self._state.case_top = 0

    def _scroll_case(self, rows: int) -> None:
        self._state.case_top = max(0, self._state.case_top + rows)

    def _share(self) -> None:
        if self._state.sitting is not None:
            self._state.status = self._state.sitting.share().said
        self._leave_readback()

    # Drawing

    def draw(self) -> None:
        """Draw every pane; only rows that changed are painted."""
        width, height = self.size
        if not width or not self.is_mounted:
            return
        if width < picture.LEAST_WIDTH or height < picture.LEAST_HEIGHT:
            for view in self._views.values():
                view.show(())
            self._views["header"].show([picture.too_small(width, height)])
            return
        layout = picture.layout(self._state, width)
        self._views["list"].display = layout.shows_list
        self._views["between"].display = layout.shows_both
        self._views["case"].display = layout.shows_case
        self._views["list"].styles.width = layout.list_width if layout.shows_both else "1fr"
        pane_height = height - picture.FRAME_HEIGHT
        if layout.shows_list:
            rows = picture.list_pane(self._state, layout.list_width, pane_height)
            self._views["list"].show(rows)
        if layout.shows_case:
            rows = picture.case_pane(self._state, layout.case_width, pane_height)
            self._views["case"].show(rows)
        for name, rows in picture.frame(self._state, width, height).items():
            self._views[name].show(rows)
        self._draw_entry()

    def _draw_entry(self) -> None:
        width, height = self.size
        for name, rows in picture.entry_panes(self._state, width).items():
            self._views[name].show(rows)
        column = picture.cursor_column(self._state, width)
        self.app.cursor_position = Offset(column, height - picture.BAR_FROM_BOTTOM)
