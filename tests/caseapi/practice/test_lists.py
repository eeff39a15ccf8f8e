"""Every room has a full day's list with every kind of business on it."""

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from caseapi.practice import practice_court
from client.contract.hearing import Defendant, Hearing, HearingDay
from tests.caseapi.practice.reading import DAY, Json

SEEDS = range(1, 9)
ROOMS = [f"Courtroom 0{number}" for number in (1, 2, 3, 4)]

Has = Callable[[Hearing], object]


def _defendants(hearing: Hearing) -> list[Defendant]:
    return [each for case in hearing.prosecution_cases for each in case.defendants]


def _in_custody(hearing: Hearing) -> bool:
    return any(
        d.person_defendant
        and d.person_defendant.bail_status
        and d.person_defendant.bail_status.code == "C"
        and d.person_defendant.custody_time_limit
        for d in _defendants(hearing)
    )


def _is_application(hearing: Hearing) -> bool:
    return bool(hearing.court_applications) and not hearing.prosecution_cases


def _is_traffic(hearing: Hearing) -> bool:
    return any(
        o.offence_code[:4] in ("RT88", "RR84", "RV86")
        for d in _defendants(hearing)
        for o in d.offences
    )


def _sits_on(day: HearingDay) -> dt.date | None:
    return day.sitting_day.date() if day.sitting_day else None


def _is_one_person_on_several_cases(hearing: Hearing) -> bool:
    charged = _defendants(hearing)
    return (
        len(hearing.prosecution_cases) > 1
        and len({d.identity for d in charged}) == 1
        and len({d.id for d in charged}) == len(charged) > 1
    )


def _longest_name(hearing: Hearing) -> int:
    people = [d.person for d in _defendants(hearing)]
    return max(
        (len(" ".join(filter(None, (p.first_name, p.middle_name, p.last_name)))) for p in people),
        default=0,
    )


def _letters(hearing: Hearing) -> set[str]:
    return {
        letter
        for d in _defendants(hearing)
        for letter in d.person.first_name + d.person.middle_name + d.surname
    }


KINDS: dict[str, tuple[Has, int]] = {
    "first hearings": (lambda h: h.type.description == "First hearing", 5),
    "sentences": (lambda h: h.type.description == "Sentence", 1),
    "trials": (lambda h: h.type.description == "Trial", 2),
    "traffic": (_is_traffic, 2),
    "remands in custody": (_in_custody, 1),
    "youths": (lambda h: any(d.is_youth for d in _defendants(h)), 1),
    "applications without a case": (_is_application, 1),
    "companies": (lambda h: any(d.organisation_name for d in _defendants(h)), 1),
    "several defendants on one case": (
        lambda h: any(len(case.defendants) > 1 for case in h.prosecution_cases),
        1,
    ),
    "one person on several cases": (_is_one_person_on_several_cases, 1),
    "Welsh circumflexes": (lambda h: _letters(h) & set("ŵŷ"), 2),
    "long names": (lambda h: 50 <= _longest_name(h) <= 60, 2),
    "hearings adjourned twice": (
        lambda h: len(h.hearing_days) == 3 and _sits_on(h.hearing_days[-1]) == DAY,
        1,
    ),
    "part-heard trials": (
        lambda h: len(h.hearing_days) == 3 and _sits_on(h.hearing_days[1]) == DAY,
        1,
    ),
}


@pytest.fixture(scope="module", params=SEEDS)
def lists(request: pytest.FixtureRequest) -> dict[str, list[Json]]:
    by_room: dict[str, list[Json]] = {}
    for hearing in practice_court(DAY, request.param).hearings:
        by_room.setdefault(hearing["courtCentre"]["roomName"], []).append(hearing)
    return by_room


def test_each_of_the_four_rooms_has_thirty_to_forty_hearings(lists: dict[str, list[Json]]) -> None:
    assert list(lists) == ROOMS
    for hearings in lists.values():
        assert 30 <= len(hearings) <= 40


