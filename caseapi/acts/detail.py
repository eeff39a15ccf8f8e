"""One hearing in the form in which it is managed (section 3.1)."""

from sqlalchemy import Connection

from caseapi import queries
from caseapi.calls import Call
from caseapi.json_text import from_json, to_json
from caseapi.summaries import Document, child, objects


def read_for_manage(connection: Connection, call: Call) -> str:
    """Answer with one hearing without the cases that only its applications bring in."""
    answer = from_json(queries.read_hearing(connection, call))
    hearing = answer.get("hearing")
    if isinstance(hearing, dict):
        brought_in = _brought_in(hearing)
        own = [
            case
            for case in objects(hearing.get("prosecutionCases"))
            if str(case.get("id")) not in brought_in
        ]
        if "prosecutionCases" in hearing:
            hearing["prosecutionCases"] = own
    return to_json(answer)


def _brought_in(hearing: Document) -> set[str]:
    """Give the ids of the cases that applications, or the orders they are about, belong to."""
    found: set[str] = set()
    for application in objects(hearing.get("courtApplications")):
        orders = objects(child(application, "courtOrder").get("courtOrderOffences"))
        for case in (*objects(application.get("courtApplicationCases")), *orders):
            found.add(str(case.get("prosecutionCaseId")))
    return found
