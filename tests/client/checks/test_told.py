"""What the server's own validator says, joined with what is found here."""

from typing import Any

from client.checks.all import findings
from client.checks.told import validation_request, with_told
from client.contract.validation import ValidationAnswer, ValidationIssue
from tests.client.builders import uid
from tests.client.checks.one_case import case, offence, r

UNCONVICTED = (offence(plea=None), offence())


def issue(rule: str, *offences: str, severity: str = "WARNING", **members: Any) -> ValidationIssue:
    wire = {"ruleId": rule, "severity": severity, "message": "Look at this.", **members}
    affected = [{"offenceId": uid(one)} for one in offences]
    return ValidationIssue.model_validate({**wire, "affectedOffences": affected})


def test_the_request_is_what_the_validator_is_sent() -> None:
    hearing, matters, record, catalogue = case(
        r("IMP", concurrent=True), r("FVS", AOS="154"), offences=UNCONVICTED
    )
    body = validation_request(hearing, matters, record, catalogue)
    assert (body["hearingDay"], body["courtType"]) == ("2026-11-23", "MAGISTRATES")
    (line,) = body["resultLines"]
    assert (line["shortCode"], line["isConcurrent"], line["category"]) == ("IMP", True, "F")
    assert {"promptRef": "imprisonmentPeriod", "promptValue": "6 Years"} in line["prompts"]
    assert [one["isConvicted"] for one in body["offences"]] == [False, True]


def test_a_rule_that_needs_reference_data_is_said_by_the_server_alone() -> None:
    hearing, matters, record, catalogue = case(r("FO"))
    found = findings(hearing, matters, record, catalogue)
    told = issue("DR-SEX-008", "o1", affectedResultCodes=["FO"])
    joined = with_told(found, [told], matters, record)
    (one,) = [one for one in joined if one.check_id == "DR-SEX-008"]
    assert (one.numbers, one.line_ids, one.words) == ((1,), ("line 1",), "Look at this")
    assert set(found) < set(joined)


def test_what_both_say_is_said_once() -> None:
    hearing, matters, record, catalogue = case(r("FO"), offences=UNCONVICTED)
    found = findings(hearing, matters, record, catalogue)
    assert "DR-CONV-006" in [one.check_id for one in found]
    assert with_told(found, [issue("DR-CONV-006", "o1")], matters, record) == found


def test_an_error_of_the_servers_stands_among_the_errors() -> None:
    hearing, matters, record, catalogue = case(r("NSP"))
    found = findings(hearing, matters, record, catalogue)
    joined = with_told(found, [issue("DR-NEW-020", "o1", severity="ERROR")], matters, record)
    assert joined[0].check_id == "DR-NEW-020"
    assert joined[0].stops_sharing


def test_a_finding_about_a_person_is_said_of_the_persons_offences() -> None:
    _, matters, record, _ = case(r("NSP"))
    told = issue("DR-NEW-021", affectedDefendants=[{"defendantId": uid("master tolliver")}])
    joined = with_told((), [told], matters, record)
    assert joined[0].numbers == (1, 2)


def test_an_answer_of_either_form_is_read() -> None:
    answer = ValidationAnswer.model_validate({"errors": {"validationIssues": []}, "warnings": []})
    assert answer.errors == ()
