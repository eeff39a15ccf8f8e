"""Court rooms and days: what a clerk writes to name one, and what there is to choose from."""

import datetime as dt
from collections.abc import Iterable

from client.contract.courts import OrganisationUnit
from client.desk.rows import Place
from client.shorthand.court_days import is_court_day
from client.shorthand.values import read_date

Numbered = tuple[tuple[int, str], ...]
"""What can be picked, each with its number."""

_DAYS_OFFERED = 7
_HALF_A_YEAR = dt.timedelta(days=183)


def places_of(courts: Iterable[OrganisationUnit]) -> tuple[Place, ...]:
    """Give every room of every court house, in the API's order."""
    return tuple(
        Place(unit.id, unit.oucode_l3_name, one.id, one.courtroom_name)
        for unit in courts
        for one in unit.courtrooms
    )


def is_place(place: Place, court: str, room: str) -> bool:
    """Tell whether a place is meant: `court` is any part of its name, `room` its name or number."""
    return court.casefold() in place.centre_name.casefold() and (
        not room or _is_numbered(place, room) or room.casefold() == place.room_name.casefold()
    )


def _is_numbered(place: Place, number: str) -> bool:
    digits = "".join(char for char in place.room_name if char.isdecimal())
    return number.isdecimal() and digits != "" and int(digits) == int(number)


def matching_places(places: Iterable[Place], typed: str) -> tuple[tuple[int, Place], ...]:
    """Give the places that words name, each with its number among all.

    A number alone is that of the list; behind other words it is the room's. Words may be cut short.
    """
    words = typed.casefold().split()
    numbered = tuple(enumerate(places, 1))
    if len(words) == 1 and words[0].isdecimal():
        return tuple((number, place) for number, place in numbered if number == int(words[0]))
    return tuple(
        (number, place)
        for number, place in numbered
        if all(_is_named(place, word) for word in words)
    )


def _is_named(place: Place, word: str) -> bool:
    if word.isdecimal():
        return _is_numbered(place, word)
    return any(
        one.startswith(word) for one in f"{place.centre_name} {place.room_name}".casefold().split()
    )


def days_offered(today: dt.date) -> tuple[dt.date, ...]:
    """Give the days that are offered: the court day before, today, and the court days after."""
    before = today - dt.timedelta(days=1)
    while not is_court_day(before):
        before -= dt.timedelta(days=1)
    days = [before, today]
    day = today
    while len(days) < _DAYS_OFFERED:
        day += dt.timedelta(days=1)
        if is_court_day(day):
            days.append(day)
    return tuple(days)


def read_day(typed: str, today: dt.date) -> dt.date | None:
    """Read a day: the number of one that is offered, or a date; `None` where it is neither.

    A date without its year is the one nearest to today.
    """
    offered = days_offered(today)
    if typed.isdecimal() and len(typed) == 1:
        return offered[int(typed) - 1] if 0 < int(typed) <= len(offered) else None
    try:
        iso = dt.date.fromisoformat(typed)
    except ValueError:
        pass
    else:
        return iso
    day = read_date(typed, today)
    if day is not None and day - today > _HALF_A_YEAR and not typed.startswith("+"):
        return read_date(typed, today - _HALF_A_YEAR)
    return day
