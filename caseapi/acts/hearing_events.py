"""The log of a hearing: what happened when, and which hearings go on in a room (section 6)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.acts.document import Document, reference_of
from caseapi.acts.event_definitions import (
    GOING_ON,
    PAUSE,
    PAUSED,
    STANDING_STILL,
    is_alterable,
)
from caseapi.calls import AnswerError, Call, Outcome
from caseapi.json_text import from_json, to_json
from caseapi.requests_asking import ActiveHearings, CountLog, ReadLog
from caseapi.requests_sitting import CorrectEvent, LogEvent, RelabelEvents
from caseapi.sittings import court_of
from caseapi.store import documents, event_log, hearings, holding
from caseapi.store.event_log import ENDED, LoggedEvent
from caseapi.summaries import child
from client.contract.routes import CORRECT_EVENT, LOG_EVENT, RELABEL_EVENTS


def log_event(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Log something that happened, or tell why it is ignored.

    With `override`, a hearing that begins or goes on pauses the others in its room.
    """
    asked = LogEvent.model_validate(call.payload)
    hearing = asked.hearing_id
    alterable = (
        is_alterable(connection, asked.hearing_event_definition_id)
        if asked.alterable is None
        else asked.alterable
    )
    logged = LoggedEvent(
        id=asked.hearing_event_id,
        definition_id=asked.hearing_event_definition_id,
        recorded_label=asked.recorded_label,
        event_time=asked.event_time,
        last_modified_time=asked.last_modified_time,
        alterable=alterable,
        counsel_id=asked.defence_counsel_id,
        note=asked.note,
    )
    pauses_others = asked.override and logged.definition_id in GOING_ON
    if pauses_others:
        _hold_room(connection, hearing, logged.day)
    document = _document(connection, hearing, to_change=True)
    reason = _why_not(connection, hearing, document, logged.id)
    if document is None or reason:
        return (_ignored(hearing, logged, reason),)
    told = []
    if pauses_others:
        told = _pause_others(connection, call, hearing, document, logged)
    event_log.write_event(connection, hearing, logged)
    payload = _about(hearing, document, logged)
    return (Outcome(LOG_EVENT.success, hearing, payload), *told)


