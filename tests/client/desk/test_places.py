"""What a clerk writes to name a room or a day."""

import datetime as dt

import pytest

from client.desk.places import days_offered, matching_places, read_day
from client.desk.rows import Place, place_words

LAV3 = Place("l", "Lavender Hill Magistrates' Court", "l3", "Courtroom 03")
LAV13 = Place("l", "Lavender Hill Magistrates' Court", "l13", "Courtroom 13")
BROM3 = Place("b", "Bromley Magistrates Court", "b3", "Court 3")
PLACES = (LAV3, LAV13, BROM3)
MONDAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [LAV3, LAV13, BROM3]),
        ("lav 3", [LAV3]),
        ("lav", [LAV3, LAV13]),
        ("hill 13", [LAV13]),
        ("2", [LAV13]),
        ("9", []),
        ("brom court", [BROM3]),
        ("york", []),
        ("²", []),
    ],
)
def test_words_cut_short_and_the_rooms_number_name_a_room(typed: str, found: list[Place]) -> None:
    assert [place for _, place in matching_places(PLACES, typed)] == found


def test_numbers_stay_where_typing_leaves_rooms_out() -> None:
    assert [number for number, _ in matching_places(PLACES, "brom")] == [3]


def test_a_court_is_said_in_short() -> None:
    assert place_words(LAV3) == "Lavender Hill  Courtroom 03"
    assert place_words(BROM3) == "Bromley  Court 3"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24/11", "2026-11-24"),
        ("22/11", "2026-11-22"),
        ("4 Jan", "2027-01-04"),
        ("20/11", "2026-11-20"),
        ("2027-02-03", "2027-02-03"),
        ("+9m", "2027-08-23"),
        ("tue", "2026-11-24"),
        ("t", "2026-11-23"),
        ("1", "2026-11-20"),
        ("3", "2026-11-24"),
        ("9", None),
        ("31/2", None),
        ("soon", None),
    ],
)
def test_a_day_is_a_date_near_today_or_the_number_of_one_that_is_offered(
    typed: str, day: str | None
) -> None:
    assert read_day(typed, MONDAY) == (dt.date.fromisoformat(day) if day else None)


def test_the_court_days_around_today_are_offered() -> None:
    said = [f"{day:%a %d}" for day in days_offered(MONDAY)]
    assert said == ["Fri 20", "Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27", "Mon 30"]
