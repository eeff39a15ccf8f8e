"""The read-back: everything recorded, in plain words, in the order of the screen, with totals."""

from dataclasses import replace
from typing import Any

from client.contract.hearing import Hearing
from client.readback import Readback, read_back, total_of
from client.record.lines import ResultLine
from client.record.matters import matters_of
from client.record.record import Record
from tests.client.builders import DAY, catalogue, hearing_json, matters, recorded, uid

SPEED, INSURANCE, TEST_CERTIFICATE = (matter.target for matter in matters())


def read(*lines: ResultLine) -> Readback:
    return read_back(matters(), Record("h", DAY, lines), catalogue())


def test_defendants_and_offences_are_read_in_the_order_of_the_screen() -> None:
    back = read()
    assert [(one.name, [m.number for m in one.matters]) for one in back.defendants] == [
        ("BRACKLEY Aldous", [1]),
        ("TOLLIVER Maud", [2, 3]),
    ]
    assert {one.reference for one in back.defendants} == {"01TW1234526"}


def test_the_order_of_recording_does_not_change_the_order_of_reading() -> None:
    fine, ended = recorded("fo 120", INSURANCE), recorded("nsp", SPEED)
    assert read(fine, ended) == read(ended, fine)


def test_results_on_one_offence_are_read_in_the_order_they_were_recorded() -> None:
    back = read(recorded("fo 120", SPEED), recorded("lep 3", SPEED))
    assert [one.words for one in back.defendants[0].matters[0].results] == [
        "Fine £120",
        "Licence endorsed · Penalty points: 3",
    ]


def test_what_has_no_outcome_today_is_counted() -> None:
    back = read(recorded("fo 120", INSURANCE), recorded("lep 3", SPEED))
    assert back.open_numbers == (1, 3)
    assert back.result_count == 2


def test_a_struck_out_result_is_not_read() -> None:
    fine = recorded("fo 120", SPEED)
    back = read(replace(fine, wire={**fine.wire, "deleted": True}))
    assert back.result_count == 0
    assert back.defendants[0].matters[0].results == ()
    assert back.defendants[0].total == ""


def test_money_is_totalled_for_each_defendant() -> None:
    back = read(
        recorded("fo 120", INSURANCE),
        recorded("fo 80", TEST_CERTIFICATE),
        recorded("fvs 48", INSURANCE),
        recorded("fo 1,000.50", SPEED),
    )
    assert [one.total for one in back.defendants] == [
        "Total £1,000.50  fine 1,000.50",
        "Total £248  fine 200 · surcharge 48",
    ]


def test_what_is_no_imposition_is_not_totalled() -> None:
    assert total_of([recorded("cd 12m"), recorded("lep 6")], catalogue()) == ""


def test_an_amount_that_another_client_left_unreadable_is_not_totalled() -> None:
    fine = recorded("fo 120")

    def with_amount(value: Any) -> ResultLine:
        return replace(
            fine, wire={**fine.wire, "resultPrompts": [{"type": "CURR", "value": value}]}
        )

    assert total_of([with_amount("tbc"), with_amount(None)], catalogue()) == ""
    assert total_of([with_amount(80.5)], catalogue()) == "Total £80.50  fine 80.50"


def test_the_read_back_is_plain_lines_of_text() -> None:
    assert read(recorded("fo 120", INSURANCE), recorded("fvs 48", INSURANCE)).lines() == (
        "BRACKLEY Aldous · 01TW1234526",
        "  1 Exceed 30 mph",
        "     no result yet",
        "TOLLIVER Maud · 01TW1234526",
        "  2 No insurance",
        "     Fine £120  ‹fo 120›",
        "     Surcharge £48  ‹fvs 48›",
        "  3 No test certificate",
        "     no result yet",
        "  Total £168  fine 120 · surcharge 48",
    )


def test_one_defendant_on_two_cases_is_read_under_each_case() -> None:
    first, second = hearing_json(), hearing_json("other")
    second["prosecutionCases"][0]["prosecutionCaseIdentifier"] = {"caseURN": "01TW7654326"}
    first["prosecutionCases"] += second["prosecutionCases"]
    both = matters_of(Hearing.model_validate(first))
    back = read_back(both, Record("h", DAY), catalogue())
    assert [(one.name, one.reference) for one in back.defendants] == [
        ("BRACKLEY Aldous", "01TW1234526"),
        ("TOLLIVER Maud", "01TW1234526"),
        ("BRACKLEY Aldous", "01TW7654326"),
        ("TOLLIVER Maud", "01TW7654326"),
    ]


def test_an_application_is_read_under_its_party() -> None:
    raw = hearing_json(
        prosecutionCases=[],
        courtApplications=[
            {
                "id": uid("appeal"),
                "applicationReference": "A1/26",
                "type": {"type": "Application to vary bail"},
                "applicant": {"personDetails": {"lastName": "Okoro", "firstName": "Ada"}},
            }
        ],
    )
    found = matters_of(Hearing.model_validate(raw))
    back = read_back(found, Record("h", DAY, (recorded("wdrn", found[0].target),)), catalogue())
    assert back.lines() == (
        "OKORO Ada · A1/26",
        "  1 Application to vary bail",
        "     Withdrawn  ‹wdrn›",
    )
    assert back.open_numbers == ()


def test_every_result_of_the_record_is_read_exactly_once() -> None:
    lines = [
        recorded(text, matter.target, uid(f"{text} {matter.number}"))
        for matter in matters()
        for text in ("fo 120", "fvs 48", "lep 3")
    ]
    back = read(*lines)
    said = [words for one in back.defendants for matter in one.matters for words in matter.results]
    assert len(said) == back.result_count == len(lines)


def test_a_result_of_another_client_on_what_is_not_listed_here_is_read_before_it_is_shared() -> (
    None
):
    fine = recorded("fo 120")
    elsewhere = replace(
        fine, wire={**fine.wire, "offenceId": uid("gone"), "applicationId": uid("appeal")}
    )
    assert any("Fine £120" in line for line in read(elsewhere).lines())
