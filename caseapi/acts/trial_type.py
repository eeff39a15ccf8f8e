"""How a trial went: effective, cracked, ineffective or vacated (section 6)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.acts.document import Document, hold, keep
from caseapi.acts.reference import trial_type
from caseapi.calls import AnswerError, Call, Outcome
from caseapi.json_text import to_json
from caseapi.requests_asking import TrialReason
from caseapi.requests_recording import SetTrialType
from caseapi.sittings import sitting_days
from client.contract.routes import SET_TRIAL_TYPE

_KINDS = ("crackedIneffectiveTrial", "isEffectiveTrial", "isVacatedTrial")


def set_trial_type(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Write down how a trial went, in the place of what was there.

    Raises `AnswerError` 404 for a reason that reference data doesn't have.
    """
    asked = SetTrialType.model_validate(call.payload)
    document = hold(connection, asked.hearing_id)
    for member in _KINDS:
        document.pop(member, None)
    told: dict[str, Any] = {"hearingId": asked.hearing_id}
    reason_id = asked.trial_type_id or asked.vacated_trial_reason_id
    if reason_id is None:
        document["isEffectiveTrial"] = True
    else:
        reason = _reason(connection, reason_id)
        if asked.cracked_ineffective_sub_reason_id is not None:
            reason["crackedIneffectiveSubReasonId"] = asked.cracked_ineffective_sub_reason_id
        document["crackedIneffectiveTrial"] = reason
    if asked.vacated_trial_reason_id is not None:
        document["isVacatedTrial"] = True
        told |= {"vacatedTrialReasonId": asked.vacated_trial_reason_id, **_first_day(document)}
    keep(connection, asked.hearing_id, document)
    return (Outcome(SET_TRIAL_TYPE.success, asked.hearing_id, told),)


def read_trial_reason(connection: Connection, call: Call) -> str:
    """Answer with one reason; raises `AnswerError` 404 where reference data doesn't have it."""
    asked = TrialReason.model_validate(call.payload)
    return to_json(_reason(connection, asked.trial_type_id))


def _reason(connection: Connection, reason_id: str) -> dict[str, Any]:
    row = trial_type(connection, reason_id)
    if row is None:
        raise AnswerError(404, "No reason of a cracked, ineffective or vacated trial has this id.")
    words = row.get("reasonFullDescription") or row.get("reasonShortDescription") or ""
    return {
        "id": reason_id,
        "code": str(row.get("reasonCode") or ""),
        "type": str(row.get("trialType") or ""),
        "description": str(words),
    }


def _first_day(document: Document) -> dict[str, Any]:
    days = sorted(day.sitting_day for day in sitting_days(document))
    told = {"hearingDateTime": days[0]} if days else {}
    if isinstance(document.get("jurisdictionType"), str):
        told["jurisdictionType"] = document["jurisdictionType"]
    return told
