"""A case API that answers as it is told, over httpx's mock transport, with its own clock."""

from collections.abc import Callable
from typing import Any

import httpx

from client.api.case_api import CaseApi
from client.contract.results import SaveDraft
from client.contract.route import Route
from client.contract.routes import ROUTES
from tests.client.builders import CLERK_ID, DAY, uid

Answer = httpx.Response | Exception
SUBSCRIBE, EVENTS = "notification.subscribe-by-user-id", "notification.events"
SAVED = "public.hearing.draft-result-saved"
SHARED = "public.events.hearing.hearing-resulted-success"
CORRELATION = uid("correlation")


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        """Let the seconds pass at once."""
        self.waits.append(seconds)
        self.now += seconds


def route_of(request: httpx.Request) -> Route:
    """Give the one route that a request is, by method, path and media type."""
    media = request.headers.get("Content-Type" if request.method == "POST" else "Accept", "")

    def fits(route: Route) -> bool:
        wanted, asked = route.path.split("/"), request.url.path.split("/")
        same = all(
            one.startswith("{") or one == two for one, two in zip(wanted, asked, strict=False)
        )
        return len(wanted) == len(asked) and same and route.media_type == media

    (found,) = [route for route in ROUTES if route.method == request.method and fits(route)]
    return found


class Wire:
    """Answers by route name; what is not said otherwise is taken, and answered with `{}`."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.requests: list[httpx.Request] = []
        self.answers: dict[str, Answer | Callable[[httpx.Request], Answer]] = {}
        self.api = CaseApi(
            "https://court.example/",
            CLERK_ID,
            transport=httpx.MockTransport(self._answer),
            clock=self.clock,
            wait=self.clock.wait,
        )

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        route = route_of(request)
        answer = self.answers.get(route.name, httpx.Response(200, json={}))
        if callable(answer) and not isinstance(answer, httpx.Response):
            answer = answer(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def asked(self, name: str) -> list[httpx.Request]:
        """Give the requests of one route, in order."""
        return [request for request in self.requests if route_of(request).name == name]

    def events_in_turn(self, *answers: Answer) -> None:
        """Answer the polls with these, one after another, the last for ever."""
        left = list(answers)
        self.answers[EVENTS] = lambda _: left.pop(0) if len(left) > 1 else left[0]


def event(name: str, correlation: str = CORRELATION, **payload: Any) -> dict[str, Any]:
    """Give one event as the wire has it."""
    envelope = {"id": uid(f"{name} {correlation}"), "name": name}
    return {**payload, "_metadata": {**envelope, "correlation": {"client": correlation}}}


def events(*those: dict[str, Any]) -> httpx.Response:
    """Give a page of events."""
    return httpx.Response(200, json={"events": list(those)} if those else {})


def save() -> SaveDraft:
    """Give a save of nothing."""
    return SaveDraft(
        hearing_id=uid("hearing"), hearing_day=DAY, version=1, result_lines={}, relations=[]
    )
