"""What the notepad makes of a line of text (section 7.1)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from caseapi.parsing import parse
from caseapi.store import Store, reference
from client.catalogue import (
    Catalogue,
    Category,
    Child,
    ChildRule,
    Definition,
    Level,
    Prompt,
    PromptKind,
    PromptRule,
    Unit,
)
from client.contract import routes
from client.contract.reference import ParsedResult
from tests.caseapi import court
from tests.caseapi.conftest import Api

FINE = Definition(
    id="fine",
    short_code="FO",
    label="Fine",
    level=Level.OFFENCE,
    category=Category.FINAL,
    prompts=(
        Prompt(
            id="amount",
            ref="AOF",
            label="Amount of fine",
            kind=PromptKind.MONEY,
            rule=PromptRule.MANDATORY,
            minimum=Decimal("0.01"),
        ),
        Prompt(id="period", ref="p", label="Period", kind=PromptKind.DURATION, units=(Unit.DAYS,)),
    ),
    children=(Child("costs", ChildRule.OPTIONAL), Child("unknown", ChildRule.MANDATORY)),
)
COSTS = Definition(
    id="costs",
    short_code="FCOST",
    label="Costs",
    level=Level.DEFENDANT,
    category=Category.ANCILLARY,
)
CATALOGUE = Catalogue([FINE, COSTS])
DATED = Catalogue(
    [
        replace(
            FINE,
            word_groups=(("fined",),),
            prompts=(
                FINE.prompts[0],
                Prompt(
                    id="period",
                    ref="period",
                    label="Period",
                    kind=PromptKind.DURATION,
                    units=(Unit.MONTHS, Unit.WEEKS),
                ),
                Prompt(id="by", ref="by", label="Pay by", kind=PromptKind.DATE),
            ),
        )
    ]
)
"""The same, with a period in two units and a day."""


def test_a_short_code_anywhere_in_the_line_names_the_result() -> None:
    for text in ("fo 120", "120 FO"):
        answer = parse(text, court.DAY, CATALOGUE)
        assert answer["originalText"] == text
        assert answer["orderedDate"] == court.DAY
        assert (answer["resultDefinitionId"], answer["shortCode"]) == ("fine", "FO")
        assert (answer["label"], answer["resultLevel"], answer["category"]) == ("Fine", "O", "F")
        assert answer["parts"] == [
            {"type": "RESULT", "state": "RESOLVED", "value": "FO"},
            {"type": "INT", "state": "UNRESOLVED", "originalText": "120", "value": "120"},
        ]


def test_prompts_and_known_children_come_with_the_result() -> None:
    answer = parse("fo", court.DAY, CATALOGUE)
    amount, period = answer["promptChoices"]
    assert amount == {
        "code": "amount",
        "promptRef": "AOF",
        "label": "Amount of fine",
        "type": "CURR",
        "required": True,
        "promptOrder": 1,
        "hidden": False,
        "minValue": "0.01",
    }
    assert period["children"] == [{"label": "Days", "type": "INT"}]
    assert answer["childResultDefinitions"] == [
        {
            "code": "costs",
            "shortCode": "FCOST",
            "label": "Costs",
            "ruleType": "optional",
            "excludedFromResults": False,
        }
    ]


def test_the_other_tokens_are_typed() -> None:
    answer = parse("fo 3/12/26 10:30 £12.50 14 [in one sum] soon", court.DAY, CATALOGUE)
    assert [(part["type"], part["value"]) for part in answer["parts"][1:]] == [
        ("DATE", "3/12/26"),
        ("TIME", "10:30"),
        ("CURR", "12.50"),
        ("INT", "14"),
        ("TXT", "[in one sum]"),
        ("TXT", "soon"),
    ]


def test_a_line_that_names_no_result_offers_those_that_begin_so() -> None:
    answer = parse("f 120", court.DAY, CATALOGUE)
    assert "resultDefinitionId" not in answer
    first, second = answer["parts"]
    assert [choice["shortCode"] for choice in first["resultChoices"]] == ["FO", "FCOST"]
    assert second == {"state": "UNRESOLVED", "value": "120", "type": "TXT"}


def test_a_line_that_names_two_results_is_not_resolved() -> None:
    answer = parse("fo fcost", court.DAY, CATALOGUE)
    assert "resultDefinitionId" not in answer
    assert [len(part["resultChoices"]) for part in answer["parts"]] == [1, 1]


def test_what_the_tokens_answer_stands_beside_them() -> None:
    answer = parse("fo 120.50 2 months 3/12/26", court.DAY, DATED)
    assert [(part["type"], part["value"]) for part in answer["parts"]] == [
        ("RESULT", "FO"),
        ("CURR", "120.50"),
        ("DURATION", [{"label": "Months", "value": 2}]),
        ("DATE", "3/12/26"),
    ]
    prompts = {prompt["promptRef"]: prompt for prompt in answer["resultPrompts"]}
    assert {ref: prompt["value"] for ref, prompt in prompts.items()} == {
        "AOF": "120.50",
        "period": [{"label": "Months", "value": 2}],
        "by": "2026-12-03",
    }
    assert prompts["AOF"] == {
        "type": "CURR",
        "promptId": "amount",
        "promptRef": "AOF",
        "label": "Amount of fine",
        "value": "120.50",
    }


def test_a_word_names_a_result_as_its_code_does() -> None:
    assert parse("fined 120", court.DAY, DATED)["shortCode"] == "FO"


@pytest.mark.parametrize("text", ["", "12", ":share", "/pryce", "fo 20; fo 30", "[fo]", "?fo"])
def test_what_names_no_one_result_is_not_resolved(text: str) -> None:
    answer = parse(text, court.DAY, DATED)
    assert "resultDefinitionId" not in answer
    assert "resultPrompts" not in answer
    assert all(part["state"] == "UNRESOLVED" for part in answer["parts"])


async def test_the_notepad_reads_with_the_definitions_of_the_database(
    api: Api, store: Store
) -> None:
    async def read(text: str) -> ParsedResult:
        answer = await api.ask(routes.PARSE_RESULT, originalText=text, orderedDate=court.DAY)
        return ParsedResult.model_validate(answer.json())

    assert (await read("fo 120")).result_definition_id == ""
    row = {"id": court.FINE, "shortCode": "FO", "label": "Fine", "level": "O", "category": "F"}
    with store.writing() as connection:
        reference.replace_definitions(connection, [row])
    assert (await read("fo 120")).result_definition_id == court.FINE
    with store.writing() as connection:
        reference.replace_definitions(connection, [{**row, "shortCode": "FINE"}])
    assert (await read("fo 120")).result_definition_id == ""


async def test_the_notepad_needs_a_text_and_a_day(api: Api) -> None:
    answer = await api.ask(routes.PARSE_RESULT)
    assert answer.status_code == 400
    assert list(answer.json()["validationErrors"]) == ["originalText", "orderedDate"]
