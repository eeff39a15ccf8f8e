"""The four rooms of the practice court: what each of them hears, in the order of the day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapi.practice import applications, business, summonses, youths
from caseapi.practice.cases import Matter
from caseapi.practice.chance import Chance
from caseapi.practice.names import Name


class Kind(StrEnum):
    """The kinds of business that a list is made of."""

    CUSTODY = "overnight custody"
    REMAND = "remand in custody"
    BAIL = "bail application"
    BREACH = "breach of order"
    FIRST = "first hearing"
    DRINK_DRIVE = "drink or drug driving"
    SENTENCE = "sentence"
    TRIAL = "trial"
    REVIEW = "pre-trial review"
    JOINT = "several defendants on one case"
    SEVERAL = "one defendant on several cases"
    TRAFFIC = "traffic"
    SPEEDING = "one motorist on several cases"
    REVENUE = "licences and fares"
    COMPANY = "company"
    APPLICATION = "application"
    YOUTH = "youth first hearing"
    YOUTH_SENTENCE = "youth sentence"
    YOUTH_BREACH = "youth breach of order"
    YOUTH_TRIAL = "youth trial"


INVENT: dict[Kind, Callable[[Chance, date, Name | None], Matter]] = {
    Kind.CUSTODY: business.overnight_custody,
    Kind.REMAND: business.remand,
    Kind.BAIL: business.bail_application,
    Kind.BREACH: business.breach,
    Kind.FIRST: business.first_hearing,
    Kind.DRINK_DRIVE: business.drink_drive,
    Kind.SENTENCE: business.sentence,
    Kind.TRIAL: business.trial,
    Kind.REVIEW: business.pre_trial_review,
    Kind.JOINT: business.joint_charge,
    Kind.SEVERAL: business.several_cases,
    Kind.TRAFFIC: summonses.traffic,
    Kind.SPEEDING: summonses.several_summonses,
    Kind.REVENUE: summonses.revenue,
    Kind.COMPANY: summonses.company_summons,
    Kind.APPLICATION: applications.application,
    Kind.YOUTH: youths.youth_first_hearing,
    Kind.YOUTH_SENTENCE: youths.youth_sentence,
    Kind.YOUTH_BREACH: youths.youth_breach,
    Kind.YOUTH_TRIAL: youths.youth_trial,
}
"""How each kind of business is invented."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room with its character: how much of each kind it hears before and after lunch.

    `usual` is what an ordinary day brings more of; `courtroom_id` is the room's number in the
    reference data.
    """

    id: str
    courtroom_id: int
    name: str
    usual: Kind
    morning: dict[Kind, int]
    afternoon: dict[Kind, int]


ROOMS = (
    Room(
        "9e4932f7-97b2-3010-b942-ddd2624e4dd8",
        2330,
        "Courtroom 01",
        Kind.CUSTODY,
        {
            Kind.CUSTODY: 9,
            Kind.REMAND: 3,
            Kind.BAIL: 1,
            Kind.BREACH: 3,
            Kind.JOINT: 1,
            Kind.SEVERAL: 1,
        },
        {
            Kind.YOUTH: 2,
            Kind.TRIAL: 2,
            Kind.CUSTODY: 3,
            Kind.FIRST: 2,
            Kind.SENTENCE: 3,
            Kind.TRAFFIC: 2,
            Kind.COMPANY: 1,
            Kind.APPLICATION: 1,
        },
    ),
    Room(
        "b4562684-9209-3ec4-a544-7f80dabd94d8",
        2331,
        "Courtroom 02",
        Kind.FIRST,
        {
            Kind.FIRST: 10,
            Kind.DRINK_DRIVE: 3,
            Kind.JOINT: 2,
            Kind.SEVERAL: 1,
            Kind.BREACH: 1,
            Kind.CUSTODY: 1,
            Kind.REMAND: 1,
        },
        {
            Kind.YOUTH: 1,
            Kind.TRIAL: 2,
            Kind.SENTENCE: 8,
            Kind.TRAFFIC: 2,
            Kind.COMPANY: 1,
            Kind.APPLICATION: 1,
        },
    ),
    Room(
        "f1ead1d2-4b26-3230-b781-508d6aaafd26",
        2332,
        "Courtroom 03",
        Kind.TRAFFIC,
        {
            Kind.TRAFFIC: 12,
            Kind.REVENUE: 5,
            Kind.SPEEDING: 1,
            Kind.COMPANY: 1,
            Kind.APPLICATION: 1,
        },
        {
            Kind.YOUTH: 1,
            Kind.TRIAL: 2,
            Kind.TRAFFIC: 3,
            Kind.DRINK_DRIVE: 3,
            Kind.SENTENCE: 2,
            Kind.FIRST: 1,
            Kind.JOINT: 1,
            Kind.REMAND: 1,
            Kind.SEVERAL: 1,
        },
    ),
    Room(
        "b6cc0e08-6227-3786-8ebe-36febddec7ff",
        2333,
        "Courtroom 04",
        Kind.REVIEW,
        {
            Kind.TRIAL: 6,
            Kind.REVIEW: 4,
            Kind.APPLICATION: 4,
            Kind.FIRST: 2,
            Kind.SENTENCE: 1,
            Kind.TRAFFIC: 2,
            Kind.REMAND: 1,
            Kind.JOINT: 1,
        },
        {
            Kind.YOUTH_TRIAL: 1,
            Kind.YOUTH: 5,
            Kind.YOUTH_SENTENCE: 3,
            Kind.YOUTH_BREACH: 1,
            Kind.SEVERAL: 1,
            Kind.COMPANY: 1,
        },
    ),
)

_FIRST_IN_THE_SESSION = (Kind.TRIAL, Kind.YOUTH_TRIAL, Kind.YOUTH)
_FOR_A_NAME = (Kind.CUSTODY, Kind.FIRST, Kind.SENTENCE, Kind.TRAFFIC, Kind.DRINK_DRIVE)
_MOST_EXTRA = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a room's list before anything is invented for it.

    `days` are the hearing's other days as numbers of days from today: earlier ones are negative.
    """

    kind: Kind
    afternoon: bool
    name: Name | None = None
    days: tuple[int, ...] = ()


