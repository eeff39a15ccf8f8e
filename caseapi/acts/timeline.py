"""Every hearing that a case or an application has had, and is to have (section 2.2)."""

import datetime as dt
from typing import Any

from sqlalchemy import Connection

from caseapi.calls import Call
from caseapi.json_text import from_json, to_json
from caseapi.requests_asking import Timeline
from caseapi.sittings import instant
from caseapi.store import documents
from caseapi.store.documents import Sitting
from caseapi.summaries import Document, called, child, objects, summary_of
from client.contract.court_time import LONDON


def read_case_timeline(connection: Connection, call: Call) -> str:
    """Answer with the days on which a case is heard, in order of time."""
    asked = Timeline.model_validate(call.payload)
    return _timeline(connection, asked.id, "prosecutionCases")


def read_application_timeline(connection: Connection, call: Call) -> str:
    """Answer with the days on which an application is heard, in order of time."""
    asked = Timeline.model_validate(call.payload)
    return _timeline(connection, asked.id, "courtApplications")


def _timeline(connection: Connection, named_id: str, member: str) -> str:
    days = []
    for sitting in documents.naming(connection, named_id):
        document = from_json(sitting.document)
        if any(each.get("id") == named_id for each in objects(document.get(member))):
            days.append(_day(sitting, document))
    return to_json({"hearingSummaries": days}) if days else "{}"


def _day(sitting: Sitting, document: Document) -> Document:
    court = child(document, "courtCentre")
    sits = instant(sitting.sitting_day)
    here = sits.astimezone(LONDON) if sits else None
    row: dict[str, Any] = {
        "hearingId": sitting.hearing_id,
        "hearingDate": f"{here:%d %b %Y}" if here else sitting.hearing_day,
        "hearingType": child(document, "type").get("description") or "",
        "courtHouse": court.get("name") or "",
        "courtRoom": court.get("roomName") or "",
        "hearingTime": f"{here:%H:%M}" if here else "",
        "startTime": sitting.sitting_day,
        "isBoxHearing": document.get("isBoxHearing") is True,
    }
    minutes = _minutes(document, sits)
    if minutes is not None:
        row["estimatedDuration"] = minutes
    summary = summary_of(document) or {}
    defendants = {
        str(defendant.get("id")): _person(defendant)
        for case in objects(summary.get("prosecutionCaseSummaries"))
        for defendant in objects(case.get("defendants"))
    }
    row["defendants"] = list(defendants.values())
    applications = [
        _application(each) for each in objects(summary.get("courtApplicationSummaries"))
    ]
    if applications:
        row["applications"] = applications
    outcome = _outcome(document)
    return row | ({"outcome": outcome} if outcome else {})


def _application(summary: Document) -> Document:
    return {
        "applicationId": summary.get("id"),
        "applicants": [_person(child(summary, "applicant"))],
        "respondents": [_person(each) for each in objects(summary.get("respondents"))],
        "subjects": [_person(child(summary, "subject"))] if summary.get("subject") else [],
    }


def _person(summary: Document) -> Document:
    person = {each: summary[each] for each in ("id", "masterDefendantId") if each in summary}
    return person | {"name": called(summary)}


def _minutes(document: Document, sits: dt.datetime | None) -> int | None:
    for day in objects(document.get("hearingDays")):
        minutes = day.get("listedDurationMinutes")
        if instant(day.get("sittingDay")) == sits and isinstance(minutes, int):
            return minutes
    return None


def _outcome(document: Document) -> str:
    """Say how the trial went, where that was written down."""
    if document.get("isEffectiveTrial") is True:
        return "Effective"
    if document.get("isVacatedTrial") is True:
        return "Vacated"
    return str(child(document, "crackedIneffectiveTrial").get("type") or "")
