"""How the parties answer an application (section 6)."""

from sqlalchemy import Connection

from caseapi.acts.document import hold, keep
from caseapi.calls import AnswerError, Call, Outcome
from caseapi.requests_recording import SaveApplicationResponse
from caseapi.summaries import child, objects
from client.contract.routes import SAVE_APPLICATION_RESPONSE


def save_application_response(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Write down a party's answer to an application, in the place of what was there.

    Raises `AnswerError` 404 for an application, or a party to it, that isn't of this hearing.
    """
    asked = SaveApplicationResponse.model_validate(call.payload)
    document = hold(connection, asked.hearing_id)
    response = {
        **call.payload["applicationResponse"],
        "originatingHearingId": asked.hearing_id,
    }
    parties = [
        party
        for application in objects(document.get("courtApplications"))
        if application.get("id") == asked.application_response.application_id
        for party in (
            *objects(application.get("respondents")),
            child(application, "applicant"),
            child(application, "subject"),
        )
        if party.get("id") == asked.application_party_id
    ]
    if not parties:
        raise AnswerError(404, "No such party to this application is in this hearing.")
    for party in parties:
        party["applicationResponse"] = response
    keep(connection, asked.hearing_id, document)
    told = {
        "applicationPartyId": asked.application_party_id,
        "courtApplicationResponse": response,
    }
    return (Outcome(SAVE_APPLICATION_RESPONSE.success, asked.hearing_id, told),)
