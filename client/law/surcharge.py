"""The surcharge (Sentencing Act 2020, sections 42 and 43): which table, and how much.

The schedule to the Criminal Justice Act 2003 (Surcharge) Order 2012 was replaced several times; the
day of the offence chooses the table. Where offences are dealt with together the earliest chooses,
and the highest single amount is ordered, once.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from client.law.periods import Period

_ADULT = 18
_SIX_MONTHS, _TWO_YEARS = Period(months=6), Period(months=24)


class Disposal(StrEnum):
    """What the surcharge goes by; a disposal that is not here carries none."""

    DISCHARGE = "conditional discharge"
    FINE = "fine"
    COMMUNITY = "community order, YRO or referral order"
    SUSPENDED = "suspended sentence"
    CUSTODY = "custody"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the fine: so many per cent, at least and at most so many pounds."""

    percent: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class AdultAmounts:
    """What an adult pays, in pounds; `None` where a magistrates' court orders none.

    `suspended` is for a term up to six months and one that is longer, `custody` for one up to six
    months, one up to two years and one that is longer.
    """

    fine: Share | int
    discharge: int | None = None
    community: int | None = None
    suspended: tuple[int, int] | None = None
    custody: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class YouthAmounts:
    """What somebody under 18 at the offence pays, in pounds; `orders` are fines too."""

    discharge: int
    orders: int
    custody: int | None


@dataclass(frozen=True, slots=True)
class SurchargeTable:
    """The amounts for offences committed from a day on, with the instrument that set them."""

    begins: dt.date
    instrument: str
    adult: AdultAmounts
    youth: YouthAmounts | None = None


