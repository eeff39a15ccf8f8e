"""When the bench sat in a court room, and who sat (section 6)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.calls import AnswerError, Call, Outcome
from caseapi.json_text import from_json, to_json
from caseapi.requests_sitting import ReadSession, RecordSessionTime
from caseapi.sittings import as_wire
from caseapi.store import kept
from client.contract.routes import RECORD_SESSION_TIME

_SESSIONS = ("amCourtSession", "pmCourtSession")


def record_session_time(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Record a day's morning or afternoon, or both; one that isn't named stays as it was."""
    asked = RecordSessionTime.model_validate(call.payload)
    day = asked.court_session_date or as_wire(call.now)[:10]
    before = kept.hold_session(connection, asked.court_house_id, asked.court_room_id, day)
    recorded: dict[str, Any] = from_json(before)
    sent = {name: call.payload[name] for name in _SESSIONS if call.payload.get(name) is not None}
    document = {
        "courtHouseId": asked.court_house_id,
        "courtRoomId": asked.court_room_id,
        **recorded,
        **sent,
    }
    kept.write_session(
        connection, asked.court_house_id, asked.court_room_id, day, to_json(document)
    )
    told = {**document, "courtSessionDate": day}
    return (Outcome(RECORD_SESSION_TIME.success, asked.court_room_id, told),)


def read_session_time(connection: Connection, call: Call) -> str:
    """Answer with a day's sessions of a court room; raises `AnswerError` 404 where none are."""
    asked = ReadSession.model_validate(call.payload)
    day = asked.court_session_date or as_wire(call.now)[:10]
    text = kept.read_session(connection, asked.court_house_id, asked.court_room_id, day)
    if text is None:
        raise AnswerError(404, "Nothing is recorded for this court house, room and day.")
    return text
