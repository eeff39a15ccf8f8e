"""The results validator: a day's draft results checked before they are shared (section 8)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from caseapi.acts.reference import offence_row
from caseapi.calls import AnswerError, Call
from caseapi.json_text import to_json
from caseapi.requests_asking import ReadRule
from caseapi.requests_sitting import ValidationRequest
from caseapi.sittings import as_wire
from client.checks.published import RULES, Asked, Issue, OffenceFacts, asked_from_wire, find_all

ADVISORY = "advisory"
_LISTED = tuple(rule.wire for rule in RULES)
_ENDORSABLE = {"1": True, "0": False, "Y": True, "N": False, "TRUE": True, "FALSE": False}


def validate_results(connection: Connection, call: Call) -> str:
    """Answer with what the rules find in a day's draft results.

    Nothing here keeps results from being shared: the mode is that of advice.
    """
    ValidationRequest.model_validate(call.payload)
    asked = asked_from_wire(call.payload, _facts(connection, call.payload))
    found = find_all(asked)
    return to_json(
        {
            "validationId": call.new_id(),
            "timestamp": as_wire(call.now),
            "mode": ADVISORY,
            "rulesEvaluated": [rule.id for rule in RULES],
            "isValid": not found.errors,
            "errors": {
                "errorMessages": list(found.messages),
                "validationIssues": [_issue(one, asked) for one in found.errors],
            },
            "warnings": [_issue(one, asked) for one in found.warnings],
            "processingTimeMs": 0,
        }
    )


def _issue(issue: Issue, asked: Asked) -> dict[str, Any]:
    return {
        "ruleId": issue.rule_id,
        "severity": issue.severity.value,
        "message": issue.words,
        "validationLevel": "DEFENDANT" if issue.people else "OFFENCE",
        "affectedResultCodes": list(issue.codes),
        "affectedOffences": [
            {"offenceId": one, "offenceTitle": asked.title_of(one), "message": issue.words}
            for one in issue.offences
        ],
        "affectedDefendants": [
            {"defendantId": one, "message": issue.words} for one in issue.people
        ],
    }


def _facts(connection: Connection, body: Mapping[str, Any]) -> dict[str, OffenceFacts]:
    """Give what reference data says of the offences asked about, as far as they are in it."""
    codes = {str(one.get("offenceCode") or "").strip().upper() for one in body["offences"]}
    rows = {code: offence_row(connection, code) for code in codes if code}
    return {
        code: OffenceFacts(
            group=str(row.get("misCode") or ""),
            custodial=str(row.get("custodialIndicator") or row.get("custodialIndicatorCode") or ""),
            endorsable=_ENDORSABLE.get(str(row.get("endorsableFlag", "")).upper()),
        )
        for code, row in rows.items()
        if row is not None
    }


def list_rules(connection: Connection, call: Call) -> str:
    """Answer with every rule, and how many of them are switched on."""
    enabled = sum(1 for rule in _LISTED if rule["enabled"])
    return to_json({"count": len(_LISTED), "enabledCount": enabled, "rules": list(_LISTED)})


def read_rule(connection: Connection, call: Call) -> str:
    """Answer with one rule; raises `AnswerError` 404 for an unknown one."""
    asked = ReadRule.model_validate(call.payload)
    found = next((rule for rule in _LISTED if rule["ruleId"] == asked.rule_id), None)
    if found is None:
        raise AnswerError(404, "No validation rule has this id.")
    return to_json(found)
