"""What a clerk adds to a hearing: notes, witnesses, youth court, Welsh (section 6)."""

from sqlalchemy import Connection

from caseapi.acts.document import defendant_ids, hold, keep, listed, party_ids
from caseapi.calls import AnswerError, Call, Outcome
from caseapi.requests_recording import (
    AddWitness,
    SaveNote,
    SaveWelshTranslations,
    SetTierAndListType,
    SetYouthCourt,
)
from caseapi.store import kept
from client.contract.routes import (
    ADD_WITNESS,
    SAVE_NOTE,
    SAVE_WELSH_TRANSLATIONS,
    SET_TIER_AND_LIST_TYPE,
    SET_YOUTH_COURT,
)


def save_note(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Save a note on a hearing; one with an id that is there takes that one's place."""
    asked = SaveNote.model_validate(call.payload)
    document = hold(connection, asked.hearing_id)
    note = {**call.payload["hearingCaseNote"], "originatingHearingId": asked.hearing_id}
    others = [
        each
        for each in listed(document, "hearingCaseNotes")
        if not (isinstance(each, dict) and each.get("id") == asked.hearing_case_note.id)
    ]
    document["hearingCaseNotes"] = [*others, note]
    keep(connection, asked.hearing_id, document)
    told = {"hearingId": asked.hearing_id, "hearingCaseNote": note}
    return (Outcome(SAVE_NOTE.success, asked.hearing_id, told),)


def add_witness(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Name a witness; they stand beside the hearing, not in it (section 3.1)."""
    asked = AddWitness.model_validate(call.payload)
    hold(connection, asked.hearing_id)
    kept.add_witness(connection, asked.hearing_id, asked.witness)
    told = {"hearingId": asked.hearing_id, "witness": asked.witness}
    return (Outcome(ADD_WITNESS.success, asked.hearing_id, told),)


def set_tier_and_list_type(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Say which tier a Crown Court case is of and how it is listed, in the place of what was said.

    They stand in the hearing under the names by which they are sent.
    """
    asked = SetTierAndListType.model_validate(call.payload)
    document = hold(connection, asked.hearing_id)
    for member in ("tier", "tier2Subcategory", "listType", "fixedDateReason"):
        document.pop(member, None)
    said = asked.model_dump(by_alias=True, exclude_none=True, exclude={"hearing_id"})
    document.update(said)
    keep(connection, asked.hearing_id, document)
    told = {"hearingId": asked.hearing_id, **said}
    return (Outcome(SET_TIER_AND_LIST_TYPE.success, asked.hearing_id, told),)


def set_youth_court(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Say which defendants the youth court deals with, in the place of those said before.

    Raises `AnswerError` 404 for a defendant who isn't of this hearing.
    """
    asked = SetYouthCourt.model_validate(call.payload)
    document = hold(connection, asked.hearing_id)
    ids = list(dict.fromkeys(asked.youth_court_defendant_ids))
    if not defendant_ids(document).issuperset(ids):
        raise AnswerError(404, "A defendant that is named is not of this hearing.")
    document["youthCourtDefendantIds"] = ids
    keep(connection, asked.hearing_id, document)
    told = {"hearingId": asked.hearing_id, "youthCourtDefendantIds": ids}
    return (Outcome(SET_YOUTH_COURT.success, asked.hearing_id, told),)


def save_welsh_translations(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Say which defendants want documents in Welsh, in the place of what was said before.

    Raises `AnswerError` 404 for a defendant who isn't of this hearing.
    """
    asked = SaveWelshTranslations.model_validate(call.payload)
    document = hold(connection, asked.hearing_id)
    if not party_ids(document).issuperset(
        each.defendant_id for each in asked.defendants_welsh_list
    ):
        raise AnswerError(404, "A defendant that is named is not of this hearing.")
    said = [
        {"defendantId": each.defendant_id, "welshTranslation": each.welsh_translation}
        for each in asked.defendants_welsh_list
    ]
    document["defendantsWithWelshTranslationList"] = said
    keep(connection, asked.hearing_id, document)
    told = {"hearingId": asked.hearing_id, "defendantsWelshInfoList": said}
    return (Outcome(SAVE_WELSH_TRANSLATIONS.success, asked.hearing_id, told),)
