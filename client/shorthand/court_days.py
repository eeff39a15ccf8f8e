"""Days on which courts do not sit: weekends, and bank holidays of England and Wales 2020 to 2028.

The bank holidays that fall on weekdays are those of the Banking and Financial Dealings Act 1971,
with Good Friday and Christmas Day, as moved or added by proclamation: VE Day in 2020, the jubilee
and the Queen's funeral in 2022, the coronation in 2023.
"""

import datetime as dt

_BY_YEAR = {
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}

BANK_HOLIDAYS = frozenset(
    dt.date.fromisoformat(f"{year}-{day}")
    for year, days in _BY_YEAR.items()
    for day in days.split()
)
"""The table; beyond its years only weekends are known."""

_SATURDAY = 5


def closed_because(day: dt.date) -> str:
    """Say why a day is no court day, `weekend` or `bank holiday`; empty where it is one."""
    if day.weekday() >= _SATURDAY:
        return "weekend"
    return "bank holiday" if day in BANK_HOLIDAYS else ""


def is_court_day(day: dt.date) -> bool:
    """Say whether a day is neither at a weekend nor a bank holiday."""
    return not closed_because(day)


def court_day_on_or_before(day: dt.date) -> dt.date:
    """Give the day itself, or the last court day before it."""
    while not is_court_day(day):
        day -= dt.timedelta(days=1)
    return day
