"""A line that Common Platform's own notepad reads cleanly means the same here.

The measure is `notepad.py`. Lines are made of the words, codes and values of the catalogue's own
results, in any order and in either case.
"""

import datetime as dt
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from client.catalogue import Catalogue, Definition, Prompt, PromptKind
from client.catalogue.builtin import builtin_catalogue
from client.catalogue.wire import definitions_from_wire
from client.contract.reference import ResultDefinitions
from client.shorthand.line import Results
from client.shorthand.reading import read_line
from tests.client.catalogue.reference import reference_as_wire
from tests.client.shorthand.notepad import Notepad
from tests.client.shorthand.notepad_mends import Mend, NotepadReading

DAY = dt.date(2026, 11, 23)
many = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))

_WORDS = (
    "evidence",
    "Smith",
    "[in the public interest]",
    "[Marlbrook]",
    "sample",
    "refused",
    "x12",
)
_VALUES: dict[PromptKind, tuple[str, ...]] = {
    PromptKind.TEXT: _WORDS,
    PromptKind.NUMBER: ("1", "6", "12", "28"),
    PromptKind.NUMBER_IN_ONE_UNIT: ("1", "6"),
    PromptKind.MONEY: ("120", "£120", "85.50", "£2000", "1"),
    PromptKind.DATE: ("4/12/2026", "4-12-26", "04/12/26", "31/1/2027", "29/02/28"),
    PromptKind.TIME: ("10:00", "9:15", "23:59", "07:00"),
    PromptKind.YES_NO: ("true", "false"),
    PromptKind.TICK: ("true", "false"),
}
_PERIODS = ("{}y", "{} m", "{}m", "{} weeks", "{}d", "{}h", "{} min", "{} yr {}m", "{}y {}d")


@cache
def book(name: str) -> tuple[Catalogue, Notepad, tuple[Definition, ...]]:
    """Give a catalogue, the notepad over it, and its definitions."""
    if name == "built-in":
        catalogue = builtin_catalogue()
    else:
        wire = ResultDefinitions.model_validate(reference_as_wire())
        catalogue = Catalogue(definitions_from_wire(wire))
    return catalogue, Notepad(catalogue), tuple(catalogue)


def typed_line(random: Random, definition: Definition, others: tuple[Definition, ...]) -> str:
    """Type a result with values for some of its prompts, in any order and either case."""
    names = [[definition.short_code], *map(list, definition.word_groups)]
    name = random.choice(names)
    visible = [prompt for prompt in definition.prompts if not prompt.hidden]
    wanted = random.sample(visible, min(len(visible), random.choice((0, 1, 1, 1, 2, 2, 3))))
    values = [value for prompt in wanted if (value := _a_value(random, prompt))]
    if random.random() < 0.1:
        values.append(random.choice((*_WORDS, random.choice(others).short_code, "120", "a")))
    pieces = [*name, *values] if random.random() < 0.6 else [" ".join(name), *values]
    random.shuffle(pieces)
    line = " ".join(pieces)
    return random.choice((line, line.lower(), line.lower(), line.upper()))


def _a_value(random: Random, prompt: Prompt) -> str:
    if prompt.words and random.random() < 0.5:
        return " ".join(prompt.words)
    if prompt.kind is PromptKind.DURATION:
        return random.choice(_PERIODS).replace("{}", str(random.choice((1, 2, 6, 12, 18))))
    if prompt.choices and random.random() < 0.7:
        return random.choice(prompt.choices)
    return random.choice(_VALUES.get(prompt.kind, _WORDS))


def comparable(kind: PromptKind, value: Any) -> Any:
    """Give a draft value so that two ways to write the same one are equal."""
    if kind is PromptKind.MONEY:
        return Decimal(value)
    if kind in (PromptKind.NUMBER, PromptKind.NUMBER_IN_ONE_UNIT):
        return int(value)
    return value


