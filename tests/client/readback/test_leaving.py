"""What must be right before somebody leaves, and the checks among what is read back."""

import datetime as dt

import pytest

from client.readback import read_back
from client.readback.leaving import leaving
from client.record.lines import ResultLine
from tests.client.checks.one_case import DAY, case, r
from tests.client.checks.recording import CATALOGUE, result


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("WOFN", "warrant"),
        ("CURE", "tag"),
        ("PORCU2", "tag"),
        ("PORS", "surety"),
        ("PRBCP1", "passport"),
        ("PORT1", "passport"),
        ("PORE5", "keep away"),
        ("ERP", "keep away"),
        ("PORR3", "bail condition"),
        ("RESTRAOP", "order"),
        ("NHMC", "next date"),
        ("LEP", "licence"),
        ("RC", "urgent"),
    ],
)
def test_a_result_that_goes_out_of_the_door_is_named_by_its_kind(code: str, kind: str) -> None:
    _, matters, _, _ = case()
    line = result("line", code, matters[0].target, DAY, {})
    (said,) = leaving([line], CATALOGUE)
    assert said == f"{kind}: {line.words(CATALOGUE)}"


def test_an_answer_whose_name_is_none_is_passed_over() -> None:
    _, matters, _, _ = case()
    line = result("line", "LEP", matters[0].target, DAY, {})
    odd = ResultLine(line.id, {**line.wire, "resultPrompts": [{"promptRef": [], "value": "x"}]})
    (said,) = leaving([odd], CATALOGUE)
    assert said.startswith("licence: ")


def test_every_result_that_is_urgent_or_on_the_licence_is_on_the_list() -> None:
    _, matters, _, _ = case()
    for definition in CATALOGUE:
        if definition.urgent or definition.licence:
            line = result("line", definition.short_code, matters[0].target, DAY, {})
            assert leaving([line], CATALOGUE), definition.short_code


def test_money_and_what_is_struck_out_stay_off_the_list() -> None:
    _, matters, _, _ = case()
    fine = result("fine", "FO", matters[0].target, DAY, {"AOF": "120"})
    warrant = result("warrant", "WOFN", matters[0].target, DAY, {})
    struck = type(warrant)(warrant.id, {**warrant.wire, "deleted": True})
    assert leaving([fine, struck], CATALOGUE) == ()


def test_the_list_stands_with_its_defendant_and_the_checks_come_last() -> None:
    next_hearing = r("NHMC", HDATE=dt.date(2026, 12, 7))
    hearing, matters, record, catalogue = case(r("RC"), r("BAIC"), r("PORR3"), next_hearing)
    from client.checks.all import findings

    found = findings(hearing, matters, record, catalogue)
    lines = read_back(matters, record, catalogue, hearing, found).lines()
    before, checks = lines.index("  Before they leave:"), lines.index("Checks:")
    assert lines[before + 1].startswith("    urgent: Remanded on conditional bail")
    assert any(line.startswith("    next date: ") for line in lines[before:checks])
    assert lines[checks + 1].startswith("  1 error: 1: RC needs NEXH; add it (child-missing)")
