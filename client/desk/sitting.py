"""A sitting: where the clerk is, and what a line typed there does. The same for both front ends."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from client.catalogue import Catalogue
from client.desk.case_file import CaseFile
from client.desk.desk import Desk
from client.desk.rows import ListRow
from client.desk.targets import belonging, matters_for, numbers, place_words
from client.readback import Readback
from client.record.lines import new_line
from client.record.matters import Matter
from client.record.record import Change
from client.shorthand.asking import Asking, begin_asking, take_answer
from client.shorthand.line import (
    Choice,
    Choosing,
    Command,
    Given,
    Jump,
    Line,
    Nothing,
    Results,
    Search,
    Targets,
    Unread,
    read_line,
)


class Next(Enum):
    """What the front end does after a line."""

    STAY = auto()
    ASK = auto()
    CHOOSE = auto()
    READ_BACK = auto()
    QUIT = auto()
    HELP = auto()


@dataclass(frozen=True, slots=True)
class Response:
    """What came of a line: what to say, whether its text was taken, and what follows.

    With `CHOOSE` go the ways in which the line can be meant, each with the text that means it.
    """

    said: str
    taken: bool = True
    then: Next = Next.STAY
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a line would record, while it is being typed; `open_point` is empty when complete."""

    words: tuple[str, ...] = ()
    open_point: str = ""
    is_entry: bool = False


def _open(problem: str) -> Response:
    return Response(problem, taken=False)


_ANSWER_FIRST = _open("Answer this first; Esc goes back to the line")


