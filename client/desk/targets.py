"""Which matters each part of a line is for, and on which of them each result goes."""

from textwrap import shorten

from client.catalogue import Category, Level
from client.desk.case_file import CaseFile
from client.readback import who
from client.record.matters import Matter
from client.shorthand.entering import AttendanceReading, Entered, PleaReading
from client.shorthand.line import ResultReading, Results
from client.shorthand.targets import Targets

_TITLE_WIDTH = 30

Places = tuple[tuple[Matter, ...], ...]
"""The matters that each part of a line is for; of attendance, a matter of each defendant."""


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


def settles_offence(reading: ResultReading) -> bool:
    """Tell whether a result gives the offence that it goes on an outcome for the day."""
    definition = reading.definition
    return definition.level is Level.OFFENCE and definition.category is not Category.ANCILLARY


def misplaced(line: Results) -> str:
    """Say which part a target of a defendant or a case can't take; empty where all are taken."""
    for at, part in enumerate(line.parts):
        whole = line.aim(at).whole
        if not whole:
            continue
        if isinstance(part, AttendanceReading):
            if whole == "c":
                return "Attendance belongs to a defendant: leave c/ out, or write **/"
        elif not isinstance(part, ResultReading):
            what = "A plea" if isinstance(part, PleaReading) else "A verdict"
            return f"{what} belongs to an offence: name its number"
        elif part.definition.level is Level.OFFENCE:
            return f"{part.definition.label} belongs to an offence: name its number"
    return ""


def places_for(line: Results, file: CaseFile, current: Matter) -> Places | str:
    """Give the matters that each part of a line is for, or why one has none, in words.

    An offence whose outcome an earlier part gives, under targets of its own, is open no more.
    """
    problem = misplaced(line)
    places: list[tuple[Matter, ...]] = []
    settled: dict[int, Targets] = {}
    for at, part in enumerate(line.parts if not problem else ()):
        aim = line.aim(at)
        is_attendance = isinstance(part, AttendanceReading)
        matters = (_attending if is_attendance else matters_for)(file, current, aim)
        if isinstance(matters, str):
            return matters
        if aim.open_offences and not is_attendance:
            matters = tuple(one for one in matters if settled.get(one.number, aim) == aim)
            if not matters:
                return "No open offences are left for the end of this line"
        if isinstance(part, ResultReading) and settles_offence(part):
            settled |= {one.number: aim for one in matters if one.number not in settled}
        places.append(matters)
    return problem or _said_twice(line, tuple(places)) or tuple(places)


def _attending(file: CaseFile, current: Matter, wanted: Targets) -> tuple[Matter, ...] | str:
    """Give a matter of each defendant whose attendance a part enters, or why there is none.

    Who is there does not hang on what is still open: `*` is the defendant and `**` everybody.
    """
    if wanted.of_everyone:
        return belonging_to_defendants(file.matters)
    matters = matters_for(file, current, wanted) if wanted.numbers else (current,)
    return matters if isinstance(matters, str) else belonging_to_defendants(matters)


def _said_twice(line: Results, places: Places) -> str:
    """Say what a line enters twice of one defendant or offence; empty where it does not.

    Parts with targets of their own can meet on one, and which of them holds is not for us to say.
    """
    said: set[tuple[str, str | tuple[str, str]]] = set()
    for part, place in zip(line.parts, places, strict=True):
        for matter in place if not isinstance(part, ResultReading) else ():
            is_attendance = isinstance(part, AttendanceReading)
            of = matter.defendant_key if is_attendance else matter.target.matter_key
            if (part.typed[0], of) in said:
                whose = who(matter) if is_attendance else f"offence {matter.number}"
                return f"Two parts with {part.typed[0]} for {whose}: keep one"
            said.add((part.typed[0], of))
    return ""


def matters_in(
    line: Results, places: Places, *kinds: type[ResultReading | Entered]
) -> tuple[Matter, ...]:
    """Give the matters that the parts of these kinds are for, each once."""
    each: dict[int, Matter] = {}
    for part, place in zip(line.parts, places, strict=True):
        if isinstance(part, kinds):
            each |= {matter.number: matter for matter in place}
    return tuple(each.values())


def result_words(line: Results, places: Places) -> tuple[str, ...]:
    """Say what results a line records; each target is said once, where it begins."""
    words: list[str] = []
    place_before: tuple[Matter, ...] = ()
    for part, place in zip(line.parts, places, strict=True):
        if isinstance(part, ResultReading):
            said = f"{part.definition.short_code}  {part.words}"
            words.append(said if place == place_before else f"{place_words(place)} {said}")
            place_before = place
    return tuple(words)


def place_words(matters: tuple[Matter, ...]) -> str:
    """Say which matters a line is for, with a title short enough to leave room for the result."""
    if len(matters) == 1:
        return f"{matters[0].number} {shorten(matters[0].title, _TITLE_WIDTH, placeholder='…')}:"
    return f"{numbers(matters)}:"


def numbers(matters: tuple[Matter, ...]) -> str:
    """Give the matters' numbers, joined by commas."""
    return ",".join(str(matter.number) for matter in matters)
