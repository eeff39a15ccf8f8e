"""What the API's own validator says, joined with what is found here, as one list."""

from collections.abc import Iterable, Sequence
from typing import Any

from client.catalogue import Catalogue
from client.checks.asking import asked_of
from client.checks.findings import Finding
from client.checks.published import Severity, asked_to_wire
from client.checks.sheet import sheet_of
from client.contract.hearing import Hearing
from client.contract.validation import ValidationIssue
from client.record.matters import Matter
from client.record.record import Record

_SOURCE = "the court's server"


def validation_request(
    hearing: Hearing, matters: Sequence[Matter], record: Record, catalogue: Catalogue
) -> dict[str, Any]:
    """Give what the validator is asked about a hearing day (contract section 8)."""
    sheet = sheet_of(hearing, matters, record, catalogue)
    return asked_to_wire(asked_of(sheet), hearing.id)


def with_told(
    found: Iterable[Finding],
    issues: Iterable[ValidationIssue],
    matters: Sequence[Matter],
    record: Record,
) -> tuple[Finding, ...]:
    """Join what the server's validator found; what is found here by the same rule is said once."""
    own = tuple(found)
    known = {(one.check_id, offence) for one in own for offence in one.offences}
    told = []
    for issue in issues:
        offences = {str(one.get("offenceId") or "") for one in issue.affected_offences}
        people = {str(one.get("defendantId") or "") for one in issue.affected_defendants}
        on = [
            one
            for one in matters
            if one.target.offence_id in offences
            or (people & {one.target.master_defendant_id, one.target.defendant_id})
        ]
        ids = {one.target.offence_id for one in on}
        if any((issue.rule_id, one) in known for one in ids) or (not on and _is_known(issue, own)):
            continue
        told.append(_finding(issue, on, record))
    return tuple(sorted((*own, *told), key=lambda one: one.severity is not Severity.ERROR))


def _is_known(issue: ValidationIssue, own: Iterable[Finding]) -> bool:
    return any(one.check_id == issue.rule_id for one in own)


def _finding(issue: ValidationIssue, on: Sequence[Matter], record: Record) -> Finding:
    keys = {one.target.matter_key for one in on}
    codes = {code.upper() for code in issue.affected_result_codes}
    is_error = issue.severity.upper() == Severity.ERROR
    return Finding(
        issue.rule_id,
        Severity.ERROR if is_error else Severity.WARNING,
        " ".join(issue.message.split()).rstrip("."),
        tuple(one.number for one in on),
        tuple(
            line.id
            for line in record.live_lines
            if line.target.matter_key in keys and line.short_code.upper() in codes
        ),
        tuple(one.target.offence_id for one in on),
        _SOURCE,
    )
