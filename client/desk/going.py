"""Where the clerk is, and the ways to go elsewhere: on the charge, in the list, to another."""

import datetime as dt
from collections.abc import Callable

from client.desk.case_file import CaseFile
from client.desk.course_commands import CourseCommands
from client.desk.days import Days
from client.desk.desk import Desk
from client.desk.faults import FaultBook
from client.desk.filters import count_of
from client.desk.position import Position
from client.desk.putting_off import PuttingOff
from client.desk.recording import ANSWER_FIRST, Recording
from client.desk.responses import Response, not_taken
from client.desk.rows import ListRow, Place, day_words, place_words
from client.desk.whereabouts import Whereabouts
from client.record.matters import Matter
from client.shorthand.asking import Asking
from client.shorthand.child_questions import AskingChild


class Going:
    """The clerk's place; while a question about a line stands, nothing moves.

    `new_id` gives a fresh UUID for each recorded line, `open_desk` opens the desk of another day.
    """

    def __init__(
        self,
        desk: Desk,
        new_id: Callable[[], str],
        open_desk: Callable[[str, Desk], Desk] | None = None,
        faults: FaultBook | None = None,
    ) -> None:
        self.days = Days(desk, open_desk)
        self._new_id = new_id
        self._faults = faults
        self._where = Whereabouts(self.days)
        self._position = Position(desk)
        self._recording = Recording(desk, self._position, new_id)
        self._course = CourseCommands(self._position, faults)
        self._putting_off = PuttingOff(self._position)
        self._found = ""

    @property
    def desk(self) -> Desk:
        """The desk of the day that is sat on."""
        return self.days.desk

    @property
    def shown_rows(self) -> tuple[ListRow, ...]:
        """The rows of the list that are shown."""
        return self._position.shown_rows

    @property
    def filter_name(self) -> str:
        """The name of the filter that is on; empty where all of the list is shown."""
        return self._position.filter.name if self._position.filter else ""

    @property
    def filter_count(self) -> int:
        """How many rows the filter is about; the current one is shown beside them."""
        only = self._position.filter
        return count_of(only, self.desk.rows) if only else len(self.desk.rows)

    @property
    def why_no_file(self) -> str:
        """Why the current hearing's case file is not there."""
        return self._position.why_no_file

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
    def asking(self) -> Asking | AskingChild | None:
        """The question that stands."""
        return self._recording.asking

    @property
    def must_answer(self) -> bool:
        """Whether the question is about a line that is not recorded yet: nothing else moves then.

        What goes with a result that is kept already can be left open at any time.
        """
        asking = self._recording.asking
        return asking is not None and not asking.need

    @property
    def is_answering(self) -> bool:
        """Whether what is typed answers a question, and is not first of all another line."""
        return isinstance(self._recording.asking, Asking)

    @property
    def question_words(self) -> str:
        """The question that stands, led by the offences it is about where others are in front."""
        asking = self._recording.asking
        if asking is None:
            return ""
        numbers = asking.text.partition("/")[0] if asking.need else str(self.matter_number)
        lead = f"{numbers} " if numbers != str(self.matter_number) else ""
        return f"{lead}{asking.question.label}"

    def leave_need(self) -> None:
        """Leave a question about what goes with a result that is kept, if one stands."""
        self._recording.drop_need()

    @property
    def changing(self) -> str:
        """The short code of the recorded result that the line changes; empty where none is."""
        line = self._recording.revising.changing
        return line.short_code if line else ""

    # In the list and on the charge

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
        self._recording.revising.stop_changing()
        return Response("") if self._position.go_to_open_matter() else self.next_case()

    def _step_case(self, step: int, at_end: str) -> Response:
        return self._moved(lambda: self._position.step_case(step, at_end))

    def _moved(self, move: Callable[[], Response]) -> Response:
        """Move, unless a question stands; a change that was begun is left where it was."""
        if self.must_answer:
            return ANSWER_FIRST
        self.leave_need()
        self._recording.revising.stop_changing()
        self._putting_off.has_moved()
        return move()

    def _find(self, wanted: str) -> Response:
        """Go to the next hearing that holds a text, which is then what is found again."""
        if not wanted:
            return not_taken("Nothing has been looked for yet; write /name")
        self._found = wanted
        found = self._position.found(wanted)
        if not found:
            return not_taken(f"Nothing matches ‘{wanted}’")
        self._position.go_to(found[0].number)
        more = f"‘{wanted}’ is in {len(found)} rows; / alone goes to the next"
        return Response(more if len(found) > 1 else "")

    def sought(self, text: str) -> ListRow | None:
        """Give the row that a line which finds would go to; `None` for any other line."""
        wanted = text[1:].strip() if text.startswith("/") else ""
        return self._position.find(wanted) if wanted and not self.must_answer else None

    # The hearing's course

    def log(self, argument: str) -> Response:
        """Log what happens in the hearing: without words what follows in its course."""
        return self._moved(lambda: self._course.log(argument))

    def put_off(self, reason: str) -> Response:
        """Put the case off, to be resulted out of court, and go to the next one."""
        return self._moved(lambda: self._putting_off.put_off(reason))

    # Another list, or a part of it

    def filter(self, argument: str) -> Response:
        """Show one part of the list, or without its name all of it again."""
        return self._moved(lambda: self._where.filter(argument, self._position))

    def _sit_in(self, argument: str) -> Response:
        place = self._where.court(argument)
        return place if isinstance(place, Response) else self._sit_at(place, self.desk.day)

    def _sit_on_day(self, argument: str) -> Response:
        day = self._where.day(argument)
        return day if isinstance(day, Response) else self._sit_at(None, day)

    def _sit_at(self, place: Place | None, day: str) -> Response:
        """Sit somewhere else; what was recorded and is not sent yet goes on being sent."""
        if self.must_answer:
            return ANSWER_FIRST
        self.leave_need()
        self._recording.revising.stop_changing()
        if not self.days.sit_at(place, day):
            return not_taken("Another day's list can't be opened here")
        self._position = Position(self.desk)
        self._recording = Recording(self.desk, self._position, self._new_id)
        self._course = CourseCommands(self._position, self._faults)
        self._putting_off = PuttingOff(self._position)
        where = place_words(self.desk.place) if self.desk.place else ""
        said = day_words(dt.date.fromisoformat(self.desk.day))
        return Response(", ".join(filter(None, (where, said))))
