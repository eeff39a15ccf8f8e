"""Unpaid fines, from a file and in the practice court."""

import json
from pathlib import Path
from typing import Any

import pytest

from caseapi.cli import main
from caseapi.imports.fines import fines_in, put_accounts
from caseapi.imports.reading import ImportRefusedError
from caseapi.practice import practice_court
from caseapi.store import Store
from client.contract import routes
from client.contract.sitting import OutstandingFines
from tests.caseapi import court
from tests.caseapi.acts.acting import asked
from tests.caseapi.conftest import Api

ACCOUNT: dict[str, Any] = {
    "accountNumber": "24000117A",
    "defendantName": "Owain PRYCE",
    "outstandingBalance": 180.0,
    "isCollectionOrderMade": True,
}


def given(*accounts: dict[str, Any]) -> dict[str, Any]:
    return {"defendants": [{"defendantId": court.DEFENDANT, "outstandingFines": list(accounts)}]}


async def test_an_account_that_was_taken_in_is_answered_as_it_was_given(
    api: Api, store: Store
) -> None:
    parts = {"defendantId": court.DEFENDANT}
    for balance, changes in ((180.0, 1), (180.0, 0), (60.0, 1)):
        account = {**ACCOUNT, "outstandingBalance": balance}
        with store.writing() as connection:
            ((defendant, accounts),) = fines_in(given(account))
            assert put_accounts(connection, defendant, accounts) == changes
        assert await asked(api, routes.DEFENDANT_FINES, **parts) == {"outstandingFines": [account]}


def test_a_file_is_taken_in_once_and_a_second_time_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fines.json"
    file.write_text(json.dumps(given(ACCOUNT, {**ACCOUNT, "accountNumber": "24000118B"})))
    asked_for = ["import", "fines", str(file), "--database", str(tmp_path / "court.db")]
    assert main(asked_for) == 0
    assert main(asked_for) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [f"Imported 2 accounts from {file}.", f"Nothing new in {file}."]


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"accountNumber": ""}, "defendants.0.outstandingFines.0.accountNumber"),
        ({"outstandingBalance": True}, "defendants.0.outstandingFines.0.outstandingBalance"),
        ({"outstandingBalance": -1.0}, "defendants.0.outstandingFines.0.outstandingBalance"),
        ({"dateOfBirth": "6.11.1980"}, "defendants.0.outstandingFines.0.dateOfBirth"),
        ({"owes": 1}, "defendants.0.outstandingFines.0.owes"),
    ],
)
def test_a_wrong_file_is_refused_with_the_path(wrong: dict[str, Any], where: str) -> None:
    with pytest.raises(ImportRefusedError, match=where):
        fines_in(given({**ACCOUNT, **wrong}))


@pytest.mark.parametrize("value", [[], {}, {"defendants": []}, [{"defendantId": "theirs"}], "?"])
def test_what_holds_no_defendant_is_refused(value: Any) -> None:
    with pytest.raises(ImportRefusedError):
        fines_in(value)


def test_adults_of_the_practice_court_owe_fines_that_a_client_can_read() -> None:
    made = practice_court(court.NOW.date())
    defendants = {
        each["id"]: each
        for hearing in made.hearings
        for case in hearing["prosecutionCases"]
        for each in case["defendants"]
    }
    assert 5 <= len(made.fines) < len(defendants) / 3
    assert made.fines == practice_court(court.NOW.date()).fines
    numbers = {each["outstandingFines"][0]["accountNumber"] for each in made.fines}
    assert len(numbers) == len(made.fines)
    for each in made.fines:
        assert not defendants[each["defendantId"]].get("isYouth")
        (read,) = OutstandingFines.model_validate(each).outstanding_fines
        assert read.outstanding_balance is not None
        assert read.outstanding_balance > 0
