"""The events that tell of a refusal (section 1.5)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.calls import Call, Outcome
from caseapi.hearing import REASONS, HearingOnDay, PlainRefusal, Refusal
from caseapi.json_text import from_json
from caseapi.store import reference
from client.contract.events import RefusalCode
from client.contract.routes import SAVE_DRAFT

REFUSED = SAVE_DRAFT.failures[0]
"""The event of every refusal that has a code."""


def refused(
    connection: Connection,
    call: Call,
    hearing_id: str,
    hearing: HearingOnDay,
    refusal: Refusal,
    *,
    day: str | None = None,
    version: int | None = None,
) -> tuple[Outcome, ...]:
    """Tell of a refusal; `day` and `version` are those of the request, where it has them."""
    if isinstance(refusal, PlainRefusal):
        told = {"hearingId": hearing_id}
        if refusal is PlainRefusal.SHARE_FAILED and hearing.owner is not None:
            told["amendedByUserId"] = hearing.owner
        return (Outcome(refusal.value, hearing_id, told),)
    error = _error(refusal)
    info = _info(connection, call, hearing, day, version)
    payload = {"hearingId": hearing_id, "hearingState": hearing.state.value}
    return (Outcome(REFUSED, hearing_id, {**payload, "error": error, "info": info}),)


def _error(code: RefusalCode) -> dict[str, str]:
    return {"type": code.kind, "code": code.value, "reason": REASONS[code]}


def _info(
    connection: Connection,
    call: Call,
    hearing: HearingOnDay,
    day: str | None,
    version: int | None,
) -> dict[str, Any]:
    """Give versions and days as far as they are known, and names only where both users are."""
    known = {
        "hearingDay": day,
        "version": version,
        "lastUpdatedVersion": hearing.last_version,
    }
    info: dict[str, Any] = {name: value for name, value in known.items() if value is not None}
    name = _name(connection, call.user)
    owner_name = _name(connection, hearing.owner)
    if name and owner_name:
        info["userName"] = name
        info["lastUpdatedByUserName"] = owner_name
    return info


def _name(connection: Connection, user_id: str | None) -> str:
    text = reference.read_user(connection, user_id) if user_id else None
    if text is None:
        return ""
    user = from_json(text)
    return f"{user.get('firstName', '')} {user.get('lastName', '')}".strip()
