"""Periods of years, months, weeks and days: when they end, and which of two is longer."""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

_MONTHS_A_YEAR = 12
_DAYS_A_WEEK = 7


def months_later(day: dt.date, months: int) -> dt.date:
    """Give the same day of the month some months on; the last of the month where it has none.

    Months are calendar months (Interpretation Act 1978, Schedule 1). Raises `OverflowError` past
    the calendar's end.
    """
    if abs(months) > _MONTHS_A_YEAR * dt.date.max.year:
        raise OverflowError("past the end of the calendar")
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    if not dt.date.min.year <= year <= dt.date.max.year:
        raise OverflowError("past the end of the calendar")
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as the court says it: calendar months (years among them) and days."""

    months: int = 0
    days: int = 0

    @classmethod
    def of(cls, units: Mapping[str, int]) -> "Period | None":
        """Read a period from its units, such as `{"Years": 1, "Weeks": 2}`; `None` for others."""
        if not units or any(unit not in _UNITS for unit in units):
            return None
        months = sum(number * _UNITS[unit][0] for unit, number in units.items())
        days = sum(number * _UNITS[unit][1] for unit, number in units.items())
        return cls(months, days)

    def after(self, day: dt.date) -> dt.date:
        """Give the day that lies this period after another. Raises `OverflowError`."""
        return months_later(day, self.months) + dt.timedelta(days=self.days)

    def last_day(self, start: dt.date) -> dt.date:
        """Give the last day of a period whose first day is `start`. Raises `OverflowError`."""
        return self.after(start) - dt.timedelta(days=1)

    def is_longer_than(self, other: "Period", start: dt.date) -> bool:
        """Tell whether this period ends later than another that begins on the same day."""
        return self.after(start) > other.after(start)

    def __add__(self, other: "Period") -> "Period":
        return Period(self.months + other.months, self.days + other.days)


_UNITS = {
    "Years": (_MONTHS_A_YEAR, 0),
    "Months": (1, 0),
    "Weeks": (0, _DAYS_A_WEEK),
    "Days": (0, 1),
}
