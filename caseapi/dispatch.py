"""Choosing the action by media type, and answering in the API's manner (sections 1.2 to 1.6)."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from pydantic import ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from caseapi.access import action_of, guarded_command, guarded_query
from caseapi.admission import Admission
from caseapi.calls import AnswerError, Call, Command, Outcome, Query
from caseapi.command_log import log_command
from caseapi.json_text import NotJsonError, from_json, to_json
from caseapi.requests import LONGEST_ID
from caseapi.sittings import as_wire
from caseapi.store import Store, StoreError, outcomes
from caseapi.store.chain import event_text
from client.contract.route import Route
from client.contract.routes import CORRELATION_HEADER, SAVE_DRAFT
from client.contract.text import clean_json, is_clean_json

BODY_LIMIT = 1024 * 1024
"""The longest body of a command, in bytes."""

QUERY_ID_HEADER = "CPPID"

Clock = Callable[[], dt.datetime]
NewId = Callable[[], str]


class Dispatcher:
    """The actions of one path, told apart by media type."""

    def __init__(
        self,
        store: Store,
        actions: Mapping[Route, Query | Command],
        *,
        now: Clock,
        new_id: NewId,
        admission: Admission,
    ) -> None:
        self._store = store
        self._admission = admission
        self._actions = {route.media_type: (route, act) for route, act in actions.items()}
        self._now = now
        self._new_id = new_id

    async def query(self, request: Request) -> Response:
        """Answer 200 with JSON of the route's media type; a query that is posted carries a body."""
        try:
            posted = request.method == "POST"
            route, act = self._sent(request) if posted else self._asked_for(request)
            call = self._call(request, route, await _body(request) if posted else {})
            guarded = guarded_query(route, act, open_court=self._admission.open_court)
            text = await self._store.read(lambda connection: guarded(connection, call))
        except AnswerError as error:
            return refusal(error.status, error.message)
        except ValidationError as error:
            return _invalid(error)
        except StoreError as error:
            return refusal(503, str(error))
        headers = {QUERY_ID_HEADER: self._new_id()}
        return Response(text, media_type=route.answer_type or route.media_type, headers=headers)

    async def command(self, request: Request) -> Response:
        """Take a POST: 202 with no body; what becomes of it is told by events."""
        told: list[str] = []
        answer = await self._answer_command(request, told)
        media_type = _bare(request.headers.get("content-type", ""))
        route, _ = self._actions.get(media_type, (None, None))
        log_command(
            self._now(),
            action_of(route) if route else "unknown",
            answer.status_code,
            headers=request.headers,
            parts=request.path_params,
            outcomes=told,
        )
        return answer

    async def _answer_command(self, request: Request, told: list[str]) -> Response:
        """Do a command, and note in `told` the names of the events that it causes."""
        try:
            route, act = self._sent(request)
            call = self._call(request, route, await _body(request))
            guarded = guarded_command(route, act, told, open_court=self._admission.open_court)
            await self._store.write(
                lambda connection: take(connection, call, route, guarded),
                about=request.path_params["hearingId"] if route is SAVE_DRAFT else "",
            )
        except AnswerError as error:
            return refusal(error.status, error.message)
        except ValidationError as error:
            return _invalid(error)
        except StoreError as error:
            return refusal(503, str(error))
        return Response(status_code=202)

    def _asked_for(self, request: Request) -> tuple[Route, Any]:
        """Give the action of the first media type that is accepted and known here.

        One that accepts anything is given the first action of the path.
        """
        accepted = [_bare(each) for each in request.headers.get("accept", "*/*").split(",")]
        for media_type in accepted:
            if media_type in self._actions:
                return self._actions[media_type]
        if "*/*" in accepted:
            return next(iter(self._actions.values()))
        known = ", ".join(sorted(self._actions))
        raise AnswerError(406, f"This path answers with {known}; the Accept header names none.")

    def _sent(self, request: Request) -> tuple[Route, Any]:
        media_type = _bare(request.headers.get("content-type", ""))
        if media_type in self._actions:
            return self._actions[media_type]
        known = ", ".join(sorted(self._actions))
        raise AnswerError(415, f"This path takes {known}; the Content-Type header names none.")

    def _call(self, request: Request, route: Route, body: dict[str, Any]) -> Call:
        payload = {**body, **request.query_params, **request.path_params}
        correlation = request.headers.get(CORRELATION_HEADER)
        if correlation and len(correlation) > LONGEST_ID:
            raise AnswerError(400, f"The {CORRELATION_HEADER} header is too long.")
        return Call(
            user=self._admission.user_of(request, route),
            correlation=correlation or None,
            payload=payload,
            now=self._now(),
            new_id=self._new_id,
        )


def take(connection: Any, call: Call, route: Route, act: Command) -> None:
    """Do a command and keep its events; one with a correlation id that was taken is passed over."""
    if call.correlation is not None:
        received = as_wire(call.now)
        if not outcomes.take(connection, call.user, call.correlation, route.name, received):
            return
    for outcome in act(connection, call):
        outcomes.append_event(
            connection,
            outcome.stream_id,
            call.user,
            call.correlation,
            partial(event_body, outcome, call),
        )


def event_body(outcome: Outcome, call: Call, sequence: int) -> str:
    """Give an event as it is kept and served: the payload in the envelope of section 1.5.

    `sequence` is the event's number in its stream, from 1.
    """
    metadata: dict[str, Any] = {
        "id": call.new_id(),
        "name": outcome.name,
        "stream": {"id": outcome.stream_id, "version": sequence},
        "context": {"user": call.user},
        "createdAt": as_wire(call.now),
    }
    if call.correlation is not None:
        metadata["correlation"] = {"client": call.correlation}
    return event_text({**outcome.payload, "_metadata": metadata})


def refusal(status: int, message: str, **members: Any) -> Response:
    """Answer with an error in the API's form."""
    text = to_json({"error": message, **members})
    return Response(text, status_code=status, media_type="application/json")


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


async def _body(request: Request) -> dict[str, Any]:
    """Read the body, cleaned; none at all is an empty object."""
    text = bytearray()
    too_long = AnswerError(413, f"The body is longer than {BODY_LIMIT} bytes.")
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > BODY_LIMIT:
        raise too_long
    try:
        async for chunk in request.stream():
            text += chunk
            if len(text) > BODY_LIMIT:
                raise too_long
    except ClientDisconnect as error:
        raise AnswerError(400, "The body is not complete.") from error
    if not text.strip():
        return {}
    try:
        body = from_json(bytes(text))
        if not is_clean_json(text):
            body = clean_json(body)
    except NotJsonError as error:
        raise AnswerError(400, f"The body can't be read: {error}.") from error
    except RecursionError as error:
        raise AnswerError(400, "The body can't be read: it is nested too deeply.") from error
    if not isinstance(body, dict):
        raise AnswerError(400, "The body is not a JSON object.")
    return body


def _invalid(error: ValidationError) -> Response:
    """Answer 400 with the members that are wrong, and never with what they held."""
    wrong = {
        ".".join(str(part) for part in each["loc"]) or "body": each["msg"]
        for each in error.errors(include_url=False, include_context=False, include_input=False)
    }
    message = "; ".join(f"{member}: {says}" for member, says in wrong.items())
    return refusal(400, f"The request is not as it should be. {message}", validationErrors=wrong)
