"""The people of the practice court: their ages, names, homes, bail, advocates and parties."""

import datetime as dt
import re

import pytest

from caseapi.practice import PracticeCourt, practice_court
from caseapi.practice.addresses import address
from caseapi.practice.chance import Chance
from caseapi.practice.names import COMMUNITIES, LONG, WELSH, Name, anyone
from caseapi.practice.people import born, case_urn, driver_number, years_before
from client.contract.hearing import Hearing
from tests.caseapi.practice.reading import DAY, Json, defendants_of, every, offences_of


def _age(birthday: dt.date, day: dt.date) -> int:
    return day.year - birthday.year - ((day.month, day.day) < (birthday.month, birthday.day))


def _people(court: PracticeCourt) -> list[Json]:
    return [d for h in court.hearings for d in defendants_of(h) if "personDefendant" in d]


def _details(defendant: Json) -> Json:
    details: Json = defendant["personDefendant"]["personDetails"]
    return details


@pytest.mark.parametrize("day", [DAY, dt.date(2028, 2, 29), dt.date(2027, 3, 1)])
def test_youths_are_twelve_to_seventeen_and_the_others_eighteen_to_eighty(day: dt.date) -> None:
    for seed in range(3):
        for defendant in _people(practice_court(day, seed)):
            age = _age(dt.date.fromisoformat(_details(defendant)["dateOfBirth"]), day)
            assert (12 <= age <= 17) if defendant["isYouth"] else (18 <= age <= 80)


def test_somebody_is_old_and_somebody_barely_grown_up() -> None:
    born_on = [
        dt.date.fromisoformat(_details(d)["dateOfBirth"])
        for seed in range(4)
        for d in _people(practice_court(DAY, seed))
    ]
    ages = {_age(birthday, DAY) for birthday in born_on}
    assert ages & set(range(70, 81))
    assert {17, 18, 19} <= ages


@pytest.mark.parametrize("day", [DAY, dt.date(2028, 2, 29)])
def test_a_birthday_may_be_today_but_never_gives_the_wrong_age(day: dt.date) -> None:
    chance = Chance.of("birthdays")
    ages = {_age(born(chance, day, 17, 17), day) for _ in range(1500)}
    assert ages == {17}


def test_years_before_a_leap_day_end_in_february() -> None:
    assert years_before(dt.date(2028, 2, 29), 1) == dt.date(2027, 2, 28)
    assert years_before(dt.date(2028, 2, 29), 4) == dt.date(2024, 2, 29)


def test_a_youth_is_before_the_youth_court_and_may_not_be_named(court: PracticeCourt) -> None:
    for hearing in court.hearings:
        youths = [d["id"] for d in defendants_of(hearing) if d["isYouth"]]
        assert hearing["youthCourtDefendantIds"] == youths
        assert bool(hearing.get("reportingRestrictionReason")) == bool(youths)


def test_a_youth_comes_with_a_parent_old_enough_to_be_one(court: PracticeCourt) -> None:
    youths = [d for d in _people(court) if d["isYouth"]]
    assert youths
    for youth in youths:
        (parent,) = youth["associatedPersons"]
        birthday = dt.date.fromisoformat(_details(youth)["dateOfBirth"])
        assert _age(dt.date.fromisoformat(parent["person"]["dateOfBirth"]), birthday) >= 18
        assert parent["person"]["lastName"] == _details(youth)["lastName"]
        assert parent["person"]["address"] == _details(youth)["address"]


def test_one_person_on_several_cases_is_the_same_person_in_each(court: PracticeCourt) -> None:
    several = [h for h in court.hearings if len(h["prosecutionCases"]) > 1]
    assert several
    for hearing in several:
        charged = defendants_of(hearing)
        assert len({d["masterDefendantId"] for d in charged}) == 1
        assert all(_details(d) == _details(charged[0]) for d in charged)
        assert len({d["id"] for d in charged}) == len(charged)


def test_a_defendant_names_the_case_it_stands_in(court: PracticeCourt) -> None:
    for hearing in court.hearings:
        for case in hearing["prosecutionCases"]:
            assert {d["prosecutionCaseId"] for d in case["defendants"]} == {case["id"]}


def test_a_person_has_a_bail_status_and_conditions_only_with_conditional_bail(
    court: PracticeCourt,
) -> None:
    for defendant in _people(court):
        personal = defendant["personDefendant"]
        assert personal["bailStatus"]["code"] in "ABCLU"
        assert bool(personal.get("bailConditions")) == (personal["bailStatus"]["code"] == "B")


def test_a_custody_time_limit_is_still_to_come(court: PracticeCourt) -> None:
    limits = [dt.date.fromisoformat(limit) for limit in every(court.hearings, "timeLimit")]
    assert limits
    assert all(limit > DAY for limit in limits)
    for hearing in court.hearings:
        for defendant in defendants_of(hearing):
            limit = defendant.get("personDefendant", {}).get("custodyTimeLimit")
            assert (hearing["type"]["description"] in ("Remand", "Bail application")) == bool(limit)


def test_a_motorist_has_a_driver_number_of_sixteen_characters(court: PracticeCourt) -> None:
    for hearing in court.hearings:
        for defendant in defendants_of(hearing):
            motoring = any("offenceFacts" in offence for offence in defendant["offences"])
            if motoring and "personDefendant" in defendant and not defendant["isYouth"]:
                number = defendant["personDefendant"]["driverNumber"]
                assert re.fullmatch(r"[A-Z9]{5}[0-9]{6}[A-Z9]{2}9[A-Z]{2}", number)


