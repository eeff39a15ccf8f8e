"""What is sent wrongly, to every route: a documented status, a reason, and nothing written."""

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from caseapi.dispatch import BODY_LIMIT
from caseapi.openapi.bodies import REQUESTS
from caseapi.store import Store
from caseapi.store.tables import metadata
from client.contract.route import Route
from client.contract.routes import ROUTES
from tests.caseapi import court
from tests.caseapi.acts.acting import EVERYBODY, put_everybody
from tests.caseapi.bodies import BODIES, DESCRIBED, Json, Place, places, schema_of, with_wrong
from tests.caseapi.conftest import Api

TAKING = [route for route in ROUTES if route.method == "POST"]
ASKED = [route for route in ROUTES if route.method == "GET"]

WITHOUT_BODY = {
    "notification.subscribe-by-user-id",
    "notification.unsubscribe",
    "hearing.replicate-shared-results",
}
"""Commands whose body says nothing."""

WRONG_DAYS = ("2026-02-30", "23/11/2026", "tomorrow", "2026-11-23T10:00:00Z", "20261123", "")
WRONG_INSTANTS = ("2026-11-23T25:00:00Z", "2026-11-23", "10:05", "2026-11-23T10:05:00", "")
WRONG_TIMES = ("24:00", "9:30", "10:60", "ten", "")

UNKNOWN = "0d1f3c55-1111-4222-8333-944455556666"


@pytest.fixture(autouse=True)
def everybody(store: Store) -> None:
    put_everybody(store)


@pytest.fixture
def unchanged(store: Store) -> Iterator[None]:
    """Nothing at all is written in the course of a test."""
    before = written(store)
    yield
    assert written(store) == before


def written(store: Store) -> str:
    """Give a hash of everything the database holds."""
    digest = hashlib.sha256()
    with store.reading() as connection:
        for table in metadata.sorted_tables:
            for row in sorted(map(str, connection.execute(table.select()))):
                digest.update(row.encode())
    return digest.hexdigest()


def path_of(route: Route, **parts: str) -> str:
    """Give a route's path with what there is in the court, but for these parts."""
    there = {
        "hearingId": court.HEARING,
        "hearingDay": court.DAY,
        "hearingEventId": court.LINE,
        **parts,
    }
    return re.sub(r"\{(\w+)\}", lambda found: there.get(found[1], court.LINE), route.path)


async def send(api: Api, route: Route, **how: Any) -> httpx.Response:
    """Send a command, or a query that carries a body, as the user who may do everything."""
    how.setdefault("headers", court.telling(route, EVERYBODY))
    return await api.http.post(how.pop("path", path_of(route)), **how)


def refused(answer: httpx.Response, route: Route, status: int) -> Json:
    """Hold an answer to a refusal that is documented and says why; give its body."""
    assert answer.status_code == status, (route.name, answer.text)
    described = DESCRIBED["paths"][route.path][route.method.lower()]
    assert str(status) in described["responses"]
    assert answer.headers["content-type"] == "application/json"
    body: Json = answer.json()
    assert len(body["error"]) > 10
    return body


def test_a_body_is_known_for_every_command_about_hearings() -> None:
    commands = {route for route in ROUTES if route.kind == "command"}
    assert {route.name for route in commands - BODIES.keys()} == WITHOUT_BODY
    for route, body in BODIES.items():
        in_path = dict.fromkeys(re.findall(r"\{(\w+)\}", route.path), court.LINE)
        if "hearingDay" in in_path:
            in_path["hearingDay"] = court.DAY
        REQUESTS[route].model_validate({**body, **in_path})


@pytest.mark.usefixtures("unchanged")
async def test_a_body_that_is_too_long_is_refused_whole(api: Api) -> None:
    for route in TAKING:
        answer = await send(api, route, content=b" " * (BODY_LIMIT + 1))
        refused(answer, route, 413)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/xml", "application/vnd.hearing.nothing+json", ""]
)
async def test_a_body_of_another_media_type_is_refused(api: Api, media_type: str) -> None:
    for route in TAKING:
        headers = {**court.telling(route, EVERYBODY), "Content-Type": media_type}
        refused(await send(api, route, headers=headers, content=b"{}"), route, 415)


@pytest.mark.usefixtures("unchanged")
async def test_an_answer_of_another_media_type_is_not_to_be_had(api: Api) -> None:
    for route in ASKED:
        headers = {**court.asking(route, EVERYBODY), "Accept": "application/xml"}
        answer = await api.http.get(path_of(route), headers=headers)
        refused(answer, route, 406)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("body", [b"{", b"[]", b'"text"', b"null", b'{"a": NaN}', b"\xff\xfe"])
async def test_what_is_no_json_object_is_refused(api: Api, body: bytes) -> None:
    for route in TAKING:
        refused(await send(api, route, content=body), route, 400)


