"""A hearing as a row of the day's list (section 2.1), made from its whole document.

Documents come from many hands, so anything may be missing, or be of another kind than it should.
"""

from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]

_FROM_HEARING = (
    "id",
    "type",
    "jurisdictionType",
    "hearingLanguage",
    "hasSharedResults",
    "reportingRestrictionReason",
    "hearingDays",
    "courtCentre",
    "isGroupProceedings",
    "numberOfGroupCases",
)
_FROM_CASE = (
    "id",
    "prosecutionCaseIdentifier",
    "isCivil",
    "groupId",
    "isGroupMember",
    "isGroupMaster",
)
_FROM_DEFENDANT = ("id", "masterDefendantId", "courtProceedingsInitiated")
_FROM_APPLICATION_TYPE = ("type", "typeWelsh", "legislation")
_NAMES = ("firstName", "middleName", "lastName")


def summary_of(hearing: Document) -> Document | None:
    """Give a hearing's row in the list; None for one with neither cases nor applications."""
    cases = [_case(case) for case in objects(hearing.get("prosecutionCases"))]
    applications = [_application(each) for each in objects(hearing.get("courtApplications"))]
    if not cases and not applications:
        return None
    summary = _taken(hearing, _FROM_HEARING)
    summary.setdefault("hasSharedResults", False)
    if cases:
        summary["prosecutionCaseSummaries"] = cases
    if applications:
        summary["courtApplicationSummaries"] = applications
    return summary


def called(summary: Document) -> str:
    """Give the name of somebody in a row of the list, a person's or a body's; may be empty."""
    names = (summary.get("firstName"), summary.get("lastName"))
    return str(summary.get("organisationName") or " ".join(str(each) for each in names if each))


def objects(value: object) -> Iterator[Document]:
    """Give the objects of what should be a JSON array of objects."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def child(document: Document, *names: str) -> Document:
    """Give the object at the end of a path of members, empty where there is none."""
    for name in names:
        value = document.get(name)
        if not isinstance(value, dict):
            return {}
        document = value
    return document


def _taken(document: Document, names: tuple[str, ...]) -> Document:
    return {name: document[name] for name in names if document.get(name) not in (None, [])}


def _case(case: Document) -> Document:
    summary = _taken(case, _FROM_CASE)
    defendants = [
        _taken(defendant, _FROM_DEFENDANT) | _name(defendant)
        for defendant in objects(case.get("defendants"))
    ]
    if defendants:
        summary["defendants"] = defendants
    return summary


def _name(party: Document) -> Document:
    """Give a person's names, or a body's, wherever the party carries them."""
    for person in (
        child(party, "personDetails"),
        child(party, "personDefendant", "personDetails"),
        child(party, "masterDefendant", "personDefendant", "personDetails"),
    ):
        if person:
            return _taken(person, _NAMES)
    for body in (
        child(party, "organisation"),
        child(party, "legalEntityDefendant", "organisation"),
        child(party, "masterDefendant", "legalEntityDefendant", "organisation"),
        child(party, "prosecutingAuthority"),
    ):
        name = body.get("name") or body.get("prosecutionAuthorityCode")
        if name:
            return {"organisationName": name}
    return {}


def _application(application: Document) -> Document:
    summary = _taken(application, ("id", "applicationReference"))
    application_type = _taken(child(application, "type"), _FROM_APPLICATION_TYPE)
    if application_type:
        summary["type"] = application_type
    for role in ("applicant", "subject"):
        party = child(application, role)
        if party:
            summary[role] = party_of(party)
    respondents = [party_of(party) for party in objects(application.get("respondents"))]
    if respondents:
        summary["respondents"] = respondents
    cases = [
        {"id": case["prosecutionCaseId"], **_taken(case, ("prosecutionCaseIdentifier",))}
        for case in objects(application.get("courtApplicationCases"))
        if case.get("prosecutionCaseId")
    ]
    if cases:
        summary["caseSummaries"] = cases
    return summary


def party_of(party: Document) -> Document:
    """Give a party to an application with its id and its names, as in a row of the list."""
    return _taken(party, ("id",)) | _name(party)
