"""The server goes, the court sits on, and the server comes back: it ends with what was recorded."""

import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

from client.api.case_api import CaseApi
from client.contract.practice import PRACTICE_CLERK_ID
from tests.client.builders import DAY
from tests.journeys.conftest import CASEAPI, Open, wait_until
from tests.journeys.crashing import at_work, until_listed
from tests.journeys.test_bad_input import free_port
from tests.journeys.test_bad_line import practice


class Line(httpx.BaseTransport):
    """Leads to a server, or to nobody while it is cut."""

    def __init__(self, socket: Path) -> None:
        self._server = httpx.HTTPTransport(uds=str(socket))
        self.is_cut = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Carry one request."""
        if self.is_cut:
            raise httpx.ConnectError("cut")
        return self._server.handle_request(request)

    def close(self) -> None:
        """Close what leads to the server."""
        self._server.close()


def test_a_whole_list_resulted_without_the_server_is_on_it_when_it_is_back() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="ca") as name,
        practice(Path(name)) as socket,
        closing(Line(socket)) as line,
        closing(at_work(Path(name) / "journal.db", line)) as clerk,
    ):
        until_listed(clerk)
        rows = clerk.desk.rows
        line.is_cut = True
        for row in rows:
            clerk.enter(str(row.number))
            file = clerk.sitting.file
            assert file is not None
            for matter in file.matters:
                assert clerk.enter(f"{matter.number}/dism").taken
            clerk.enter("1/fo 9999")
            clerk.enter(":undo")
        clerk.until(lambda: clerk.desk.away_since, "the outage is noticed")
        assert clerk.desk.waiting_count == len(rows)
        to_share = rows[2]
        clerk.enter(str(to_share.number))
        clerk.sitting.share()
        clerk.sitting.share()
        assert clerk.row(to_share.number).state == "waits"
        recorded = {row.hearing_id: clerk.typed(row.hearing_id) for row in rows}
        assert min(map(len, recorded.values())) > 0
        clerk.said.clear()
        line.is_cut = False

        def is_sent() -> bool:
            clerk.pump()
            return not clerk.desk.waiting_count

        wait_until(is_sent, 60)
        clerk.close()
        assert clerk.said == [
            "Shared 10:00",
            f"The court's server is back: what waited is sent, {len(rows)} hearings",
        ]
        api = CaseApi("http://court", PRACTICE_CLERK_ID, transport=line)
        for hearing_id, texts in recorded.items():
            draft = api.draft(hearing_id, DAY)
            held = [each["originalText"] for each in draft.result_lines.values()]
            assert Counter(held) == Counter(texts)
            shared = api.shared_results(hearing_id, DAY).result_lines
            assert len(shared) == (len(texts) if hearing_id == to_share.hearing_id else 0)
        api.close()


@contextmanager
def served(port: int, database: Path) -> Iterator[None]:
    """Serve the practice court at a port for as long as this lasts."""
    command = [CASEAPI, "practice", "--date", DAY, "--port", str(port), "--no-log"]
    with subprocess.Popen(
        [*command, "--database", str(database)], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        assert "listening on" in process.stderr.readline()
        yield
        process.terminate()


def test_the_screen_says_since_when_and_how_many_and_reports_the_return_in_a_line(
    open_callover: Open, tmp_path: Path
) -> None:
    port, database = free_port(), tmp_path / "court.db"
    options = ("--api", f"http://127.0.0.1:{port}", "--user", PRACTICE_CLERK_ID)
    with served(port, database):
        terminal = open_callover(*options)
        terminal.wait_for(re.compile(r"api ok"), seconds=30)
        terminal.wait_for(re.compile(r"^▸ *1 \w+.* [1-9] ", re.MULTILINE))
        terminal.wait_for(re.compile(r"^ *18 \w+.*│", re.MULTILINE))
        terminal.settle(0.5)
    for number in (1, 2):
        terminal.type(f"{number}")
        terminal.press("enter")
        terminal.wait_for(re.compile(rf"^▸ *{number} ", re.MULTILINE))
        terminal.type("*/nsp")
        terminal.press("enter")
        terminal.wait_for("Kept: ")
    terminal.wait_for(re.compile(r"api away since \d\d:\d\d, 2 wait"))
    for said in ("Share again to have it", "Waits: it is shared as it stands"):
        terminal.press("f9")
        terminal.wait_for("Read-back")
        terminal.press("enter")
        terminal.wait_for(said)
    terminal.wait_for(re.compile(r"^▸ *2 .* waits ", re.MULTILINE))
    with served(port, database):
        terminal.wait_for("The court's server is back: what waited is sent, 2 hearings", 30)
        terminal.wait_for(re.compile(r"^▸ *2 .* shared ", re.MULTILINE))
        terminal.wait_for(re.compile(r"^  1 .* kept ", re.MULTILINE))
        terminal.wait_for("api ok")
