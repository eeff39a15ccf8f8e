"""The results validator: a day's draft results checked before they are shared (section 8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from caseapi.calls import AnswerError, Call
from caseapi.json_text import to_json
from caseapi.requests_asking import ReadRule
from caseapi.requests_sitting import ValidationRequest
from caseapi.sittings import as_wire

ADVISORY = "advisory"


@dataclass(frozen=True, slots=True)
class Findings:
    """What was checked and found: the ids of the rules, and issues in the wire's own shape."""

    rules: tuple[str, ...] = ()
    errors: tuple[Mapping[str, Any], ...] = ()
    warnings: tuple[Mapping[str, Any], ...] = ()


RULES: Sequence[Mapping[str, Any]] = ()
"""The rules there are, each as section 8 lists it."""


def check_results(request: Mapping[str, Any]) -> Findings:
    """Check a day's draft results, given as the request has them, by every rule there is."""
    return Findings(rules=tuple(str(rule["ruleId"]) for rule in RULES))


def validate_results(connection: Connection, call: Call) -> str:
    """Answer with what the rules find in a day's draft results."""
    ValidationRequest.model_validate(call.payload)
    found = check_results(call.payload)
    return to_json(
        {
            "validationId": call.new_id(),
            "timestamp": as_wire(call.now),
            "mode": ADVISORY,
            "rulesEvaluated": list(found.rules),
            "isValid": not found.errors,
            "errors": list(found.errors),
            "warnings": list(found.warnings),
            "processingTimeMs": 0,
        }
    )


def list_rules(connection: Connection, call: Call) -> str:
    """Answer with every rule, and how many of them are switched on."""
    enabled = sum(1 for rule in RULES if rule.get("enabled"))
    return to_json({"count": len(RULES), "enabledCount": enabled, "rules": list(RULES)})


def read_rule(connection: Connection, call: Call) -> str:
    """Answer with one rule; raises `AnswerError` 404 for an unknown one."""
    asked = ReadRule.model_validate(call.payload)
    found = next((rule for rule in RULES if rule.get("ruleId") == asked.rule_id), None)
    if found is None:
        raise AnswerError(404, "No validation rule has this id.")
    return to_json(found)
