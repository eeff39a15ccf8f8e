"""The kinds of line that the entry bar takes, as they are read; what is open in one, in words."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from client.catalogue import Definition, Prompt
from client.shorthand.answers import Answer, shortened
from client.shorthand.entering import Entered
from client.shorthand.placing import Placed
from client.shorthand.saying import say_result
from client.shorthand.targets import Targets
from client.shorthand.units import said_of_units

Given = Mapping[tuple[int, str], Any]
"""Answers given to questions: the draft value by the part's place in the line and prompt id."""

NOTHING_GIVEN: Given = {}


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty line: move on."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A list number alone: go to that case."""

    number: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command by name, such as `:share`, with what follows it."""

    name: str
    argument: str


@dataclass(frozen=True, slots=True)
class Search:
    """`/` and a part of a name or number to find in the list."""

    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that can't be read, with what to do about it in ten words or fewer."""

    problem: str


@dataclass(frozen=True, slots=True)
class ResultReading:
    """One result as read on the hearing's day: its definition, the answers, and what is open."""

    typed: str
    definition: Definition
    placed: Placed
    day: dt.date

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answered prompts, in the definition's order."""
        return self.placed.answers

    @property
    def missing(self) -> tuple[Prompt, ...]:
        """The prompts that must still be answered."""
        return self.placed.missing

    @property
    def open_point(self) -> str:
        """What keeps this result from being recorded, in ten words or fewer; empty if nothing."""
        targeted = next((one for one in self.placed.unplaced if _TARGETED.match(one.text)), None)
        if targeted is not None:
            return f"put ; before ‘{targeted.text}’"
        if self.placed.unplaced and (said := said_of_units(self.placed)):
            return said
        if self.placed.unplaced:
            label, code = self.definition.label, self.definition.short_code
            place = label if len(label.split()) <= _SHORT_LABEL else code
            left = shortened(self.placed.unplaced[0].running, _MOST_LEFT)
            return f"‘{left}’ has no place in {place}"
        if self.placed.problem:
            return self.placed.problem
        if self.missing:
            return f"needs {shortened(self.missing[0].label, _MOST_NEEDED)}"
        return ""

    @property
    def words(self) -> str:
        """The result in plain words."""
        said = {one.prompt.ref: one.words(self.day) for one in self.answers}
        return say_result(self.definition, said)


@dataclass(frozen=True, slots=True)
class Results:
    """Results, attendance, pleas and verdicts, accepted whole or not at all, as one step of undo.

    `parts` stand in the order in which they were typed. `targets` are those at the start of the
    line; `aims` are those of each part, in its place, where a part behind the first names its own.
    """

    typed: str
    targets: Targets
    parts: tuple[ResultReading | Entered, ...]
    aims: tuple[Targets, ...] = ()

    def aim(self, at: int) -> Targets:
        """Give whom the part in this place is for."""
        return self.aims[at] if self.aims else self.targets

    @property
    def readings(self) -> tuple[ResultReading, ...]:
        """The results."""
        return tuple(part for part in self.parts if isinstance(part, ResultReading))

    @property
    def entered(self) -> tuple[Entered, ...]:
        """The attendance, the pleas and the verdicts."""
        return tuple(part for part in self.parts if not isinstance(part, ResultReading))

    @property
    def open_point(self) -> str:
        """The first thing that keeps the line from being recorded; empty when it is complete."""
        return next((r.open_point for r in self.readings if r.open_point), "")


@dataclass(frozen=True, slots=True)
class Ditto:
    """The results of another offence again: of the one with this number, or 0 for the one above."""

    typed: str
    targets: Targets
    number: int


@dataclass(frozen=True, slots=True)
class Explain:
    """`?` and a code, a word, or nothing: explain it."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One way in which a line can be meant: what it is, and the line written so."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """A line that could name several results; nothing is recorded until one is picked.

    `more` counts those that are not offered, as one digit picks from nine.
    """

    choices: tuple[Choice, ...]
    more: int = 0

    @property
    def hint(self) -> str:
        """What to do, in ten words or fewer."""
        return f"its number; {self.more} more: type on" if self.more else "its number"


Line = Nothing | Jump | Command | Search | Explain | Unread | Choosing | Ditto | Results

_TARGETED = re.compile(r"[\d,*-]+/[^\W\d]")
"""How a word begins that names a result for other offences: `2/fo`."""

_SHORT_LABEL, _MOST_LEFT, _MOST_NEEDED = 3, 3, 9
"""How many words of a label, of what has no place, and of a question's label ten leave room for."""

MOST_CHOICES = 9
"""As many choices as one digit can pick."""

LONGEST_LINE = 6000
"""Longer lines are not read: the longest text that a prompt takes is 4,000 characters."""
