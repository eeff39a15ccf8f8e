"""Reading a line of the entry bar: the first character decides what it is."""

import datetime as dt
import re

from client.catalogue import Catalogue
from client.contract.text import clean_line
from client.shorthand.courts import NO_COURTS, Courts
from client.shorthand.entering import (
    SIGNS,
    Entered,
)
from client.shorthand.line import (
    LONGEST_LINE,
    NOTHING_GIVEN,
    Choosing,
    Command,
    Ditto,
    Explain,
    Given,
    Jump,
    Line,
    Nothing,
    ResultReading,
    Results,
    Search,
    Unread,
)
from client.shorthand.naming import NEVER_USED
from client.shorthand.part_reading import NO_RESULT, Reader, read_part
from client.shorthand.targets import Targets, read_targets, split_targets
from client.shorthand.tokens import split_results
from client.shorthand.worded import Used

_DITTO = re.compile(r"'\s*(\d{0,3})")

_NO_SUCH_TARGETS = Unread("The offence numbers before / can't be read")


def read_line(
    text: str,
    catalogue: Catalogue,
    day: dt.date,
    given: Given = NOTHING_GIVEN,
    used: Used = NEVER_USED,
    courts: Courts = NO_COURTS,
    offences: int | None = None,
) -> Line:
    """Read a line of the entry bar; any text at all gives a line and never an exception.

    `day` is the hearing's day, from which dates count; `given` are the answers that were given to
    questions about this line; `used` orders what it may mean, and nothing else; `courts` is the
    list that court houses and rooms are looked up in; `offences` counts those of the hearing, where
    it is known: a number before a result may be one of theirs.
    """
    stripped = clean_line(text).strip()
    if len(stripped) > LONGEST_LINE:
        return Unread(f"This line is longer than {LONGEST_LINE} characters: part it")
    if not stripped:
        return Nothing()
    if stripped.isdecimal() and stripped.isascii():
        return Jump(int(stripped)) if len(stripped) < 5 else Unread("No list number is that long")
    if stripped[0] == ":":
        name, _, argument = stripped[1:].partition(" ")
        return Command(name.casefold(), argument.strip())
    if stripped[0] == "/":
        return Search(stripped[1:].strip())
    if stripped[0] == "?":
        return Explain(stripped[1:].strip())
    return _read_results(stripped, Reader(catalogue, day, used, courts, offences), given)


def _read_results(text: str, reader: Reader, given: Given) -> Line:
    before, rest = split_targets(text)
    targets = read_targets(before)
    if targets is None:
        return _NO_SUCH_TARGETS
    ditto = _DITTO.fullmatch(rest.strip())
    if ditto is not None:
        return Ditto(text, targets, int(ditto[1] or 0))
    readings: list[ResultReading | Entered] = []
    said: list[tuple[str, Targets]] = []
    choosing: Choosing | None = None
    parts = split_results(rest)
    aims = _aims(targets, parts)
    if aims is None:
        return _NO_SUCH_TARGETS
    for at in range(len(parts)):
        answered = {prompt: value for (part, prompt), value in given.items() if part == at}
        reading = read_part(parts, at, before, reader, answered)
        if isinstance(reading, Unread):
            return reading
        sign = (split_targets(parts[at])[1] if at else parts[at]).strip()[:1]
        if sign in SIGNS and (sign, aims[at]) in said:
            return Unread(f"Two parts begin with {sign}: keep one")
        said.append((sign, aims[at]))
        if isinstance(reading, Choosing):
            choosing = choosing or reading
        else:
            readings.append(reading)
    if choosing is not None:
        return choosing
    if not readings:
        return NO_RESULT
    each = aims if any(aim != targets for aim in aims) else ()
    return Results(text, targets, tuple(readings), each)


def _aims(first: Targets, parts: tuple[str, ...]) -> tuple[Targets, ...] | None:
    """Give whom each part is for: its own targets, else those of the part before.

    `None` where targets can't be read. `first` are those that stand before all parts.
    """
    aims: list[Targets] = []
    for at, part in enumerate(parts):
        before = split_targets(part)[0] if at else ""
        aim = read_targets(before) if before else (aims[-1] if aims else first)
        if aim is None:
            return None
        aims.append(aim)
    return tuple(aims)
