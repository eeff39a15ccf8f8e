"""Values as clerks type them: money, numbers, periods, dates, times, yes and no.

Each reader takes the text and gives the wire's draft value (contract section 4.3), or `None` where
the text is not of that kind. Whether a value is within a prompt's limits is asked apart, so that
the words can say which limit it breaks.
"""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from client.catalogue.model import Unit

_MONEY = re.compile(
    r"£?(?P<pounds>\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.(?P<pence>\d{1,2}))?(?P<k>k)?"
)
_UNIT_WORDS: dict[str, Unit] = {
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), Unit.YEARS),
    **dict.fromkeys(("m", "mth", "mths", "month", "months"), Unit.MONTHS),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), Unit.WEEKS),
    **dict.fromkeys(("d", "day", "days"), Unit.DAYS),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), Unit.HOURS),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), Unit.MINUTES),
}
_PERIOD_PART = re.compile(r"(\d+)([a-z]+)")
_NUMBER = re.compile(r"(\d+)([a-z]*)")
POINTS = frozenset({"pt", "pts", "point", "points"})
"""The words for penalty points, which may stand behind their number."""
_NUMERIC_DATE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_NAMED_DATE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?([a-z]{3,9})(\d{4}|\d{2})?")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|r|rs|nes|ur)?"
)
_BEFORE_DATE = re.compile(rf"(?:{_WEEKDAY.pattern})(?=\d)")
_SEPT = {"sept": "september"}
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LEAP_DAY = dt.date(2000, 2, 29)
_OFFSET = re.compile(r"\+(\d{1,4})(d|w|m)")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?")
_EARLIEST_BARE_HOUR = 8
_CLOCK = re.compile(r"(\d{2})(\d{2})")


def read_money(text: str) -> str | None:
    """Read an amount of money in pounds, such as `120`, `£2,000`, `120.50` or `1.5k`.

    Gives it as plain digits with two decimals, or none where no pence were typed. An amount with
    more than two decimals is not read, as it would have to be rounded.
    """
    found = _MONEY.fullmatch(text.casefold())
    if found is None:
        return None
    pounds = Decimal(found["pounds"].replace(",", ""))
    if found["pence"]:
        pounds += Decimal(f"0.{found['pence']}")
    if found["k"]:
        pounds *= 1000
    whole = pounds == pounds.to_integral_value()
    return str(int(pounds)) if whole else f"{pounds:.2f}"


def read_number(text: str, of: str = "") -> int | None:
    """Read a whole number; `pts`, or the unit that `of` names, may stand right behind it."""
    found = _NUMBER.fullmatch(text.casefold())
    if found is None or len(found[1]) > 9:
        return None
    unit = read_unit(found[2])
    is_named = unit is not None and unit.value.casefold() in of.casefold()
    return int(found[1]) if not found[2] or found[2] in POINTS or is_named else None


def read_unit(word: str) -> Unit | None:
    """Read the name of a unit of time; `m` is months, minutes are `min`."""
    return _UNIT_WORDS.get(word.casefold())


def read_period(text: str) -> tuple[tuple[Unit, int], ...] | None:
    """Read a period such as `12m`, `2y6m` or `18 months`, each unit once."""
    folded = "".join(text.casefold().split())
    parts = _PERIOD_PART.findall(folded)
    if not parts or "".join(number + word for number, word in parts) != folded:
        return None
    period: list[tuple[Unit, int]] = []
    for number, word in parts:
        unit = read_unit(word)
        if unit is None or len(number) > 6 or any(unit is earlier for earlier, _ in period):
            return None
        period.append((unit, int(number)))
    return tuple(period)


def read_date(text: str, day: dt.date) -> dt.date | None:
    """Read a date, day first: `4/12`, `4.12.26`, `4 Dec`, `mon`, `+28d`, `t` (the hearing's day).

    Without a year it is the next such date on or after the hearing's day; a weekday is the next
    one after it. A weekday may stand before a date, and must then be its own. An impossible date is
    not read.
    """
    folded = "".join(text.casefold().split())
    if folded in ("t", "today"):
        return day
    if found := _WEEKDAY.fullmatch(folded):
        ahead = (_WEEKDAYS.index(found[1]) - day.weekday() - 1) % 7 + 1
        return day + dt.timedelta(days=ahead)
    if found := _OFFSET.fullmatch(folded):
        return _later(day, int(found[1]), found[2])
    weekday = _BEFORE_DATE.match(folded)
    date = _read_calendar_date(folded[weekday.end() :] if weekday else folded, day)
    if date is not None and weekday and _WEEKDAYS[date.weekday()] != weekday[1]:
        return None
    return date


