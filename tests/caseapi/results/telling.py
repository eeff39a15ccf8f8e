"""Sending a command of any route, and reading the events that tell its outcome."""

import uuid
from typing import Any

from client.contract.route import Route
from tests.caseapi import court
from tests.caseapi.conftest import Api

Event = dict[str, Any]


async def send(
    api: Api, route: Route, body: Any = None, *, user: str = court.CLERK, day: str = court.DAY
) -> list[Event]:
    """Send a command about the court's hearing and give the events it causes."""
    correlation = str(uuid.uuid4())
    parts = {"hearingId": court.HEARING, "hearingDay": day}
    in_path = {name: part for name, part in parts.items() if f"{{{name}}}" in route.path}
    taken = await api.tell(route, body, user=user, correlation=correlation, **in_path)
    assert (taken.status_code, taken.content) == (202, b""), taken.text
    return await api.events(correlation, user=user)


def names(events: list[Event]) -> tuple[str, ...]:
    """Give the events' names, in their order."""
    return tuple(event["_metadata"]["name"] for event in events)


def codes(events: list[Event]) -> tuple[str, ...]:
    """Give the codes of the refusals among the events."""
    return tuple(event["error"]["code"] for event in events if "error" in event)
