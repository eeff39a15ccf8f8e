"""The description of the API: whole, valid, and true of what the server answers."""

import json
import re
from typing import Any

import jsonschema
import pytest
from jsonschema import Draft202012Validator

from caseapi.openapi.answers import ANSWERS
from caseapi.openapi.bodies import REQUESTS
from caseapi.openapi.document import openapi_document
from client.contract import routes
from client.contract.route import Route
from client.contract.routes import ROUTES, USER_HEADER
from tests.caseapi import court
from tests.caseapi.conftest import Api

Json = dict[str, Any]

DESCRIBED = openapi_document(REQUESTS, ANSWERS)

OPERATION: Json = {
    "type": "object",
    "required": ["operationId", "tags", "summary", "description", "parameters", "responses"],
    "properties": {
        "parameters": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "in", "schema"],
                "properties": {"in": {"enum": ["path", "query", "header"]}},
                "if": {"properties": {"in": {"const": "path"}}},
                "then": {"required": ["required"], "properties": {"required": {"const": True}}},
            },
        },
        "requestBody": {
            "type": "object",
            "required": ["content"],
            "properties": {
                "content": {
                    "type": "object",
                    "minProperties": 1,
                    "patternProperties": {
                        "^application/.+": {"type": "object", "required": ["schema"]}
                    },
                    "additionalProperties": False,
                }
            },
        },
        "responses": {
            "type": "object",
            "minProperties": 2,
            "patternProperties": {
                "^[1-5][0-9]{2}$": {"type": "object", "required": ["description"]}
            },
            "additionalProperties": False,
        },
    },
}
"""What an operation has to be by OpenAPI 3.1, sections 4.8.10 to 4.8.17."""

each_route = pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)


def operation(route: Route) -> Json:
    found: Json = DESCRIBED["paths"][route.path][route.method.lower()]
    return found


def references(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*(references(item) for item in value))
    if not isinstance(value, dict):
        return set()
    own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
    return own.union(*(references(item) for item in value.values()))


def test_the_description_is_openapi_3_1() -> None:
    assert DESCRIBED["openapi"] == "3.1.0"
    assert {"title", "version"} <= set(DESCRIBED["info"])
    seen = set()
    for path, methods in DESCRIBED["paths"].items():
        assert path.startswith("/")
        for method, described in methods.items():
            assert method in {"get", "post"}
            jsonschema.validate(described, OPERATION)
            in_path = {p["name"] for p in described["parameters"] if p["in"] == "path"}
            assert in_path == set(re.findall(r"\{(\w+)\}", path))
            names = [(p["name"], p["in"]) for p in described["parameters"]]
            assert len(names) == len(set(names))
            seen.add(described["operationId"])
    assert len(seen) == sum(len(methods) for methods in DESCRIBED["paths"].values())


def test_every_schema_is_json_schema_and_every_reference_leads_somewhere() -> None:
    schemas = DESCRIBED["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    for described in (m for methods in DESCRIBED["paths"].values() for m in methods.values()):
        for parameter in described["parameters"]:
            Draft202012Validator.check_schema(parameter["schema"])
    for reference in references(DESCRIBED):
        assert reference.removeprefix("#/components/schemas/") in schemas


@each_route
def test_every_route_is_described_by_its_media_type(route: Route) -> None:
    described = operation(route)
    if route.method == "POST":
        assert route.media_type in described["requestBody"]["content"]
    if route.kind == "query":
        answers = described["responses"]["200"]["content"]
        assert (route.answer_type or route.media_type) in answers
    else:
        assert "content" not in described["responses"]["202"]
    statuses = {"400", "403", "404", "503"}
    statuses |= {"413", "415"} if route.method == "POST" else {"406"}
    assert statuses <= set(described["responses"])


@each_route
async def test_what_the_server_refuses_it_refuses_as_described(api: Api, route: Route) -> None:
    path = re.sub(r"\{\w*(Day|Date)\}", court.DAY, route.path)
    path = re.sub(r"\{\w+\}", court.HEARING, path)
    headers = {"Accept": route.media_type, "Content-Type": route.media_type}
    identified = {**headers, USER_HEADER: court.CLERK}
    other = {**identified, "Accept": "text/plain", "Content-Type": "text/plain"}
    strange = {**headers, USER_HEADER: "0d1f3c55-1111-4222-8333-944455556666"}
    error = DESCRIBED["components"]["schemas"]["Error"]
    for sent in (headers, other, strange, identified):
        answer = await api.http.request(route.method, path, headers=sent, content=b"")
        assert str(answer.status_code) in operation(route)["responses"]
        if answer.status_code >= 400:
            jsonschema.validate(answer.json(), error)
            assert answer.headers["content-type"] == "application/json"


def test_a_version_is_an_integer() -> None:
    body = DESCRIBED["components"]["schemas"]["hearing.save-draft-result-v2"]
    check = Draft202012Validator(body, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert check.is_valid({"version": 1, "__metadata__": {}})
    for wrong in ({"version": "1"}, {"version": 1.5}, {"version": -1}, {"version": True}):
        assert not check.is_valid({"version": 1, "__metadata__": {}, **wrong})
    assert "hearingId" not in body.get("required", ())


async def test_the_description_is_served_without_a_user(api: Api) -> None:
    answer = await api.http.get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.content) == json.loads(json.dumps(DESCRIBED))


async def test_the_page_needs_nothing_from_elsewhere(api: Api) -> None:
    answer = await api.http.get("/docs")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert re.findall(r"https?://|//\w|@import|\ssrc=", answer.text) == []
    assert re.findall(r'href="([^"]+)"', answer.text) == ["openapi.json"]
    assert "innerHTML" not in answer.text
    assert len(answer.content) < 8000


async def test_a_method_that_is_not_taken_is_told_which_are(api: Api) -> None:
    answer = await api.http.delete(routes.HEARINGS.path)
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
