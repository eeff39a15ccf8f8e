"""The checks: how long all of them take on a big hearing, and how long one more line takes."""

import datetime as dt
import time
from typing import Any

from client.checks.all import findings
from client.contract.hearing import Hearing
from client.record.lines import ResultLine
from client.record.matters import Matter, matters_of
from client.record.record import Record
from tests.client.builders import defendant_json, hearing_json, offence_json, uid
from tests.client.checks.recording import CATALOGUE, result

DAY = dt.date(2026, 11, 23)
_TIMES = 25
_DEFENDANTS = 10
_EACH: tuple[tuple[str, dict[str, Any]], ...] = (("FO", {"AOF": "120"}), ("LEP", {"PENPT": 6}))
_ONCE: tuple[tuple[str, dict[str, Any]], ...] = (
    *(("FVS", {"AOS": "288"}), ("FCOST", {}), ("COLLO", {})),
    *(("PAYT", {}), ("PDATE", {})),
)


def checks() -> tuple[tuple[float, float], str]:
    """Measure all checks on ten defendants with 60 offences together, and with 60 offences each.

    Gives each in ms by the best of several goes, as the machine may be busy. Every offence is
    fined and endorsed, and every defendant pays surcharge and costs by a date.
    """
    small, large = _hearing(6), _hearing(60)
    note = f"{len(small[2].lines)} and {len(large[2].lines)} results"
    return (_best(small), _best(large)), note


def _best(case: tuple[Hearing, tuple[Matter, ...], Record]) -> float:
    hearing, matters, record = case
    findings(hearing, matters, record, CATALOGUE)
    took = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        findings(hearing, matters, record, CATALOGUE)
        took.append((time.perf_counter() - start) * 1000)
    return min(took)


def _hearing(offences: int) -> tuple[Hearing, tuple[Matter, ...], Record]:
    document = hearing_json()
    document["prosecutionCases"][0]["defendants"] = [
        _defendant(number, offences) for number in range(_DEFENDANTS)
    ]
    hearing = Hearing.model_validate(document)
    matters = matters_of(hearing)
    lines: list[ResultLine] = [
        result(f"line {matter.number} {code}", code, matter.target, DAY, given)
        for matter in matters
        for code, given in (*_EACH, *(_ONCE if matter.number % offences == 1 else ()))
    ]
    return hearing, matters, Record(hearing.id, DAY.isoformat(), tuple(lines))


def _defendant(number: int, offences: int) -> dict[str, Any]:
    plea = {"pleaValue": "GUILTY", "pleaDate": DAY.isoformat()}
    charged = [
        offence_json(
            f"offence {number} {at}",
            "No insurance",
            at,
            offenceCode="RT88191",
            modeOfTrial="Summary",
            startDate="2026-06-02",
            plea=plea,
        )
        for at in range(1, offences + 1)
    ]
    defendant = defendant_json(f"defendant {number}", f"Marlow{number}", "Ida", *charged)
    defendant["personDefendant"]["personDetails"]["dateOfBirth"] = "1991-04-03"
    return {**defendant, "masterDefendantId": uid(f"person {number}")}
