"""One invented hearing with a few results, and what the checks find on it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from client.catalogue import Catalogue, Definition
from client.checks.all import findings
from client.checks.findings import Finding
from client.contract.hearing import Hearing
from client.record.lines import ResultLine
from client.record.matters import Matter, matters_of
from client.record.record import Record
from tests.client.builders import defendant_json, hearing_json, offence_json, uid
from tests.client.checks.recording import CATALOGUE, result

DAY = dt.date(2026, 11, 23)
GUILTY: dict[str, Any] = {"plea": {"pleaValue": "GUILTY", "pleaDate": "2026-11-23"}}
DENIED = {"plea": {"pleaValue": "NOT_GUILTY", "pleaDate": "2026-11-23"}}
ACQUITTED = {"verdict": {"verdictType": {"id": "n", "categoryType": "NOT_GUILTY"}}}
FOUND_GUILTY = {"verdict": {"verdictType": {"id": "g", "categoryType": "GUILTY"}}}
ADULT, YOUNG, CHILD, INFANT = "1991-04-03", "2006-11-24", "2010-02-01", "2013-12-01"


class Given(NamedTuple):
    """A result on an offence, by its number, with some of its answers."""

    code: str
    on: int
    answers: Mapping[str, Any]


def r(code: str, on: int = 1, **answers: Any) -> Given:
    """Give a result of the built-in catalogue; what it must have and is not given is made up."""
    return Given(code, on, answers)


def offence(**members: Any) -> dict[str, Any]:
    """Give an offence triable summarily, of this year, with a guilty plea."""
    usual = {"modeOfTrial": "Summary", "startDate": "2026-06-02", "offenceCode": "XX00001"}
    return {**usual, **GUILTY, **members}


def case(
    *given: Given | ResultLine,
    offences: tuple[dict[str, Any], ...] = (),
    born: str | None = ADULT,
    person: Mapping[str, Any] | None = None,
    attending: bool = True,
    catalogue: Catalogue = CATALOGUE,
    **members: Any,
) -> tuple[Hearing, tuple[Matter, ...], Record, Catalogue]:
    """Give a hearing of one person with these offences, or two plain ones, and its results."""
    charged = [
        {**offence_json(f"o{number}", f"Offence {number}", number), **one}
        for number, one in enumerate(offences or (offence(), offence()), start=1)
    ]
    defendant = defendant_json("tolliver", "Tolliver", "Maud", *charged)
    details = {**defendant["personDefendant"]["personDetails"], "dateOfBirth": born}
    defendant["personDefendant"] = {"personDetails": details, **(person or {})}
    document = hearing_json(**members)
    document["prosecutionCases"][0]["defendants"] = [defendant]
    if attending:
        days = [{"day": DAY.isoformat(), "attendanceType": "IN_PERSON"}]
        document["defendantAttendance"] = [{"defendantId": uid("tolliver"), "attendanceDays": days}]
    hearing = Hearing.model_validate(document)
    matters = matters_of(hearing)
    lines = [
        one
        if isinstance(one, ResultLine)
        else result(f"line {at}", one.code, matters[one.on - 1].target, DAY, one.answers)
        for at, one in enumerate(given, start=1)
    ]
    return hearing, matters, Record(hearing.id, DAY.isoformat(), tuple(lines)), catalogue


def found(*given: Given | ResultLine, **members: Any) -> tuple[Finding, ...]:
    """Give what is found on such a case."""
    return findings(*case(*given, **members))


def line(definition: Definition, on: int = 1, **members: Any) -> ResultLine:
    """Give a bare line of a definition that is not built in."""
    _, matters, _, _ = case()
    target = matters[on - 1].target
    wire = {
        "resultLineId": f"{definition.short_code} {on}",
        "caseId": target.case_id,
        "defendantId": target.defendant_id,
        "masterDefendantId": target.master_defendant_id,
        "offenceId": target.offence_id,
        "resultDefinitionId": definition.id,
        "shortCode": definition.short_code,
        "label": definition.label,
        "resultLevel": definition.level.value,
        "category": definition.category.value,
        "resultPrompts": [],
        **members,
    }
    return ResultLine(str(wire["resultLineId"]), wire)
