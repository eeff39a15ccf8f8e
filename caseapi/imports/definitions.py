"""Taking result definitions in: the API's own form, and the forms in which they are gathered.

A gathered definition has one prompt where the wire has several rows, and names the results that
go with it as `childResults`. All become the wire's form of sections 7.2 and 7.3.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from caseapi.imports.reading import ImportRefusedError
from caseapi.summaries import objects
from client.catalogue import ChildRule, Unit
from client.catalogue.parts import part_ref
from client.contract.reference import ResultDefinition

Row = dict[str, Any]

_GATHERED_ONLY = frozenset(
    {"source", "childResults", "levelOlder", "categoryOlder", "otherShortCodesSeen"}
    | {"duplicateShortCode", "wordGroups", "prompts", "resultDefinitionRules"}
)
_NAMES = {
    "ref": "reference",
    "seq": "sequence",
    "words": "wordGroup",
    "refDataKey": "referenceDataKey",
    "group": "resultPromptGroup",
}
_FIRMEST_FIRST = tuple(rule.value for rule in ChildRule)
_UNITS = {unit.value: unit.value for unit in Unit} | {f"{u.value[:-1]}(s)": u.value for u in Unit}


@dataclass(frozen=True, slots=True)
class Definitions:
    """Definitions in the wire's form, and what was left out of them, in words."""

    rows: tuple[Row, ...]
    left_out: tuple[str, ...] = ()


def definitions_in(value: Any) -> Definitions:
    """Read the definitions that a file holds, in any of their forms.

    Vintages are mixed: of several rules for one child the strictest stands, and a child that has
    no definition is reported once and left out. Raises `ImportRefusedError` where there is no
    definition, or one can't be read.
    """
    given = value.get("resultDefinitions") if isinstance(value, dict) else value
    found = list(objects(given))
    if not found or not isinstance(given, list) or len(found) != len(given):
        raise ImportRefusedError("it holds no list of result definitions")
    rows: dict[str, Row] = {}
    left_out: dict[str, str] = {}
    for number, definition in enumerate(found, start=1):
        row = _definition(definition)
        _check(row, number)
        if row["id"] in rows:
            left_out[row["id"]] = f"{row['shortCode']}: its id was given twice; the first stands"
        rows.setdefault(row["id"], row)
    for row in rows.values():
        known = []
        for rule in row["resultDefinitionRules"]:
            child = rule["childResultDefinitionId"]
            if child in rows:
                known.append(rule)
            else:
                left_out.setdefault(
                    child, f"{row['shortCode']}: no definition of its child {child}"
                )
        row["resultDefinitionRules"] = known
    return Definitions(tuple(rows.values()), tuple(left_out.values()))


def _check(row: Row, number: int) -> None:
    try:
        ResultDefinition.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        name = row.get("shortCode") or f"number {number}"
        raise ImportRefusedError(
            f"result definition {name} can't be read: {where}: {first['msg']}"
        ) from error


def _definition(definition: Row) -> Row:
    row = {n: value for n, value in _present(definition).items() if n not in _GATHERED_ONLY}
    row["wordGroups"] = [
        group if isinstance(group, dict) else {"wordGroup": group}
        for group in definition.get("wordGroups") or ()
    ]
    row["prompts"] = [
        row for prompt in objects(definition.get("prompts")) for row in _rows(_present(prompt))
    ]
    row["resultDefinitionRules"] = _rules(definition)
    return row


def _present(row: Row) -> Row:
    """Give the members that hold something: some writers put null for what they don't know."""
    return {name: value for name, value in row.items() if value is not None}


def _rules(definition: Row) -> list[Row]:
    """Give each child once, in the order they are named in, with its strictest rule."""
    strictest: dict[str, str] = {}
    for rule in objects(definition.get("resultDefinitionRules")):
        _keep_strictest(strictest, rule.get("childResultDefinitionId"), rule.get("ruleType"))
    for rule in objects(definition.get("childResults")):
        _keep_strictest(strictest, rule.get("id"), rule.get("rule"))
    return [
        {"childResultDefinitionId": child, "ruleType": rule} for child, rule in strictest.items()
    ]


def _keep_strictest(strictest: dict[str, str], child: object, rule: object) -> None:
    if not isinstance(child, str):
        return
    known = rule if isinstance(rule, str) and rule in _FIRMEST_FIRST else _FIRMEST_FIRST[-1]
    before = strictest.get(child, _FIRMEST_FIRST[-1])
    strictest[child] = min(before, known, key=_FIRMEST_FIRST.index)


def _rows(prompt: Row) -> list[Row]:
    """Give the wire's rows of one prompt; a row that is one already stays as it is."""
    if "resultPromptRule" in prompt or "sequence" in prompt:
        return [_tidy(prompt)]
    row = {
        _NAMES.get(name, name): value
        for name, value in prompt.items()
        if name not in {"rule", "mandatory", "units", "parts"}
    }
    row["resultPromptRule"] = prompt.get("rule") or "optional"
    if prompt.get("parts"):
        return [_part_row(row, part) for part in prompt["parts"]]
    units = [_UNITS[unit] for unit in prompt.get("units") or () if unit in _UNITS]
    if prompt.get("type") == "DURATION" and units:
        return [_unit_row(row, unit, units[:place]) for place, unit in enumerate(units)]
    return [_tidy(row)]


def _tidy(row: Row) -> Row:
    """Write a row's kind as the wire does, and give it a rule where an older one has a flag."""
    tidied = {**row, "type": str(row.get("type", "TXT")).upper()}
    if not row.get("resultPromptRule"):
        tidied["resultPromptRule"] = "mandatory" if row.get("mandatory") is True else "optional"
    if row.get("duration") is not None:
        tidied["duration"] = _UNITS.get(row["duration"], "")
    return tidied


def _unit_row(row: Row, unit: str, before: list[str]) -> Row:
    """Give the row of one unit; a unit that comes again belongs to the second period."""
    return {**row, "type": "INT", "duration": unit, "durationSequence": 1 + before.count(unit)}


def _part_row(row: Row, part: str) -> Row:
    """Give the row of one part of a name and address; a star marks one that must be given."""
    name = part.rstrip("*")
    return {
        **row,
        "partName": name,
        "componentLabel": row.get("label", ""),
        "reference": part_ref(str(row.get("reference", "")), name),
        "resultPromptRule": "mandatory" if part.endswith("*") else "optional",
    }
