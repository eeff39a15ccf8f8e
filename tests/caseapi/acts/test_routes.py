"""Each of these queries and commands on both its paths, and what it refuses (sections 1.2, 1.3)."""

import pytest

from caseapi.acts import table
from caseapi.store import Store
from client.contract.route import Route
from client.contract.routes import ROUTES, USER_HEADER
from tests.caseapi import court
from tests.caseapi.acts.acting import EVERYBODY, put_everybody
from tests.caseapi.conftest import Api

PARTS = {
    "hearingId": court.HEARING,
    "hearingDay": court.DAY,
    "hearingEventId": court.LINE,
    "hearingEventDefinitionId": court.LINE,
    "eventDate": court.DAY,
    "offenceId": court.OFFENCE,
    "defendantId": court.DEFENDANT,
    "courtHouseId": court.CENTRE,
    "courtRoomId": court.ROOM,
    "ruleId": "DR-CTL-003",
    "id": court.CASE,
}


@pytest.fixture(autouse=True)
def privileged(store: Store) -> None:
    put_everybody(store)


def test_every_route_has_its_action() -> None:
    assert set(table.QUERIES) | set(table.COMMANDS) <= set(ROUTES)


def paths(route: Route) -> tuple[str, ...]:
    """Give both forms of a route's path, filled in, and one with a slash at its end."""
    forms = (route.path, route.service_path, f"{route.path}/")
    return tuple(path.format(**PARTS) for path in forms)


async def test_a_query_is_served_on_both_paths(api: Api) -> None:
    for route in table.QUERIES:
        headers = court.asking(route, EVERYBODY) | court.telling(route, EVERYBODY)
        for path in paths(route):
            answer = await api.http.request(route.method, path, headers=headers)
            assert answer.status_code in (200, 400, 404), route.name
            assert answer.json().get("error") != "This path is not part of the API."


async def test_a_command_with_a_wrong_member_is_refused_on_both_paths(api: Api) -> None:
    body = {"slots": 1, "unheardOf": True}
    for route in table.COMMANDS:
        headers = court.telling(route, EVERYBODY)
        for path in paths(route):
            answer = await api.http.post(path, headers=headers, json=body)
            assert answer.status_code == 400, route.name
            assert "validationErrors" in answer.json()


async def test_a_query_in_another_media_type_is_refused(api: Api) -> None:
    other = "application/vnd.hearing.nothing+json"
    headers = {"Accept": other, "Content-Type": other, USER_HEADER: EVERYBODY}
    for route in table.QUERIES:
        answer = await api.http.request(route.method, paths(route)[0], headers=headers)
        assert answer.status_code == (415 if route.posted else 406), route.name
        assert route.media_type in answer.json()["error"]


async def test_a_command_in_another_media_type_is_refused(api: Api) -> None:
    headers = {"Content-Type": "application/json", USER_HEADER: EVERYBODY}
    for route in table.COMMANDS:
        answer = await api.http.post(paths(route)[0], headers=headers, content=b"{}")
        assert answer.status_code == 415, route.name
        assert route.media_type in answer.json()["error"]


async def test_a_query_needs_a_user(api: Api) -> None:
    for route in table.QUERIES:
        headers = {"Accept": route.media_type, "Content-Type": route.media_type}
        answer = await api.http.request(route.method, paths(route)[0], headers=headers)
        assert answer.status_code == (400 if route.context == "hearing" else 403), route.name


async def test_a_command_needs_a_user(api: Api) -> None:
    for route in table.COMMANDS:
        headers = {"Content-Type": route.media_type}
        answer = await api.http.post(paths(route)[0], headers=headers, content=b"{}")
        assert answer.status_code == 403, route.name
