"""Custody time limits: how long somebody may be held before trial, and when that ends.

The Prosecution of Offences (Custody Time Limits) Regulations 1987, regulations 4 and 5, as the
contract reckons them (section 6): a limit that would end at a weekend or on a bank holiday ends on
the court day before.
"""

import datetime as dt
from enum import IntEnum

from client.shorthand.court_days import court_day_on_or_before


class TimeLimit(IntEnum):
    """A custody time limit in days, by what it runs to."""

    SUMMARY = 56
    EITHER_WAY_NOT_ALLOCATED = 70
    INDICTMENT = 182


def limit_ends(remanded: dt.date, limit: TimeLimit, spent: int = 0) -> dt.date:
    """Give the day on which a limit ends for somebody remanded on a day.

    `spent` are the days already spent in custody. Raises `OverflowError` past the calendar's end.
    """
    return court_day_on_or_before(remanded + dt.timedelta(days=int(limit) - spent))


def days_over(limit: dt.date, wanted: dt.date) -> int:
    """Give by how many days a wanted date lies after a limit; 0 where it does not."""
    return max((wanted - limit).days, 0)
