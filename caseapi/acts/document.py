"""A hearing's document while a command changes it, and finding in it what a command is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from caseapi.calls import AnswerError
from caseapi.json_text import from_json, to_json
from caseapi.store import documents, hearings
from caseapi.summaries import child, objects, summary_of

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Matter:
    """An offence or an application as the document holds it, and the case it belongs to.

    `charge` is the object itself, to be changed in its place. An offence that only an application
    brings in has that application's id and no case's.
    """

    charge: Document
    case_id: str | None = None
    application_id: str | None = None
    offence_id: str | None = None

    @property
    def naming(self) -> Document:
        """The ids under which a change of conviction date is told (public event schemas)."""
        if self.case_id is not None:
            return {"caseId": self.case_id, "offenceId": self.offence_id}
        ids = {"courtApplicationId": self.application_id, "offenceId": self.offence_id}
        return {name: value for name, value in ids.items() if value is not None}


def hold(connection: Connection, hearing_id: str) -> Document:
    """Give a hearing's document and hold it until the command is done.

    Raises `AnswerError` 404 for an unknown hearing.
    """
    stored = hearings.read_hearing(connection, hearing_id, to_change=True)
    if stored is None:
        raise AnswerError(404, "No hearing has this id.")
    document: Document = from_json(stored.document)
    return document


def keep(connection: Connection, hearing_id: str, document: Document) -> None:
    """Write a changed document, and its row in the day's list."""
    summary = summary_of(document)
    documents.write_document(
        connection,
        hearing_id,
        document=to_json(document),
        summary=None if summary is None else to_json(summary),
    )


def listed(document: Document, member: str) -> list[Any]:
    """Give a list of the document, to be changed in its place; begun where there is none."""
    value = document.get(member)
    if not isinstance(value, list):
        value = document[member] = []
    return value


def matters(document: Document) -> Iterator[Matter]:
    """Give every offence of the hearing, its cases' first, and then every application."""
    for case in objects(document.get("prosecutionCases")):
        for defendant in objects(case.get("defendants")):
            for offence in objects(defendant.get("offences")):
                yield Matter(offence, case_id=case.get("id"), offence_id=offence.get("id"))
    for application in objects(document.get("courtApplications")):
        application_id = application.get("id")
        for offence in _offences_of(application):
            yield Matter(offence, application_id=application_id, offence_id=offence.get("id"))
        yield Matter(application, application_id=application_id)


def find_matter(
    document: Document, *, offence_id: str | None, application_id: str | None
) -> Matter | None:
    """Find an offence by its id, or else an application by its own; None where there is none."""
    for matter in matters(document):
        if offence_id is not None:
            if matter.offence_id == offence_id:
                return matter
        elif matter.offence_id is None and matter.application_id == application_id:
            return matter
    return None


def defendant_ids(document: Document) -> set[str]:
    """Give the ids of the defendants of the hearing's cases."""
    return {
        defendant["id"]
        for case in objects(document.get("prosecutionCases"))
        for defendant in objects(case.get("defendants"))
        if isinstance(defendant.get("id"), str)
    }


def party_ids(document: Document) -> set[str]:
    """Give every id under which somebody may be named who attends the hearing."""
    found = defendant_ids(document)
    for application in objects(document.get("courtApplications")):
        parties = [child(application, "applicant"), child(application, "subject")]
        for party in (*parties, *objects(application.get("respondents"))):
            found |= {
                name
                for name in (
                    party.get("id"),
                    child(party, "masterDefendant").get("masterDefendantId"),
                )
                if isinstance(name, str)
            }
            for case in objects(child(party, "masterDefendant").get("defendantCase")):
                if isinstance(case.get("defendantId"), str):
                    found.add(case["defendantId"])
    return found


def reference_of(document: Document) -> str:
    """Give the URN of the hearing's first case, else the reference of its first application."""
    for case in objects(document.get("prosecutionCases")):
        identifier = child(case, "prosecutionCaseIdentifier")
        for name in ("caseURN", "prosecutionAuthorityReference"):
            if isinstance(identifier.get(name), str) and identifier[name]:
                return str(identifier[name])
    for application in objects(document.get("courtApplications")):
        if isinstance(application.get("applicationReference"), str):
            return str(application["applicationReference"])
    return ""


def is_civil(document: Document) -> bool:
    """Say whether any of the hearing's cases is a civil one."""
    return any(case.get("isCivil") is True for case in objects(document.get("prosecutionCases")))


def _offences_of(application: Document) -> Iterator[Document]:
    for case in objects(application.get("courtApplicationCases")):
        yield from objects(case.get("offences"))
    for of_order in objects(child(application, "courtOrder").get("courtOrderOffences")):
        if isinstance(of_order.get("offence"), dict):
            yield of_order["offence"]
