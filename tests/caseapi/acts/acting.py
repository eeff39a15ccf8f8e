"""Doing what a clerk does, and looking at what was told of it and at what can then be read."""

import json
import uuid
from typing import Any

from caseapi.access import allowed
from caseapi.imports.hearings import put_hearing
from caseapi.store import Store, reference
from client.contract import routes
from client.contract.route import Route
from tests.caseapi import court
from tests.caseapi.conftest import Api
from tests.published import CONTRACT, schema
from tests.published import faults as faults_of

Told = list[tuple[str, dict[str, Any]]]

NEXT_DAY = "2026-11-24"

EVERYBODY = "aa0f6f5e-55f1-4f0a-8c1e-0d6f6d4b7a07"
"""A user of every group."""


async def told(
    api: Api, route: Route, body: Any = None, *, user: str = court.CLERK, **parts: str
) -> Told:
    """Send a command that is taken; give the names and payloads of the events it caused.

    What is sent, and what is told, fits the published schemas where they are at hand.
    """
    correlation = str(uuid.uuid4())
    fits(f"command/{route.name}", body or {}, _filled(route, parts))
    answer = await api.tell(
        route, body, user=user, correlation=correlation, **_filled(route, parts)
    )
    assert (answer.status_code, answer.content) == (202, b""), answer.text
    events = await api.events(correlation, user=user)
    named = [(event.pop("_metadata")["name"], event) for event in events]
    for name, payload in named:
        fits(f"public-events/{name}", payload)
    return named


async def refused(api: Api, route: Route, body: Any = None, **parts: str) -> tuple[int, list[str]]:
    """Send a command that is refused at once; give the status and the members that are wrong."""
    answer = await api.tell(route, body, **_filled(route, parts))
    assert next(iter(answer.json())) == "error"
    return answer.status_code, list(answer.json().get("validationErrors", ()))


async def asked(api: Api, route: Route, *, user: str = court.CLERK, **parts: Any) -> Any:
    """Make a query that is answered; give the body."""
    answer = await api.ask(route, user, **_filled(route, parts), **_beside_path(route, parts))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == route.media_type
    _fits_query(route, answer.json())
    return answer.json()


async def posted(api: Api, route: Route, body: Any, *, user: str = court.CLERK) -> Any:
    """Make a query that carries a body; give the answer's."""
    answer = await api.tell(route, body, user=user)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == (route.answer_type or route.media_type)
    fits(f"query/{route.name}", body)
    _fits_query(route, answer.json())
    return answer.json()


async def hearing(api: Api, hearing_id: str = court.HEARING) -> dict[str, Any]:
    """Give a hearing's document as it can be read now."""
    body: dict[str, Any] = await asked(api, routes.HEARING, hearingId=hearing_id)
    document: dict[str, Any] = body.get("hearing", {})
    return document


async def offence(api: Api, at: int = 0, hearing_id: str = court.HEARING) -> dict[str, Any]:
    """Give an offence of the hearing's first defendant as it can be read now."""
    case = (await hearing(api, hearing_id))["prosecutionCases"][0]
    found: dict[str, Any] = case["defendants"][0]["offences"][at]
    return found


def put(store: Store, **members: Any) -> None:
    """Put a hearing in: the invented one, but for these members."""
    with store.writing() as connection:
        put_hearing(connection, court.hearing(**members))


def put_everybody(store: Store) -> None:
    """Put in a user who may do everything, by the id `EVERYBODY`."""
    groups = sorted(set().union(*(allowed(route) for route in routes.ROUTES)))
    with store.writing() as connection:
        user = court.user(EVERYBODY, "Ada", "Quill")
        reference.put_user(connection, {**user, "groups": groups})


def on_days(*days: str) -> list[dict[str, Any]]:
    """Give the days of a hearing, at ten o'clock."""
    return [
        {"sittingDay": f"{day}T10:00:00.000Z", "listedDurationMinutes": 20, "listingSequence": 1}
        for day in days
    ]


def application(**members: Any) -> dict[str, Any]:
    """Give an application by the defendant, with an offence of another case."""
    made: dict[str, Any] = {
        "id": "d0a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3a01",
        "applicationReference": "APP4477",
        "applicationStatus": "LISTED",
        "type": {"type": "Application to vary bail conditions"},
        "applicant": {
            "id": "d0a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3a02",
            "personDetails": {"firstName": "Owain", "lastName": "Pryce"},
        },
        "courtApplicationCases": [
            {
                "prosecutionCaseId": "d0a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3a03",
                "prosecutionCaseIdentifier": {"caseURN": "01TW7654326"},
                "offences": [{"id": "d0a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3a04"}],
            }
        ],
    }
    return {**made, **members}


_SCHEMA_OF = {
    routes.HEARING_FOR_MANAGE: "hearing.get.hearing",
    routes.FUTURE_HEARINGS: "hearing.get.hearings",
    routes.CASE_TIMELINE: "hearing.timeline",
    routes.APPLICATION_TIMELINE: "hearing.timeline",
    routes.COURT_FINES: "hearing.query.outstanding-fines-response",
}
NOT_AS_PUBLISHED = {routes.DRAFT_RESULT: ["'draftResults' is a required property"]}
"""What the published schemas find wrong with answers that are as the original's (section 9, 18)."""

_NEVER_EMPTY = (
    *(routes.HEARING, routes.HEARING_FOR_MANAGE),
    *(routes.COURT_FINES, routes.SHARED_RESULTS),
)
"""Those whose schemas know no empty answer, though section 1.6 has one."""


def faults(path: str, body: Any, parts: dict[str, str] | None = None) -> list[str]:
    """Give what a published schema finds wrong with a body; nothing where there is no schema.

    Parts of the path count as members where the schema names them (section 1.2).
    """
    held_to = schema(path)
    if held_to is None:
        return []
    in_path = {n: v for n, v in (parts or {}).items() if n in held_to.get("properties", {})}
    return faults_of(path, {**body, **in_path})


def fits(path: str, body: Any, parts: dict[str, str] | None = None) -> None:
    """Hold a body to its published schema."""
    assert faults(path, body, parts) == []


def schema_of(route: Route) -> str:
    """Give the name of the schema that a query's answer is held to, whether it is there or not."""
    return f"query/{_SCHEMA_OF.get(route, route.name)}"


def _fits_query(route: Route, body: Any) -> None:
    if body or route not in _NEVER_EMPTY:
        assert faults(schema_of(route), body) == NOT_AS_PUBLISHED.get(route, [])


def example(kind: str, name: str) -> Any:
    """Give one of the contract's examples, of `command` or `query`."""
    path = CONTRACT / "fixtures" / f"examples-{kind}" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _filled(route: Route, parts: dict[str, Any]) -> dict[str, str]:
    given = {"hearingId": court.HEARING, "hearingDay": court.DAY, **parts}
    return {name: part for name, part in given.items() if f"{{{name}}}" in route.path}


def _beside_path(route: Route, parts: dict[str, Any]) -> dict[str, str]:
    return {name: part for name, part in parts.items() if f"{{{name}}}" not in route.path}
