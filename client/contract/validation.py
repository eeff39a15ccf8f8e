"""What the results validator says of a day's draft results (section 8)."""

from pydantic import field_validator

from client.contract.base import Read
from client.contract.text import LooseMembers, Prose, Text


class ValidationIssue(Read):
    """One thing that a rule found."""

    rule_id: Text = ""
    severity: Text = ""
    message: Prose = ""
    affected_result_codes: tuple[Text, ...] = ()
    affected_offences: tuple[LooseMembers, ...] = ()
    affected_defendants: tuple[LooseMembers, ...] = ()


class ValidationAnswer(Read):
    """What the rules found; errors keep results from being shared where that is switched on."""

    is_valid: bool = True
    mode: Text = ""
    rules_evaluated: tuple[Text, ...] = ()
    errors: tuple[ValidationIssue, ...] = ()
    warnings: tuple[ValidationIssue, ...] = ()

    @field_validator("errors", mode="before")
    @classmethod
    def _issues_of_either_form(cls, value: object) -> object:
        """Read the newer form, in which the issues stand in an object of their own."""
        return value.get("validationIssues") or () if isinstance(value, dict) else value
