"""The court screen: it takes keys, asks the sitting, and has every pane drawn from plain values."""

import datetime as dt
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from client.desk.rows import ListRow, Place
from keymaps import MOVING, TYPING, Keymap, Scope
from tui import picture
from tui.court_actions import SCROLLS, CourtActions
from tui.display import DiffDisplay
from tui.entry_picture import cursor_column
from tui.modes import (
    ASK,
    how_to_leave,
    is_of_a_text,
    key_of,
    not_pasted,
    put_back,
    status_with,
)
from tui.panes import Panes
from tui.picture import ScreenState
from tui.theme import Theme

if TYPE_CHECKING:
    from client.desk.sitting import Sitting
    from client.desk.telling import Update

_ONLY_LEAVES_HELP = ("entry.back", "entry.accept", "help.keys", "help.here")
_NEEDS_THE_SITTING = (
    "entry.accept", "entry.ask", "matter.next", "matter.previous", "case.next", "case.previous",
    "case.first", "case.go", "case.next-open", "case.find-again", "case.readback", "record.undo",
    "record.redo", "list.filter", "place.choose", "case.address", "hearing.log",
    "hearing.put-off", "fault.report",
)  # fmt: skip
_WALKS_THE_LIST = ("case.next", "case.previous")
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
        self._state = ScreenState(
            keymap, f"{day:%a} {day.day} {day:%b %Y}", place, rows, scope=keymap.start
        )
        self._panes = Panes(palette)
        self._actions = CourtActions(self._state, self._quit, self._ask_redraw, self._ask_theme)
        self._held: list[events.Key] = []
        self._last_walk = 0.0
        self._case_to_come: Timer | None = None
        self._sequence: list[events.Key] = []

    class ThemeAsked(Message):
        """The clerk wants the screen in the theme of this name."""

        def __init__(self, theme: str) -> None:
            super().__init__()
            self.theme = theme

    def compose(self) -> ComposeResult:
        """Put the panes in their places."""
        yield from self._panes.compose()

    def begin(self, sitting: "Sitting") -> None:
        """Take over the sitting once it has been loaded."""
        self._state.sitting = sitting
        if self._state.status == self._state.why_not_begun:
            self._state.status = ""
        self.draw()
        held, self._held = self._held, []
        for event in held:
            self.on_key(event)

    def cannot_begin(self, reason: str) -> None:
        """Say why there is nothing to begin with, now and whenever a key would need it."""
        self._state.why_not_begun = f"{reason}. {how_to_leave(self._state)}"
        self.say(self._state.why_not_begun)

    def take(self, update: "Update") -> None:
        """Show what the background has brought."""
        if update.messages:
            self._state.status = status_with(self._state.status, update.messages)
        put_back(self._state)
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
        if self._reads_on(event):
            return
        self._actions.edit_instead_of_choosing(key_of(event))
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
        elif action == "help.here" and self._is_typed(event):
            self._type(event.character or "")
        elif state.sitting is None and (self._held or action in _NEEDS_THE_SITTING):
            self._held += sequence
            self.say(state.why_not_begun)
        elif action is not None:
            state.status = ""
            self._actions.do(action, pressed.count)
            put_back(state)
            if action in _WALKS_THE_LIST and self._is_held_down(event):
                self._draw_walking()
            else:
                self.draw()
        elif pressed.lost:
            self.say(f"There is nothing on {state.keymap.written(pressed.lost)} here")
        elif scope is Scope.CHOICE and event.character and event.is_printable:
            self._actions.choose(event.character)
            self.draw()
        elif scope in TYPING and event.character and event.is_printable:
            self._type(event.character)
        elif event.key == "ctrl+c":
            self.say(how_to_leave(state))
        elif scope not in MOVING or key_of(event) != "escape":
            self.say(f"There is nothing on {state.keymap.written(key_of(event))} here")

    def _reads_on(self, event: events.Key) -> bool:
        """Scroll the help or leave it, if that is what a key is for there; tell if it was.

        What can be chosen scrolls by the same keys, and is left by its own.
        """
        state = self._state
        if not (state.shows_help or state.shows_choices):
            return False
        action = state.keymap.action(Scope.HELP, key_of(event))
        is_letter = event.is_printable and not state.is_help
        leaves = action == "readback.back" and state.shows_help
        if is_letter or action is None or not (action in SCROLLS or leaves):
            return False
        self._actions.do(action)
        self.draw()
        return True

    def _is_typed(self, event: events.Key) -> bool:
        """Say whether the sign for help is typed: in a text, or to begin a line that asks."""
        state = self._state
        if state.keys_for not in TYPING or not event.is_printable:
            return False
        begins = event.character == ASK and state.keys_for is Scope.ENTRY and not state.entry.text
        return begins or is_of_a_text(state)

    def _is_held_down(self, event: events.Key) -> bool:
        """Say whether a key that walks the list comes as only a key held down does."""
        before, self._last_walk = self._last_walk, event.time
        return event.time - before < _HELD_DOWN_SECONDS

    def _type(self, text: str) -> None:
        """Put a letter into the line, and draw all where more than the line's rows change by it."""
        state = self._state
        before = (state.is_list_asked, bool(state.entry.text) or not state.has_one_pane)
        self._insert(text)
        is_asking = state.sitting is not None and state.sitting.asking is not None
        if is_asking or state.is_line_about or before != (False, True):
            self.draw()
        else:
            self._draw_entry()

    def _insert(self, text: str) -> None:
        state = self._state
        state.status = ""
        state.help_top = 0
        state.is_list_asked = False
        state.entry = state.entry.insert(text)

    def on_paste(self, event: events.Paste) -> None:
        """Put pasted text into the bar, several lines as results one after another."""
        from client.contract.text import clean_line
        from client.shorthand.targets import one_line

        event.stop()
        state = self._state
        if state.keys_for not in TYPING:
            self.say(not_pasted(state))
            return
        lines = map(clean_line, event.text.splitlines())
        pasted = one_line(lines, state.sitting.matter_number if state.sitting else 1)
        state.is_help, state.explained = False, ()
        self._insert(pasted)
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw at the new size; the place in the list and on the charge stays."""
        self.draw()

    def _quit(self) -> None:
        self.app.exit(return_code=0)

    def _ask_redraw(self) -> None:
        self.post_message(self.RedrawAsked())

    def _ask_theme(self, name: str) -> None:
        self.post_message(self.ThemeAsked(name))

    # Drawing

    def use(self, palette: Theme) -> None:
        """Draw in other colours from now on."""
        self._panes.use(palette)
        self.draw()

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
        self._state.has_one_pane = not picture.has_room_for_both(width)
        if width and self.is_mounted:
            self._panes.draw(self._state, width, height, self._display, with_case=with_case)
            self._send()

    def _draw_entry(self) -> None:
        width, height = self.size
        self._panes.draw_entry(self._state, width, height, self._display)
        self._send()

    @property
    def _display(self) -> DiffDisplay | None:
        """The display, where it takes text at once."""
        return self.app if isinstance(self.app, DiffDisplay) and self.app.takes_text else None

    def _send(self) -> None:
        """Send what was drawn, and have the cursor stand where the next letter goes."""
        width, height = self.size
        column = cursor_column(self._state, width)
        self.app.cursor_position = Offset(column, height - picture.BAR_FROM_BOTTOM)
        if self._display is not None:
            self._display.send()
