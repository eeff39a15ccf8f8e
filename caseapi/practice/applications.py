"""Applications before the court: who asks for what, and of whom, with no case attached."""

import datetime as dt
import tomllib
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from caseapi.practice.cases import PROSECUTORS, Matter
from caseapi.practice.chance import Chance, fixed_id
from caseapi.practice.defendants import accused
from caseapi.practice.names import Name
from caseapi.practice.people import case_urn

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ApplicationKind:
    """An application as the law knows it; the parties are roles or prosecutors' codes."""

    code: str
    type: str
    law: str
    applicant: str
    respondent: str
    minutes: int


@cache
def application_kinds() -> tuple[ApplicationKind, ...]:
    """Read the applications; the file is part of the program and is read once."""
    text = Path(__file__).with_name("applications.toml").read_text(encoding="utf-8")
    return tuple(ApplicationKind(**row) for row in tomllib.loads(text)["application"])


def application(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """Invent an application listed for the day (contract section 3.2, CourtApplication).

    The person in it, be it the applicant or the respondent, bears `name` where one is given.
    """
    kind = chance.one_of(application_kinds())
    place = chance.at("application", 1)
    received = day - dt.timedelta(days=chance.between(8, 40))
    applicant = _party(place.at("applicant"), kind.applicant, day, name)
    respondent = _party(place.at("respondent"), kind.respondent, day, name)
    told = {
        "id": place.id(),
        "type": _type(kind),
        "applicationReference": case_urn(place, received),
        "applicationReceivedDate": received.isoformat(),
        "applicationStatus": "LISTED",
        "applicationParticulars": f"{kind.type}.",
        "applicant": applicant,
        "subject": deepcopy(applicant if kind.applicant == "defendant" else respondent),
        "respondents": [respondent],
    }
    return Matter("Application", kind.minutes, applications=(told,))


def _type(kind: ApplicationKind) -> Json:
    return {
        "id": fixed_id("application", kind.code),
        "code": kind.code,
        "type": kind.type,
        "legislation": kind.law,
        "categoryCode": "CO",
        "linkType": "STANDALONE",
        "jurisdiction": "MAGISTRATES",
        "appealFlag": False,
        "pleaApplicableFlag": False,
        "offenceActiveOrder": "NOT_APPLICABLE",
        "breachType": "NOT_APPLICABLE",
        "summonsTemplateType": "NOT_APPLICABLE",
        "courtOfAppealFlag": False,
        "commrOfOathFlag": False,
        "prosecutorThirdPartyFlag": False,
    }


def _party(chance: Chance, role: str, day: dt.date, name: Name | None) -> Json:
    party: Json = {"id": chance.id(), "summonsRequired": False, "notificationRequired": False}
    if role in PROSECUTORS:
        party["prosecutingAuthority"] = {
            "prosecutionAuthorityId": fixed_id("prosecutor", role),
            "prosecutionAuthorityCode": role,
            "name": PROSECUTORS[role],
        }
        return party
    who = accused(chance, day, name)
    if role == "defendant":
        party["masterDefendant"] = {
            "masterDefendantId": who.master_id,
            "personDefendant": {"personDetails": who.person},
            "isYouth": False,
        }
    else:
        party["personDetails"] = who.person
    return party
