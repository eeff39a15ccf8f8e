"""Definitions survive the wire, and the wire's many ways of writing one are read in one."""

import json
from decimal import Decimal
from typing import Any

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.catalogue.charges import ChargeKinds
from client.catalogue.model import (
    Category,
    ChildRule,
    Definition,
    Level,
    PromptKind,
    PromptRule,
    Unit,
)
from client.catalogue.wire import (
    definition_from_wire,
    definitions_from_wire,
    definitions_to_wire,
    undefined_children,
)
from client.contract.reference import ResultDefinition, ResultDefinitions, read_definitions
from tests.client.catalogue.reference import reference_as_wire, reference_by_id


def read(prompts: list[dict[str, Any]] | None = None, **members: Any) -> Definition:
    """Read a definition that has these prompt rows and members."""
    rows = [{"id": "p1", "type": "TXT", "label": "Reason"} | row for row in prompts or []]
    base = {"id": "d1", "shortCode": "X", "label": "Result", "prompts": rows}
    return definition_from_wire(ResultDefinition.model_validate(base | members))


def test_every_built_in_definition_comes_back_from_the_wire_as_it_was() -> None:
    sent = {"resultDefinitions": definitions_to_wire(builtin_catalogue())}
    received = definitions_from_wire(ResultDefinitions.model_validate(sent))
    assert received == tuple(builtin_catalogue())


def test_rows_that_share_an_id_are_one_period_with_its_units_in_order() -> None:
    row = {"type": "INT", "label": "Period", "sequence": 100, "reference": "period"}
    definition = read(
        [
            row | {"duration": "Days", "durationSequence": 2},
            row | {"duration": "Year(s)", "durationSequence": 1, "min": "1", "max": "999"},
            row | {"duration": "Months", "durationSequence": 1},
            row | {"wordGroup": ["Years", "Term"]},
        ]
    )
    (period,) = definition.prompts
    assert period.kind is PromptKind.DURATION
    assert period.units == (Unit.YEARS, Unit.MONTHS, Unit.DAYS)
    assert period.words == ("term",)


def test_intm_is_a_period_with_units_and_a_number_without() -> None:
    with_unit, without = read(
        [
            {"id": "a", "type": "INTM", "duration": "Weeks"},
            {"id": "b", "type": "INTM"},
        ]
    ).prompts
    assert (with_unit.kind, without.kind) == (PromptKind.DURATION, PromptKind.NUMBER)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("HCROOM", PromptKind.TEXT),
        ("SOMETHING", PromptKind.TEXT),
        ("Date", PromptKind.DATE),
        ("YESBOX", PromptKind.TICK),
        ("FIXLOM", PromptKind.CHOICES_OR_TEXT),
    ],
)
def test_types_are_read_in_any_case_and_unknown_ones_as_text(code: str, kind: PromptKind) -> None:
    (prompt,) = read([{"type": code}]).prompts
    assert prompt.kind is kind


def test_a_duration_that_is_no_unit_is_passed_over() -> None:
    (prison,) = read([{"type": "TXT", "label": "Prison", "duration": "prison"}]).prompts
    assert (prison.kind, prison.units) == (PromptKind.TEXT, ())


def test_a_telephone_number_is_text_because_it_may_begin_with_nought() -> None:
    (mobile,) = read([{"type": "INT", "label": "Mobile number", "min": "1", "max": "20"}]).prompts
    assert (mobile.kind, mobile.maximum) == (PromptKind.TEXT, Decimal(20))


def test_the_visible_parts_of_a_name_and_address_are_one_prompt() -> None:
    row = {
        "type": "NAMEADDRESS",
        "componentLabel": "Prison",
        "nameAddressType": "Organisation",
        "resultPromptRule": "mandatory",
    }
    (prison,) = read(
        [
            row
            | {"partName": "OrganisationName", "reference": "prisonOrganisationName"}
            | {"label": "Prison organisation name"},
            row | {"partName": "LastName", "reference": "prisonLastName", "hidden": True},
            row
            | {"partName": "PostCode", "reference": "prisonPostCode"}
            | {"resultPromptRule": "optional"},
        ]
    ).prompts
    assert (prison.ref, prison.label, prison.rule) == ("prison", "Prison", PromptRule.MANDATORY)
    assert [(part.name, part.ref, part.mandatory) for part in prison.parts] == [
        ("OrganisationName", "prisonOrganisationName", True),
        ("PostCode", "prisonPostCode", False),
    ]


def test_an_address_whose_rows_name_no_part_has_the_usual_parts() -> None:
    row = {"type": "ADDRESS", "label": "Address", "resultPromptRule": "mandatory"}
    (address,) = read([row] * 6).prompts
    assert [part.ref for part in address.parts if part.mandatory] == ["addressAddress1"]
    assert len(address.parts) == 6


def test_prompts_stand_in_order_of_sequence() -> None:
    definition = read([{"id": "b", "sequence": 200}, {"id": "a", "sequence": 100}])
    assert [prompt.id for prompt in definition.prompts] == ["a", "b"]


def test_a_prompt_without_a_reference_gets_one_of_its_label() -> None:
    definition = read(
        [
            {"id": "a", "label": "Parent/Guardian's name"},
            {"id": "b", "label": "Parent/Guardian's name"},
            {"id": "c", "label": "?"},
        ]
    )
    assert [p.ref for p in definition.prompts] == [
        "parentGuardiansName",
        "parentGuardiansName2",
        "prompt",
    ]


