"""Which matters a line of results is for, and on which of them each result goes."""

from textwrap import shorten

from client.catalogue import Level
from client.desk.case_file import CaseFile
from client.readback import who
from client.record.matters import Matter
from client.shorthand.entering import AttendanceReading, PleaReading
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
    if reading.definition.level is Level.DEFENDANT:
        return belonging_to_defendants(matters)
    first: dict[str, Matter] = {}
    for matter in matters:
        first.setdefault(matter.case_key, matter)
    return tuple(first.values())


def belonging_to_defendants(matters: tuple[Matter, ...]) -> tuple[Matter, ...]:
    """Give the first matter of each defendant among some."""
    first: dict[str, Matter] = {}
    for matter in matters:
        first.setdefault(matter.defendant_key, matter)
    return tuple(first.values())


def misplaced(line: Results) -> str:
    """Say which part a line for a defendant or a case can't take; empty where it takes all."""
    whole = {"d": "defendant", "c": "case"}.get(line.targets.whole, "")
    for part in line.parts if whole else ():
        if isinstance(part, AttendanceReading):
            if whole == "case":
                return "Attendance belongs to a defendant: leave c/ out, or write **/"
        elif not isinstance(part, ResultReading):
            what = "A plea" if isinstance(part, PleaReading) else "A verdict"
            return f"{what} belongs to an offence: name its number"
        elif part.definition.level is Level.OFFENCE:
            return f"{part.definition.label} belongs to an offence: name its number"
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
