"""Results that go with results, over the built-in catalogue."""

from dataclasses import replace
from typing import Any

from client.catalogue.builtin import builtin_catalogue
from client.record.children import Standing, needs_of, relations
from client.record.lines import ResultLine
from tests.client.builders import uid

CATALOGUE = builtin_catalogue()


def line(code: str, name: str = "", **target: str) -> ResultLine:
    definition = CATALOGUE.by_code(code)
    assert definition is not None
    where = {"caseId": "c1", "masterDefendantId": "d1", "offenceId": "o1", **target}
    wire = {
        **where,
        "resultLineId": uid(name or code),
        "resultDefinitionId": definition.id,
        "shortCode": code,
        "resultLevel": definition.level.value,
        "category": definition.category.value,
    }
    return ResultLine(uid(name or code), wire)


def needs(parent: ResultLine, *others: ResultLine) -> list[str]:
    return [need.words for need in needs_of(parent, Standing((parent, *others)), CATALOGUE)]


def test_a_fine_needs_a_way_to_be_paid_until_one_is_recorded() -> None:
    assert needs(line("FO")) == ["needs PAYT, AEOC or ABDC"]
    assert needs(line("FO"), line("PAYT")) == []


def test_a_child_of_the_defendant_counts_from_any_of_their_offences() -> None:
    assert needs(line("FO"), line("PAYT", offenceId="o2")) == []
    assert needs(line("FO"), line("PAYT", masterDefendantId="d2")) != []


def test_a_mandatory_child_is_needed_by_name() -> None:
    assert needs(line("IMP")) == ["needs TIMP"]
    assert needs(line("IMP"), line("TIMP")) == []


def test_of_many_children_a_few_are_named() -> None:
    assert needs(line("BAIC")) == ["needs PORAR4, PORAR6, PORCU1 or one of 18 others"]


def test_a_child_that_is_struck_out_no_longer_stands() -> None:
    paid = line("PAYT")
    struck = replace(paid, wire={**paid.wire, "deleted": True})
    assert needs(line("FO"), struck) == ["needs PAYT, AEOC or ABDC"]


def test_a_result_that_the_catalogue_does_not_know_needs_nothing() -> None:
    unknown = line("FO")
    unknown = replace(unknown, wire={**unknown.wire, "resultDefinitionId": "elsewhere"})
    assert needs(unknown) == []


def test_parent_and_child_are_related_whichever_was_recorded_first() -> None:
    fine, terms = line("FO"), line("PAYT")
    for order in ((fine, terms), (terms, fine)):
        made = {one["resultLineId"]: one for one in relations(order, (), CATALOGUE)}
        assert made[fine.id] == {
            "resultLineId": fine.id,
            "ruleType": "standalone",
            "childResultLineIds": [terms.id],
        }
        assert made[terms.id]["ruleType"] == "oneOf"


def test_a_child_added_later_is_named_by_the_parent_that_stood_before() -> None:
    fine, terms = line("FO"), line("PAYT")
    before = relations((fine,), (), CATALOGUE)
    after = {one["resultLineId"]: one for one in relations((fine, terms), before, CATALOGUE)}
    assert after[fine.id]["childResultLineIds"] == [terms.id]


def test_what_another_client_related_stays_as_it_is() -> None:
    fine, terms = line("FO"), line("PAYT")
    theirs: list[dict[str, Any]] = [
        {"resultLineId": fine.id, "ruleType": "unknown", "childResultLineIds": [], "own": 1},
        {"resultLineId": terms.id, "ruleType": "optional"},
    ]
    assert relations((fine, terms), theirs, CATALOGUE) == theirs


def test_a_line_that_is_gone_leaves_no_relation_behind() -> None:
    fine, terms = line("FO"), line("PAYT")
    before = relations((fine, terms), (), CATALOGUE)
    assert relations((fine,), before, CATALOGUE) == [
        {"resultLineId": fine.id, "ruleType": "standalone", "childResultLineIds": []}
    ]
