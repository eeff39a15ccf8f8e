"""Result definitions from files: the API's own form and the gathered ones (sections 7.2, 7.3)."""

import json
from pathlib import Path
from typing import Any

import pytest

from caseapi.cli import main
from caseapi.imports.definitions import definitions_in
from caseapi.imports.reading import ImportRefusedError
from caseapi.json_text import from_json
from caseapi.store import open_store, reference
from client.contract.reference import ResultDefinitions
from tests.published import REFERENCE

GATHERED = REFERENCE / "result-definitions.json"
FLAT = REFERENCE / "result-definitions.flat-prompts.json"

FINE: dict[str, Any] = {
    "id": "fine",
    "shortCode": "FO",
    "label": "Fine",
    "level": "O",
    "category": "F",
    "source": {"repo": "somewhere"},
    "wordGroups": [["fine"], ["monetary", "penalty"]],
    "prompts": [
        {
            "id": "amount",
            "label": "Amount of fine",
            "type": "CURR",
            "rule": "mandatory",
            "seq": 100,
            "ref": "AOF",
            "min": "0.01",
            "words": ["Amount"],
        }
    ],
}


def rows_of(**members: Any) -> dict[str, Any]:
    """Give the wire's form of a fine that is gathered with other members."""
    (row,) = definitions_in([{**FINE, **members}]).rows
    return row


def prompt_rows(**prompt: Any) -> list[dict[str, Any]]:
    """Give the wire's rows of one gathered prompt."""
    gathered = {"id": "p", "label": "Prompt", "seq": 1, "rule": "mandatory", **prompt}
    rows: list[dict[str, Any]] = rows_of(prompts=[gathered])["prompts"]
    return rows


def test_a_gathered_definition_takes_the_wires_names() -> None:
    assert rows_of() == {
        "id": "fine",
        "shortCode": "FO",
        "label": "Fine",
        "level": "O",
        "category": "F",
        "wordGroups": [{"wordGroup": ["fine"]}, {"wordGroup": ["monetary", "penalty"]}],
        "prompts": [
            {
                "id": "amount",
                "label": "Amount of fine",
                "type": "CURR",
                "resultPromptRule": "mandatory",
                "sequence": 100,
                "reference": "AOF",
                "min": "0.01",
                "wordGroup": ["Amount"],
            }
        ],
        "resultDefinitionRules": [],
    }


def test_the_apis_own_form_stays_as_it_is() -> None:
    wire = rows_of()
    assert definitions_in({"resultDefinitions": [wire]}).rows == (wire,)


def test_a_period_becomes_a_row_for_each_unit() -> None:
    rows = prompt_rows(type="DURATION", units=["Years", "Month(s)", "Years"])
    assert [(row["type"], row["duration"], row["durationSequence"]) for row in rows] == [
        ("INT", "Years", 1),
        ("INT", "Months", 1),
        ("INT", "Years", 2),
    ]
    assert {row["id"] for row in rows} == {"p"}


def test_a_name_and_address_becomes_a_row_for_each_part() -> None:
    rows = prompt_rows(
        type="NAMEADDRESS", ref="prison", parts=["OrganisationName*", "AddressLine1"]
    )
    assert [(r["partName"], r["reference"], r["resultPromptRule"]) for r in rows] == [
        ("OrganisationName", "prisonOrganisationName", "mandatory"),
        ("AddressLine1", "prisonAddress1", "optional"),
    ]


def test_units_that_are_not_of_time_are_dropped() -> None:
    (row,) = prompt_rows(type="TXT", units=["prison"])
    assert "duration" not in row


def test_older_rows_are_brought_into_one_form() -> None:
    old = {"id": "p", "label": "On", "type": "Date", "sequence": 1, "mandatory": True}
    (row,) = rows_of(prompts=[old])["prompts"]
    assert (row["type"], row["resultPromptRule"]) == ("DATE", "mandatory")


