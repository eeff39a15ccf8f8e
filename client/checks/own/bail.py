"""Bail and its conditions, custody and where it is served."""

from collections.abc import Iterator

from client.checks.findings import Check, Hit, hit
from client.checks.own.names import BAILED, HELD, SENDINGS
from client.checks.published.issues import Severity
from client.checks.sheet import Charge, Sheet

_IN_FORCE = frozenset("BCLPS")
_ADULT = 18
_ADULT_PLACES = frozenset(["RI", "RIB"])
_CONDITIONED = frozenset(["RC", "RCBV"])
_CURFEWS = frozenset(["PORCU1", "PORCU2", "PORCU3"])
_HOMES = frozenset(["PORR1", "PORR3"])


def no_bail_decision(sheet: Sheet) -> Iterator[Hit]:
    """An adjournment of somebody on conditional bail or in custody that says nothing of either."""
    for person in sheet.people:
        if person.bail not in _IN_FORCE or person.codes & (HELD | BAILED | SENDINGS):
            continue
        for charge in person.charges:
            adjourned = tuple(charge.find("A", "HEARNO"))
            if adjourned:
                words = "Adjourned from bail or custody without saying which; add ru, rc or ri"
                yield hit(words, charge, *adjourned)


def _conditions(charge: Charge) -> bool:
    return any(code.startswith("POR") or code == "BAIC" for code in charge.codes)


def no_conditions(sheet: Sheet) -> Iterator[Hit]:
    """Conditional bail for which no condition is recorded."""
    for person in sheet.people:
        if any(map(_conditions, person.charges)):
            continue
        for charge in person.charges:
            for bailed in charge.find(*_CONDITIONED):
                if not sheet.needs(bailed):
                    words = f"{bailed.code}: conditional bail, but no condition; add each one"
                    yield hit(words, charge, bailed)


def curfew_without_place(sheet: Sheet) -> Iterator[Hit]:
    """A curfew on bail without an address to be at."""
    for person in sheet.people:
        if person.codes & _HOMES:
            continue
        for charge in person.charges:
            curfews = tuple(
                one for one in charge.find(*_CURFEWS) if not one.has("additionalInformation")
            )
            if curfews:
                words = f"{curfews[0].code}: a curfew, but no address; add porr3 with the address"
                yield hit(words, charge, *curfews)


def youth_in_adult_custody(sheet: Sheet) -> Iterator[Hit]:
    """Somebody under 18 who is remanded to a place for adults."""
    for charge in sheet.charges:
        age = charge.age_on(sheet.day)
        if age is None or age >= _ADULT:
            continue
        held = tuple(charge.find(*_ADULT_PLACES))
        if held:
            words = f"{held[0].code} at {age}: under 18 it is youth detention or a local authority"
            yield hit(words, charge, *held)


CHECKS = (
    Check(
        "bail-undecided",
        Severity.WARNING,
        "Magistrates' Courts Act 1980, ss. 10(4) and 128",
        "Who was held or on conditions must hear what holds now.",
        no_bail_decision,
        waits=True,
    ),
    Check(
        "conditions-missing",
        Severity.ERROR,
        "Bail Act 1976, s. 3(6)",
        "Conditional bail without conditions can't be kept or broken.",
        no_conditions,
        waits=True,
    ),
    Check(
        "curfew-without-place",
        Severity.WARNING,
        "Bail Act 1976, s. 3(6)",
        "Nobody can check a curfew that is nowhere.",
        curfew_without_place,
        waits=True,
    ),
    Check(
        "youth-in-adult-custody",
        Severity.ERROR,
        "LASPO 2012, s. 91",
        "A child is not remanded to prison.",
        youth_in_adult_custody,
    ),
)
