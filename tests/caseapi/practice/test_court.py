"""The practice court is the same for the same day and seed, and reads as the contract says."""

import dataclasses
import datetime as dt
import json
import random
import time
import uuid

import pytest

from caseapi.practice import PRACTICE_CENTRE_ID, PRACTICE_CLERK_ID, PracticeCourt, practice_court
from client.contract.courts import OrganisationUnits, UserDetails
from client.contract.hearing import Hearing
from tests.caseapi.practice.reading import DAY, Json, defendants_of, every, offences_of


def test_the_same_day_and_seed_give_the_same_court(court: PracticeCourt) -> None:
    random.seed(4711)
    assert practice_court(DAY, 1) == court


def test_making_a_court_leaves_the_worlds_chance_alone() -> None:
    random.seed(12)
    expected = random.random()
    random.seed(12)
    practice_court(DAY)
    assert random.random() == expected


@pytest.mark.parametrize(
    "other", [practice_court(DAY, 2), practice_court(DAY + dt.timedelta(days=1))]
)
def test_another_seed_or_day_gives_other_people_and_ids(
    court: PracticeCourt, other: PracticeCourt
) -> None:
    assert not {h["id"] for h in court.hearings} & {h["id"] for h in other.hearings}
    assert every(court.hearings, "lastName") != every(other.hearings, "lastName")


def test_the_house_and_its_clerks_are_the_same_in_every_court(court: PracticeCourt) -> None:
    other = practice_court(dt.date(2027, 6, 1), 9)
    assert (other.organisation_units, other.users) == (court.organisation_units, court.users)


def test_two_courts_share_nothing_that_could_be_changed(court: PracticeCourt) -> None:
    spoilt = practice_court(DAY)
    spoilt.hearings[0]["courtCentre"]["name"] = "Elsewhere"
    spoilt.organisation_units[0]["courtrooms"].clear()
    spoilt.users[0]["groups"].clear()
    assert practice_court(DAY) == court


def test_no_object_stands_in_two_places_of_a_court(court: PracticeCourt) -> None:
    seen: set[int] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict | list):
            assert id(value) not in seen, value
            seen.add(id(value))
            for item in value.values() if isinstance(value, dict) else value:
                walk(item)

    walk(court.hearings)


def test_the_court_is_json_and_comes_back_unchanged(court: PracticeCourt) -> None:
    plain = dataclasses.asdict(court)
    assert json.loads(json.dumps(plain)) == plain


def test_the_client_reads_every_hearing_and_loses_no_defendant_or_offence(
    court: PracticeCourt,
) -> None:
    for wire in court.hearings:
        hearing = Hearing.model_validate(wire)
        charged = [d for case in hearing.prosecution_cases for d in case.defendants]
        assert {d.id for d in charged} == {d["id"] for d in defendants_of(wire)}
        assert {o.id for d in charged for o in d.offences} == {o["id"] for o in offences_of(wire)}
        assert all(defendant.surname for defendant in charged)
        assert all(case.prosecution_case_identifier.reference for case in hearing.prosecution_cases)


def test_the_client_reads_every_name_as_it_was_written(court: PracticeCourt) -> None:
    for wire in court.hearings:
        read = Hearing.model_validate(wire).model_dump(by_alias=True)
        for name in ("firstName", "middleName", "lastName"):
            assert {n for n in every(read, name) if n} <= set(every(wire, name))


def test_the_client_reads_the_house_and_its_rooms(court: PracticeCourt) -> None:
    units = OrganisationUnits.model_validate({"organisationunits": court.organisation_units})
    (unit,) = units.organisationunits
    assert (unit.id, unit.oucode, unit.lja) == (PRACTICE_CENTRE_ID, "B01LY00", "2577")
    assert unit.oucode_l3_name == "Lavender Hill Magistrates' Court"
    assert [room.courtroom_name for room in unit.courtrooms] == [
        f"Courtroom 0{number}" for number in (1, 2, 3, 4)
    ]
    assert [room.courtroom_id for room in unit.courtrooms] == [2330, 2331, 2332, 2333]
    ids = {room.id for room in unit.courtrooms}
    assert {h["courtCentre"]["roomId"] for h in court.hearings} == ids


def test_a_legal_adviser_and_a_court_associate_work_in_the_house(court: PracticeCourt) -> None:
    assert [user["groups"] for user in court.users] == [["Legal Advisers"], ["Court Associate"]]
    clerk = UserDetails.model_validate(court.users[0])
    assert clerk.user_id == PRACTICE_CLERK_ID
    assert clerk.first_name and clerk.last_name


@pytest.mark.parametrize("seed", range(1, 6))
def test_every_id_is_a_uuid_and_belongs_to_one_thing(seed: int) -> None:
    court = practice_court(DAY, seed)
    own: list[str] = []
    for hearing in court.hearings:
        applications: list[Json] = hearing["courtApplications"]
        counsel = hearing["defenceCounsels"] + hearing["prosecutionCounsels"]
        cases = hearing["prosecutionCases"]
        charged = defendants_of(hearing)
        for thing in [hearing, *cases, *charged, *offences_of(hearing), *applications, *counsel]:
            own.append(thing["id"])
        own += [a["applicant"]["id"] for a in applications]
        own += [party["id"] for a in applications for party in a["respondents"]]
    assert len(own) == len(set(own))
    for each in every(court.hearings, "id") + every(court.hearings, "masterDefendantId"):
        assert str(uuid.UUID(each)) == each


def test_a_court_is_made_in_less_than_150_milliseconds() -> None:
    practice_court(DAY)
    taken = []
    for seed in range(5):
        begun = time.perf_counter()
        practice_court(DAY, seed)
        taken.append(time.perf_counter() - begun)
    assert min(taken) < 0.150
