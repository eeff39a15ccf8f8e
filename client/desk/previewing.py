"""What a line would do, and what stands in front of the cursor: told while it is typed."""

from collections.abc import Callable, Mapping

from client.desk.desk import Desk
from client.desk.explaining import (
    explain_command,
    explain_line,
    explain_mark,
    explain_place,
    explain_question,
    explain_row,
)
from client.desk.faults import FaultBook
from client.desk.going import Going
from client.desk.responses import Preview, Response
from client.desk.rows import ListRow
from client.desk.themes import Themes
from client.desk.whereabouts import Offered
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
)
from client.shorthand.phrases import Phrases, expand, is_phrase
from client.shorthand.reading import read_line


class Previewing(Going):
    """The language of the bar, looked at without doing anything; called on every key.

    `phrases` are the clerk's own, `themes` those of the screen.
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
        super().__init__(desk, new_id, open_desk, faults)
        self.themes = themes or Themes()
        self.phrases = phrases or {}
        self._used: Mapping[str, int] = {}
        self._commands: dict[str, Callable[[str], Response]] = {}

    @property
    def command_names(self) -> tuple[str, ...]:
        """The commands that can be typed after a colon."""
        return tuple(self._commands)

    def explained(self, text: str) -> tuple[str, ...]:
        """Explain what stands in front of the cursor, where `text` is the line up to there.

        That is the question that stands, the code of the result, the command, the row of that
        number; on an empty line the offence and the row.
        """
        line = self._read(text)
        if self.asking is not None and not (text and self._is_a_line(text, line)):
            return explain_question(self.asking, self.desk.catalogue)
        match line:
            case Command(name):
                return explain_command(name, self.command_names) or (f"No command :{name}",)
            case Jump(number):
                row = self._position.numbered(number)
                return explain_row(row) if row else (f"No number {number} in this list",)
            case Search():
                return ("/ and a part of a name or number finds it in the list",)
            case Nothing():
                return self._explained_here()
            case Explain(wanted):
                if not wanted:
                    return self._explained_here()
                return explain_mark(wanted) or explain(wanted, self.desk.catalogue)
            case _:
                return explain_line(text, self.desk.catalogue)

    def _explained_here(self) -> tuple[str, ...]:
        return explain_place(self.matter, self.file, self.row)

    def offered(self, text: str) -> Offered | None:
        """Say what a command that is being typed can be finished with; `None` for other lines."""
        name, gap, argument = text.removeprefix(":").partition(" ")
        if self.must_answer or not text.startswith(":") or not gap:
            return None
        near = self._near(name)
        command = near[0] if len(near) == 1 else name
        if command == "theme":
            return self.themes.offered(argument.strip())
        if command == "fault":
            return self._course.faults_offered()
        if command == "log":
            return self._course.offered(argument.strip())
        return self._where.offered(command, argument.strip(), self._position)

    def preview(self, text: str) -> Preview:
        """Tell what a line would do, without doing it; called on every key."""
        line = self._read(text)
        if self.asking is not None and (not text or not self._is_a_line(text, line)):
            return self._recording.preview_answer(text)
        match line:
            case Nothing():
                return Preview()
            case Jump(number):
                return self._preview_row(
                    self._position.numbered(number), f"No number {number} here"
                )
            case Command(name):
                near = self._near(name)
                return Preview((" ".join(f":{one}" for one in near) or f"No command :{name}",))
            case Search(wanted):
                return self._preview_search(wanted or self._found)
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

    def completion(self, text: str) -> str:
        """Give the letters that would complete the word at the end of a line."""
        if self.must_answer or text.startswith("/"):
            return ""
        return completion(text, self.desk.catalogue, self._commands)

    def _preview_search(self, wanted: str) -> Preview:
        if not wanted:
            return Preview(("Find a part of a name or of a case's reference",))
        found = self._position.found(wanted)
        if not found:
            return Preview(("Nothing found",))
        more = f"{len(found)} are found; / alone goes to the next" if len(found) > 1 else ""
        return Preview((f"Go to {found[0].number} {found[0].who}",), more)

    @staticmethod
    def _preview_row(row: ListRow | None, otherwise: str) -> Preview:
        return Preview((f"Go to {row.number} {row.who}" if row else otherwise,))

    def _read(self, text: str) -> Line:
        if is_phrase(text):
            text, problem = expand(text, self.phrases)
            if problem:
                return Unread(problem)
        desk, here = self.desk, self._recording.here
        return read_line(
            text,
            desk.catalogue,
            here.day,
            used=self._used,
            courts=desk.court_list,
            offences=here.offences,
        )

    def _is_a_line(self, text: str, line: Line) -> bool:
        return self._recording.is_a_line(text, line) is True

    def _near(self, name: str) -> list[str]:
        """Give the commands that a name can stand for: itself, or those that begin so."""
        if name in self._commands:
            return [name]
        return [one for one in self._commands if one.startswith(name)]