@pytest.mark.parametrize("kind", KINDS)
def test_every_room_hears(lists: dict[str, list[Json]], kind: str) -> None:
    has, least = KINDS[kind]
    for room, hearings in lists.items():
        found = [h for h in map(Hearing.model_validate, hearings) if has(h)]
        assert len(found) >= least, (room, kind)


def test_rooms_have_their_characters(read: dict[str, list[Hearing]]) -> None:
    def most(has: Has) -> str:
        return max(read, key=lambda room: len([h for h in read[room] if has(h)]))

    def first_from_custody(hearing: Hearing) -> bool:
        bail = [d.person_defendant.bail_status for d in _defendants(hearing) if d.person_defendant]
        return any(status and status.code == "C" for status in bail)

    def admitted(hearing: Hearing) -> bool:
        return hearing.type.description == "Sentence"

    assert most(first_from_custody) == "Courtroom 01"
    assert most(admitted) == "Courtroom 02"
    assert most(_is_traffic) == "Courtroom 03"
    assert most(lambda h: h.type.description == "Trial") == "Courtroom 04"
    assert most(lambda h: h.youth_court_defendant_ids) == "Courtroom 04"
    assert most(_is_application) == "Courtroom 04"


def test_the_youth_court_sits_in_the_afternoon(read: dict[str, list[Hearing]]) -> None:
    youths = [h for hearings in read.values() for h in hearings if h.youth_court_defendant_ids]
    assert youths
    for hearing in youths:
        begins = hearing.hearing_days[0].sitting_day
        assert begins is not None
        assert begins.hour >= 14


def test_a_list_is_numbered_from_one_and_staged_through_the_day(
    lists: dict[str, list[Json]],
) -> None:
    for hearings in lists.values():
        today = [_today(hearing) for hearing in hearings]
        assert [each["listingSequence"] for each in today] == list(range(1, len(today) + 1))
        times = [each["sittingDay"][11:16] for each in today]
        assert times == sorted(times)
        assert times[0] == "10:00"
        afternoon = [time for time in times if time >= "13:00"]
        assert afternoon[0] == "14:00"
        assert times[-1] <= "16:15"
        assert max(times[: -len(afternoon)]) <= "12:45"
        assert max(times.count(time) for time in times) <= 3


def test_a_day_in_the_list_is_in_its_house_and_room(lists: dict[str, list[Json]]) -> None:
    for hearings in lists.values():
        for hearing in hearings:
            centre = hearing["courtCentre"]
            for day in hearing["hearingDays"]:
                assert (day["courtCentreId"], day["courtRoomId"]) == (
                    centre["id"],
                    centre["roomId"],
                )
                assert 5 <= day["listedDurationMinutes"] <= 180


def test_a_hearing_sits_once_on_the_asked_day_and_otherwise_on_weekdays(
    lists: dict[str, list[Json]],
) -> None:
    for hearings in lists.values():
        for hearing in hearings:
            days = [
                dt.date.fromisoformat(each["sittingDay"][:10]) for each in hearing["hearingDays"]
            ]
            assert days.count(DAY) == 1
            assert all(earlier < later for earlier, later in pairwise(days))
            assert all(day.weekday() < 5 for day in days)


def test_nothing_has_happened_yet_today(lists: dict[str, list[Json]]) -> None:
    for hearings in lists.values():
        for hearing in hearings:
            assert hearing["jurisdictionType"] == "MAGISTRATES"
            assert hearing["hearingLanguage"] == "ENGLISH"
            assert hearing["hasSharedResults"] is False
            assert hearing["defendantAttendance"] == []
            assert not any(day["hasSharedResults"] for day in hearing["hearingDays"])


def test_hearings_of_one_type_share_its_id(lists: dict[str, list[Json]]) -> None:
    types = {
        (h["type"]["id"], h["type"]["description"]) for hearings in lists.values() for h in hearings
    }
    assert len(types) == len({known for known, _ in types}) == len({name for _, name in types})


def _today(hearing: Json) -> Any:
    (today,) = [d for d in hearing["hearingDays"] if d["sittingDay"].startswith(DAY.isoformat())]
    return today