def difference(text: str, theirs: NotepadReading, catalogue: Catalogue) -> str:
    """Say how a line that the notepad reads cleanly is read otherwise here; empty if it is not."""
    assert theirs.definition is not None
    kinds = {prompt.id: prompt.kind for prompt in theirs.definition.prompts}
    line = read_line(text, catalogue, DAY)
    if not isinstance(line, Results) or len(line.readings) != 1:
        return f"not one result but {line!r:.120}"
    (ours,) = line.readings
    if ours.definition.id != theirs.definition.id:
        return f"{ours.definition.short_code} instead of {theirs.definition.short_code}"
    if ours.placed.unplaced:
        return f"no place for {[token.text for token in ours.placed.unplaced]}"
    mine = {a.prompt.ref: comparable(a.prompt.kind, a.value) for a in ours.answers}
    refs = {prompt.id: prompt.ref for prompt in theirs.definition.prompts}
    wanted = {refs[at]: comparable(kinds[at], value) for at, value in theirs.values.items()}
    return "" if mine == wanted else f"{mine} instead of {wanted}"


def check(text: str, name: str) -> None:
    """Check one line over one catalogue."""
    catalogue, notepad, _ = book(name)
    theirs = notepad.read(text)
    if theirs.cleanly and not text.isdigit():
        said = difference(text, theirs, catalogue)
        assert not said, f"{text!r}: {said}"


@pytest.mark.parametrize("name", ["built-in", "reference"])
@many
@given(random=st.randoms(use_true_random=False))
def test_words_codes_and_values_in_any_order_mean_what_the_notepad_makes_of_them(
    name: str, random: Random
) -> None:
    _, _, definitions = book(name)
    check(typed_line(random, random.choice(definitions), definitions), name)


@pytest.mark.parametrize("name", ["built-in", "reference"])
def test_every_name_of_every_result_means_what_the_notepad_makes_of_it(name: str) -> None:
    catalogue, notepad, definitions = book(name)
    random, wrong, seen = Random(1), [], 0
    for definition in definitions:
        names = [definition.short_code.lower(), *map(" ".join, definition.word_groups)]
        visible = [prompt for prompt in definition.prompts if not prompt.hidden]
        for called in names:
            values = ["", *(_a_value(random, prompt) for prompt in visible)]
            for text in {f"{called} {value}".strip() for value in values}:
                theirs = notepad.read(text)
                # Digits alone are a number of the list, whatever code they spell.
                if not theirs.cleanly or text.isdigit():
                    continue
                seen += 1
                if said := difference(text, theirs, catalogue):
                    wrong.append(f"{text!r}: {said}")
    assert seen > 500
    assert not wrong, f"{len(wrong)} of {seen} lines:\n" + "\n".join(wrong[:25])


def test_most_lines_that_are_tried_are_read_cleanly_by_the_notepad() -> None:
    _, notepad, definitions = book("built-in")
    random = Random(2)
    lines = [typed_line(random, random.choice(definitions), definitions) for _ in range(300)]
    assert sum(notepad.read(line).cleanly for line in lines) > 100


def mended(text: str, mend: Mend) -> tuple[str, dict[str, Any], str]:
    """Read a line of which the notepad's reading is mended; gives code, answers, what is open."""
    catalogue, notepad, _ = book("built-in")
    theirs = notepad.read(text)
    assert mend in theirs.mends, theirs
    line = read_line(text, catalogue, DAY)
    if not isinstance(line, Results):
        return "", {}, getattr(line, "problem", "choices")
    (ours,) = line.readings
    values = {answer.prompt.ref: answer.value for answer in ours.answers}
    return ours.definition.short_code, values, ours.open_point


@pytest.mark.parametrize("text", ["fo 120 fvs 48", "fine 120 fvs", "nsp imprisonment"])
def test_a_line_that_names_two_results_is_asked_about(text: str) -> None:
    _, _, problem = mended(text, Mend.TWO_RESULTS)
    assert problem


