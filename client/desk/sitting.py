"""A sitting: what a line typed at the clerk's place does. The same for both front ends."""

from collections.abc import Callable, Mapping

from client.desk.case_file import CaseFile
from client.desk.desk import Desk
from client.desk.position import Position
from client.desk.recording import ANSWER_FIRST, Recording
from client.desk.responses import Next, Preview, Response, not_taken
from client.desk.rows import ListRow
from client.readback import Readback
from client.record.matters import Matter
from client.shorthand.asking import Asking
from client.shorthand.completion import completion
from client.shorthand.explaining import explain
from client.shorthand.line import (
    Choosing,
    Command,
    Ditto,
    Explain,
    Jump,
    Line,
    Nothing,
    Results,
    Search,
    Unread,
    read_line,
)
from client.shorthand.phrases import Phrases, expand, is_phrase

__all__ = ["Next", "Preview", "Response", "Sitting"]


class Sitting:
    """The clerk's place in the list and on the charge, and the language of the bar over it.

    `new_id` gives a fresh UUID for each recorded line, `phrases` the clerk's own.
    """

    def __init__(
        self, desk: Desk, new_id: Callable[[], str], phrases: Phrases | None = None
    ) -> None:
        self.desk = desk
        self.phrases = phrases or {}
        self._position = Position(desk)
        self._used: Mapping[str, int] = {}
        self._recording = Recording(desk, self._position, new_id)
        self._found = ""
        self._commands: dict[str, Callable[[str], Response]] = {
            "share": lambda _: Response("", then=Next.READ_BACK),
            "quit": lambda _: Response("", then=Next.QUIT),
            "change": self._recording.change,
            "delete": self._recording.delete,
            "undo": lambda _: self.undo(),
            "redo": lambda _: self.redo(),
            "next": lambda _: self.next_case(),
            "previous": lambda _: self.previous_case(),
            "first": lambda _: self.first_case(),
            "last": lambda _: self.last_case(),
            "todo": lambda _: self.next_open_case(),
            "below": lambda _: self.next_matter(),
            "above": lambda _: self.previous_matter(),
            "phrases": lambda _: self._list_phrases(),
            "help": lambda _: Response("", then=Next.HELP),
        }

    @property
    def row(self) -> ListRow | None:
        """The row of the current hearing; the first of the list until one is chosen."""
        return self._position.row

    @property
    def file(self) -> CaseFile | None:
        """The current hearing's case file; `None` until it is known in full."""
        return self._position.file

    @property
    def matter(self) -> Matter | None:
        """The current matter."""
        return self._position.matter

    @property
    def hearing_id(self) -> str:
        """The id of the hearing that was chosen; empty until one is."""
        return self._position.hearing_id

    @property
    def matter_number(self) -> int:
        """The number of the current matter."""
        return self._position.matter_number

    @property
    def asking(self) -> Asking | None:
        """The question that stands; while one does, nothing else moves."""
        return self._recording.asking

    @property
    def changing(self) -> str:
        """The short code of the recorded result that the line changes; empty where none is."""
        line = self._recording.changing
        return line.short_code if line else ""

    @property
    def command_names(self) -> tuple[str, ...]:
        """The commands that can be typed after a colon."""
        return tuple(self._commands)

    # Going elsewhere

    def go_to(self, number: int) -> Response:
        """Go to the hearing with this list number."""
        return self._moved(lambda: self._position.go_to(number))

    def next_case(self) -> Response:
        """Go to the next hearing of the list."""
        return self._step_case(1, "This is the last case of the list")

    def previous_case(self) -> Response:
        """Go to the hearing before."""
        return self._step_case(-1, "This is the first case of the list")

    def first_case(self) -> Response:
        """Go to the first hearing of the list."""
        return self._moved(lambda: self._position.step_to_end(0))

    def last_case(self) -> Response:
        """Go to the last hearing of the list."""
        return self._moved(lambda: self._position.step_to_end(-1))

    def next_open_case(self) -> Response:
        """Go to the next hearing that still needs something, going round the list."""
        return self._moved(self._position.step_to_open)

    def find_again(self) -> Response:
        """Go to the next hearing that holds what was last looked for."""
        return self._moved(lambda: self._find(self._found))

    def next_matter(self) -> Response:
        """Go to the next offence or application of this hearing."""
        return self._moved(lambda: self._position.step_matter(1))

    def previous_matter(self) -> Response:
        """Go to the offence or application before."""
        return self._moved(lambda: self._position.step_matter(-1))

    def move_on(self) -> Response:
        """Go to the next matter here without an outcome, then to the next case."""
        self._recording.stop_changing()
        return Response("") if self._position.go_to_open_matter() else self.next_case()

    def _step_case(self, step: int, at_end: str) -> Response:
        return self._moved(lambda: self._position.step_case(step, at_end))

    def _moved(self, move: Callable[[], Response]) -> Response:
        """Move, unless a question stands; a change that was begun is left where it was."""
        if self.asking is not None:
            return ANSWER_FIRST
        self._recording.stop_changing()
        return move()

    # What a line does

    def preview(self, text: str) -> Preview:
        """Tell what a line would do, without doing it; called on every key."""
        if self.asking is not None:
            return self._recording.preview_answer(self.asking, text)
        line = self._read(text)
        match line:
            case Nothing():
                return Preview()
            case Jump(number):
                return self._preview_row(
                    self._position.numbered(number), f"No number {number} here"
                )
            case Command(name):
                near = [one for one in self._commands if one.startswith(name)]
                return Preview((" ".join(f":{one}" for one in near) or f"No command :{name}",))
            case Search(wanted):
                found = self._position.find(wanted or self._found)
                return self._preview_row(found, "Nothing found")
            case Explain():
                return Preview(("Enter explains it",))
            case Unread(problem):
                return Preview((), problem, is_entry=True)
            case Choosing(choices):
                labels = tuple(f"{n} {one.label}" for n, one in enumerate(choices, 1))
                return Preview(labels, f"Enter, then {line.hint}", is_entry=True, is_choice=True)
            case Ditto():
                return self._recording.preview_ditto(line)
            case Results():
                return self._recording.preview(line)

    def enter(self, text: str) -> Response:
        """Do what a line says; nothing is recorded unless all of it is complete.

        While a question stands, the text is its answer.
        """
        if self.asking is not None:
            return self._recording.answer(self.asking, text)
        self._used = self.desk.used_today()
        line = self._read(text)
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
                lines = explain(wanted, self.desk.catalogue) if wanted else ()
                return Response("", then=Next.HELP, explained=lines)
            case Unread(problem):
                return not_taken(problem)
            case Choosing(choices):
                return Response(f"Which one? Press {line.hint}", False, Next.CHOOSE, choices)
            case Ditto():
                return self._recording.repeat(line)
            case Results():
                return self._recording.record(line)

    def completion(self, text: str) -> str:
        """Give the letters that would complete the word at the end of a line."""
        return "" if self.asking else completion(text, self.desk.catalogue, self._commands)

    def stop_asking(self) -> str:
        """Leave the question and give back the line that it is about, as it was typed."""
        return self._recording.stop_asking()

    def step_back(self) -> str | None:
        """Leave the question or the change that stands; gives the text for the bar, if any did."""
        if self.asking is not None:
            return self._recording.stop_asking()
        if self._recording.changing is not None:
            self._recording.stop_changing()
            return ""
        return None

    def undo(self) -> Response:
        """Take back the last step on this hearing."""
        return ANSWER_FIRST if self.asking else self._recording.undo()

    def redo(self) -> Response:
        """Do again what was last taken back."""
        return ANSWER_FIRST if self.asking else self._recording.redo()

    def readback(self) -> Readback | None:
        """Read the current hearing back; `None` until it is known in full."""
        file = self.file
        return file.read_back(self.desk.catalogue) if file else None

    def share(self) -> Response:
        """Share the current hearing's results."""
        row = self.row
        self._recording.stop_changing()
        return Response(self.desk.share(row.hearing_id) if row else "There is no list yet")

    def _find(self, wanted: str) -> Response:
        """Go to the next hearing that holds a text, which is then what is found again."""
        if not wanted:
            return not_taken("Nothing has been looked for yet; write /name")
        self._found = wanted
        row = self._position.find(wanted)
        return self._position.go_to(row.number) if row else not_taken(f"Nothing matches ‘{wanted}’")

    def _read(self, text: str) -> Line:
        if is_phrase(text):
            text, problem = expand(text, self.phrases)
            if problem:
                return Unread(problem)
        desk, day = self.desk, self._recording.day
        return read_line(text, desk.catalogue, day, used=self._used, courts=desk.court_list)

    def _command(self, name: str, argument: str) -> Response:
        """Run a command by its name, or by a beginning that no other command has."""
        near = [one for one in self._commands if one.startswith(name)]
        if name in self._commands or len(near) == 1:
            return self._commands[name if name in self._commands else near[0]](argument)
        if near:
            return not_taken(f"Which one: {' '.join(f':{one}' for one in near)}?")
        return not_taken(f"There is no command :{name}")

    def _list_phrases(self) -> Response:
        lines = tuple(f".{name}  {line}" for name, line in self.phrases.items())
        return Response("", then=Next.HELP, explained=lines or ("No phrases are kept here",))

    @staticmethod
    def _preview_row(row: ListRow | None, otherwise: str) -> Preview:
        return Preview((f"Go to {row.number} {row.who}" if row else otherwise,))