def test_a_driver_number_is_made_of_the_surname_and_the_birthday() -> None:
    chance = Chance.of("licence")
    woman = Name("Zoë", "Őri-Kołodziej", "FEMALE", "Anaïs")
    assert driver_number(chance, woman, dt.date(1987, 3, 9)).startswith("ORIKO853097ZA9")
    man = Name("Jan", "Lý", "MALE")
    assert driver_number(chance, man, dt.date(2004, 12, 31)).startswith("LY999012314J99")


def test_a_urn_has_force_unit_number_and_year(court: PracticeCourt) -> None:
    urns = every(court.hearings, "caseURN")
    assert len(urns) == len(set(urns))
    assert all(re.fullmatch(r"01[A-Z]{2}[0-9]{5}2[56]", urn) for urn in urns)
    assert case_urn(Chance.of("urn"), dt.date(2026, 1, 5)).endswith("26")


def test_prosecutors_of_every_kind_bring_cases(court: PracticeCourt) -> None:
    codes = set(every(court.hearings, "prosecutionAuthorityCode"))
    assert {"CPS", "MPS", "TFL", "NPS", "LBW"} <= codes
    names = set(
        zip(
            every([h["prosecutionCases"] for h in court.hearings], "prosecutionAuthorityCode"),
            every([h["prosecutionCases"] for h in court.hearings], "prosecutionAuthorityName"),
            strict=True,
        )
    )
    assert len(names) == len({code for code, _ in names})


def test_transport_and_television_cases_are_known_by_the_prosecutors_reference() -> None:
    courts = [practice_court(DAY, seed) for seed in range(4)]
    read = [Hearing.model_validate(h) for court in courts for h in court.hearings]
    own = [
        case.prosecution_case_identifier
        for hearing in read
        for case in hearing.prosecution_cases
        if case.prosecution_case_identifier.prosecution_authority_code in ("TFL", "TVL")
    ]
    assert own
    for identifier in own:
        assert not identifier.case_urn
        assert identifier.reference.startswith(identifier.prosecution_authority_code)


def test_the_crown_is_represented_in_every_case_it_brings(court: PracticeCourt) -> None:
    for hearing in court.hearings:
        crown = [
            case["id"]
            for case in hearing["prosecutionCases"]
            if case["prosecutionCaseIdentifier"]["prosecutionAuthorityCode"] == "CPS"
        ]
        assert [c["prosecutionCases"] for c in hearing["prosecutionCounsels"]] == (
            [crown] if crown else []
        )


def test_some_defendants_have_an_advocate_and_some_have_none(court: PracticeCourt) -> None:
    for hearing in court.hearings:
        known = {d["id"] for d in defendants_of(hearing)}
        represented = [each for c in hearing["defenceCounsels"] for each in c["defendants"]]
        assert set(represented) <= known
        assert len(represented) == len(set(represented))
    advocates = [bool(h["defenceCounsels"]) for h in court.hearings if h["prosecutionCases"]]
    assert any(advocates) and not all(advocates)


def test_an_application_has_an_applicant_a_respondent_and_a_person_in_it() -> None:
    courts = [practice_court(DAY, seed) for seed in range(4)]
    listed = [Hearing.model_validate(h) for court in courts for h in court.hearings]
    asked = [each for hearing in listed for each in hearing.court_applications]
    assert len({each.type.code for each in asked}) >= 6
    for each in asked:
        (respondent,) = each.respondents
        for party in (each.applicant, respondent):
            assert bool(party.person.last_name) != bool(party.body_name)
        assert each.subject and each.subject.person.last_name
        assert each.application_status == "LISTED"


def test_every_name_of_the_tables_is_clean_and_short_enough_for_the_wire(
    court: PracticeCourt,
) -> None:
    for name in (*WELSH, *LONG):
        assert len(name.full) <= 60
        assert name.full == " ".join(name.full.split())
    assert all(set(name.full) & set("ŵŷŴŶ") for name in WELSH)
    assert all(len(name.full) >= 50 for name in LONG)


def test_names_come_from_many_communities() -> None:
    chance = Chance.of("names")
    drawn = {anyone(chance).last for _ in range(600)}
    seen = [c for c in COMMUNITIES if drawn & set(c.surnames)]
    assert len(seen) == len(COMMUNITIES)


def test_nobody_in_a_court_shares_a_welsh_or_a_long_name(court: PracticeCourt) -> None:
    planted = {name.last for name in (*WELSH, *LONG)}
    found = [_details(d)["lastName"] for d in _people(court)]
    planted_found = [name for name in found if name in planted]
    assert len(planted_found) == len(WELSH) + len(LONG)


def test_some_need_an_interpreter_and_only_those_who_speak_another_language() -> None:
    people = [_details(d) for seed in range(3) for d in _people(practice_court(DAY, seed))]
    languages = {p["interpreterLanguageNeeds"] for p in people if "interpreterLanguageNeeds" in p}
    assert len(languages) >= 5
    assert languages <= {community.language for community in COMMUNITIES}
    assert sum("interpreterLanguageNeeds" in p for p in people) < len(people) / 3


def test_a_home_is_in_a_postcode_district_that_exists_in_form() -> None:
    chance = Chance.of("homes")
    for _ in range(300):
        postcode = address(chance)["postcode"]
        assert re.fullmatch(r"[A-Z]{1,2}[0-9]{1,2} [1-9][ABD-HJLNP-UW-Z]{2}", postcode)


def test_a_company_is_no_person_and_a_person_no_company(court: PracticeCourt) -> None:
    for hearing in court.hearings:
        for defendant in defendants_of(hearing):
            assert ("personDefendant" in defendant) != ("legalEntityDefendant" in defendant)
    assert any(
        offences_of(h) and "legalEntityDefendant" in defendants_of(h)[0] for h in court.hearings
    )
