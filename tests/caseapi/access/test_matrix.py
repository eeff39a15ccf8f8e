"""Every group at every route: who is let in, and who is not (section 1.7)."""

import uuid

import pytest

from caseapi import access
from caseapi.store import Store, reference
from client.contract.route import Route
from client.contract.routes import ROUTES, USER_HEADER
from tests.caseapi import court
from tests.caseapi.access.expected import ELSEWHERE, EVERY_GROUP, HEARING, groups
from tests.caseapi.conftest import Api

IN_NO_GROUP = "-"
each_route = pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)


def action(route: Route) -> str:
    """Give the name in a route's media type, or the route's own where its media type has none."""
    name = route.media_type.removeprefix("application/vnd.").removesuffix("+json")
    return route.name if name == "application/json" else name


def expected(route: Route) -> set[str]:
    if route.context != "hearing":
        return groups(ELSEWHERE[route.context])
    return groups(HEARING[action(route).removeprefix("hearing.")])


def user_in(group: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, group))


@pytest.fixture
def everybody(store: Store) -> list[str]:
    """One user in each group, and one in none."""
    with store.writing() as connection:
        for group in (*EVERY_GROUP, IN_NO_GROUP):
            user = court.user(user_in(group), "Ada", group)
            reference.put_user(connection, {**user, "groups": [group]})
    return sorted([*EVERY_GROUP, IN_NO_GROUP])


def parts_of(route: Route) -> dict[str, str]:
    """Give a value for each parameter of a route's path."""
    names = [part.partition("}")[0] for part in route.path.split("{")[1:]]
    days = {name for name in names if name.endswith(("Day", "Date"))}
    return {name: court.DAY if name in days else court.HEARING for name in names}


@each_route
async def test_a_route_lets_its_groups_in_and_nobody_else(
    api: Api, everybody: list[str], route: Route
) -> None:
    let_in = set()
    for group in everybody:
        if route.method == "GET":
            answer = await api.ask(route, user_in(group), **parts_of(route))
        else:
            answer = await api.tell(route, {}, user=user_in(group), **parts_of(route))
        assert answer.status_code < 500
        if answer.status_code == 403:
            assert answer.json() == {
                "error": f"This user is in no group that may use {action(route)}."
            }
        else:
            let_in.add(group)
    assert let_in == expected(route)


@each_route
async def test_a_user_whom_nobody_knows_is_let_in_nowhere(api: Api, route: Route) -> None:
    stranger = str(uuid.uuid4())
    if route.method == "GET":
        answer = await api.ask(route, stranger, **parts_of(route))
    else:
        answer = await api.tell(route, {}, user=stranger, **parts_of(route))
    assert answer.status_code == 403


@each_route
def test_every_route_has_a_rule(route: Route) -> None:
    assert access.has_rule(route)


@pytest.mark.parametrize("name", HEARING)
def test_an_action_has_the_groups_of_the_contract_before_it_has_a_route(name: str) -> None:
    assert set(access.RULES[f"hearing.{name}"]) == groups(HEARING[name])


def test_the_program_has_no_other_rules_and_no_other_groups() -> None:
    assert set(access.RULES) == {f"hearing.{name}" for name in HEARING}
    assert set(access.CONTEXTS) == set(ELSEWHERE)
    assert EVERY_GROUP == access.GROUPS


def test_a_route_without_a_rule_is_closed_to_everybody() -> None:
    route = Route("hearing.new", "command", "hearing", "/new", "application/vnd.hearing.new+json")
    assert not access.has_rule(route)
    assert access.allowed(route) == frozenset()


async def test_groups_that_are_no_list_let_nobody_in(api: Api, store: Store) -> None:
    with store.writing() as connection:
        user = court.user(court.CLERK, "Sian", "Ashdown")
        reference.put_user(connection, {**user, "groups": "Court Clerks"})
    route = ROUTES[0]
    answer = await api.http.get(
        route.path, headers={"Accept": route.media_type, USER_HEADER: court.CLERK}
    )
    assert answer.status_code == 403
