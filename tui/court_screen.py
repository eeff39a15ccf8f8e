"""The court screen: it takes keys, asks the sitting, and draws every pane from plain values."""

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
from keymaps import Keymap, Scope
from tui.entry_text import EntryText
from tui.line_view import LineView
from tui.paint import BLANK, Row
from tui.theme import Role, Theme
from tui.views.day_list import empty_list, list_row, list_top
from tui.views.frame import Health, entry_row, footer, header, rule

if TYPE_CHECKING:
    from client.desk.desk import Update
    from client.desk.sitting import Response, Sitting

_STARTING = "One moment: still starting. What you typed stays here"
_LEAST_WIDTH, _LEAST_HEIGHT = 60, 20
_BOTH_PANES_FROM = 78
_LIST_WIDTH = 33
_WIDE_LIST_WIDTH = 42
_WIDE_FROM = 110


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
        self._keymap = keymap
        self._day_words = f"{day:%a} {day.day} {day:%b %Y}"
        self._place = place
        self._rows = rows
        self._sitting: Sitting | None = None
        self._entry = EntryText()
        self._scope = Scope.ENTRY
        self._status = ""
        self._top = 0
        self._case_top = 0
        self._is_help = False
        self._views = {
            name: LineView(palette, name=name)
            for name in ("header", "list", "between", "case", "rule", "bar", "preview", "status",
                         "footer")
        }  # fmt: skip
        self._does = self._actions()

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
        self._sitting = sitting
        if self._status == _STARTING:
            self._status = ""
        self.draw()

    def take(self, update: "Update") -> None:
        """Show what the background has brought."""
        if update.messages:
            self._status = update.messages[-1]
        if update.given_back and not self._entry.text:
            self._entry = EntryText.of(update.given_back)
        if update.changed:
            self.draw()

    def say(self, message: str) -> None:
        """Show a message until the next key."""
        self._status = message
        self.draw()

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Do what the key is for, or type it."""
        event.stop()
        event.prevent_default()
        action = self._keymap.action(self._scope, event.key)
        if self._is_help and event.key != "ctrl+q":
            self._is_help = False
            self.draw()
            return
        if action is not None:
            self._status = ""
            self._does[action]()
            self.draw()
        elif self._scope is Scope.ENTRY and event.character and event.is_printable:
            self._status = ""
            if event.character == "?" and not self._entry.text:
                self._is_help = True
                self.draw()
                return
            self._entry = self._entry.insert(event.character)
            self._draw_entry()

    def on_paste(self, event: events.Paste) -> None:
        """Put pasted text into the bar, several lines as results one after another."""
        from client.contract.text import clean_line

        event.stop()
        if self._scope is Scope.ENTRY:
            lines = (clean_line(line).strip() for line in event.text.splitlines())
            self._entry = self._entry.insert("; ".join(line for line in lines if line))
            self._draw_entry()

    def on_resize(self, event: events.Resize) -> None:
        """Draw at the new size; the place in the list and on the charge stays."""
        self.draw()

    def _actions(self) -> dict[str, Callable[[], None]]:
        return {
            "entry.accept": self._accept,
            "entry.back": lambda: None,
            "entry.delete-back": lambda: self._edit(self._entry.delete_back()),
            "entry.delete": lambda: self._edit(self._entry.delete()),
            "entry.delete-word": lambda: self._edit(self._entry.delete_word()),
            "entry.delete-line": lambda: self._edit(EntryText()),
            "entry.left": lambda: self._edit(self._entry.move(-1)),
            "entry.right": lambda: self._edit(self._entry.move(1)),
            "entry.start": lambda: self._edit(self._entry.to_start()),
            "entry.end": lambda: self._edit(self._entry.to_end()),
            "matter.next": lambda: self._do(lambda s: s.next_matter()),
            "matter.previous": lambda: self._do(lambda s: s.previous_matter()),
            "case.next": lambda: self._do(lambda s: s.next_case()),
            "case.previous": lambda: self._do(lambda s: s.previous_case()),
            "case.find": lambda: self._edit(EntryText.of("/")),
            "case.readback": self._read_back,
            "record.undo": lambda: self._do(lambda s: s.undo()),
            "record.redo": lambda: self._do(lambda s: s.redo()),
            "help.keys": self._show_help,
            "screen.redraw": self._redraw,
            "program.quit": lambda: self.app.exit(return_code=0),
            "readback.share": self._share,
            "readback.back": self._leave_readback,
            "readback.down": lambda: self._scroll_case(1),
            "readback.up": lambda: self._scroll_case(-1),
            "readback.quit": lambda: self.app.exit(return_code=0),
        }

    def _edit(self, entry: EntryText) -> None:
        self._entry = entry

    def _do(self, step: "Callable[[Sitting], Response]") -> None:
        """Have the sitting do something, and show what it says."""
        if self._sitting is None:
            self._status = _STARTING
            return
        before = (self._sitting.hearing_id, self._sitting.matter_number)
        response = step(self._sitting)
        if (self._sitting.hearing_id, self._sitting.matter_number) != before:
            self._case_top = 0
        self._status = response.said
        self._follow(response)

    def _accept(self) -> None:
        text = self._entry.text
        if self._sitting is None:
            self._status = _STARTING
            return
        response = self._sitting.enter(text)
        if response.taken:
            self._entry = EntryText()
        self._status = response.said
        self._follow(response)

    def _follow(self, response: "Response") -> None:
        from client.desk.sitting import Next

        if response.then is Next.QUIT:
            self.app.exit(return_code=0)
        elif response.then is Next.READ_BACK:
            self._read_back()
        elif response.then is Next.HELP:
            self._show_help()

    def _show_help(self) -> None:
        self._is_help = True

    def _redraw(self) -> None:
        self.post_message(self.RedrawAsked())

    def _read_back(self) -> None:
        if self._sitting is None or self._sitting.file is None:
            self._status = "There is nothing to read back yet"
        else:
            self._scope = Scope.READBACK
            self._case_top = 0

    def _leave_readback(self) -> None:
        self._scope = Scope.ENTRY
        self._case_top = 0

    def _scroll_case(self, step: int) -> None:
        self._case_top = max(0, self._case_top + step * 5)

    def _share(self) -> None:
        if self._sitting is not None:
            self._status = self._sitting.share().said
        self._leave_readback()

    # Drawing

    def draw(self) -> None:
        """Draw every pane; only rows that changed are painted."""
        width, height = self.size
        if not width or not self.is_mounted:
            return
        if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
            self._draw_too_small(width, height)
            return
        sitting = self._sitting
        rows = sitting.desk.rows if sitting else self._rows
        place = sitting.desk.place if sitting else self._place
        self._views["header"].show([header(place, self._day_words, rows, self._health(), width)])
        self._lay_out(width)
        self._views["rule"].show([rule(width)])
        pane_height = height - 6
        self._views["between"].show([(("│", "quiet"),)] * pane_height)
        self._draw_list(rows, pane_height)
        self._draw_case(pane_height)
        self._draw_entry()
        self._views["footer"].show([footer(self._keymap, self._scope, width)])

    def _lay_out(self, width: int) -> None:
        """Show both panes where there is room, else the list, or the case once one is chosen."""
        both = width >= _BOTH_PANES_FROM
        has_case = self._sitting is not None and bool(self._sitting.hearing_id)
        self._views["list"].display = both or not (has_case or self._scope is Scope.READBACK)
        self._views["case"].display = both or not self._views["list"].display
        self._views["between"].display = both
        list_width = _WIDE_LIST_WIDTH if width >= _WIDE_FROM else _LIST_WIDTH
        self._views["list"].styles.width = list_width if both else "1fr"

    @property
    def _case_width(self) -> int:
        width = self.size.width
        if width < _BOTH_PANES_FROM:
            return width
        return width - 1 - (_WIDE_LIST_WIDTH if width >= _WIDE_FROM else _LIST_WIDTH)

    @property
    def _list_width(self) -> int:
        width = self.size.width
        return width if width < _BOTH_PANES_FROM else width - 1 - self._case_width

    def _health(self) -> Health:
        if self._sitting is None:
            return Health()
        desk = self._sitting.desk
        return Health(desk.away_since, desk.waiting_count, desk.is_connected)

    def _draw_list(self, rows: tuple[ListRow, ...], height: int) -> None:
        width = self._list_width
        if not rows:
            self._views["list"].show(empty_list(self._why_empty(), width))
            return
        current = self._sitting.row if self._sitting else rows[0]
        at = rows.index(current) if current in rows else 0
        self._top = list_top(len(rows), at, height, self._top)
        shown = rows[self._top : self._top + height]
        self._views["list"].show(
            [list_row(row, is_current=row is current, width=width) for row in shown]
        )

    def _why_empty(self) -> str:
        if self._sitting is None or not self._sitting.desk.away_since:
            return "Fetching the list…"
        reason = self._sitting.desk.away_reason
        return f"{reason}. There is no local copy of this day's list. It is tried again by itself."

    def _draw_case(self, height: int) -> None:
        width = self._case_width
        sitting = self._sitting
        rows: tuple[Row, ...] = ()
        if self._is_help:
            from tui.views.help import help_rows

            rows = help_rows(self._keymap, sitting, width)
        elif sitting is not None and sitting.row is not None:
            file, number = sitting.file, sitting.row.number
            readback = sitting.readback() if self._scope is Scope.READBACK else None
            if file is None:
                rows = (((f"{number:>2} {sitting.row.who}", "bold"),), BLANK, _FETCHING)
            elif readback is not None:
                from tui.views.readback import readback_rows

                rows = readback_rows(readback, number, width)
                self._case_top = min(self._case_top, max(0, len(rows) - height))
            else:
                from tui.views.case import case_picture

                picture = case_picture(
                    file, number, sitting.matter_number, sitting.desk.catalogue, width
                )
                rows = picture.rows
                self._case_top = list_top(
                    len(rows), picture.current_row, height - 3, self._case_top
                )
        top = 0 if self._is_help else self._case_top
        self._views["case"].show(rows[top : top + height])

    def _draw_entry(self) -> None:
        width = self.size.width
        entry = self._entry
        prompt = " read-back  " if self._scope is Scope.READBACK else self._prompt()
        text = "" if self._scope is Scope.READBACK else entry.text
        room = width - len(prompt) - 1
        offset = max(0, entry.cursor - room)
        self._views["bar"].show([entry_row(prompt, text, width, offset)])
        preview, status = self._preview_rows()
        self._views["preview"].show([preview])
        self._views["status"].show([status])
        column = len(prompt) + (entry.cursor - offset if self._scope is Scope.ENTRY else 0)
        self.app.cursor_position = Offset(column, self.size.height - 4)

    def _prompt(self) -> str:
        number = self._sitting.matter_number if self._sitting and self._sitting.file else 0
        return f" {number} › " if number else " › "

    def _preview_rows(self) -> tuple[Row, Row]:
        """Give the preview of what is typed, and below it the status or what is still open."""
        if self._scope is Scope.READBACK:
            question = "   Enter shares these results; Esc goes back to the line"
            return ((question, "accent"),), ((f"   {self._status}", "text"),)
        if not self._entry.text or self._sitting is None:
            return BLANK, ((f"   {self._status}", _status_role(self._status)),)
        preview = self._sitting.preview(self._entry.text)
        words = ((f"   {' ; '.join(preview.words)}", "text"),) if preview.words else BLANK
        if self._status:
            return words, ((f"   {self._status}", _status_role(self._status)),)
        if preview.open_point:
            return words, ((f"   {preview.open_point}", "warning"),)
        return words, ((("   complete", "done"),) if preview.is_entry else BLANK)

    def _draw_too_small(self, width: int, height: int) -> None:
        for view in self._views.values():
            view.show(())
        text = f" {width}x{height} is too small; {_LEAST_WIDTH}x{_LEAST_HEIGHT} is the least."
        self._views["header"].show([((text, "warning"),)])


_FETCHING: Row = ((" Fetching this case…", "quiet"),)


def _status_role(status: str) -> Role:
    """Give the role of a status: what was not done stands out, though the words say it too."""
    return "warning" if status.startswith(("NOT ", "Not ", "Kept here")) else "text"
