"""Commands, and the wait for their outcome (contract section 1.5)."""

import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from client.api.errors import (
    NotFound,
    OutcomeUnknown,
    Protocol,
    Refused,
    Unauthorised,
    Unavailable,
)
from client.api.http import Connection, json_object, understood
from client.contract import routes
from client.contract.events import Event, ManageResultsFailed, read_events
from client.contract.route import Route

OnLost = Callable[[Unavailable], None]
"""Told each time that a server is away while the outcome of a command is waited for."""

_FIRST_POLL_SECONDS = 0.02


class Commands:
    """One subscription to the clerk's own events, and the commands whose outcome it tells.

    While an outcome is waited for, a server that is away is asked again, and the command's
    `on_lost` is told of it. `poll_seconds` is the longest wait between two polls.
    """

    def __init__(
        self,
        connection: Connection,
        poll_seconds: float,
        clock: Callable[[], float],
        wait: Callable[[float], None],
    ) -> None:
        self._http = connection
        self._poll_seconds = poll_seconds
        self._clock = clock
        self._wait = wait
        self._subscription = str(uuid.uuid4())
        self._is_subscribed = False

    def send(
        self,
        route: Route,
        body: Mapping[str, Any],
        correlation_id: str,
        parts: Mapping[str, str],
        on_lost: OnLost,
    ) -> Event:
        """Send a command and wait for the event that tells what became of it."""
        self._subscribe()
        self._http.send(
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
            self._http.send(routes.SUBSCRIBE, path, headers=media)
            self._is_subscribed = True

    def _outcome(self, route: Route, correlation_id: str, on_lost: OnLost) -> Event:
        """Poll until the outcome is there.

        A 403 on a poll is tried again, as the contract says, and so is an answer that is no JSON,
        which comes from before the API; a subscription that has expired is made anew.
        """
        path = routes.EVENTS.fill(subscriptionId=self._subscription)
        headers = {"Accept": routes.EVENTS.media_type}
        end, pause = self._clock() + route.seconds, _FIRST_POLL_SECONDS
        while True:
            try:
                self._subscribe()
                answer = self._http.send(
                    routes.EVENTS,
                    path,
                    headers=headers,
                    params={"clientCorrelationId": correlation_id},
                )
                told = understood(partial(json_object, answer))
                events = understood(partial(read_events, told))
            except (Unauthorised, NotFound, Protocol):
                self._is_subscribed = False
            except Unavailable as error:
                self._is_subscribed = False
                on_lost(error)
            else:
                for event in events:
                    if event.correlation_id not in ("", correlation_id):
                        continue
                    if event.name == route.success:
                        return event
                    if event.name in route.failures:
                        read = partial(ManageResultsFailed.model_validate, event.payload)
                        raise Refused(understood(read))
            if self._clock() >= end:
                raise OutcomeUnknown("The court's server has not said whether it took this")
            self._wait(min(pause, self._poll_seconds))
            pause *= 2
