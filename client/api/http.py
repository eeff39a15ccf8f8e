"""Requests to the case API over httpx, every failure of which becomes an error of ours."""

import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

import httpx

from client.api.errors import Failed, NotFound, Protocol, Unauthorised, Unavailable
from client.api.trust import tls_for, why_unreachable
from client.contract import routes
from client.contract.base import Read
from client.contract.route import Route

Answer = TypeVar("Answer", bound=Read)
Result = TypeVar("Result")
Transport = httpx.BaseTransport

_SECONDS = 10.0
_TIMEOUT = httpx.Timeout(_SECONDS, connect=4.0)
_LEAST_BYTES = 1024
"""How much of an answer must come in as many seconds as are waited for the next piece of it."""


class _Coming(httpx.SyncByteStream):
    """The body of an answer, which must go on coming: a trickle of it never runs out of time."""

    def __init__(self, body: httpx.SyncByteStream, clock: Callable[[], float]) -> None:
        self._body = body
        self._clock = clock

    def __iter__(self) -> Iterator[bytes]:
        begun, come = self._clock(), 0
        for piece in self._body:
            yield piece
            come += len(piece)
            if self._clock() - begun > _SECONDS:
                if come < _LEAST_BYTES:
                    raise httpx.ReadTimeout("the answer does not come to its end")
                begun, come = self._clock(), 0

    def close(self) -> None:
        self._body.close()


class _InTime(httpx.BaseTransport):
    """A transport whose answers must go on coming."""

    def __init__(self, transport: httpx.BaseTransport, clock: Callable[[], float]) -> None:
        self._transport = transport
        self._clock = clock

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._transport.handle_request(request)
        if isinstance(answer.stream, httpx.SyncByteStream):
            answer.stream = _Coming(answer.stream, self._clock)
        return answer

    def close(self) -> None:
        self._transport.close()


class Connection:
    """One clerk's connection to the case API, at `base_url` or over a Unix socket.

    `certificates` is a file of authorities to believe instead of this machine's.
    All calls raise the errors of `client.api.errors`, and no others.
    """

    def __init__(
        self,
        base_url: str,
        user_id: str,
        *,
        socket: str | None = None,
        certificates: str = "",
        transport: Transport | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if transport is None:
            of_httpx = partial(httpx.create_ssl_context, trust_env=False)
            verify = tls_for(base_url, certificates, of_httpx)
            transport = httpx.HTTPTransport(uds=socket, verify=verify)
        try:
            self._http = httpx.Client(
                base_url=base_url,
                transport=_InTime(transport, clock),
                timeout=_TIMEOUT,
                headers={routes.USER_HEADER: user_id},
                trust_env=False,
            )
        except (httpx.InvalidURL, ValueError) as error:
            raise NotFound(f"‘{base_url}’ is not an address: write it as https://…") from error

    def read(
        self, route: Route, model: type[Answer], parameters: Mapping[str, str], **parts: str
    ) -> Answer:
        """Ask a query and read its answer."""
        answer = self.query(route, parameters, **parts)
        return understood(partial(model.from_json, answer.content))

    def query(self, route: Route, parameters: Mapping[str, str], **parts: str) -> httpx.Response:
        """Ask a query; `parts` fill the places of its path."""
        return self.send(
            route, route.fill(**parts), headers={"Accept": route.media_type}, params=parameters
        )

    def send(self, route: Route, path: str, **options: Any) -> httpx.Response:
        """Send a request and give its answer where it succeeded.

        What a proxy says before the API has seen the request, such as that a sign-in has run out,
        counts as an API that is away, and so does what it says of one that it cannot reach: the
        same is tried again.
        """
        try:
            answer = self._http.request(route.method, path, **options)
        except httpx.TimeoutException as error:
            raise Unavailable("The court's server does not answer") from error
        except httpx.UnsupportedProtocol as error:
            raise NotFound("The server's address must begin with http:// or https://") from error
        except httpx.HTTPError as error:
            raise Unavailable(why_unreachable(error)) from error
        if answer.status_code in (401, 407):
            raise Unavailable("The court's server asks for a sign-in first")
        if answer.is_redirect:
            raise Unavailable("The court's server leads to another address, as for a sign-in")
        if answer.status_code in (408, 425, 429):
            raise Unavailable("The court's server asks to wait")
        if answer.status_code == 403:
            raise Unauthorised("The court's server does not let this user do that")
        if answer.status_code in (404, 406, 415):
            raise NotFound("There is no case API at this address")
        if answer.status_code in (502, 503, 504):
            raise Unavailable("The court's server has failed")
        if answer.is_server_error:
            raise Failed("The court's server has failed")
        if not answer.is_success:
            raise Protocol(f"The court's server answered {answer.status_code}")
        return answer

    def close(self) -> None:
        """Close the connection."""
        self._http.close()


def json_object(answer: httpx.Response) -> dict[str, Any]:
    """Give an answer's body, which is a JSON object; else raises `ValueError`."""
    body = answer.json()
    if not isinstance(body, dict):
        raise ValueError("not a JSON object")
    return body


def understood(read: Callable[[], Result]) -> Result:
    """Run a reading of the API's answer, and say so where it is not what the contract says."""
    try:
        return read()
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise Protocol("The court's server answered with something unknown") from error
