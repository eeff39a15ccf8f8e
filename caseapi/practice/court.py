"""The practice court: one court house with a full day's list in each of its four rooms."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from caseapi.practice.cases import Matter
from caseapi.practice.chance import Chance, fixed_id
from caseapi.practice.counsel import defence_counsel, prosecution_counsel, room_prosecutor
from caseapi.practice.fines import unpaid_fines
from caseapi.practice.house import PRACTICE_CENTRE_ID, court_centre, organisation_unit, users
from caseapi.practice.names import LONG, WELSH, Name
from caseapi.practice.rooms import INVENT, ROOMS, Entry, Room, listed
from caseapi.practice.sittings import (
    AFTERNOON,
    LAST_BEFORE_LUNCH,
    LAST_OF_THE_DAY,
    MORNING,
    court_day_after,
    court_day_before,
    instant,
    staged,
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PracticeCourt:
    """What the practice court consists of, as JSON-ready objects in the wire's own shapes.

    `organisation_units` and `users` are reference data; each of `hearings` is a `hearing` of
    contract section 3.2, in order of room and list number; `fines` are
    the unpaid accounts of some defendants, as `caseapi import fines` takes them.
    """

    organisation_units: list[Json]
    users: list[Json]
    hearings: list[Json]
    fines: list[Json]


def practice_court(day: dt.date, seed: int = 1) -> PracticeCourt:
    """Invent a practice court that sits on `day`; the same day and seed always give the same."""
    dealt = Chance.of(seed, day.isoformat(), "names")
    welsh, long = dealt.shuffled(WELSH), dealt.shuffled(LONG)
    hearings = []
    for at, room in enumerate(ROOMS):
        chance = Chance.of(seed, day.isoformat(), room.courtroom_id)
        names = welsh[at :: len(ROOMS)] + long[at :: len(ROOMS)]
        hearings += _list_of(chance, room, day, names)
    fines = unpaid_fines(Chance.of(seed, day.isoformat(), "fines"), hearings)
    return PracticeCourt([organisation_unit()], users(), hearings, fines)


def _list_of(chance: Chance, room: Room, day: dt.date, names: list[Name]) -> list[Json]:
    entries = listed(chance, room, names)
    prosecutor = room_prosecutor(chance)
    matters = [
        INVENT[entry.kind](chance.at(number), day, entry.name)
        for number, entry in enumerate(entries, start=1)
    ]
    return [
        _hearing(chance.at(number), room, day, matter, prosecutor)
        | {"hearingDays": _days(chance, room, day, entry, number, at, matter.minutes)}
        for number, (at, entry, matter) in enumerate(
            zip(_times(entries, matters), entries, matters, strict=True), start=1
        )
    ]


def _times(entries: list[Entry], matters: list[Matter]) -> list[dt.time]:
    """Stage the morning's hearings from the opening, and the afternoon's from two o'clock."""
    before = [m.minutes for e, m in zip(entries, matters, strict=True) if not e.afternoon]
    after = [m.minutes for e, m in zip(entries, matters, strict=True) if e.afternoon]
    return staged(before, MORNING, LAST_BEFORE_LUNCH) + staged(after, AFTERNOON, LAST_OF_THE_DAY)


def _hearing(chance: Chance, room: Room, day: dt.date, matter: Matter, prosecutor: Name) -> Json:
    hearing: Json = {
        "id": chance.id(),
        "jurisdictionType": "MAGISTRATES",
        "courtCentre": court_centre(room),
        "type": {"id": fixed_id("hearing type", matter.type), "description": matter.type},
        "hearingLanguage": "ENGLISH",
        "hasSharedResults": False,
        "prosecutionCases": list(matter.cases),
        "courtApplications": list(matter.applications),
        "defendantAttendance": [],
        "prosecutionCounsels": prosecution_counsel(
            chance.at("prosecution"), day, prosecutor, matter
        ),
        "defenceCounsels": defence_counsel(chance.at("defence"), day, matter),
        "youthCourtDefendantIds": list(matter.youths),
        "isBoxHearing": False,
    }
    if matter.restriction:
        hearing["reportingRestrictionReason"] = matter.restriction
    return hearing


def _days(
    chance: Chance, room: Room, day: dt.date, entry: Entry, number: int, at: dt.time, minutes: int
) -> list[Json]:
    """Give the days of a hearing in order: today's, and those before and after it."""
    today = _day(day, at, minutes, number, room.id)
    earlier = [
        _day(court_day_before(day, -days), MORNING, minutes, chance.between(1, 30), room.id)
        for days in entry.days
        if days < 0
    ]
    later = [
        _day(court_day_after(day, days), MORNING, minutes, chance.between(1, 30), room.id)
        for days in entry.days
        if days > 0
    ]
    return [*earlier, today, *later]


def _day(day: dt.date, at: dt.time, minutes: int, sequence: int, room_id: str) -> Json:
    return {
        "sittingDay": instant(day, at),
        "listedDurationMinutes": minutes,
        "listingSequence": sequence,
        "isCancelled": False,
        "hasSharedResults": False,
        "courtCentreId": PRACTICE_CENTRE_ID,
        "courtRoomId": room_id,
    }
