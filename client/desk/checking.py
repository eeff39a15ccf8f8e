"""The checks at the desk: on the line that is typed, before a share, and set down with a reason."""

from client.catalogue import Catalogue
from client.checks.all import findings
from client.checks.findings import Finding
from client.checks.published.issues import Severity
from client.desk.case_file import CaseFile
from client.record.lines import ResultLine
from client.record.record import Change

_MOST_MATTERS = 20
"""Where one person has more, only what the line is for is looked at while it is typed."""


def check_typed(file: CaseFile, change: Change, catalogue: Catalogue) -> str:
    """Say what the checks would find on a line, were it recorded; empty where they find nothing.

    What is missing may still be typed, and is looked for when the hearing is read back.
    """
    after = file.with_change(change)
    new = {line.id for _, _, line in change.steps if line is not None}
    entered = {step.of for step in change.entered}
    keys = {line.target.matter_key for _, _, line in change.steps if line is not None}
    touched = [
        one
        for one in after.matters
        if one.target.matter_key in keys or entered & {one.target.offence_id}
    ]
    people = {one.defendant_key for one in touched}
    matters = [one for one in after.matters if one.defendant_key in people]
    if len(matters) > _MOST_MATTERS:
        matters = touched
    found = findings(after.hearing, matters, after.record, catalogue, is_typing=True)
    first = next(
        (one for one in found if new & set(one.line_ids) or entered & set(one.offences)), None
    )
    return said(first) if first else ""


def said(finding: Finding) -> str:
    """Say a finding at the line: an error is called one, a warning asks for a look."""
    return f"{'error' if finding.severity is Severity.ERROR else 'look'}: {finding.words}"


def why_not_shared(found: tuple[Finding, ...]) -> str:
    """Say which errors keep results from being shared, and what to do; empty where none does."""
    faults = [one for one in found if one.stops_sharing]
    if not faults:
        return ""
    first = faults[0]
    where = f"{', '.join(map(str, first.numbers))}: " if first.numbers else ""
    more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
    number = found.index(first) + 1
    return f"Not shared: {where}{first.words}{more}. Mend it, or :setdown {number} and why"


def line_at_fault(file: CaseFile, finding: Finding) -> ResultLine | None:
    """Give the last of the results at fault; `None` where what is at fault is not there."""
    lines = [line for line in file.record.live_lines if line.id in finding.line_ids]
    return lines[-1] if lines else None
