"""A clerk's program that ends itself, as by a lost power supply, at a named point of one entry."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx

from client.api.case_api import CaseApi
from client.contract import routes
from client.contract.practice import PRACTICE_CLERK_ID
from client.journal.store import Store, Write
from client.sync.sync import Sync
from tests.client.desk.at_work import AtWork, court
from tests.journeys.conftest import wait_until

POINTS = ("before insert", "after insert", "before send", "after send", "after event")
ENDED = 9


def at_work(journal: Path, transport: httpx.BaseTransport) -> AtWork:
    """Start a clerk's program over a transport that leads to a practice court."""
    api = CaseApi("http://court", PRACTICE_CLERK_ID, transport=transport, poll_seconds=0.01)
    clerk = AtWork(journal, court(), connected=False, name=str(os.getpid()))
    clerk.desk.connect(Sync(api, clerk.desk.tell, pauses=(0.001, 0.005)))
    return clerk


def until_listed(clerk: AtWork) -> None:
    """Wait until every hearing of the practice court's list is there."""

    def listed() -> bool:
        clerk.pump()
        return clerk.desk.is_list_complete

    wait_until(listed, 30)


def end(*_: Any) -> Any:
    """End the process at once, and nothing that it would have done after."""
    os._exit(ENDED)


class EndingLine(httpx.BaseTransport):
    """Leads to a practice court, and ends the process at one of the points on the way."""

    def __init__(self, socket: str, point: str) -> None:
        self._server = httpx.HTTPTransport(uds=socket)
        self._point = point

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Carry one request."""
        is_save = request.headers.get("content-type") == routes.SAVE_DRAFT.media_type
        if is_save and self._point == "before send":
            end()
        answer = self._server.handle_request(request)
        body = answer.read()
        is_poll = request.headers.get("accept") == routes.EVENTS.media_type
        if (is_save and self._point == "after send") or (
            is_poll and self._point == "after event" and b"draft-result-saved" in body
        ):
            end()
        return httpx.Response(answer.status_code, headers=answer.headers, content=body)


class EndingStore(Store):
    """Ends the process with an entry on disk, before anybody is told of it."""

    def _in_one(self, writes: Sequence[Write]) -> list[Any]:
        outcomes = super()._in_one(writes)
        if list(self._connection.execute("SELECT 1 FROM entry")):
            end()
        return outcomes


def main(point: str, socket: str, journal: str, number: str, text: str) -> None:
    """Enter a line on a hearing of the list, and end at the point."""
    if point == "before insert":
        Store.keep = end  # type: ignore[method-assign, assignment]
    elif point == "after insert":
        sys.modules["client.journal.journal"].Store = EndingStore  # type: ignore[attr-defined]
    clerk = at_work(Path(journal), EndingLine(socket, point))
    until_listed(clerk)
    clerk.enter(number)
    clerk.sitting.enter(text)

    def has_ended() -> bool:
        clerk.pump()
        for said in clerk.said:
            print(said, flush=True)
        clerk.said.clear()
        return False

    wait_until(has_ended, 20)


if __name__ == "__main__":
    main(*sys.argv[1:])
