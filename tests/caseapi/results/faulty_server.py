"""The API with faults switched on, as a clerk's own background thread meets it."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import httpx

from caseapi.app import create_app
from caseapi.faults import parse
from caseapi.store import Store
from client.api.case_api import CaseApi
from client.journal import PendingCommand
from client.sync.notices import CommandDone, CommandRefused, Notice
from client.sync.sync import Sync
from tests.caseapi import court
from tests.client.api.wire import Clock
from tests.client.sync.waiting import Wake

Kind = TypeVar("Kind")


class InThread(httpx.BaseTransport):
    """Calls an ASGI application in an event loop of its own, and counts the requests."""

    def __init__(self, app: Any) -> None:
        self._asgi = httpx.ASGITransport(app)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self.requests: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        self.requests.append(request)
        return asyncio.run_coroutine_threadsafe(self._answer(request), self._loop).result(10)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        sent = httpx.Request(
            request.method, request.url, headers=request.headers, content=request.read()
        )
        answer = await self._asgi.handle_async_request(sent)
        return httpx.Response(
            answer.status_code, headers=answer.headers, content=await answer.aread()
        )

    def close(self) -> None:
        """Let what is in hand finish, and end the loop and its thread."""
        if not self._loop.is_closed():
            asyncio.run_coroutine_threadsafe(_all_done(), self._loop).result(10)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()


async def _all_done() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)


class FaultyCourt:
    """A clerk's background over the API with faults, in a time that passes at once."""

    def __init__(self, store: Store, faults: str) -> None:
        app = create_app(store, now=lambda: court.NOW, faults=parse(faults))
        self.transport = InThread(app)
        self.clock = Clock()
        self.told: list[Notice] = []
        self._wake = Wake()
        self.api = CaseApi(
            "http://caseapi",
            court.CLERK,
            transport=self.transport,
            clock=self.clock,
            wait=self.clock.wait,
        )
        self.sync = Sync(self.api, self._tell, pauses=(0.001,))

    def _tell(self, notice: Notice) -> None:
        self.told.append(notice)
        self._wake()

    def save(self, version: int, *offences: str) -> CommandDone | CommandRefused:
        """Send a draft as the journal would, and give what is told of it in the end."""
        body = court.draft(version, *offences, hearingId=court.HEARING, hearingDay=court.DAY)
        return self._outcome(self._send("save", f"save {version}", body))

    def share(self, version: int) -> CommandDone | CommandRefused:
        """Share, and give what is told of it in the end."""
        body = court.share(version)
        for line in body["resultLines"]:
            line["category"] = "F"
        return self._outcome(self._send("share", f"share {version}", body))

    def _send(self, kind: Any, correlation: str, body: dict[str, Any]) -> PendingCommand:
        command = PendingCommand(correlation, kind, court.HEARING, court.DAY, body, through=1)
        self.sync.send(command)
        return command

    def _outcome(self, command: PendingCommand) -> CommandDone | CommandRefused:
        def found() -> list[CommandDone | CommandRefused]:
            return [
                notice
                for notice in self.told
                if isinstance(notice, CommandDone | CommandRefused) and notice.command == command
            ]

        self._wake.until(lambda: bool(found()), lambda: f"an outcome in {self.told}")
        (outcome,) = found()
        return outcome

    def sent(self, holds: Callable[[httpx.Request], bool]) -> int:
        """Count the requests of which something holds."""
        return sum(map(holds, self.transport.requests))

    def close(self) -> None:
        """Stop the background, then the server."""
        self.sync.stop()
        self.api.close()
        self.transport.close()
