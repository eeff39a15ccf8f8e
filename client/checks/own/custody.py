"""Terms of custody: the court's power, the offender's age, and what counts towards them."""

from collections.abc import Iterator

from client.checks.findings import Check, Hit, hit
from client.checks.own.names import IMMEDIATE, SUSPENDED, TERMS
from client.checks.published.issues import Severity
from client.checks.result import Result
from client.checks.sheet import Charge, Sheet
from client.law.limits import (
    DETENTION_LEAST,
    SUSPENDED_FOR_LEAST,
    SUSPENDED_MOST,
    SUSPENDED_TERM_LEAST,
    TERM_LEAST,
    TRAINING,
    From,
    custody_limit,
    in_force,
)
from client.law.periods import Period

_ADULT, _OF_AGE = 18, 21
_CONSECUTIVE = "consecutiveToOffenceNumber"
_TAGGED_DAYS = ("bailRemandDaysToCountTaggedDays", "bailRemandDaysToCount")


def _terms(charge: Charge, codes: frozenset[str]) -> Iterator[tuple[Result, Period]]:
    for one in charge.results:
        term = one.period(TERMS[one.code]) if one.code in codes and one.code in TERMS else None
        if term is not None:
            yield one, term


def _limit(charge: Charge) -> From | None:
    """Give the court's power for an offence; `None` where its mode of trial says none."""
    offence = charge.offence
    return custody_limit(offence.mode_of_trial, charge.convicted_on) if offence else None


def above_power(sheet: Sheet) -> Iterator[Hit]:
    """A term longer than a magistrates' court has power for."""
    for charge in sheet.charges if sheet.is_magistrates else ():
        limit = None
        for one, term in _terms(charge, (IMMEDIATE - {"DTO"}) | SUSPENDED):
            limit = limit or _limit(charge)
            if limit and term.is_longer_than(Period(months=limit.months), sheet.day):
                words = f"{one.code} is longer than {limit.months} months, all there is power for"
                yield hit(words, charge, one)


def below_least(sheet: Sheet) -> Iterator[Hit]:
    """A term shorter than the shortest."""
    least = {"IMP": (TERM_LEAST, "5 days"), "YOI": (DETENTION_LEAST, "21 days")}
    for charge in sheet.charges:
        for one, term in _terms(charge, frozenset(least)):
            shortest, words = least[one.code]
            if shortest.is_longer_than(term, sheet.day):
                yield hit(f"{one.code} is shorter than {words}; change it", charge, one)


def suspended_outside(sheet: Sheet) -> Iterator[Hit]:
    """A suspended term, or its suspension, that is too short or too long."""
    for charge in sheet.charges:
        most = in_force(SUSPENDED_MOST, charge.convicted_on)
        longest = Period(months=most.months)
        for one, term in _terms(charge, SUSPENDED):
            if SUSPENDED_TERM_LEAST.is_longer_than(term, sheet.day):
                yield hit(f"{one.code}: a term under 14 days can't be suspended", charge, one)
            if term.is_longer_than(longest, sheet.day):
                words = f"{one.code}: a term over {most.months} months can't be suspended"
                yield hit(words, charge, one)
            held = one.period("suspendedPeriod")
            if held is not None and (
                SUSPENDED_FOR_LEAST.is_longer_than(held, sheet.day)
                or held.is_longer_than(longest, sheet.day)
            ):
                words = f"{one.code} is suspended for 6 to {most.months} months; change it"
                yield hit(words, charge, one)


def wrong_age(sheet: Sheet) -> Iterator[Hit]:
    """Detention of somebody too young or too old for its kind when convicted."""
    bounds = {
        "YOI": (_ADULT, _OF_AGE, "18 to 20"),
        "SUSPSD": (_ADULT, _OF_AGE, "18 to 20"),
        "DTO": (0, _ADULT, "under 18"),
    }
    for charge in sheet.charges:
        age = charge.age_on(charge.convicted_on)
        for one in charge.find(*bounds) if age is not None else ():
            least, under, words = bounds[one.code]
            if not least <= (age or 0) < under:
                yield hit(f"{one.code} is for those {words}, not for {age}", charge, one)


def training_outside(sheet: Sheet) -> Iterator[Hit]:
    """A detention and training order of less than four months or more than two years."""
    least, most = TRAINING
    for charge in sheet.charges:
        for one, term in _terms(charge, frozenset({"DTO"})):
            if least.is_longer_than(term, sheet.day) or term.is_longer_than(most, sheet.day):
                yield hit("DTO runs for 4 to 24 months; change it", charge, one)


def tagged_days(sheet: Sheet) -> Iterator[Hit]:
    """Custody after bail with a tag, with no tagged day to count."""
    for charge in sheet.charges:
        defendant = charge.matter.defendant
        person = defendant.person_defendant if defendant else None
        conditions = person.bail_conditions.casefold() if person else ""
        if "electronic" not in conditions and "tagged" not in conditions:
            continue
        for one in charge.find(*IMMEDIATE, *SUSPENDED):
            counted = [one.number(ref) for ref in _TAGGED_DAYS if one.has(ref)]
            if counted and not any(counted):
                words = f"{one.code}: bail was tagged, but 0 days count; say how many"
                yield hit(words, charge, one)


def consecutive_to_nothing(sheet: Sheet) -> Iterator[Hit]:
    """A term that is consecutive to its own offence, or to one that isn't there."""
    numbers = {charge.number for charge in sheet.charges}
    for charge, result in sheet.results:
        to = result.text(_CONSECUTIVE).strip()
        elsewhere = result.has("whereConsecutiveToAnOffenceOnAnotherCaseSpecifyThatCaseNumber")
        if not to.isdecimal() or elsewhere:
            continue
        if int(to) == charge.number or int(to) not in numbers:
            words = f"{result.code} is consecutive to offence {to}; which one is meant?"
            yield hit(words, charge, result)


_CODE = "Sentencing Act 2020"
CHECKS = (
    Check(
        "term-above-power",
        Severity.ERROR,
        f"{_CODE}, s. 224",
        "A longer term is for the Crown Court.",
        above_power,
    ),
    Check(
        "term-too-short",
        Severity.ERROR,
        "Magistrates' Courts Act 1980, s. 132",
        "There is no power for less.",
        below_least,
    ),
    Check(
        "suspended-outside",
        Severity.ERROR,
        f"{_CODE}, ss. 277 and 288; Sentencing Act 2026",
        "Only some terms can be suspended, and only for so long.",
        suspended_outside,
    ),
    Check(
        "detention-age",
        Severity.ERROR,
        f"{_CODE}, ss. 233 and 262",
        "Detention goes by the age at conviction.",
        wrong_age,
    ),
    Check(
        "training-outside",
        Severity.ERROR,
        f"{_CODE}, s. 236",
        "The order has a shortest and a longest term.",
        training_outside,
    ),
    Check(
        "tagged-days",
        Severity.WARNING,
        f"{_CODE}, s. 325",
        "Half of each tagged day counts, and the court must say so.",
        tagged_days,
    ),
    Check(
        "consecutive-to-nothing",
        Severity.WARNING,
        "contract section 8",
        "The prison reckons the sentence by this number.",
        consecutive_to_nothing,
    ),
)
