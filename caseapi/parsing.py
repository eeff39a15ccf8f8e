"""The notepad: one line of text in, a result with its prompts or choices out (section 7.1).

The line is read as the entry bar reads it. What its tokens answer stands beside the parts, as the
`resultPrompts` of a draft; the parts themselves are left for the client to place, as the original
does.
"""

import datetime as dt
import re
from typing import Any

from sqlalchemy import Connection

from caseapi.json_text import from_json
from caseapi.store import reference
from client.catalogue import Catalogue, Child, Definition, Prompt, PromptKind, PromptRule
from client.catalogue.wire import definitions_from_wire
from client.contract.reference import ResultDefinitions
from client.shorthand.answers import Answer
from client.shorthand.line import ResultReading, Results
from client.shorthand.named import Named
from client.shorthand.naming import name_result
from client.shorthand.reading import read_line
from client.shorthand.tokens import Token, split_tokens
from client.shorthand.values import read_period

_KINDS = (
    (re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2}(\d{2})?"), "DATE"),
    (re.compile(r"([01]?\d|2[0-3]):[0-5]\d"), "TIME"),
    (re.compile(r"\d+"), "INT"),
    (re.compile(r"£\d[\d,]*(\.\d{1,2})?|\d[\d,]*\.\d{1,2}"), "CURR"),
)
_catalogues: dict[tuple[str, int, int], Catalogue] = {}


def parse_line(connection: Connection, text: str, ordered_date: str) -> dict[str, Any]:
    """Read one line with the definitions the database holds."""
    return parse(text, ordered_date, _catalogue(connection))


def parse(text: str, ordered_date: str, catalogue: Catalogue) -> dict[str, Any]:
    """Read one line of text, ordered on a day, `yyyy-MM-dd`, from which its dates count.

    Resolved when it names exactly one result; else every token carries the results that it could
    begin.
    """
    answer: dict[str, Any] = {"orderedDate": ordered_date, "originalText": text}
    line = read_line(text, catalogue, dt.date.fromisoformat(ordered_date))
    if not isinstance(line, Results) or len(line.parts) != 1 or not line.readings:
        return answer | {"parts": [_open_part(token, catalogue) for token in split_tokens(text)]}
    (reading,) = line.readings
    answer |= _described(reading.definition, catalogue)
    answer["parts"] = [
        _result_part(reading.definition),
        *(_typed_part(token) for token in _left(reading, catalogue)),
    ]
    if reading.answers:
        answer["resultPrompts"] = [_answered(each) for each in reading.answers]
    return answer


def _left(reading: ResultReading, catalogue: Catalogue) -> tuple[Token, ...]:
    """Give the tokens that do not name the result."""
    named = name_result(split_tokens(reading.typed), catalogue)
    return named.left if isinstance(named, Named) else ()


def _answered(answer: Answer) -> dict[str, Any]:
    """Give an answered prompt as a draft holds it (section 4.3)."""
    return {
        "type": answer.prompt.kind.value,
        "promptId": answer.prompt.id,
        "promptRef": answer.prompt.ref,
        "label": answer.prompt.label,
        "value": answer.value,
    }


def _catalogue(connection: Connection) -> Catalogue:
    """Give the catalogue of the database's definitions, made anew when they are replaced."""
    edition = (str(connection.engine.url), *reference.definitions_edition(connection))
    if edition not in _catalogues:
        rows = [from_json(text) for text in reference.read_definitions(connection)]
        wire = ResultDefinitions.model_validate({"resultDefinitions": rows})
        _catalogues.clear()
        _catalogues[edition] = Catalogue(definitions_from_wire(wire))
    return _catalogues[edition]


def _open_part(token: Token, catalogue: Catalogue) -> dict[str, Any]:
    _, definitions = catalogue.words.beginning([token.text.casefold()])
    choices = [
        {
            "code": definition.id,
            "label": definition.label,
            "level": definition.level.value,
            "shortCode": definition.short_code,
            "type": "RESULT",
        }
        for definition in (() if token.quoted else definitions)
    ]
    part: dict[str, Any] = {"state": "UNRESOLVED", "value": token.written}
    return part | ({"resultChoices": choices} if choices else {"type": "TXT"})


def _result_part(definition: Definition) -> dict[str, Any]:
    return {"type": "RESULT", "state": "RESOLVED", "value": definition.short_code}


def _typed_part(token: Token) -> dict[str, Any]:
    typed = token.written
    part = {"state": "UNRESOLVED", "originalText": typed}
    period = None if token.quoted or typed.isdecimal() else read_period(typed)
    if period is not None:
        value: Any = [{"label": unit.value, "value": number} for unit, number in period]
        return {"type": "DURATION", **part, "value": value}
    kind = next((kind for pattern, kind in _KINDS if pattern.fullmatch(typed)), "TXT")
    return {"type": kind, **part, "value": typed.lstrip("£") if kind == "CURR" else typed}


def _described(definition: Definition, catalogue: Catalogue) -> dict[str, Any]:
    described: dict[str, Any] = {
        "resultDefinitionId": definition.id,
        "label": definition.label,
        "shortCode": definition.short_code,
        "resultLevel": definition.level.value,
        "category": definition.category.value,
        "excludedFromResults": False,
        "conditionalMandatory": definition.is_question,
        "childResultDefinitions": [
            row for child in definition.children if (row := _child(child, catalogue))
        ],
        "promptChoices": [
            _prompt(prompt, order) for order, prompt in enumerate(definition.prompts, start=1)
        ],
    }
    if definition.custody_status:
        described["bailStatusCode"] = definition.custody_status
    return described


def _child(child: Child, catalogue: Catalogue) -> dict[str, Any] | None:
    definition = catalogue.by_id(child.definition_id)
    if definition is None:
        return None
    return {
        "code": definition.id,
        "shortCode": definition.short_code,
        "label": definition.label,
        "ruleType": child.rule.value,
        "excludedFromResults": False,
        **({"childOfTrueResponse": False} if child.on_no else {}),
    }


def _prompt(prompt: Prompt, order: int) -> dict[str, Any]:
    choice: dict[str, Any] = {
        "code": prompt.id,
        "promptRef": prompt.ref,
        "label": prompt.label,
        "type": prompt.kind.value,
        "required": prompt.rule is PromptRule.MANDATORY,
        "promptOrder": order,
        "hidden": prompt.hidden,
    }
    if prompt.choices:
        choice["fixedList"] = list(prompt.choices)
    if prompt.units:
        choice["children"] = [{"label": unit.value, "type": "INT"} for unit in prompt.units]
    if prompt.parts:
        choice["children"] = [
            {"promptRef": part.ref, "partName": part.name, "required": part.mandatory}
            for part in prompt.parts
        ]
    by_length = prompt.kind is PromptKind.TEXT
    limits = (("min", prompt.minimum), ("max", prompt.maximum))
    for name, limit in limits:
        if limit is not None:
            choice[f"{name}{'Length' if by_length else 'Value'}"] = str(limit)
    return choice
