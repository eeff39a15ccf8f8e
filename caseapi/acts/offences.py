"""Taking offences out of a hearing (section 6)."""

from sqlalchemy import Connection

from caseapi.acts.document import Document, hold, keep
from caseapi.calls import AnswerError, Call, Outcome
from caseapi.requests_recording import RemoveOffences
from caseapi.summaries import objects
from client.contract.routes import REMOVE_OFFENCES


def remove_offences(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Take offences out, and with them defendants and cases that are left with none.

    Offences that aren't there are passed over; raises `AnswerError` 404 where none is.
    """
    asked = RemoveOffences.model_validate(call.payload)
    document = hold(connection, asked.hearing_id)
    wanted = asked.offence_ids
    removed: list[str] = []
    cases = []
    for case in objects(document.get("prosecutionCases")):
        case["defendants"] = [
            defendant
            for defendant in objects(case.get("defendants"))
            if not _emptied(defendant, wanted, removed)
        ]
        if case["defendants"]:
            cases.append(case)
    if not removed:
        raise AnswerError(404, "None of these offences is in this hearing.")
    document["prosecutionCases"] = cases
    keep(connection, asked.hearing_id, document)
    told = {"hearingId": asked.hearing_id, "offenceIds": removed}
    return (Outcome(REMOVE_OFFENCES.success, asked.hearing_id, told),)


def _emptied(defendant: Document, wanted: list[str], removed: list[str]) -> bool:
    """Take the wanted offences from a defendant; say whether that leaves them with none."""
    offences = list(objects(defendant.get("offences")))
    gone = [offence["id"] for offence in offences if offence.get("id") in wanted]
    if not gone:
        return False
    removed += gone
    defendant["offences"] = [each for each in offences if each.get("id") not in wanted]
    return not defendant["offences"]