class Sitting:
    """The clerk's place in the list and on the charge, and the language of the bar over it.

    `new_id` gives a fresh UUID for each recorded line.
    """

    def __init__(self, desk: Desk, new_id: Callable[[], str]) -> None:
        self.desk = desk
        self.hearing_id = ""
        self.matter_number = 1
        self.asking: Asking | None = None
        self._new_id = new_id
        self._commands: dict[str, Callable[[], Response]] = {
            "share": lambda: Response("", then=Next.READ_BACK),
            "quit": lambda: Response("", then=Next.QUIT),
            "undo": self.undo,
            "redo": self.redo,
            "next": self.next_case,
            "previous": self.previous_case,
            "help": lambda: Response("", then=Next.HELP),
        }

    # Where the clerk is

    @property
    def row(self) -> ListRow | None:
        """The row of the current hearing; the first of the list until one is chosen."""
        rows = self.desk.rows
        return next((r for r in rows if r.hearing_id == self.hearing_id), rows[0] if rows else None)

    @property
    def file(self) -> CaseFile | None:
        """The current hearing's case file; `None` until it is known in full."""
        row = self.row
        return self.desk.file(row.hearing_id) if row else None

    @property
    def matter(self) -> Matter | None:
        """The current matter."""
        file = self.file
        return file.matter(self.matter_number) if file else None

    @property
    def command_names(self) -> tuple[str, ...]:
        """The commands that can be typed after a colon."""
        return tuple(self._commands)

    def go_to(self, number: int) -> Response:
        """Go to the hearing with this list number."""
        row = next((row for row in self.desk.rows if row.number == number), None)
        if row is None:
            return _open(f"No number {number} in this list")
        self._sit_on(row)
        return Response("")

    def next_case(self) -> Response:
        """Go to the next hearing of the list."""
        return self._step_case(1, "This is the last case of the list")

    def previous_case(self) -> Response:
        """Go to the hearing before."""
        return self._step_case(-1, "This is the first case of the list")

    def next_matter(self) -> Response:
        """Go to the next offence or application of this hearing."""
        return self._step_matter(1)

    def previous_matter(self) -> Response:
        """Go to the offence or application before."""
        return self._step_matter(-1)

    def move_on(self) -> Response:
        """Go to the next matter here without an outcome, then to the next case."""
        file = self.file
        if file is not None:
            number = self.matter_number
            later = [m for m in file.open_matters if m.number > number]
            earlier = [m for m in file.open_matters if m.number < number]
            if later or (earlier and file.record.live_lines):
                self.matter_number = (later or earlier)[0].number
                return Response("")
        return self.next_case()

    def _step_case(self, step: int, at_end: str) -> Response:
        rows, row = self.desk.rows, self.row
        if row is None:
            return _open("There is no list yet")
        if self.asking is not None:
            return _ANSWER_FIRST
        at = rows.index(row) + step
        if not 0 <= at < len(rows):
            return Response(at_end)
        self._sit_on(rows[at])
        return Response("")

    def _sit_on(self, row: ListRow) -> None:
        self.hearing_id = row.hearing_id
        self.matter_number = 1

    def _step_matter(self, step: int) -> Response:
        if self.asking is not None:
            return _ANSWER_FIRST
        file = self.file
        if file is not None and file.matter(self.matter_number + step) is not None:
            self.matter_number += step
        return Response("")

    # What a line does

    def preview(self, text: str) -> Preview:
        """Tell what a line would do, without doing it; called on every key."""
        if self.asking is not None:
            return self._preview_asking(self.asking)
        line = self._read(text)
        match line:
            case Nothing():
                return Preview()
            case Jump(number):
                row = next((row for row in self.desk.rows if row.number == number), None)
                found = f"Go to {row.number} {row.who}" if row else f"No number {number} here"
                return Preview((found,))
            case Command(name):
                near = [one for one in self._commands if one.startswith(name)]
                return Preview((" ".join(f":{one}" for one in near) or f"No command :{name}",))
            case Search(wanted):
                row = self._find(wanted)
                return Preview((f"Go to {row.number} {row.who}" if row else "Nothing found",))
            case Unread(problem):
                return Preview((), problem, is_entry=True)
            case Choosing(choices):
                labels = tuple(f"{n} {one.label}" for n, one in enumerate(choices, 1))
                return Preview(labels, "Enter, then the number of the one meant", is_entry=True)
            case Results():
                return self._preview_results(line)

    def enter(self, text: str) -> Response:
        """Do what a line says; nothing is recorded unless all of it is complete.

        While a question stands, the text is its answer.
        """
        if self.asking is not None:
            return self._answer(self.asking, text)
        line = self._read(text)
        match line:
            case Nothing():
                return self.move_on()
            case Jump(number):
                return self.go_to(number)
            case Command(name):
                return self._command(name)
            case Search(wanted):
                row = self._find(wanted)
                return self.go_to(row.number) if row else _open(f"Nothing matches ‘{wanted}’")
            case Unread(problem):
                return _open(problem)
            case Choosing(choices):
                return Response("Which one? Its number", False, Next.CHOOSE, choices)
            case Results():
                return self._record(line) if not line.open_point else self._ask(line, {})

    def _command(self, name: str) -> Response:
        """Run a command by its name, or by a beginning that no other command has."""
        near = [one for one in self._commands if one.startswith(name)]
        if name in self._commands or len(near) == 1:
            return self._commands[name if name in self._commands else near[0]]()
        if near:
            return _open(f"Which one: {' '.join(f':{one}' for one in near)}?")
        return _open(f"There is no command :{name}")

    def stop_asking(self) -> str:
        """Leave the question and give back the line that it is about, as it was typed."""
        text = self.asking.text if self.asking else ""
        self.asking = None
        return text

    def _ask(self, line: Results, given: Given, chosen: str = "") -> Response:
        """Ask for what is missing, unless the line itself must be mended."""
        targets = self._targets(line.targets)
        asking = begin_asking(line, given, chosen)
        if isinstance(targets, str) or asking is None:
            return _open(targets if isinstance(targets, str) else line.open_point)
        self.asking = asking
        return Response("", then=Next.ASK)

    def _answer(self, asking: Asking, text: str) -> Response:
        file = self.file
        day = file.date if file else dt.date.fromisoformat(self.desk.day)
        answered = take_answer(asking, text, day)
        if isinstance(answered, str):
            return _open(answered)
        if answered.following is not None:
            self.asking = answered.following
            return Response("", then=Next.ASK)
        line = read_line(asking.text, self.desk.catalogue, day, answered.given)
        self.asking = None
        if not isinstance(line, Results):
            return _open("The line can't be read any more")
        if line.open_point:
            return self._ask(line, answered.given, answered.chosen)
        return self._record(line)

    def _preview_asking(self, asking: Asking) -> Preview:
        line = read_line(
            asking.text, self.desk.catalogue, dt.date.fromisoformat(self.desk.day), asking.given
        )
        words = tuple(one.words for one in line.readings) if isinstance(line, Results) else ()
        choices = "  ".join(f"{n} {one}" for n, one in enumerate(asking.question.choices, 1))
        hint = choices or ("may stay empty" if asking.question.may_be_empty else "needed")
        return Preview(words, hint, is_entry=True)

    def undo(self) -> Response:
        """Take back the last step on this hearing."""
        if self.asking is not None:
            return _ANSWER_FIRST
        file = self.file
        if file is None or not file.history.done:
            return Response("Nothing to undo on this hearing")
        change = file.history.done[-1].inverse
        self.desk.keep(
            file, "undo", ":undo", change, f"undone · {_summary(change, self.desk.catalogue)}"
        )
        return Response("Undoing…")

    def redo(self) -> Response:
        """Do again what was last taken back."""
        if self.asking is not None:
            return _ANSWER_FIRST
        file = self.file
        if file is None or not file.history.undone:
            return Response("Nothing to redo on this hearing")
        change = file.history.undone[-1]
        self.desk.keep(
            file, "redo", ":redo", change, f"redone · {_summary(change, self.desk.catalogue)}"
        )
        return Response("Redoing…")

    def readback(self) -> Readback | None:
        """Read the current hearing back; `None` until it is known in full."""
        file = self.file
        return file.read_back(self.desk.catalogue) if file else None

    def share(self) -> Response:
        """Share the current hearing's results."""
        row = self.row
        return Response(self.desk.share(row.hearing_id) if row else "There is no list yet")

    def _read(self, text: str) -> Line:
        file = self.file
        day = file.date if file else dt.date.fromisoformat(self.desk.day)
        return read_line(text, self.desk.catalogue, day)

    def _find(self, wanted: str) -> ListRow | None:
        """Find the first row after the current one that holds the text, going round the list."""
        rows, folded = self.desk.rows, wanted.casefold()
        start = rows.index(self.row) + 1 if self.row in rows else 0
        turned = rows[start:] + rows[:start]
        return next(
            (
                row
                for row in turned
                if folded and folded in f"{row.who} {row.references}".casefold()
            ),
            None,
        )

    def _preview_results(self, line: Results) -> Preview:
        targets = self._targets(line.targets)
        if isinstance(targets, str):
            return Preview((), targets, is_entry=True)
        place = place_words(targets)
        words = tuple(
            f"{place} {reading.definition.short_code}  {reading.words}" for reading in line.readings
        )
        return Preview(words, line.open_point, is_entry=True)

    def _record(self, line: Results) -> Response:
        file = self.file
        targets = self._targets(line.targets)
        if isinstance(targets, str):
            return _open(targets)
        if line.open_point or file is None:
            return _open(line.open_point)
        if any(r.id in file.shared_ids for m in targets for r in file.record.on(m)):
            return _open("Shared already; a shared result can't be changed here")
        lines = tuple(
            new_line(self._new_id(), reading, matter.target, file.date)
            for reading in line.readings
            for matter in belonging(reading, targets)
        )
        change = Change.adding(lines)
        said = "; ".join(reading.words for reading in line.readings)
        self.desk.keep(file, "record", line.typed, change, f"{numbers(targets)}  {said}")
        return Response("")

    def _targets(self, wanted: Targets) -> tuple[Matter, ...] | str:
        file, current = self.file, self.matter
        if file is None or current is None:
            return "This case is still being fetched" if self.row else "There is no list yet"
        return matters_for(file, current, wanted)


def _summary(change: Change, catalogue: Catalogue) -> str:
    lines = (after or before for _, before, after in change.steps)
    return "; ".join(line.words(catalogue) for line in lines if line is not None)
