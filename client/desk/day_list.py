"""The day's list: which room, in what order, and what each row says."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from client.contract.court_time import LONDON
from client.contract.courts import OrganisationUnit
from client.contract.hearing_list import HearingSummary
from client.contract.people import IN_CUSTODY
from client.desk.case_file import CaseFile
from client.desk.places import is_place, places_of
from client.desk.rows import (
    ADJOURNED,
    KEPT,
    LOCKED,
    OFF_LIST,
    OWED,
    SHARE_WAITS,
    SHARED,
    TO_DO,
    UNDECIDED,
    ListRow,
    Place,
)
from client.readback import who
from client.record.course import since_words
from client.record.matters import party_name, person_name


def choose_place(
    courts: Iterable[OrganisationUnit], last: Place | None, court: str, room: str
) -> Place | None:
    """Choose the room asked for, else the one last worked in, else the first of all.

    `court` is any part of the court's name, `room` the room's name or its number; `None` where
    there is no such room.
    """
    places = places_of(courts)
    if court or room:
        return next((place for place in places if is_place(place, court, room)), None)
    same = [place for place in places if last is not None and place.room_id == last.room_id]
    return next(iter(same or places), None)


def listed_rows(
    before: tuple[ListRow, ...], hearings: Iterable[HearingSummary], day: str
) -> tuple[ListRow, ...]:
    """Give the rows of a fetched list: hearings known before keep their numbers, new ones follow.

    What the rows said before stays until the hearings themselves are read. A hearing that has left
    the list keeps its row and says so, since what was recorded on it must stay in reach.
    """
    known = {row.hearing_id: row for row in before}
    following = max((row.number for row in before), default=0)
    rows = []
    for summary in sorted(hearings, key=lambda one: _listing_order(one, day)):
        earlier = known.get(summary.id)
        if earlier is None:
            following += 1
        row = row_of_summary(earlier.number if earlier else following, summary, day)
        if earlier is not None:
            row = replace(
                row,
                who=earlier.who,
                people=earlier.people,
                offences=earlier.offences,
                marks=earlier.marks,
                unshared=earlier.unshared,
                state="" if earlier.state == OFF_LIST else earlier.state,
            )
        rows.append(row)
    listed = {row.hearing_id for row in rows}
    rows += [replace(row, state=OFF_LIST) for row in before if row.hearing_id not in listed]
    return tuple(sorted(rows, key=lambda row: row.number))


def _listing_order(summary: HearingSummary, day: str) -> tuple[str, int, str]:
    for sitting in summary.hearing_days:
        local = _local(sitting.sitting_day)
        if local is not None and local.date().isoformat() == day:
            return (local.isoformat(), sitting.listing_sequence or 0, summary.id)
    return ("~", 0, summary.id)


def _local(instant: dt.datetime | None) -> dt.datetime | None:
    if instant is None:
        return None
    return (instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)).astimezone(LONDON)


def row_of_summary(number: int, summary: HearingSummary, day: str) -> ListRow:
    """Give the row of a hearing of which only the list's summary is known."""
    people: dict[str, str] = {}
    for case in summary.prosecution_case_summaries:
        for one in case.defendants:
            name = person_name(one.last_name, one.first_name)
            said = name if one.last_name else one.organisation_name
            people[one.master_defendant_id or one.id or said] = said
    for application in summary.court_application_summaries:
        party = application.subject or application.applicant
        name = person_name(party.last_name, party.first_name) or party.organisation_name
        people[party.id or name] = f"Appl. {name}"
    names = list(filter(None, people.values()))
    cases = [case.prosecution_case_identifier for case in summary.prosecution_case_summaries]
    references = [case.reference for case in cases]
    references += [one.application_reference for one in summary.court_application_summaries]
    marks = {
        "w": summary.hearing_language == "WELSH",
        "r": bool(summary.reporting_restriction_reason),
    }
    return ListRow(
        number,
        summary.id,
        ", ".join(names) or "No name given",
        _time_of(summary, day),
        marks=_letters(marks),
        state=SHARED if summary.has_shared_results else "",
        prosecutor=cases[0].prosecution_authority_code if cases else "",
        kind=summary.type.description,
        references=" ".join(filter(None, references)),
        people=len(names),
    )


def row_of_file(row: ListRow, file: CaseFile, now: dt.datetime, clerk_id: str = "") -> ListRow:
    """Give the row of a hearing that is known in full: what it says and what it still needs.

    Two defendants of one name are two; one who stands on several cases is named once. `clerk_id`
    is the clerk's own, whose lock keeps nobody out here.
    """
    hearing = file.hearing
    defendants = [one for case in hearing.prosecution_cases for one in case.defendants]
    people = [one.person_defendant for one in defendants if one.person_defendant is not None]
    codes = {person.bail_status.code for person in people if person.bail_status}
    offences = [offence for one in defendants for offence in one.offences]
    marks = {
        "y": any(one.is_youth for one in defendants) or bool(hearing.youth_court_defendant_ids),
        "c": bool(codes & IN_CUSTODY),
        "w": hearing.hearing_language == "WELSH",
        "r": bool(hearing.reporting_restriction_reason)
        or any(offence.reporting_restrictions for offence in offences),
    }
    named = {one.defendant_key: who(one) for one in file.matters if one.defendant is not None}
    names = list(filter(None, named.values()))
    if not hearing.prosecution_cases:
        parties = [one.subject or one.applicant for one in hearing.court_applications]
        names = _distinct([f"Appl. {party_name(party)}" for party in parties])
    return replace(
        row,
        who=", ".join(names) or row.who,
        people=len(names) or row.people,
        offences=len(file.matters),
        marks=_letters(marks),
        state=OFF_LIST if row.state == OFF_LIST else _state(file, now, clerk_id),
        unshared=file.unshared_count,
    )


def _letters(marks: dict[str, bool]) -> str:
    return "".join(letter for letter, holds in marks.items() if holds)


def _state(file: CaseFile, now: dt.datetime, clerk_id: str) -> str:
    """Say in one or two words what a hearing still needs; nothing until something has happened."""
    if file.is_locked_to(clerk_id):
        return LOCKED
    is_whole = bool(file.record.live_lines) and not file.open_matters
    if file.course.owed_since and not is_whole:
        return f"{OWED}{since_words(file.course.owed_since, now)}"
    if not file.record.live_lines:
        return str(file.course.stage)
    if file.undecided:
        return UNDECIDED
    if file.is_share_queued:
        return SHARE_WAITS
    if not is_whole:
        return f"{len(file.open_matters)}{TO_DO}"
    if not file.is_shared:
        return KEPT
    day = file.adjourned_to
    return f"{ADJOURNED}{day.day} {day:%b}" if day else SHARED


def _distinct(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _time_of(summary: HearingSummary, day: str) -> str:
    local_days = (_local(sitting.sitting_day) for sitting in summary.hearing_days)
    return next((f"{one:%H:%M}" for one in local_days if one and one.date().isoformat() == day), "")
