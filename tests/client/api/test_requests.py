"""What goes over the wire, and how every kind of wrong answer is told."""

import json
from collections.abc import Callable, Iterator

import httpx
import pytest

from client.api.case_api import CaseApi
from client.api.errors import (
    CaseApiError,
    Failed,
    NotFound,
    Protocol,
    Unauthorised,
    Unavailable,
)
from client.contract import routes
from client.contract.route import Route
from client.record.record import Record
from client.record.sharing import share_command
from tests.client.api.wire import CORRELATION, SAVED, SHARED, Wire, event, events, save
from tests.client.builders import (
    CENTRE,
    CLERK_ID,
    DAY,
    ROOM,
    clerk,
    detail_json,
    hearing_json,
    recorded,
    summary_json,
    uid,
)

HEARING = uid("hearing")
Ask = Callable[[CaseApi], object]

QUERIES: list[tuple[Route, Ask]] = [
    (routes.HEARINGS, lambda api: api.hearings(DAY, CENTRE, ROOM)),
    (routes.HEARING, lambda api: api.hearing(HEARING)),
    (routes.DRAFT_RESULT, lambda api: api.draft(HEARING, DAY)),
    (routes.SHARED_RESULTS, lambda api: api.shared_results(HEARING, DAY)),
    (routes.RESULT_DEFINITIONS, lambda api: api.result_definitions(DAY)),
    (routes.COURTROOMS, lambda api: api.courtrooms()),
    (routes.USER_DETAILS, lambda api: api.user()),
]
each_query = pytest.mark.parametrize(
    ("route", "ask"), QUERIES, ids=[route.name for route, _ in QUERIES]
)


@pytest.fixture
def wire() -> Wire:
    return Wire()


@each_query
def test_a_query_names_its_user_and_the_one_media_type_it_wants(
    wire: Wire, route: Route, ask: Ask
) -> None:
    ask(wire.api)
    (request,) = wire.asked(route.name)
    assert request.method == "GET"
    assert request.headers["Accept"] == route.media_type
    assert request.headers[routes.USER_HEADER] == CLERK_ID
    assert routes.CORRELATION_HEADER not in request.headers
    assert request.content == b""


class Trickle(httpx.SyncByteStream):
    """A body of which a piece comes every nine seconds, for as long as anybody waits."""

    def __init__(self, wire: Wire, piece: bytes, pieces: int) -> None:
        self.wire = wire
        self.piece = piece
        self.pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(self.pieces):
            self.wire.clock.now += 9.0
            yield self.piece
        yield b"{}"


@each_query
def test_an_answer_that_only_trickles_is_not_waited_for(wire: Wire, route: Route, ask: Ask) -> None:
    wire.answers[route.name] = httpx.Response(200, stream=Trickle(wire, b" ", 1000))
    with pytest.raises(Unavailable):
        ask(wire.api)


def test_an_answer_over_a_slow_line_is_waited_for(wire: Wire) -> None:
    body = Trickle(wire, b" " * 600, 1000)
    wire.answers[routes.COURTROOMS.name] = httpx.Response(200, stream=body)
    assert wire.api.courtrooms().organisationunits == ()


@each_query
def test_an_empty_object_is_an_answer_with_nothing_in_it(
    wire: Wire, route: Route, ask: Ask
) -> None:
    assert ask(wire.api) is not None


def test_the_list_is_asked_for_by_day_centre_and_room(wire: Wire) -> None:
    wire.api.hearings(DAY, CENTRE, ROOM)
    parameters = dict(wire.requests[0].url.params)
    assert parameters == {"date": DAY, "courtCentreId": CENTRE, "roomId": ROOM}


def test_a_list_and_a_hearing_are_read(wire: Wire) -> None:
    raw = hearing_json()
    wire.answers[routes.HEARINGS.name] = httpx.Response(
        200, json={"hearingSummaries": [summary_json(raw)]}
    )
    wire.answers[routes.HEARING.name] = httpx.Response(200, json=detail_json(raw))
    (row,) = wire.api.hearings(DAY, CENTRE, ROOM).hearing_summaries
    text, detail = wire.api.hearing(HEARING)
    assert detail.hearing is not None
    assert row.id == detail.hearing.id == HEARING
    assert json.loads(text) == detail_json(raw)


