"""A line that refuses, cuts, delays, doubles and mixes up: every entry arrives once."""

import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import httpx

from client.api.case_api import CaseApi
from client.contract import routes
from client.contract.practice import PRACTICE_CLERK_ID
from client.sync.sync import Sync
from tests.client.builders import DAY
from tests.client.desk.at_work import AtWork, court
from tests.journeys.conftest import CASEAPI, wait_until

ENTRIES = 1000
MOST_SECONDS = 60


class BadLine(httpx.BaseTransport):
    """Carries requests to a server, badly: a third of them meet something.

    With `is_good` it carries all of them as it should.
    """

    def __init__(self, socket: Path, chance: Random) -> None:
        self._server = httpx.HTTPTransport(uds=str(socket))
        self._chance = chance
        self._late: dict[str, bytes] = {}
        self.is_good = False
        self.met: Counter[str] = Counter()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Carry one request."""
        what = self._chance.choices(
            ("nothing", "refused", "cut", "delayed", "doubled", "late"), (70, 8, 8, 4, 6, 4)
        )[0]
        if self.is_good:
            what = "nothing"
        self.met[what] += 1
        if what == "refused":
            raise httpx.ConnectError("refused")
        body = request.read()
        answer = self._sent(request, body)
        if what == "cut":
            raise httpx.ReadError("cut")
        if what == "delayed":
            time.sleep(0.02)
        if what == "doubled":
            answer = self._sent(request, body)
        if what == "late" and routes.EVENTS.path.rsplit("/", 1)[-1] in request.url.path:
            # What an earlier poll was told comes instead, and this answer to a later one.
            key = str(request.url)
            now, earlier = answer.content, self._late.get(key, b'{"events":[]}')
            self._late[key] = now
            return httpx.Response(200, content=earlier)
        return answer

    def close(self) -> None:
        """Close what leads to the server."""
        self._server.close()

    def _sent(self, request: httpx.Request, body: bytes) -> httpx.Response:
        headers = [(k, v) for k, v in request.headers.raw if k.lower() != b"content-length"]
        copy = httpx.Request(request.method, request.url, headers=headers, content=body)
        answer = self._server.handle_request(copy)
        content = answer.read()
        return httpx.Response(answer.status_code, headers=answer.headers, content=content)


@contextmanager
def practice(folder: Path) -> Iterator[Path]:
    """Serve a practice court of its own on a socket."""
    socket = folder / "s"
    command = [CASEAPI, "practice", "--date", DAY, "--socket", str(socket)]
    process = subprocess.Popen(
        [*command, "--database", str(folder / "court.db")],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(socket.exists, 30)
        yield socket
    finally:
        process.terminate()
        process.wait(10)


def test_a_thousand_entries_arrive_once_over_a_bad_line() -> None:
    chance = Random(1)
    with (
        tempfile.TemporaryDirectory(prefix="ca") as name,
        practice(Path(name)) as socket,
        closing(AtWork(Path(name) / "journal.db", court(), connected=False)) as clerk,
    ):
        line = BadLine(socket, chance)
        api = CaseApi("http://court", PRACTICE_CLERK_ID, transport=line, poll_seconds=0.01)
        clerk.desk.connect(Sync(api, clerk.desk.tell, pauses=(0.001, 0.005)))
        begun = time.monotonic()

        def listed() -> bool:
            clerk.pump()
            return clerk.desk.is_list_complete

        wait_until(listed, 60)
        numbers = [row.number for row in clerk.desk.rows]
        for entry in range(1, ENTRIES + 1):
            if entry % 7 == 1:
                clerk.sitting.leave_need()
                clerk.enter(str(chance.choice(numbers)))
            assert clerk.enter(f"1/fo {entry}").taken
            clerk.pump()

        def saved() -> bool:
            clerk.pump()
            files = [clerk.file(row.hearing_id) for row in clerk.desk.rows]
            return all(file.is_saved and not file.pending for file in files)

        wait_until(saved, MOST_SECONDS)
        took = time.monotonic() - begun
        clerk.close()
        line.is_good = True
        held: Counter[str] = Counter()
        for row in clerk.desk.rows:
            draft = api.draft(row.hearing_id, DAY)
            held.update(each["originalText"] for each in draft.result_lines.values())
        api.close()
    assert held == Counter(f"fo {entry}" for entry in range(1, ENTRIES + 1))
    assert min(line.met.values()) > 0
    assert took < MOST_SECONDS
