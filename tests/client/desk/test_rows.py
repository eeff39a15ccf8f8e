"""What the row of a hearing says: whom it concerns, its marks, and what it still needs."""

import datetime as dt
from typing import Any

import pytest

from client.contract.hearing import HearingDetail
from client.desk.case_file import open_file
from client.desk.day_list import row_of_file, row_of_summary
from client.desk.rows import ListRow
from tests.client.builders import (
    CLERK_ID,
    DAY,
    defendant_json,
    detail_json,
    hearing_json,
    offence_json,
    summary,
    uid,
)
from tests.client.desk.at_work import AtWork

ROW = ListRow(1, uid("hearing"), "")
NOW = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
ANOTHER = uid("another clerk")


def charged(*defendants: dict[str, Any], **members: Any) -> dict[str, Any]:
    """A hearing of one case with these defendants."""
    document = hearing_json(**members)
    document["prosecutionCases"][0]["defendants"] = list(defendants)
    return document


def row_of(document: dict[str, Any], **members: Any) -> ListRow:
    detail = HearingDetail.model_validate(detail_json(document, **members))
    file = open_file(detail, DAY, None, (), frozenset())
    assert file is not None
    return row_of_file(ROW, file, NOW, CLERK_ID)


def test_two_defendants_of_one_name_are_two() -> None:
    father = defendant_json("father", "Smith", "John", offence_json("a", "Robbery", 1))
    son = defendant_json("son", "Smith", "John", offence_json("b", "Robbery", 1))
    row = row_of(charged(father, son))
    assert (row.who, row.people) == ("SMITH John, SMITH John", 2)


def test_somebody_on_several_cases_is_named_once() -> None:
    document = hearing_json()
    document["prosecutionCases"] = [
        {
            "id": uid(f"case {number}"),
            "defendants": [
                defendant_json("smith", "Smith", "Ann", offence_json(f"o{number}", "Theft", 1))
            ],
        }
        for number in (1, 2)
    ]
    row = row_of(document)
    assert (row.who, row.people, row.offences) == ("SMITH Ann", 1, 2)
    listed = {"firstName": "Ann", "lastName": "Smith", "id": "x", "masterDefendantId": "m"}
    cases = [{"id": str(number), "defendants": [listed]} for number in (1, 2)]
    fetched = summary().model_validate({"id": "h", "prosecutionCaseSummaries": cases})
    assert row_of_summary(1, fetched, DAY).who == "SMITH Ann"


def test_marks_say_youth_custody_welsh_and_reporting_restriction() -> None:
    restricted = offence_json("a", "Robbery", 1, reportingRestrictions=[{"label": "S45"}])
    young = defendant_json("young", "Doe", "Kim", restricted, isYouth=True)
    young["personDefendant"]["bailStatus"] = {"code": "C", "description": "Custody"}
    row = row_of(charged(young, hearingLanguage="WELSH"))
    assert row.marks == "ycwr"
    assert row.said_marks == "youth, in custody, in Welsh, reporting restriction"
    assert row.state == ""


@pytest.mark.parametrize(
    ("state", "owner", "said"),
    [
        ("SHARED_AMEND_LOCKED_USER_ERROR", ANOTHER, "locked"),
        ("SHARED_AMEND_LOCKED_ADMIN_ERROR", ANOTHER, "locked"),
        ("SHARED_AMEND_LOCKED_USER_ERROR", CLERK_ID, ""),
        ("APPROVAL_REQUESTED", CLERK_ID, "locked"),
        ("SHARED", ANOTHER, ""),
    ],
)
def test_a_hearing_is_locked_by_another_clerk_and_not_by_oneself(
    state: str, owner: str, said: str
) -> None:
    assert row_of(hearing_json(), hearingState=state, amendedByUserId=owner).state == said


def test_what_was_put_off_and_shared_says_to_which_day(clerk: AtWork) -> None:
    clerk.enter("2,3/adj 4/12 10am")
    assert clerk.row(1).state == "1 to do"
    clerk.enter("1/adj 9/12 10am")
    clerk.until(lambda: clerk.row(1).state == "kept", "all three are put off")
    assert not clerk.row(1).is_done
    clerk.sitting.share()
    clerk.until_said("Shared")
    assert clerk.row(1).state == "adj 4 Dec"
    assert clerk.row(1).is_done


def test_a_final_result_is_no_day_to_come_back(clerk: AtWork) -> None:
    clerk.enter("1,2,3/cd 12m")
    clerk.sitting.share()
    clerk.until_said("Shared")
    assert clerk.row(1).state == "shared"
