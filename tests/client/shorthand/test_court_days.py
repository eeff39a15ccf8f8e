"""Weekends and bank holidays, and how a date on one of them is pointed out."""

import datetime as dt

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.shorthand.court_days import (
    BANK_HOLIDAYS,
    closed_because,
    court_day_on_or_before,
    is_court_day,
)
from tests.client.builders import reading


def easter(year: int) -> dt.date:
    """Give Easter Sunday by the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


@pytest.mark.parametrize("year", range(2020, 2029))
def test_the_table_of_bank_holidays_holds_what_can_be_computed(year: int) -> None:
    sunday = easter(year)
    first_of_august_from_end = dt.date(year, 8, 31)
    summer = first_of_august_from_end - dt.timedelta(days=first_of_august_from_end.weekday())
    moved = {sunday - dt.timedelta(days=2), sunday + dt.timedelta(days=1), summer}
    of_year = {day for day in BANK_HOLIDAYS if day.year == year}
    assert moved <= of_year
    assert all(day.weekday() < 5 for day in of_year)
    assert len({day for day in of_year if day.month in (12, 1)}) == 3
    assert 8 <= len(of_year) <= 10


def test_a_closed_day_goes_back_to_the_court_day_before() -> None:
    easter_monday = dt.date(2026, 4, 6)
    assert not is_court_day(easter_monday)
    assert court_day_on_or_before(easter_monday) == dt.date(2026, 4, 2)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-12-25", "bank holiday"),
        ("2026-12-28", "bank holiday"),
        ("2026-12-26", "weekend"),
        ("2026-12-24", ""),
        ("2029-12-25", ""),
        ("2029-12-30", "weekend"),
    ],
)
def test_beyond_the_years_of_the_table_only_weekends_are_known(day: str, why: str) -> None:
    assert closed_because(dt.date.fromisoformat(day)) == why


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("pdate 25/12", "To pay in full by Fri 25 Dec 2026 (bank holiday)"),
        ("pdate sat", "To pay in full by Sat 28 Nov 2026 (weekend)"),
        ("pdate 4/12", "To pay in full by Fri 4 Dec 2026"),
        ("pdate 21/11/26", "To pay in full by Sat 21 Nov 2026"),
    ],
)
def test_a_coming_day_on_which_courts_do_not_sit_is_pointed_out_and_taken(
    typed: str, words: str
) -> None:
    read = reading(typed, builtin_catalogue())
    assert read.words == words
    assert read.open_point == ""
