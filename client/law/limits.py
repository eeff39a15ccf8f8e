"""Limits that the law sets on a sentence, each from the day on which it began to hold."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from client.law.periods import Period

_ADULT, _OLDER_CHILD = 18, 14


@dataclass(frozen=True, slots=True)
class From:
    """A limit that holds from a day on; `months` is a length of custody in calendar months."""

    begins: dt.date
    months: int
    source: str


SUMMARY_CUSTODY = From(dt.date.min, 6, "Sentencing Act 2020, s. 224")
EITHER_WAY_CUSTODY = (
    From(dt.date.min, 6, "Magistrates' Courts Act 1980, s. 32"),
    From(dt.date(2022, 5, 2), 12, "Judicial Review and Courts Act 2022, s. 13 (SI 2022/500)"),
    From(dt.date(2023, 3, 30), 6, "SI 2023/298"),
    From(dt.date(2024, 11, 18), 12, "Sentencing Act 2020, s. 224(1A), Sch. 23 para. 14A"),
)
"""The longest term for one offence triable either way, by the day of the conviction."""

SUSPENDED_MOST = (
    From(dt.date.min, 24, "Sentencing Act 2020, ss. 277 and 288"),
    From(dt.date(2026, 3, 22), 36, "Sentencing Act 2026"),
)
"""The longest term that can be suspended and the longest suspension, by the day of conviction."""

SUSPENDED_TERM_LEAST = Period(days=14)
SUSPENDED_FOR_LEAST = Period(months=6)
TERM_LEAST = Period(days=5)
DETENTION_LEAST = Period(days=21)
ORDER_MOST = Period(months=36)
DISCHARGE_MOST = Period(months=36)
DEFERMENT_MOST = Period(months=6)
CURFEW_MOST = Period(months=24)
UNPAID_WORK = (40, 300)
REFERRAL = (Period(months=3), Period(months=12))
TRAINING = (Period(months=4), Period(months=24))
BEHAVIOUR_ORDER_ADULT_LEAST = Period(months=24)
BEHAVIOUR_ORDER_YOUTH = (Period(months=12), Period(months=36))
DISQUALIFIED_LEAST = Period(months=12)
TOTTED_LEAST = Period(months=6)
TOTTED_AT = 12
COURSE_REDUCTION_LEAST = Period(months=3)
COURSE_REDUCTION_PART = 4
REMAND_MOST_DAYS = 28
REMAND_FOR_REPORTS_MOST_DAYS = 21
YOUTH_COMPENSATION_MOST = Decimal(5000)


def in_force(table: tuple[From, ...], day: dt.date) -> From:
    """Give the limit of a table that holds on a day."""
    return next(one for one in reversed(table) if one.begins <= day)


def custody_limit(mode_of_trial: str, convicted: dt.date) -> From | None:
    """Give the longest term a magistrates' court has for one offence; `None` for an unknown mode.

    `mode_of_trial` is the API's word for it (section 3.2); `convicted` the day of the conviction.
    """
    mode = "".join(char for char in mode_of_trial.casefold() if char.isalpha())
    if mode.startswith("sum"):
        return SUMMARY_CUSTODY
    if mode.startswith("eitherway") or mode in ("ew", "eway", "e"):
        return in_force(EITHER_WAY_CUSTODY, convicted)
    return None


@dataclass(frozen=True, slots=True)
class ScaleLevel:
    """The most that a fine at a level can be, for offences from a day on; `None`: no limit."""

    level: int
    begins: dt.date
    most: Decimal | None
    source: str


STANDARD_SCALE = (
    ScaleLevel(1, dt.date.min, Decimal(200), "Sentencing Act 2020, s. 122"),
    ScaleLevel(2, dt.date.min, Decimal(500), "Sentencing Act 2020, s. 122"),
    ScaleLevel(3, dt.date.min, Decimal(1000), "Sentencing Act 2020, s. 122"),
    ScaleLevel(4, dt.date.min, Decimal(2500), "Sentencing Act 2020, s. 122"),
    ScaleLevel(5, dt.date.min, Decimal(5000), "Sentencing Act 2020, s. 122"),
    ScaleLevel(5, dt.date(2015, 3, 12), None, "LASPO 2012, s. 85"),
)
"""The standard scale, by the day of the offence."""


def most_at_level(level: int, offended: dt.date) -> Decimal | None:
    """Give the highest fine at a level of the standard scale; `None` where there is no limit."""
    rows = [one for one in STANDARD_SCALE if one.level == level and one.begins <= offended]
    return rows[-1].most


def youth_fine_most(age: int) -> Decimal | None:
    """Give the highest fine at an age (Sentencing Act 2020, s. 123); `None` from 18 on."""
    if age >= _ADULT:
        return None
    return Decimal(250) if age < _OLDER_CHILD else Decimal(1000)


@dataclass(frozen=True, slots=True)
class DefaultTerm:
    """The longest imprisonment in default of a sum up to `most` pounds; `None`: any higher sum."""

    most: int | None
    term: Period
    words: str


DEFAULT_TERMS = (
    DefaultTerm(200, Period(days=7), "7 days"),
    DefaultTerm(500, Period(days=14), "14 days"),
    DefaultTerm(1000, Period(days=28), "28 days"),
    DefaultTerm(2500, Period(days=45), "45 days"),
    DefaultTerm(5000, Period(months=3), "3 months"),
    DefaultTerm(10_000, Period(months=6), "6 months"),
    DefaultTerm(None, Period(months=12), "12 months"),
)
"""Imprisonment in default (Magistrates' Courts Act 1980, Schedule 4)."""


def default_term(amount: Decimal) -> DefaultTerm:
    """Give the longest term in default of a sum of money."""
    return next(one for one in DEFAULT_TERMS if one.most is None or amount <= one.most)
