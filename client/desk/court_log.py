"""The log of the hearings of a day, and which of their results are owed, kept before it is shown.

What is logged is written to the journal, then sent, one line after the other over all hearings:
when one is called on another has paused before.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from client.contract.sitting import EventDefinition, EventDefinitions
from client.desk.case_file import CaseFile
from client.desk.copies import course_name
from client.desk.files import CaseFiles
from client.journal import Journal, JournalError
from client.record.course import (
    Course,
    LogLine,
    LogStep,
    Stage,
    instant,
    next_steps,
)
from client.record.matters import Matter
from client.sync.notices import (
    Broken,
    CourseKept,
    CourseNotKept,
    LogFetched,
    LogLineHeld,
    LogLineTaken,
    Notice,
)
from client.sync.sync import Sync

_DEFINITIONS = "event definitions"


class CourtLog:
    """What is logged of the hearings in `files`, and which of them are put off.

    `now` gives the time, `new_id` a fresh UUID for each line, and `tell` takes notices from any
    thread.
    """

    def __init__(
        self,
        journal: Journal,
        files: CaseFiles,
        new_id: Callable[[], str],
        now: Callable[[], dt.datetime],
        tell: Callable[[Notice], None],
    ) -> None:
        self.sync: Sync | None = None
        self._journal = journal
        self._files = files
        self._new_id = new_id
        self._now = now
        self._tell = tell
        self._latest: dict[str, Course] = {}
        self._in_flight = ""
        self._unseen: set[str] = set()
        self._held: dict[str, str] = {}
        self._attempts: Counter[str] = Counter()
        copy = journal.tried(lambda: journal.recall(_DEFINITIONS), None)
        known = EventDefinitions.from_json(copy) if copy else EventDefinitions()
        self._definitions = known.event_definitions

    @property
    def is_keeping(self) -> bool:
        """Whether something is still being written."""
        return bool(self._latest)

    def learn(self, definitions: tuple[EventDefinition, ...]) -> None:
        """Take in what may be logged; what the API said before stands where it is silent."""
        if definitions and definitions != self._definitions:
            self._definitions = definitions
            body = EventDefinitions(event_definitions=definitions).model_dump_json(by_alias=True)
            self._journal.remember(_DEFINITIONS, body)

    def steps(self, file: CaseFile, matter: Matter | None) -> tuple[LogStep, ...]:
        """Give what may be logged of a hearing now, the next of its course first."""
        return next_steps(self._definitions, self._course(file), matter, file.hearing)

    def log(self, file: CaseFile, step: LogStep, at: str, said: str) -> None:
        """Log something of a hearing at an instant; `said` is told once it is kept."""
        line = LogLine(self._new_id(), step.definition_id, step.label, at, step.counsel_id)
        self._keep(file, self._course(file).with_line(line), said)

    def going_on(self, apart_from: str) -> tuple[CaseFile, ...]:
        """Give the other hearings that have been called on and neither paused nor ended."""
        return tuple(
            file
            for file in self._files
            if file.hearing.id != apart_from and self._course(file).stage is Stage.CALLED
        )

    def owed(self, file: CaseFile) -> tuple[str, str]:
        """Give since when a hearing's result is owed, and why; both empty where it is not."""
        course = self._course(file)
        return course.owed_since, course.reason

    def put_off(self, file: CaseFile, reason: str, said: str) -> None:
        """Note that a hearing's result is owed, from now on where it was not."""
        since, _ = self.owed(file)
        self.owe(file, since or instant(self._now()), reason, said)

    def owe(self, file: CaseFile, since: str, reason: str, said: str) -> None:
        """Note since when a hearing's result is owed, and why; both empty where it is not."""
        self._keep(file, replace(self._course(file), owed_since=since, reason=reason), said)

    # What the background tells

    def kept(self, notice: CourseKept) -> str:
        """Show what is on disk now, and send what the API is to be told of it."""
        file = self._files.get(notice.hearing_id)
        if file is not None:
            self._files.put(replace(file, course=notice.course.joined(file.course)))
        if self._latest.get(notice.hearing_id) == notice.course:
            del self._latest[notice.hearing_id]
        self.send_next()
        return f"Kept: {notice.said}"

    def not_kept(self, notice: CourseNotKept) -> str:
        """Go back to what is on disk; gives what to say."""
        self._latest.pop(notice.hearing_id, None)
        return f"NOT KEPT: {notice.said} ({notice.reason})"

    def receive(self, notice: LogFetched) -> None:
        """Take in the log as the API has it now, with what it has not been told yet.

        A log that was read before it took a line, or comes from a view that lags, does not take
        that line off again.
        """
        self._unseen -= {one.hearing_event_id for one in notice.log.events}
        file = self._files.get(notice.hearing_id)
        if file is not None:
            self._files.put(replace(file, course=file.course.as_told(notice.log, self._unseen)))

    def taken(self, notice: LogLineTaken) -> str:
        """Note what became of a line, and send the next; gives what to say, if anything."""
        self._in_flight = ""
        file = self._files.get(notice.hearing_id)
        line = file.course.line(notice.line_id) if file is not None else None
        if file is not None and line is not None:
            line = replace(line, is_sent=not notice.reason, is_refused=bool(notice.reason))
            if line.is_sent:
                self._unseen.add(line.id)
            self._files.put(replace(file, course=file.course.with_line(line)))
            # What has been noted since is on its way to the disk: only this line is set there.
            self._journal.revise(course_name(file.hearing.id, file.day), line.set_in_json)
        self.send_next()
        return f"Kept here, not logged: {notice.reason}" if notice.reason else ""

    def held(self, notice: LogLineHeld) -> str:
        """Hold a line back for a while, and send the next; gives what to say, once for a line."""
        self._in_flight = ""
        self._held[notice.line_id] = notice.hearing_id
        if self.sync is not None:
            self.sync.try_later(notice.hearing_id, self._attempts[notice.line_id])
        self._attempts[notice.line_id] += 1
        self.send_next()
        if self._attempts[notice.line_id] > 1:
            return ""
        return f"Kept here, not logged: {notice.reason}; it is tried again by itself"

    def try_again(self, hearing_id: str) -> None:
        """Send the lines of a hearing that were held back."""
        self._held = {line: held for line, held in self._held.items() if held != hearing_id}
        self.send_next()

    def send_next(self) -> None:
        """Send the line that has waited longest, unless one is on its way."""
        waiting = (
            (line, file)
            for file in self._files
            for line in file.course.lines
            if line.is_waiting and line.id not in self._held
        )
        line, file = min(waiting, key=lambda one: one[0].at, default=(None, None))
        if line is not None and file is not None and self.sync is not None and not self._in_flight:
            self._in_flight = line.id
            self.sync.log(file.hearing.id, line.command())

    def _course(self, file: CaseFile) -> Course:
        """Give a hearing's course with what is still being written."""
        return self._latest.get(file.hearing.id, file.course)

    def _keep(self, file: CaseFile, course: Course, said: str) -> None:
        hearing_id = file.hearing.id
        self._latest[hearing_id] = course

        def done(future: "Future[None]") -> None:
            error = future.exception()
            if error is None:
                self._tell(CourseKept(hearing_id, course, said))
            elif isinstance(error, JournalError):
                self._tell(CourseNotKept(hearing_id, said, str(error)))
            else:
                self._tell(Broken(error))

        name = course_name(hearing_id, file.day)
        self._journal.revise(name, course.joined_json).add_done_callback(done)
