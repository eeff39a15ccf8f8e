"""Setting a check down: a clerk's reason for leaving something as it is, kept with the result.

The reason stands in the draft's own line, under a name that no other client uses, so that it is
kept, undone and saved with it, and goes when the result is changed. It is never shared.
"""

from collections.abc import Mapping

from client.checks.findings import Finding
from client.record.lines import ResultLine
from client.record.record import Change, Record

MEMBER = "checksSetDown"
"""The member of a draft line that holds reasons, each under its finding's key."""

LONGEST_REASON = 250


def reasons(record: Record) -> Mapping[str, str]:
    """Give the reasons that stand in a record, by the keys of their findings."""
    found: dict[str, str] = {}
    for line in record.live_lines:
        given = line.wire.get(MEMBER)
        if isinstance(given, Mapping):
            found |= {str(key): str(reason) for key, reason in given.items()}
    return found


def setting_down(record: Record, finding: Finding, reason: str) -> Change | None:
    """Give the change that sets a finding down with a reason; an empty one takes it up again.

    `None` where the record holds no result to keep the reason with.
    """
    lines = record.live_lines
    own = (line for line in lines if line.id in finding.line_ids)
    about = (line for line in lines if set(line.target.matter_key) & set(finding.offences) - {""})
    line = next(own, None) or next(about, None) or next(iter(lines), None)
    if line is None:
        return None
    before = line.wire.get(MEMBER)
    kept = {
        key: said
        for key, said in (before.items() if isinstance(before, Mapping) else ())
        if key != finding.key
    }
    if reason:
        kept[finding.key] = reason[:LONGEST_REASON]
    wire = {key: value for key, value in line.wire.items() if key != MEMBER}
    after = ResultLine(line.id, {**wire, MEMBER: kept} if kept else wire)
    return Change(((line.id, line, after),))
