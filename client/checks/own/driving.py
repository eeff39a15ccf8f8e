"""Driving: points, disqualifications, and what must go with them."""

import datetime as dt
from collections.abc import Iterator

from client.checks.findings import Check, Hit, hit
from client.checks.own.names import IMMEDIATE
from client.checks.published.issues import Severity
from client.checks.sheet import Charge, Sheet
from client.law.limits import (
    COURSE_REDUCTION_LEAST,
    COURSE_REDUCTION_PART,
    DISQUALIFIED_LEAST,
    TOTTED_AT,
    TOTTED_LEAST,
)
from client.law.motoring import KNOWN
from client.law.periods import Period, months_later

_BANS = frozenset(
    [
        "DDO",
        "DDOL",
        "DDOR",
        "DDOTE",
        "DDOTEL",
        "DDRCO",
        "DDRCOT",
        "DDD",
        "DDDL",
        "DDDT",
        "DDDTL",
        "DDDTO",
        "DDP",
        "DDPL",
        "DDPR",
        "DDPTE",
        "DDPTEL",
    ]
)
_OBLIGATORY = frozenset(["DDO", "DDOL", "DDOR", "DDOTE", "DDOTEL", "DDRCO", "DDRCOT"])
_TOTTED = frozenset(["DDP", "DDPL", "DDPR", "DDPTE", "DDPTEL"])
_POINTS = ("LEP", "LEA")
_LENGTH = "disqualificationPeriod"
_FOR_LIFE = frozenset(["DDOL", "DDOTEL", "DDDL", "DDDTL", "DDPL", "DDPTEL"])
_EXTENSIONS = (
    "extensionPeriodSection35AImmediateCustodialSentence",
    "extensionPeriodSection35BEffectOfCustodialSentenceNoted",
)
_TOTTED_OVER_YEARS = 3
_MONTHS_A_YEAR = 12


def points_outside(sheet: Sheet) -> Iterator[Hit]:
    """Points outside the range for the offence."""
    for charge in sheet.charges:
        known = KNOWN.get(charge.matter.code.upper())
        if known is None or known.points is None:
            continue
        least, most = known.points
        for one in charge.find(*_POINTS):
            points = one.number("PENPT")
            if points is not None and not least <= points <= most:
                whole = f"{least}" if least == most else f"{least} to {most}"
                words = f"{points} points; this offence has {whole}"
                yield hit(words, charge, one)


def must_disqualify(sheet: Sheet) -> Iterator[Hit]:
    """A sentence for an offence that must disqualify, and neither a ban nor special reasons."""
    for charge in sheet.charges:
        known = KNOWN.get(charge.matter.code.upper())
        if known is None or not known.must_disqualify:
            continue
        sentences = tuple(one for one in charge.results if one.is_sentence)
        if sentences and not charge.codes & (_BANS | {"NDSR", "DDRE"}):
            yield hit(
                "This offence must disqualify; add ddo, or ndsr with the reasons",
                charge,
                *sentences,
            )


def totting_up(sheet: Sheet) -> Iterator[Hit]:
    """Twelve points or more today, and nothing said of totting up."""
    for person in sheet.people:
        if person.codes & (_BANS | {"NDMC", "DDRI"}):
            continue
        points = _points_by_day(person.charges)
        days = sorted(points)
        if days and months_later(days[0], _TOTTED_OVER_YEARS * _MONTHS_A_YEAR) <= days[-1]:
            continue
        total = sum(points.values())
        if total >= TOTTED_AT:
            on = tuple(charge for charge in person.charges if charge.codes & set(_POINTS))
            words = f"{total} points today; add ddp, or ndmc with the circumstances"
            yield Hit(words, on, tuple(person.find(*_POINTS)))


def _points_by_day(charges: tuple[Charge, ...]) -> dict[dt.date, int]:
    """Give the points of each day of offending: of one occasion the highest count."""
    points: dict[dt.date, int] = {}
    for charge in charges:
        committed = charge.offence.start_date if charge.offence else None
        for one in charge.find(*_POINTS) if committed else ():
            number = one.number("PENPT") or 0
            if committed is not None:
                points[committed] = max(points.get(committed, 0), number)
    return points


