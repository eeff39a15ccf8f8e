"""Prosecution cases as the wire writes them, and what a room's list is made of."""

from dataclasses import dataclass
from typing import Any, Literal

from caseapi.practice.chance import Chance, fixed_id
from caseapi.practice.offences import Progress
from caseapi.practice.people import case_urn

Json = dict[str, Any]

Initiation = Literal["C", "Q", "S", "J"]
"""Charge, requisition, summons, or a referral from the single justice procedure."""

PROSECUTORS = {
    "CPS": "Crown Prosecution Service",
    "MPS": "Metropolitan Police Service",
    "DVLA": "Driver and Vehicle Licensing Agency",
    "TFL": "Transport for London",
    "TVL": "TV Licensing",
    "NPS": "Probation Service",
    "YOT": "Youth Offending Team",
    "LBW": "Wandsworth Borough Council",
}

_OWN_REFERENCES = ("TFL", "TVL", "LBW")


@dataclass(frozen=True, slots=True)
class Matter:
    """One entry of a room's list before it is given its time: what is to be heard and how long.

    `minutes` is the listed duration; `youths` are the ids of defendants before the youth court.
    """

    type: str
    minutes: int
    cases: tuple[Json, ...] = ()
    applications: tuple[Json, ...] = ()
    youths: tuple[str, ...] = ()
    restriction: str = ""


def prosecution_case(
    chance: Chance,
    prosecutor: str,
    progress: Progress,
    defendants: list[Json],
    initiation: Initiation = "C",
) -> Json:
    """Give a case (contract section 3.2, ProsecutionCase); its id is the one of `chance`.

    Transport for London, TV Licensing and councils know a case by a reference of their own, the
    others by its URN.
    """
    identifier: Json = {
        "prosecutionAuthorityId": fixed_id("prosecutor", prosecutor),
        "prosecutionAuthorityCode": prosecutor,
        "prosecutionAuthorityName": PROSECUTORS[prosecutor],
    }
    if prosecutor in _OWN_REFERENCES:
        identifier["prosecutionAuthorityReference"] = f"{prosecutor}{chance.digits(8)}"
    else:
        identifier["caseURN"] = case_urn(chance, progress.charged)
    return {
        "id": chance.id(),
        "prosecutionCaseIdentifier": identifier,
        "initiationCode": initiation,
        "caseStatus": "ACTIVE",
        "defendants": defendants,
    }
