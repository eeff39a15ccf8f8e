"""Faults of the original API, shown on purpose so that a client can be tested against them.

What happens depends on what was asked before, and never on the clock or on chance. A fault of the
network is laid around a request; one of the rules is laid around the command. Nothing here is part
of a server that was not asked for it.
"""

import json
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from caseapi.calls import Call, Command, Outcome, Query
from caseapi.dispatch import refusal, take
from caseapi.errors import CannotError
from caseapi.hearing import PlainRefusal
from caseapi.json_text import from_json
from caseapi.requests import SaveDraftRequest, ShareRequest
from caseapi.results import amending
from caseapi.results.standing import standing
from caseapi.store import amendments
from client.contract import routes
from client.contract.events import HearingState
from client.contract.route import Route
from client.contract.routes import CORRELATION_HEADER, USER_HEADER

LATE_EVENTS = "late-events"
NO_EVENTS = "no-events"
LOST_ANSWER = "lost-answer"
REFUSED_POLL = "403-on-poll"
STALE_READ = "stale-read"
OUT_OF_ORDER = "cases-out-of-order"
LOCK_BY_ANOTHER = "lock-by-another"
SHARE_FAILED = "share-failed-on-multi-day"
VALIDATION_FAILED = "validation-failed-on-share"

FAULTS: Mapping[str, str] = {
    LATE_EVENTS: "a command's events are told from the fourth poll for them on",
    NO_EVENTS: "no event is ever told, so that every wait for one runs out",
    LOST_ANSWER: "a command is done, but the first answer to it is lost: 504",
    REFUSED_POLL: "the first poll for each command's events is answered 403",
    STALE_READ: "the first reading after a command answers what was read before it",
    OUT_OF_ORDER: "cases, defendants, offences and applications come in reverse order",
    LOCK_BY_ANOTHER: "another user takes the lock before the first save on each hearing",
    SHARE_FAILED: "no hearing of several days can be shared; told without a code",
    VALIDATION_FAILED: "nothing can be shared; told as a failed validation",
}
"""Every fault by its name, and what it does."""

LATE_POLLS = 3
"""How many polls for a command's events find none when events are late."""

ANOTHER = "00000000-0000-4000-8000-000000000206"
"""The user who takes locks; it has no name and is in no group."""

_SHUFFLED = frozenset(
    {
        *("prosecutionCases", "prosecutionCaseSummaries", "defendants", "offences"),
        *("courtApplications", "courtApplicationSummaries"),
    }
)
_READ_LATE = frozenset(
    route.media_type for route in (routes.HEARING, routes.DRAFT_RESULT, routes.SHARED_RESULTS)
)
_READ_OUT_OF_ORDER = frozenset(route.media_type for route in (routes.HEARING, routes.HEARINGS))

Answer = Callable[[Request], Awaitable[Response]]


def parse(text: str) -> frozenset[str]:
    """Read a list of faults, as `late-events,lost-answer`; an empty one is none.

    Raises `CannotError` for a name that isn't one, with the nearest that is.
    """
    names = frozenset(name for part in text.split(",") if (name := part.strip()))
    for name in sorted(names - FAULTS.keys()):
        near = get_close_matches(name.lower(), FAULTS, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(FAULTS)}."
        raise CannotError(f"{name} is not a fault that can be shown. {hint}")
    return names


