"""Worked examples of the law's arithmetic, each with its source."""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from client.law.custody import TimeLimit
from client.law.periods import Period
from client.law.surcharge import Disposal, Sentence

D, F, C, S, K = (
    Disposal.DISCHARGE,
    Disposal.FINE,
    Disposal.COMMUNITY,
    Disposal.SUSPENDED,
    Disposal.CUSTODY,
)
MONTHS_6, MONTHS_7, MONTHS_24, MONTHS_25 = (Period(months=n) for n in (6, 7, 24, 25))


class Surcharged(NamedTuple):
    """An offender's sentences, and the surcharge on them; `None` where none can be reckoned."""

    sentences: tuple[Sentence, ...]
    amount: int | None
    source: str
    is_organisation: bool = False


def one(
    disposal: Disposal,
    offended: str,
    age: int | None = 30,
    *,
    fine: int | str = 0,
    term: Period | None = None,
) -> Sentence:
    return Sentence(disposal, dt.date.fromisoformat(offended), age, Decimal(fine), term)


BEFORE, FLAT, FIRST, JAILED = "2007-03-31", "2007-04-01", "2012-10-01", "2014-09-01"
SECOND, THIRD, FOURTH, NOW = "2016-04-08", "2019-06-28", "2020-04-14", "2022-06-16"

SURCHARGES = (
    Surcharged((one(F, BEFORE, fine=100),), None, "none before SI 2007/707"),
    Surcharged((one(F, FLAT, fine=100),), 15, "SI 2007/707, flat on a fine"),
    Surcharged((one(F, "2012-09-30", fine=900),), 15, "SI 2007/1079, last day"),
    Surcharged((one(D, FLAT),), None, "SI 2007/707, on fines only"),
    Surcharged((one(K, FLAT, term=MONTHS_6),), None, "SI 2007/707, on fines only"),
    Surcharged((one(F, FLAT, 16, fine=100),), None, "no youth table before SI 2012/1696"),
    Surcharged((one(D, FIRST),), 15, "SI 2012/1696"),
    Surcharged((one(F, FIRST, fine=100),), 20, "SI 2012/1696, least"),
    Surcharged((one(F, FIRST, fine=350),), 35, "SI 2012/1696, 10 %"),
    Surcharged((one(F, FIRST, fine=5000),), 120, "SI 2012/1696, most"),
    Surcharged((one(C, FIRST),), 60, "SI 2012/1696"),
    Surcharged((one(S, FIRST, term=MONTHS_6),), 80, "SI 2012/1696"),
    Surcharged((one(S, FIRST, term=MONTHS_7),), 100, "SI 2012/1696"),
    Surcharged((one(K, "2014-08-31", term=MONTHS_6),), None, "SI 2014/2120, day before"),
    Surcharged((one(K, JAILED, term=MONTHS_6),), 80, "SI 2014/2120"),
    Surcharged((one(K, JAILED, term=MONTHS_7),), 100, "SI 2014/2120"),
    Surcharged((one(K, JAILED, term=MONTHS_25),), 120, "SI 2014/2120"),
    Surcharged(
        (one(K, "2015-01-01", term=MONTHS_6), one(F, "2014-01-01", fine=100)),
        None,
        "SI 2014/2120, one offence before it",
    ),
    Surcharged((one(D, FIRST, 17),), 10, "SI 2012/1696, under 18"),
    Surcharged((one(F, FIRST, 17, fine=900),), 15, "SI 2012/1696, under 18"),
    Surcharged((one(K, JAILED, 17, term=MONTHS_6),), 20, "SI 2014/2120, under 18"),
    Surcharged((one(D, "2016-04-07"),), 15, "SI 2012/1696, last day"),
    Surcharged((one(D, SECOND),), 20, "SI 2016/389"),
    Surcharged((one(F, SECOND, fine=100),), 30, "SI 2016/389, least"),
    Surcharged((one(F, SECOND, fine=1000),), 100, "SI 2016/389, 10 %"),
    Surcharged((one(F, SECOND, fine=1705),), 170, "SI 2016/389, most"),
    Surcharged((one(C, SECOND),), 85, "SI 2016/389"),
    Surcharged((one(S, SECOND, term=MONTHS_6),), 115, "SI 2016/389"),
    Surcharged((one(S, SECOND, term=MONTHS_7),), 140, "SI 2016/389"),
    Surcharged((one(K, SECOND, term=MONTHS_24),), 140, "SI 2016/389"),
    Surcharged((one(K, SECOND, term=MONTHS_25),), 170, "SI 2016/389"),
    Surcharged((one(C, SECOND, 15),), 20, "SI 2016/389, under 18"),
    Surcharged((one(K, SECOND, 15, term=MONTHS_6),), 30, "SI 2016/389, under 18"),
    Surcharged((one(D, THIRD),), 21, "SI 2019/985"),
    Surcharged((one(F, THIRD, fine=100),), 32, "SI 2019/985, least"),
    Surcharged((one(F, THIRD, fine=9000),), 181, "SI 2019/985, most"),
    Surcharged((one(C, THIRD),), 90, "SI 2019/985"),
    Surcharged((one(S, THIRD, term=MONTHS_7),), 149, "SI 2019/985"),
    Surcharged((one(K, THIRD, term=MONTHS_25),), 181, "SI 2019/985"),
    Surcharged((one(F, THIRD, 16, fine=100),), 21, "SI 2019/985, under 18"),
    Surcharged((one(D, FOURTH),), 22, "SI 2020/310"),
    Surcharged((one(F, FOURTH, fine=345),), 35, "SI 2020/310, nearest pound"),
    Surcharged((one(F, FOURTH, fine=344),), 34, "SI 2020/310, nearest pound"),
    Surcharged((one(F, FOURTH, fine=2000),), 190, "SI 2020/310, most"),
    Surcharged((one(C, FOURTH),), 95, "SI 2020/310"),
    Surcharged((one(S, FOURTH, term=MONTHS_6),), 128, "SI 2020/310"),
    Surcharged((one(K, FOURTH, term=MONTHS_7),), 156, "SI 2020/310"),
    Surcharged((one(D, FOURTH, 17),), 17, "SI 2020/310, under 18"),
    Surcharged((one(F, "2022-06-15", fine=120),), 34, "SI 2020/310, last day"),
    Surcharged((one(D, NOW),), 26, "SI 2022/584"),
    Surcharged((one(F, NOW, fine=120),), 48, "SI 2022/584, 40 %"),
    Surcharged((one(F, NOW, fine=40),), 16, "SI 2022/584, no least"),
    Surcharged((one(F, NOW, fine=5001),), 2000, "SI 2022/584, most"),
    Surcharged((one(F, NOW, fine=83),), 33, "SI 2022/584, nearest pound"),
    Surcharged((one(F, NOW, fine=120), one(F, NOW, fine=80)), 80, "SI 2022/584, of the total"),
    Surcharged((one(C, NOW),), 114, "SI 2022/584"),
    Surcharged((one(S, NOW, term=MONTHS_6),), 154, "SI 2022/584"),
    Surcharged((one(S, NOW, term=Period(days=200)),), 187, "SI 2022/584"),
    Surcharged((one(K, NOW, term=Period(days=56)),), 154, "SI 2022/584"),
    Surcharged((one(K, NOW, term=MONTHS_7),), 187, "SI 2022/584"),
    Surcharged((one(K, NOW, term=MONTHS_25),), 228, "SI 2022/584"),
    Surcharged((one(D, NOW, 17),), 20, "SI 2022/584, under 18"),
    Surcharged((one(C, NOW, 17),), 26, "SI 2022/584, under 18"),
    Surcharged((one(K, NOW, 17, term=MONTHS_6),), 41, "SI 2022/584, under 18"),
    Surcharged((one(C, NOW), one(F, NOW, fine=100)), 114, "SI 2012/1696 art. 4, the highest"),
    Surcharged((one(C, NOW), one(F, NOW, fine=500)), 200, "SI 2012/1696 art. 4, the highest"),
    Surcharged((one(D, NOW), one(D, "2020-01-01")), 21, "SI 2019/985 art. 3, the earliest"),
    Surcharged((one(F, NOW, 17, fine=9), one(F, NOW, 18, fine=9)), None, "both sides of 18"),
    Surcharged((one(F, NOW, None, fine=100),), None, "age not known"),
    Surcharged((one(K, NOW),), None, "length not known"),
    Surcharged(
        (one(K, NOW, term=MONTHS_6), one(K, NOW, term=MONTHS_6)), None, "sum in a higher band"
    ),
    Surcharged((one(F, NOW, None, fine=1000),), 400, "SI 2022/584, organisation", True),
    Surcharged((one(D, THIRD, None),), 21, "SI 2019/985, organisation", True),
    Surcharged((one(C, NOW, None),), None, "no such disposal of an organisation", True),
    Surcharged((), None, "nothing ordered"),
)