TABLES = (
    SurchargeTable(dt.date(2007, 4, 1), "SI 2007/707 and 2007/1079", AdultAmounts(15)),
    SurchargeTable(
        dt.date(2012, 10, 1),
        "SI 2012/1696",
        AdultAmounts(Share(10, 20, 120), 15, 60, (80, 100)),
        YouthAmounts(10, 15, None),
    ),
    SurchargeTable(
        dt.date(2014, 9, 1),
        "SI 2012/1696 as amended by SI 2014/2120",
        AdultAmounts(Share(10, 20, 120), 15, 60, (80, 100), (80, 100, 120)),
        YouthAmounts(10, 15, 20),
    ),
    SurchargeTable(
        dt.date(2016, 4, 8),
        "SI 2016/389",
        AdultAmounts(Share(10, 30, 170), 20, 85, (115, 140), (115, 140, 170)),
        YouthAmounts(15, 20, 30),
    ),
    SurchargeTable(
        dt.date(2019, 6, 28),
        "SI 2019/985",
        AdultAmounts(Share(10, 32, 181), 21, 90, (122, 149), (122, 149, 181)),
        YouthAmounts(16, 21, 32),
    ),
    SurchargeTable(
        dt.date(2020, 4, 14),
        "SI 2020/310",
        AdultAmounts(Share(10, 34, 190), 22, 95, (128, 156), (128, 156, 190)),
        YouthAmounts(17, 22, 34),
    ),
    SurchargeTable(
        dt.date(2022, 6, 16),
        "SI 2022/584",
        AdultAmounts(Share(40, 0, 2000), 26, 114, (154, 187), (154, 187, 228)),
        YouthAmounts(20, 26, 41),
    ),
)
"""The tables, by the day of the offence from which each holds."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One disposal for one offence; `age` is that at the offence, `None` where it is not known.

    `amount` is that of a fine in pounds, `term` the length of a custodial or suspended term.
    """

    disposal: Disposal
    offended: dt.date
    age: int | None = None
    amount: Decimal = Decimal(0)
    term: Period | None = None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A surcharge as the law reckons it: offered, never ordered. `amount` is in whole pounds."""

    amount: int
    instrument: str
    disposal: Disposal


def table_for(offended: dt.date) -> SurchargeTable | None:
    """Give the table for an offence of this day; `None` before there was a surcharge."""
    return next((one for one in reversed(TABLES) if one.begins <= offended), None)


def surcharge(
    sentences: Iterable[Sentence], *, sentenced: dt.date, is_organisation: bool = False
) -> Reckoned | None:
    """Reckon the one surcharge for everything that one offender is sentenced to on a day.

    `None` where none is due, and where it can't be told for certain: an age that is not known,
    offences on both sides of the eighteenth birthday, terms whose sum falls into a higher band.
    """
    given = tuple(sentences)
    table = table_for(min(one.offended for one in given)) if given else None
    if table is None:
        return None
    if is_organisation:
        amounts = _adult(given, table.adult, sentenced, is_organisation=True)
    else:
        ages = {None if one.age is None else one.age >= _ADULT for one in given}
        if len(ages) != 1 or None in ages:
            return None
        if True in ages:
            amounts = _adult(given, table.adult, sentenced)
        else:
            amounts = _youth(given, table.youth)
    if not amounts:
        return None
    disposal = max(amounts, key=lambda one: amounts[one])
    return Reckoned(amounts[disposal], table.instrument, disposal)


def _adult(
    given: tuple[Sentence, ...],
    amounts: AdultAmounts,
    day: dt.date,
    *,
    is_organisation: bool = False,
) -> dict[Disposal, int]:
    """Give what each kind of disposal comes to; nothing where one of them can't be told."""
    found: dict[Disposal, int | None] = {}
    for disposal in dict.fromkeys(one.disposal for one in given):
        own = [one for one in given if one.disposal is disposal]
        if disposal is Disposal.FINE:
            found[disposal] = _of_fine(amounts.fine, sum(one.amount for one in own))
        elif disposal is Disposal.DISCHARGE:
            found[disposal] = amounts.discharge
        elif is_organisation:
            continue
        elif disposal is Disposal.COMMUNITY:
            found[disposal] = amounts.community
        else:
            bands = amounts.suspended if disposal is Disposal.SUSPENDED else amounts.custody
            if bands is None:
                # An offence before custody carried a surcharge here leaves the sentence without.
                return {}
            band = _band([one.term for one in own], day, len(bands))
            if band is None:
                return {}
            found[disposal] = bands[band]
    return {one: amount for one, amount in found.items() if amount is not None}


def _youth(given: tuple[Sentence, ...], amounts: YouthAmounts | None) -> dict[Disposal, int]:
    if amounts is None:
        return {}
    by_disposal = {
        Disposal.DISCHARGE: amounts.discharge,
        Disposal.FINE: amounts.orders,
        Disposal.COMMUNITY: amounts.orders,
        Disposal.SUSPENDED: amounts.custody,
        Disposal.CUSTODY: amounts.custody,
    }
    found = {one.disposal: by_disposal[one.disposal] for one in given}
    if None in found.values():
        return {}
    return {one: amount for one, amount in found.items() if amount is not None}


def _of_fine(share: Share | int, total: Decimal | int) -> int:
    """Give the surcharge on fines of this total, to the nearest pound."""
    if isinstance(share, int):
        return share
    part = Decimal(total) * share.percent / 100
    return min(max(int(part.quantize(Decimal(1), ROUND_HALF_UP)), share.least), share.most)


def _band(terms: list[Period | None], day: dt.date, bands: int) -> int | None:
    """Give the band of the longest term; `None` where the sum of all falls into another."""
    known = [one for one in terms if one is not None]
    if len(known) != len(terms):
        return None
    longest = max(_band_of(one, day, bands) for one in known)
    together = sum(known, start=Period())
    return longest if _band_of(together, day, bands) == longest else None


def _band_of(term: Period, day: dt.date, bands: int) -> int:
    limits = (_SIX_MONTHS, _TWO_YEARS)[: bands - 1]
    return sum(term.is_longer_than(limit, day) for limit in limits)
