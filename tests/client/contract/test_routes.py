"""The table of requests: paths, media types and outcomes."""

import pytest

from client.contract import routes
from client.contract.route import Route
from client.contract.routes import ROUTES

BY_NAME = {route.name: route for route in ROUTES}


IN_CONTEXT = {route.name: route for route in ROUTES if not route.whole}
"""The results validator alone serves paths that are not made of its context (section 3)."""


@pytest.mark.parametrize("route", IN_CONTEXT.values(), ids=IN_CONTEXT)
def test_the_gateway_and_the_single_service_form_of_a_path_end_alike(route: Route) -> None:
    gateway, service = f"/{route.context}-{route.kind}-api/", f"/{route.context}-service/"
    assert route.path.startswith(gateway)
    assert route.service_path.startswith(service)
    tail = route.path.removeprefix(gateway)
    assert tail == route.service_path.removeprefix(service)
    assert tail.startswith(f"{route.kind}/api/rest/")
    assert tail.endswith(route.resource)


@pytest.mark.parametrize("route", ROUTES, ids=BY_NAME)
def test_queries_are_fetched_and_commands_are_posted(route: Route) -> None:
    is_posted = route.kind == "command" or route.posted
    assert route.method == ("POST" if is_posted else "GET")
    plain = "application/json" if route.whole else None
    assert route.media_type == plain or (
        route.media_type.startswith("application/vnd.") and route.media_type.endswith("+json")
    )
    assert route.kind == "command" or not (route.success or route.failures)


def test_the_queries_that_ask_with_a_body_are_posted() -> None:
    assert {route.name for route in ROUTES if route.kind == "query" and route.posted} == {
        "hearing.query.outstanding-fines",
        "listing.booking-status",
        "results-validator.validate",
    }


def test_no_two_routes_share_method_path_and_media_type() -> None:
    keys = {(route.method, route.path, route.media_type) for route in ROUTES}
    assert len(keys) == len(ROUTES) == len(BY_NAME)


def test_the_paths_that_a_gateway_must_let_through() -> None:
    assert routes.HEARING.path == "/hearing-query-api/query/api/rest/hearing/hearings/{hearingId}"
    assert routes.EVENTS.path == (
        "/notification-query-api/query/api/rest/notifications/subscriptions/{subscriptionId}/events"
    )
    assert routes.SAVE_DRAFT.path == routes.SHARE.path


def test_sharing_goes_under_the_media_type_that_is_not_its_own_name() -> None:
    assert routes.SHARE.name == "hearing.share-days-results"
    assert routes.SHARE.media_type == "application/vnd.hearing.shared-results+json"


def test_a_share_is_waited_for_twice_as_long_as_a_save() -> None:
    assert (routes.SAVE_DRAFT.seconds, routes.SHARE.seconds) == (30.0, 60.0)


def test_an_id_can_never_leave_its_place_in_the_path() -> None:
    filled = routes.HEARING.fill(hearingId="../../users?x=1#y")
    assert filled.endswith("/hearings/..%2F..%2Fusers%3Fx%3D1%23y")


def test_the_routes_of_a_context_are_its_own() -> None:
    contexts = {route.context for route in ROUTES}
    assert sum(len(list(routes.routes_of(context))) for context in contexts) == len(ROUTES)
    assert all(route.context == "hearing" for route in routes.routes_of("hearing"))
