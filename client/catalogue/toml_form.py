"""The project's own form of result definitions: TOML tables keyed by short code.

A file holds one family of results. A table gives `id`, `label`, `level` (offence, defendant,
case), `kind` (final, intermediate, ancillary) and, where there is one, `cjs`, `rank`, `group`,
`court` (magistrates, crown), `custody` (the bail status that follows), `words` (groups of words
that name the result), `marks`, `says`, `children` and `prompts`. A prompt gives `ref`, `label`,
`kind` and `id`, and `rule`, `min`, `max`, `units`, `list`, `of`, `words`, `hidden` as needed.

In `says`, `{ref}` stands for the answer to a prompt and a bit in square brackets is left out when
a prompt in it is unanswered. A yes/no prompt reads as its label when the answer is yes, and counts
as unanswered when it is no; a name and address reads as the name.

`lists.toml` holds the items of fixed lists, keyed by the name that prompts give in `list`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from client.catalogue.fields import CatalogueError, Fields
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
from client.catalogue.parts import ADDRESS, EITHER, ORGANISATION, PERSON, part_ref

LEVELS = {"offence": Level.OFFENCE, "defendant": Level.DEFENDANT, "case": Level.CASE}
CATEGORIES = {
    "final": Category.FINAL,
    "intermediate": Category.INTERMEDIATE,
    "ancillary": Category.ANCILLARY,
}
COURTS = {"both": "B", "magistrates": "M", "crown": "C"}
KINDS = {
    "text": PromptKind.TEXT,
    "number": PromptKind.NUMBER,
    "number-in-one-unit": PromptKind.NUMBER_IN_ONE_UNIT,
    "money": PromptKind.MONEY,
    "date": PromptKind.DATE,
    "time": PromptKind.TIME,
    "period": PromptKind.DURATION,
    "yes-no": PromptKind.YES_NO,
    "tick": PromptKind.TICK,
    "choice": PromptKind.CHOICE,
    "choices": PromptKind.CHOICES,
    "choice-or-text": PromptKind.CHOICE_OR_TEXT,
    "choices-or-text": PromptKind.CHOICES_OR_TEXT,
    "name-address": PromptKind.NAME_ADDRESS,
    "address": PromptKind.ADDRESS,
}
PROMPT_RULES = {
    "mandatory": PromptRule.MANDATORY,
    "one-of": PromptRule.ONE_OF,
    "optional": PromptRule.OPTIONAL,
}
CHILD_RULES = {
    "mandatory": ChildRule.MANDATORY,
    "one-of": ChildRule.ONE_OF,
    "at-least-one-of": ChildRule.AT_LEAST_ONE_OF,
    "optional": ChildRule.OPTIONAL,
}
UNITS = {unit.value.casefold(): unit for unit in Unit}
MARKS = ("financial", "adjournment", "convicted", "urgent", "licence", "question")
NAMED = {"organisation": ORGANISATION, "person": PERSON, "either": EITHER}


@dataclass(frozen=True, slots=True)
class FixedList:
    """A list that prompts offer; without items where its items are not published."""

    id: str
    items: tuple[str, ...] = ()


def read_toml(text: str, file: str) -> dict[str, Any]:
    """Read a catalogue file as TOML, its numbers as integers and decimals.

    Raises CatalogueError, naming the file, when it is not TOML.
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{file} is not valid TOML: {error}") from error


def read_lists(text: str, file: str) -> dict[str, FixedList]:
    """Read a file of fixed lists, by their names. Raises CatalogueError."""
    return lists_in(read_toml(text, file), file)


def lists_in(tables: Mapping[str, Any], file: str) -> dict[str, FixedList]:
    """Read the tables of a file of fixed lists, by their names. Raises CatalogueError."""
    lists: dict[str, FixedList] = {}
    for name, table in tables.items():
        fields = Fields(file, name, table)
        lists[name] = FixedList(fields.text("id"), fields.texts("items"))
        fields.done()
    return lists


def read_definitions(
    files: Mapping[str, str], lists: Mapping[str, FixedList]
) -> tuple[Definition, ...]:
    """Read the texts of catalogue files, by file name, in the order given.

    Raises CatalogueError as definitions_in does, and where a text is not TOML.
    """
    return definitions_in({file: read_toml(text, file) for file, text in files.items()}, lists)


