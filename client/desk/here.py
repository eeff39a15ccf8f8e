"""Where a line is entered: the hearing's day, what the line is read with, and what stands there."""

import datetime as dt

from client.desk.case_file import CaseFile
from client.desk.changing import answers_before
from client.desk.desk import Desk
from client.desk.position import Position
from client.desk.revising import Revising
from client.desk.targets import Places, places_for
from client.record.lines import ResultLine
from client.shorthand.line import NOTHING_GIVEN, Given, Line, Results
from client.shorthand.reading import read_line


class Here:
    """The clerk's place, as a line that is entered there sees it."""

    def __init__(self, desk: Desk, position: Position, revising: Revising) -> None:
        self.desk = desk
        self._position = position
        self._revising = revising

    @property
    def file(self) -> CaseFile | None:
        """The hearing's case file; `None` until it is known in full."""
        return self._position.file

    @property
    def matter_key(self) -> tuple[str, str]:
        """The key of the current matter; empty where there is none."""
        return self._position.matter_key

    @property
    def day(self) -> dt.date:
        """The hearing's day, from which dates count."""
        file = self.file
        return file.date if file else dt.date.fromisoformat(self.desk.day)

    @property
    def offences(self) -> int | None:
        """How many offences and applications the hearing numbers; `None` until it is known."""
        return len(self.file.matters) if self.file is not None else None

    @property
    def standing(self) -> tuple[ResultLine, ...]:
        """The results of this hearing, less one that is being replaced."""
        lines = self.file.record.live_lines if self.file is not None else ()
        return tuple(one for one in lines if one != self._revising.changing)

    def read(self, text: str, given: Given = NOTHING_GIVEN) -> Line:
        """Read a line with the answers that were given to questions about it."""
        desk = self.desk
        return read_line(
            text, desk.catalogue, self.day, given, courts=desk.court_list, offences=self.offences
        )

    def places(self, line: Results) -> Places | str:
        """Give the matters that each part of a line is for, or why one has none, in words."""
        file, current = self.file, self._position.matter
        if file is None or current is None:
            return self.no_matter()
        return places_for(line, file, current)

    def answers_before(self, line: Results) -> Given:
        """Give what was answered about the result that a line replaces, if it replaces one."""
        courts, changing = self.desk.court_list, self._revising.changing
        return answers_before(changing, line, self.desk.catalogue, self.day, courts)

    def no_matter(self) -> str:
        """Say why there is nothing here to record on."""
        if self.file is not None:
            return "This hearing has no offence or application to result"
        return self._position.why_no_file
