"""Shared results by target: one offence or application with its lines (sections 4.4 and 5.2)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.hearing import target_of
from caseapi.json_text import from_json
from caseapi.store import amendments
from caseapi.summaries import objects

Target = dict[str, Any]

_FROM_LINE = ("defendantId", "masterDefendantId", "offenceId", "applicationId", "caseId")


def shared_targets(connection: Connection, hearing_id: str) -> list[Target]:
    """Give the targets of a hearing whose results were shared, by day, as they were last shared.

    The id of a target is that of its offence, or of its application.
    """
    return [
        target
        for day, lines in amendments.read_shared_days(connection, hearing_id)
        for target in targets_on(hearing_id, day, list(objects(from_json(lines))))
    ]


def targets_on(hearing_id: str, day: str, lines: list[dict[str, Any]]) -> list[Target]:
    """Give the targets that the shared lines of one day belong to, in the lines' order."""
    by_id: dict[str, Target] = {}
    for line in lines:
        target_id = target_of(line)
        if target_id is None:
            continue
        begun = {"targetId": target_id, "hearingId": hearing_id, "hearingDay": day}
        target = by_id.setdefault(
            target_id, {**begun, "draftResult": "{}", "shadowListed": False, "resultLines": []}
        )
        target |= {name: line[name] for name in _FROM_LINE if name in line and name not in target}
        target["shadowListed"] = target["shadowListed"] or line.get("shadowListed") is True
        target["resultLines"].append(line)
    return list(by_id.values())
