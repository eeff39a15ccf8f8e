"""Money: totals, and what instalments come to."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from client.law.periods import months_later

_DAYS_APART = {"weekly": 7, "fortnightly": 14}
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Clearing:
    """How instalments clear a sum: how many, what the last one is, and the day it falls on."""

    count: int
    last: Decimal
    ends: dt.date


def clearing(
    total: Decimal,
    instalment: Decimal,
    frequency: str,
    start: dt.date,
    lump_sum: Decimal = Decimal(0),
) -> Clearing | None:
    """Reckon when instalments of an amount, paid weekly, fortnightly or monthly, clear a sum.

    `lump_sum` is what is paid before. `None` where nothing is left to pay, where the instalment is
    nothing, where the frequency is another one, and where it would never be done.
    """
    left = total - lump_sum
    how = frequency.casefold().strip()
    known = next((one for one in (*_DAYS_APART, "monthly") if how.startswith(one)), "")
    if left <= 0 or instalment <= 0 or not known:
        return None
    count = int((left / instalment).to_integral_value(ROUND_CEILING))
    if count > _MOST:
        return None
    last = left - instalment * (count - 1)
    try:
        if known == "monthly":
            ends = months_later(start, count - 1)
        else:
            ends = start + dt.timedelta(days=_DAYS_APART[known] * (count - 1))
    except OverflowError:
        return None
    return Clearing(count, last, ends)


def totals(amounts: Iterable[tuple[str, Decimal]]) -> Mapping[str, Decimal]:
    """Add amounts up by what they are for, in the order in which each kind comes first."""
    sums: dict[str, Decimal] = {}
    for name, amount in amounts:
        sums[name] = sums.get(name, Decimal(0)) + amount
    return sums
