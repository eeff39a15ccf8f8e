"""Putting off: the next date, whether courts sit on it, and how far away it may be."""

import datetime as dt
from collections.abc import Iterator

from client.checks.findings import Check, Hit, hit
from client.checks.own.names import HELD, REMANDS, SENDINGS, next_dates
from client.checks.published.issues import Severity
from client.checks.sheet import Charge, Sheet
from client.law.custody import TimeLimit, days_over, limit_ends
from client.law.limits import (
    DEFERMENT_MOST,
    REMAND_FOR_REPORTS_MOST_DAYS,
    REMAND_MOST_DAYS,
)
from client.shorthand.court_days import closed_because
from client.shorthand.values import say_date

_YEARS_AHEAD = 10


def no_next_date(sheet: Sheet) -> Iterator[Hit]:
    """A remand without the date to which it runs."""
    for person in sheet.people:
        has_date = any(next_dates(one) for one in person.results) or any(
            one.has("dateToBeFixed") for one in person.results
        )
        if has_date:
            continue
        for charge in person.charges:
            remands = tuple(one for one in charge.results if one.code in REMANDS)
            if remands and not charge.codes & SENDINGS:
                words = f"{remands[0].code} without a next hearing; add its date and court"
                yield hit(words, charge, *remands)


def date_past(sheet: Sheet) -> Iterator[Hit]:
    """A next date that is not after today."""
    for charge, result in sheet.results:
        for day in next_dates(result):
            if day < sheet.day:
                words = f"{result.code} puts it off to {say_date(day)}, which is past; change it"
                yield hit(words, charge, result)


def date_closed(sheet: Sheet) -> Iterator[Hit]:
    """A next date on which courts don't sit."""
    for charge, result in sheet.results:
        for day in next_dates(result):
            why = closed_because(day) if day >= sheet.day else ""
            if why:
                yield hit(f"{result.code} is on a {why}: {say_date(day)}", charge, result)


def _limit(charge: Charge) -> dt.date | None:
    """Give the day on which the custody time limit ends, by what is recorded or on record."""
    recorded = [
        day
        for one in charge.results
        for ref in ("CTLDATE", "custodyTimeLimitExtendedUntil")
        if (day := one.date(ref))
    ]
    known = charge.offence.custody_time_limit if charge.offence else None
    return max(recorded) if recorded else known.time_limit if known else None


def date_after_limit(sheet: Sheet) -> Iterator[Hit]:
    """A remand in custody to a day after the custody time limit."""
    for person in sheet.people:
        for charge in person.charges:
            held = tuple(one for one in charge.results if one.code in HELD)
            limit = _limit(charge)
            if not held or limit is None or charge.is_convicted or charge.codes & SENDINGS:
                continue
            days = [day for one in charge.results for day in next_dates(one)]
            if days and days_over(limit, min(days)):
                words = f"Remanded past the custody time limit, which ends {say_date(limit)}"
                yield hit(words, charge, *held)


def limit_too_late(sheet: Sheet) -> Iterator[Hit]:
    """A custody time limit that ends later than any the law gives from today."""
    last = limit_ends(sheet.day, TimeLimit.INDICTMENT)
    for charge, result in sheet.results:
        recorded = result.date("CTLDATE") if result.code == "CTL" else None
        if recorded is not None and recorded > last:
            words = f"The limit ends {say_date(recorded)}; 182 days from today end {say_date(last)}"
            yield hit(words, charge, result)


def remanded_too_long(sheet: Sheet) -> Iterator[Hit]:
    """A remand in custody for longer than a magistrates' court has power for."""
    for charge in sheet.charges if sheet.is_magistrates else ():
        held = tuple(one for one in charge.results if one.code in HELD)
        if not held or charge.codes & SENDINGS:
            continue
        most = REMAND_FOR_REPORTS_MOST_DAYS if charge.is_convicted else REMAND_MOST_DAYS
        days = [day for one in charge.results for day in next_dates(one)]
        # Clear days: neither today nor the day of the next hearing counts.
        if days and (min(days) - sheet.day).days - 1 > most:
            when = "after conviction" if charge.is_convicted else "before conviction"
            words = f"Remanded in custody for more than {most} clear days {when}"
            yield hit(words, charge, *held)


def deferred_too_long(sheet: Sheet) -> Iterator[Hit]:
    """A sentence that is deferred for longer than six months."""
    for charge in sheet.charges:
        deferred = tuple(charge.find("DS"))
        days = [day for one in charge.results for day in next_dates(one)]
        if deferred and days and min(days) > DEFERMENT_MOST.after(sheet.day):
            yield Hit(
                "Sentence is deferred for more than 6 months; change the date", (charge,), deferred
            )


def year_slip(sheet: Sheet) -> Iterator[Hit]:
    """A date so far ahead, or so far back, that its year looks like a slip."""
    for charge, result in sheet.results:
        for day in result.dates.values():
            if abs(day.year - sheet.day.year) > _YEARS_AHEAD:
                words = f"{result.code} says {say_date(day)}; is the year right?"
                yield hit(words, charge, result)


_BAIL_ACT = "Magistrates' Courts Act 1980"
CHECKS = (
    Check(
        "next-date-missing",
        Severity.WARNING,
        f"{_BAIL_ACT}, ss. 10 and 128",
        "A remand runs to a day; without one nobody comes back.",
        no_next_date,
        waits=True,
    ),
    Check(
        "next-date-past",
        Severity.ERROR,
        f"{_BAIL_ACT}, s. 10(2)",
        "Nobody can be told to come on a day that is over.",
        date_past,
    ),
    Check(
        "next-date-closed",
        Severity.WARNING,
        "Banking and Financial Dealings Act 1971",
        "Few courts sit at weekends and on bank holidays.",
        date_closed,
    ),
    Check(
        "next-date-after-limit",
        Severity.WARNING,
        "Prosecution of Offences Act 1985, s. 22",
        "When the limit has run out there is no power to hold.",
        date_after_limit,
    ),
    Check(
        "time-limit-too-late",
        Severity.WARNING,
        "SI 1987/299, regs. 4 and 5",
        "No limit is longer than 182 days.",
        limit_too_late,
    ),
    Check(
        "remand-too-long",
        Severity.WARNING,
        f"{_BAIL_ACT}, ss. 10(3) and 128A",
        "Custody runs 28 days at most, 3 weeks for reports.",
        remanded_too_long,
    ),
    Check(
        "deferred-too-long",
        Severity.ERROR,
        "Sentencing Act 2020, s. 5",
        "A sentence is deferred for six months at most.",
        deferred_too_long,
    ),
    Check(
        "year-slip",
        Severity.WARNING,
        "a slip of the fingers",
        "2062 is typed for 2026 sooner than meant.",
        year_slip,
    ),
)
