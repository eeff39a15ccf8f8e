"""The offences of the practice court, read from `offences.toml`, and how one is charged."""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from caseapi.practice.chance import Chance, fixed_id
from caseapi.practice.particulars import Incident, particulars

Json = dict[str, Any]

_PARTICULAR = re.compile(r"\{(\w+)\}")
_GUILTY_VERDICT = "c4ca4238-a0b9-3382-8dcc-509a6f75849b"


@dataclass(frozen=True, slots=True)
class OffenceKind:
    """An offence as the law knows it; `wording` has its particulars in braces.

    `mode` is the mode of trial in the wire's words and empty for a breach, which is no offence.
    """

    code: str
    title: str
    law: str
    wording: str
    lists: tuple[str, ...]
    mode: str = ""
    beside: tuple[str, ...] = ()
    prosecutor: str = "CPS"
    vehicle: bool = False
    endorsable: bool = False
    breath: bool = False

    @property
    def particulars(self) -> tuple[str, ...]:
        """The names of the particulars that the wording asks for."""
        return tuple(_PARTICULAR.findall(self.wording))


@dataclass(frozen=True, slots=True)
class OffenceBook:
    """All offences of the practice court, by code and by the business they come up in."""

    by_code: dict[str, OffenceKind]
    by_list: dict[str, tuple[OffenceKind, ...]]


@cache
def offence_book() -> OffenceBook:
    """Read the offences; the file is part of the program and is read once."""
    text = Path(__file__).with_name("offences.toml").read_text(encoding="utf-8")
    by_code: dict[str, OffenceKind] = {}
    by_list: dict[str, tuple[OffenceKind, ...]] = {}
    for row in tomllib.loads(text)["offence"]:
        beside = tuple(row.pop("with", ()))
        kind = OffenceKind(**row | {"lists": tuple(row["lists"]), "beside": beside})
        by_code[kind.code] = kind
        for name in kind.lists:
            by_list[name] = (*by_list.get(name, ()), kind)
    return OffenceBook(by_code, by_list)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a case has come when it is called: what was done on which day.

    `plea` is a plea value of the wire; a plea of not guilty with a `convicted` day means a trial
    that ended in a conviction. `time_limit` is the end of the custody time limit.
    """

    offended: dt.date
    charged: dt.date
    summons: bool = False
    plea: str = ""
    pleaded: dt.date | None = None
    convicted: dt.date | None = None
    held_since: dt.date | None = None
    time_limit: dt.date | None = None


def chosen(chance: Chance, business: str, least: int = 1, most: int = 1) -> list[OffenceKind]:
    """Choose what one defendant is charged with in this business, all by one prosecutor.

    The first offence comes from the business; those that follow are often charged beside it, or
    come from the same business.
    """
    book = offence_book()
    first = chance.one_of(book.by_list[business])
    count = chance.between(least, most)
    beside = [book.by_code[code] for code in first.beside]
    likely = beside + [
        kind
        for kind in chance.some_of(book.by_list[business], most + 1)
        if kind.prosecutor == first.prosecutor and kind not in beside
    ]
    return [first, *(kind for kind in likely if kind is not first)][:count]


def charged(
    chance: Chance, kinds: list[OffenceKind], progress: Progress, incident: Incident
) -> list[Json]:
    """Give the offences of one defendant as the wire writes them (contract section 3.2)."""
    return [
        _offence(chance.at("offence", number), kind, number, progress, incident)
        for number, kind in enumerate(kinds, start=1)
    ]


def _offence(
    chance: Chance, kind: OffenceKind, number: int, progress: Progress, incident: Incident
) -> Json:
    offence_id = chance.id()
    found = particulars(kind.particulars, kind.code, incident)
    offence: Json = {
        "id": offence_id,
        "offenceDefinitionId": fixed_id("offence", kind.code),
        "offenceCode": kind.code,
        "offenceTitle": kind.title,
        "offenceLegislation": kind.law,
        "wording": kind.wording.format_map(found),
        "startDate": incident.date.isoformat(),
        "chargeDate": progress.charged.isoformat(),
        "orderIndex": number,
        "count": 0,
        "endorsableFlag": kind.endorsable,
        "proceedingsConcluded": False,
    }
    if kind.mode:
        offence["modeOfTrial"] = kind.mode
    if progress.summons:
        offence["laidDate"] = progress.charged.isoformat()
    if "earlier" in found:
        offence["startDate"], offence["endDate"] = (
            incident.earlier.isoformat(),
            incident.date.isoformat(),
        )
    if kind.vehicle:
        offence["offenceFacts"] = {"vehicleRegistration": incident.mark}
        if kind.breath:
            offence["offenceFacts"] |= {
                "alcoholReadingAmount": int(found["breath"]),
                "alcoholReadingMethodCode": "B",
                "alcoholReadingMethodDescription": "Breath",
            }
    return offence | _pleaded(chance, offence_id, progress)


def _pleaded(chance: Chance, offence_id: str, progress: Progress) -> Json:
    told: Json = {}
    heard = {"offenceId": offence_id, "originatingHearingId": chance.id("earlier-hearing")}
    if progress.pleaded:
        told["plea"] = heard | {
            "pleaDate": progress.pleaded.isoformat(),
            "pleaValue": progress.plea,
        }
    if progress.convicted:
        told["convictionDate"] = progress.convicted.isoformat()
        if progress.plea == "NOT_GUILTY":
            told["verdict"] = heard | {
                "verdictDate": progress.convicted.isoformat(),
                "verdictType": {
                    "id": _GUILTY_VERDICT,
                    "sequence": 10,
                    "description": "Found guilty",
                    "category": "Guilty",
                    "categoryType": "GUILTY",
                    "cjsVerdictCode": "G",
                    "verdictCode": "G",
                },
            }
    if progress.time_limit and progress.held_since:
        told["dateHeldInCustodySince"] = progress.held_since.isoformat()
        told["custodyTimeLimit"] = {"timeLimit": progress.time_limit.isoformat(), "daysSpent": 0}
    return told
