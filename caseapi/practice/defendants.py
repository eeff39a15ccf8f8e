"""Defendants as the wire writes them: people on bail or in custody, youths, and companies."""

import datetime as dt
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

from caseapi.practice.addresses import address, no_fixed_abode, street
from caseapi.practice.chance import Chance
from caseapi.practice.names import Name, anyone, relative_of
from caseapi.practice.offences import OffenceKind, Progress, charged
from caseapi.practice.particulars import Incident
from caseapi.practice.people import arrest_summons_number, born, details, driver_number

Json = dict[str, Any]

BailCode = Literal["A", "B", "C", "L", "U"]

_BAIL: dict[BailCode, Json] = {
    "A": {"id": "86009c70-759d-3308-8de4-194886ff9a77", "description": "Not applicable"},
    "B": {"id": "dd4073b6-22be-3875-9d63-5da286bb3ece", "description": "Conditional Bail"},
    "C": {
        "id": "12e69486-4d01-3403-a50a-7419ca040635",
        "description": "Custody or remanded into custody",
    },
    "L": {
        "id": "4dc146db-9d89-30bf-93b3-b22bc072d666",
        "description": "Remanded into care of Local Authority",
    },
    "U": {"id": "eaf18bf8-9569-3656-a4ab-64299f9bd513", "description": "Unconditional Bail"},
}

_COMPANIES = (
    "Quillmere Haulage",
    "Pellorne Property Lettings",
    "Vellacourt Vehicle Hire",
    "Thistledow Skip and Grab",
    "Bramwick Minicabs",
    "Orrisdale Foods (Wholesale)",
    "Umberfield and Daughters Demolition",
    "Saffronhurst Couriers",
)


@dataclass(frozen=True, slots=True)
class Accused:
    """One person who stands accused, the same in every case against that person."""

    name: Name
    birthday: dt.date
    person: Json
    master_id: str
    previous: int
    youth: bool = False


def accused(
    chance: Chance,
    day: dt.date,
    name: Name | None = None,
    *,
    youth: bool = False,
    previous: int = 6,
    homeless: float = 0.0,
) -> Accused:
    """Invent a grown-up of 18 to 80 or a youth of 12 to 17, aged on `day`.

    `previous` is the most previous convictions there may be, `homeless` the share of people
    without an address.
    """
    name = name or anyone(chance)
    oldest = 17 if youth else chance.one_of((27, 38, 49, 62, 80))
    birthday = born(chance, day, 12 if youth else 18, oldest)
    home = no_fixed_abode() if chance.often(homeless) else None
    return Accused(
        name=name,
        birthday=birthday,
        person=details(chance, name, birthday, home),
        master_id=chance.id("master"),
        previous=max(0, chance.between(-1, previous)),
        youth=youth,
    )


def defendant(
    chance: Chance,
    case_id: str,
    who: Accused,
    bail: BailCode,
    kinds: list[OffenceKind],
    progress: Progress,
    incident: Incident,
) -> Json:
    """Give a person as charged in one case; `chance` stands at this defendant in this case."""
    personal: Json = {
        "personDetails": deepcopy(who.person),
        "bailStatus": {"code": bail, **_BAIL[bail]},
        "arrestSummonsNumber": arrest_summons_number(chance, progress.charged),
    }
    if bail == "B":
        personal["bailConditions"] = _conditions(chance, incident)
    if bail == "C" and progress.time_limit:
        personal["custodyTimeLimit"] = progress.time_limit.isoformat()
        prison = "HMP Wandsworth" if who.name.gender == "MALE" else "HMP Bronzefield"
        personal["custodialEstablishment"] = {"id": chance.id("prison"), "name": prison}
    if any(kind.vehicle for kind in kinds) and not who.youth:
        personal["driverNumber"] = driver_number(chance, who.name, who.birthday)
        personal["driverLicenceCode"] = "PROVISIONAL" if chance.often(0.2) else "FULL"
    told = _common(chance, case_id, progress) | {
        "masterDefendantId": who.master_id,
        "personDefendant": personal,
        "offences": charged(chance, kinds, progress, incident),
        "isYouth": who.youth,
        "numberOfPreviousConvictionsCited": who.previous,
    }
    if who.youth:
        told["associatedPersons"] = [{"role": "PARENT", "person": _parent(chance, who)}]
    return told


def company(
    chance: Chance,
    case_id: str,
    kinds: list[OffenceKind],
    progress: Progress,
    incident: Incident,
) -> Json:
    """Give a company as charged in one case."""
    organisation = {"name": f"{chance.one_of(_COMPANIES)} Limited", "address": address(chance)}
    return _common(chance, case_id, progress) | {
        "masterDefendantId": chance.id("master"),
        "legalEntityDefendant": {"organisation": organisation},
        "offences": charged(chance, kinds, progress, incident),
        "isYouth": False,
        "numberOfPreviousConvictionsCited": chance.between(0, 3),
    }


def _common(chance: Chance, case_id: str, progress: Progress) -> Json:
    return {
        "id": chance.id(),
        "prosecutionCaseId": case_id,
        "courtProceedingsInitiated": f"{progress.charged.isoformat()}T09:00:00.000Z",
        "proceedingsConcluded": False,
    }


def _parent(chance: Chance, who: Accused) -> Json:
    birthday = born(chance, who.birthday, 19, 41)
    home = dict(who.person["address"])
    return details(chance, relative_of(chance, who.name), birthday, home)


def _conditions(chance: Chance, incident: Incident) -> str:
    known = (
        f"Not to contact {incident.victim.full} directly or indirectly",
        f"Not to go to {incident.place}",
        "To live and sleep each night at the given address",
        f"To keep a curfew from {chance.between(7, 9)} pm to 6 am, electronically monitored",
        "To report to Lavender Hill police station on Mondays and Fridays before noon",
        f"Not to go to {street(chance)}",
    )
    return "; ".join(chance.some_of(known, chance.between(1, 3)))
