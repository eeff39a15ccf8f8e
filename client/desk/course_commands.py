"""What a line says of a hearing's course, which `:log` logs; and of faults."""

import datetime as dt
import re

from client.desk.case_file import CaseFile
from client.desk.desk import Desk
from client.desk.faults import FaultBook, FaultError
from client.desk.places import Numbered
from client.desk.position import Position
from client.desk.responses import Response, not_taken
from client.desk.rows import day_words
from client.desk.whereabouts import Offered
from client.record.course import (
    PAUSED,
    LogStep,
    day_in_court,
    instant,
    instant_in_court,
    time_in_court,
)

_AT_A_TIME = re.compile(r"(?:^|\s)(?P<hours>[01]?\d|2[0-3])[:.](?P<minutes>[0-5]\d)$")


class CourseCommands:
    """The log of the hearing that the clerk is at.

    `faults` is where faults of the program are noted, where there is such a place.
    """

    def __init__(self, position: Position, faults: FaultBook | None) -> None:
        self._position = position
        self._faults = faults

    @property
    def _desk(self) -> Desk:
        return self._position.desk

    # Faults

    def faults_offered(self) -> Offered:
        """Say how a fault is noted, and which have been, with their age."""
        noted = self._faults.noted() if self._faults else ()
        choices = tuple((0, f"{one.ago:>3}  {one.words}") for one in noted)
        note = "Noted beside it: the time, the program, the terminal and the server. No names"
        return Offered("What is wrong? Enter notes it", choices, note)

    def note_fault(self, words: str) -> Response:
        """Note a fault of the program or the service, in the clerk's words."""
        if self._faults is None:
            return not_taken("Faults can't be noted here")
        if not words:
            return not_taken("Say in a few words what is wrong, without names")
        desk = self._desk
        place = desk.place
        facts = {
            "court": f"{place.centre_name}, {place.room_name}" if place else "",
            "day": desk.day,
            "server": f"away since {desk.away_since}" if desk.away_since else "answers",
            "waiting to be sent": str(desk.waiting_count),
        }
        try:
            path = self._faults.note(words, facts)
        except FaultError as error:
            return not_taken(f"NOT NOTED: {error}")
        return Response(f"Noted in {path}: give it to your support")

    # The log

    def offered(self, argument: str) -> Offered | None:
        """Say what may be logged now, each with its number, and what has been."""
        file = self._position.file
        if file is None:
            return None
        steps = self._steps(file)
        wanted = _AT_A_TIME.sub("", argument).strip()
        choices: Numbered = tuple(
            (number, step.words)
            for number, step in enumerate(steps, 1)
            if not wanted or step in _named(steps, wanted)
        )
        title = "Nothing can be logged"
        if steps and self._at(_AT_A_TIME.search(argument)) is None:
            title = f"Log what happens, and when? {steps[0].words} 10:02"
        elif steps:
            title = f"Log what happens? Enter: {steps[0].words}"
        return Offered(title, choices, file.course.words() or "Not called on yet")

    def log(self, argument: str) -> Response:
        """Log what words or a number name, now or at the time they end with; else what follows."""
        file = self._position.file
        if file is None:
            return not_taken(self._position.why_no_file)
        time = _AT_A_TIME.search(argument)
        at = self._at(time)
        if at is None:
            day = day_words(file.date)
            return not_taken(f"This list is of {day}: say the time too, as in :log call 10:02")
        steps = self._steps(file)
        named = _named(steps, _AT_A_TIME.sub("", argument).strip())
        if not steps:
            return not_taken("The court's server has not said yet what can be logged")
        if len(named) != 1:
            what = " or ".join(step.words for step in named or steps)
            return not_taken(f"Which one: {what}?")
        self._pause_others(file, named[0], at)
        self._log(file, named[0], at)
        return Response("")

    def _steps(self, file: CaseFile) -> tuple[LogStep, ...]:
        return self._desk.log.steps(file, self._position.matter)

    def _at(self, time: re.Match[str] | None) -> str | None:
        """Give the moment that is meant; `None` where it is not said, and this is another day."""
        now, day = self._desk.now(), dt.date.fromisoformat(self._desk.day)
        if time is not None:
            return instant_in_court(day, dt.time(int(time["hours"]), int(time["minutes"])))
        return instant(now) if day_in_court(now) == day else None

    def _pause_others(self, file: CaseFile, step: LogStep, at: str) -> None:
        """Log that what else goes on in this room pauses: one hearing at a time is heard."""
        if not step.goes_on:
            return
        here = {row.hearing_id for row in self._desk.rows}
        for other in self._desk.log.going_on(apart_from=file.hearing.id):
            steps = self._desk.log.steps(other, None)
            pause = next((one for one in steps if one.label == PAUSED), None)
            if pause is not None and other.hearing.id in here:
                self._log(other, pause, at)

    def _log(self, file: CaseFile, step: LogStep, at: str) -> None:
        number = self._number(file)
        self._desk.log.log(file, step, at, f"number {number}  {time_in_court(at)} {step.label}")

    def _number(self, file: CaseFile) -> int:
        rows = self._desk.rows
        return next((row.number for row in rows if row.hearing_id == file.hearing.id), 0)


def _named(steps: tuple[LogStep, ...], wanted: str) -> tuple[LogStep, ...]:
    """Give the steps that words can mean; the first of all without any."""
    if not wanted:
        return steps[:1]
    if wanted.isdecimal():
        return steps[int(wanted) - 1 : int(wanted)] if int(wanted) else ()
    folded = wanted.casefold()
    begun = tuple(step for step in steps if step.words.casefold().startswith(folded))
    return begun or tuple(step for step in steps if folded in step.words.casefold())
