"""Result definitions and the notepad's parse answer (section 7)."""

import json
from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field

from client.contract.base import Read
from client.contract.text import Loose, LooseMembers, Prose, Text


def _as_text(value: object) -> object:
    """Read a limit that was written as a number as the string it should be."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _as_flag(value: object) -> object:
    """Read the `Y` and `N` of older definitions as booleans."""
    return {"Y": True, "N": False}.get(value, value) if isinstance(value, str) else value


Limit = Annotated[Text | None, BeforeValidator(_as_text)]
Flag = Annotated[bool, BeforeValidator(_as_flag)]


class PromptRow(Read):
    """One row of a definition's prompts; a composite prompt is several rows with one id (7.3)."""

    id: Text
    label: Text = ""
    type: Text
    sequence: int = 0
    result_prompt_rule: Text = "optional"
    result_prompt_rule_mags: Text = ""
    mandatory: Flag = False
    reference: Text = ""
    duration: Text = ""
    duration_sequence: int | None = None
    min: Limit = None
    max: Limit = None
    fixed_list_id: Text = ""
    fixed_list: tuple[Text, ...] = ()
    word_group: tuple[Text, ...] = ()
    hidden: Flag = False
    name_address_type: Text = ""
    part_name: Text = ""
    component_label: Text = ""
    reference_data_key: Text = ""
    cacheable: int | None = None


class WordGroup(Read):
    """Words that name a result when all of them are typed."""

    word_group: tuple[Text, ...] = ()


class ChildRuleRow(Read):
    """A result that goes with another, and how firmly."""

    child_result_definition_id: Text
    rule_type: Text = "optional"
    child_of_true_response: bool = True


class ResultDefinition(Read):
    """A result definition as reference data sends it (section 7.2)."""

    id: Text
    label: Text
    short_code: Text
    level: Text = "O"
    category: Text = "A"
    rank: int | None = None
    cjs_code: Text = ""
    jurisdiction: Text = "B"
    result_definition_group: Text = ""
    result_text_template: Prose = ""
    post_hearing_custody_status: Text = ""
    adjournment: Flag = False
    financial: Flag = False
    convicted: Flag = False
    urgent: Flag = False
    d20: Flag = False
    life_duration: Flag = False
    excluded_from_results: Flag = False
    unscheduled: Flag = False
    is_boolean_result: Flag = False
    conditional_mandatory: Flag = False
    word_groups: tuple[WordGroup, ...] = ()
    prompts: tuple[PromptRow, ...] = ()
    result_definition_rules: tuple[ChildRuleRow, ...] = ()


class ResultDefinitions(Read):
    """Every definition that is in force on a day."""

    result_definitions: tuple[ResultDefinition, ...] = Field(())


def read_definitions(text: bytes | str) -> Iterator[ResultDefinition]:
    """Read the definitions of a body's JSON text one by one, each to be let go of once it is used.

    All of them together take ten times the memory of their text, which a process keeps for good.
    Raises `ValueError`.
    """
    body = json.loads(text)
    rows = body.get("resultDefinitions", []) if isinstance(body, dict) else None
    if not isinstance(rows, list):
        raise ValueError("not a body of result definitions")
    rows.reverse()
    while rows:
        yield ResultDefinition.from_value(rows.pop())


class ParsedPart(Read):
    """One token of a line as the notepad reads it."""

    value: Loose = None
    type: Text = ""
    state: Text = ""
    original_text: Text = ""
    result_choices: tuple[LooseMembers, ...] = ()


class ParsedResult(Read):
    """The notepad's answer to one line of text; without a definition id it is unresolved."""

    original_text: Text = ""
    ordered_date: Text = ""
    result_definition_id: Text = ""
    short_code: Text = ""
    label: Text = ""
    result_level: Text = ""
    parts: tuple[ParsedPart, ...] = ()
