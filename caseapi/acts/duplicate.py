"""Marking a hearing as a duplicate, which takes it out of the lists (section 6)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.acts.document import Document, hold
from caseapi.calls import Call, Outcome
from caseapi.requests_recording import (
    MarkDuplicate,
    MarkDuplicateWithReason,
    OverwriteDuplicate,
)
from caseapi.store import documents
from caseapi.summaries import objects
from client.contract.routes import MARK_DUPLICATE


def mark_duplicate(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Mark a hearing as a duplicate; nothing at all happens to one that has shared results.

    That silence is the original's (section 9, trap 12).
    """
    asked = MarkDuplicate.model_validate(call.payload)
    return _mark(connection, asked.hearing_id)


def mark_duplicate_with_reason(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Mark a hearing as a duplicate, and say why."""
    asked = MarkDuplicateWithReason.model_validate(call.payload)
    return _mark(connection, asked.hearing_id, reason=asked.reason)


def overwrite_duplicate(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Mark a hearing as a duplicate, with `overwriteWithResults` even one that was shared."""
    asked = OverwriteDuplicate.model_validate(call.payload)
    return _mark(connection, asked.hearing_id, even_shared=asked.overwrite_with_results)


def _mark(
    connection: Connection, hearing: str, *, reason: str = "", even_shared: bool = False
) -> tuple[Outcome, ...]:
    document = hold(connection, hearing)
    if document.get("hasSharedResults") is True and not even_shared:
        return ()
    documents.remove_hearing(connection, hearing)
    told = {"hearingId": hearing, **_ids(document)} | ({"reason": reason} if reason else {})
    return (Outcome(MARK_DUPLICATE.success, hearing, told),)


def _ids(document: Document) -> dict[str, Any]:
    """Give the ids of what the hearing held, so that what knows them can let them go."""
    cases = list(objects(document.get("prosecutionCases")))
    defendants = [each for case in cases for each in objects(case.get("defendants"))]
    offences = [each for defendant in defendants for each in objects(defendant.get("offences"))]
    ids = {
        "prosecutionCaseIds": [case.get("id") for case in cases],
        "defendantIds": [defendant.get("id") for defendant in defendants],
        "offenceIds": [offence.get("id") for offence in offences],
    }
    return {name: values for name, values in ids.items() if values}
