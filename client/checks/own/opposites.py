"""Two results of which one can stand: ordered and not ordered, dealt with and put off."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from client.checks.findings import Check, Hit
from client.checks.own.names import HELD, IMMEDIATE, SENDINGS, SUSPENDED
from client.checks.published.issues import Severity
from client.checks.result import Result
from client.checks.sheet import ENDINGS, Charge, Sheet

_DISCHARGES = frozenset({"AD", "CD"})
_NO_PUNISHMENT = frozenset(
    [*("FCOMP", "FCOST", "FCPC", "FVEBD", "DEPO", "DEPV", "CRIMBO", "CRIMBOF"), "IMPDP"]
)
"""Orders after a conviction that may go with a discharge, or with no separate penalty."""

_PUT_OFF = HELD | SENDINGS | {"A", "RU", "RC", "DS"}
_IN_CUSTODY = (HELD - {"RIB", "RILAB"}) | {"REMIC", "CCII", "CCSI"}
_ON_CONDITIONS = frozenset({"RC", "REMCB", "CCIC", "CCSC"})
_AT_LARGE = frozenset({"RU", "REMUB", "CCIU", "CCSU"})

_ORDERED_OR_NOT = (
    (frozenset({"FVS"}), frozenset({"NOVS"})),
    (frozenset({"FCOST", "FCPC"}), frozenset({"NCOSTS"})),
    (frozenset({"COLLO"}), frozenset({"NOCOLLO"})),
)
_ENDORSED, _NOT_ENDORSED = frozenset({"LEP", "LEA", "LEN"}), frozenset({"NESR"})
_POINTS = frozenset({"LEP", "LEA"})
_BANS = frozenset({"DDO", "DDOL", "DDOTE", "DDOTEL", "DDRCO", "DDD", "DDDL", "DDDT", "DDDTL"})
_WAYS_TO_PAY = ("PDATE", "INSTL", "LUMSI", "PTFOR", "PTNC")


def discharged_and_sentenced(sheet: Sheet) -> Iterator[Hit]:
    """A discharge beside a sentence, or beside the other discharge, for the same offence."""
    for charge in sheet.charges:
        if not charge.codes.isdisjoint(_DISCHARGES):
            yield from _clash([charge], {"AD"}, {"CD"})
            yield from _clash([charge], _DISCHARGES, _punishments(charge) - _DISCHARGES)


def no_penalty_and_sentenced(sheet: Sheet) -> Iterator[Hit]:
    """No separate penalty beside a penalty, for the same offence."""
    for charge in sheet.charges:
        if "NSP" in charge.codes:
            yield from _clash([charge], {"NSP"}, _punishments(charge))


def served_and_suspended(sheet: Sheet) -> Iterator[Hit]:
    """A term to be served beside one that is suspended, for the same offence."""
    for charge in sheet.charges:
        yield from _clash([charge], IMMEDIATE, SUSPENDED)


def granted_and_refused(sheet: Sheet) -> Iterator[Hit]:
    """One application both granted and refused."""
    for charge in sheet.charges:
        yield from _clash([charge], {"G"}, {"RFSD"})


def ended_and_put_off(sheet: Sheet) -> Iterator[Hit]:
    """An offence that is dealt with, and put off to another day too."""
    for charge in sheet.charges:
        if not charge.codes.isdisjoint(_PUT_OFF):
            ends = (charge.codes & (ENDINGS | {"NSP"})) | _punishments(charge)
            yield from _clash([charge], ends, _PUT_OFF, "is it dealt with, or put off?")


def bailed_and_held(sheet: Sheet) -> Iterator[Hit]:
    """Custody beside bail, or bail with conditions beside bail without, on the same offence."""
    for charge in sheet.charges:
        yield from _clash([charge], _IN_CUSTODY, _ON_CONDITIONS | _AT_LARGE)
        yield from _clash([charge], _ON_CONDITIONS, _AT_LARGE)


def ordered_and_not(sheet: Sheet) -> Iterator[Hit]:
    """An order, and for the same case or offence the word that there is none."""
    for charge in sheet.charges:
        yield from _clash([charge], _ENDORSED, _NOT_ENDORSED)
    for charges in _cases(sheet):
        for ordered, refused in _ORDERED_OR_NOT:
            yield from _clash(charges, ordered, refused)


def two_ways_to_pay(sheet: Sheet) -> Iterator[Hit]:
    """Two different terms of payment in one case."""
    for charges in _cases(sheet):
        codes = [code for code in _WAYS_TO_PAY if any(code in one.codes for one in charges)]
        if len(codes) > 1:
            yield from _clash(charges, codes[:1], codes[1:], "which one? LUMSI is both in one")


def points_with_a_ban(sheet: Sheet) -> Iterator[Hit]:
    """Penalty points beside a disqualification for the offence itself."""
    for charge in sheet.charges:
        yield from _clash(
            [charge], _POINTS, _BANS, "no points where the offence itself disqualifies"
        )


def _clash(
    charges: Iterable[Charge],
    ones: Collection[str],
    others: Collection[str],
    words: str = "",
) -> Iterator[Hit]:
    """Find the first result of each of two kinds, if there are both, in the screen's order."""
    one = _first(charges, ones)
    other = _first(charges, others) if one is not None else None
    if one is None or other is None:
        return
    (on, result), (on_too, second) = one, other
    codes = f"{result.code} and {second.code}"
    said = f"{codes}: {words}" if words else f"{codes} can't both stand; delete one"
    yield Hit(said, (on,) if on is on_too else (on, on_too), (result, second))


