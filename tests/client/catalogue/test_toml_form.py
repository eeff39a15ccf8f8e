"""Catalogue files are read exactly, and a slip in one is reported by file, result and fault."""

from decimal import Decimal

import pytest

from client.catalogue.fields import CatalogueError
from client.catalogue.model import Child, ChildRule, Level, PromptKind, PromptRule, Unit
from client.catalogue.toml_form import FixedList, read_definitions, read_lists

FINE = """
[FO]
id = "id-of-fine"
label = "Fine"
level = "offence"
kind = "final"
"""
PROMPT = 'ref = "AOF", label = "Amount", kind = "money", id = "id-of-amount"'


def test_a_result_is_read_with_its_prompts_lists_and_children() -> None:
    lists = read_lists('[often]\nid = "id-of-list"\nitems = ["weekly", "monthly"]', "lists.toml")
    text = FINE + (
        'words = ["Fine FO"]\n'
        'marks = "financial convicted"\n'
        'children = { one-of = "FO" }\n'
        "prompts = [\n"
        f'  {{ {PROMPT}, rule = "mandatory", min = 0.01, max = 5000 }},\n'
        '  { ref = "T", label = "Time", kind = "period", units = "months days", id = "t" },\n'
        '  { ref = "PF", label = "How often", kind = "choice", list = "often", id = "f" },\n'
        "]\n"
    )
    (fine,) = read_definitions({"money.toml": text}, lists)
    amount, time, often = fine.prompts
    assert (fine.short_code, fine.level, fine.financial, fine.urgent) == (
        "FO",
        Level.OFFENCE,
        True,
        False,
    )
    assert fine.word_groups == (("fine", "fo"),)
    assert fine.children == (Child("id-of-fine", ChildRule.ONE_OF),)
    assert (amount.kind, amount.rule) == (PromptKind.MONEY, PromptRule.MANDATORY)
    assert (amount.minimum, amount.maximum) == (Decimal("0.01"), Decimal(5000))
    assert time.units == (Unit.MONTHS, Unit.DAYS)
    assert (often.fixed_list_id, often.choices) == ("id-of-list", ("weekly", "monthly"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[FO\n", "money.toml is not valid TOML"),
        ("FO = 3", "money.toml: FO: a table was expected here"),
        ('[FO]\nid = "x"', "money.toml: FO: label is missing"),
        ('[FO]\nid = " "', "money.toml: FO: id is empty"),
        (FINE + "rank = true", "money.toml: FO: rank must be a whole number, not True"),
        (FINE + "cjs = 1015", "money.toml: FO: cjs must be text in quotes, not 1015"),
        (FINE + 'lable = "Fine"', "money.toml: FO: lable is not known here; did you mean 'label'?"),
        (FINE + 'court = "B"', "money.toml: FO: court = 'B' is not known"),
        (FINE + 'marks = "finacial"', "did you mean 'financial'?"),
        (FINE + "words = [1]", "money.toml: FO: words must hold texts only, not 1"),
        (FINE + 'children = { optional = "COLLO" }', "FO, children: optional = 'COLLO' is not"),
        (FINE + 'children = { must = "FO" }', "FO, children: must is not known here"),
        (FINE + f"prompts = [{{ {PROMPT}, lenght = 3 }}]", "FO, prompts, number 1: lenght is not"),
        (FINE + f"prompts = [{{ {PROMPT}, min = 2, max = 1 }}]", "min of AOF is above its max"),
        (FINE + f'prompts = [{{ {PROMPT}, list = "none" }}]', "list = 'none' is not known"),
        (
            FINE + 'prompts = [{ ref = "T", label = "Time", kind = "period", id = "t" }]',
            "the period T needs units",
        ),
    ],
)
def test_a_slip_is_reported_by_file_result_and_fault(text: str, fault: str) -> None:
    with pytest.raises(CatalogueError) as raised:
        read_definitions({"money.toml": text}, {"often": FixedList("id")})
    assert fault in str(raised.value)
    assert str(raised.value).startswith("money.toml")


def test_a_short_code_given_twice_names_both_files() -> None:
    with pytest.raises(CatalogueError) as raised:
        read_definitions({"money.toml": FINE, "other.toml": FINE}, {})
    assert str(raised.value) == "other.toml: FO: the same short code stands in money.toml"