@pytest.mark.parametrize("charset", ["undefined", "base64", "utf-16"])
def test_json_is_read_as_what_it_is_whatever_its_header_calls_it(wire: Wire, charset: str) -> None:
    body = json.dumps(detail_json(hearing_json()), ensure_ascii=False).encode()
    headers = {"Content-Type": f"application/json; charset={charset}"}
    wire.answers[routes.HEARING.name] = httpx.Response(200, content=body, headers=headers)
    text, detail = wire.api.hearing(HEARING)
    assert text.encode() == body
    assert detail.hearing is not None


def test_a_name_with_a_lone_surrogate_does_not_cost_the_clerk_the_hearing(wire: Wire) -> None:
    text = json.dumps(detail_json()).replace("Maud", "Ma\\ud83dud")
    wire.answers[routes.HEARING.name] = httpx.Response(200, text=text)
    _, detail = wire.api.hearing(HEARING)
    assert detail.hearing is not None
    (case,) = detail.hearing.prosecution_cases
    assert case.defendants[1].person.first_name == "Maud"


def share(api: CaseApi) -> object:
    record = Record(HEARING, DAY, (recorded("fo 120"),), 1)
    return api.share(HEARING, DAY, share_command(record, clerk()), CORRELATION)


COMMANDS: list[tuple[Route, Ask, str]] = [
    (routes.SAVE_DRAFT, lambda api: api.save_draft(save(), CORRELATION), SAVED),
    (routes.SHARE, share, SHARED),
]
each_command = pytest.mark.parametrize(
    ("route", "ask", "success"), COMMANDS, ids=[route.name for route, *_ in COMMANDS]
)


@each_command
def test_a_command_names_its_user_its_media_type_and_its_correlation(
    wire: Wire, route: Route, ask: Ask, success: str
) -> None:
    wire.events_in_turn(events(event(success)))
    ask(wire.api)
    (request,) = wire.asked(route.name)
    assert request.method == "POST"
    assert request.headers["Content-Type"] == route.media_type
    assert request.headers[routes.USER_HEADER] == CLERK_ID
    assert request.headers[routes.CORRELATION_HEADER] == CORRELATION
    assert request.url.path == route.fill(hearingId=HEARING, hearingDay=DAY)
    assert json.loads(request.content)["version"] == 1


def test_the_subscription_is_made_once_before_the_first_command_and_without_a_body(
    wire: Wire,
) -> None:
    wire.events_in_turn(events(event(SAVED)))
    wire.api.save_draft(save(), CORRELATION)
    wire.api.save_draft(save(), CORRELATION)
    (subscribed,) = wire.asked(routes.SUBSCRIBE.name)
    assert wire.requests[0] is subscribed
    assert subscribed.content == b""
    assert subscribed.headers["Content-Type"] == routes.SUBSCRIBE.media_type
    polled = wire.asked(routes.EVENTS.name)[0]
    assert polled.headers["Accept"] == routes.EVENTS.media_type
    assert polled.url.params["clientCorrelationId"] == CORRELATION
    assert subscribed.url.path.split("/")[-1] == polled.url.path.split("/")[-2]


@each_command
@pytest.mark.parametrize("status", [200, 202, 204])
def test_a_command_may_be_taken_with_any_success(
    wire: Wire, route: Route, ask: Ask, success: str, status: int
) -> None:
    wire.answers[route.name] = httpx.Response(status)
    wire.events_in_turn(events(event(success)))
    assert getattr(ask(wire.api), "name", None) == success


