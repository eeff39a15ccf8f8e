"""The hearing as numbered matters: defendants by name, offences by charge, applications last."""

import datetime as dt
from typing import Any

import pytest

from client.contract.hearing import Hearing
from client.record.matters import (
    Matter,
    age_on,
    defendant_name,
    matters_of,
    party_name,
    person_name,
)
from tests.client.builders import defendant_json, hearing_json, matters, offence_json, uid


def application(name: str = "appeal", **members: Any) -> dict[str, Any]:
    return {
        "id": uid(name),
        "applicationReference": "A1/26",
        "type": {"code": "AP1", "type": "Application to vary bail"},
        "applicant": {"personDetails": {"lastName": "Okoro", "firstName": "Ada"}},
        **members,
    }


def matters_with(**members: Any) -> tuple[Matter, ...]:
    return matters_of(Hearing.model_validate(hearing_json(**members)))


def test_numbers_run_through_all_defendants_in_the_order_of_the_screen() -> None:
    numbered = [
        (one.number, one.defendant and one.defendant.surname, one.title) for one in matters()
    ]
    assert numbered == [
        (1, "Brackley", "Exceed 30 mph"),
        (2, "Tolliver", "No insurance"),
        (3, "Tolliver", "No test certificate"),
    ]


def test_the_numbers_do_not_hang_on_the_order_in_which_the_api_sends() -> None:
    turned = hearing_json()
    for case in turned["prosecutionCases"]:
        case["defendants"].reverse()
        for one in case["defendants"]:
            one["offences"].reverse()
    assert matters_of(Hearing.model_validate(turned)) == matters()


def test_a_matter_carries_the_wires_keys_of_its_offence() -> None:
    target = matters()[0].target
    assert target.offence_id == uid("spd")
    assert target.defendant_id == uid("brackley")
    assert target.master_defendant_id == uid("master brackley")
    assert target.case_id == uid("case of hearing")
    assert target.application_id == ""


def test_an_application_follows_the_offences_with_keys_of_its_own() -> None:
    *_, last = matters_with(courtApplications=[application()])
    assert (last.number, last.title, last.code) == (4, "Application to vary bail", "AP1")
    assert last.target.application_id == uid("appeal")
    assert last.target.offence_id == ""
    assert last.defendant_key == last.case_key == uid("appeal")


def test_an_application_in_a_case_about_a_defendant_says_whose() -> None:
    subject = {"masterDefendant": {"masterDefendantId": uid("master tolliver")}}
    cases = [{"prosecutionCaseId": uid("case")}]
    raw = application(subject=subject, courtApplicationCases=cases)
    (only,) = matters_with(prosecutionCases=[], courtApplications=[raw])
    assert only.number == 1
    assert only.target.master_defendant_id == uid("master tolliver")
    assert only.target.case_id == uid("case")


def test_a_hearing_with_nothing_in_it_has_no_matters() -> None:
    assert matters_of(Hearing.model_validate({"id": "h"})) == ()


def test_an_offence_without_a_title_is_called_by_its_code_or_an_offence() -> None:
    raw = defendant_json("x", "Marsh", "Kay", {"id": "1", "offenceCode": "RT88191"}, {"id": "2"})
    cases = [{"id": "c", "defendants": [raw]}]
    assert [one.title for one in matters_with(prosecutionCases=cases)] == ["RT88191", "Offence"]


def test_the_plea_of_a_matter_is_the_apis_word() -> None:
    pleaded = offence_json("a", "A", 1, plea={"pleaValue": "GUILTY"})
    raw = defendant_json("x", "Marsh", "Kay", pleaded, offence_json("b", "B", 2))
    cases = [{"id": "c", "defendants": [raw]}]
    assert [one.plea for one in matters_with(prosecutionCases=cases)] == ["GUILTY", ""]


def test_names_are_written_as_the_list_writes_them() -> None:
    assert person_name("Tolliver", "Maud", "", "Jane") == "TOLLIVER Maud Jane"
    assert [defendant_name(one.defendant) for one in matters()[:2] if one.defendant] == [
        "BRACKLEY Aldous",
        "TOLLIVER Maud",
    ]


@pytest.mark.parametrize(
    ("party", "name"),
    [
        ({"personDetails": {"lastName": "Okoro", "firstName": "Ada"}}, "OKORO Ada"),
        ({"organisation": {"name": "Crisp Haulage Ltd"}}, "Crisp Haulage Ltd"),
        ({"prosecutingAuthority": {"prosecutionAuthorityCode": "DVLA"}}, "DVLA"),
        ({}, ""),
    ],
)
def test_a_party_is_named_whatever_it_is(party: dict[str, Any], name: str) -> None:
    raw = application(applicant=party)
    read = Hearing.model_validate({"id": "h", "courtApplications": [raw]})
    assert party_name(read.court_applications[0].applicant) == name


@pytest.mark.parametrize(
    ("day", "age"), [("2026-11-22", 17), ("2026-11-23", 18), ("2026-12-31", 18)]
)
def test_an_age_counts_from_the_birthday(day: str, age: int) -> None:
    assert age_on(dt.date.fromisoformat(day), dt.date(2008, 11, 23)) == age


def test_a_leap_day_child_is_eighteen_on_the_first_of_march() -> None:
    born = dt.date(2008, 2, 29)
    assert age_on(dt.date(2026, 2, 28), born) == 17
    assert age_on(dt.date(2026, 3, 1), born) == 18
