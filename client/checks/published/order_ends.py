"""Rules on when an order and its requirements end: youth rehabilitation and community orders."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from client.checks.published.asked import Asked, AskedLine, offences_of
from client.checks.published.issues import Issue, PageMessage, Severity
from client.law.periods import months_later

_YOUTH_ORDERS = frozenset(["YROEW", "YRONI", "YROFEW", "YROISS", "YROINI"])
_COMMUNITY_ORDERS = frozenset(["COEW", "COS", "CONI"])
_END = "endDate"
_PERIOD = re.compile(r"(\d+)\s*(days?|weeks?|months?)?", re.IGNORECASE)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Requirement:
    """A requirement with the prompt that says when it ends."""

    code: str
    name: str
    end: str


@dataclass(frozen=True, slots=True)
class _Reckoned:
    """A requirement whose end follows from its length and its start, or else the hearing's day."""

    requirement: _Requirement
    start: str
    period: str


_YOUTH_REQUIREMENTS = (
    _Requirement("YRC2", "curfew requirement", _END),
    _Requirement("YRC1", "curfew with electronic monitoring", "endDateOfTagging"),
    _Requirement("YRC3", "curfew with its own monitoring", _END),
)
_CUR = _Requirement("CUR", "curfew requirement", _END)
_CURE = _Requirement("CURE", "curfew with electronic monitoring", "endDateOfTagging")
_CURA = _Requirement("CURA", "additional curfew requirement", _END)
_AAR = _Requirement("AAR", "alcohol abstinence requirement", "until")
_COMMUNITY_REQUIREMENTS = (_CUR, _CURE, _CURA, _AAR)
_RECKONED = (
    _Reckoned(_CUR, "startDate", "curfewPeriod"),
    _Reckoned(_CURE, "startDateOfTagging", "curfewAndElectronicMonitoringPeriod"),
    _Reckoned(_AAR, "", "numberOfDaysToAbstainFromConsumingAnyAlcohol"),
)


def youth_orders(asked: Asked) -> Iterator[Issue]:
    """DR-YRO-004: a requirement outlasts the youth rehabilitation order."""
    for person, lines in asked.by_person.items():
        if any(line.code in _YOUTH_ORDERS for line in lines):
            yield from _outlasting("DR-YRO-004", person, lines, _YOUTH_ORDERS, _YOUTH_REQUIREMENTS)


def community_orders(asked: Asked) -> Iterator[Issue]:
    """DR-COEW-005: a requirement outlasts the community order, or its own length."""
    for person, lines in asked.by_person.items():
        if any(line.code in _COMMUNITY_ORDERS for line in lines):
            yield from _outlasting(
                "DR-COEW-005", person, lines, _COMMUNITY_ORDERS, _COMMUNITY_REQUIREMENTS
            )
            for reckoned in _RECKONED:
                yield from _ending_otherwise(person, lines, reckoned, asked.day)


def _outlasting(
    rule: str,
    person: str,
    lines: Sequence[AskedLine],
    orders: frozenset[str],
    requirements: tuple[_Requirement, ...],
) -> Iterator[Issue]:
    ends: dict[str, dt.date] = {}
    for line in lines:
        end = line.date(_END) if line.code in orders else None
        if end is not None:
            ends.setdefault(line.offence_id, end)
    for one in requirements:
        late = [
            line
            for line in lines
            if line.code == one.code
            and line.offence_id in ends
            and (end := line.date(one.end)) is not None
            and end > ends[line.offence_id]
        ]
        if late:
            yield Issue(
                rule,
                Severity.ERROR,
                f"The {one.name} ends after the order does; change one of the two dates.",
                offences_of(late),
                (one.code,),
                page=PageMessage(f"The {one.name} outlasts the order.", (person,)),
            )


def _ending_otherwise(
    person: str,
    lines: Sequence[AskedLine],
    reckoned: _Reckoned,
    day: dt.date | None,
) -> Iterator[Issue]:
    one = reckoned.requirement
    wrong: dict[str, dt.date] = {}
    for line in lines:
        if line.code != one.code or line.offence_id in wrong:
            continue
        start = line.date(reckoned.start) if reckoned.start else day
        end = line.date(one.end)
        right = last_day(start, line.prompt(reckoned.period))
        if end is not None and right is not None and end != right:
            wrong[line.offence_id] = right
    if wrong:
        days = ", ".join(dict.fromkeys(f"{right:%d/%m/%Y}" for right in wrong.values()))
        yield Issue(
            "DR-COEW-005",
            Severity.ERROR,
            f"The {one.name} must end on {days}, by its start and its length.",
            tuple(wrong),
            (one.code,),
            page=PageMessage(
                f"The {one.name} ends on a day that its length does not make.", (person,)
            ),
        )


def last_day(start: dt.date | None, period: str | None) -> dt.date | None:
    """Give the last day of a period written as `6 Months`, `12 weeks` or a number of days.

    `None` where there is no start, where it is written in any other way, or past the calendar.
    """
    found = _PERIOD.fullmatch((period or "").strip())
    if start is None or found is None:
        return None
    unit = (found[2] or "day")[:1].casefold()
    try:
        number = int(found[1])
        if unit == "m":
            return months_later(start, number) - dt.timedelta(days=1)
        return start + dt.timedelta(days=number * (_WEEK if unit == "w" else 1) - 1)
    except (OverflowError, ValueError):
        return None
