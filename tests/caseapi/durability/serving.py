"""A real server on a real database, and a clerk's connection to it."""

import contextlib
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from client.contract import routes
from client.contract.route import Route
from tests.caseapi import court

PATIENCE = 60.0
"""How long, in seconds, a server or a writer may take before a test fails."""


@contextlib.contextmanager
def serving(database: str, path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Serve a database on a Unix socket, from when it listens until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "caseapi", "serve", "--uds", str(path), "--database", database],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    overdue = threading.Timer(PATIENCE, process.kill)
    overdue.start()
    try:
        assert process.stderr is not None
        said = ""
        for line in process.stderr:
            if line.startswith("caseapi listening on "):
                break
            said += line
        else:
            raise AssertionError(said)
        yield process
    finally:
        overdue.cancel()
        process.kill()
        process.communicate()


class Clerk:
    """One clerk's connection, on which they record at one hearing."""

    def __init__(self, path: Path, hearing: str) -> None:
        self._hearing = hearing
        transport = httpx.HTTPTransport(uds=str(path))
        self._http = httpx.Client(base_url="http://caseapi", transport=transport, timeout=PATIENCE)

    def __enter__(self) -> "Clerk":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def save(self, version: int, correlation: str, note: str = "") -> None:
        """Save a draft and return when it is acknowledged; raises httpx's errors."""
        self._http.post(
            routes.SAVE_DRAFT.fill(hearingId=self._hearing, hearingDay=court.DAY),
            json=court.draft(version, note=note),
            headers=court.telling(routes.SAVE_DRAFT, court.CLERK, correlation),
        ).raise_for_status()

    def tell(self, route: Route, body: Any) -> int:
        """Send any command about the hearing, and give the status it is answered with."""
        path = route.path.replace("{hearingId}", self._hearing)
        return self._http.post(
            path.replace("{hearingDay}", court.DAY),
            json=body,
            headers=court.telling(route, court.CLERK, str(uuid.uuid4())),
        ).status_code

    def save_next(self, note: str) -> int:
        """Save a draft after all others, however often another clerk is first; give its version."""
        while True:
            version = self.version() + 1
            correlation = str(uuid.uuid4())
            self.save(version, correlation, note)
            (event,) = self.events(correlation)
            if event == routes.SAVE_DRAFT.success:
                return version
            assert event in routes.SAVE_DRAFT.failures

    def version(self) -> int:
        """Give the version of the draft as it stands, 0 for none."""
        version = self.draft().get("version", 0)
        assert isinstance(version, int)
        return version

    def draft(self) -> dict[str, object]:
        """Give the draft as it stands."""
        body: dict[str, object] = self._http.get(
            routes.DRAFT_RESULT.fill(hearingId=self._hearing, hearingDay=court.DAY),
            headers=court.asking(routes.DRAFT_RESULT),
        ).json()
        return body

    def events(self, correlation: str) -> list[str]:
        """Give the names of the events that a command caused."""
        self._http.post(
            routes.SUBSCRIBE.fill(subscriptionId=court.CLERK),
            headers=court.telling(routes.SUBSCRIBE),
        ).raise_for_status()
        answer = self._http.get(
            routes.EVENTS.fill(subscriptionId=court.CLERK),
            params={"clientCorrelationId": correlation},
            headers=court.asking(routes.EVENTS),
        )
        return [event["_metadata"]["name"] for event in answer.json()["events"]]
