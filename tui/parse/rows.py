"""What a parsed line would record, in plain rows of text."""

from client.catalogue import Definition, Level
from client.contract.text import clean_line
from client.desk.targets import misplaced
from client.shorthand.entering import AttendanceReading, Entered
from client.shorthand.line import (
    Choosing,
    Command,
    Ditto,
    Explain,
    Jump,
    Line,
    Nothing,
    ResultReading,
    Results,
    Search,
    Unread,
)
from client.shorthand.questions import questions
from client.shorthand.targets import Targets
from tui.parse.parsed import Parsed


def plain_rows(parsed: Parsed) -> list[str]:
    """Give a line and, indented, what it would record, what is open, and what is asked then.

    An empty line gives nothing.
    """
    if isinstance(parsed.reading, Nothing):
        return []
    rows = [parsed.line, *(f"  {row}" for row in _said(parsed.reading))]
    rows += [f"  with {one.short_code} {one.label}" for one in parsed.beside.added]
    rows += [f"  then {code} {need.words}" for code, need in parsed.beside.needs]
    return [clean_line(row) for row in rows]


def _said(line: Line) -> list[str]:
    match line:
        case Results():
            rows = [
                row for at, part in enumerate(line.parts) for row in _part_rows(line.aim(at), part)
            ]
            wrong = misplaced(line)
            return [f"problem: {wrong}"] if wrong else rows
        case Choosing(choices, more):
            listed = [f"{number} {one.label}" for number, one in enumerate(choices, 1)]
            listed += [f"and {more} more: type on"] if more else []
            return ["which of these:", *(f"  {one}" for one in listed)]
        case Unread(problem):
            return [f"problem: {problem}"]
        case Jump(number):
            return [f"goes to number {number} of the list; records nothing"]
        case Command(name, argument):
            return [f"the command {' '.join((name, argument)).strip()}; records nothing"]
        case Search(text):
            return [f"finds ‘{text}’ in the list; records nothing"]
        case Explain(text):
            return [f"explains ‘{text}’; records nothing"]
        case Ditto(_, targets, number):
            of = f"offence {number}" if number else "the offence above"
            return [f"{_offences(targets)}: the results of {of} again"]
    return []


def _part_rows(targets: Targets, part: ResultReading | Entered) -> list[str]:
    if isinstance(part, ResultReading):
        return _result_rows(targets, part)
    if not isinstance(part, AttendanceReading):
        return [f"{_offences(targets)}: {part.words}"]
    if targets.of_everyone:
        return [f"every defendant: {part.words}"]
    of = f" of {_offences(targets)}" if targets.numbers else ""
    return [f"defendant{of}: {part.words}"]


def _result_rows(targets: Targets, reading: ResultReading) -> list[str]:
    code = reading.definition.short_code
    rows = [f"{_target(targets, reading.definition)}: {code} {reading.words}"]
    rows += [f"  no place for ‘{token.running}’" for token in reading.placed.unplaced]
    if reading.placed.problem:
        rows.append(f"  problem: {reading.placed.problem}")
    for question in questions(reading):
        rows.append(f"  needs {'one of these' if question.alternatives else question.label}")
        rows += [f"    {number} {one}" for number, one in enumerate(question.choices, 1)]
    return rows


def _target(targets: Targets, definition: Definition) -> str:
    """Say what a result would belong to: its own level decides, then the line's targets."""
    if definition.level is Level.DEFENDANT:
        return "defendant"
    if definition.level is Level.CASE:
        return "case"
    return _offences(targets)


def _offences(targets: Targets) -> str:
    if targets.of_everyone:
        return "every open offence of every defendant"
    if targets.open_offences:
        return "every open offence"
    if not targets.numbers:
        return "current offence"
    numbers = ", ".join(map(str, targets.numbers))
    return f"offence{'s' if len(targets.numbers) > 1 else ''} {numbers}"
