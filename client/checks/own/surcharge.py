"""The surcharge: whether one is due, whether it is there once, and whether it is the table's."""

from collections.abc import Iterator

from client.checks.findings import Check, Hit
from client.checks.own.names import COMMUNITY, IMMEDIATE, SUSPENDED, TERMS, YOUTH_ORDERS
from client.checks.published.issues import Severity
from client.checks.result import Result
from client.checks.sheet import Charge, Person, Sheet
from client.law.surcharge import Disposal, Reckoned, Sentence, surcharge
from client.shorthand.values import say_money

_SAID = frozenset(["FVS", "NOVS", "VSR"])
_DISPOSALS = {
    "CD": Disposal.DISCHARGE,
    "FO": Disposal.FINE,
    "YOP": Disposal.COMMUNITY,
    **dict.fromkeys(COMMUNITY | YOUTH_ORDERS, Disposal.COMMUNITY),
    **dict.fromkeys(SUSPENDED, Disposal.SUSPENDED),
    **dict.fromkeys(IMMEDIATE, Disposal.CUSTODY),
}
_UNKNOWN = frozenset(["EXTDVS", "EXTDVSU", "EXTIVS", "STSDY", "SPECC", "SPECCC", "SPECCD"])


def _sentences(person: Person) -> Iterator[tuple[Charge, Result, Disposal]]:
    """Give what carries a surcharge; a breach, which has no mode of trial, carries none."""
    for charge in person.charges:
        if charge.offence is None or not charge.offence.mode_of_trial:
            continue
        for one in charge.results:
            if one.code in _DISPOSALS:
                yield charge, one, _DISPOSALS[one.code]


def reckoned(person: Person, sheet: Sheet) -> Reckoned | None:
    """Reckon a person's surcharge; `None` where none is due or it can't be told for certain."""
    given: list[Sentence] = []
    for charge, one, disposal in _sentences(person):
        committed = charge.offence.start_date if charge.offence else None
        amount = one.money("AOF") if disposal is Disposal.FINE else None
        if committed is None or (disposal is Disposal.FINE and amount is None):
            return None
        term = one.period(TERMS[one.code]) if one.code in TERMS else None
        age = charge.age_on(committed)
        given.append(Sentence(disposal, committed, age, amount or 0, term))  # type: ignore[arg-type]
    if not given or person.codes & _UNKNOWN:
        return None
    return surcharge(given, sentenced=sheet.day, is_organisation=person.is_company)


def missing(sheet: Sheet) -> Iterator[Hit]:
    """A sentence that carries a surcharge, and nothing said of one."""
    for person in sheet.people:
        if person.codes & _SAID:
            continue
        found = reckoned(person, sheet)
        if found is not None:
            on = tuple(dict.fromkeys(charge.number for charge, _, _ in _sentences(person)))
            charges = tuple(charge for charge in person.charges if charge.number in on)
            words = f"No surcharge; add fvs {found.amount} ({found.instrument}), or novs and why"
            yield Hit(words, charges)


def double(sheet: Sheet) -> Iterator[Hit]:
    """Two surcharges on one person."""
    for person in sheet.people:
        ordered = tuple(person.find("FVS"))
        if len(ordered) > 1:
            on = tuple(charge for charge in person.charges if "FVS" in charge.codes)
            yield Hit("Two surcharges; one is ordered for everything, so delete one", on, ordered)


def not_the_tables(sheet: Sheet) -> Iterator[Hit]:
    """A surcharge that is not what the table gives, and is not said to be reduced."""
    for person in sheet.people:
        ordered = tuple(person.find("FVS"))
        if len(ordered) != 1 or "VSR" in person.codes:
            continue
        amount, found = ordered[0].money("AOS"), reckoned(person, sheet)
        if amount is not None and found is not None and amount != found.amount:
            on = tuple(charge for charge in person.charges if "FVS" in charge.codes)
            words = (
                f"Surcharge {say_money(amount)}; the table gives £{found.amount}"
                f" ({found.instrument})"
            )
            yield Hit(words, on, ordered)


def reduced_for_nothing(sheet: Sheet) -> Iterator[Hit]:
    """A surcharge that is reduced without any compensation to leave room for."""
    for person in sheet.people:
        reduced = tuple(person.find("VSR"))
        if reduced and "FCOMP" not in person.codes:
            on = tuple(charge for charge in person.charges if "VSR" in charge.codes)
            words = "The surcharge is reduced, but no compensation is ordered that needs the room"
            yield Hit(words, on, reduced)


_CODE = "Sentencing Act 2020"
CHECKS = (
    Check(
        "surcharge-missing",
        Severity.WARNING,
        f"{_CODE}, s. 42(1)",
        "The court must order it unless means do not allow.",
        missing,
        waits=True,
    ),
    Check(
        "surcharge-double",
        Severity.ERROR,
        "SI 2012/1696, arts. 3 and 4",
        "It is ordered once, not for each offence.",
        double,
    ),
    Check(
        "surcharge-amount",
        Severity.WARNING,
        "SI 2012/1696 and its amendments",
        "The amount is fixed by the day of the offence and the disposal.",
        not_the_tables,
    ),
    Check(
        "surcharge-reduced",
        Severity.WARNING,
        f"{_CODE}, s. 42(3)",
        "It gives way to compensation only.",
        reduced_for_nothing,
    ),
)