WRONG: list[tuple[str, httpx.Response | Exception, type[CaseApiError]]] = [
    ("cannot be reached", httpx.ConnectError("refused"), Unavailable),
    ("cannot be found by name", httpx.ConnectError("no such host"), Unavailable),
    ("is slow to connect", httpx.ConnectTimeout("slow"), Unavailable),
    ("is slow to answer", httpx.ReadTimeout("slow"), Unavailable),
    ("hangs up in the middle", httpx.RemoteProtocolError("incomplete"), Unavailable),
    ("says bad request", httpx.Response(400, json={"error": "x"}), Protocol),
    ("wants a sign-in", httpx.Response(401), Unavailable),
    ("wants a sign-in for the proxy", httpx.Response(407), Unavailable),
    ("leads to a sign-in", httpx.Response(302, headers={"Location": "/login"}), Unavailable),
    ("asks to wait", httpx.Response(429, headers={"Retry-After": "3"}), Unavailable),
    ("forbids it", httpx.Response(403, json={"error": "x"}), Unauthorised),
    ("has no such path", httpx.Response(404), NotFound),
    ("has no such media type", httpx.Response(406), NotFound),
    ("fails", httpx.Response(500, text="<pre>Traceback"), Failed),
    ("is behind a broken gateway", httpx.Response(502), Unavailable),
]
each_wrong = pytest.mark.parametrize(
    ("answer", "error"), [wrong[1:] for wrong in WRONG], ids=[wrong[0] for wrong in WRONG]
)


@each_query
@each_wrong
def test_a_query_to_a_server_that_goes_wrong_is_told_as_one_of_our_errors(
    wire: Wire,
    route: Route,
    ask: Ask,
    answer: httpx.Response | Exception,
    error: type[CaseApiError],
) -> None:
    wire.answers[route.name] = answer
    with pytest.raises(CaseApiError) as told:
        ask(wire.api)
    assert type(told.value) is error
    assert "Traceback" not in str(told.value)
    assert str(told.value)[0].isupper()


@each_wrong
def test_a_command_to_a_server_that_goes_wrong_is_told_as_one_of_our_errors(
    wire: Wire, answer: httpx.Response | Exception, error: type[CaseApiError]
) -> None:
    wire.answers[routes.SAVE_DRAFT.name] = answer
    with pytest.raises(error):
        wire.api.save_draft(save(), CORRELATION)
    assert wire.asked(routes.EVENTS.name) == []


@each_query
@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, html="<html>Sign in</html>"),
        httpx.Response(200, text=""),
        httpx.Response(200, json=["a", "list"]),
        httpx.Response(200, json=None),
        httpx.Response(200, json="text"),
        httpx.Response(200, content=b"\xff\xfe\x00"),
        httpx.Response(200, text="[" * 5000),
    ],
    ids=["HTML", "nothing", "a list", "null", "text", "bytes", "a deep hole"],
)
def test_an_answer_that_is_no_json_object_is_told_as_unknown(
    wire: Wire, route: Route, ask: Ask, answer: httpx.Response
) -> None:
    wire.answers[route.name] = answer
    with pytest.raises(Protocol):
        ask(wire.api)


@pytest.mark.parametrize(
    ("route", "body"),
    [
        (routes.HEARINGS, {"hearingSummaries": {"not": "a list"}}),
        (routes.HEARINGS, {"hearingSummaries": [{"no": "id"}]}),
        (routes.HEARING, {"hearing": "h"}),
        (routes.DRAFT_RESULT, {"resultLines": ["a list"], "version": 1}),
        (routes.DRAFT_RESULT, {"resultLines": {}, "version": "one"}),
        (routes.DRAFT_RESULT, {"relations": 5}),
        (routes.COURTROOMS, {"organisationunits": [{"courtrooms": 3}]}),
        (routes.RESULT_DEFINITIONS, {"resultDefinitions": [{"id": 5}]}),
    ],
)
def test_an_answer_of_the_wrong_shape_is_told_as_unknown(
    wire: Wire, route: Route, body: object
) -> None:
    wire.answers[route.name] = httpx.Response(200, json=body)
    with pytest.raises(Protocol):
        {one.name: ask for one, ask in QUERIES}[route.name](wire.api)


@pytest.mark.parametrize("address", ["", "court.example", "ftp://court.example/", "http://[", "::"])
def test_an_address_that_is_none_is_told_and_never_raises_anything_else(address: str) -> None:
    with pytest.raises((NotFound, Unavailable)):
        CaseApi(address, CLERK_ID).user()


def test_a_user_id_that_no_header_can_carry_is_told_and_never_raises_anything_else() -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(403)

    with pytest.raises(CaseApiError):
        CaseApi("https://x", "Łukasz", transport=httpx.MockTransport(answer)).user()
