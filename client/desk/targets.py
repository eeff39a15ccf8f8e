"""Which matters a line of results is for, and on which of them each result goes."""

from textwrap import shorten

from client.catalogue import Category, Level
from client.desk.case_file import CaseFile
from client.readback import who
from client.record.matters import Matter
from client.shorthand.line import ResultReading, Results
from client.shorthand.targets import Targets

_TITLE_WIDTH = 30


def matters_for(file: CaseFile, current: Matter, wanted: Targets) -> tuple[Matter, ...] | str:
    """Give the matters that a line is for, or why there are none, in words."""
    if wanted.of_everyone:
        return file.open_matters or "No open offences on this hearing"
    if wanted.open_offences:
        whose = [one for one in file.open_matters if one.defendant_key == current.defendant_key]
        return tuple(whose) or f"No open offences of {who(current)}"
    if not wanted.numbers:
        return (current,)
    matters = tuple(filter(None, (file.matter(number) for number in wanted.numbers)))
    if len(matters) < len(wanted.numbers):
        return f"This case has no offence {max(wanted.numbers)}"
    return matters


def belonging(reading: ResultReading, matters: tuple[Matter, ...]) -> tuple[Matter, ...]:
    """Give the matters that a result goes on: once for a defendant or a case, else on each."""
    if reading.definition.level is Level.OFFENCE:
        return matters
    by_case = reading.definition.level is Level.CASE
    first: dict[str, Matter] = {}
    for matter in matters:
        first.setdefault(matter.case_key if by_case else matter.defendant_key, matter)
    return tuple(first.values())


def settles_offence(reading: ResultReading) -> bool:
    """Tell whether a result gives the offence that it goes on an outcome for the day."""
    definition = reading.definition
    return definition.level is Level.OFFENCE and definition.category is not Category.ANCILLARY


def misplaced(line: Results) -> str:
    """Say which result a target of a defendant or a case can't take; empty where it takes all."""
    for at, reading in enumerate(line.readings):
        if line.aim(at).whole and reading.definition.level is Level.OFFENCE:
            return f"{reading.definition.label} belongs to an offence: name its number"
    return ""


def ditto_source(file: CaseFile, target: Matter, number: int) -> Matter | str:
    """Give the matter whose results are to be repeated on another, or why there is none."""
    source = file.matter(number or target.number - 1)
    if source is None or source.number == target.number:
        return f"There is no offence {number}" if number else "There is no offence above"
    if not any(line.level == Level.OFFENCE for line in file.record.on(source)):
        return f"Offence {source.number} has no results to repeat"
    return source


def place_words(matters: tuple[Matter, ...]) -> str:
    """Say which matters a line is for, with a title short enough to leave room for the result."""
    if len(matters) == 1:
        return f"{matters[0].number} {shorten(matters[0].title, _TITLE_WIDTH, placeholder='…')}:"
    return f"{numbers(matters)}:"


def numbers(matters: tuple[Matter, ...]) -> str:
    """Give the matters' numbers, joined by commas."""
    return ",".join(str(matter.number) for matter in matters)
