"""Pleas, indicated pleas and allocation (section 6)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.acts.convictions import convict, guilty_pleas, unconvict
from caseapi.acts.document import Document, Matter, find_matter, hold, is_civil, keep
from caseapi.calls import Call, Outcome
from caseapi.json_text import from_json
from caseapi.requests_recording import PleaModel, UpdatePlea
from caseapi.sittings import as_wire
from caseapi.store import hearings, holding
from client.contract.events import HearingState
from client.contract.routes import UPDATE_PLEA

INHERITED = "hearing.events.inherited-plea"

_MEMBERS = ("plea", "indicatedPlea", "allocationDecision")


def update_plea(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Enter pleas on offences or applications; what a plea leaves out is cleared.

    A plea on an offence that isn't in the hearing makes the whole command ignored. Hearings to
    come of the same offence that have shared nothing take the plea over.
    """
    asked = UpdatePlea.model_validate(call.payload)
    hearing, today = asked.hearing_id, as_wire(call.now)[:10]
    offences = [plea.offence_id for plea in asked.pleas if plea.offence_id is not None]
    to_come = holding.unshared_naming(connection, offences, after=today) - {hearing}
    holding.hold(connection, {hearing, *to_come})
    document = hold(connection, hearing)
    found = [_matter(document, plea) for plea in asked.pleas]
    for plea, matter in zip(asked.pleas, found, strict=True):
        if matter is None:
            return (_ignored(hearing, plea),)
    guilty, civil = guilty_pleas(connection), is_civil(document)
    others = _Others(connection, to_come)
    told: list[Outcome] = []
    for plea, sent, matter in zip(asked.pleas, call.payload["pleas"], found, strict=True):
        if matter is None:
            continue
        entered = _entered(hearing, matter, sent, civil=civil)
        _enter(matter, entered)
        subject = matter.offence_id or matter.application_id
        told.append(Outcome(UPDATE_PLEA.success, hearing, {"offenceId": subject}))
        if not civil:
            told += _convictions(hearing, matter, plea, guilty=guilty, today=today)
        told += others.take_over(hearing, matter, entered)
    keep(connection, hearing, document)
    others.keep()
    return tuple(told)


def _matter(document: dict[str, Any], plea: PleaModel) -> Matter | None:
    return find_matter(document, offence_id=plea.offence_id, application_id=plea.application_id)


def _ignored(hearing: str, plea: PleaModel) -> Outcome:
    payload = {
        "caseId": plea.prosecution_case_id or "",
        "hearingId": hearing,
        "offenceId": plea.offence_id,
        "reason": "The offence or application is not in this hearing",
    }
    told = {name: value for name, value in payload.items() if value is not None}
    return Outcome(UPDATE_PLEA.failures[0], hearing, told)


def _entered(
    hearing: str, matter: Matter, sent: dict[str, Any], *, civil: bool
) -> dict[str, dict[str, Any]]:
    """Give what is entered, each part with the hearing and the matter it belongs to."""
    belongs = {"originatingHearingId": hearing}
    if matter.offence_id is not None:
        belongs["offenceId"] = matter.offence_id
    elif matter.application_id is not None:
        belongs["applicationId"] = matter.application_id
    return {
        member: {**sent[member], **belongs}
        for member in _MEMBERS
        if isinstance(sent.get(member), dict) and not (civil and member == "allocationDecision")
    }


def _enter(matter: Matter, entered: dict[str, dict[str, Any]]) -> None:
    for member in _MEMBERS:
        matter.charge.pop(member, None)
    matter.charge.update(entered)


def _convictions(
    hearing: str, matter: Matter, plea: PleaModel, *, guilty: frozenset[str], today: str
) -> tuple[Outcome, ...]:
    if plea.plea is not None and plea.plea.plea_value in guilty:
        return (convict(hearing, matter, plea.plea.plea_date or today),)
    indicated = plea.indicated_plea
    if (
        plea.plea is None
        and indicated is not None
        and indicated.indicated_plea_value == "INDICATED_GUILTY"
    ):
        return (convict(hearing, matter, indicated.indicated_plea_date or today),)
    return unconvict(hearing, matter, guilty=guilty)


class _Others:
    """The hearings to come that take a plea over, held, with what they take over."""

    def __init__(self, connection: Connection, hearing_ids: set[str]) -> None:
        self._connection = connection
        self._changed: set[str] = set()
        self._documents: dict[str, Document] = {}
        for hearing_id in sorted(hearing_ids):
            stored = hearings.read_hearing(connection, hearing_id, to_change=True)
            if stored is not None and stored.state is HearingState.INITIALISED:
                self._documents[hearing_id] = from_json(stored.document)

    def take_over(
        self, hearing: str, matter: Matter, entered: dict[str, dict[str, Any]]
    ) -> list[Outcome]:
        """Enter the same on the same offence of each, and give what is told of it."""
        told: list[Outcome] = []
        if matter.offence_id is None:
            return told
        for other_id, document in self._documents.items():
            other = find_matter(document, offence_id=matter.offence_id, application_id=None)
            if other is None:
                continue
            _enter(other, entered)
            other.charge.pop("convictionDate", None)
            if "convictionDate" in matter.charge:
                other.charge["convictionDate"] = matter.charge["convictionDate"]
            self._changed.add(other_id)
            payload = {"hearingId": other_id, "offenceId": matter.offence_id, "from": hearing}
            told.append(Outcome(INHERITED, other_id, payload))
        return told

    def keep(self) -> None:
        """Write down those that took anything over."""
        for other_id in sorted(self._changed):
            keep(self._connection, other_id, self._documents[other_id])
