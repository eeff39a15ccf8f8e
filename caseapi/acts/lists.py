"""The other lists of hearings: today's of a magistrate, those to come, check-in (section 2.2)."""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from caseapi.acts.reference import rows_of
from caseapi.calls import Call
from caseapi.json_text import from_json, to_json
from caseapi.requests_asking import CheckIn, FutureHearings, HearingsForFuture, OnDay
from caseapi.sittings import as_wire
from caseapi.store import documents, hearings
from caseapi.store.documents import Sitting
from caseapi.summaries import Document, child, objects

EMPTY = "{}"

_TRIAL = re.compile(r"(?<!pre-)(?<!pre )\btrial\b", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def list_for_today(connection: Connection, call: Call) -> str:
    """Answer with today's hearings of the magistrate who asks, in the order of the list.

    Theirs are the hearings whose bench names them by their user id.
    """
    found = [
        sitting
        for sitting in documents.sitting_on(connection, as_wire(call.now)[:10])
        if any(
            member.get("userId") == call.user
            for member in objects(from_json(sitting.document).get("judiciary"))
        )
    ]
    found.sort(key=lambda sitting: (sitting.listing_sequence or 0, sitting.sitting_day))
    return _summaries(_with_court(sitting) for sitting in _once(found))


def list_for_future(connection: Connection, call: Call) -> str:
    """Answer with the trials to come at which a defendant is tried."""
    asked = HearingsForFuture.model_validate(call.payload)
    trials = {
        str(row.get("id"))
        for row in rows_of(connection, "hearing-types")
        if row.get("trialTypeFlag")
    }
    found = [
        sitting
        for sitting in documents.naming(
            connection, asked.defendant_id, after=as_wire(call.now)[:10]
        )
        if asked.defendant_id in _defendants(document := from_json(sitting.document))
        and _is_trial(document, trials)
    ]
    return _summaries(_with_court(sitting) for sitting in _once(found))


def list_future_of_cases(connection: Connection, call: Call) -> str:
    """Answer with the hearings to come of some cases, in order of time."""
    asked = FutureHearings.model_validate(call.payload)
    case_ids = [part.strip() for part in asked.case_ids.split(",")]
    found = [
        sitting
        for case_id in dict.fromkeys(case_ids)
        if _UUID.fullmatch(case_id)
        for sitting in documents.naming(connection, case_id, after=as_wire(call.now)[:10])
        if case_id in _cases(from_json(sitting.document))
    ]
    found.sort(key=lambda sitting: (sitting.sitting_day, sitting.hearing_id))
    texts = [sitting.summary for sitting in _once(found)]
    return (
        f'{{"hearingSummaries":[{",".join(text for text in texts if text)}]}}' if found else EMPTY
    )


def list_for_check_in(connection: Connection, call: Call) -> str:
    """Answer with a day's hearings of a court centre or a room, as counsel check in at them."""
    asked = CheckIn.model_validate(call.payload)
    rows = hearings.list_hearings(
        connection,
        day=asked.date,
        court_centre_id=asked.court_centre_id,
        court_room_id=asked.room_id,
        start_time="00:00",
        end_time="23:59",
    )
    return _summaries(_for_check_in(from_json(text)) for text in rows)


def list_cases_for_day(connection: Connection, call: Call) -> str:
    """Answer with the cases that are heard on a day, in every court."""
    asked = OnDay.model_validate(call.payload)
    heard = []
    for sitting in _once(documents.sitting_on(connection, asked.date)):
        cases = [
            {
                "caseId": case.get("id"),
                "prosecutionCaseIdentifier": child(case, "prosecutionCaseIdentifier"),
            }
            for case in objects(from_json(sitting.document).get("prosecutionCases"))
        ]
        if cases:
            place = {"courtCentreId": sitting.court_centre_id, "courtRoomId": sitting.court_room_id}
            heard.append(
                {
                    "hearingId": sitting.hearing_id,
                    **{name: value for name, value in place.items() if value},
                    "hearingDate": asked.date,
                    "prosecutionCases": cases,
                }
            )
    return to_json({"hearingCases": heard}) if heard else EMPTY


def _summaries(rows: Iterable[Document | None]) -> str:
    """Answer with rows of a list; the member is left out where there are none (section 1.6)."""
    kept = [row for row in rows if row is not None]
    return to_json({"hearingSummaries": kept}) if kept else EMPTY


def _once(sittings: Iterable[Sitting]) -> list[Sitting]:
    """Give each hearing once, on the first of the days given."""
    found: dict[str, Sitting] = {}
    for sitting in sittings:
        found.setdefault(sitting.hearing_id, sitting)
    return [sitting for sitting in found.values() if sitting.summary is not None]


def _with_court(sitting: Sitting) -> Document | None:
    """Give a hearing's row with the ids of its court and room in the place of the court centre."""
    if sitting.summary is None:
        return None
    row: Document = from_json(sitting.summary)
    row.pop("courtCentre", None)
    place = {"courtCentreId": sitting.court_centre_id, "roomId": sitting.court_room_id}
    return row | {name: value for name, value in place.items() if value}


def _for_check_in(row: Document) -> Document | None:
    cases: list[dict[str, Any]] = []
    for case in objects(row.get("prosecutionCaseSummaries")):
        identifier = child(case, "prosecutionCaseIdentifier")
        shown = {
            name: identifier[name]
            for name in ("caseURN", "prosecutionAuthorityReference")
            if name in identifier
        }
        entry = {"id": case.get("id"), "prosecutionCaseIdentifier": shown}
        defendants = [
            {
                name: defendant[name]
                for name in ("id", "firstName", "middleName", "lastName", "organisationName")
                if name in defendant
            }
            for defendant in objects(case.get("defendants"))
        ]
        cases.append(entry | ({"defendants": defendants} if defendants else {}))
    if not cases:
        return None
    court = {"roomName": child(row, "courtCentre").get("roomName") or ""}
    return {"id": row.get("id"), "courtCentre": court, "prosecutionCaseSummaries": cases}


def _cases(document: Document) -> set[str]:
    return {str(case.get("id")) for case in objects(document.get("prosecutionCases"))}


def _defendants(document: Document) -> set[str]:
    return {
        str(defendant.get(name))
        for case in objects(document.get("prosecutionCases"))
        for defendant in objects(case.get("defendants"))
        for name in ("id", "masterDefendantId")
    }


def _is_trial(document: Document, trials: set[str]) -> bool:
    kind = child(document, "type")
    return str(kind.get("id")) in trials or bool(_TRIAL.search(str(kind.get("description") or "")))
