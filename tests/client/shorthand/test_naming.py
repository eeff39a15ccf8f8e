"""Which result a line names, over the built-in catalogue."""

import datetime as dt

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.shorthand.line import Choosing, Line, Results, Unread
from client.shorthand.reading import read_line

CATALOGUE = builtin_catalogue()
DAY = dt.date(2026, 11, 23)


def read(text: str) -> Line:
    return read_line(text, CATALOGUE, DAY)


def codes(text: str) -> list[str]:
    line = read(text)
    assert isinstance(line, Results), line
    return [reading.definition.short_code for reading in line.readings]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("fine 120", "FO"),
        ("FINE 120", "FO"),
        ("conditional discharge 12m", "CD"),
        ("12m conditional discharge", "CD"),
        ("cond disch 12m", "CD"),
        ("no separate penalty", "NSP"),
        ("absolute discharge", "AD"),
        ("surcharge 48", "FVS"),
        ("unpaid work 100h", "UPWR"),
        ("dismissed", "DISM"),
        ("nsp", "NSP"),
        ("discontin", "DISC"),
    ],
)
def test_a_result_is_named_by_its_words_its_code_or_a_beginning(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_the_largest_group_of_words_wins() -> None:
    assert codes("next hearing magistrates") == ["NHMC"]


def test_words_leave_the_answers_for_the_prompts() -> None:
    line = read("conditional discharge 18 months")
    assert isinstance(line, Results)
    assert line.open_point == ""
    assert line.readings[0].words == "Conditional discharge for 18 months"


@pytest.mark.parametrize("text", ["fo 120 fvs 48", "cd 12m nsp", "fine 120 nsp"])
def test_a_second_result_is_never_quietly_taken_for_text(text: str) -> None:
    line = read(text)
    assert isinstance(line, Unread)
    assert line.problem.startswith("Two results: put ; between")


def test_words_that_seem_to_be_another_result_may_be_put_in_brackets() -> None:
    line = read("nesr fine unpaid work 100h")
    assert isinstance(line, Unread)
    assert line.problem == "Two results: put ; between NESR and UPWR, or [words]"
    assert isinstance(read("nesr [unpaid work 100h]"), Results)
    assert isinstance(read("wdrn [no evidence offered]"), Results)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("withdrawn no evidence offered", ["wdrn [no evidence offered]", "dine"]),
        ("Withdrawn, no evidence offered.", ["wdrn [no evidence offered]", "dine"]),
        ("wdrn no evidence offered", ["wdrn [no evidence offered]", "dine"]),
        ("withdrawn as no evidence offered", ["wdrn [as no evidence offered]", "dine"]),
        ("no evidence offered, withdrawn", ["dine", "wdrn [no evidence offered]"]),
        ("dismissed withdrawn", ["dism", "wdrn [dismissed]"]),
    ],
)
def test_of_two_ends_of_the_proceedings_one_is_asked_for(text: str, choices: list[str]) -> None:
    line = read(text)
    assert isinstance(line, Choosing)
    assert [choice.text for choice in line.choices] == choices


def test_a_stop_behind_a_word_names_nothing_else() -> None:
    assert codes("dismissed, no evidence offered.") == ["DINE"]
    line = read("wdrn lack of proof, it was said.")
    assert isinstance(line, Results)
    assert line.readings[0].words == "Withdrawn (lack of proof, it was said.)"


def test_a_code_that_is_an_english_word_may_stand_in_running_text() -> None:
    line = read("wdrn a mistake")
    assert isinstance(line, Results)
    assert "a mistake" in line.readings[0].words


def test_an_ambiguous_beginning_offers_numbered_choices_and_records_nothing() -> None:
    line = read("2/withd; fo 20")
    assert isinstance(line, Choosing)
    texts = [choice.text for choice in line.choices]
    assert texts[:2] == ["2/wdrn; fo 20", "2/wdrnoff; fo 20"]


def test_every_choice_reads_as_the_one_result_that_it_names() -> None:
    for text in ("withd", "cond", "next hearing", "f 120"):
        line = read(text)
        assert isinstance(line, Choosing)
        assert 1 < len(line.choices) <= 9
        for choice in line.choices:
            assert codes(choice.text) == [choice.label.split()[0]]


@pytest.mark.parametrize("text", ["no evidence", "not guilty"])
def test_words_of_a_result_of_the_crown_court_alone_offer_what_is_said_here_first(
    text: str,
) -> None:
    line = read(text)
    assert isinstance(line, Choosing)
    assert [choice.text for choice in line.choices][1:] == ["ngj"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no evidence offered", "DINE"),
        ("dismissed no evidence", "DINE"),
        ("neo", "DINE"),
        ("found not guilty", "DISM"),
        ("ngj", "NGJ"),
    ],
)
def test_what_is_said_of_an_offence_that_is_not_proved_names_its_result(
    text: str, code: str
) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("condtional discharge 12m", "cd 12m"),
        ("adjornment", "a"),
        ("2/comunity order", "2/coew"),
        ("withdrwan", "wdrn"),
    ],
)
def test_what_a_misspelt_word_may_mean_is_offered_and_never_taken(text: str, first: str) -> None:
    line = read(text)
    assert isinstance(line, Choosing)
    assert line.choices[0].text == first


@pytest.mark.parametrize("text", ["zzzzzz", "immediate", "adq", "prosperity"])
def test_what_is_like_no_word_is_offered_nothing(text: str) -> None:
    assert read(text) == Unread(f"No result is known as ‘{text}’")


def test_what_was_used_orders_the_choices_within_their_rank_and_names_nothing() -> None:
    withdrawn = CATALOGUE.by_code("WDRNNOT")
    assert withdrawn is not None
    plain = read_line("withd", CATALOGUE, DAY)
    line = read_line("withd", CATALOGUE, DAY, used={withdrawn.id: 3})
    assert isinstance(plain, Choosing)
    assert isinstance(line, Choosing)
    assert line.choices[0].text == "wdrnnot"
    assert set(line.choices) == set(plain.choices)


def test_more_results_than_a_digit_can_pick_are_counted_and_not_hidden() -> None:
    line = read("c")
    assert isinstance(line, Choosing)
    assert len(line.choices) == 9
    assert line.more > 10
    assert line.hint == f"its number; {line.more} more: type on"


@pytest.mark.parametrize(
    ("text", "code"), [("fi 120", "FO"), ("cond 12m", "CD"), ("cost £85", "FCPC")]
)
def test_a_result_that_asks_for_the_value_typed_is_offered_first(text: str, code: str) -> None:
    line = read(text)
    assert isinstance(line, Choosing)
    assert line.choices[0].label.split()[0] == code


def test_every_short_code_of_the_catalogue_names_its_result() -> None:
    for definition in CATALOGUE:
        if not definition.short_code.isdigit():
            assert codes(definition.short_code.lower()) == [definition.short_code]


def test_every_word_group_of_the_catalogue_names_its_result_or_asks() -> None:
    for definition in CATALOGUE:
        for group in definition.word_groups:
            line = read(" ".join(group))
            if isinstance(line, Choosing):
                continue
            assert isinstance(line, Results), (group, line)
            assert line.readings[0].definition.short_code == definition.short_code
