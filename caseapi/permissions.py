"""Which applications a user may not see, and so which hearings (sections 1.6, 2.1, 5.1).

A user who is given by a file may be kept from kinds of application, by the codes of their types.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from caseapi.calls import AnswerError, Call
from caseapi.json_text import from_json
from caseapi.store import hearings, reference
from caseapi.summaries import child, objects
from client.contract import routes
from client.contract.route import Route

MEMBER = "barredApplicationTypes"
"""The member of a user that holds the codes."""

ON_ONE_HEARING: frozenset[Route] = frozenset(
    {
        routes.HEARING,
        routes.HEARING_FOR_MANAGE,
        routes.SHARE,
        routes.SHARE_FIRST_FORM,
        routes.SHARE_SECOND_FORM,
    }
)
"""What asks for one hearing, or, like sharing, asks for it as the user first."""


def barred(user: Mapping[str, Any]) -> frozenset[str]:
    """Give the codes of the types of application that are kept from a user."""
    codes = user.get(MEMBER)
    return frozenset(map(str, codes)) if isinstance(codes, list) else frozenset()


def check_hearing(connection: Connection, call: Call, user: Mapping[str, Any]) -> None:
    """Raise `AnswerError` 403 where the hearing has an application that is kept from the user."""
    codes = barred(user)
    if codes and _has(connection, str(call.payload.get("hearingId")), codes):
        raise AnswerError(403, "This user may not see applications of a kind in this hearing.")


def without_barred(connection: Connection, user_id: str, rows: list[str]) -> list[str]:
    """Leave out of the day's list, rows as JSON texts, the hearings that are kept from a user."""
    codes = barred(from_json(reference.read_user(connection, user_id) or "{}"))
    if not codes:
        return rows
    return [row for row in rows if not _has(connection, str(from_json(row).get("id")), codes)]


def _has(connection: Connection, hearing_id: str, codes: frozenset[str]) -> bool:
    stored = hearings.read_hearing(connection, hearing_id)
    document = from_json(stored.document) if stored else {}
    return any(
        child(application, "type").get("code") in codes
        for application in objects(document.get("courtApplications"))
    )