def no_length(sheet: Sheet) -> Iterator[Hit]:
    """A disqualification without its length, where the definition does not ask for one."""
    for charge in sheet.charges:
        for one in charge.find(*(_BANS - _FOR_LIFE)):
            asked = one.definition.prompt(_LENGTH) if one.definition else None
            if not one.has(_LENGTH) and (asked is None or asked.rule != "mandatory"):
                yield hit(f"{one.code} without its length; say for how long", charge, one)


def too_short(sheet: Sheet) -> Iterator[Hit]:
    """An obligatory disqualification under twelve months, or one for points under six."""
    for charge in sheet.charges:
        for one in charge.results:
            length = one.period(_LENGTH) if one.code in _BANS else None
            if length is None:
                continue
            if one.code in _OBLIGATORY and DISQUALIFIED_LEAST.is_longer_than(length, sheet.day):
                if "NDSR" not in charge.codes:
                    words = f"{one.code} is under 12 months; are there special reasons?"
                    yield hit(words, charge, one)
            elif one.code in _TOTTED - {"DDPR"} and TOTTED_LEAST.is_longer_than(length, sheet.day):
                words = f"{one.code} is under 6 months; ddpr is the one for mitigation"
                yield hit(words, charge, one)


def interim_with_sentence(sheet: Sheet) -> Iterator[Hit]:
    """An interim disqualification on an offence that is sentenced today."""
    for charge in sheet.charges:
        interim = tuple(charge.find("DDRI"))
        if interim and any(one.is_sentence for one in charge.results):
            words = "An interim disqualification ends with the sentence; make it final or delete it"
            yield hit(words, charge, *interim)


def no_extension(sheet: Sheet) -> Iterator[Hit]:
    """Custody with a disqualification that is not extended."""
    for person in sheet.people:
        if not person.codes & IMMEDIATE:
            continue
        for charge in person.charges:
            bans = tuple(
                one
                for one in charge.find(*(_BANS - _FOR_LIFE))
                if not any(map(one.has, _EXTENSIONS))
            )
            if bans:
                words = f"{bans[0].code} beside custody; say the extension (section 35A or 35B)"
                yield hit(words, charge, *bans)


def course_reduction(sheet: Sheet) -> Iterator[Hit]:
    """A reduction for a course of less than three months, or more than a quarter."""
    for charge in sheet.charges:
        for one in charge.find("DDRCO", "DDRCOT"):
            whole, less = one.period(_LENGTH), one.period("disqualificationReductionPeriod")
            if whole is None or less is None:
                continue
            four = Period(less.months * COURSE_REDUCTION_PART, less.days * COURSE_REDUCTION_PART)
            is_short = COURSE_REDUCTION_LEAST.is_longer_than(less, sheet.day)
            if is_short or four.is_longer_than(whole, sheet.day):
                words = "A course takes off 3 months at least and a quarter at most"
                yield hit(words, charge, one)


_ACT = "Road Traffic Offenders Act 1988"
CHECKS = (
    Check(
        "points-outside",
        Severity.ERROR,
        f"{_ACT}, s. 28 and Sch. 2",
        "Each offence has its own range of points.",
        points_outside,
    ),
    Check(
        "disqualification-missing",
        Severity.WARNING,
        f"{_ACT}, s. 34",
        "A ban that is not recorded is no ban.",
        must_disqualify,
        stands_for=("DR-ENDORSEMENT-012",),
        waits=True,
    ),
    Check(
        "totting-up",
        Severity.WARNING,
        f"{_ACT}, ss. 29 and 35",
        "Twelve points in three years disqualify.",
        totting_up,
        waits=True,
    ),
    Check(
        "disqualification-without-length",
        Severity.ERROR,
        f"{_ACT}, s. 34",
        "A ban has a length.",
        no_length,
    ),
    Check(
        "disqualification-too-short",
        Severity.WARNING,
        f"{_ACT}, ss. 34 and 35",
        "The least can be undercut only for a reason.",
        too_short,
    ),
    Check(
        "interim-with-sentence",
        Severity.WARNING,
        f"{_ACT}, s. 26",
        "An interim ban waits for the sentence.",
        interim_with_sentence,
    ),
    Check(
        "extension-missing",
        Severity.WARNING,
        f"{_ACT}, ss. 35A and 35B",
        "A ban must not run out in prison.",
        no_extension,
        waits=True,
    ),
    Check(
        "course-reduction",
        Severity.ERROR,
        f"{_ACT}, s. 34A",
        "The reduction has a least and a most.",
        course_reduction,
    ),
)
