"""The youth court's business: defendants of 12 to 17, with the restriction on reporting them."""

import datetime as dt
from typing import Any

from caseapi.practice import progress as stage
from caseapi.practice.cases import Matter, prosecution_case
from caseapi.practice.chance import Chance
from caseapi.practice.defendants import BailCode, accused, defendant
from caseapi.practice.names import Name
from caseapi.practice.offences import OffenceKind, Progress, chosen
from caseapi.practice.particulars import incident

Json = dict[str, Any]

RESTRICTION = (
    "Youth court: nothing may be published that would identify a defendant or witness under 18 "
    "(Children and Young Persons Act 1933, section 49)"
)


def youth_first_hearing(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """A youth at a first hearing, on bail or remanded to local authority accommodation."""
    bail: BailCode = chance.one_of(("U", "U", "B", "B", "L"))
    kinds = chosen(chance, "youth", 1, 2)
    progress = stage.overnight if bail == "L" else stage.charged_weeks_ago
    return _before_youth_court(
        chance, day, name, "Youth first hearing", 20, bail, kinds, progress(chance, day)
    )


def youth_sentence(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """A youth back for sentence after admitting it."""
    kinds = [kind for kind in chosen(chance, "youth", 1, 2) if kind.mode != "Indictable"]
    kinds = kinds or chosen(chance, "youth-sentence")
    progress = stage.guilty(chance, day)
    return _before_youth_court(chance, day, name, "Youth sentence", 30, "B", kinds, progress)


def youth_breach(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """A youth said not to have done as a youth rehabilitation order requires."""
    kinds = chosen(chance, "youth-breach")
    progress = stage.charged_weeks_ago(chance, day)
    return _before_youth_court(chance, day, name, "Breach of order", 15, "U", kinds, progress)


def youth_trial(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """A youth who denied it, on trial."""
    kinds = chosen(chance, "youth-trial")
    progress = stage.denied(chance, day)
    return _before_youth_court(chance, day, name, "Youth trial", 120, "U", kinds, progress)


def _before_youth_court(
    chance: Chance,
    day: dt.date,
    name: Name | None,
    hearing_type: str,
    minutes: int,
    bail: BailCode,
    kinds: list[OffenceKind],
    progress: Progress,
) -> Matter:
    place = chance.at("case", 1)
    who = accused(chance, day, name, youth=True, previous=4)
    happened = incident(chance, progress.offended)
    charged = defendant(place.at("defendant", 1), place.id(), who, bail, kinds, progress, happened)
    case = prosecution_case(place, kinds[0].prosecutor, progress, [charged])
    return Matter(hearing_type, minutes, (case,), youths=(charged["id"],), restriction=RESTRICTION)
