"""Definitions as rows of plain JSON, each prompt once however many results ask for it.

Rows are quick to read because nothing in them is checked. They are for a copy that is known to be
whole and to come from this code; whatever a person writes is read by `toml_form`.
"""

from collections.abc import Iterable
from dataclasses import astuple
from decimal import Decimal
from sys import intern
from typing import Any

from client.catalogue.model import (
    Category,
    Child,
    ChildRule,
    Definition,
    Level,
    Part,
    Prompt,
    PromptKind,
    PromptRule,
    Unit,
)

Rows = dict[str, list[Any]]
"""Under `prompts` the fields of each in the model's order, under `definitions` likewise, their
prompts by place."""

_PROMPTS_FIELD = list(Definition.__dataclass_fields__).index("prompts")


def rows_of(definitions: Iterable[Definition]) -> Rows:
    """Write definitions as rows; `json.dumps` takes them with `default=str`."""
    places: dict[Prompt, int] = {}
    rows = []
    for definition in definitions:
        row: list[Any] = list(astuple(definition))
        row[_PROMPTS_FIELD] = [
            places.setdefault(prompt, len(places)) for prompt in definition.prompts
        ]
        rows.append(row)
    return {"prompts": [astuple(prompt) for prompt in places], "definitions": rows}


def definitions_of(rows: Rows) -> tuple[Definition, ...]:
    """Read definitions from what `rows_of` wrote, after it has been JSON.

    Ids and names that come again are held once.
    """
    lists: dict[tuple[str, ...], tuple[str, ...]] = {}
    prompts = [_prompt(row, lists) for row in rows["prompts"]]
    return tuple(_definition(row, prompts) for row in rows["definitions"])


def _definition(row: list[Any], prompts: list[Prompt]) -> Definition:
    number, code, label, level, category, cjs_code, asked, children, words, *others = row
    return Definition(
        intern(number),
        code,
        label,
        Level(level),
        Category(category),
        cjs_code,
        tuple([prompts[place] for place in asked]),
        tuple([Child(intern(child), ChildRule(rule), on_no) for child, rule, on_no in children]),
        tuple(map(tuple, words)),
        *others,
    )


def _prompt(row: list[Any], lists: dict[tuple[str, ...], tuple[str, ...]]) -> Prompt:
    """Read one prompt; `lists` holds the items of each fixed list once."""
    number, ref, label, kind, rule, minimum, maximum, units, words, items, *others = row
    fixed_list, parts, hidden = others
    choices = tuple(items)
    return Prompt(
        number,
        ref,
        label,
        PromptKind(kind),
        PromptRule(rule),
        None if minimum is None else Decimal(minimum),
        None if maximum is None else Decimal(maximum),
        tuple(map(Unit, units)),
        tuple(words),
        lists.setdefault(choices, choices),
        intern(fixed_list),
        tuple([Part(intern(name), *of_part) for name, *of_part in parts]),
        hidden,
    )
