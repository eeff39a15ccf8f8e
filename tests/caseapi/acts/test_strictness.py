"""What each request must hold, set beside its published schema member by member.

A request is never looser than its schema: what is closed, required, chosen from or never empty
there is so here. Where it is stricter, that is listed.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic.json_schema import models_json_schema

from caseapi.openapi.bodies import REQUESTS
from client.contract import routes
from client.contract.route import Route
from client.contract.routes import ROUTES
from tests.published import needs_contract, schema

Json = dict[str, Any]

pytestmark = needs_contract


def published(route: Route) -> Json | None:
    """Give the schema of what a route is sent."""
    if route.kind == "query" and not route.posted:
        return None
    return schema(f"{route.kind}/{route.name}")


HELD = [route for route in ROUTES if published(route) is not None]

WITHOUT_SCHEMA = {
    *("notification.subscribe-by-user-id", "notification.unsubscribe"),
    *("hearing.book-unconfirmed-hearing-slots", "hearing.release-unconfirmed-hearing-slots"),
    *("hearing.mark-as-duplicate-v2", "hearing.amend-for-support"),
    *("hearing.set-tier-and-list-type", "hearing.replicate-shared-results"),
    *("listing.booking-status", "results-validator.validate"),
}
"""Requests with a body, or that could have one, for which no schema of that name is published."""

ALSO_REQUIRED = {
    routes.RECORD_SESSION_TIME: {"courtHouseId", "courtRoomId"},
    routes.SAVE_WELSH_TRANSLATIONS: {"defendantsWelshList"},
    routes.VALIDATE_AMENDMENTS: {"id"},
}
"""What is required here alone: without it the request would be about nothing."""


class Looser:
    """A walk through a request's own schema beside the published one."""

    def __init__(self, definitions: Json) -> None:
        self._definitions = definitions

    def faults(self, theirs: Json, ours: Json, place: str = "") -> Iterator[str]:
        """Give where `ours` takes what `theirs` does not; an open `theirs` takes anything."""
        ours = self._plain(ours)
        if "properties" in theirs:
            yield from self._of_object(theirs, ours, place)
        elif theirs.get("type") == "array":
            if ours.get("minItems", 0) < theirs.get("minItems", 0):
                yield f"{place} may be empty"
            yield from self.faults(theirs.get("items", {}), ours.get("items", {}), f"{place}[]")
        else:
            if ours.get("minLength", 0) < theirs.get("minLength", 0):
                yield f"{place} may be empty"
            if "maxLength" in theirs and ours.get("maxLength") != theirs["maxLength"]:
                yield f"{place} may be of another length"
            if "enum" in theirs and set(ours.get("enum", ())) != set(theirs["enum"]):
                yield f"{place} may be something else"
            if "type" in theirs and ours.get("type") not in (theirs["type"], None):
                yield f"{place} is of another type"

    def _of_object(self, theirs: Json, ours: Json, place: str) -> Iterator[str]:
        closed = theirs.get("additionalProperties") is False
        if closed != (ours.get("additionalProperties") is False):
            yield f"{place} is {'open' if closed else 'closed'}"
        members = ours.get("properties", {})
        for name in set(theirs.get("required", ())) - set(ours.get("required", ())):
            yield f"{place}.{name} is not required"
        for name, member in theirs["properties"].items():
            if name in members:
                yield from self.faults(member, members[name], f"{place}.{name}")
            elif closed:
                yield f"{place}.{name} is not known"
        if closed and place:
            for name in set(members) - set(theirs["properties"]):
                yield f"{place}.{name} is known here alone"

    def _plain(self, ours: Json) -> Json:
        """Follow a reference, and pass over that a member may be null."""
        while "$ref" in ours or "anyOf" in ours:
            if "$ref" in ours:
                ours = self._definitions[ours["$ref"].rpartition("/")[2]]
                continue
            choices = [each for each in ours["anyOf"] if each.get("type") != "null"]
            if len(choices) > 1:
                break
            ours = choices[0]
        return ours


def own(route: Route) -> tuple[Json, Json]:
    """Give the schema of a route's own model, and what it refers to."""
    model = REQUESTS[route]
    reference, definitions = models_json_schema([(model, "validation")])
    found = definitions["$defs"]
    return found[reference[model, "validation"]["$ref"].rpartition("/")[2]], found


@pytest.mark.parametrize("route", HELD, ids=lambda route: route.name)
def test_a_request_is_no_looser_than_its_schema(route: Route) -> None:
    theirs = published(route)
    assert theirs is not None
    ours, definitions = own(route)
    assert list(Looser(definitions).faults(theirs, ours)) == []


@pytest.mark.parametrize("route", HELD, ids=lambda route: route.name)
def test_a_request_knows_and_requires_no_more_but_for_its_path(route: Route) -> None:
    theirs = published(route)
    assert theirs is not None
    ours, _ = own(route)
    in_path = set(re.findall(r"\{(\w+)\}", route.path))
    more = set(ours["required"]) - set(theirs.get("required", ())) - in_path
    assert more == ALSO_REQUIRED.get(route, set())
    if theirs.get("additionalProperties") is False:
        assert set(ours["properties"]) - in_path <= set(theirs["properties"])


def test_every_body_has_a_schema_or_is_known_to_have_none() -> None:
    without = {r.name for r in ROUTES if r.method == "POST" and published(r) is None}
    assert without == WITHOUT_SCHEMA


def test_a_looser_request_is_noticed() -> None:
    theirs: Json = {
        "properties": {"a": {"type": "array", "minItems": 1}, "b": {"enum": ["X"]}},
        "required": ["a"],
        "additionalProperties": False,
    }
    ours: Json = {"properties": {"a": {"type": "array"}, "b": {"enum": ["X", "Y"]}}}
    assert list(Looser({}).faults(theirs, ours)) == [
        " is open",
        ".a is not required",
        ".a may be empty",
        ".b may be something else",
    ]
