"""How the tests look into the hearings of a practice court."""

import datetime as dt
from typing import Any

Json = dict[str, Any]

DAY = dt.date(2026, 11, 23)
"""A Monday in winter."""


def defendants_of(hearing: Json) -> list[Json]:
    """Give every defendant of every case in a hearing."""
    return [each for case in hearing["prosecutionCases"] for each in case["defendants"]]


def offences_of(hearing: Json) -> list[Json]:
    """Give every offence of every defendant in a hearing."""
    return [each for defendant in defendants_of(hearing) for each in defendant["offences"]]


def every(value: object, name: str) -> list[Any]:
    """Give the values of every member of this name, however deep."""
    if isinstance(value, dict):
        here = [value[name]] if name in value else []
        return here + [found for item in value.values() for found in every(item, name)]
    if isinstance(value, list):
        return [found for item in value for found in every(item, name)]
    return []
