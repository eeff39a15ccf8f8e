"""The logs of hearings with all that their papers need beside them (section 6)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.calls import Call
from caseapi.json_text import from_json, to_json
from caseapi.requests_asking import LogForDocuments
from caseapi.sittings import sitting_days
from caseapi.store import documents, event_log, reference, told
from caseapi.store.event_log import LoggedEvent
from caseapi.summaries import Document, called, child, objects, party_of, summary_of
from client.contract.court_time import LONDON


def read_log_for_documents(connection: Connection, call: Call) -> str:
    """Answer with the hearings of a case, an application or an id at which anything was logged.

    A day leaves out what was logged on others. Without an id there are none.
    """
    asked = LogForDocuments.model_validate(call.payload)
    found: dict[str, Document] = {}
    if asked.hearing_id is not None:
        for sitting in documents.days_of(connection, asked.hearing_id):
            found[sitting.hearing_id] = from_json(sitting.document)
    wanted = ((asked.case_id, "prosecutionCases"), (asked.application_id, "courtApplications"))
    for named, member in wanted:
        for sitting in documents.naming(connection, named) if named else ():
            document = from_json(sitting.document)
            if any(each.get("id") == named for each in objects(document.get(member))):
                found[sitting.hearing_id] = document
    hearings = [
        _hearing(connection, hearing, document, logged)
        for hearing, document in found.items()
        if (logged := event_log.read_log(connection, hearing, asked.hearing_date))
    ]
    asker = from_json(reference.read_user(connection, call.user) or "{}")
    here = call.now.astimezone(LONDON)
    return to_json(
        ({"hearings": hearings} if hearings else {})
        | {"requestedUser": called(asker), "requestedTime": f"{here:%H:%M} on {here:%d %b %Y}"}
    )


def _hearing(
    connection: Connection, hearing: str, document: Document, logged: list[LoggedEvent]
) -> Document:
    court = child(document, "courtCentre")
    days = sorted({day.hearing_day for day in sitting_days(document)})
    row: dict[str, Any] = {
        "hearingId": hearing,
        "courtCentre": court.get("name") or "",
        "courtRoom": court.get("roomName") or "",
        "hearingType": child(document, "type").get("description") or "",
        **({"startDate": days[0], "endDate": days[-1]} if days else {}),
        "hearingDates": days,
        **_people(document),
        "loggedHearingEvents": _by_day(connection, hearing, logged),
    }
    return {name: value for name, value in row.items() if value != []}


def _people(document: Document) -> Document:
    """Give who and what the hearing is about, by name and reference."""
    summary = summary_of(document) or {}
    cases = list(objects(summary.get("prosecutionCaseSummaries")))
    applications = list(objects(summary.get("courtApplicationSummaries")))
    identifiers = [child(case, "prosecutionCaseIdentifier") for case in cases]
    return {
        "judiciary": _texts(each.get("judicialId") for each in objects(document.get("judiciary"))),
        "caseUrns": _texts(
            each.get("caseURN") or each.get("prosecutionAuthorityReference") for each in identifiers
        ),
        "defendants": _texts(
            called(each) for case in cases for each in objects(case.get("defendants"))
        ),
        "defendantAttendees": _texts(map(called, objects(document.get("defenceCounsels")))),
        "prosecutionAttendees": _texts(map(called, objects(document.get("prosecutionCounsels")))),
        "applicationReferences": _texts(each.get("applicationReference") for each in applications),
        "applicants": _texts(called(child(each, "applicant")) for each in applications),
        "respondents": _texts(
            called(party) for each in applications for party in objects(each.get("respondents"))
        ),
        "thirdParties": _texts(
            called(party_of(party))
            for each in objects(document.get("courtApplications"))
            for party in objects(each.get("thirdParties"))
        ),
    }


def _by_day(connection: Connection, hearing: str, logged: list[LoggedEvent]) -> list[Document]:
    loggers = _loggers(connection, hearing)
    by_day: dict[str, list[LoggedEvent]] = {}
    for each in logged:
        by_day.setdefault(each.day, []).append(each)
    return [
        {
            "hearingDate": day,
            "courtClerks": _texts(loggers.get(each.id) for each in of_day),
            "eventLogs": [_line(each, loggers.get(each.id)) for each in of_day],
        }
        for day, of_day in by_day.items()
    ]


def _line(logged: LoggedEvent, logger: str | None) -> Document:
    line = {
        "time": logged.event_time,
        "label": logged.recorded_label,
        "note": logged.note,
        "userId": logger,
    }
    return {name: value for name, value in line.items() if value}


def _loggers(connection: Connection, hearing: str) -> dict[str, str]:
    """Give who logged each line of a hearing's log, by its id, from the events that told of it."""
    found: dict[str, str] = {}
    for user, body in told.events_of(connection, hearing):
        line = child(from_json(body), "hearingEvent").get("hearingEventId")
        if isinstance(line, str):
            found.setdefault(line, user)
    return found


def _texts(values: Any) -> list[str]:
    """Give what isn't empty, each once, in its order."""
    return list(dict.fromkeys(str(value) for value in values if value))