def definitions_in(
    files: Mapping[str, Mapping[str, Any]], lists: Mapping[str, FixedList]
) -> tuple[Definition, ...]:
    """Read the tables of catalogue files, by file name, in the order given.

    Raises CatalogueError naming the file, the result and what is wrong: an unknown key or word, a
    value of the wrong type, a short code given twice, a child or a list that does not exist.
    """
    found: dict[str, Fields] = {}
    for file, tables in files.items():
        for short_code, table in tables.items():
            fields = Fields(file, short_code, table)
            if short_code in found:
                raise fields.wrong(f"the same short code stands in {found[short_code].file}")
            found[short_code] = fields
    ids = {short_code: fields.text("id") for short_code, fields in found.items()}
    return tuple(
        _definition(short_code, fields, ids, lists) for short_code, fields in found.items()
    )


def _definition(
    short_code: str, fields: Fields, ids: Mapping[str, str], lists: Mapping[str, FixedList]
) -> Definition:
    """Read one result's table."""
    marks = fields.split("marks", {mark: mark for mark in MARKS})
    definition = Definition(
        id=ids[short_code],
        short_code=short_code,
        label=fields.text("label"),
        level=fields.word("level", LEVELS),
        category=fields.word("kind", CATEGORIES),
        cjs_code=fields.text("cjs", ""),
        prompts=tuple(_prompt(prompt, lists) for prompt in fields.tables("prompts")),
        children=_children(fields, ids),
        word_groups=tuple(tuple(group.casefold().split()) for group in fields.texts("words")),
        says=fields.text("says", ""),
        group=fields.text("group", ""),
        jurisdiction=fields.word("court", COURTS, "B"),
        rank=fields.whole("rank", 0),
        urgent="urgent" in marks,
        financial="financial" in marks,
        adjournment="adjournment" in marks,
        convicted="convicted" in marks,
        licence="licence" in marks,
        custody_status=fields.text("custody", ""),
        is_question="question" in marks,
    )
    fields.done()
    return definition


def _children(fields: Fields, ids: Mapping[str, str]) -> tuple[Child, ...]:
    """Read the results that go with a result, firmest first as the file has them."""
    table = fields.table("children")
    children = tuple(
        Child(definition_id, rule)
        for word, rule in CHILD_RULES.items()
        for definition_id in table.split(word, ids)
    )
    table.done()
    return children


def _prompt(fields: Fields, lists: Mapping[str, FixedList]) -> Prompt:
    """Read one prompt of a result."""
    ref = fields.text("ref")
    kind = fields.word("kind", KINDS)
    rule = fields.word("rule", PROMPT_RULES, PromptRule.OPTIONAL)
    offered = fields.word("list", lists, FixedList(""))
    named = fields.word("of", NAMED, ORGANISATION)
    prompt = Prompt(
        id=fields.text("id"),
        ref=ref,
        label=fields.text("label"),
        kind=kind,
        rule=rule,
        minimum=fields.number("min"),
        maximum=fields.number("max"),
        units=fields.split("units", UNITS),
        words=tuple(word.casefold() for word in fields.texts("words")),
        choices=offered.items,
        fixed_list_id=offered.id,
        parts=_parts(ref, kind, named, rule is PromptRule.MANDATORY),
        hidden=fields.flag("hidden"),
    )
    fields.done()
    if kind is PromptKind.DURATION and not prompt.units:
        raise fields.wrong(f"the period {ref} needs units, such as units = 'months days'")
    if prompt.minimum and prompt.maximum is not None and prompt.minimum > prompt.maximum:
        raise fields.wrong(f"min of {ref} is above its max")
    return prompt


def _parts(ref: str, kind: PromptKind, named: tuple[str, ...], needed: bool) -> tuple[Part, ...]:
    """Give the parts of a name and address; a needed one needs its name and its first line."""
    if kind is PromptKind.ADDRESS:
        return tuple(Part(n, part_ref(ref, n), needed and n == ADDRESS[0]) for n in ADDRESS)
    if kind is not PromptKind.NAME_ADDRESS:
        return ()
    must = {ADDRESS[0], "LastName" if named is PERSON else "OrganisationName"} if needed else set()
    return tuple(Part(n, part_ref(ref, n), n in must) for n in (*named, *ADDRESS))
