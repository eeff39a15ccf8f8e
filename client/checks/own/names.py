"""Short codes and prompts that several families of checks go by."""

import datetime as dt

from client.checks.result import Result

HELD = frozenset(["RI", "RIB", "RIH", "RIYDA", "RILA", "RILAB", "REMYD"])
"""Remands in custody, in hospital, in youth detention and in local authority accommodation."""

BAILED = frozenset(["RC", "RU", "REMUB", "REMCB", "RCBV"])
"""Results that grant or vary bail."""

REMANDS = HELD | {"RU", "RC"}
"""Results that put a person off to another day."""

SENDINGS = frozenset(
    [
        "CCII",
        "CCIC",
        "CCIU",
        "CCIIB",
        "CCIILA",
        "CCIITDH",
        "CCIIYDA",
        "CCQB",
        "SCC",
        "CCSI",
        "CCSC",
        "CCSU",
        "CCSIB",
        "CCSILA",
        "CCSIYDA",
    ]
)
"""Sendings and committals to the Crown Court."""

IMMEDIATE = frozenset(["IMP", "YOI", "DTO"])
SUSPENDED = frozenset(["SUSPS", "SUSPSNR", "SUSPSD", "SUSPSDNR", "SUSPSS", "SUSPSDS"])
COMMUNITY = frozenset(["COEW", "COS", "CONI"])
YOUTH_ORDERS = frozenset(["YRO", "YROEW", "YRONI", "YROFEW", "YROISS", "YROINI"])

TERMS = {
    "IMP": "imprisonmentPeriod",
    "SUSPS": "imprisonmentPeriod",
    "SUSPSNR": "imprisonmentPeriod",
    "YOI": "custodialPeriod",
    "SUSPSD": "custodialPeriod",
    "DTO": "periodOfDetentionAndTraining",
}
"""The prompt that holds the length of a custodial term, by short code."""

NEXT_DATES = ("HDATE", "fixedDate", "weekCommencing", "adjournToDate", "firstReviewDate")
"""The prompts that hold the day of a next hearing."""


def next_dates(result: Result) -> tuple[dt.date, ...]:
    """Give the days of a next hearing that a result names."""
    dates = result.dates
    return tuple(dates[ref] for ref in NEXT_DATES if ref in dates) if dates else ()
