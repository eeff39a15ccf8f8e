"""What the notepad answers is what the entry bar reads (section 7.1)."""

from decimal import Decimal

import pytest

from caseapi.parsing import parse
from client.catalogue import (
    Catalogue,
    Category,
    Definition,
    Level,
    Prompt,
    PromptKind,
    PromptRule,
    Unit,
)
from tests.caseapi import court

FINE = Definition(
    id=court.FINE,
    short_code="FO",
    label="Fine",
    level=Level.OFFENCE,
    category=Category.FINAL,
    word_groups=(("fined",),),
    prompts=(
        Prompt(
            id="amount",
            ref="AOF",
            label="Amount of fine",
            kind=PromptKind.MONEY,
            rule=PromptRule.MANDATORY,
            minimum=Decimal("0.01"),
        ),
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
CATALOGUE = Catalogue([FINE])


def test_what_the_tokens_answer_stands_beside_them() -> None:
    answer = parse("fo 120.50 2 months 3/12/26", court.DAY, CATALOGUE)
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
    assert parse("fined 120", court.DAY, CATALOGUE)["shortCode"] == "FO"


@pytest.mark.parametrize("text", ["", "12", ":share", "/pryce", "fo 20; fo 30", "[fo]", "?fo"])
def test_what_names_no_one_result_is_not_resolved(text: str) -> None:
    answer = parse(text, court.DAY, CATALOGUE)
    assert "resultDefinitionId" not in answer
    assert "resultPrompts" not in answer
    assert all(part["state"] == "UNRESOLVED" for part in answer["parts"])
