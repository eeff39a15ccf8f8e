"""Attendance, pleas and verdicts of a line: whom and what they are for, and the steps they make."""

from client.contract.offence import Offence
from client.desk.case_file import CaseFile
from client.desk.targets import Places, numbers
from client.readback import who
from client.record.entered import EnteredStep
from client.record.heard import (
    Json,
    What,
    allocation_value,
    indication_value,
    plea_value,
    standing,
    verdict_value,
)
from client.record.matters import Matter
from client.shorthand.entering import AttendanceReading, PleaReading, VerdictReading
from client.shorthand.line import ResultReading, Results

_EITHER_WAY = frozenset({"eitherway", "eway", "ew", "e"})
"""The mode of trial as the API writes it, in words or as a code, without blanks."""


def needing_allocation(line: Results, places: Places) -> frozenset[int]:
    """Give the places, in a line, of the parts that deny or leave open an either-way offence."""
    return frozenset(
        at
        for at, (part, place) in enumerate(zip(line.parts, places, strict=True))
        if isinstance(part, PleaReading)
        and part.leads_to_allocation
        and any(_is_either_way(matter.offence) for matter in place)
    )


def _is_either_way(offence: Offence | None) -> bool:
    mode = offence.mode_of_trial if offence else ""
    return "".join(char for char in mode.casefold() if char.isalpha()) in _EITHER_WAY


def entered_steps(line: Results, file: CaseFile, places: Places) -> tuple[EnteredStep, ...] | str:
    """Give what a line enters, as steps, or why it enters nothing, in words.

    What stands already makes no step.
    """
    steps: list[EnteredStep] = []
    for part, place in zip(line.parts, places, strict=True):
        if isinstance(part, ResultReading):
            continue
        each = (
            _attendance_steps(part, file, place)
            if isinstance(part, AttendanceReading)
            else _charge_steps(part, file, place)
        )
        if isinstance(each, str):
            return each
        steps += each
    return tuple(step for step in steps if step.before != step.after)


def entered_words(line: Results, places: Places) -> tuple[str, ...]:
    """Say what a line enters, part by part: `offence 2: guilty plea`."""
    return tuple(
        f"{(_people if isinstance(part, AttendanceReading) else _matters)(place)}: {part.words}"
        for part, place in zip(line.parts, places, strict=True)
        if not isinstance(part, ResultReading)
    )


def kept_words(line: Results, places: Places) -> str:
    """Say what a line has recorded and entered, the numbers of what it was for first.

    They are said again where a part is for others than the part before, and whose attendance it is
    where it is not that of the defendants of those.
    """
    each = tuple(zip(line.parts, places, strict=True))
    charged = [place for part, place in each if not isinstance(part, AttendanceReading)]
    at = charged[0] if charged else places[0]
    first = numbers(at) if charged or len(at) == 1 else _people(at)
    words: list[str] = []
    for part, place in each:
        lead = ""
        if isinstance(part, AttendanceReading):
            lead = f"{_people(place)} " if _whose(place) != _whose(at) else ""
        elif place != at:
            lead, at = f"{numbers(place)}  ", place
        words.append(f"{lead}{part.words}")
    return f"{first}  {'; '.join(words)}"


def _whose(matters: tuple[Matter, ...]) -> frozenset[str]:
    return frozenset(matter.defendant_key for matter in matters)


def _people(people: tuple[Matter, ...]) -> str:
    return who(people[0]) if len(people) == 1 else f"{len(people)} defendants"


def _matters(matters: tuple[Matter, ...]) -> str:
    if len(matters) == 1 and matters[0].offence is None:
        return f"application {matters[0].number}"
    return f"offence{'s' if len(matters) > 1 else ''} {numbers(matters)}"


def _attendance_steps(
    part: AttendanceReading, file: CaseFile, people: tuple[Matter, ...]
) -> list[EnteredStep] | str:
    ids = dict.fromkeys(
        one.target.defendant_id or one.target.master_defendant_id
        for one in file.matters
        if one.defendant_key in {person.defendant_key for person in people}
    )
    if not all(ids):
        return "Whose attendance this is is not known to the court's server"
    after = {"attendanceType": part.kind.value}
    return [
        EnteredStep("attendance", one, standing(file.hearing, "attendance", one, file.day), after)
        for one in ids
    ]


def _charge_steps(
    part: PleaReading | VerdictReading, file: CaseFile, matters: tuple[Matter, ...]
) -> list[EnteredStep] | str:
    what: What = "plea" if isinstance(part, PleaReading) else "verdict"
    is_indicated = isinstance(part, PleaReading) and part.kind and part.kind.is_indicated
    if is_indicated and any(matter.offence is None for matter in matters):
        return "Only a plea to an offence is indicated, not to an application"
    steps = []
    for matter in matters:
        of = matter.target.offence_id or matter.target.application_id
        before = standing(file.hearing, what, of, file.day)
        steps.append(EnteredStep(what, of, before, _after(part, before, file.day)))
    if part.kind is None and not any(step.before for step in steps):
        return f"There is no {what} here to clear"
    return steps


def _after(part: PleaReading | VerdictReading, before: Json, day: str) -> Json:
    """Give what stands after a plea or a verdict.

    A plea leaves the indication and the allocation before it standing; an indication is where a
    plea begins, so nothing of what stood goes with it.
    """
    if isinstance(part, VerdictReading):
        return verdict_value(part.kind, day) if part.kind else {}
    if part.kind is None:
        return {}
    if not part.kind.is_indicated:
        kept = {name: value for name, value in before.items() if name != "plea"}
        return plea_value(part.kind, day) | kept
    allocated = allocation_value(part.allocation, day) if part.allocation else {}
    return indication_value(part.kind, day) | allocated
