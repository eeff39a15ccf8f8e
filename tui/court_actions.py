"""What the keys of the court screen do: each action by its name, on the state and the sitting."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from keymaps import ACTIONS, Count, Scope
from tui.entry_text import EDITS, EntryText
from tui.modes import (
    ASK,
    COMMAND,
    FIND,
    NOT_EMPTY,
    begin_beside,
    begin_line,
    change_case,
    end_line,
    how_to_empty,
    leave_line,
    step_back,
    type_again,
)
from tui.picture import LEAST_WIDTH, ScreenState, layout
from tui.reading_back import leave_readback, leave_reading, open_readback, scroll, share_readback

if TYPE_CHECKING:
    from client.desk.sitting import Response, Sitting

_REPEATED = tuple(action.name for action in ACTIONS if action.count is Count.TIMES)
_SCROLLED_ROWS = 5
SCROLLS = ("readback.page-down", "readback.page-up", "readback.down", "readback.up")
_SHOWS_CASE = (
    "matter.next", "matter.previous", "case.readback", "record.undo", "record.redo", "case.address",
)  # fmt: skip
CHOOSE_ROOM, CHOOSE_FILTER, LOG, FAULT = ":court ", ":filter ", ":log ", ":fault "


class CourtActions:
    """The actions by name.

    `leave` ends the program, `redraw` paints everything again, and `use_theme` has the screen in
    the theme of that name.
    """

    def __init__(
        self,
        state: ScreenState,
        leave: Callable[[], None],
        redraw: Callable[[], None],
        use_theme: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.state = state
        self._leave = leave
        self._redraw = redraw
        self._use_theme = use_theme
        self._count: int | None = None
        self._does = self._actions()

    @property
    def names(self) -> frozenset[str]:
        """The actions that can be done."""
        return frozenset(self._does)

    def do(self, action: str, count: int | None = None) -> None:
        """Do an action, `count` times where that is what a number before its key means."""
        self._count = count
        if action not in SCROLLS:
            self.state.help_top = 0
        for _ in range((count or 1) if action in _REPEATED else 1):
            self._does[action]()
        if action in _SHOWS_CASE:
            self.state.is_list_asked = False

    def choose(self, letter: str) -> None:
        """Put the line that was picked into the bar, to be seen before it is recorded.

        A letter picks nothing: the line is typed on.
        """
        choices = self.state.choices
        if not (letter.isdecimal() and letter.isascii()):
            self._leave_choices()
            self._edit(self.state.entry.insert(letter))
        elif 0 < int(letter) <= len(choices):
            self._edit(EntryText.of(choices[int(letter) - 1].text))
            self._leave_choices()
        else:
            self.state.status = f"There is no {letter} here: 1 to {len(choices)}"

    def edit_instead_of_choosing(self, key: str) -> None:
        """Leave what is to be picked from for the line, where a key edits that."""
        actions = self.state.keymap.actions
        is_free = self.state.scope is Scope.CHOICE and key not in actions[Scope.CHOICE]
        if is_free and actions[Scope.ENTRY].get(key) in EDITS:
            self._leave_choices()

    def _leave_choices(self) -> None:
        self.state.scope = Scope.ENTRY
        self.state.choices = ()
        self.state.status = ""

    def _actions(self) -> dict[str, Callable[[], object]]:
        state = self.state
        return {
            "entry.accept": self._accept,
            "entry.back": self._back,
            "question.answer": self._accept,
            "question.back": lambda: step_back(state),
            "entry.complete": self._complete,
            "entry.ask": self._ask_more,
            **{name: partial(self._edit_by, edit) for name, edit in EDITS.items()},
            "matter.next": lambda: self._do(lambda s: s.next_matter()),
            "matter.previous": lambda: self._do(lambda s: s.previous_matter()),
            "case.next": lambda: self._do(lambda s: s.next_case()),
            "case.previous": lambda: self._do(lambda s: s.previous_case()),
            "case.first": lambda: self._do(lambda s: s.first_case()),
            "case.go": self._go_to_case,
            "case.next-open": lambda: self._do(lambda s: s.next_open_case()),
            "case.find": lambda: begin_line(state, FIND),
            "case.find-again": lambda: self._do(lambda s: s.find_again()),
            "case.readback": lambda: open_readback(state),
            "record.undo": lambda: self._do(lambda s: s.undo()),
            "record.redo": lambda: self._do(lambda s: s.redo()),
            "mode.entry": lambda: type_again(state),
            "mode.command": lambda: begin_line(state, COMMAND),
            "mode.list": lambda: leave_line(state, Scope.LIST),
            "mode.case": lambda: leave_line(state, Scope.CASE),
            "list.filter": self._filter,
            "place.choose": lambda: begin_beside(state, CHOOSE_ROOM),
            "hearing.log": lambda: begin_beside(state, LOG),
            "hearing.put-off": self._put_off,
            "fault.report": lambda: begin_beside(state, FAULT),
            "case.address": lambda: self._do(lambda s: s.particulars()),
            "help.here": self._help_here,
            "help.keys": self._show_help,
            "screen.redraw": self._redraw,
            "program.quit": self._leave,
            "choice.back": self._leave_choices,
            "readback.share": lambda: share_readback(state),
            "readback.mend": self._mend,
            "readback.back": lambda: leave_reading(state),
            "readback.page-down": lambda: scroll(state, state.page_rows),
            "readback.page-up": lambda: scroll(state, -state.page_rows),
            "readback.down": lambda: scroll(state, _SCROLLED_ROWS),
            "readback.up": lambda: scroll(state, -_SCROLLED_ROWS),
        }

    def _complete(self) -> None:
        """Take the letters that complete the word at the end of the line."""
        sitting, entry = self.state.sitting, self.state.entry
        if sitting is not None and entry.text and entry.cursor == len(entry.text):
            self._edit(EntryText.of(entry.text + sitting.completion(entry.text)))

    def _ask_more(self) -> None:
        """Ask what need not be answered about the line, or on an empty one the last result."""
        text = self.state.entry.text
        self._do(lambda sitting: sitting.ask_optional(text), takes_text=True)

    def _accept(self) -> None:
        """Enter the line, or the answer to the question that stands.

        Where there is room for one pane and it is the list, an empty line opens its case.
        """
        before, sitting = self.state.entry, self.state.sitting
        if self.state.is_line_about == ASK and sitting is not None:
            self._ask()
            return
        is_list = self.state.has_one_pane and not layout(self.state, LEAST_WIDTH).shows_case
        if is_list and not before.text and sitting is not None and sitting.row is not None:
            number = sitting.row.number
            self._do(lambda s: s.go_to(number))
            self.state.is_list_asked = False
            return
        self._do(lambda sitting: sitting.enter(before.text), takes_text=True)
        if self.state.entry is not before:
            end_line(self.state)

    def _back(self) -> None:
        """Step back; with nothing to step back from, to the list where it has no room beside."""
        state = self.state
        if step_back(state):
            return
        if state.entry.text:
            state.status = how_to_empty(state)
        elif state.has_one_pane:
            state.is_list_asked = not state.is_list_asked

    def _filter(self) -> None:
        """Show all of the list where a part is shown; else begin to choose one."""
        sitting = self.state.sitting
        if sitting is not None and sitting.filter_name:
            self._do(lambda s: s.filter(""))
        else:
            begin_beside(self.state, CHOOSE_FILTER)

    def _put_off(self) -> None:
        """Put the case off, unless something is typed that would then stand on the next one."""
        if self.state.entry.text:
            self.state.status = NOT_EMPTY
        else:
            self._do(lambda s: s.put_off(""))

    def _ask(self) -> None:
        """Keep what a line asked about on the screen, and free the line; `?` is about keys."""
        from tui.case_pane import asked_about

        state = self.state
        explained = asked_about(state) if state.entry.text != ASK else ()
        state.entry = EntryText()
        self._show_help()
        state.explained = explained
        end_line(state)

    def _help_here(self) -> None:
        """Explain what stands in front of the cursor; the line stays as it is."""
        state = self.state
        explained: tuple[str, ...] = ()
        if state.sitting is not None:
            explained = state.sitting.explained(state.entry.text[: state.entry.cursor])
        self._show_help()
        state.explained = explained

    def _go_to_case(self) -> None:
        """Go to the number typed before the key, or to the end of the list."""
        count = self._count
        self._do(lambda s: s.last_case() if count is None else s.go_to(count))

    def _edit_by(self, edit: Callable[[EntryText], EntryText]) -> None:
        self._edit(edit(self.state.entry))

    def _edit(self, entry: EntryText) -> None:
        self.state.entry = entry

    def _do(self, step: "Callable[[Sitting], Response]", *, takes_text: bool = False) -> None:
        """Have the sitting do something, and show what it says; text it did not take stays."""
        state, sitting = self.state, self.state.sitting
        if sitting is None:
            state.status = state.why_not_begun
            return
        before, matter_number = sitting.row, sitting.matter_number
        is_asking = sitting.asking is not None
        response = step(sitting)
        row = sitting.row
        has_moved = before is not None and (row is None or row.hearing_id != before.hearing_id)
        if takes_text and response.taken:
            state.entry = EntryText.of(response.text)
        state.status = response.said
        if has_moved or sitting.matter_number != matter_number:
            state.case_top = 0
        if has_moved and before is not None and not is_asking:
            change_case(state, before)
        state.explained = response.explained
        if response.choices:
            state.choices = response.choices
            state.scope = Scope.CHOICE
        self._follow(response)

    def _follow(self, response: "Response") -> None:
        from client.desk.sitting import Next

        follows: dict[Next, Callable[[], None]] = {
            Next.QUIT: self._leave,
            Next.READ_BACK: partial(open_readback, self.state),
            Next.HELP: self._show_help,
        }
        if response.then in follows:
            follows[response.then]()
        elif response.then is Next.THEME and self.state.sitting is not None:
            self._use_theme(self.state.sitting.themes.chosen)

    def _show_help(self) -> None:
        self.state.is_help = True
        self.state.help_top = 0

    def _mend(self) -> None:
        """Leave the read-back for what its first check is about, with the result in the line.

        It stays where the checks found nothing.
        """
        readback = self.state.sitting.readback() if self.state.sitting is not None else None
        if readback is None or readback.findings:
            leave_readback(self.state)
            type_again(self.state)
        self._do(lambda sitting: sitting.mend(), takes_text=True)