def listed(chance: Chance, room: Room, names: Sequence[Name]) -> list[Entry]:
    """Give the lines of a room's list in order.

    The people of the given names are put where chance wants them. In every room one hearing has
    been adjourned twice, and one trial is part heard, with its second day today.
    """
    extra = [room.usual] * chance.between(0, _MOST_EXTRA)
    morning = _in_order(chance, _all(room.morning) + extra)
    afternoon = _in_order(chance, _all(room.afternoon))
    entries = [Entry(kind, False) for kind in morning] + [Entry(kind, True) for kind in afternoon]
    for_a_name = [at for at, entry in enumerate(entries) if entry.kind in _FOR_A_NAME]
    for at, name in zip(chance.some_of(for_a_name, len(names)), names, strict=True):
        entries[at] = Entry(entries[at].kind, entries[at].afternoon, name)
    for kind, days in ((Kind.SENTENCE, (-49, -21)), (Kind.TRIAL, (-1, 1))):
        at = chance.one_of([at for at, entry in enumerate(entries) if entry.kind is kind])
        entry = entries[at]
        entries[at] = Entry(entry.kind, entry.afternoon, entry.name, days)
    return entries


def _all(counts: dict[Kind, int]) -> list[Kind]:
    return [kind for kind, count in counts.items() for _ in range(count)]


def _in_order(chance: Chance, kinds: list[Kind]) -> list[Kind]:
    """Put what is listed for the opening first, and mix the rest."""
    return sorted(chance.shuffled(kinds), key=lambda kind: kind not in _FIRST_IN_THE_SESSION)
