"""Lines as clerks type them mean what the rules of the entry language say, in `corpus.toml`."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.shorthand.line import (
    Choosing,
    Command,
    Ditto,
    Explain,
    Jump,
    Line,
    Nothing,
    Results,
    Search,
    Unread,
)
from client.shorthand.reading import read_line
from client.shorthand.targets import Targets
from tests.client.shorthand.court_list import COURTS

DAY = dt.date(2026, 11, 23)
KEYS = {
    *("text", "reads", "names", "has", "asks", "open", "choices", "best", "problem", "on"),
    *("aims", "goes_to", "finds", "command", "explains", "ditto", "nothing", "refused", "differs"),
    "enters",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of the corpus and what it must mean."""

    text: str
    meaning: dict[str, Any]


def _lines() -> Iterator[Expected]:
    file = Path(__file__).with_name("corpus.toml")
    for family in tomllib.loads(file.read_text(encoding="utf-8")).values():
        for line in family["lines"]:
            yield Expected(line["text"], line)


LINES = tuple(_lines())


def read(text: str) -> Line:
    return read_line(text, builtin_catalogue(), DAY, courts=COURTS)


def open_point(line: Line) -> str:
    """Say what keeps a line from being recorded; empty when nothing does."""
    match line:
        case Results():
            return line.open_point
        case Unread(problem):
            return problem
        case Choosing(choices):
            return f"{len(choices)} choices"
        case _:
            return "no result"


def readings(text: str) -> list[str]:
    """Give the code and the words of every result of a line, or of all lines of a pasted block."""
    given = []
    for one in filter(None, map(str.strip, text.splitlines())):
        line = read(one)
        assert isinstance(line, Results), line
        assert line.open_point == ""
        given += [f"{found.definition.short_code} {found.words}" for found in line.readings]
    return given


def targets_of(line: Line) -> object:
    """Give the targets as the corpus has them."""
    assert isinstance(line, Results | Ditto)
    return written(line.targets)


def written(targets: Targets) -> object:
    """Give targets as the corpus has them."""
    if targets.open_offences:
        return "**" if targets.of_everyone else "*"
    return targets.whole or list(targets.numbers)


def check_results(line: Line, wanted: dict[str, Any]) -> None:
    """Check what a line that names results but is not complete has and lacks."""
    assert isinstance(line, Results), line
    assert [one.definition.short_code for one in line.readings] == wanted["names"]
    assert line.open_point
    if "has" in wanted:
        (only,) = line.readings
        assert {answer.prompt.ref: answer.said for answer in only.answers} == wanted["has"]
    if "asks" in wanted:
        assert line.open_point == f"needs {wanted['asks']}"
    assert wanted.get("open", "") in line.open_point


def check_other(line: Line, wanted: dict[str, Any]) -> None:
    """Check a line that is no result."""
    match line:
        case Nothing():
            assert "nothing" in wanted, line
        case Jump(number):
            assert number == wanted.get("goes_to"), line
        case Search(text):
            assert text == wanted.get("finds"), line
        case Command(name, _):
            assert name == wanted.get("command"), line
        case Explain(text):
            assert text == wanted.get("explains"), line
        case Ditto(_, _, number):
            assert number == wanted.get("ditto"), line
        case Unread(problem):
            assert "problem" in wanted, line
            assert wanted["problem"] in problem
        case Choosing(choices):
            offered = [choice.label.split()[0] for choice in choices]
            assert "choices" in wanted, offered
            assert set(wanted["choices"]) <= set(offered), offered
            assert wanted.get("best", offered[0]) == offered[0]
        case Results():
            codes = [(one.definition.short_code, one.words) for one in line.readings]
            raise AssertionError(f"read as {codes}, {line.open_point!r}")


def test_the_corpus_is_large_and_written_with_known_keys_only() -> None:
    assert len(LINES) >= 300
    assert len({line.text for line in LINES}) == len(LINES)
    for line in LINES:
        assert line.meaning.keys() <= KEYS, line.text
        assert line.meaning.keys() - {"text", "on", "aims", "has", "best"}, line.text


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text or "empty")
def test_a_line_means_what_the_corpus_says(line: Expected) -> None:
    wanted = line.meaning
    found = read(line.text)
    if "reads" in wanted:
        assert readings(line.text) == wanted["reads"]
    elif "refused" in wanted or "differs" in wanted:
        assert open_point(found)
        assert len(open_point(found).split()) <= 10
        if "names" in wanted:
            assert isinstance(found, Results)
            assert [one.definition.short_code for one in found.readings] == wanted["names"]
    elif "names" in wanted:
        check_results(found, wanted)
    elif "enters" not in wanted:
        check_other(found, wanted)
    if "enters" in wanted:
        assert isinstance(found, Results), found
        assert [one.words for one in found.entered] == wanted["enters"]
        assert bool(found.readings) == ("reads" in wanted or "names" in wanted)
    if "on" in wanted:
        assert targets_of(found) == wanted["on"]
    if "aims" in wanted:
        assert isinstance(found, Results)
        aims = [written(found.aim(at)) for at in range(len(found.parts))]
        assert aims == wanted["aims"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text or "empty")
def test_what_is_open_is_said_in_ten_words_or_fewer(line: Expected) -> None:
    said = open_point(read(line.text))
    assert len(said.split()) <= 10, said


def meaning(line: Line) -> list[str]:
    """Give what a line says on the screen, without regard to the case it was typed in."""
    said = [open_point(line)]
    if isinstance(line, Results):
        said += [f"{one.definition.short_code} {one.words}" for one in line.readings]
    if isinstance(line, Choosing):
        said += [choice.text for choice in line.choices]
    return [words.casefold() for words in said]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text or "empty")
def test_a_line_means_the_same_in_capitals(line: Expected) -> None:
    assert meaning(read(line.text.upper())) == meaning(read(line.text.lower()))


@pytest.mark.parametrize("line", [one for one in LINES if "\n" in one.text.strip()])
def test_a_pasted_block_that_reaches_the_language_whole_records_nothing(line: Expected) -> None:
    found = read(line.text)
    assert open_point(found) or len(getattr(found, "readings", ())) > 1
