"""Adult crime on a list: custody, first hearings, remands, sentences, trials, joint charges.

Each function invents one matter from a place in the court, the day, and a name where the list
wants a particular one.
"""

import datetime as dt
from typing import Any

from caseapi.practice import progress as stage
from caseapi.practice.cases import Initiation, Matter, prosecution_case
from caseapi.practice.chance import Chance
from caseapi.practice.defendants import Accused, BailCode, accused, defendant
from caseapi.practice.names import Name
from caseapi.practice.offences import OffenceKind, Progress, chosen, offence_book
from caseapi.practice.particulars import incident

Json = dict[str, Any]


def _case_of_one(
    chance: Chance,
    who: Accused,
    bail: BailCode,
    kinds: list[OffenceKind],
    progress: Progress,
    initiation: Initiation = "C",
) -> Json:
    happened = incident(chance, progress.offended)
    charged = defendant(
        chance.at("defendant", 1), chance.id(), who, bail, kinds, progress, happened
    )
    return prosecution_case(chance, kinds[0].prosecutor, progress, [charged], initiation)


def overnight_custody(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """Brought from the cells on a first appearance, some also for failing to surrender."""
    who = accused(chance, day, name, previous=34, homeless=0.15)
    kinds = chosen(chance, "custody", 1, 3)
    if chance.often(0.2):
        kinds.append(offence_book().by_code["BA76001"])
    case = _case_of_one(chance.at("case", 1), who, "C", kinds, stage.overnight(chance, day))
    return Matter("First hearing", 15, (case,))


def remand(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """Produced from prison to be remanded again, with a custody time limit running."""
    who = accused(chance, day, name, previous=28)
    progress = stage.in_custody(chance, day)
    kinds = chosen(chance, "remand", 1, 2)
    return Matter("Remand", 10, (_case_of_one(chance.at("case", 1), who, "C", kinds, progress),))


def bail_application(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """In custody and asking for bail."""
    who = accused(chance, day, name, previous=16)
    progress = stage.in_custody(chance, day)
    kinds = chosen(chance, "remand", 1, 2)
    return Matter(
        "Bail application", 20, (_case_of_one(chance.at("case", 1), who, "C", kinds, progress),)
    )


def breach(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """Said by the probation service not to have done as an order requires."""
    who = accused(chance, day, name, previous=22)
    progress = stage.charged_weeks_ago(chance, day)
    kinds = chosen(chance, "breach")
    case = _case_of_one(chance.at("case", 1), who, "U", kinds, progress, "S")
    return Matter("Breach of order", 10, (case,))


def first_hearing(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """On bail at a first hearing, mostly expected to plead guilty."""
    who = accused(chance, day, name, previous=9, homeless=0.04)
    kinds = chosen(chance, "first", 1, 2)
    bail: BailCode = "B" if chance.often(0.3) else "U"
    progress = stage.charged_weeks_ago(chance, day)
    case = _case_of_one(chance.at("case", 1), who, bail, kinds, progress)
    return Matter("First hearing", 10, (case,))


def drink_drive(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """A motorist charged with drink or drugs, on bail at a first hearing."""
    who = accused(chance, day, name, previous=3)
    kinds = chosen(chance, "drink", 1, 2)
    progress = stage.charged_weeks_ago(chance, day)
    case = _case_of_one(chance.at("case", 1), who, "U", kinds, progress)
    return Matter("First hearing", 10, (case,))


def sentence(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """Back for sentence, after a plea of guilty or, for one in eight, after a trial."""
    who = accused(chance, day, name, previous=18)
    after_trial = chance.often(0.125)
    progress = (stage.convicted_after_trial if after_trial else stage.guilty)(chance, day)
    kinds = chosen(chance, "sentence", 1, 3)
    bail: BailCode = "B" if chance.often(0.25) else "U"
    case = _case_of_one(chance.at("case", 1), who, bail, kinds, progress)
    return Matter("Sentence", chance.one_of((15, 20, 20, 30)), (case,))


def trial(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """A trial, fixed weeks ago after a plea of not guilty."""
    who = accused(chance, day, name, previous=5)
    kinds = chosen(chance, "trial", 1, 2)
    bail: BailCode = "A" if kinds[0].prosecutor == "MPS" else chance.one_of(("U", "U", "B"))
    case = _case_of_one(chance.at("case", 1), who, bail, kinds, stage.denied(chance, day))
    return Matter("Trial", chance.one_of((90, 120, 150, 180)), (case,))


def pre_trial_review(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """A review before the trial: witnesses, disclosure, special measures."""
    who = accused(chance, day, name, previous=5)
    kinds = chosen(chance, "trial", 1, 2)
    case = _case_of_one(chance.at("case", 1), who, "U", kinds, stage.denied(chance, day))
    return Matter("Pre-trial review", 15, (case,))


def joint_charge(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """Two to four people charged together in one case, not all of them with everything."""
    place = chance.at("case", 1)
    progress = stage.charged_weeks_ago(chance, day)
    happened = incident(chance, progress.offended)
    shared = chosen(chance, "joint")
    defendants = []
    for number in range(1, chance.one_of((2, 2, 3, 4)) + 1):
        here = place.at("defendant", number)
        who = accused(here, day, name if number == 1 else None, previous=12)
        own = [kind for kind in chosen(here, "first") if kind not in shared]
        kinds = shared + (own if chance.often(0.4) else [])
        bail: BailCode = "B" if chance.often(0.5) else "U"
        defendants.append(defendant(here, place.id(), who, bail, kinds, progress, happened))
    case = prosecution_case(place, shared[0].prosecutor, progress, defendants)
    return Matter("First hearing", 20, (case,))


def several_cases(chance: Chance, day: dt.date, name: Name | None = None) -> Matter:
    """One person with two to four cases against the same name, heard together."""
    who = accused(chance, day, name, previous=40, homeless=0.3)
    cases = []
    for number in range(1, chance.one_of((2, 2, 3, 4)) + 1):
        progress = stage.charged_weeks_ago(chance, day)
        kinds = chosen(chance, "several", 1, 2)
        cases.append(_case_of_one(chance.at("case", number), who, "B", kinds, progress))
    return Matter("First hearing", 20, tuple(cases))