LIMITS = (
    ("2026-11-23", TimeLimit.SUMMARY, 0, "2027-01-18", "SI 1987/299 reg. 4: 56 days"),
    ("2026-11-23", TimeLimit.SUMMARY, 6, "2027-01-12", "reg. 4, less 6 days spent"),
    ("2026-11-21", TimeLimit.SUMMARY, 0, "2027-01-15", "ends on Saturday, so on Friday"),
    ("2026-11-22", TimeLimit.SUMMARY, 0, "2027-01-15", "ends on Sunday, so on Friday"),
    ("2026-10-30", TimeLimit.SUMMARY, 0, "2026-12-24", "ends on Christmas Day, so the day before"),
    ("2026-11-23", TimeLimit.EITHER_WAY_NOT_ALLOCATED, 0, "2027-02-01", "reg. 4: 70 days"),
    ("2026-11-23", TimeLimit.INDICTMENT, 0, "2027-05-24", "reg. 5: 182 days"),
    ("2026-11-23", TimeLimit.INDICTMENT, 10, "2027-05-14", "reg. 5, less 10 days spent"),
    ("2026-09-25", TimeLimit.INDICTMENT, 0, "2027-03-25", "Good Friday, so Maundy Thursday"),
)

ENDS = (
    ("2026-11-23", {"Months": 12}, "2027-11-22", "last day of a year from today"),
    ("2026-11-23", {"Years": 1}, "2027-11-22", "a year is twelve months"),
    ("2027-01-31", {"Months": 1}, "2027-02-27", "end of the month, Interpretation Act 1978"),
    ("2028-01-31", {"Months": 1}, "2028-02-28", "in a leap year"),
    ("2026-11-23", {"Weeks": 12}, "2027-02-14", "84 days"),
    ("2026-11-23", {"Months": 2, "Weeks": 1}, "2027-01-29", "months first, then days"),
    ("2026-12-31", {"Days": 1}, "2026-12-31", "a day is its own last"),
    ("2024-02-29", {"Years": 1}, "2025-02-27", "no 29 February next year"),
)
