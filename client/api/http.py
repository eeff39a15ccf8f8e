"""Requests to the case API over httpx, and the wait for a command's outcome (section 1.5)."""

import ssl
import time
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

import httpx

from client.api.errors import (
    NotFound,
    OutcomeUnknown,
    Protocol,
    Refused,
    Unauthorised,
    Unavailable,
)
from client.catalogue import Definition
from client.catalogue.wire import definition_from_wire
from client.contract import routes
from client.contract.base import Read
from client.contract.courts import OrganisationUnits, UserDetails
from client.contract.events import Event, ManageResultsFailed, read_events
from client.contract.hearing import HearingDetail
from client.contract.hearing_list import HearingList
from client.contract.lookups import ModeOfTrialReasons, PleaTypes, VerdictTypes
from client.contract.recording import UpdateAttendance, UpdatePlea, UpdateVerdict
from client.contract.reference import read_definitions
from client.contract.results import (
    DraftDocument,
    SaveDraft,
    SharedResults,
    ShareResults,
    read_draft,
)
from client.contract.route import Route
from client.contract.sitting import EventDefinitions, EventLog, LogEvent, ReusableInfo
from client.contract.validation import ValidationAnswer

Answer = TypeVar("Answer", bound=Read)
OnLost = Callable[[Unavailable], None]
"""Told each time that a server is away while the outcome of a command is waited for."""

_FIRST_POLL_SECONDS = 0.02
_TIMEOUT = httpx.Timeout(10.0, connect=4.0)


def _unheard(error: Unavailable) -> None:
    """Nobody asked to be told."""


