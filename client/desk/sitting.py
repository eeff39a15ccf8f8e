"""A sitting: what a line typed at the clerk's place does. The same for both front ends."""

from collections.abc import Callable

from client.desk.checking import why_not_shared
from client.desk.desk import Desk
from client.desk.faults import FaultBook
from client.desk.last_theme import LAST_THEME, theme_to_json
from client.desk.particulars import particulars
from client.desk.previewing import Previewing
from client.desk.putting_right import mend, set_down
from client.desk.reckoning import plea_reminder, reckoning
from client.desk.recording import ANSWER_FIRST
from client.desk.responses import Next, Preview, Response, not_taken
from client.desk.telling import GivenBack, Update
from client.desk.themes import Themes
from client.readback import Readback
from client.shorthand.line import (
    Choosing,
    Command,
    Ditto,
    Explain,
    Jump,
    Nothing,
    Results,
    Search,
    Unread,
)
from client.shorthand.phrases import Phrases

__all__ = ["Next", "Preview", "Response", "Sitting"]


class Sitting(Previewing):
    """The clerk's place in the list and on the charge, and the language of the bar over it.

    `new_id` gives a fresh UUID for each recorded line, `phrases` are the clerk's own, and
    `open_desk` opens the desk of another day. `faults` is where faults are noted, `themes` are
    those of the screen.
    """

    def __init__(
        self,
        desk: Desk,
        new_id: Callable[[], str],
        phrases: Phrases | None = None,
        open_desk: Callable[[str, Desk], Desk] | None = None,
        faults: FaultBook | None = None,
        themes: Themes | None = None,
    ) -> None:
        super().__init__(desk, new_id, phrases, open_desk, faults, themes)
        self._given_back: list[GivenBack] = []
        self._commands = {
            "share": lambda _: Response("", then=Next.READ_BACK),
            "quit": lambda _: Response("", then=Next.QUIT),
            "change": lambda argument: self._recording.revising.change(argument),
            "delete": lambda argument: self._recording.revising.delete(argument),
            "ask": self.ask_optional,
            "needs": lambda _: self._recording.needs.ask_all(),
            "undo": lambda _: self.undo(),
            "redo": lambda _: self.redo(),
            "setdown": self.set_down,
            "mend": self.mend,
            "reckon": lambda _: self.reckon(),
            "credit": lambda _: Response("", then=Next.HELP, explained=plea_reminder()),
            "next": lambda _: self.next_case(),
            "previous": lambda _: self.previous_case(),
            "first": lambda _: self.first_case(),
            "last": lambda _: self.last_case(),
            "todo": lambda _: self.next_open_case(),
            "below": lambda _: self.next_matter(),
            "above": lambda _: self.previous_matter(),
            "court": self._sit_in,
            "date": self._sit_on_day,
            "filter": self.filter,
            "log": self.log,
            "owed": self.put_off,
            "fault": lambda argument: self._course.note_fault(argument),
            "address": lambda _: self.particulars(),
            "stands": lambda argument: self._recording.revising.decide(argument),
            "theme": self._theme,
            "phrases": lambda _: self._list_phrases(),
            "help": lambda _: Response("", then=Next.HELP),
        }

    # What is asked about

    def particulars(self) -> Response:
        """Show what is shown of a person only when it is asked for, such as the address."""
        matter = self.matter
        if matter is None:
            return not_taken(self.why_no_file)
        return Response("", then=Next.HELP, explained=particulars(matter))

    def reckon(self) -> Response:
        """Show the law's arithmetic for the defendant in front; nothing of it is recorded."""
        file, matter = self.file, self.matter
        if file is None or matter is None:
            return not_taken(self.why_no_file)
        explained = reckoning(file, matter, self.desk.catalogue)
        return Response("", then=Next.HELP, explained=explained)

    # What a line does

    def enter(self, text: str) -> Response:
        """Do what a line says; nothing is recorded unless all of it is complete.

        While a question stands, the text is its answer; where it is about what goes with a result
        that is kept, it may be another line.
        """
        self._used = self.desk.used_today()
        line = self._read(text)
        if self.asking is not None:
            is_a_line = self._recording.is_a_line(text, line)
            if isinstance(is_a_line, str):
                return not_taken(is_a_line)
            if not is_a_line:
                return self._recording.answer(text)
            self.leave_need()
        match line:
            case Nothing():
                return self.move_on()
            case Jump(number):
                return self.go_to(number)
            case Command(name, argument):
                return self._command(name, argument)
            case Search(wanted):
                return self._moved(lambda: self._find(wanted or self._found))
            case Explain(wanted):
                lines = self.explained(text) if wanted else ()
                return Response("", then=Next.HELP, explained=lines)
            case Unread(problem):
                return not_taken(problem)
            case Choosing(choices):
                return Response(f"Which one? Press {line.hint}", False, Next.CHOOSE, choices)
            case Ditto():
                return self._recording.repeat(line)
            case Results():
                return self._recording.record(line)

    def stop_asking(self) -> str:
        """Leave the question and give back the line that it is about, as it was typed."""
        return self._recording.stop_asking()

    def step_back(self) -> str | None:
        """Leave the question or the change that stands; gives the text for the bar, if any did."""
        if self.asking is not None:
            return self._recording.stop_asking()
        if self._recording.revising.changing is not None:
            self._recording.revising.stop_changing()
            return ""
        return None

    def undo(self) -> Response:
        """Take back the last step on this hearing, or that the one before it was put off."""
        if self.must_answer:
            return ANSWER_FIRST
        self.leave_need()
        return self._putting_off.undo() or self._recording.revising.undo()

    def redo(self) -> Response:
        """Do again what was last taken back."""
        if self.must_answer:
            return ANSWER_FIRST
        self.leave_need()
        return self._recording.revising.redo()

    def ask_optional(self, text: str = "") -> Response:
        """Ask about a line also what need not be answered; without one, about the last result."""
        if self.must_answer:
            return ANSWER_FIRST
        self.leave_need()
        return self._recording.ask_optional(text.strip())

    def readback(self) -> Readback | None:
        """Read the current hearing back; `None` until it is known in full."""
        file = self.file
        return file.read_back(self.desk.catalogue) if file else None

    def mend(self, argument: str = "") -> Response:
        """Go to the first place that a check is about, or to that of the check with a number."""
        if self.must_answer:
            return ANSWER_FIRST
        self._recording.revising.stop_changing()
        recording = self._recording
        return mend(self.desk, self._position, recording.revising, recording.needs, argument)

    def set_down(self, argument: str) -> Response:
        """Set a check of the read-back down with a reason, as `1 why`."""
        if self.must_answer:
            return ANSWER_FIRST
        return set_down(self.desk, self._position, argument)

    def pump(self) -> Update:
        """Take in what the background has brought; what could not be kept needs nothing more."""
        update = self.days.pump()
        if update.given_back:
            self.leave_need()
        self._given_back += update.given_back
        return update

    def take_back(self) -> str:
        """Give lines typed on the current hearing that could not be kept, each of them once.

        Anywhere else they would be recorded on another case. They are those of one matter, which
        becomes the current one; those of the next come with the next call.
        """
        row = self.row
        given = [one for one in self._given_back if row and one.hearing_id == row.hearing_id]
        if not given:
            return ""
        matter_key = given[0].line.matter_key
        here = [one for one in given if one.line.matter_key == matter_key]
        self._given_back = [one for one in self._given_back if one not in here]
        self._position.go_to_matter(matter_key)
        return "; ".join(one.line.text for one in here)

    def share(self) -> Response:
        """Share the current hearing's results, unless a check calls one of them an error."""
        row, file = self.row, self.file
        self._recording.revising.stop_changing()
        problem = why_not_shared(file.findings(self.desk.catalogue)) if file else ""
        if problem:
            return not_taken(problem)
        return Response(self.desk.share(row.hearing_id) if row else "There is no list yet")

    def _command(self, name: str, argument: str) -> Response:
        """Run a command by its name, or by a beginning that no other command has."""
        near = self._near(name)
        if len(near) == 1:
            return self._commands[near[0]](argument)
        if near:
            return not_taken(f"Which one: {' '.join(f':{one}' for one in near)}?")
        return not_taken(f"There is no command :{name}")

    def _theme(self, argument: str) -> Response:
        """Have the screen in another theme, from now on."""
        response = self.themes.choose(argument)
        if response.then is Next.THEME:
            kept = theme_to_json(self.themes.chosen, self.themes.set)
            self.desk.remember(LAST_THEME, kept)
        return response

    def _list_phrases(self) -> Response:
        lines = tuple(f".{name}  {line}" for name, line in self.phrases.items())
        return Response(
            "", then=Next.HELP, explained=lines or ("No phrases are kept in phrases.toml",)
        )
