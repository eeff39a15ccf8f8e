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
from textual.timer import Timer

from client.desk.rows import ListRow, Place
from keymaps import Keymap, Scope
from tui import picture
from tui.display import DiffDisplay
from tui.entry_text import EntryText
from tui.line_view import LineView
from tui.picture import ScreenState
from tui.theme import Theme

if TYPE_CHECKING:
    from client.desk.desk import Update
    from client.desk.sitting import Response, Sitting
    from tui.paint import Row

_STARTING = "One moment: still starting. What you typed stays here"
_ONLY_LEAVES_HELP = ("entry.back", "entry.accept", "help.keys")
_NEEDS_THE_SITTING = (
    "entry.accept", "matter.next", "matter.previous", "case.next", "case.previous",
    "case.readback", "record.undo", "record.redo",
)  # fmt: skip
_WALKS_THE_LIST = ("case.next", "case.previous")
_PANES = ("header", "list", "between", "case", "rule", "bar", "preview", "status", "footer")
_SCROLLED_ROWS = 5
_HELD_DOWN_SECONDS = 0.045
"""Within which a key that walks the list follows the one before where it is held down."""


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
        self._state = ScreenState(keymap, f"{day:%a} {day.day} {day:%b %Y}", place, rows)
        self._views = {name: LineView(palette, name=name) for name in _PANES}
        self._does = self._actions()
        self._held: list[events.Key] = []
        self._last_walk = 0.0
        self._case_to_come: Timer | None = None

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
        action = state.keymap.action(state.scope, event.key)
        if state.is_help:
            state.is_help = False
            state.explained = ()
            self.draw()
            if action in _ONLY_LEAVES_HELP:
                return
        if state.sitting is None and (self._held or action in _NEEDS_THE_SITTING):
            self._held.append(event)
            self.say(_STARTING)
        elif action is not None:
            state.status = ""
            self._does[action]()
            if action in _WALKS_THE_LIST and self._is_held_down(event):
                self._draw_walking()
            else:
                self.draw()
        elif state.scope is Scope.CHOICE:
            self._choose(event.character or "")
            self.draw()
        elif state.scope is Scope.ENTRY and event.character and event.is_printable:
            self._type(event.character)

    def _is_held_down(self, event: events.Key) -> bool:
        """Say whether a key that walks the list comes as only a key held down does."""
        before, self._last_walk = self._last_walk, event.time
        return event.time - before < _HELD_DOWN_SECONDS

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
        if self._state.scope is Scope.ENTRY:
            lines = (clean_line(line).strip() for line in event.text.splitlines())
            self._edit(self._state.entry.insert("; ".join(line for line in lines if line)))
            self._draw_entry()

    def on_resize(self, event: events.Resize) -> None:
        """Draw at the new size; the place in the list and on the charge stays."""
        self.draw()

    def _actions(self) -> dict[str, Callable[[], None]]:
        state = self._state
        return {
            "entry.accept": lambda: self._do(lambda s: s.enter(state.entry.text), takes_text=True),
            "entry.back": self._step_back,
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
            "case.find": self._find,
            "case.readback": self._read_back,
            "record.undo": lambda: self._do(lambda s: s.undo()),
            "record.redo": lambda: self._do(lambda s: s.redo()),
            "help.keys": self._show_help,
            "screen.redraw": self._ask_redraw,
            "program.quit": self._quit,
            "choice.back": self._leave_choices,
            "choice.quit": self._quit,
            "readback.share": self._share,
            "readback.back": self._leave_readback,
            "readback.down": lambda: self._scroll_case(_SCROLLED_ROWS),
            "readback.up": lambda: self._scroll_case(-_SCROLLED_ROWS),
            "readback.quit": self._quit,
        }

    def _step_back(self) -> None:
        """Leave a question for its line, or a change for what was recorded; else do nothing."""
        text = self._state.sitting.step_back() if self._state.sitting is not None else None
        if text is not None:
            self._state.entry = EntryText.of(text)

    def _complete(self) -> None:
        """Take the letters that complete the word at the end of the line."""
        sitting, entry = self._state.sitting, self._state.entry
        if sitting is not None and entry.text and entry.cursor == len(entry.text):
            self._edit(EntryText.of(entry.text + sitting.completion(entry.text)))

    def _find(self) -> None:
        """Begin to look for a name, unless something is typed that it would take away."""
        state = self._state
        if state.entry.text or (state.sitting is not None and state.sitting.asking is not None):
            state.status = "Finish this line or empty it first, then look for a name"
        else:
            self._edit(EntryText.of("/"))

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
            self._state.scope = Scope.READBACK
            self._state.case_top = 0

    def _leave_readback(self) -> None:
        self._state.scope = Scope.ENTRY
        self._state.case_top = 0

    def _scroll_case(self, rows: int) -> None:
        self._state.case_top = max(0, self._state.case_top + rows)

    def _share(self) -> None:
        if self._state.sitting is not None:
            self._state.status = self._state.sitting.share().said
        self._leave_readback()

    # Drawing

    def _draw_walking(self) -> None:
        """Draw the list at once, and the case once the key is let go.

        Nobody can read thirty cases a second, and a slow line would go on showing them.
        """
        self.draw(with_case=False)
        self._case_to_come = self.set_timer(_HELD_DOWN_SECONDS, self.draw)

    def draw(self, *, with_case: bool = True) -> None:
        """Draw every pane, or leave the case as it is; only rows that changed are painted."""
        if self._case_to_come is not None:
            self._case_to_come.stop()
            self._case_to_come = None
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
        rows = picture.frame(self._state, width, height)
        if layout.shows_list:
            rows["list"] = picture.list_pane(self._state, layout.list_width, pane_height)
        if layout.shows_case and (with_case or not layout.shows_list):
            rows["case"] = picture.case_pane(self._state, layout.case_width, pane_height)
        self._show(rows | picture.entry_panes(self._state, width), layout)

    def _draw_entry(self) -> None:
        width = self.size.width
        self._show(picture.entry_panes(self._state, width), picture.layout(self._state, width))

    def _show(self, rows: "dict[str, list[Row]]", layout: picture.Layout) -> None:
        """Have panes show their rows, and the cursor stand where the next letter goes."""
        width, height = self.size
        display = self.app if isinstance(self.app, DiffDisplay) and self.app.takes_text else None
        places = picture.places(layout, width, height)
        for name, each in rows.items():
            self._views[name].show(each, places.get(name), display.put if display else None)
        column = picture.cursor_column(self._state, width)
        self.app.cursor_position = Offset(column, height - picture.BAR_FROM_BOTTOM)
        if display is not None:
            display.send()