def correct_event(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Delete a line of the log and log another in its place, or tell why it is ignored."""
    asked = CorrectEvent.model_validate(call.payload)
    hearing = asked.hearing_id
    document = _document(connection, hearing, to_change=True)
    before = event_log.read_event(connection, hearing, asked.hearing_event_id)
    definition = asked.hearing_event_definition_id or (before.definition_id if before else "")
    logged = LoggedEvent(
        id=asked.latest_hearing_event_id,
        definition_id=definition or asked.latest_hearing_event_id,
        recorded_label=asked.recorded_label,
        event_time=asked.event_time,
        last_modified_time=asked.last_modified_time,
        alterable=before.alterable if before else True,
        counsel_id=asked.counsel_id or (before.counsel_id if before else None),
        note=asked.note if asked.note is not None or before is None else before.note,
    )
    reason = _why_not(connection, hearing, document, logged.id)
    if not reason and before is None:
        reason = "Not logged"
    elif not reason and before is not None and before.deleted:
        reason = "Already deleted"
    if document is None or reason:
        return (_ignored(hearing, logged, reason),)
    event_log.delete_event(connection, hearing, asked.hearing_event_id)
    event_log.write_event(connection, hearing, logged)
    payload = _about(hearing, document, logged)
    payload["hearingEvent"]["lastHearingEventId"] = asked.hearing_event_id
    return (Outcome(CORRECT_EVENT.success, hearing, payload),)


def relabel_events(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Give lines of the log other labels; those that aren't in it are passed over.

    Raises `AnswerError` 404 for an unknown hearing, and where none of the lines is in its log.
    """
    asked = RelabelEvents.model_validate(call.payload)
    if _document(connection, asked.hearing_id, to_change=True) is None:
        raise AnswerError(404, "No hearing has this id.")
    told = []
    for each in asked.hearing_events:
        before = event_log.read_event(connection, asked.hearing_id, each.hearing_event_id)
        if before is None or before.deleted:
            continue
        event_log.relabel_event(
            connection,
            asked.hearing_id,
            each.hearing_event_id,
            label=each.recorded_label,
            note=each.note,
        )
        told.append({"hearingEventId": each.hearing_event_id, "recordedLabel": each.recorded_label})
    if not told:
        raise AnswerError(404, "None of these events is in the log of this hearing.")
    payload = {"hearingId": asked.hearing_id, "hearingEvents": told}
    return (Outcome(RELABEL_EVENTS.success, asked.hearing_id, payload),)


def read_log(connection: Connection, call: Call) -> str:
    """Answer with a hearing's log of a day, and whether another hearing goes on in its room."""
    asked = ReadLog.model_validate(call.payload)
    events = [
        _line(logged) for logged in event_log.read_log(connection, asked.hearing_id, asked.date)
    ]
    others = _going_on(connection, asked.hearing_id, asked.date)
    answer = {"hearingId": asked.hearing_id, "hasActiveHearing": bool(others), "events": events}
    return to_json(answer)


def count_log(connection: Connection, call: Call) -> str:
    """Answer with how many lines a hearing's log holds, in all and on a day."""
    asked = CountLog.model_validate(call.payload)
    answer = {"eventLogCountByHearingId": len(event_log.read_log(connection, asked.hearing_id))}
    if asked.hearing_date is not None:
        of_day = event_log.read_log(connection, asked.hearing_id, asked.hearing_date)
        answer["eventLogCountByHearingIdAndDate"] = len(of_day)
    return to_json(answer)


def read_active(connection: Connection, call: Call) -> str:
    """Answer with the other hearings that go on in a hearing's room on a day (section 2.2)."""
    asked = ActiveHearings.model_validate(call.payload)
    return to_json({"activeHearings": _going_on(connection, asked.hearing_id, asked.event_date)})


def _document(connection: Connection, hearing: str, *, to_change: bool) -> Document | None:
    stored = hearings.read_hearing(connection, hearing, to_change=to_change)
    return None if stored is None else from_json(stored.document)


def _why_not(connection: Connection, hearing: str, document: Document | None, event_id: str) -> str:
    """Say why an event is not logged, in the words of section 6; empty where it is."""
    if document is None:
        return "Hearing not found"
    before = event_log.read_event(connection, hearing, event_id)
    if before is not None:
        return "Already deleted" if before.deleted else "Already logged"
    if document.get("isBoxHearing") is True:
        return "Box hearing"
    return "" if reference_of(document) else "Case URN not found"


def _going_on(
    connection: Connection, hearing: str, day: str, document: Document | None = None
) -> list[str]:
    """Give the other hearings that go on in the room where a hearing sits on a day.

    A hearing goes on from its start, or from being resumed, until it pauses or ends.
    """
    centre, room = _place(connection, hearing, day, document)
    if centre is None or room is None:
        return []
    goes_on: dict[str, bool] = {}
    for other, definition, label in event_log.events_in_room(
        connection, centre_id=centre, room_id=room, day=day
    ):
        if definition in STANDING_STILL or label == ENDED:
            goes_on[other] = False
        elif definition in GOING_ON:
            goes_on[other] = True
    return sorted(other for other, on in goes_on.items() if on and other != hearing)


def _hold_room(connection: Connection, hearing: str, day: str) -> None:
    """Hold a hearing and all others of its room on a day: only one of them is to go on."""
    centre, room = _place(connection, hearing, day, None)
    there = holding.in_room(connection, centre, room, day) if centre and room else set()
    holding.hold(connection, {hearing, *there})


def _place(
    connection: Connection, hearing: str, day: str, document: Document | None
) -> tuple[str | None, str | None]:
    days = documents.days_of(connection, hearing)
    that_day = next((each for each in days if each.hearing_day == day), None)
    if that_day is not None:
        return that_day.court_centre_id, that_day.court_room_id
    if document is None and days:
        document = from_json(days[0].document)
    return court_of(document or {})


def _pause_others(
    connection: Connection, call: Call, hearing: str, document: Document, logged: LoggedEvent
) -> list[Outcome]:
    told = []
    for other in _going_on(connection, hearing, logged.day, document):
        other_document = _document(connection, other, to_change=True)
        if other_document is None:
            continue
        pause = LoggedEvent(
            id=call.new_id(),
            definition_id=PAUSE,
            recorded_label=PAUSED,
            event_time=logged.event_time,
            last_modified_time=logged.last_modified_time,
            alterable=False,
        )
        event_log.write_event(connection, other, pause)
        told.append(Outcome(LOG_EVENT.success, other, _about(other, other_document, pause)))
    return told


def _line(logged: LoggedEvent) -> dict[str, Any]:
    line: dict[str, Any] = {
        "hearingEventId": logged.id,
        "hearingEventDefinitionId": logged.definition_id,
        "recordedLabel": logged.recorded_label,
        "eventTime": logged.event_time,
        "lastModifiedTime": logged.last_modified_time,
        "alterable": logged.alterable,
    }
    return line | ({"counselId": logged.counsel_id} if logged.counsel_id else {})


def _ignored(hearing: str, logged: LoggedEvent, reason: str) -> Outcome:
    payload = {
        "hearingEventId": logged.id,
        "hearingEventDefinitionId": logged.definition_id,
        "recordedLabel": logged.recorded_label,
        "hearingId": hearing,
        "eventTime": logged.event_time,
        "reason": reason,
        "alterable": logged.alterable,
    }
    return Outcome(LOG_EVENT.failures[0], hearing, payload)


def _about(hearing: str, document: Document, logged: LoggedEvent) -> dict[str, Any]:
    """Give what is told of a logged event: the case, the event, and where the hearing sits."""
    court = child(document, "courtCentre")
    centre, room = court_of(document)
    about: dict[str, Any] = {
        "courtCentre": {
            "courtCentreId": centre or "",
            "courtCentreName": court.get("name") or "",
            "courtRoomName": court.get("roomName") or "",
            "courtRoomId": room or "",
        },
        "hearingType": child(document, "type").get("description") or "",
    }
    if isinstance(document.get("jurisdictionType"), str):
        about["jurisdictionType"] = document["jurisdictionType"]
    return {
        "case": {"caseUrn": reference_of(document)},
        "hearingEventDefinition": {
            "hearingEventDefinitionId": logged.definition_id,
            "priority": not logged.alterable,
        },
        "hearingEvent": {
            "hearingEventId": logged.id,
            "recordedLabel": logged.recorded_label,
            "eventTime": logged.event_time,
            "lastModifiedTime": logged.last_modified_time,
        },
        "hearing": about,
    }
