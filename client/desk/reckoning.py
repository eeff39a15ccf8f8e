"""The law's arithmetic for the person in front: offered in words, never taken by itself."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

from client.catalogue import Catalogue
from client.checks.own.surcharge import reckoned
from client.checks.sheet import Charge, Person, sheet_of
from client.contract.people import IN_CUSTODY
from client.desk.case_file import CaseFile
from client.law.custody import TimeLimit, limit_ends
from client.law.guilty_plea import reminder
from client.law.limits import default_term
from client.law.money import clearing
from client.readback import total_of, who
from client.record.matters import Matter
from client.shorthand.values import say_date, say_money

_PERIODS = ("period", "duration")


def reckoning(file: CaseFile, matter: Matter, catalogue: Catalogue) -> tuple[str, ...]:
    """Reckon what follows from the law and from what stands recorded for a matter's defendant.

    That is the surcharge with its instrument, totals, when instalments clear them, the term in
    default, when periods end that begin today, and the custody time limits from today.
    """
    sheet = sheet_of(file.hearing, file.matters, file.record, catalogue)
    person = next(one for one in sheet.people if one.key == matter.defendant_key)
    said = [f"Reckoned for {who(matter)}; nothing of it is recorded"]
    surcharge = reckoned(person, sheet)
    if surcharge is not None:
        said.append(
            f"Surcharge £{surcharge.amount}: {surcharge.disposal.value}, {surcharge.instrument}"
        )
    said += _money(person, catalogue)
    said += _ends(person, file.date)
    said += _limits(person, file.date)
    return tuple(said) if len(said) > 1 else (said[0], "There is nothing to reckon from yet")


def plea_reminder() -> tuple[str, ...]:
    """Give the guideline's reductions for a guilty plea, as a reminder that was asked for."""
    return ("The guideline's most for a guilty plea; the court decides", *reminder())


def _money(person: Person, catalogue: Catalogue) -> Iterator[str]:
    total = total_of((one.line for one in person.results), catalogue)
    if not total:
        return
    yield total
    amount = Decimal(total.split()[1].lstrip("£").replace(",", ""))
    yield f"In default of {say_money(amount)}: at most {default_term(amount).words}"
    for terms in person.find("INSTL", "LUMSI"):
        each, start = terms.money("IAMT"), terms.date("instalmentStartDate")
        if each is not None and start is not None:
            lump = terms.money("LSA") or Decimal(0)
            cleared = clearing(amount, each, terms.text("PF"), start, lump)
            if cleared is not None:
                yield (
                    f"{say_money(each)} {terms.text('PF')} clears it in {cleared.count},"
                    f" the last {say_money(cleared.last)} on {say_date(cleared.ends)}"
                )


def _ends(person: Person, day: dt.date) -> Iterator[str]:
    """Say when each period that is recorded ends, if it begins today."""
    for one in person.results:
        for ref in one.answers:
            is_period = any(word in ref.casefold() for word in _PERIODS)
            period = one.period(ref) if is_period else None
            if period is not None and (period.months or period.days):
                with suppress(OverflowError):
                    last = say_date(period.last_day(day))
                    yield f"{one.code}: from today the last day is {last}"


def _limits(person: Person, day: dt.date) -> Iterator[str]:
    if person.bail not in IN_CUSTODY or not any(map(_is_untried, person.charges)):
        return
    names = {
        TimeLimit.SUMMARY: "summary trial",
        TimeLimit.EITHER_WAY_NOT_ALLOCATED: "either way, to sending",
        TimeLimit.INDICTMENT: "Crown Court",
    }
    for limit, name in names.items():
        ends = say_date(limit_ends(day, limit))
        yield f"Custody time limit from today, {name}, {int(limit)} days: {ends}"


def _is_untried(charge: Charge) -> bool:
    return charge.offence is not None and not charge.is_convicted and charge.verdict == ""
