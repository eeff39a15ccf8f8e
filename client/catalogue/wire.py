"""Definitions from and to the form that reference data sends (contract section 7.2)."""

import re
from collections.abc import Iterable
from typing import Any

from client.catalogue.model import Category, Child, ChildRule, Definition, Level, Prompt
from client.catalogue.prompt_rows import prompts_from_rows, rows_of_prompt
from client.contract.reference import ChildRuleRow, ResultDefinition, ResultDefinitions

_NOT_APPLICABLE = "A"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LEVELS = {level.value: level for level in Level}
_CATEGORIES = {category.value: category for category in Category}
_FIRMEST_FIRST = {rule.value: rule for rule in ChildRule}


def definition_from_wire(wire: ResultDefinition) -> Definition:
    """Read one definition; its children are kept whether or not they are defined.

    Words come in lower case, custody status A (not applicable) as none, an unknown level as
    offence and an unknown category as ancillary.
    """
    prompts = prompts_from_rows(wire.prompts)
    status = wire.post_hearing_custody_status
    return Definition(
        id=wire.id,
        short_code=wire.short_code,
        label=wire.label,
        level=_LEVELS.get(wire.level, Level.OFFENCE),
        category=_CATEGORIES.get(wire.category, Category.ANCILLARY),
        cjs_code=wire.cjs_code,
        prompts=prompts,
        children=_children(wire.result_definition_rules),
        word_groups=_word_groups(wire),
        says=_says(wire.result_text_template, prompts),
        group=wire.result_definition_group,
        jurisdiction=wire.jurisdiction,
        rank=wire.rank or 0,
        urgent=wire.urgent,
        financial=wire.financial,
        adjournment=wire.adjournment,
        convicted=wire.convicted,
        licence=wire.d20,
        custody_status="" if status == _NOT_APPLICABLE else status,
        is_question=wire.is_boolean_result or wire.conditional_mandatory,
    )


def definitions_from_wire(wire: ResultDefinitions) -> tuple[Definition, ...]:
    """Read all definitions; children that are not defined among them are left out."""
    known = {definition.id for definition in wire.result_definitions}
    return tuple(
        definition_from_wire(
            definition.model_copy(
                update={
                    "result_definition_rules": tuple(
                        rule
                        for rule in definition.result_definition_rules
                        if rule.child_result_definition_id in known
                    )
                }
            )
        )
        for definition in wire.result_definitions
    )


def undefined_children(wire: ResultDefinitions) -> tuple[tuple[str, str], ...]:
    """Give what definitions_from_wire leaves out: short code of the parent and id of the child."""
    known = {definition.id for definition in wire.result_definitions}
    return tuple(
        (definition.short_code, rule.child_result_definition_id)
        for definition in wire.result_definitions
        for rule in definition.result_definition_rules
        if rule.child_result_definition_id not in known
    )


def definitions_to_wire(definitions: Iterable[Definition]) -> list[dict[str, Any]]:
    """Write definitions as reference data would send them, absent members left out.

    `says` goes as resultTextTemplate and the items of a fixed list as fixedList on the row of
    their prompt, as in section 7.1.
    """
    return [_to_wire(definition) for definition in definitions]


def _to_wire(definition: Definition) -> dict[str, Any]:
    """Write one definition."""
    body: dict[str, Any] = {
        "id": definition.id,
        "shortCode": definition.short_code,
        "label": definition.label,
        "level": definition.level.value,
        "category": definition.category.value,
        "rank": definition.rank,
        "jurisdiction": definition.jurisdiction,
        "postHearingCustodyStatus": definition.custody_status or _NOT_APPLICABLE,
        "urgent": definition.urgent,
        "financial": definition.financial,
        "adjournment": definition.adjournment,
        "convicted": definition.convicted,
        "d20": definition.licence,
        "isBooleanResult": definition.is_question,
        "wordGroups": [{"wordGroup": list(words)} for words in definition.word_groups],
        "prompts": [
            row
            for number, prompt in enumerate(definition.prompts, start=1)
            for row in rows_of_prompt(prompt, sequence=100 * number)
        ],
        "resultDefinitionRules": [
            {
                "childResultDefinitionId": child.definition_id,
                "ruleType": child.rule.value,
                **({"childOfTrueResponse": False} if child.on_no else {}),
            }
            for child in definition.children
        ],
    }
    texts = {
        "cjsCode": definition.cjs_code,
        "resultDefinitionGroup": definition.group,
        "resultTextTemplate": definition.says,
    }
    return body | {name: text for name, text in texts.items() if text}


def _children(rows: Iterable[ChildRuleRow]) -> tuple[Child, ...]:
    """Give each child once, under the firmest of its rules; an unknown rule reads as optional."""
    firmness = list(_FIRMEST_FIRST)
    found: dict[str, str] = {}
    on_no: set[str] = set()
    for row in rows:
        if not row.child_of_true_response:
            on_no.add(row.child_result_definition_id)
        rule = row.rule_type if row.rule_type in _FIRMEST_FIRST else ChildRule.OPTIONAL.value
        before = found.get(row.child_result_definition_id, rule)
        found[row.child_result_definition_id] = min(before, rule, key=firmness.index)
    return tuple(
        Child(child, _FIRMEST_FIRST[rule], child in on_no) for child, rule in found.items()
    )


def _word_groups(wire: ResultDefinition) -> tuple[tuple[str, ...], ...]:
    """Give the groups of words in lower case, empty groups left out."""
    groups = (
        tuple(word.casefold() for word in group.word_group if word) for group in wire.word_groups
    )
    return tuple(group for group in groups if group)


def _says(template: str, prompts: Iterable[Prompt]) -> str:
    """Keep a template that speaks of this result's own prompts only.

    The original also places children (`%CODE%`) and parts (`{ref~Name}`), which are not ours.
    """
    refs = {prompt.ref for prompt in prompts}
    if "%" in template or any(ref not in refs for ref in _PLACEHOLDER.findall(template)):
        return ""
    return " ".join(template.split())
