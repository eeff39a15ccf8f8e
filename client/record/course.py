"""How a hearing goes on the day: what its log says, and whether its result is owed.

What was logged is of the contract's section 6: the hearing's start, pause, resumption and end are
known by their recorded labels. What is owed was put off, to be resulted out of court; that is the
clerk's own note, of which the API knows nothing.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from client.contract.court_time import LONDON
from client.contract.hearing import Hearing
from client.contract.sitting import EventDefinition, EventLog, LogEvent
from client.record.matters import Matter, defendant_name

STARTED, PAUSED, RESUMED, ENDED = (
    "Hearing started",
    "Hearing paused",
    "Hearing resumed",
    "Hearing ended",
)

_COUNSEL, _DEFENDANT = "<counsel.name>", "<defendant.name>"


class Stage(StrEnum):
    """Where a hearing is in its course, in the word that the list has for it."""

    NOT_CALLED = ""
    CALLED = "called"
    PAUSED = "paused"
    ENDED = "ended"


_STAGES = {
    STARTED: Stage.CALLED,
    RESUMED: Stage.CALLED,
    PAUSED: Stage.PAUSED,
    ENDED: Stage.ENDED,
}
_FOLLOWING = {
    Stage.NOT_CALLED: (STARTED,),
    Stage.CALLED: (PAUSED, ENDED),
    Stage.PAUSED: (RESUMED, ENDED),
    Stage.ENDED: (RESUMED,),
}
_WORDS = {STARTED: "call on", PAUSED: "pause", RESUMED: "resume", ENDED: "end"}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of a hearing's log; `at` is an instant such as `2026-11-23T10:02:00Z`.

    It waits until the API has taken it; one that the API would not take `is_refused`.
    """

    id: str
    definition_id: str
    label: str
    at: str
    counsel_id: str = ""
    is_sent: bool = False
    is_refused: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether the API is still to be told."""
        return not self.is_sent and not self.is_refused

    @property
    def time(self) -> str:
        """The time of day in court."""
        return time_in_court(self.at)

    def set_in_json(self, kept: str | None) -> str:
        """Write what the journal holds of a course with this line as it is now."""
        return (Course.from_json(kept) if kept else Course()).with_line(self).to_json()

    def command(self) -> LogEvent:
        """Give the body of the command that logs it."""
        return LogEvent(
            hearing_event_id=self.id,
            hearing_event_definition_id=self.definition_id,
            recorded_label=self.label,
            event_time=self.at,
            last_modified_time=self.at,
            defence_counsel_id=self.counsel_id or None,
        )


@dataclass(frozen=True, slots=True)
class Course:
    """The log of a hearing day in order of time, and since when its result is owed, if it is.

    `reason` is why it was put off, in the clerk's words.
    """

    lines: tuple[LogLine, ...] = ()
    owed_since: str = ""
    reason: str = ""

    @property
    def stage(self) -> Stage:
        """Where the hearing is in its course."""
        stages = (_STAGES[line.label] for line in reversed(self.lines) if line.label in _STAGES)
        return next(stages, Stage.NOT_CALLED)

    @property
    def is_sent(self) -> bool:
        """Whether the API was told of all that was logged."""
        return not any(line.is_waiting for line in self.lines)

    def with_line(self, line: LogLine) -> "Course":
        """Give the course with a line, in place of the one with its id if there is one."""
        lines = {**{one.id: one for one in self.lines}, line.id: line}
        return replace(self, lines=tuple(sorted(lines.values(), key=lambda one: one.at)))

    def as_told(self, log: EventLog, unseen: Collection[str] = ()) -> "Course":
        """Give the course with the log as the API tells it, and what it has not been told yet.

        `unseen` are the ids of lines that the API took and that no log has shown yet.
        """
        told = tuple(
            LogLine(
                one.hearing_event_id,
                one.hearing_event_definition_id,
                one.recorded_label,
                one.event_time,
                is_sent=True,
            )
            for one in log.events
        )
        course = replace(self, lines=told)
        known = {line.id for line in told}
        for line in self.lines:
            if line.id not in known and (not line.is_sent or line.id in unseen):
                course = course.with_line(line)
        return replace(course, lines=tuple(sorted(course.lines, key=lambda one: one.at)))

    def line(self, line_id: str) -> LogLine | None:
        """Give the line with this id."""
        return next((line for line in self.lines if line.id == line_id), None)

    def joined(self, other: "Course") -> "Course":
        """Give the course with the lines of another too; of one in both, that which is settled."""
        course = self
        for line in other.lines:
            own = self.line(line.id)
            if own is None or (own.is_waiting and not line.is_waiting):
                course = course.with_line(line)
        return course

    def joined_json(self, kept: str | None) -> str:
        """Write the course for the journal, over what another window may have kept there."""
        return (self.joined(Course.from_json(kept)) if kept else self).to_json()

    def words(self) -> str:
        """Say what was logged, each with its time: `10:02 Hearing started · 10:20 …`."""
        return " · ".join(f"{line.time} {line.label}" for line in self.lines)

    def owed_words(self) -> str:
        """Say since when the result is owed, and why; empty where it is not."""
        if not self.owed_since:
            return ""
        why = f": {self.reason}" if self.reason else ""
        return f"Owed since {time_in_court(self.owed_since)}{why}"

    def to_json(self) -> str:
        """Write the course for the journal."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Course":
        """Read a course from the journal."""
        kept = json.loads(text)
        lines = tuple(LogLine(**line) for line in kept["lines"])
        return cls(lines, kept["owed_since"], kept["reason"])


