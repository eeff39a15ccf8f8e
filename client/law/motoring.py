"""Offences of which the level of the fine or the range of points is known, by their CJS codes.

For the points and for whether the court must disqualify: Road Traffic Offenders Act 1988,
Schedule 2, Part I.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownOffence:
    """What is known of an offence: the level of its fine, its points, whether it must disqualify.

    `level` and `points` (least and most) are `None` where they are not known or there are none.
    """

    code: str
    made_by: str
    level: int | None = None
    points: tuple[int, int] | None = None
    must_disqualify: bool = False


_ALCOHOL = (3, 11)
_SPEEDING = (3, 6)
_INSURANCE = (6, 8)
_ACCIDENT = (5, 10)

_ROWS = (
    KnownOffence("RT88007", "RTA 1988, s. 5(1)(a)", 5, _ALCOHOL, must_disqualify=True),
    KnownOffence("RT88010", "RTA 1988, s. 7(6)", 5, _ALCOHOL, must_disqualify=True),
    KnownOffence("RT88584", "RTA 1988, s. 5A", 5, _ALCOHOL, must_disqualify=True),
    KnownOffence("RT88026", "RTA 1988, s. 2", None, (3, 11), must_disqualify=True),
    KnownOffence("RT88333", "RTA 1988, s. 103(1)(b)", 5, (6, 6)),
    KnownOffence("RT88575", "RTA 1988, s. 3", 5, (3, 9)),
    KnownOffence("RT88218", "RTA 1988, s. 170(4)", 5, _ACCIDENT),
    KnownOffence("RT88220", "RTA 1988, s. 170(4)", 5, _ACCIDENT),
    KnownOffence("RT88191", "RTA 1988, s. 143", 5, _INSURANCE),
    KnownOffence("RT88320", "RTA 1988, s. 143", 5, _INSURANCE),
    KnownOffence("RT88334", "RTA 1988, s. 87(1)", 3, (3, 6)),
    KnownOffence("RT88509", "RTA 1988, s. 14", 2),
    KnownOffence("RT88966", "RTA 1988, s. 36", 3, (3, 3)),
    KnownOffence("RR84705", "RTRA 1984, s. 89", 3, _SPEEDING),
    KnownOffence("RR84706", "RTRA 1984, s. 89", 3, _SPEEDING),
    KnownOffence("RR84707", "RTRA 1984, s. 89", 3, _SPEEDING),
    KnownOffence("RR84227", "RTRA 1984, s. 89", 3, _SPEEDING),
    KnownOffence("RR84018", "RTRA 1984, s. 17(4)", 4, _SPEEDING),
    KnownOffence("CJ67002", "Criminal Justice Act 1967, s. 91(1)", 3),
)
KNOWN = {row.code: row for row in _ROWS}
"""The offences by their codes."""