def _first(charges: Iterable[Charge], codes: Collection[str]) -> tuple[Charge, Result] | None:
    return next(((charge, one) for charge in charges for one in charge.find(*codes)), None)


def _punishments(charge: Charge) -> frozenset[str]:
    """Give the codes of the sentences that punish."""
    return frozenset(one.code for one in charge.results if one.is_sentence) - _NO_PUNISHMENT


def _cases(sheet: Sheet) -> Iterator[list[Charge]]:
    """Give what each person is charged with in each case."""
    for person in sheet.people:
        cases: dict[str, list[Charge]] = defaultdict(list)
        for charge in person.charges:
            cases[charge.matter.case_key].append(charge)
        yield from cases.values()


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_FINAL = "contract section 7.2, category F"
CHECKS = (
    Check(
        "discharge-with-sentence",
        _ERROR,
        "Sentencing Act 2020, ss. 79(4) and 80(7)",
        "A discharge stands instead of punishment for the offence.",
        discharged_and_sentenced,
    ),
    Check(
        "no-penalty-with-sentence",
        _ERROR,
        _FINAL,
        "What has a penalty of its own has a separate penalty.",
        no_penalty_and_sentenced,
    ),
    Check(
        "served-and-suspended",
        _ERROR,
        "Sentencing Act 2020, s. 286",
        "A suspended term takes effect only if it is activated.",
        served_and_suspended,
    ),
    Check(
        "granted-and-refused",
        _ERROR,
        _FINAL,
        "An application is decided one way.",
        granted_and_refused,
    ),
    Check(
        "ended-and-put-off",
        _WARNING,
        "contract section 7.2, categories F and I",
        "What is dealt with does not come back for its outcome.",
        ended_and_put_off,
    ),
    Check(
        "bailed-and-held",
        _ERROR,
        "Magistrates' Courts Act 1980, s. 128(1)",
        "A remand is in custody or on bail.",
        bailed_and_held,
    ),
    Check(
        "ordered-and-not",
        _WARNING,
        _FINAL,
        "The register would say that it is ordered, and that it is not.",
        ordered_and_not,
    ),
    Check(
        "two-ways-to-pay",
        _WARNING,
        "Magistrates' Courts Act 1980, s. 75(1)",
        "One sum is paid by one set of terms.",
        two_ways_to_pay,
    ),
    Check(
        "points-with-ban",
        _WARNING,
        "Road Traffic Offenders Act 1988, s. 44(1)",
        "Points are endorsed where the court does not disqualify.",
        points_with_a_ban,
    ),
)
