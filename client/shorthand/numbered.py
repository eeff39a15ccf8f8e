"""A number right before a result: is it an offence's, as in `1 fo`, or a value, as in `6 lep`?"""

import re
from dataclasses import dataclass

from client.catalogue.model import Prompt, PromptKind, PromptRule
from client.shorthand.line import ResultReading
from client.shorthand.targets import read_targets
from client.shorthand.values import POINTS, begins_date, read_unit

_LEADING = re.compile(
    r"(?P<word>(?:offences?|offs?|counts?|charges?)\s+|#)?"
    r"(?P<numbers>\d{1,2}(?:(?:\s*[,&-]\s*|\s+(?:(?:and|to)\s+)?)\d{1,2})*)"
    r"[.:)]?\s+(?P<rest>[^\W\d].*)",
    re.IGNORECASE | re.DOTALL,
)
_RANGE = re.compile(r"\s*-\s*|\s+to\s+", re.IGNORECASE)
_AND = re.compile(r"\s*[,&]\s*|\s+and\s+|\s+", re.IGNORECASE)
_HALVES_OF_DAY = frozenset({"am", "pm", "noon"})

_MOST_OFFENCES = 20
"""Where the hearing is not known, a higher number is an amount before it is an offence's."""


@dataclass(frozen=True, slots=True)
class Leading:
    """The numbers that a result begins with, written as targets, and what follows them.

    `is_said` tells that a word before them says that they are offences.
    """

    typed: str
    targets: str
    rest: str
    is_said: bool

    @property
    def words(self) -> str:
        """The offences, in words."""
        plural = "offences" if re.search(r"[,-]", self.targets) else "offence"
        return f"{plural} {self.targets.replace(',', ', ')}"


def leading_numbers(typed: str, offences: int | None) -> Leading | None:
    """Find numbers before a result that may be those of offences; `None` where they are a value.

    `offences` counts those of the hearing; it is not known where a line is read without one.
    """
    found = _LEADING.fullmatch(typed)
    if found is None:
        return None
    numbers, rest, is_said = found["numbers"], found["rest"], found["word"] is not None
    first = rest.split()[0].casefold()
    is_value = read_unit(first) is not None or first in POINTS | _HALVES_OF_DAY
    if not is_said and (is_value or begins_date(numbers.split()[-1], [first])):
        return None
    targets = _AND.sub(",", _RANGE.sub("-", numbers))
    named = read_targets(targets)
    most = offences if offences is not None else _MOST_OFFENCES
    if named is None or max(named.numbers) > most:
        return None
    return Leading(numbers, targets, rest, is_said)


def has_value_left(value: ResultReading) -> bool:
    """Tell whether the number has taken the place of another value: `1 lep 6`."""
    return any(token.text[:1] in "£0123456789" for token in value.placed.unplaced if token.text)


def is_said_before(value: ResultReading, alone: object) -> bool:
    """Tell whether a number is the answer that is said before the result: `6 lep`, `20 rar`.

    It answers the first question that must be answered, and is no amount, which has its £ or is
    higher. `alone` is the same result read without the number.
    """
    first = next((one for one in _asked(value) if one.rule is PromptRule.MANDATORY), None)
    is_asked = first is not None and first.kind not in (PromptKind.MONEY, PromptKind.TEXT)
    if first is None or not is_asked or not isinstance(alone, ResultReading):
        return False
    return _is_answered(value, first) and not _is_answered(alone, first)


def _asked(reading: ResultReading) -> list[Prompt]:
    return [prompt for prompt in reading.definition.prompts if not prompt.hidden]


def _is_answered(reading: ResultReading, prompt: Prompt) -> bool:
    return any(answer.prompt.id == prompt.id for answer in reading.answers)
