"""The law's arithmetic against worked examples."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from client.law.custody import TimeLimit, days_over, limit_ends
from client.law.guilty_plea import after_reduction, reminder
from client.law.limits import (
    EITHER_WAY_CUSTODY,
    STANDARD_SCALE,
    SUSPENDED_MOST,
    custody_limit,
    default_term,
    in_force,
    most_at_level,
    youth_fine_most,
)
from client.law.money import Clearing, clearing, totals
from client.law.motoring import KNOWN
from client.law.periods import Period, months_later
from client.law.surcharge import TABLES, surcharge, table_for
from tests.client.law.examples import ENDS, LIMITS, SURCHARGES, Surcharged

DAY = dt.date(2026, 11, 23)
date = dt.date.fromisoformat


def test_there_are_sixty_worked_examples_and_more() -> None:
    assert len((*SURCHARGES, *LIMITS, *ENDS)) >= 60


@pytest.mark.parametrize("example", SURCHARGES, ids=lambda one: f"{one.source} {one.amount}")
def test_the_surcharge_is_what_its_table_gives(example: Surcharged) -> None:
    found = surcharge(example.sentences, sentenced=DAY, is_organisation=example.is_organisation)
    assert (found and found.amount) == example.amount


def test_a_surcharge_names_its_instrument() -> None:
    example = SURCHARGES[1]
    found = surcharge(example.sentences, sentenced=DAY)
    assert found is not None
    assert found.instrument.startswith("SI 2007/707")


def test_every_table_begins_on_its_day_and_not_before() -> None:
    for before, table in zip((None, *TABLES), TABLES, strict=False):
        assert table_for(table.begins) is table
        assert table_for(table.begins - dt.timedelta(days=1)) is before


@pytest.mark.parametrize(("remanded", "limit", "spent", "ends", "source"), LIMITS)
def test_a_custody_time_limit_ends(
    remanded: str, limit: TimeLimit, spent: int, ends: str, source: str
) -> None:
    assert limit_ends(date(remanded), limit, spent) == date(ends), source


def test_a_date_after_the_limit_is_so_many_days_over() -> None:
    assert days_over(date("2027-01-18"), date("2027-01-18")) == 0
    assert days_over(date("2027-01-18"), date("2027-01-20")) == 2


@pytest.mark.parametrize(("start", "units", "last", "source"), ENDS)
def test_a_period_ends(start: str, units: dict[str, int], last: str, source: str) -> None:
    period = Period.of(units)
    assert period is not None
    assert period.last_day(date(start)) == date(last), source


def test_hours_and_nothing_are_no_period() -> None:
    assert Period.of({"Hours": 8}) is None
    assert Period.of({}) is None


def test_six_months_and_26_weeks_are_told_apart() -> None:
    months, weeks = Period(months=6), Period(days=26 * 7)
    assert weeks.is_longer_than(months, date("2027-02-01"))
    assert months.is_longer_than(weeks, date("2027-03-01"))


def test_the_calendar_has_an_end() -> None:
    for months in (10**9, 12 * 9000):
        with pytest.raises(OverflowError):
            months_later(DAY, months)


@pytest.mark.parametrize(
    ("mode", "convicted", "months"),
    [
        ("Summary", "2026-11-23", 6),
        ("Either Way", "2022-05-01", 6),
        ("Either Way", "2022-05-02", 12),
        ("Either Way", "2023-03-29", 12),
        ("Either Way", "2023-03-30", 6),
        ("Either Way", "2024-11-17", 6),
        ("either-way", "2024-11-18", 12),
    ],
)
def test_the_power_to_commit_goes_by_the_day_of_the_conviction(
    mode: str, convicted: str, months: int
) -> None:
    limit = custody_limit(mode, date(convicted))
    assert limit is not None
    assert limit.months == months


@pytest.mark.parametrize("mode", ["Indictable", "", "Civil"])
def test_of_another_mode_of_trial_no_power_is_known(mode: str) -> None:
    assert custody_limit(mode, DAY) is None


@pytest.mark.parametrize(
    ("convicted", "months"), [("2026-03-21", 24), ("2026-03-22", 36), ("2026-11-23", 36)]
)
def test_what_can_be_suspended_grew(convicted: str, months: int) -> None:
    assert in_force(SUSPENDED_MOST, date(convicted)).months == months


@pytest.mark.parametrize(
    ("level", "offended", "most"),
    [
        (1, "2026-01-01", 200),
        (2, "2026-01-01", 500),
        (3, "2026-01-01", 1000),
        (4, "2026-01-01", 2500),
        (5, "2015-03-11", 5000),
        (5, "2015-03-12", None),
    ],
)
def test_the_standard_scale(level: int, offended: str, most: int | None) -> None:
    assert most_at_level(level, date(offended)) == most


@pytest.mark.parametrize(
    ("age", "most"), [(10, 250), (13, 250), (14, 1000), (17, 1000), (18, None)]
)
def test_a_youths_fine_has_a_limit(age: int, most: int | None) -> None:
    assert youth_fine_most(age) == most


@pytest.mark.parametrize(
    ("amount", "words"),
    [("200", "7 days"), ("200.01", "14 days"), ("1000", "28 days"), ("2500", "45 days"),
     ("5000", "3 months"), ("10000", "6 months"), ("10000.01", "12 months")],
)  # fmt: skip
def test_the_term_in_default(amount: str, words: str) -> None:
    assert default_term(Decimal(amount)).words == words


@pytest.mark.parametrize(
    ("total", "each", "how", "lump", "cleared"),
    [
        ("253", "20", "weekly", "0", (13, "13", "2027-02-22")),
        ("253", "20", "Fortnightly", "53", (10, "20", "2027-04-05")),
        ("253", "50", "monthly", "0", (6, "3", "2027-05-01")),
        ("100", "100", "Monthly", "0", (1, "100", "2026-12-01")),
    ],
)
def test_instalments_clear_a_sum(
    total: str, each: str, how: str, lump: str, cleared: tuple[int, str, str]
) -> None:
    start = date("2026-12-01") if how.lower() == "monthly" else date("2026-11-30")
    found = clearing(Decimal(total), Decimal(each), how, start, Decimal(lump))
    count, last, ends = cleared
    assert found == Clearing(count, Decimal(last), date(ends))


@pytest.mark.parametrize(
    ("total", "each", "how", "lump"),
    [("100", "0", "weekly", "0"), ("100", "5", "yearly", "0"), ("100", "5", "weekly", "100"),
     ("100000", "0.01", "weekly", "0")],
)  # fmt: skip
def test_what_never_clears_has_no_end(total: str, each: str, how: str, lump: str) -> None:
    assert clearing(Decimal(total), Decimal(each), how, DAY, Decimal(lump)) is None


def test_amounts_add_up_by_what_they_are_for() -> None:
    added = totals([("fine", Decimal(1)), ("costs", Decimal(2)), ("fine", Decimal(3))])
    assert list(added.items()) == [("fine", Decimal(4)), ("costs", Decimal(2))]


def test_the_guideline_on_pleas_is_a_reminder_of_three_fractions() -> None:
    assert [line.rpartition(" ")[2] for line in reminder()] == ["1/3", "1/4", "1/10"]
    assert after_reduction(18, Fraction(1, 3)) == 12
    assert after_reduction(100, Fraction(1, 3)) == Fraction(200, 3)


def test_tables_run_forward_and_say_where_they_come_from() -> None:
    for table in (EITHER_WAY_CUSTODY, SUSPENDED_MOST):
        assert [one.begins for one in table] == sorted(one.begins for one in table)
        assert all(one.source for one in table)
    assert all(one.source for one in STANDARD_SCALE)
    for known in KNOWN.values():
        assert known.made_by
        least, most = known.points or (1, 12)
        assert 1 <= least <= most <= 12
        assert known.level in (None, 1, 2, 3, 4, 5)