@dataclass(frozen=True, slots=True)
class LogStep:
    """What may be logged next: what it is called, and the line that it makes."""

    words: str
    definition_id: str
    label: str
    counsel_id: str = ""

    @property
    def goes_on(self) -> bool:
        """Whether the hearing goes on from then."""
        return _STAGES.get(self.label) is Stage.CALLED


def next_steps(
    definitions: Iterable[EventDefinition], course: Course, matter: Matter | None, hearing: Hearing
) -> tuple[LogStep, ...]:
    """Give what may be logged next, what follows in the hearing's course first.

    While the hearing goes on that is everything else that the API knows too, with the names of the
    defendant of `matter` and of the counsel who alone appears for them; what needs a name that is
    not known is left out.
    """
    known = sorted(definitions, key=lambda one: (one.group_sequence, one.action_sequence))
    by_label = {one.recorded_label: one for one in known}
    steps = [
        LogStep(_WORDS[label], by_label[label].id, label)
        for label in _FOLLOWING[course.stage]
        if label in by_label
    ]
    if course.stage is Stage.CALLED:
        named = (_named(one, matter, hearing) for one in known if one.recorded_label not in _STAGES)
        steps += filter(None, named)
    return tuple(steps)


def _named(definition: EventDefinition, matter: Matter | None, hearing: Hearing) -> LogStep | None:
    """Put names into the labels of an event; `None` where one that they need is not known."""
    words, label, counsel_id = definition.action_label, definition.recorded_label, ""
    defendant = matter.defendant if matter else None
    if _DEFENDANT in f"{words}{label}":
        if defendant is None:
            return None
        name = defendant_name(defendant)
        words, label = words.replace(_DEFENDANT, name), label.replace(_DEFENDANT, name)
    if _COUNSEL in f"{words}{label}":
        appearing = [
            one for one in hearing.defence_counsels if defendant and defendant.id in one.defendants
        ]
        if len(appearing) != 1:
            return None
        name = f"{appearing[0].first_name} {appearing[0].last_name}".strip()
        words, label = words.replace(_COUNSEL, name), label.replace(_COUNSEL, name)
        counsel_id = appearing[0].id
    return LogStep(words, definition.id, label, counsel_id)


def instant(moment: dt.datetime) -> str:
    """Give a moment as the API writes one: in UTC, to the millisecond."""
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def instant_in_court(day: dt.date, time: dt.time) -> str:
    """Give a time of day in court as the API writes a moment."""
    return instant(dt.datetime.combine(day, time, LONDON))


def day_in_court(moment: dt.datetime) -> dt.date:
    """Give the day that it is in court."""
    return moment.astimezone(LONDON).date()


def time_in_court(at: str) -> str:
    """Give the time of day in court, `HH:MM`, of an instant; empty where it is none."""
    try:
        return f"{dt.datetime.fromisoformat(at).astimezone(LONDON):%H:%M}"
    except ValueError:
        return ""


def since_words(at: str, now: dt.datetime) -> str:
    """Say how long ago an instant was, in the largest unit: `20m`, `3h` or `2d`."""
    minutes = max(0, int((now - dt.datetime.fromisoformat(at)).total_seconds() // 60))
    if minutes < 60:
        return f"{minutes}m"
    return f"{minutes // 60}h" if minutes < 24 * 60 else f"{minutes // (24 * 60)}d"
