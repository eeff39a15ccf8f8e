"""Custody time limits, bail that ends urgently, and the one person whom an order protects."""

from typing import Any

import pytest

from client.checks.published import AskedOffence
from tests.client.checks.asking import found, line, of, person

CTL, URGENT, PROTECTED = "DR-CTL-003", "DR-URG-008", "DR-RESTRAO-010"


def charged(**members: Any) -> tuple[AskedOffence, ...]:
    return (AskedOffence("o1", "TH68001", **members),)


@pytest.mark.parametrize("code", ["RI", "RIYDA", "RIH", "RIB", "rila", "RILAB", "REMYD"])
def test_a_remand_before_conviction_asks_for_a_time_limit(code: str) -> None:
    assert of(CTL, found(line(code), offences=charged())) == [("WARNING", ("o1",))]


@pytest.mark.parametrize("code", ["CTL", "CCII", "CCIIB", "CCQB", "cciiyda"])
def test_a_time_limit_or_a_sending_is_enough(code: str) -> None:
    assert of(CTL, found(line("RI"), line(code), offences=charged())) == []


@pytest.mark.parametrize("value", ["2027-01-01", "", "soon"])
def test_the_prompt_is_enough_whatever_it_says(value: str) -> None:
    limited = line("RI", prompts={"CTLDATE": value})
    assert of(CTL, found(limited, offences=charged())) == []


def test_prompts_go_by_their_exact_name() -> None:
    limited = line("RI", prompts={"ctldate": "2027-01-01"})
    assert of(CTL, found(limited, offences=charged())) != []


def test_after_conviction_or_with_a_limit_on_record_there_is_none_to_give() -> None:
    assert of(CTL, found(line("RI"), offences=charged(is_convicted=True))) == []
    assert of(CTL, found(line("RI"), offences=charged(has_time_limit=True))) == []


def test_bail_asks_for_no_time_limit() -> None:
    assert of(CTL, found(line("RC"), offences=charged())) == []


def test_an_offence_that_is_not_listed_is_passed_over() -> None:
    assert of(CTL, found(line("RI", "o9"), offences=charged())) == []


def bailed(*ids: str, defendant: str = "d1") -> tuple[AskedOffence, ...]:
    return tuple(
        AskedOffence(one, is_convicted=True, bail_status="B", defendant_id=defendant) for one in ids
    )


@pytest.mark.parametrize("code", ["DS", "RI", "wofn", "REMYD"])
def test_conditional_bail_that_ends_in_the_crown_court_is_urgent(code: str) -> None:
    issues = found(line(code), offences=bailed("o1"), court="CROWN")
    assert of(URGENT, issues) == [("WARNING", ("m1",))]


def test_a_final_result_ends_bail_too() -> None:
    issues = found(line("FO", category="F"), offences=bailed("o1"), court="CROWN")
    assert of(URGENT, issues) == [("WARNING", ("m1",))]


def test_marked_as_urgent_it_is_no_concern() -> None:
    lines = line("RI"), line("URGENT")
    assert of(URGENT, found(*lines, offences=bailed("o1"), court="CROWN")) == []


def test_the_mark_on_an_offence_without_bail_does_not_help() -> None:
    offences = (*bailed("o1"), AskedOffence("o2", is_convicted=True, defendant_id="d1"))
    lines = line("RI"), line("URGENT", "o2")
    assert of(URGENT, found(*lines, offences=offences, court="CROWN")) != []


def test_bail_that_goes_on_elsewhere_does_not_end() -> None:
    assert of(URGENT, found(line("RI"), offences=bailed("o1", "o2"), court="CROWN")) == []


def test_the_bail_of_another_defendant_does_not_count() -> None:
    offences = (*bailed("o1"), *bailed("o2", defendant="d2"))
    people = (person(), person("d2", master_id="m2"))
    issues = found(line("RI"), offences=offences, people=people, court="CROWN")
    assert of(URGENT, issues) == [("WARNING", ("m1",))]


@pytest.mark.parametrize("court", ["MAGISTRATES", "YOUTH"])
def test_other_courts_have_no_such_rule(court: str) -> None:
    assert of(URGENT, found(line("RI"), offences=bailed("o1"), court=court)) == []


@pytest.mark.parametrize(
    ("names", "fires"),
    [("Ann Lee & Tom Lee", True), ("Ann Lee, Tom Lee", True), ("Ann/Tom", True),
     ("Ann + Tom", True), ("Ann and Tom", True), ("Ann AND", True), ("Ann Anderson", False),
     ("Sandy Holland", False), ("", False)],
)  # fmt: skip
def test_a_restraining_order_protects_one_person(names: str, fires: bool) -> None:
    order = line("RESTRAO", prompts={"protectedPersonsName": names})
    assert of(PROTECTED, found(order)) == ([("WARNING", ("o1",))] if fires else [])


def test_another_order_may_name_several() -> None:
    assert of(PROTECTED, found(line("NMO", prompts={"protectedPersonsName": "A and B"}))) == []
