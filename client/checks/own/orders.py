"""Orders beside a sentence: discharges, restraining orders, criminal behaviour orders."""

from collections.abc import Iterator

from client.catalogue import PromptRule
from client.checks.findings import Check, Hit, hit
from client.checks.published.issues import Severity
from client.checks.sheet import Sheet
from client.law.limits import (
    BEHAVIOUR_ORDER_ADULT_LEAST,
    BEHAVIOUR_ORDER_YOUTH,
    DISCHARGE_MOST,
)

_ADULT = 18
_PROTECTED = ("protectedPerson", "protectedPersonsName")


def discharge_too_long(sheet: Sheet) -> Iterator[Hit]:
    """A conditional discharge for more than three years."""
    for charge in sheet.charges:
        for one in charge.find("CD"):
            period = one.period("periodofConditionalDischarge")
            if period is not None and period.is_longer_than(DISCHARGE_MOST, sheet.day):
                words = "A conditional discharge runs for 3 years at most; change it"
                yield hit(words, charge, one)


def restraining_order_incomplete(sheet: Sheet) -> Iterator[Hit]:
    """A restraining order without a person to protect, or for a period that is not said."""
    for charge in sheet.charges:
        for one in charge.find("RESTRAO", "RESTRAOP", "RESTRAOF"):
            prompts = one.definition.prompts if one.definition else ()
            must = {prompt.ref for prompt in prompts if prompt.rule is PromptRule.MANDATORY}
            if not must & set(_PROTECTED) and not any(map(one.has, _PROTECTED)):
                words = f"{one.code} protects nobody; say whom"
                yield hit(words, charge, one)
            is_open = "periodOfOrder" not in must and not one.has("periodOfOrder")
            if one.code == "RESTRAOP" and is_open:
                yield hit("RESTRAOP has no end; say for how long", charge, one)


def wrong_basis(sheet: Sheet) -> Iterator[Hit]:
    """A restraining order made on acquittal although there is a conviction, or the reverse."""
    for charge in sheet.charges:
        for one in charge.find("RESTRAOP", "RESTRAOF"):
            basis = one.text("convictionAcquittal").casefold()
            if basis.startswith("acquit") and charge.is_convicted:
                yield Hit(
                    f"{one.code} is made on acquittal, but there is a conviction", (charge,), (one,)
                )
            if basis.startswith("convict") and charge.verdict == "NOT_GUILTY":
                yield hit(
                    f"{one.code} is made on conviction, but the verdict is not guilty", charge, one
                )


def behaviour_order_outside(sheet: Sheet) -> Iterator[Hit]:
    """A criminal behaviour order for a period that it can't have."""
    for charge in sheet.charges:
        for one in charge.find("CRIMBO"):
            period, age = one.period("durationOfOrder"), charge.age_on(sheet.day)
            if period is None or age is None:
                continue
            if age >= _ADULT:
                if BEHAVIOUR_ORDER_ADULT_LEAST.is_longer_than(period, sheet.day):
                    yield hit("CRIMBO runs for at least 2 years; change it", charge, one)
                continue
            least, most = BEHAVIOUR_ORDER_YOUTH
            if least.is_longer_than(period, sheet.day) or period.is_longer_than(most, sheet.day):
                yield hit("CRIMBO runs for 1 to 3 years under 18; change it", charge, one)


_CODE = "Sentencing Act 2020"
CHECKS = (
    Check(
        "discharge-too-long",
        Severity.ERROR,
        f"{_CODE}, s. 80",
        "A discharge has a longest period.",
        discharge_too_long,
    ),
    Check(
        "restraining-order-incomplete",
        Severity.ERROR,
        f"{_CODE}, ss. 359 and 360",
        "The police must know whom it protects, and until when.",
        restraining_order_incomplete,
    ),
    Check(
        "restraining-order-basis",
        Severity.WARNING,
        f"{_CODE}, s. 360",
        "The order says on what it was made.",
        wrong_basis,
    ),
    Check(
        "behaviour-order-outside",
        Severity.ERROR,
        f"{_CODE}, s. 334",
        "The order has a shortest period, and under 18 a longest.",
        behaviour_order_outside,
    ),
)