def _read_calendar_date(text: str, day: dt.date) -> dt.date | None:
    if found := _NUMERIC_DATE.fullmatch(text):
        return _day_month(day, int(found[1]), int(found[3]), found[4])
    found = _NAMED_DATE.fullmatch(text)
    months = [one for one in _MONTHS if found and one.startswith(_SEPT.get(found[2], found[2]))]
    if found is None or len(months) != 1:
        return None
    return _day_month(day, int(found[1]), _MONTHS.index(months[0]) + 1, found[3])


def begins_date(word: str, following: Sequence[str]) -> int:
    """Tell how many of the following words go on with a date that a word begins.

    Those are the month behind a day, a year of four digits behind both, and what follows a weekday.
    """
    following = [one.casefold() for one in following]
    first = following[0]
    if _WEEKDAY.fullmatch(word.casefold()):
        for count in range(1, len(following) + 1):
            if first[:1].isdigit() and _is_date("".join(following[:count])):
                return count
        return 0
    is_month = first.isalpha() and word[:1].isdigit()
    is_year = _YEAR.fullmatch(first) is not None and not word.isdecimal()
    return int((is_month or is_year) and _is_date(word + first))


def _is_date(text: str) -> bool:
    text = text.casefold()
    weekday = _BEFORE_DATE.match(text)
    return _read_calendar_date(text[weekday.end() :] if weekday else text, _LEAP_DAY) is not None


def _day_month(day: dt.date, number: int, month: int, year: str | None) -> dt.date | None:
    try:
        if year:
            return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, number)
        for candidate in range(day.year, day.year + 9):
            if (month, number) == (2, 29) and not _is_leap(candidate):
                continue
            date = dt.date(candidate, month, number)
            if date >= day:
                return date
    except ValueError:
        return None
    return None


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _later(day: dt.date, count: int, unit: str) -> dt.date | None:
    """Count on from day; a month without that day ends on its last day."""
    try:
        if unit != "m":
            return day + dt.timedelta(days=count * (7 if unit == "w" else 1))
        month = day.month - 1 + count
        year, month = day.year + month // 12, month % 12 + 1
        first_of_next = dt.date(year + month // 12, month % 12 + 1, 1)
        return dt.date(year, month, min(day.day, (first_of_next - dt.timedelta(days=1)).day))
    except (ValueError, OverflowError):
        return None


def read_time(text: str) -> str | None:
    """Read a time of day: `10`, `1000`, `10:00`, `10.30`, `2pm`; gives `HH:MM`.

    A bare hour below 8 is not read: it is said of an afternoon as often as of a morning.
    """
    folded = text.casefold()
    if found := _CLOCK.fullmatch(folded):
        hour, minute, half = int(found[1]), int(found[2]), None
    elif found := _TIME.fullmatch(folded):
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
        if found[1] == folded and hour < _EARLIEST_BARE_HOUR:
            return None
    else:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def read_yes_no(text: str) -> bool | None:
    """Read yes or no."""
    return {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}.get(
        text.casefold()
    )


def say_money(value: object) -> str:
    """Give an amount as it is written: `£120`, `£1,250.50`."""
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    whole = amount == amount.to_integral_value()
    return f"£{amount:,.0f}" if whole else f"£{amount:,.2f}"


def say_period(period: Sequence[tuple[str, int]]) -> str:
    """Give a period in words: `2 years 6 months`."""
    return " ".join(
        f"{count} {unit.lower().removesuffix('s') if count == 1 else unit.lower()}"
        for unit, count in period
    )


def say_date(date: dt.date) -> str:
    """Give a date with its weekday: `Fri 4 Dec 2026`."""
    return f"{date:%a} {date.day} {date:%b %Y}"
