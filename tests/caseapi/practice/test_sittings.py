"""Sitting times are London's, written in UTC; court days are weekdays."""

import datetime as dt

import pytest

from caseapi.practice import practice_court
from caseapi.practice.sittings import (
    AFTERNOON,
    MORNING,
    court_day_after,
    court_day_before,
    instant,
    staged,
)

FRIDAY, MONDAY = dt.date(2026, 11, 20), dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "ten", "two"),
    [
        ("2026-11-23", "10:00", "14:00"),
        ("2026-03-27", "10:00", "14:00"),
        ("2026-03-30", "09:00", "13:00"),
        ("2026-07-06", "09:00", "13:00"),
        ("2026-10-23", "09:00", "13:00"),
        ("2026-10-26", "10:00", "14:00"),
    ],
)
def test_the_list_opens_at_ten_and_at_two_by_londons_clock(day: str, ten: str, two: str) -> None:
    court = practice_court(dt.date.fromisoformat(day))
    room_one = [h for h in court.hearings if h["courtCentre"]["roomName"] == "Courtroom 01"]
    sat = [
        d["sittingDay"] for h in room_one for d in h["hearingDays"] if d["sittingDay"][:10] == day
    ]
    assert sat[0] == f"{day}T{ten}:00.000Z"
    assert f"{day}T{two}:00.000Z" in sat


def test_an_adjourned_hearing_keeps_the_clock_of_each_of_its_days() -> None:
    """Seven weeks before early November the clocks were still on summer time."""
    court = practice_court(dt.date(2026, 11, 9))
    adjourned = [
        h
        for h in court.hearings
        if h["type"]["description"] == "Sentence" and len(h["hearingDays"]) == 3
    ]
    assert adjourned
    for hearing in adjourned:
        first, second, _ = [day["sittingDay"] for day in hearing["hearingDays"]]
        assert first == "2026-09-21T09:00:00.000Z"
        assert second == "2026-10-19T09:00:00.000Z"


def test_an_instant_in_summer_is_an_hour_behind_the_clock_on_the_wall() -> None:
    assert instant(dt.date(2026, 7, 6), dt.time(14, 5)) == "2026-07-06T13:05:00.000Z"
    assert instant(dt.date(2026, 12, 7), dt.time(14, 5)) == "2026-12-07T14:05:00.000Z"


def test_the_court_day_before_monday_is_friday() -> None:
    assert court_day_before(MONDAY, 1) == FRIDAY
    assert court_day_before(MONDAY, 2) == FRIDAY
    assert court_day_before(MONDAY, 3) == FRIDAY
    assert court_day_before(MONDAY, 0) == MONDAY


def test_the_court_day_after_friday_is_monday() -> None:
    assert court_day_after(FRIDAY, 1) == MONDAY
    assert court_day_after(FRIDAY, 2) == MONDAY
    assert court_day_after(FRIDAY, 3) == MONDAY
    assert court_day_after(MONDAY, 1) == dt.date(2026, 11, 24)


def test_short_hearings_follow_one_another() -> None:
    assert staged([5, 10, 5, 20], MORNING, dt.time(12, 45)) == [
        dt.time(10, 0),
        dt.time(10, 5),
        dt.time(10, 15),
        dt.time(10, 20),
    ]


def test_trials_are_listed_on_top_of_one_another() -> None:
    assert staged([180, 180, 90], AFTERNOON, dt.time(16, 15)) == [
        dt.time(14, 0),
        dt.time(14, 15),
        dt.time(14, 30),
    ]


def test_a_list_that_is_too_long_is_squeezed_into_the_session() -> None:
    times = staged([15] * 30, MORNING, dt.time(12, 45))
    assert times[0] == MORNING
    assert times[-1] == dt.time(12, 45)
    assert times == sorted(times)
    assert max(times.count(time) for time in times) == 1


def test_an_empty_session_has_no_times() -> None:
    assert staged([], MORNING, dt.time(12, 45)) == []


@pytest.mark.parametrize("day", [dt.date(2028, 2, 29), dt.date(2026, 12, 31), dt.date(2027, 1, 1)])
def test_a_court_can_be_made_for_the_odd_days_of_the_calendar(day: dt.date) -> None:
    for hearing in practice_court(day).hearings:
        assert day.isoformat() in [each["sittingDay"][:10] for each in hearing["hearingDays"]]
