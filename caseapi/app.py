"""The application: the contract's routes, each with its action."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as PathRoute
from starlette.routing import Router
from starlette.types import ASGIApp, Receive, Scope, Send

from caseapi import commands, queries, results
from caseapi.acts import table as acts
from caseapi.admission import Admission
from caseapi.calls import Command, Query
from caseapi.dispatch import Clock, Dispatcher, NewId, refusal
from caseapi.faults import Faults
from caseapi.openapi.pages import pages
from caseapi.store import Store
from client.contract import routes
from client.contract.route import Route

QUERIES: Mapping[Route, Query] = {
    routes.HEARINGS: queries.list_hearings,
    routes.HEARING: queries.read_hearing,
    routes.DRAFT_RESULT: queries.read_draft,
    routes.SHARED_RESULTS: queries.read_shared,
    routes.RESULT_DEFINITIONS: queries.read_definitions,
    routes.PARSE_RESULT: queries.parse_text,
    routes.COURTROOMS: queries.read_courtrooms,
    routes.USER_DETAILS: queries.read_user,
    routes.LOGGED_IN_USER: queries.read_logged_in_user,
    routes.EVENTS: queries.read_events,
    **acts.QUERIES,
}

COMMANDS: Mapping[Route, Command] = {
    **results.COMMANDS,
    routes.SUBSCRIBE: commands.subscribe,
    routes.UNSUBSCRIBE: commands.unsubscribe,
    **acts.COMMANDS,
}


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _new_id() -> str:
    return str(uuid.uuid4())


def create_app(
    store: Store,
    *,
    now: Clock = _utc_now,
    new_id: NewId = _new_id,
    admission: Admission = Admission(),  # noqa: B008 it is a value that never changes
    faults: frozenset[str] = frozenset(),
) -> Starlette:
    """Give the API over a store, as an ASGI application.

    `now` gives the instant of a request, in UTC, and `new_id` a fresh UUID; `admission` says who
    is believed to name the user. `faults` are shown on purpose; `caseapi.faults` has their names.
    """
    shown = Faults(faults)
    by_path: dict[tuple[str, str], dict[Route, Query | Command]] = defaultdict(dict)
    actions_of = shown.in_rules({**QUERIES, **COMMANDS})
    for route, act in actions_of.items():
        for path in (route.path, route.service_path):
            by_path[path, route.method][route] = act
    served = []
    for path, method in sorted(by_path, key=_named_first):
        actions = by_path[path, method]
        dispatcher = Dispatcher(store, actions, now=now, new_id=new_id, admission=admission)
        asks = next(iter(actions)).kind == "query"
        if asks:
            answer = shown.around_query(dispatcher.query)
        else:
            answer = shown.around_command(dispatcher.command)
        served.append(PathRoute(path, answer, methods=[method]))
    app = Starlette(exception_handlers={HTTPException: _not_served, Exception: _broken})
    app.router.default = _by_length([*served, *pages()])
    return app


def _by_length(served: Sequence[PathRoute]) -> ASGIApp:
    """Give routes to be tried only for paths with as many parts as theirs.

    There are some hundred, and trying each takes longer than taking a command does. A slash at the
    end, which the original's page writes after some, makes no other path.
    """
    by_length: dict[int, list[PathRoute]] = defaultdict(list)
    for route in served:
        by_length[route.path.count("/")].append(route)
    routers = {length: Router(routes) for length, routes in by_length.items()}
    none = Router()

    async def served_by_length(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].rstrip("/")
        await routers.get(path.count("/"), none)({**scope, "path": path}, receive, send)

    return served_by_length


def _named_first(served: tuple[str, str]) -> list[bool]:
    """Sort a path whose part has a name before one that takes anything in that place."""
    return [part.startswith("{") for part in served[0].split("/")]


async def _not_served(request: Request, error: Exception) -> Response:
    """Answer for a path or a method that isn't served."""
    if isinstance(error, HTTPException) and error.status_code == 405:
        answer = refusal(405, f"This path does not take {request.method}.")
        answer.headers.update(error.headers or {})
        return answer
    return refusal(404, "This path is not part of the API.")


async def _broken(request: Request, error: Exception) -> Response:
    """Answer for a fault of the server itself; what it was stays in the server's own log."""
    return refusal(500, "The server failed. Nothing was changed by this request.")
