"""The OpenAPI 3.1 document: each path with its actions, told apart by media type."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from caseapi.access import action_of, allowed
from caseapi.dispatch import BODY_LIMIT
from client.contract.route import Route
from client.contract.routes import CORRELATION_HEADER, ROUTES, USER_HEADER

Json = dict[str, Any]

_PART = re.compile(r"\{(\w+)\}")
_COMPONENT = "#/components/schemas/{model}"

_ERROR: Json = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {"type": "string", "description": "What is wrong, in a sentence."},
        "validationErrors": {
            "type": "object",
            "description": "What is wrong with each member, by its path.",
            "additionalProperties": {"type": "string"},
        },
    },
}

_NOT_HTTP: Json = {"text/plain": {"schema": {"type": "string"}}}
"""How a request is refused that is no HTTP, or whose first line and headers are too long."""

_REFUSALS = {
    "400": "The request is not as it should be; or a hearing query says no user.",
    "403": "The user is in no group that may do this, or who the user is can't be believed.",
    "404": "There is no such thing.",
    "503": "The database can't be used now.",
}
_OF_QUERIES = {"406": "The Accept header names no media type that this path answers with."}
_OF_BODIES = {
    "413": f"The body is longer than {BODY_LIMIT} bytes.",
    "415": "The Content-Type header names no media type that this path takes.",
}

_TELLS = """\
The hearing API of the Common Platform, as a clerk's program uses it.

The action is chosen by the media type: a path answers with what the Accept header names, and does
what the Content-Type header names. A command is answered 202 as soon as it is kept; what became of
it is told by the events of the user's subscription, found by the correlation id.
"""


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles of members, which say their names again."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


class _OfRequests(_WithoutTitles):
    """Says of a member that may be left out that it can't be null (`caseapi.requests`)."""

    def nullable_schema(self, schema: Any) -> Json:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> Json:
        made = super().default_schema(schema)
        if made.get("default", ...) is None:
            del made["default"]
        return made


def openapi_document(
    requests: Mapping[Route, type[BaseModel]], answers: Mapping[Route, type[BaseModel]]
) -> Json:
    """Give the document for the whole table of routes, with the models of requests and answers.

    Every route has its gateway path; the paths of a single context in development are the same.
    An answer without a model is any object.
    """
    of_requests, components = _schemas(requests.values(), _OfRequests, "")
    of_answers, more = _schemas(answers.values(), _WithoutTitles, "answer.")
    components = {"Error": _ERROR, **components, **more}
    schemas = {model: components[name] for model, name in of_requests.items()}
    answered = {route: of_answers[model] for route, model in answers.items()}
    by_operation: dict[tuple[str, str], list[Route]] = defaultdict(list)
    for route in ROUTES:
        by_operation[route.path, route.method].append(route)
    paths: dict[str, Json] = defaultdict(dict)
    for (path, method), routes in by_operation.items():
        asked = {route: schemas[requests[route]] for route in routes}
        paths[path][method.lower()] = _operation(path, asked, answered, components)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Callover case API",
            "version": version("callover"),
            "description": _TELLS,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "security": [{"user": []}],
        "tags": [{"name": name} for name in sorted({route.context for route in ROUTES})],
        "paths": dict(paths),
        "components": {
            "schemas": components,
            "securitySchemes": {
                "user": {
                    "type": "apiKey",
                    "in": "header",
                    "name": USER_HEADER,
                    "description": "The user's id, a UUID; believed from a trusted hop alone.",
                }
            },
        },
    }


def _schemas(
    models: Iterable[type[BaseModel]], generator: type[GenerateJsonSchema], prefix: str
) -> tuple[dict[type[BaseModel], str], Json]:
    """Give the name of each model's schema, and the schemas by their names, all with a prefix."""
    by_name = sorted(set(models), key=lambda model: model.__name__)
    by_model, shared = models_json_schema(
        [(model, "validation") for model in by_name],
        ref_template=_COMPONENT.format(model=f"{prefix}{{model}}"),
        schema_generator=generator,
    )
    names = {model: by_model[model, "validation"]["$ref"].rpartition("/")[2] for model in by_name}
    return names, {f"{prefix}{name}": made for name, made in shared.get("$defs", {}).items()}