@pytest.mark.parametrize(
    ("text", "limit"), [("", None), ("ALL", None), ("NaN", None), ("0.01", Decimal("0.01"))]
)
def test_a_limit_that_is_no_number_sets_none(text: str, limit: Decimal | None) -> None:
    (prompt,) = read([{"min": text, "max": text}]).prompts
    assert (prompt.minimum, prompt.maximum) == (limit, limit)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({}, PromptRule.OPTIONAL),
        ({"resultPromptRule": "oneOf"}, PromptRule.ONE_OF),
        ({"resultPromptRule": "whenever"}, PromptRule.OPTIONAL),
        ({"resultPromptRule": "optional", "mandatory": True}, PromptRule.OPTIONAL),
        ({"mandatory": True}, PromptRule.MANDATORY),
        (
            {"resultPromptRule": "optional", "resultPromptRuleMags": "mandatory"},
            PromptRule.MANDATORY,
        ),
    ],
)
def test_the_rule_is_the_magistrates_own_then_the_general_then_the_older_one(
    row: dict[str, Any], rule: PromptRule
) -> None:
    (prompt,) = read([row]).prompts
    assert prompt.rule is rule


def test_a_child_under_two_rules_keeps_the_firmest() -> None:
    rules = [
        {"childResultDefinitionId": "c", "ruleType": "optional"},
        {"childResultDefinitionId": "c", "ruleType": "oneOf"},
        {"childResultDefinitionId": "c", "ruleType": "atleastOneOf"},
    ]
    (child,) = read(resultDefinitionRules=rules).children
    assert child.rule is ChildRule.ONE_OF


def test_children_without_a_definition_are_left_out_and_can_be_named() -> None:
    rules = [
        {"childResultDefinitionId": child, "ruleType": "mandatory"} for child in ("d2", "gone")
    ]
    body = ResultDefinitions.model_validate(
        {
            "resultDefinitions": [
                {"id": "d1", "shortCode": "X", "label": "X", "resultDefinitionRules": rules},
                {"id": "d2", "shortCode": "Y", "label": "Y"},
            ]
        }
    )
    first, _ = definitions_from_wire(body)
    assert [child.definition_id for child in first.children] == ["d2"]
    assert undefined_children(body) == (("X", "gone"),)


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("Fined {AOF}[ for\n{reason}]", "Fined {AOF}[ for {reason}]"),
        ("Fined {AOF}. %COLLO%", ""),
        ("Hearing at {HCHOUSE~Name}", ""),
    ],
)
def test_a_template_is_kept_when_it_speaks_of_this_result_alone(template: str, says: str) -> None:
    rows = [{"id": "a", "reference": "AOF"}, {"id": "b", "reference": "reason"}]
    assert read(rows, resultTextTemplate=template).says == says


def test_unknown_codes_and_older_flags_are_read_with_care() -> None:
    definition = read(level="Q", category="Q", urgent="Y", postHearingCustodyStatus="A")
    assert (definition.level, definition.category) == (Level.OFFENCE, Category.ANCILLARY)
    assert (definition.urgent, definition.custody_status) == (True, "")


def test_the_whole_of_the_reference_data_is_read() -> None:
    body = ResultDefinitions.model_validate(reference_as_wire())
    definitions = definitions_from_wire(body)
    assert len(definitions) == 640
    known = {definition.id for definition in definitions}
    for definition in definitions:
        theirs = reference_by_id()[definition.id]["prompts"]
        assert [p.id for p in definition.prompts] == list(dict.fromkeys(p["id"] for p in theirs))
        assert all(prompt.ref for prompt in definition.prompts)
        assert {child.definition_id for child in definition.children} <= known


def test_built_in_prompts_are_those_of_the_reference_data_read_from_the_wire() -> None:
    received = {
        definition.id: definition
        for definition in definitions_from_wire(
            ResultDefinitions.model_validate(reference_as_wire())
        )
    }
    for ours in builtin_catalogue():
        theirs = received.get(ours.id)
        if theirs is not None:
            assert [(p.id, p.kind, p.rule, p.units) for p in ours.prompts] == [
                (p.id, p.kind, p.rule, p.units) for p in theirs.prompts
            ], ours.short_code


def test_definitions_are_read_one_by_one_as_all_at_once_and_without_unsafe_letters() -> None:
    sent = {"resultDefinitions": definitions_to_wire(builtin_catalogue())}
    sent["resultDefinitions"][0]["label"] = "Ab\ud83dsolute\u202e discharge"
    text = json.dumps(sent).encode()
    one_by_one = tuple(read_definitions(text))
    assert one_by_one == ResultDefinitions.from_json(text).result_definitions
    assert one_by_one[0].label == "Absolute discharge"


@pytest.mark.parametrize("text", ["", "[]", "3", '{"resultDefinitions": null}', "\xff"])
def test_what_is_no_body_of_definitions_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        tuple(read_definitions(text.encode("latin-1")))


def test_a_catalogue_with_other_charges_holds_the_same_definitions() -> None:
    before = builtin_catalogue()
    after = before.with_charges(ChargeKinds(verdicts=()))
    assert before.charges.verdicts
    assert after.charges.verdicts == ()
    assert all(one is other for one, other in zip(before, after, strict=True))
