"""Money, numbers, periods, dates and times as clerks type them."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.catalogue import Unit
from client.shorthand import values
from client.shorthand.tokens import split_tokens
from tests.client.builders import DATE, quick

Y, M, W, D = Unit.YEARS, Unit.MONTHS, Unit.WEEKS, Unit.DAYS


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("120", "120"),
        ("£120", "120"),
        ("120.50", "120.50"),
        ("120.5", "120.50"),
        ("120.00", "120"),
        ("£2,000", "2000"),
        ("1,250,000.01", "1250000.01"),
        ("1.5k", "1500"),
        ("2K", "2000"),
        ("1.25k", "1250"),
        ("007", "7"),
        ("0", "0"),
    ],
)
def test_an_amount_of_money_is_read(typed: str, read: str) -> None:
    assert values.read_money(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "£", "120.505", "1,20", "12,00", ".50", "-5", "+5", "1e3", "fine", "120p", "k"]
)
def test_what_is_not_an_amount_is_not_read_and_never_rounded(typed: str) -> None:
    assert values.read_money(typed) is None


def test_an_amount_of_any_length_is_read_exactly_or_not_at_all() -> None:
    for digits in (20, 40, 5000):
        assert values.read_money("9" * digits) in (None, "9" * digits)
        assert values.read_money("9" * digits + ".99") in (None, "9" * digits + ".99")


@pytest.mark.parametrize(
    ("typed", "read"),
    [("6", 6), ("6pts", 6), ("12points", 12), ("0", 0)],
)
def test_a_whole_number_may_carry_the_word_for_points(typed: str, read: int) -> None:
    assert values.read_number(typed) == read


def test_a_whole_number_may_carry_the_unit_that_its_prompt_names_and_no_other() -> None:
    assert values.read_number("20days", "Number of days in default") == 20
    assert values.read_number("20d", "Number of days in default") == 20
    assert values.read_number("6w", "Penalty points") is None


@pytest.mark.parametrize("typed", ["", "six", "6.5", "-6", "6x", "1" * 10, "6 7"])
def test_what_is_not_a_whole_number_is_not_read(typed: str) -> None:
    assert values.read_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12m", ((M, 12),)),
        ("18 months", ((M, 18),)),
        ("1 year 6 months", ((Y, 1), (M, 6))),
        ("2y6m", ((Y, 2), (M, 6))),
        ("2Y6M", ((Y, 2), (M, 6))),
        ("2y8m14d", ((Y, 2), (M, 8), (D, 14))),
        ("18months", ((M, 18),)),
        ("56d", ((D, 56),)),
        ("6wks", ((W, 6),)),
        ("1year", ((Y, 1),)),
        ("30min", ((Unit.MINUTES, 30),)),
        ("9h", ((Unit.HOURS, 9),)),
    ],
)
def test_a_period_is_read(typed: str, read: tuple[tuple[Unit, int], ...]) -> None:
    assert values.read_period(typed) == read


@pytest.mark.parametrize("typed", ["", "12", "m", "m12", "12x", "12m6m", "2y,6m", "1234567d"])
def test_what_is_not_a_period_is_not_read(typed: str) -> None:
    assert values.read_period(typed) is None


def test_m_is_months_and_never_minutes() -> None:
    assert values.read_unit("m") is Unit.MONTHS
    assert values.read_unit("MIN") is Unit.MINUTES
    assert values.read_unit("moon") is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("4/12", "2026-12-04"),
        ("4/12/26", "2026-12-04"),
        ("4-12-2026", "2026-12-04"),
        ("4.12.26", "2026-12-04"),
        ("4dec", "2026-12-04"),
        ("4December", "2026-12-04"),
        ("4dec27", "2027-12-04"),
        ("4th Dec", "2026-12-04"),
        ("Fri 4 Dec 2026", "2026-12-04"),
        ("friday 4/12", "2026-12-04"),
        ("1sept27", "2027-09-01"),
        ("23/11", "2026-11-23"),
        ("22/11", "2027-11-22"),
        ("3/4", "2027-04-03"),
        ("1/1/1990", "1990-01-01"),
        ("29/2", "2028-02-29"),
        ("29/2/28", "2028-02-29"),
        ("t", "2026-11-23"),
        ("today", "2026-11-23"),
        ("+28d", "2026-12-21"),
        ("+4w", "2026-12-21"),
        ("+1m", "2026-12-23"),
        ("+2m", "2027-01-23"),
        ("+14m", "2028-01-23"),
        ("+0d", "2026-11-23"),
    ],
)
def test_a_date_is_read_day_first_and_never_in_the_past_without_its_year(
    typed: str, read: str
) -> None:
    assert values.read_date(typed, DATE) == dt.date.fromisoformat(read)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "4",
        "31/4",
        "29/2/27",
        "0/1",
        "1/13",
        "12/31",
        "4/12-26",
        "4dez",
        "4decx",
        "4ju",
        "thu 4/12",
        "fri4",
        "+28",
        "+5y",
        "4/12/026",
    ],
)
def test_an_impossible_date_is_not_read(typed: str) -> None:
    assert values.read_date(typed, DATE) is None


@pytest.mark.parametrize(
    ("typed", "days"),
    [("mon", 7), ("tue", 1), ("Wed", 2), ("thurs", 3), ("friday", 4), ("sat", 5), ("sunday", 6)],
)
def test_a_weekday_is_the_next_one_after_the_hearing(typed: str, days: int) -> None:
    assert f"{DATE:%a}" == "Mon"
    assert values.read_date(typed, DATE) == DATE + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("day", "typed", "read"),
    [
        ("2026-01-31", "+1m", "2026-02-28"),
        ("2028-01-31", "+1m", "2028-02-29"),
        ("2026-10-31", "+1m", "2026-11-30"),
        ("2026-11-30", "+3m", "2027-02-28"),
        ("2026-12-31", "+12m", "2027-12-31"),
        ("2026-12-31", "1/1", "2027-01-01"),
        ("2028-02-29", "29/2", "2028-02-29"),
        ("2028-03-01", "29/2", "2032-02-29"),
        ("2096-03-01", "29/2", "2104-02-29"),
    ],
)
def test_month_ends_and_leap_years_count_as_the_calendar_has_them(
    day: str, typed: str, read: str
) -> None:
    counted = values.read_date(typed, dt.date.fromisoformat(day))
    assert counted == dt.date.fromisoformat(read)


def test_a_date_beyond_the_calendar_is_not_read() -> None:
    assert values.read_date("+9999w", dt.date(9999, 1, 1)) is None
    assert values.read_date("+12m", dt.date(9999, 12, 1)) is None
    assert values.read_date("1/1", dt.date(9999, 12, 1)) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10", "10:00"),
        ("1000", "10:00"),
        ("0930", "09:30"),
        ("10:00", "10:00"),
        ("10.30", "10:30"),
        ("2pm", "14:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("9:15AM", "09:15"),
        ("23:59", "23:59"),
    ],
)
def test_a_time_is_read(typed: str, read: str) -> None:
    assert values.read_time(typed) == read


@pytest.mark.parametrize("typed", ["", "24", "2400", "10:60", "13pm", "0am", "10:5", "ten", "100"])
def test_what_is_not_a_time_is_not_read(typed: str) -> None:
    assert values.read_time(typed) is None


@pytest.mark.parametrize("typed", ["0", "1", "02", "7"])
def test_an_hour_that_may_be_of_the_afternoon_is_not_read_alone(typed: str) -> None:
    assert values.read_time(typed) is None
    assert values.read_time(f"{typed}:00") == f"{int(typed):02}:00"
    assert values.read_time("8") == "08:00"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("y", True), ("YES", True), ("true", True), ("n", False), ("No", False), ("false", False)],
)
def test_yes_and_no_are_read(typed: str, read: bool) -> None:
    assert values.read_yes_no(typed) is read
    assert values.read_yes_no(f"{typed}ish") is None


@quick
@given(st.decimals(min_value=0, max_value=Decimal(10) ** 10, places=2))
def test_an_amount_said_and_read_again_is_the_same(amount: Decimal) -> None:
    read = values.read_money(values.say_money(amount))
    assert read is not None
    assert Decimal(read) == amount
    assert values.read_money(read) == read


@quick
@given(
    st.lists(st.sampled_from([Y, M, W, D]), min_size=1, unique=True),
    st.lists(st.integers(1, 999), min_size=4, max_size=4),
)
def test_a_period_said_and_read_again_is_the_same(units: list[Unit], counts: list[int]) -> None:
    longest_first = sorted(units, key=[Y, M, W, D].index)
    period = tuple(zip(longest_first, counts, strict=False))
    (token,) = split_tokens(values.say_period(period))
    assert values.read_period(token.text) == period


@quick
@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), st.sampled_from("/.-"))
def test_a_date_written_day_first_and_read_again_is_the_same(date: dt.date, sign: str) -> None:
    for year in (f"{date:%Y}", f"{date:%y}"):
        assert values.read_date(sign.join((str(date.day), str(date.month), year)), DATE) == date
    assert values.read_date(f"{date.day}{date:%b%Y}", DATE) == date


@quick
@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), st.dates(max_value=dt.date(2100, 1, 1))
)
def test_a_date_without_a_year_is_the_first_one_on_or_after_the_hearing(
    hearing: dt.date, wanted: dt.date
) -> None:
    read = values.read_date(f"{wanted.day}/{wanted.month}", hearing)
    assert read is not None
    assert (read.day, read.month) == (wanted.day, wanted.month)
    assert read >= hearing
    between = [
        year
        for year in range(hearing.year, read.year)
        if (wanted.month, wanted.day) != (2, 29) or (year % 4 == 0 and year % 100 != 0)
    ]
    assert all(dt.date(year, wanted.month, wanted.day) < hearing for year in between)


@quick
@given(st.times())
def test_a_time_said_and_read_again_is_the_same(time: dt.time) -> None:
    assert values.read_time(f"{time:%H:%M}") == f"{time:%H:%M}"
    assert values.read_time(f"{time:%H%M}") == f"{time:%H:%M}"


def test_values_are_said_in_words() -> None:
    assert values.say_money("1250.5") == "£1,250.50"
    assert values.say_money(120) == "£120"
    assert values.say_money("a lot") == "a lot"
    assert values.say_period((("Years", 1), ("Months", 6))) == "1 year 6 months"
    assert values.say_date(dt.date(2026, 12, 4)) == "Fri 4 Dec 2026"