@pytest.mark.parametrize(
    ("rules", "strictest"),
    [
        (["optional", "mandatory"], "mandatory"),
        (["atleastOneOf", "oneOf", "optional"], "oneOf"),
        (["optional", "atleastOneOf"], "atleastOneOf"),
        (["unheard of"], "optional"),
    ],
)
def test_of_several_rules_for_a_child_the_strictest_stands(
    rules: list[str], strictest: str
) -> None:
    children = [{"id": "child", "shortCode": "CH", "rule": rule} for rule in rules]
    child = {**FINE, "id": "child", "shortCode": "CH"}
    fine, _ = definitions_in([{**FINE, "childResults": children}, child]).rows
    assert fine["resultDefinitionRules"] == [
        {"childResultDefinitionId": "child", "ruleType": strictest}
    ]


def test_a_child_without_a_definition_is_reported_once_and_left_out() -> None:
    children = [{"id": "gone", "rule": "mandatory"}]
    second = {**FINE, "id": "second", "shortCode": "FO2", "childResults": children}
    read = definitions_in([{**FINE, "childResults": children}, second])
    assert [row["resultDefinitionRules"] for row in read.rows] == [[], []]
    assert read.left_out == ("FO: no definition of its child gone",)


def test_of_two_definitions_with_one_id_the_first_stands() -> None:
    read = definitions_in([FINE, {**FINE, "label": "Another"}])
    assert [row["label"] for row in read.rows] == ["Fine"]
    assert read.left_out == ("FO: its id was given twice; the first stands",)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({}, "it holds no list of result definitions"),
        ([], "it holds no list of result definitions"),
        ({"resultDefinitions": [1]}, "it holds no list of result definitions"),
        ("FO", "it holds no list of result definitions"),
        ([{"id": "x"}], "result definition number 1 can't be read: label"),
        ([{**FINE, "rank": "high"}], "result definition FO can't be read: rank"),
    ],
)
def test_what_is_not_a_list_of_definitions_is_refused_in_words(value: Any, says: str) -> None:
    with pytest.raises(ImportRefusedError, match=says):
        definitions_in(value)


def imported(database: Path, file: Path) -> int:
    return main(["import", "result-definitions", str(file), "--database", str(database)])


def test_an_import_takes_the_place_of_the_one_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "results.json"
    for definitions in ([FINE, {**FINE, "id": "two", "shortCode": "FO2"}], [FINE]):
        file.write_text(json.dumps(definitions), encoding="utf-8")
        assert imported(tmp_path / "a.db", file) == 0
    assert capsys.readouterr().out.endswith("Imported 1 result definitions with 1 prompts.\n")
    with open_store(tmp_path / "a.db") as store, store.reading() as connection:
        (text,) = reference.read_definitions(connection)
    assert from_json(text) == rows_of()


@pytest.mark.skipif(not GATHERED.is_file(), reason="the gathered definitions are not here")
@pytest.mark.parametrize("file", [GATHERED, FLAT], ids=["gathered", "flat prompts"])
def test_all_gathered_definitions_come_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    assert imported(tmp_path / "a.db", file) == 0
    told = capsys.readouterr()
    assert told.out == "Imported 640 result definitions with 2219 prompts.\n"
    reported = [line for line in told.err.splitlines() if "no definition of its child" in line]
    assert len(reported) == len({line.rsplit(" ", 1)[1] for line in reported})
    with open_store(tmp_path / "a.db") as store, store.reading() as connection:
        rows = [from_json(text) for text in reference.read_definitions(connection)]
    read = ResultDefinitions.model_validate({"resultDefinitions": rows})
    assert len(read.result_definitions) == 640
    known = {definition.id for definition in read.result_definitions}
    for definition in read.result_definitions:
        children = [rule.child_result_definition_id for rule in definition.result_definition_rules]
        assert set(children) <= known
        assert len(children) == len(set(children))
