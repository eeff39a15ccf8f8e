"""Business begun by summons, requisition or notice: traffic, licences, fares, companies."""

import datetime as dt

from caseapi.practice import progress as stage
from caseapi.practice.cases import Initiation, Matter, prosecution_case
from caseapi.practice.chance import Chance
from caseapi.practice.defendants import accused, company, defendant
from caseapi.practice.names import Name
from caseapi.practice.offences import chosen
from caseapi.practice.particulars import incident


def traffic(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """A motorist with up to three offences, of six months ago or so."""
    return _summoned(chance, day, name, "traffic", 3, chance.one_of(("S", "Q", "J", "J")))


def revenue(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """A licence, fare or school case, mostly referred from the single justice procedure."""
    return _summoned(chance, day, name, "revenue", 1, chance.one_of(("J", "J", "S")))


def company_summons(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """A company summoned to answer; `name` has no use here."""
    place = chance.at("case", 1)
    progress = stage.summoned(chance, day)
    kinds = chosen(chance, "company", 1, 2)
    happened = incident(chance, progress.offended)
    charged = company(place.at("defendant", 1), place.id(), kinds, progress, happened)
    case = prosecution_case(place, kinds[0].prosecutor, progress, [charged], "S")
    return Matter("First hearing", 10, (case,))


def several_summonses(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """One motorist caught two or three times, each time a case of its own, heard together."""
    who = accused(chance, day, name, previous=2)
    cases = []
    for number in range(1, chance.between(2, 3) + 1):
        place = chance.at("case", number)
        progress = stage.summoned(chance, day)
        kinds = chosen(chance, "several-traffic")
        happened = incident(chance, progress.offended)
        here = place.at("defendant", 1)
        charged = defendant(here, place.id(), who, "A", kinds, progress, happened)
        cases.append(prosecution_case(place, kinds[0].prosecutor, progress, [charged], "J"))
    return Matter("First hearing", 10, tuple(cases))


def _summoned(
    chance: Chance,
    day: dt.date,
    name: Name | None,
    business: str,
    most: int,
    initiation: Initiation,
) -> Matter:
    place = chance.at("case", 1)
    who = accused(chance, day, name, previous=3)
    progress = stage.summoned(chance, day)
    kinds = chosen(chance, business, 1, most)
    happened = incident(chance, progress.offended)
    charged = defendant(place.at("defendant", 1), place.id(), who, "A", kinds, progress, happened)
    case = prosecution_case(place, kinds[0].prosecutor, progress, [charged], initiation)
    return Matter("First hearing", 5, (case,))
