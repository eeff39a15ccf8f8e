"""Who appears: the prosecutor of the room, and advocates for those who are represented."""

import datetime as dt
from typing import Any

from caseapi.practice.cases import Matter
from caseapi.practice.chance import Chance
from caseapi.practice.names import Name, anyone

Json = dict[str, Any]

_REPRESENTED = {
    "Trial": 0.9,
    "Youth trial": 1.0,
    "Youth first hearing": 0.9,
    "Youth sentence": 0.9,
    "Remand": 0.9,
    "Bail application": 1.0,
    "Sentence": 0.6,
    "Pre-trial review": 0.7,
}
_OTHERWISE = 0.35
_ON_SUMMONS = 0.08


def room_prosecutor(chance: Chance) -> Name:
    """Choose the crown prosecutor who has the room for the day."""
    return anyone(chance)


def prosecution_counsel(
    chance: Chance, day: dt.date, prosecutor: Name, matter: Matter
) -> list[Json]:
    """Give the prosecutor of the room where the Crown prosecutes, else nobody."""
    crown = [
        case["id"]
        for case in matter.cases
        if case["prosecutionCaseIdentifier"]["prosecutionAuthorityCode"] == "CPS"
    ]
    if not crown:
        return []
    return [_advocate(chance, day, prosecutor, "Prosecutor") | {"prosecutionCases": crown}]


def defence_counsel(chance: Chance, day: dt.date, matter: Matter) -> list[Json]:
    """Give an advocate for each defendant who has one; one person on several cases has one."""
    share = _REPRESENTED.get(matter.type, _OTHERWISE)
    if any(case["initiationCode"] != "C" for case in matter.cases):
        share = _ON_SUMMONS
    people: dict[str, list[str]] = {}
    for case in matter.cases:
        for defendant in case["defendants"]:
            people.setdefault(defendant["masterDefendantId"], []).append(defendant["id"])
    return [
        _advocate(chance.at(number), day, anyone(chance), chance.one_of(("Solicitor", "Counsel")))
        | {"defendants": ids}
        for number, ids in enumerate(people.values(), start=1)
        if chance.often(share)
    ]


def _advocate(chance: Chance, day: dt.date, name: Name, status: str) -> Json:
    return {
        "id": chance.id(),
        "title": "MR" if name.gender == "MALE" else "MS",
        "firstName": name.first,
        "lastName": name.last,
        "status": status,
        "attendanceDays": [day.isoformat()],
    }