class Faults:
    """The faults that a server shows, and what it has to remember for them.

    To be used from one event loop; everything is forgotten when the server ends.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = frozenset(names)
        self._polls: Counter[tuple[str, str]] = Counter()
        self._answered: set[tuple[str, str]] = set()
        self._read: dict[tuple[str, str], Response] = {}
        self._stale: dict[tuple[str, str], Response] = {}

    def in_rules(self, actions: Mapping[Route, Query | Command]) -> dict[Route, Any]:
        """Give the actions with the faults of the rules laid around them."""
        changed: dict[Route, Any] = dict(actions)
        if LOCK_BY_ANOTHER in self._names:
            changed[routes.SAVE_DRAFT] = _locked_before(changed[routes.SAVE_DRAFT])
        if SHARE_FAILED in self._names:
            changed[routes.SHARE] = _failing_on_several_days(changed[routes.SHARE])
        if VALIDATION_FAILED in self._names:
            changed[routes.SHARE] = _failing_validation
        return changed

    def around_query(self, answer: Answer) -> Answer:
        """Give what answers a GET with the faults of the network laid around it."""

        async def answer_query(request: Request) -> Response:
            accepted = request.headers.get("accept", "")
            if accepted == routes.EVENTS.media_type:
                return self._poll(request) or await answer(request)
            if accepted in _READ_LATE and STALE_READ in self._names:
                return await self._read_late((accepted, request.url.path), answer, request)
            answered = await answer(request)
            if accepted in _READ_OUT_OF_ORDER:
                return self._in_order_or_not(answered)
            return answered

        return answer_query if self._names else answer

    def around_command(self, answer: Answer) -> Answer:
        """Give what answers a POST with the faults of the network laid around it."""

        async def answer_command(request: Request) -> Response:
            answered = await answer(request)
            if answered.status_code >= 300:
                return answered
            key = _key(request, request.headers.get(CORRELATION_HEADER, ""))
            if key[1] and key in self._answered:
                return answered
            self._answered.add(key)
            if request.url.path.startswith("/hearing-"):
                self._make_stale(request.path_params.get("hearingId", ""))
            if LOST_ANSWER in self._names and key[1]:
                return refusal(504, "The answer to this request was lost, as was asked for.")
            return answered

        return answer_command if self._names else answer

    def _poll(self, request: Request) -> Response | None:
        """Give the answer to a poll that finds nothing yet, or None where it may find something."""
        key = _key(request, request.query_params.get("clientCorrelationId", ""))
        self._polls[key] += 1
        if REFUSED_POLL in self._names and self._polls[key] == 1:
            return refusal(403, "This poll was refused, as was asked for.")
        late = LATE_EVENTS in self._names and self._polls[key] <= LATE_POLLS
        if late or NO_EVENTS in self._names:
            return Response('{"events":[]}', media_type=routes.EVENTS.media_type)
        return None

    async def _read_late(self, key: tuple[str, str], answer: Answer, request: Request) -> Response:
        if key in self._stale:
            return self._in_order_or_not(self._stale.pop(key))
        answered = await answer(request)
        if answered.status_code == 200:
            self._read[key] = answered
        return self._in_order_or_not(answered)

    def _make_stale(self, hearing_id: str) -> None:
        """Have what was read of a hearing be read once more as it was; without an id, of any."""
        self._stale |= {key: body for key, body in self._read.items() if hearing_id in key[1]}

    def _in_order_or_not(self, answered: Response) -> Response:
        if OUT_OF_ORDER not in self._names or answered.status_code != 200:
            return answered
        body = json.dumps(_reversed(from_json(bytes(answered.body))))
        return Response(body, media_type=answered.media_type)


def _key(request: Request, correlation: str) -> tuple[str, str]:
    return request.headers.get(USER_HEADER, ""), correlation


def _reversed(value: Any) -> Any:
    """Give JSON with the arrays that come from sets in reverse order."""
    if isinstance(value, list):
        return [_reversed(item) for item in value]
    if not isinstance(value, dict):
        return value
    turned = {name: _reversed(item) for name, item in value.items()}
    for name in _SHUFFLED & turned.keys():
        if isinstance(turned[name], list):
            turned[name] = turned[name][::-1]
    return turned


def _locked_before(save: Command) -> Command:
    """Give saving as it goes when another user has taken the lock just before, once a hearing.

    That it was done is read from the commands taken, so that it is done once however often a
    transaction has to be tried.
    """

    def save_locked(connection: Connection, call: Call) -> tuple[Outcome, ...]:
        hearing_id = SaveDraftRequest.model_validate(call.payload).hearing_id
        asked = {"hearingId": hearing_id, "newHearingState": HearingState.LOCKED_USER.value}
        by_another = replace(call, user=ANOTHER, correlation=hearing_id, payload=asked)
        take(connection, by_another, routes.AMEND, amending.amend)
        return save(connection, call)

    return save_locked


def _failing_on_several_days(share: Command) -> Command:
    def share_or_fail(connection: Connection, call: Call) -> tuple[Outcome, ...]:
        hearing_id = ShareRequest.model_validate(call.payload).hearing_id
        if not amendments.sits_on_several_days(connection, hearing_id):
            return share(connection, call)
        told = {"hearingId": hearing_id}
        return (Outcome(PlainRefusal.SHARE_FAILED.value, hearing_id, told),)

    return share_or_fail


def _failing_validation(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Share nothing, as where the validator has been given a say (section 5.1)."""
    asked = ShareRequest.model_validate(call.payload)
    standing(connection, asked.hearing_id, asked.hearing_day)
    told = {
        "hearingId": asked.hearing_id,
        "hearingDay": asked.hearing_day,
        "userId": call.user,
        "isValid": False,
        "errors": {"errorMessages": ["The results were refused, as was asked for."]},
    }
    return (Outcome("public.hearing.results-validation-failed", asked.hearing_id, told),)
