"""Notes, witnesses, the youth court, Welsh, and offences that go (section 6)."""

from typing import Any

from caseapi.store import Store
from client.contract import routes
from client.contract.routes import (
    ADD_WITNESS,
    REMOVE_OFFENCES,
    SAVE_NOTE,
    SAVE_WELSH_TRANSLATIONS,
    SET_YOUTH_COURT,
)
from tests.caseapi import court
from tests.caseapi.acts.acting import application, asked, hearing, offence, put, refused, told
from tests.caseapi.conftest import Api

NOTE: dict[str, Any] = {
    "id": court.LINE,
    "originatingHearingId": court.SECOND_LINE,
    "courtClerk": {"userId": court.CLERK, "firstName": "Sian", "lastName": "Ashdown"},
    "prosecutionCases": [court.CASE],
    "noteDateTime": "2026-11-23T10:20:00.000Z",
    "noteType": "LEGAL",
    "note": "Bundle served late",
}


async def test_a_note_is_saved_on_the_hearing(api: Api) -> None:
    kept = {**NOTE, "originatingHearingId": court.HEARING}
    assert await told(api, SAVE_NOTE, {"hearingCaseNote": NOTE}) == [
        (
            "hearing.hearing-case-note-saved",
            {"hearingId": court.HEARING, "hearingCaseNote": kept},
        )
    ]
    changed = {**NOTE, "note": "Bundle served today"}
    await told(api, SAVE_NOTE, {"hearingCaseNote": changed})
    await told(api, SAVE_NOTE, {"hearingCaseNote": {**NOTE, "id": court.SECOND_LINE}})
    notes = (await hearing(api))["hearingCaseNotes"]
    assert [note["note"] for note in notes] == ["Bundle served today", "Bundle served late"]


async def test_a_note_that_breaks_the_schema_is_refused(api: Api) -> None:
    other = {"hearingCaseNote": {**NOTE, "noteType": "PRIVATE"}}
    assert await refused(api, SAVE_NOTE, other) == (400, ["hearingCaseNote.noteType"])
    assert await refused(api, SAVE_NOTE, {}) == (400, ["hearingCaseNote"])
    assert await refused(api, SAVE_NOTE, {"hearingCaseNote": NOTE, "x": 1}) == (400, ["x"])


async def test_witnesses_stand_beside_the_hearing(api: Api) -> None:
    payload = {"hearingId": court.HEARING, "witness": "PC Lloyd"}
    events = await told(api, ADD_WITNESS, {"witness": "PC Lloyd"})
    assert events == [("public.hearing.hearing-witness-added", payload)]
    await told(api, ADD_WITNESS, {"witness": "Dr Amaral"})
    body = await asked(api, routes.HEARING)
    assert body["witnesses"] == ["PC Lloyd", "Dr Amaral"]
    assert await refused(api, ADD_WITNESS, {"witness": ""}) == (400, ["witness"])
    assert await refused(api, ADD_WITNESS, {"witness": "A"}, hearingId="none") == (404, [])


async def test_the_youth_courts_defendants_are_replaced(api: Api) -> None:
    named = [court.DEFENDANT, court.DEFENDANT]
    events = await told(api, SET_YOUTH_COURT, {"youthCourtDefendantIds": named})
    payload = {"hearingId": court.HEARING, "youthCourtDefendantIds": [court.DEFENDANT]}
    assert events == [("public.hearing.defendants-in-youthcourt-updated", payload)]
    assert (await hearing(api))["youthCourtDefendantIds"] == [court.DEFENDANT]
    await told(api, SET_YOUTH_COURT, {"youthCourtDefendantIds": []})
    assert (await hearing(api))["youthCourtDefendantIds"] == []
    stranger = {"youthCourtDefendantIds": [court.LINE]}
    assert await refused(api, SET_YOUTH_COURT, stranger) == (404, [])
    assert await refused(api, SET_YOUTH_COURT, {}) == (400, ["youthCourtDefendantIds"])


async def test_who_wants_documents_in_welsh_is_kept(api: Api) -> None:
    said = [{"defendantId": court.DEFENDANT, "welshTranslation": True}]
    events = await told(api, SAVE_WELSH_TRANSLATIONS, {"defendantsWelshList": said})
    payload = {"hearingId": court.HEARING, "defendantsWelshInfoList": said}
    assert events == [("public.hearing.defendants-welsh-information-recorded", payload)]
    assert (await hearing(api))["defendantsWithWelshTranslationList"] == said
    stranger = {"defendantsWelshList": [{"defendantId": court.LINE, "welshTranslation": True}]}
    assert await refused(api, SAVE_WELSH_TRANSLATIONS, stranger) == (404, [])
    said_in_words = {"defendantsWelshList": [{**said[0], "welshTranslation": "yes"}]}
    status, members = await refused(api, SAVE_WELSH_TRANSLATIONS, said_in_words)
    assert (status, members) == (400, ["defendantsWelshList.0.welshTranslation"])


async def test_an_offence_is_taken_out_of_the_hearing(api: Api) -> None:
    body = {"hearingId": court.HEARING, "offenceIds": [court.OFFENCE, court.LINE]}
    events = await told(api, REMOVE_OFFENCES, body)
    payload = {"hearingId": court.HEARING, "offenceIds": [court.OFFENCE]}
    removed = "public.hearing.selected-offences-removed-from-existing-hearing"
    assert events == [(removed, payload)]
    assert (await offence(api))["id"] == court.SECOND_OFFENCE
    assert await refused(api, REMOVE_OFFENCES, body) == (404, [])


async def test_a_case_without_offences_goes_and_so_does_its_row(api: Api, store: Store) -> None:
    put(store, courtApplications=[application()])
    both = [court.OFFENCE, court.SECOND_OFFENCE]
    await told(api, REMOVE_OFFENCES, {"hearingId": court.HEARING, "offenceIds": both})
    assert (await hearing(api))["prosecutionCases"] == []
    parts = {"date": court.DAY, "courtCentreId": court.CENTRE}
    (row,) = (await asked(api, routes.HEARINGS, **parts))["hearingSummaries"]
    assert "prosecutionCaseSummaries" not in row
    assert row["courtApplicationSummaries"][0]["applicationReference"] == "APP4477"
