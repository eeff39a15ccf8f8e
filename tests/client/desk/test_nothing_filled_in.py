"""The judgement stays with the court: nothing that it decides is ever filled in.

Every way by which something comes to stand in the record is tried with the decision left out, and
nothing of a plea, a verdict, a disposal, an amount or a period may stand there afterwards that was
not typed.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import client
from client.catalogue import PromptKind
from client.catalogue.builtin import builtin_catalogue
from client.checks.all import findings
from client.desk.checking import check_typed
from client.record.record import Change, Record
from client.shorthand.completion import completion
from client.shorthand.line import Results
from client.shorthand.reading import read_line
from tests.client.builders import DATE
from tests.client.checks.correct_days import correct_days
from tests.client.checks.recording import CATALOGUE, result
from tests.client.desk.at_work import AtWork

DECIDED = {PromptKind.MONEY, PromptKind.NUMBER, PromptKind.DURATION, PromptKind.DATE}
"""The kinds of answers in which a court's amounts, points, periods and dates stand."""

PURE = ("checks", "law", "readback")


@pytest.mark.parametrize("code", [one.short_code for one in builtin_catalogue()])
def test_a_code_alone_answers_nothing_that_the_court_decides(code: str) -> None:
    line = read_line(code.lower(), CATALOGUE, DATE)
    if not isinstance(line, Results):
        return
    for reading in line.readings:
        assert [one.prompt.ref for one in reading.answers if one.prompt.kind in DECIDED] == []


@pytest.mark.parametrize("text", ["fo", "imp", "susps", "lep", "ddo", "cd", "fvs", "fcost", "coew"])
def test_completion_never_brings_a_value(text: str) -> None:
    for end in range(1, len(text) + 1):
        added = completion(text[:end], CATALOGUE, ("share", "undo"))
        assert not any(char.isdigit() for char in added)
    assert not any(char.isdigit() for char in completion(f"{text} ", CATALOGUE, ()))


def test_the_checks_and_the_law_change_nothing() -> None:
    for hearing, matters, record in correct_days(40, 3):
        before = record.to_save(1).wire()
        findings(hearing, matters, record, CATALOGUE)
        assert record.to_save(1).wire() == before


def decided(record: Record) -> list[object]:
    return [
        prompt.get("value")
        for line in record.live_lines
        for prompt in line.prompts
        if prompt.get("type") in DECIDED
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["nsp"],
        ["@p", "nsp", "'1"],
        ["nsp", ":mend", ":mend 2"],
        ["nsp", ":setdown 1 looked at"],
        ["nsp", ":undo", ":redo"],
        ["nsp", ":share", ""],
        ["wdrn", ":change", "wdrn"],
    ],
)
def test_nothing_that_the_clerk_can_do_enters_a_plea_a_verdict_or_an_amount(
    clerk: AtWork, lines: list[str]
) -> None:
    for line in lines:
        clerk.enter(line)
    clerk.sitting.readback()
    clerk.sitting.share()
    clerk.until_saved()
    file = clerk.file()
    assert decided(file.record) == []
    assert [one.short_code for one in file.record.live_lines if one.typed] == [
        line.short_code for line in file.record.live_lines
    ]
    for matter in file.matters:
        assert matter.plea == ""
        assert matter.offence is None or matter.offence.verdict is None
    assert not any("plea" in name or "verdict" in name for name, _ in clerk.server.entered)


def test_an_offered_surcharge_is_not_taken(clerk: AtWork) -> None:
    """The check names the table's amount; only a typed line records one."""
    hearing, matters, record = next(
        day
        for day in correct_days(200, 5)
        if any(line.short_code == "FVS" for line in day[2].lines)
    )
    without = Record(
        record.hearing_id,
        record.hearing_day,
        tuple(line for line in record.lines if line.short_code != "FVS"),
    )
    found = findings(hearing, matters, without, CATALOGUE)
    assert any("add fvs" in one.words for one in found)
    assert all(line.short_code != "FVS" for line in without.lines)


def test_the_line_that_is_typed_is_checked_without_being_recorded(clerk: AtWork) -> None:
    file = clerk.sitting.file
    assert file is not None
    fine = result("typed", "FO", file.matters[0].target, DATE, {"AOF": "120"})
    check_typed(file, Change.adding([fine]), CATALOGUE)
    assert clerk.typed() == []
    assert file.record.live_lines == ()


def imported_by(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules(package: str) -> Iterator[Path]:
    return (Path(client.__file__).parent / package).rglob("*.py")


@pytest.mark.parametrize("package", PURE)
def test_what_reckons_checks_and_reads_back_has_no_way_to_record(package: str) -> None:
    """None of it can make a line, a plea or a verdict, but for the reason a clerk has typed."""
    makes = {"client.record.lines.new_line", "client.record.lines.repeated"}
    makes |= {f"client.record.heard.{one}" for one in ("plea_value", "verdict_value")}
    makes |= {"client.record.record.Change", "client.record.entered.EnteredStep"}
    for path in modules(package):
        found = makes & set(imported_by(path))
        assert found <= ({"client.record.record.Change"} if path.name == "set_down.py" else set())


def test_the_offered_arithmetic_is_called_by_what_shows_it_only() -> None:
    """No module that makes lines knows the law's arithmetic."""
    recording = Path(client.__file__).parent / "desk" / "recording.py"
    makers = [
        recording,
        *(path for one in ("record", "shorthand", "sync") for path in modules(one)),
    ]
    for path in makers:
        assert not any(name.startswith("client.law") for name in imported_by(path)), path