def _operation(
    path: str, asked: Mapping[Route, Json], answered: Mapping[Route, str], components: Json
) -> Json:
    """Give one method of a path, with all the actions that it stands for."""
    routes = list(asked)
    first = routes[0]
    in_path = _PART.findall(path)
    operation: Json = {
        "operationId": f"{first.method.lower()} {path}",
        "tags": [first.context],
        "summary": ", ".join(action_of(route) for route in routes),
        "description": "\n".join(_sentence(route) for route in routes),
        "parameters": [_path_parameter(name, asked.values()) for name in in_path],
        "responses": _responses(routes, answered),
    }
    if first.method == "GET":
        operation["parameters"] += _query_parameters(asked.values(), in_path)
        return operation
    if first.kind == "command":
        operation["parameters"].append(_correlation())
    content = {}
    for route, schema in asked.items():
        name = action_of(route)
        components[name] = _body(schema, in_path)
        content[route.media_type] = {"schema": {"$ref": _COMPONENT.format(model=name)}}
    needed = any(components[action_of(route)].get("required") for route in routes)
    operation["requestBody"] = {"required": needed, "content": content}
    return operation


def _sentence(route: Route) -> str:
    groups = ", ".join(sorted(allowed(route))) or "nobody"
    told = f" Its success is told by {route.success}." if route.success else ""
    refused = f" It is refused by {', '.join(route.failures)}." if route.failures else ""
    return f"- `{action_of(route)}`: for {groups}.{told}{refused}"


def _responses(routes: list[Route], answered: Mapping[Route, str]) -> Json:
    refusals = dict(_REFUSALS)
    if routes[0].method == "POST":
        refusals |= _OF_BODIES
    if routes[0].kind == "command":
        responses: Json = {"202": {"description": "Kept. There is no body."}}
    else:
        refusals |= _OF_QUERIES
        content = {
            route.answer_type or route.media_type: {
                "schema": {"$ref": _COMPONENT.format(model=answered[route])}
                if route in answered
                else {"type": "object"}
            }
            for route in sorted(routes, key=lambda route: route.media_type)
        }
        responses = {"200": {"description": "The answer.", "content": content}}
    error = {"application/json": {"schema": {"$ref": _COMPONENT.format(model="Error")}}}
    for status, says in sorted(refusals.items()):
        responses[status] = {"description": says, "content": error}
    responses["400"] = {"description": refusals["400"], "content": error | _NOT_HTTP}
    return responses


def _path_parameter(name: str, schemas: Iterable[Json]) -> Json:
    found = (schema["properties"][name] for schema in schemas if name in schema["properties"])
    schema = next(found, {"type": "string", "minLength": 1})
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _query_parameters(schemas: Iterable[Json], in_path: list[str]) -> list[Json]:
    """Give the query parameters of all the actions; required where each of them needs it."""
    schemas = list(schemas)
    found: dict[str, Json] = {}
    for schema in schemas:
        for name, member in schema.get("properties", {}).items():
            if name not in in_path:
                found.setdefault(name, _unless_null(member))
    return [
        {
            "name": name,
            "in": "query",
            "required": all(name in schema.get("required", ()) for schema in schemas),
            "schema": member,
        }
        for name, member in found.items()
    ]


def _unless_null(schema: Json) -> Json:
    """Give the schema of a query parameter, which can be left out but can't be null."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
    return choices[0] if len(choices) == 1 else schema


def _body(schema: Json, in_path: list[str]) -> Json:
    """Give the schema of a body, in which what the path gives can be left out or be anything."""
    body = {name: value for name, value in schema.items() if name != "required"}
    given = {name: {"description": "The path's has the last word."} for name in in_path}
    body["properties"] = {**body.get("properties", {}), **given}
    required = [name for name in schema.get("required", ()) if name not in in_path]
    return body | ({"required": required} if required else {})


def _correlation() -> Json:
    return {
        "name": CORRELATION_HEADER,
        "in": "header",
        "required": False,
        "description": "By which the command's events are found; the same twice is one command.",
        "schema": {"type": "string", "maxLength": 100},
    }
