"""Money other than the surcharge: fines, compensation, costs, and how they are paid."""

from collections.abc import Iterator
from decimal import Decimal

from client.checks.findings import Check, Hit, hit
from client.checks.published.issues import Severity
from client.checks.result import Result
from client.checks.sheet import Charge, Sheet
from client.law.limits import YOUTH_COMPENSATION_MOST, most_at_level, youth_fine_most
from client.law.motoring import KNOWN
from client.shorthand.values import say_date, say_money

_ADULT, _SLIP = 18, 10
_FINE, _AMOUNT = "FO", "AOF"
_COLLECTION = frozenset(["COLLO", "NOCOLLO"])
_TERMS = frozenset(
    [
        "PAYT",
        "PDATE",
        "INSTL",
        "LUMSI",
        "PTFOR",
        "PTNC",
        "AEOC",
        "ABDC",
        "RLSUM",
        "RINSTL",
        "RLSUMI",
    ]
)
_PAYING = frozenset(["PDATE", "INSTL", "LUMSI", "AEOC", "ABDC"])
_DUE = ("PBD", "instalmentStartDate")
_LESS_URGENT = ("FCOST", "FCPC", "FO")


def _fines(charge: Charge) -> Iterator[tuple[Result, Decimal]]:
    for one in charge.find(_FINE):
        amount = one.money(_AMOUNT)
        if amount is not None:
            yield one, amount


def above_level(sheet: Sheet) -> Iterator[Hit]:
    """A fine above the offence's level on the standard scale."""
    for charge in sheet.charges if sheet.is_magistrates else ():
        known = KNOWN.get(charge.matter.code.upper())
        committed = charge.offence.start_date if charge.offence else None
        if known is None or known.level is None or committed is None:
            continue
        most = most_at_level(known.level, committed)
        for one, amount in _fines(charge):
            if most is not None and amount > most:
                words = f"Fine {say_money(amount)}; level {known.level} goes to {say_money(most)}"
                yield hit(words, charge, one)


def youth_fine(sheet: Sheet) -> Iterator[Hit]:
    """A fine above what somebody under 18 can be fined."""
    for charge in sheet.charges if sheet.is_magistrates else ():
        age = charge.age_on(sheet.day)
        most = youth_fine_most(age) if age is not None else None
        for one, amount in _fines(charge) if most is not None else ():
            if most is not None and amount > most:
                words = f"Fine {say_money(amount)}; at {age} the most is {say_money(most)}"
                yield hit(words, charge, one)


def youth_compensation(sheet: Sheet) -> Iterator[Hit]:
    """Compensation above what somebody under 18 can be ordered to pay for one offence."""
    most = YOUTH_COMPENSATION_MOST
    for charge in sheet.charges if sheet.is_magistrates else ():
        age = charge.age_on(sheet.day)
        for one in charge.find("FCOMP") if age is not None and age < _ADULT else ():
            amount = one.money("AOCOM")
            if amount is not None and amount > most:
                words = f"Compensation {say_money(amount)}; under 18 the most is {say_money(most)}"
                yield hit(words, charge, one)


def fine_slip(sheet: Sheet) -> Iterator[Hit]:
    """One fine at least ten times every other fine of the same person."""
    for person in sheet.people:
        fines = sorted(
            ((amount, charge, one) for charge in person.charges for one, amount in _fines(charge)),
            key=lambda fine: fine[0],
        )
        if len(fines) < 2:
            continue
        (next_most, *_), (most, charge, one) = fines[-2], fines[-1]
        if most >= _SLIP * next_most:
            words = f"Fine {say_money(most)}, the next is {say_money(next_most)}; one 0 too many?"
            yield hit(words, charge, one)


def compensation_first(sheet: Sheet) -> Iterator[Hit]:
    """No compensation for want of means, but a fine or costs."""
    for person in sheet.people:
        for charge in person.charges:
            for refused in charge.find("NCR"):
                if "means" not in refused.text("reasonForNoCompensation").casefold():
                    continue
                other = tuple(person.find(*_LESS_URGENT))
                if other:
                    words = (
                        f"No compensation for want of means, but {other[0].code}; it comes first"
                    )
                    yield Hit(words, (charge,), (refused, *other))


def no_payment_terms(sheet: Sheet) -> Iterator[Hit]:
    """A collection order without terms of payment."""
    for person in sheet.people:
        orders = tuple(person.find("COLLO"))
        if orders and not person.codes & _TERMS:
            on = tuple(charge for charge in person.charges if "COLLO" in charge.codes)
            yield Hit("A collection order without terms of payment; add payt", on, orders)


def no_collection_order(sheet: Sheet) -> Iterator[Hit]:
    """Terms of payment, but neither a collection order nor a reason for none."""
    for person in sheet.people:
        terms = tuple(person.find(*_PAYING))
        if terms and not person.codes & _COLLECTION:
            on = tuple(charge for charge in person.charges if charge.codes & _PAYING)
            words = "Terms of payment without a collection order; add collo, or nocollo and why"
            yield Hit(words, on, terms)


def due_in_the_past(sheet: Sheet) -> Iterator[Hit]:
    """A payment that is due before today."""
    for charge, result in sheet.results:
        for ref in _DUE if result.dates else ():
            day = result.date(ref)
            if day is not None and day < sheet.day:
                words = f"{result.code} is due {say_date(day)}, which is past; change it"
                yield hit(words, charge, result)


_CODE = "Sentencing Act 2020"
CHECKS = (
    Check(
        "fine-above-level",
        Severity.ERROR,
        f"{_CODE}, s. 122",
        "The standard scale caps the fine.",
        above_level,
    ),
    Check(
        "fine-above-age",
        Severity.ERROR,
        f"{_CODE}, s. 123",
        "A child's fine is capped.",
        youth_fine,
    ),
    Check(
        "compensation-above-age",
        Severity.ERROR,
        f"{_CODE}, ss. 133 to 146",
        "A child's compensation is capped.",
        youth_compensation,
    ),
    Check(
        "fine-slip",
        Severity.WARNING,
        "a slip of the fingers",
        "A figure ten times the others often has a 0 too many.",
        fine_slip,
    ),
    Check(
        "compensation-first",
        Severity.WARNING,
        f"{_CODE}, s. 135(4)",
        "The victim comes before the fine and the costs.",
        compensation_first,
    ),
    Check(
        "terms-missing",
        Severity.WARNING,
        "Courts Act 2003, Sch. 5 para. 12",
        "A collection order states how it is paid.",
        no_payment_terms,
        waits=True,
    ),
    Check(
        "collection-order-missing",
        Severity.WARNING,
        "Courts Act 2003, Sch. 5 para. 12",
        "It is made unless that is impracticable or inappropriate.",
        no_collection_order,
        waits=True,
    ),
    Check(
        "payment-past",
        Severity.ERROR,
        "Courts Act 2003, Sch. 5",
        "A payment due before today is in default at once.",
        due_in_the_past,
    ),
)