class CaseApi:
    """One clerk's connection to the case API.

    `base_url` is the API's root, such as `https://court.example/`; with `socket` the same is
    spoken over that Unix socket. `user_id` is the clerk's id, sent with every request.
    `poll_seconds` is the longest wait between two polls for an outcome.

    All calls raise the errors of `client.api.errors`, and no others. While a command's outcome is
    waited for, a server that is away is asked again, and the command's `on_lost` is told of it.
    """

    def __init__(
        self,
        base_url: str,
        user_id: str,
        *,
        socket: str | None = None,
        transport: httpx.BaseTransport | None = None,
        poll_seconds: float = 1.5,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        if transport is None and socket is not None:
            # No TLS is spoken over a socket of this machine. The authorities, 3 MiB of them, are
            # not read; an address with https would trust nobody.
            transport = httpx.HTTPTransport(
                uds=socket, verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            )
        try:
            self._http = httpx.Client(
                base_url=base_url,
                transport=transport,
                timeout=_TIMEOUT,
                headers={routes.USER_HEADER: user_id},
                trust_env=False,
            )
        except (httpx.InvalidURL, ValueError) as error:
            raise NotFound(f"‘{base_url}’ is not an address: write it as https://…") from error
        self.user_id = user_id
        self._poll_seconds = poll_seconds
        self._clock = clock
        self._wait = wait
        self._subscription = str(uuid.uuid4())
        self._is_subscribed = False

    def hearings(self, day: str, centre_id: str, room_id: str) -> HearingList:
        """Fetch the list of a room for a day (YYYY-MM-DD; section 2.1)."""
        parameters = {"date": day, "courtCentreId": centre_id, "roomId": room_id}
        return self._read(routes.HEARINGS, HearingList, parameters)

    def hearing(self, hearing_id: str) -> tuple[str, HearingDetail]:
        """Fetch one hearing in full (section 3.1): its JSON text, and the same read."""
        answer = self._query(routes.HEARING, {}, hearingId=hearing_id)
        detail = _understood(partial(HearingDetail.from_json, answer.content))
        return answer.text, detail

    def draft(self, hearing_id: str, hearing_day: str) -> DraftDocument:
        """Fetch the draft of a hearing day (section 4.4)."""
        answer = self._query(routes.DRAFT_RESULT, {}, hearingId=hearing_id, hearingDay=hearing_day)
        return _understood(lambda: read_draft(_json(answer)))

    def shared_results(self, hearing_id: str, hearing_day: str) -> SharedResults:
        """Fetch what was shared on a hearing day."""
        return self._read(
            routes.SHARED_RESULTS,
            SharedResults,
            {},
            hearingId=hearing_id,
            hearingDay=hearing_day,
        )

    def reusable_info(self, hearing_id: str) -> ReusableInfo:
        """Fetch the answers that were given before in a hearing, to be offered again."""
        return self._read(routes.REUSABLE_INFO, ReusableInfo, {}, hearingId=hearing_id)

    def result_definitions(self, day: str) -> tuple[Definition, ...]:
        """Fetch every result definition in force on a day, as the catalogue holds it."""
        text = self._query(routes.RESULT_DEFINITIONS, {"on": day}).content
        return _understood(lambda: tuple(map(definition_from_wire, read_definitions(text))))

    def courtrooms(self) -> OrganisationUnits:
        """Fetch the court houses and their rooms."""
        return self._read(routes.COURTROOMS, OrganisationUnits, {})

    def user(self) -> UserDetails:
        """Fetch the clerk's own name."""
        return self._read(routes.USER_DETAILS, UserDetails, {}, userId=self.user_id)

    def save_draft(self, body: SaveDraft, correlation_id: str, on_lost: OnLost = _unheard) -> Event:
        """Save a draft and wait for the outcome (section 4.1)."""
        parts = {"hearingId": body.hearing_id, "hearingDay": body.hearing_day}
        return self._command(routes.SAVE_DRAFT, body.wire(), correlation_id, parts, on_lost)

    def share(
        self,
        hearing_id: str,
        hearing_day: str,
        body: ShareResults,
        correlation_id: str,
        on_lost: OnLost = _unheard,
    ) -> Event:
        """Share a hearing day's results and wait for the outcome (section 5.1)."""
        parts = {"hearingId": hearing_id, "hearingDay": hearing_day}
        return self._command(routes.SHARE, body.wire(), correlation_id, parts, on_lost)

    def validate(self, body: Mapping[str, Any]) -> ValidationAnswer:
        """Ask the results validator about a day's results, where the API has one (section 8)."""
        answer = self._send(
            routes.VALIDATE_RESULTS,
            routes.VALIDATE_RESULTS.path,
            json=dict(body),
            headers={"Content-Type": routes.VALIDATE_RESULTS.media_type},
        )
        return _understood(lambda: ValidationAnswer.from_json(answer.content))

    def update_attendance(
        self,
        hearing_id: str,
        body: UpdateAttendance,
        correlation_id: str,
        on_lost: OnLost = _unheard,
    ) -> Event:
        """Enter a defendant's attendance on a day and wait for the outcome (section 6)."""
        parts = {"hearingId": hearing_id}
        return self._command(routes.UPDATE_ATTENDANCE, body.wire(), correlation_id, parts, on_lost)

    def update_plea(
        self, hearing_id: str, body: UpdatePlea, correlation_id: str, on_lost: OnLost = _unheard
    ) -> Event:
        """Enter pleas and wait for the outcome; what one leaves out is cleared (section 6)."""
        parts = {"hearingId": hearing_id}
        return self._command(routes.UPDATE_PLEA, body.wire(), correlation_id, parts, on_lost)

    def update_verdict(
        self, hearing_id: str, body: UpdateVerdict, correlation_id: str, on_lost: OnLost = _unheard
    ) -> Event:
        """Enter verdicts, or take some back, and wait for the outcome (section 6)."""
        parts = {"hearingId": hearing_id}
        return self._command(routes.UPDATE_VERDICT, body.wire(), correlation_id, parts, on_lost)

    def log_event(self, hearing_id: str, body: LogEvent, on_lost: OnLost = _unheard) -> Event:
        """Log something of a hearing's course and wait for the outcome (section 6).

        The event's own id, made here, is the correlation id too: sent again it is ignored.
        """
        parts = {"hearingId": hearing_id}
        return self._command(routes.LOG_EVENT, body.wire(), body.hearing_event_id, parts, on_lost)

    def event_log(self, hearing_id: str, day: str) -> EventLog:
        """Fetch a hearing's log of a day (YYYY-MM-DD; section 6)."""
        return self._read(routes.EVENT_LOG, EventLog, {"date": day}, hearingId=hearing_id)

    def event_definitions(self) -> EventDefinitions:
        """Fetch what may be logged (section 6)."""
        return self._read(routes.EVENT_DEFINITIONS, EventDefinitions, {})

    def plea_types(self) -> PleaTypes:
        """Fetch the pleas that can be entered (section 7.1)."""
        return self._read(routes.PLEA_TYPES, PleaTypes, {})

    def verdict_types(self) -> VerdictTypes:
        """Fetch the verdicts that can be entered (section 7.1)."""
        return self._read(routes.VERDICT_TYPES, VerdictTypes, {})

    def mode_of_trial_reasons(self) -> ModeOfTrialReasons:
        """Fetch the reasons for where an offence is tried (section 7.1)."""
        return self._read(routes.MODE_OF_TRIAL_REASONS, ModeOfTrialReasons, {})

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def _command(
        self,
        route: Route,
        body: Mapping[str, Any],
        correlation_id: str,
        parts: Mapping[str, str],
        on_lost: OnLost,
    ) -> Event:
        self._subscribe()
        self._send(
            route,
            route.fill(**parts),
            headers={
                "Content-Type": route.media_type,
                routes.CORRELATION_HEADER: correlation_id,
            },
            json=body,
        )
        return self._outcome(route, correlation_id, on_lost)

    def _subscribe(self) -> None:
        if not self._is_subscribed:
            path = routes.SUBSCRIBE.fill(subscriptionId=self._subscription)
            media = {"Content-Type": routes.SUBSCRIBE.media_type}
            self._send(routes.SUBSCRIBE, path, headers=media)
            self._is_subscribed = True

    def _outcome(self, route: Route, correlation_id: str, on_lost: OnLost) -> Event:
        """Poll until the outcome is there.

        A 403 on a poll is tried again, as the contract says; a subscription that has expired is
        made anew.
        """
        path = routes.EVENTS.fill(subscriptionId=self._subscription)
        headers = {"Accept": routes.EVENTS.media_type}
        end, pause = self._clock() + route.seconds, _FIRST_POLL_SECONDS
        while True:
            try:
                self._subscribe()
                answer = self._send(
                    routes.EVENTS,
                    path,
                    headers=headers,
                    params={"clientCorrelationId": correlation_id},
                )
            except (Unauthorised, NotFound):
                self._is_subscribed = False
            except Unavailable as error:
                self._is_subscribed = False
                on_lost(error)
            else:
                for event in _understood(partial(_events, answer)):
                    if event.correlation_id not in ("", correlation_id):
                        continue
                    if event.name == route.success:
                        return event
                    if event.name in route.failures:
                        read = partial(ManageResultsFailed.model_validate, event.payload)
                        raise Refused(_understood(read))
            if self._clock() >= end:
                raise OutcomeUnknown("The court's server has not said whether it took this")
            self._wait(min(pause, self._poll_seconds))
            pause *= 2

    def _read(
        self, route: Route, model: type[Answer], parameters: Mapping[str, str], **parts: str
    ) -> Answer:
        answer = self._query(route, parameters, **parts)
        return _understood(partial(model.from_json, answer.content))

    def _query(self, route: Route, parameters: Mapping[str, str], **parts: str) -> httpx.Response:
        return self._send(
            route, route.fill(**parts), headers={"Accept": route.media_type}, params=parameters
        )

    def _send(self, route: Route, path: str, **options: Any) -> httpx.Response:
        try:
            answer = self._http.request(route.method, path, **options)
        except httpx.TimeoutException as error:
            raise Unavailable("The court's server does not answer") from error
        except httpx.UnsupportedProtocol as error:
            raise NotFound("The server's address must begin with http:// or https://") from error
        except httpx.HTTPError as error:
            raise Unavailable("The court's server can't be reached") from error
        if answer.status_code in (401, 403):
            raise Unauthorised("The court's server does not let this user do that")
        if answer.status_code in (404, 406, 415) or answer.is_redirect:
            raise NotFound("There is no case API at this address")
        if answer.is_server_error:
            raise Unavailable("The court's server has failed")
        if not answer.is_success:
            raise Protocol(f"The court's server answered {answer.status_code}")
        return answer


def _json(answer: httpx.Response) -> dict[str, Any]:
    body = answer.json()
    if not isinstance(body, dict):
        raise ValueError("not a JSON object")
    return body


def _events(answer: httpx.Response) -> tuple[Event, ...]:
    return read_events(_json(answer))


Result = TypeVar("Result")


def _understood(read: Callable[[], Result]) -> Result:
    """Run a reading of the API's answer, and say so where it is not what the contract says."""
    try:
        return read()
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise Protocol("The court's server answered with something unknown") from error
