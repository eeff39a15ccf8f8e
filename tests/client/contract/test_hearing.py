"""A hearing as the API sends it: absent lists, sets in no order, odd values of older services."""

import datetime as dt
import itertools
from typing import Any

import pytest

from client.contract.courts import OrganisationUnits
from client.contract.hearing import (
    CaseIdentifier,
    Defendant,
    Hearing,
    HearingDetail,
    ProsecutionCase,
)
from client.contract.hearing_list import HearingList
from client.contract.offence import Offence
from tests.client.builders import defendant_json, hearing, hearing_json, offence_json


def test_a_day_without_hearings_is_an_empty_list() -> None:
    assert HearingList.model_validate({}).hearing_summaries == ()


def test_an_unknown_hearing_has_no_hearing_in_its_answer() -> None:
    unknown = HearingDetail.model_validate({})
    assert unknown.hearing is None
    assert unknown.hearing_state == "INITIALISED"


def test_every_list_that_a_hearing_leaves_out_is_empty() -> None:
    bare = Hearing.model_validate({"id": "h"})
    lists = [name for name, field in Hearing.model_fields.items() if field.default == ()]
    assert len(lists) >= 6
    assert all(getattr(bare, name) == () for name in lists)


def test_a_case_without_defendants_and_a_defendant_without_offences_are_read() -> None:
    assert ProsecutionCase.model_validate({"id": "c"}).defendants == ()
    assert Defendant.model_validate({"id": "d"}).offences == ()
    assert OrganisationUnits.model_validate({}).organisationunits == ()


def test_members_that_the_contract_does_not_name_are_passed_over() -> None:
    assert Hearing.model_validate(hearing_json(someday={"new": 1})).id == hearing().id


def test_offences_stand_in_the_order_of_the_charge() -> None:
    (case,) = hearing().prosecution_cases
    tolliver = case.defendants[1]
    assert [one.offence_title for one in tolliver.offences] == [
        "No insurance",
        "No test certificate",
    ]


def test_defendants_stand_by_surname_then_forename_then_date_of_birth() -> None:
    def person(name: str, last: str, first: str, born: str) -> dict[str, Any]:
        made = defendant_json(name, last, first)
        made["personDefendant"]["personDetails"]["dateOfBirth"] = born
        return made

    in_order = [
        person("a", "adeyemi", "Zoe", "1990-01-01"),
        person("b", "Brackley", "Aldous", "1980-01-01"),
        person("c", "BRACKLEY", "aldous", "1990-05-05"),
        person("d", "Brackley", "Maud", "1970-01-01"),
        {"id": "e", "legalEntityDefendant": {"organisation": {"name": "Crisp Haulage Ltd"}}},
    ]
    for shuffled in itertools.permutations(in_order):
        case = ProsecutionCase.model_validate({"id": "case", "defendants": shuffled})
        assert [one.id for one in case.defendants] == [one["id"] for one in in_order]


def test_offences_of_one_index_stand_by_count() -> None:
    raw = [offence_json(name, name, 1, count=count) for name, count in (("b", 2), ("a", 1))]
    read = Defendant.model_validate({"offences": raw}).offences
    assert [one.count for one in read] == [1, 2]


@pytest.mark.parametrize("member", ["plea", "verdict"])
def test_an_empty_plea_or_verdict_is_none(member: str) -> None:
    assert getattr(Offence.model_validate({member: {}}), member) is None


def test_a_bail_status_written_as_plain_text_is_its_description() -> None:
    raw = {"personDefendant": {"bailStatus": "Unconditional bail"}}
    read = Defendant.model_validate(raw).person_defendant
    assert read is not None
    assert read.bail_status is not None
    assert read.bail_status.description == "Unconditional bail"


def test_one_person_on_two_cases_has_one_identity() -> None:
    first = Defendant.model_validate({"id": "1", "masterDefendantId": "m"})
    second = Defendant.model_validate({"id": "2", "masterDefendantId": "m"})
    assert first.identity == second.identity == "m"
    assert Defendant.model_validate({"id": "3"}).identity == "3"


def test_a_case_is_known_by_its_urn_or_else_by_the_prosecutors_reference() -> None:
    both = {"caseURN": "01TW1234526", "prosecutionAuthorityReference": "TFL1"}
    assert CaseIdentifier.model_validate(both).reference == "01TW1234526"
    del both["caseURN"]
    assert CaseIdentifier.model_validate(both).reference == "TFL1"


def test_a_sitting_day_is_an_instant() -> None:
    (day,) = hearing().hearing_days
    assert day.sitting_day == dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
