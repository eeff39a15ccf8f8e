"""The parse mode: lines in, and for each what it would record or what is open in it.

Nothing is recorded, no list is fetched and no journal is opened: only the catalogue is read.
"""

import datetime as dt
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from client.catalogue import Catalogue, Definition, Level
from client.catalogue.fields import CatalogueError
from client.contract.text import clean_line
from client.desk.targets import misplaced
from client.shorthand.asking import Question, alternatives
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
    Targets,
    Unread,
    read_line,
)
from client.shorthand.phrases import is_phrase

_ALL_READ, _NOT_ALL_READ, _MISUSED, _INTERRUPTED = 0, 1, 2, 130
_OWN_PHRASE = Unread("A phrase is not known here: give the line it stands for")


class CatalogueFileError(Exception):
    """A file of result definitions that can't be used; the message says which, why, what to do."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """One line with its reading; `line` is the text without what could steer a terminal."""

    line: str
    reading: Line

    @property
    def is_complete(self) -> bool:
        """Whether the line would be taken as it stands."""
        if isinstance(self.reading, Results):
            return not (misplaced(self.reading) or self.reading.open_point)
        return not isinstance(self.reading, Choosing | Unread)


def run_parse(catalogue_file: Path | None, day: dt.date, *, as_json: bool) -> int:
    """Parse standard input to standard output.

    Gives the exit status: 0 where every line was read whole, 1 where one is open or unread, 2
    where the catalogue file can't be used.
    """
    try:
        catalogue = load_catalogue(catalogue_file)
    except (CatalogueFileError, CatalogueError) as error:
        print(f"callover: {clean_line(str(error))}", file=sys.stderr)
        return _MISUSED
    for stream in (sys.stdin, sys.stdout):
        # A byte or a letter that this terminal has no way to write is shown as one it has.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    status = _ALL_READ
    try:
        for parsed in parse_lines(sys.stdin, catalogue, day):
            if not parsed.is_complete:
                status = _NOT_ALL_READ
            for row in [json_row(parsed)] if as_json else plain_rows(parsed):
                print(row)
            sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; what is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOT_ALL_READ
    return status


def load_catalogue(file: Path | None) -> Catalogue:
    """Give the built-in catalogue, or the one that a file holds.

    A file whose name ends in .toml is in the project's own form, and stands before the built-in
    results; any other is in the API's form (contract section 7.2), and stands alone. Raises
    CatalogueFileError, or CatalogueError where a file of the project's form has a slip.
    """
    from client.catalogue.builtin import builtin_catalogue, catalogue_with

    if file is None:
        return builtin_catalogue()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise CatalogueFileError(f"‘{file}’ can't be read: {why}; check its name") from error
    except UnicodeDecodeError as error:
        raise CatalogueFileError(f"‘{file}’ is not text in UTF-8") from error
    if file.suffix.casefold() == ".toml":
        return catalogue_with(text, file.name)
    return _from_wire(file, text)


def _from_wire(file: Path, text: str) -> Catalogue:
    from pydantic import ValidationError

    from client.catalogue.wire import definitions_from_wire
    from client.contract.reference import ResultDefinitions

    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CatalogueFileError(f"‘{file}’ is not valid JSON: {error}") from error
    rows = body.get("resultDefinitions") if isinstance(body, dict) else None
    if not isinstance(rows, list) or not rows:
        raise CatalogueFileError(
            f'‘{file}’ holds no result definitions; it must be {{"resultDefinitions": […]}}'
        )
    try:
        return Catalogue(definitions_from_wire(ResultDefinitions.model_validate(body)))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = " ".join(
            f"number {part + 1}" if isinstance(part, int) else str(part) for part in first["loc"]
        )
        raise CatalogueFileError(f"‘{file}’: {where}: {first['msg'].lower()}") from error


def parse_lines(lines: Iterable[str], catalogue: Catalogue, day: dt.date) -> Iterator[Parsed]:
    """Read each line as the entry bar would on a hearing of this day.

    Phrases are a clerk's own, and are not known here.
    """
    for line in lines:
        text = clean_line(line.rstrip("\r\n"))
        own = is_phrase(text)
        yield Parsed(text, _OWN_PHRASE if own else read_line(text, catalogue, day))


def plain_rows(parsed: Parsed) -> list[str]:
    """Give a line and, indented, what it would record, its choices, its questions, its problem.

    An empty line gives nothing.
    """
    if isinstance(parsed.reading, Nothing):
        return []
    rows = [parsed.line, *(f"  {row}" for row in _said(parsed.reading))]
    return [clean_line(row) for row in rows]


def _said(line: Line) -> list[str]:
    match line:
        case Results():
            rows = [row for reading in line.readings for row in _result_rows(line, reading)]
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


def _result_rows(line: Results, reading: ResultReading) -> list[str]:
    code = reading.definition.short_code
    rows = [f"{_target(line.targets, reading.definition)}: {code} {reading.words}"]
    rows += [f"  no place for ‘{token.running}’" for token in reading.placed.unplaced]
    if reading.placed.problem:
        rows.append(f"  problem: {reading.placed.problem}")
    for question in _questions(reading):
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


def _questions(reading: ResultReading) -> list[Question]:
    """Give what must still be answered, each as it would be asked."""
    return [
        Question(0, prompt, alternatives=alternatives(reading, prompt))
        for prompt in reading.missing
    ]


def json_row(parsed: Parsed) -> str:
    """Give a line's reading as one JSON object, prompt values as the draft holds them.

    Its members are `line`, `kind`, `complete` and, by kind: `results` as in contract section 4.2
    with the `open` points of each, and their `targets`; `choices` with the line that each stands
    for, and how many `more` there are; `problem`; `number`; `command` and `argument`; `text`.
    """
    body = {"line": parsed.line} | _body(parsed.reading) | {"complete": parsed.is_complete}
    return json.dumps(body)


def _body(line: Line) -> dict[str, Any]:
    match line:
        case Results():
            return {
                "kind": "results",
                "targets": _targets(line.targets),
                "results": [_result(reading) for reading in line.readings],
                "problem": misplaced(line),
            }
        case Choosing(choices, more):
            offered = [{"label": one.label, "line": one.text} for one in choices]
            return {"kind": "choices", "choices": offered, "more": more}
        case Unread(problem):
            return {"kind": "unread", "problem": problem}
        case Jump(number):
            return {"kind": "jump", "number": number}
        case Command(name, argument):
            return {"kind": "command", "command": name, "argument": argument}
        case Search(text):
            return {"kind": "search", "text": text}
        case Explain(text):
            return {"kind": "explain", "text": text}
        case Ditto(_, targets, number):
            return {"kind": "ditto", "targets": _targets(targets), "number": number}
    return {"kind": "nothing"}


def _targets(targets: Targets) -> dict[str, Any]:
    return {
        "offences": list(targets.numbers),
        "everyOpenOffence": targets.open_offences,
        "ofEveryDefendant": targets.of_everyone,
    }


def _result(reading: ResultReading) -> dict[str, Any]:
    definition = reading.definition
    return {
        "originalText": reading.typed,
        "resultDefinitionId": definition.id,
        "shortCode": definition.short_code,
        "label": definition.label,
        "resultLevel": definition.level.value,
        "category": definition.category.value,
        "resultPrompts": [
            {
                "type": answer.prompt.kind.value,
                "promptId": answer.prompt.id,
                "promptRef": answer.prompt.ref,
                "label": answer.prompt.label,
                "value": answer.value,
            }
            for answer in reading.answers
        ],
        "words": reading.words,
        "open": _open(reading),
    }


def _open(reading: ResultReading) -> list[dict[str, Any]]:
    """Give what keeps a result from being recorded: words without a place, limits, questions."""
    points: list[dict[str, Any]] = [{"unplaced": one.running} for one in reading.placed.unplaced]
    if reading.placed.problem:
        points.append({"problem": reading.placed.problem})
    for question in _questions(reading):
        asked = question.alternatives or (question.prompt,)
        points.append(
            {
                "question": question.label,
                "promptRefs": [prompt.ref for prompt in asked],
                "choices": list(question.choices),
            }
        )
    return points