@pytest.mark.parametrize("text", ["cd 123 6wk", "upwr 10 30h", "rar 1 20d"])
def test_a_number_before_a_period_is_no_part_of_it(text: str) -> None:
    _, values, problem = mended(text, Mend.NUMBER_BEFORE_PERIOD)
    assert problem
    numbers = [part["value"] for value in values.values() for part in value]
    assert set(numbers) <= {6, 30, 20}


@pytest.mark.parametrize("text", ["fo 120 concurrent", "cd 12m reserved", "cd 12h", "nsp absence"])
def test_a_word_that_belongs_to_another_result_has_no_place_here(text: str) -> None:
    catalogue, notepad, _ = book("built-in")
    assert not notepad.read(text).cleanly
    line = read_line(text, catalogue, DAY)
    assert isinstance(line, Results)
    assert text.split()[-1] in line.open_point


def test_a_date_with_dots_is_a_date() -> None:
    _, values, problem = mended("pdate 4.12.26", Mend.DOTTED_DATE)
    assert (values, problem) == ({"PBD": "2026-12-04"}, "")


def test_an_impossible_date_is_refused() -> None:
    _, values, problem = mended("pdate 31/2/2027", Mend.IMPOSSIBLE_DATE)
    assert values == {}
    assert "31/2/2027" in problem


def test_an_amount_may_have_a_comma() -> None:
    _, values, problem = mended("fo £2,000", Mend.COMMA)
    assert (values, problem) == ({"AOF": "2000"}, "")


def test_a_keyword_answers_the_prompt_that_it_belongs_to() -> None:
    catalogue, notepad, _ = book("built-in")
    assert not notepad.read("coew reserved").cleanly
    line = read_line("coew reserved", catalogue, DAY)
    assert isinstance(line, Results)
    answers = {answer.prompt.ref: answer.value for answer in line.readings[0].answers}
    assert answers == {"judgeReservesBreachProceedings": True}


def test_an_item_of_a_list_may_be_several_words() -> None:
    text = "nocollo impracticable or inappropriate"
    catalogue, notepad, _ = book("built-in")
    assert not notepad.read(text).cleanly
    line = read_line(text, catalogue, DAY)
    assert isinstance(line, Results)
    (answer,) = line.readings[0].answers
    assert (answer.prompt.ref, answer.value) == (
        "reasonForNoCollectionOrder",
        "impracticable or inappropriate",
    )


def test_two_amounts_go_to_the_prompts_in_their_order() -> None:
    catalogue, notepad, _ = book("built-in")
    assert not notepad.read("lumsi 100 20 weekly 4/12/2026").cleanly
    line = read_line("lumsi 100 20 weekly 4/12/2026", catalogue, DAY)
    assert isinstance(line, Results)
    answers = {answer.prompt.ref: answer.value for answer in line.readings[0].answers}
    assert (answers["LSA"], answers["IAMT"]) == ("100", "20")


def test_a_bare_number_answers_what_must_be_answered_first() -> None:
    _, values, problem = mended("instl 28", Mend.MUST_BE_ANSWERED)
    assert values == {"IAMT": "28"}
    assert problem == "needs Payment frequency"


def test_a_number_alone_never_becomes_text_that_nobody_asked_for() -> None:
    _, values, problem = mended("nocollo 120", Mend.NUMBER_AS_TEXT)
    assert values == {}
    assert "‘120’" in problem


def test_a_word_of_the_results_own_name_is_no_answer() -> None:
    assert mended("refused rfsd", Mend.OWN_NAME) == ("RFSD", {}, "")


def test_a_period_goes_on_with_a_smaller_unit_only() -> None:
    _, values, problem = mended("cd 6m 2y", Mend.SMALLER_UNIT_FIRST)
    assert values == {"periodofConditionalDischarge": [{"label": "Months", "value": 6}]}
    assert "‘2y’" in problem


def test_a_code_that_is_a_number_counts_only_where_it_stands_first() -> None:
    catalogue, notepad, _ = book("reference")
    assert Mend.CODE_BEHIND in notepad.read("100h 3101").mends
    assert not isinstance(read_line("100h 3101", catalogue, DAY), Results)
