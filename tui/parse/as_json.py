"""What a parsed line would record, as one JSON object."""

import json
from typing import Any

from client.desk.targets import misplaced
from client.record.children import Need
from client.shorthand.entering import AttendanceReading, Entered, PleaReading
from client.shorthand.line import (
    Choosing,
    Command,
    Ditto,
    Explain,
    Jump,
    Line,
    ResultReading,
    Results,
    Search,
    Unread,
)
from client.shorthand.questions import questions
from client.shorthand.targets import Targets
from tui.parse.parsed import Parsed


def json_row(parsed: Parsed) -> str:
    """Give a line's reading as one JSON object, prompt values as the draft holds them.

    Its members are `line`, `kind`, `complete` and, by kind: `results` as in contract section 4.2
    with the `open` points and the `targets` of each, what is `entered` beside them with its
    `targets`, and the `targets` at the start of the line; `choices` with the line that each stands
    for, and how many `more` there are; `problem`; `number`; `command` and `argument`; `text`. The
    codes that go by themselves with the results of a complete line are `added`, and what else is
    asked for then is in `needs`, each with the codes that meet it.
    """
    body = {"line": parsed.line} | _body(parsed.reading) | {"complete": parsed.is_complete}
    if isinstance(parsed.reading, Results):
        body["added"] = [one.short_code for one in parsed.beside.added]
        body["needs"] = [_need(code, need) for code, need in parsed.beside.needs]
    return json.dumps(body)


def _need(code: str, need: Need) -> dict[str, Any]:
    """Give what a result needs beside it, by the rule of contract section 7.2."""
    return {
        "shortCode": code,
        "ruleType": need.rule.value,
        "isQuestion": need.is_question,
        "options": [one.short_code for one in need.options],
        "onNo": [one.short_code for one in need.on_no],
    }


def _body(line: Line) -> dict[str, Any]:
    match line:
        case Results():
            return {
                "kind": "results",
                "targets": _targets(line.targets),
                **_parts(line),
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


def _parts(line: Results) -> dict[str, Any]:
    """Give what a line enters and its results, each with the targets of its part."""
    entered, results = [], []
    for at, part in enumerate(line.parts):
        targets = {"targets": _targets(line.aim(at))}
        if isinstance(part, ResultReading):
            results.append(_result(part) | targets)
        else:
            entered.append(_entered(part) | targets)
    return {"entered": entered, "results": results}


def _targets(targets: Targets) -> dict[str, Any]:
    return {
        "offences": list(targets.numbers),
        "everyOpenOffence": targets.open_offences,
        "ofEveryDefendant": targets.of_everyone,
    }


def _entered(part: Entered) -> dict[str, Any]:
    """Give attendance, a plea or a verdict: the wire's value, null where it is cleared."""
    if isinstance(part, AttendanceReading):
        return {"what": "attendance", "value": part.kind.value, "words": part.words}
    if isinstance(part, PleaReading):
        value = part.kind.value if part.kind else None
        return {"what": "plea", "value": value, "words": part.words}
    value = part.kind.id if part.kind else None
    return {"what": "verdict", "value": value, "words": part.words}


def _result(reading: ResultReading) -> dict[str, Any]:
    definition = reading.definition
    return {
        "originalText": reading.typed,
        "resultDefinitionId": definition.id,
        "shortCode": definition.short_code,
        "label": definition.label,
        "resultLevel": definition.level.value,
        "category": definition.category.value,
        "resultPrompts": [answer.wire for answer in reading.answers],
        "words": reading.words,
        "open": _open(reading),
    }


def _open(reading: ResultReading) -> list[dict[str, Any]]:
    """Give what keeps a result from being recorded: words without a place, limits, questions."""
    points: list[dict[str, Any]] = [{"unplaced": one.running} for one in reading.placed.unplaced]
    if reading.placed.problem:
        points.append({"problem": reading.placed.problem})
    for question in questions(reading):
        asked = question.alternatives or (question.prompt,)
        points.append(
            {
                "question": question.label,
                "promptRefs": [prompt.ref for prompt in asked],
                "choices": list(question.choices),
            }
        )
    return points
