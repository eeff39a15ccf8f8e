"""Splitting a line into results, and a result into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.shorthand.tokens import Token, split_results, split_tokens
from tests.client.builders import quick


def words(text: str) -> list[str]:
    return [f"[{token.text}]" if token.quoted else token.text for token in split_tokens(text)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("fo 120; fvs 48", ("fo 120", "fvs 48")),
        ("fo 120;;fvs 48;", ("fo 120", "fvs 48")),
        (" ; ;", ()),
        ("wdrn [no evidence; offered]", ("wdrn [no evidence; offered]",)),
        ('wdrn "a;b"; nsp', ('wdrn "a;b"', "nsp")),
        ('wdrn [a " b]; nsp', ('wdrn [a " b]', "nsp")),
        ("wdrn [never closed; nsp", ("wdrn [never closed; nsp",)),
    ],
)
def test_results_are_split_at_semicolons_outside_brackets(
    line: str, parts: tuple[str, ...]
) -> None:
    assert split_results(line) == parts


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("fo  120", ["fo", "120"]),
        ("wdrn [no evidence] now", ["wdrn", "[no evidence]", "now"]),
        ('wdrn "no evidence"', ["wdrn", "[no evidence]"]),
        ("wdrn [open to the end", ["wdrn", "[open to the end]"]),
        ("wdrn [ padded ]", ["wdrn", "[padded]"]),
        ("wdrn [] x", ["wdrn", "x"]),
    ],
)
def test_brackets_and_quotes_keep_words_together(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("cd 18 months", ["cd", "18months"]),
        ("cd 2 y 6 m", ["cd", "2y6m"]),
        ("cd 2 years 6 months", ["cd", "2years6months"]),
        ("cd 2y 6m", ["cd", "2y6m"]),
        ("imp 12m 6m", ["imp", "12m", "6m"]),
        ("adj 4/12 10", ["adj", "4/12", "10"]),
        ("lep 6 pts", ["lep", "6", "pts"]),
        ("fo 120 30", ["fo", "120", "30"]),
        ("cd 18 [months]", ["cd", "18", "[months]"]),
    ],
)
def test_the_words_of_one_period_join(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("pdate 4 dec", ["pdate", "4dec"]),
        ("pdate 4th December 2026", ["pdate", "4thDecember2026"]),
        ("pdate Fri 4 Dec 2026", ["pdate", "Fri4Dec2026"]),
        ("pdate fri 4/12", ["pdate", "fri4/12"]),
        ("nhmc fri 4 10:00", ["nhmc", "fri", "4", "10:00"]),
        ("nhmc 4 dec 10", ["nhmc", "4dec", "10"]),
        ("nhmc 4 dec 1000", ["nhmc", "4dec", "1000"]),
        ("pdate 4 [dec]", ["pdate", "4", "[dec]"]),
        ("imp 4 mar 6m", ["imp", "4mar", "6m"]),
    ],
)
def test_the_words_of_one_date_join(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


def test_words_that_were_joined_stand_as_typed_in_running_text() -> None:
    assert [token.running for token in split_tokens("wdrn 18  months on 4 Dec")] == [
        "wdrn",
        "18 months",
        "on",
        "4 Dec",
    ]


def test_six_months_suspended_for_two_years_are_two_periods() -> None:
    assert words("susps 6m 2y") == ["susps", "6m", "2y"]


@quick
@given(st.text(max_size=60))
def test_no_text_is_lost_in_splitting(text: str) -> None:
    def letters(part: str) -> str:
        return "".join(char for char in part if not char.isspace() and char not in '[]";')

    assert letters("".join(split_results(text))) == letters(text)
    assert letters("".join(token.text for token in split_tokens(text))) == letters(text)


@quick
@given(st.text(max_size=60))
def test_no_token_is_empty(text: str) -> None:
    assert Token("") not in split_tokens(text)
    assert all(part for part in split_results(text))
