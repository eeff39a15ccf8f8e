"""The law's arithmetic at the desk: shown when it is asked for, and never recorded."""

import datetime as dt
from typing import Any

from client.contract.hearing import HearingDetail
from client.desk.case_file import CaseFile, open_file
from client.desk.reckoning import plea_reminder, reckoning
from client.record.lines import ResultLine
from client.record.record import Change
from tests.client.builders import DAY, defendant_json, hearing_json, offence_json
from tests.client.checks.one_case import GUILTY
from tests.client.checks.recording import CATALOGUE, result
from tests.client.desk.at_work import AtWork

START = dt.date(2026, 11, 30)


def file(bail: str = "", **offence: Any) -> CaseFile:
    charged = offence_json(
        "ins", "No insurance", 1, modeOfTrial="Summary", startDate="2026-06-02", **offence
    )
    person = defendant_json("tolliver", "Tolliver", "Maud", charged)
    person["personDefendant"]["personDetails"]["dateOfBirth"] = "1991-04-03"
    person["personDefendant"]["bailStatus"] = {"code": bail}
    document = hearing_json()
    document["prosecutionCases"][0]["defendants"] = [person]
    opened = open_file(
        HearingDetail.model_validate({"hearing": document}), DAY, None, (), frozenset()
    )
    assert opened is not None
    return opened


def reckon(case: CaseFile, *results: tuple[str, dict[str, Any]]) -> tuple[str, ...]:
    (matter,) = case.matters
    lines: list[ResultLine] = [
        result(f"line {at}", code, matter.target, case.date, given)
        for at, (code, given) in enumerate(results)
    ]
    return reckoning(case.with_change(Change.adding(lines)), matter, CATALOGUE)


def test_the_surcharge_is_offered_with_its_instrument() -> None:
    said = reckon(file(**GUILTY), ("FO", {"AOF": "120"}))
    assert "Surcharge £48: fine, SI 2022/584" in said
    assert said[0] == "Reckoned for TOLLIVER Maud; nothing of it is recorded"


def test_totals_the_term_in_default_and_the_end_of_instalments() -> None:
    terms = {"IAMT": "20", "PF": "monthly", "instalmentStartDate": START}
    money = (("FO", {"AOF": "120"}), ("FVS", {"AOS": "48"}), ("FCOST", {"AOC": "85"}))
    said = reckon(file(**GUILTY), *money, ("INSTL", terms))
    assert "Total £253  fine 120 · surcharge 48 · costs 85" in said
    assert "In default of £253: at most 14 days" in said
    assert "£20 monthly clears it in 13, the last £13 on Tue 30 Nov 2027" in said


def test_the_last_day_of_a_period_from_today() -> None:
    said = reckon(file(**GUILTY), ("SUSPS", {"suspendedPeriod": {"Months": 12}}))
    assert "SUSPS: from today the last day is Mon 22 Nov 2027" in said


def test_custody_time_limits_of_somebody_who_is_held_before_trial() -> None:
    said = reckon(file("C"))
    assert "Custody time limit from today, summary trial, 56 days: Mon 18 Jan 2027" in said
    assert "Custody time limit from today, Crown Court, 182 days: Mon 24 May 2027" in said
    assert len(reckon(file("B"))) == len(reckon(file("C", **GUILTY))) == 2


def test_with_nothing_recorded_there_is_nothing_to_reckon_from() -> None:
    assert reckon(file())[1] == "There is nothing to reckon from yet"


def test_the_commands_show_it_and_record_nothing(clerk: AtWork) -> None:
    clerk.enter("fo 120")
    assert "Total £120  fine 120" in clerk.enter(":reckon").explained
    assert clerk.enter(":credit").explained == plea_reminder()
    assert clerk.typed() == ["fo 120"]
