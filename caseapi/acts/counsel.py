"""Who appears: counsel of every kind, representatives, interpreters (section 6)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from caseapi.acts.document import Document, defendant_ids, hold, keep, listed, reference_of
from caseapi.calls import Call, Command, Outcome
from caseapi.requests_appearing import (
    PutApplicantCounsel,
    PutCompanyRepresentative,
    PutDefenceCounsel,
    PutInterpreterIntermediary,
    PutProsecutionCounsel,
    PutRespondentCounsel,
    RemoveAppearing,
)
from caseapi.requests_base import ClosedOnHearing
from caseapi.store import event_log
from client.contract import routes
from client.contract.route import Route


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of person who appears.

    `member` is where a command's body holds them and `place` where the hearing's document does.
    """

    member: str
    place: str
    body: type[ClosedOnHearing]
    add: Route
    update: Route
    remove: Route


KINDS = (
    Kind(
        "prosecutionCounsel",
        "prosecutionCounsels",
        PutProsecutionCounsel,
        routes.ADD_PROSECUTION_COUNSEL,
        routes.UPDATE_PROSECUTION_COUNSEL,
        routes.REMOVE_PROSECUTION_COUNSEL,
    ),
    Kind(
        "defenceCounsel",
        "defenceCounsels",
        PutDefenceCounsel,
        routes.ADD_DEFENCE_COUNSEL,
        routes.UPDATE_DEFENCE_COUNSEL,
        routes.REMOVE_DEFENCE_COUNSEL,
    ),
    Kind(
        "applicantCounsel",
        "applicantCounsels",
        PutApplicantCounsel,
        routes.ADD_APPLICANT_COUNSEL,
        routes.UPDATE_APPLICANT_COUNSEL,
        routes.REMOVE_APPLICANT_COUNSEL,
    ),
    Kind(
        "respondentCounsel",
        "respondentCounsels",
        PutRespondentCounsel,
        routes.ADD_RESPONDENT_COUNSEL,
        routes.UPDATE_RESPONDENT_COUNSEL,
        routes.REMOVE_RESPONDENT_COUNSEL,
    ),
    Kind(
        "companyRepresentative",
        "companyRepresentatives",
        PutCompanyRepresentative,
        routes.ADD_COMPANY_REPRESENTATIVE,
        routes.UPDATE_COMPANY_REPRESENTATIVE,
        routes.REMOVE_COMPANY_REPRESENTATIVE,
    ),
    Kind(
        "interpreterIntermediary",
        "intermediaries",
        PutInterpreterIntermediary,
        routes.ADD_INTERPRETER,
        routes.UPDATE_INTERPRETER,
        routes.REMOVE_INTERPRETER,
    ),
)


def commands() -> dict[Route, Command]:
    """Give the commands that add, update and remove each kind of person, by their routes."""
    acts: dict[Route, Command] = {}
    for kind in KINDS:
        acts |= {
            kind.add: _adding(kind),
            kind.update: _updating(kind),
            kind.remove: _removing(kind),
        }
    return acts


def _adding(kind: Kind) -> Command:
    def add(connection: Connection, call: Call) -> tuple[Outcome, ...]:
        """Add one; ignored once the hearing has ended, and for an id that is there already."""
        hearing, person, document = _opened(connection, call, kind)
        if event_log.has_ended(connection, hearing):
            return (_ignored(kind, hearing, person, document, "The hearing has ended"),)
        if _defends_nobody(kind, person, document):
            return ()
        people = listed(document, kind.place)
        if _at(people, person["id"]) is not None:
            return (_ignored(kind, hearing, person, document, "They were added before"),)
        people.append(person)
        keep(connection, hearing, document)
        return (Outcome(kind.add.success, hearing, {"hearingId": hearing, kind.member: person}),)

    return add


def _updating(kind: Kind) -> Command:
    def update(connection: Connection, call: Call) -> tuple[Outcome, ...]:
        """Update one; nothing happens once the hearing has ended (section 9, trap 12)."""
        hearing, person, document = _opened(connection, call, kind)
        if event_log.has_ended(connection, hearing) or _defends_nobody(kind, person, document):
            return ()
        people = listed(document, kind.place)
        at = _at(people, person["id"])
        if at is None:
            return (_ignored(kind, hearing, person, document, "They are not on this hearing"),)
        if people[at] == person:
            return (_ignored(kind, hearing, person, document, "Nothing is changed by this"),)
        people[at] = person
        keep(connection, hearing, document)
        return (Outcome(kind.update.success, hearing, {"hearingId": hearing, kind.member: person}),)

    return update


def _removing(kind: Kind) -> Command:
    def remove(connection: Connection, call: Call) -> tuple[Outcome, ...]:
        """Remove one; nothing happens once the hearing has ended, or for an unknown id."""
        asked = RemoveAppearing.model_validate(call.payload)
        document = hold(connection, asked.hearing_id)
        people = listed(document, kind.place)
        at = _at(people, asked.id)
        if at is None or event_log.has_ended(connection, asked.hearing_id):
            return ()
        del people[at]
        keep(connection, asked.hearing_id, document)
        told = {"hearingId": asked.hearing_id, "id": asked.id}
        return (Outcome(kind.remove.success, asked.hearing_id, told),)

    return remove


def _opened(connection: Connection, call: Call, kind: Kind) -> tuple[str, dict[str, Any], Document]:
    asked = kind.body.model_validate(call.payload)
    return asked.hearing_id, call.payload[kind.member], hold(connection, asked.hearing_id)


def _at(people: list[Any], person_id: str) -> int | None:
    return next(
        (
            at
            for at, person in enumerate(people)
            if isinstance(person, dict) and person.get("id") == person_id
        ),
        None,
    )


def _defends_nobody(kind: Kind, person: dict[str, Any], document: Document) -> bool:
    """Say whether this is defence counsel for none of the hearing's defendants."""
    if kind.member != "defenceCounsel":
        return False
    return defendant_ids(document).isdisjoint(person["defendants"])


def _ignored(
    kind: Kind, hearing: str, person: dict[str, Any], document: Document, reason: str
) -> Outcome:
    told: dict[str, Any] = {"reason": reason, "hearingId": hearing, kind.member: person}
    reference = reference_of(document)
    if reference:
        told["caseURN"] = reference
    return Outcome(kind.add.failures[0], hearing, told)