def cases(wrong: Callable[[Json], tuple[Any, ...]]) -> Iterator[tuple[Route, Place, Any]]:
    """Give each place of each body with what would be wrong there, as `wrong` says of its kind."""
    for route, body in BODIES.items():
        for place, said in places(body, schema_of(route)):
            for value in wrong(said):
                yield route, place, value


def of_another_kind(said: Json) -> tuple[Any, ...]:
    """Give values that are not of the kind a place is said to be of; none where any may be."""
    wrong: dict[str, tuple[Any, ...]] = {
        "string": (1, True, None, [], {}),
        "integer": (True, "1", 1.5, None, {}),
        "boolean": (1, "true", None, []),
        "array": ({}, "text", None, 1),
        "object": ([], "text", None, 1),
    }
    return wrong.get(said.get("type", ""), ())


def not_dates(said: Json) -> tuple[Any, ...]:
    if said.get("format") == "date":
        return WRONG_DAYS
    if said.get("format") == "date-time":
        return WRONG_INSTANTS
    return WRONG_TIMES if "[0-5][0-9]" in said.get("pattern", "") else ()


def not_chosen_from(said: Json) -> tuple[Any, ...]:
    return ("SOMETHING_ELSE",) if "enum" in said else ()


def no_id(said: Json) -> tuple[Any, ...]:
    return ("theirs",) if "a-fA-F" in said.get("pattern", "") else ()


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("wrong", [of_another_kind, not_dates, not_chosen_from, no_id])
async def test_what_is_wrong_at_any_place_is_refused_by_that_place(
    api: Api, wrong: Callable[[Json], tuple[Any, ...]]
) -> None:
    tried = 0
    for route, place, value in cases(wrong):
        if not place:
            continue
        answer = await send(api, route, json=with_wrong(BODIES[route], place, value))
        body = refused(answer, route, 400)
        assert list(body["validationErrors"]) == [".".join(map(str, place))], (route.name, value)
        tried += 1
    assert tried >= 8


@pytest.mark.usefixtures("unchanged")
async def test_a_member_that_a_closed_body_does_not_know_is_refused_by_its_place(api: Api) -> None:
    tried = set()
    for route, body in BODIES.items():
        for place, said in places(body, schema_of(route)):
            if said.get("additionalProperties") is False:
                where = (*place, "unheardOf")
                answer = await send(api, route, json=with_wrong(body, where, 1))
                named = refused(answer, route, 400)["validationErrors"]
                assert list(named) == [".".join(map(str, where))]
                tried.add(route)
    assert len(tried) > 25


@pytest.mark.usefixtures("unchanged")
async def test_a_day_in_a_path_or_a_query_that_is_none_is_refused_by_name(api: Api) -> None:
    tried = 0
    for route in ROUTES:
        operation = DESCRIBED["paths"][route.path][route.method.lower()]
        for parameter in operation["parameters"]:
            if parameter["schema"].get("format") != "date":
                continue
            name = parameter["name"]
            for day in filter(None, WRONG_DAYS[:3]):
                part = {name: day.replace("/", "-")}
                path = path_of(route, **part)
                if route.method == "GET":
                    headers = court.asking(route, EVERYBODY)
                    answer = await api.http.get(path, params=part, headers=headers)
                else:
                    answer = await send(api, route, path=path, json=BODIES[route])
                named = refused(answer, route, 400)["validationErrors"]
                assert name in named
                tried += 1
    assert tried > 30


UNTOLD_OF = {"hearing.log-hearing-event", "hearing.correct-hearing-event"}
"""Commands about an unknown hearing that are taken, and that an event says are ignored."""


async def test_a_command_about_an_unknown_hearing_is_not_found_and_changes_nothing(
    api: Api, store: Store
) -> None:
    before = written(store)
    for route, body in BODIES.items():
        if route.name in UNTOLD_OF:
            continue
        about = {name: UNKNOWN for name in ("hearingId", "id") if body.get(name) == court.HEARING}
        path = path_of(route, hearingId=UNKNOWN)
        if path == route.path and not about:
            continue
        refused(await send(api, route, path=path, json={**body, **about}), route, 404)
    assert written(store) == before


async def test_a_query_about_what_is_unknown_has_a_documented_answer(api: Api) -> None:
    for route in ASKED:
        path = re.sub(r"\{(\w+)\}", lambda found: _unknown(found[1]), route.path)
        params = {"date": court.DAY, "courtCentreId": UNKNOWN, "defendantId": UNKNOWN}
        params |= {"caseIds": UNKNOWN, "hearingId": UNKNOWN, "trialTypeId": UNKNOWN}
        params |= {"bailStatusCode": "C", "orderedDate": court.DAY, "originalText": "zz"}
        headers = court.asking(route, EVERYBODY)
        answer = await api.http.get(path, params=params, headers=headers)
        assert answer.status_code in (200, 404), (route.name, answer.text)
        if answer.status_code == 404:
            refused(answer, route, 404)


def _unknown(part: str) -> str:
    return court.DAY if part.endswith(("Day", "Date")) else UNKNOWN
