"""Recording results of the built-in catalogue with plausible answers, without the bar."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from client.catalogue import Definition, Prompt, PromptKind, PromptRule
from client.catalogue.builtin import builtin_catalogue
from client.record.lines import ResultLine
from client.record.matters import Target

CATALOGUE = builtin_catalogue()
_KEYS = {
    "case_id": "caseId",
    "defendant_id": "defendantId",
    "master_defendant_id": "masterDefendantId",
    "offence_id": "offenceId",
    "application_id": "applicationId",
}


def result(
    line_id: str, code: str, target: Target, day: dt.date, given: Mapping[str, Any] | None = None
) -> ResultLine:
    """Give a result with every answer it must have; `given` are answers by their references.

    A period is given as units, such as `{"Months": 6}`; `None` leaves a prompt out.
    """
    definition = CATALOGUE.by_code(code)
    assert definition is not None, code
    answers = given or {}
    assert {p.ref for p in definition.prompts} >= answers.keys(), (code, answers)
    wire: dict[str, Any] = {
        key: getattr(target, name) for name, key in _KEYS.items() if getattr(target, name)
    }
    wire |= {
        "resultLineId": line_id,
        "orderedDate": day.isoformat(),
        "originalText": code.lower(),
        "resultDefinitionId": definition.id,
        "label": definition.label,
        "shortCode": definition.short_code,
        "resultLevel": definition.level.value,
        "category": definition.category.value,
        "resultPrompts": [
            {
                "type": prompt.wire_type,
                "promptId": prompt.id,
                "promptRef": prompt.ref,
                "label": prompt.label,
                "value": _value(prompt, answers.get(prompt.ref), day),
            }
            for prompt in _answered(definition, answers)
        ],
        "unresolvedParts": [],
        "valid": True,
    }
    return ResultLine(line_id, wire)


def _answered(definition: Definition, answers: Mapping[str, Any]) -> list[Prompt]:
    first = next((p for p in definition.prompts if p.rule is PromptRule.ONE_OF), None)
    is_given = any(p.ref in answers for p in definition.prompts if p.rule is PromptRule.ONE_OF)
    return [
        prompt
        for prompt in definition.prompts
        if not (prompt.ref in answers and answers[prompt.ref] is None)
        and (
            prompt.ref in answers
            or (prompt.rule is PromptRule.MANDATORY and not prompt.hidden)
            or (prompt is first and not is_given)
        )
    ]


def _value(prompt: Prompt, given: Any, day: dt.date) -> Any:
    if prompt.kind is PromptKind.DURATION:
        units = given or {str(prompt.units[0].value): 6}
        return [{"label": unit, "value": number} for unit, number in units.items()]
    if given is not None:
        return given.isoformat() if isinstance(given, dt.date) else given
    match prompt.kind:
        case PromptKind.MONEY:
            return "50"
        case PromptKind.DATE:
            return (day + dt.timedelta(days=28)).isoformat()
        case PromptKind.TIME:
            return "10:00"
        case PromptKind.YES_NO | PromptKind.TICK:
            return False
        case PromptKind.NUMBER | PromptKind.NUMBER_IN_ONE_UNIT:
            return 1
        case PromptKind.CHOICES | PromptKind.CHOICES_OR_TEXT:
            return [prompt.choices[0] if prompt.choices else "as announced"]
        case PromptKind.NAME_ADDRESS | PromptKind.ADDRESS:
            return [
                {"promptRef": part.ref, "type": "TXT", "value": "1 Tallow Lane"}
                for part in prompt.parts
            ]
        case _:
            return prompt.choices[0] if prompt.choices else "as announced at 19:00"
