"""Cases that are to be heard at a hearing that is listed already (section 6)."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from caseapi.acts.document import Document, hold, keep, listed, matters
from caseapi.calls import Call, Outcome
from caseapi.requests_recording import UpdateRelatedHearing
from caseapi.summaries import objects
from client.contract.routes import UPDATE_RELATED_HEARING

_WITHIN = {"prosecutionCases": "defendants", "defendants": "offences", "offences": ""}


def update_related_hearing(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Add cases to a hearing, and to those it has the defendants and offences that it lacks.

    What the hearing has already stays as it is, so that nothing recorded on it is lost.
    """
    asked = UpdateRelatedHearing.model_validate(call.payload)
    document = hold(connection, asked.hearing_id)
    sent = call.payload["prosecutionCases"]
    _add(document, "prosecutionCases", sent)
    shadow = set(asked.shadow_listed_offences)
    for matter in matters(document):
        if matter.offence_id in shadow:
            matter.charge["shadowListed"] = True
    keep(connection, asked.hearing_id, document)
    told: dict[str, Any] = {"hearingId": asked.hearing_id, "prosecutionCases": sent}
    if asked.shadow_listed_offences:
        told["shadowListedOffences"] = asked.shadow_listed_offences
    return (Outcome(UPDATE_RELATED_HEARING.success, asked.hearing_id, told),)


def _add(holder: Document, member: str, sent: Iterable[Document]) -> None:
    """Add to a list what it lacks by id, and go on within what it has."""
    there = listed(holder, member)
    known = {each.get("id"): each for each in objects(there)}
    within = _WITHIN[member]
    for each in sent:
        before = known.get(each["id"])
        if before is None:
            there.append(each)
            known[each["id"]] = each
        elif within:
            _add(before, within, each.get(within, ()))
