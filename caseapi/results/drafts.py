"""Saving and deleting the draft of a hearing day (sections 4.1, 4.4 and 4.5)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from caseapi import hearing as rules
from caseapi.calls import Call, Outcome
from caseapi.hearing import PlainRefusal, targets_of
from caseapi.json_text import to_json
from caseapi.requests import OnHearingDay, SaveDraftRequest
from caseapi.results.standing import standing
from caseapi.results.telling import refused
from caseapi.store import amendments, hearings, results
from client.contract.events import RefusalCode
from client.contract.routes import DELETE_DRAFT, SAVE_DRAFT


def save_draft_result(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Save the whole draft of a hearing day, or say why not (sections 4.1 and 4.5)."""
    asked = SaveDraftRequest.model_validate(call.payload)
    hearing_id, day, version = asked.hearing_id, asked.hearing_day, asked.version
    hearing = standing(connection, hearing_id, day)
    saved = rules.save_draft(
        hearing,
        user=call.user,
        version=version,
        targets=targets_of(asked.result_lines.values()),
        reset=asked.is_reset_results,
    )
    if isinstance(saved, RefusalCode):
        return refused(connection, call, hearing_id, hearing, saved, day=day, version=version)
    results.write_draft(connection, hearing_id, day, to_json(call.payload))
    results.set_last_version(connection, hearing_id, day, version)
    if hearing.owner != call.user:
        hearings.set_owner(connection, hearing_id, call.user)
    told = {"hearingId": hearing_id, "hearingState": saved.state.value}
    told |= _first_target(asked.result_lines)
    return (Outcome(SAVE_DRAFT.success, hearing_id, told),)


def delete_draft_result(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Delete the draft of a hearing day, or say, wrongly, that it is locked (section 4.4)."""
    asked = OnHearingDay.model_validate(call.payload)
    hearing_id, day = asked.hearing_id, asked.hearing_day
    hearing = standing(connection, hearing_id, day)
    deleted = rules.delete_draft(hearing)
    if isinstance(deleted, PlainRefusal):
        return refused(connection, call, hearing_id, hearing, deleted)
    amendments.delete_draft(connection, hearing_id, day)
    told = {"hearingId": hearing_id, "hearingDay": day, "amendedByUserId": call.user}
    return (Outcome(DELETE_DRAFT.success, hearing_id, told),)


def _first_target(lines: Mapping[str, dict[str, Any]]) -> dict[str, str]:
    """Give the ids of one target, which the event's schema still asks for from older drafts."""
    for line in lines.values():
        defendant, offence = line.get("defendantId"), line.get("offenceId")
        if isinstance(defendant, str) and isinstance(offence, str):
            return {"defendantId": defendant, "offenceId": offence, "targetId": offence}
    return {}
