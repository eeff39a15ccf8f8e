"""A database with the invented court in it, and a client that calls the API without a network.

Whatever is told of a store is told of both engines: on SQLite in a file, and on PostgreSQL in a
cluster that the tests make for themselves.
"""

import contextlib
import itertools
import json
import os
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from caseapi.app import create_app
from caseapi.imports.hearings import put_hearing
from caseapi.store import Store, migrate, open_store, reference
from client.contract import routes
from client.contract.route import Route
from tests.caseapi import court
from tests.postgresql import Cluster, NoClusterError, cluster


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A cluster for the whole run; without PostgreSQL the test is skipped, but fails where CI is.

    It doesn't wait for the disk: what is killed in these tests is our own server.
    """
    with contextlib.ExitStack() as stack:
        try:
            running = stack.enter_context(cluster())
        except NoClusterError as error:
            if os.environ.get("CI") == "true":
                pytest.fail(str(error))
            pytest.skip(str(error))
        yield running


@pytest.fixture(scope="session")
def with_tables(postgresql: Cluster) -> Iterator[str]:
    """The name of a PostgreSQL database that holds empty tables, to make others from."""
    with postgresql.database() as name:
        migrate(postgresql.url(name))
        yield name


@pytest.fixture
def on_postgresql(postgresql: Cluster, with_tables: str) -> Iterator[str]:
    """The address of a PostgreSQL database with empty tables, for one test."""
    with postgresql.database(with_tables) as name:
        yield postgresql.url(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """What is given to `--database`: a file that isn't there yet, or an address."""
    if request.param == "sqlite":
        return str(tmp_path / "court" / "caseapi.db")
    address: str = request.getfixturevalue("on_postgresql")
    return address


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """The invented court, on either engine."""
    with open_store(database) as store:
        with store.writing() as connection:
            reference.put_user(connection, court.user(court.CLERK, "Sian", "Ashdown"))
            reference.put_user(connection, court.user(court.SECOND_CLERK, "Tunde", "Balogun"))
            put_hearing(connection, court.hearing())
        yield store


class Api:
    """The API as a clerk's program calls it."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http
        self._numbers = itertools.count()

    async def ask(self, route: Route, user: str = court.CLERK, **parts: Any) -> httpx.Response:
        """Make a query; parts that the path doesn't name go as query parameters."""
        in_path = {name: part for name, part in parts.items() if f"{{{name}}}" in route.path}
        rest = {name: part for name, part in parts.items() if name not in in_path}
        return await self.http.get(
            route.fill(**in_path), params=rest, headers=court.asking(route, user)
        )

    async def tell(
        self,
        route: Route,
        body: Any = None,
        *,
        user: str = court.CLERK,
        correlation: str | None = None,
        **parts: str,
    ) -> httpx.Response:
        """Send a command."""
        return await self.http.post(
            route.fill(**parts),
            content=b"" if body is None else json.dumps(body),
            headers=court.telling(route, user, correlation),
        )

    async def outcome(
        self, route: Route, body: Any, *, user: str = court.CLERK, hearing: str = court.HEARING
    ) -> dict[str, Any]:
        """Send a command about the hearing's day and give the one event that tells its outcome."""
        correlation = str(uuid.uuid4())
        taken = await self.tell(
            route,
            body,
            user=user,
            correlation=correlation,
            hearingId=hearing,
            hearingDay=court.DAY,
        )
        assert (taken.status_code, taken.content) == (202, b"")
        (event,) = await self.events(correlation, user=user)
        return event

    async def events(self, correlation: str, *, user: str = court.CLERK) -> list[dict[str, Any]]:
        """Give the events that a correlation id caused."""
        await self.tell(routes.SUBSCRIBE, user=user, subscriptionId=user)
        answer = await self.ask(
            routes.EVENTS, user=user, subscriptionId=user, clientCorrelationId=correlation
        )
        events: list[dict[str, Any]] = answer.json()["events"]
        return events

    async def save(
        self, version: int, *offences: str, user: str = court.CLERK, **members: Any
    ) -> str:
        """Save a draft; give `saved`, or the code of the refusal."""
        event = await self.outcome(
            routes.SAVE_DRAFT, court.draft(version, *offences, **members), user=user
        )
        return said(event, routes.SAVE_DRAFT, "saved")

    async def share(self, version: int, *offences: str, user: str = court.CLERK) -> str:
        """Share; give `shared`, or the code of the refusal."""
        event = await self.outcome(routes.SHARE, court.share(version, *offences), user=user)
        return said(event, routes.SHARE, "shared")

    async def detail(self) -> dict[str, Any]:
        """Give the hearing in full, with its state."""
        body: dict[str, Any] = (await self.ask(routes.HEARING, hearingId=court.HEARING)).json()
        return body

    async def draft(self) -> dict[str, Any]:
        """Give the draft of the hearing's day."""
        body: dict[str, Any] = (
            await self.ask(routes.DRAFT_RESULT, hearingId=court.HEARING, hearingDay=court.DAY)
        ).json()
        return body


def said(event: dict[str, Any], route: Route, done: str) -> str:
    """Give what an event says of a command: that it was done, or the code of its refusal."""
    if event["_metadata"]["name"] == route.success:
        return done
    assert event["_metadata"]["name"] in route.failures
    code: str = event["error"]["code"]
    return code


@pytest.fixture
async def api(store: Store) -> AsyncIterator[Api]:
    app = create_app(store, now=lambda: court.NOW)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://caseapi") as http:
        yield Api(http)
