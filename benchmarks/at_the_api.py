"""The measures taken at the case API: saves a second, and the day's list while they go on.

The clerks are threads with one connection each. What is sent is made beforehand, so that the
processor is left to the service; asking beforehand which hearings there are is done with httpx.
PostgreSQL is a cluster made for the measure, which waits for the disk at every commit.
"""

import json
import socket
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from benchmarks.clerk import DATE, MeasureError
from benchmarks.figures import median, percentile
from benchmarks.pty_program import now
from client.contract import routes
from client.contract.courts import OrganisationUnits
from client.contract.hearing_list import HearingList
from client.contract.practice import PRACTICE_CLERK_ID
from client.contract.results import SaveDraft
from client.contract.route import Route

CASEAPI = Path(sys.executable).with_name("caseapi")

_CLERKS = 8
_LINES = 6
_LISTS_A_SECOND = 20
_STARTS = 5


_SILENT: dict[str, Any] = {"stdout": subprocess.DEVNULL}


def start(folder: Path) -> tuple[float, float]:
    """Give the medians of starting `caseapi serve` until it listens, in seconds: new, and again."""
    new, again = [], []
    for number in range(_STARTS):
        database = folder / f"start{number}.db"
        new.append(_seconds_to_listen(folder, database))
        again.append(_seconds_to_listen(folder, database))
    return median(new), median(again)


def _seconds_to_listen(folder: Path, database: Path) -> float:
    command = [str(CASEAPI), "serve", "--uds", str(folder / "start.sock")]
    begun = now()
    with subprocess.Popen(
        [*command, "--database", str(database)], stderr=subprocess.PIPE, text=True
    ) as process:
        said = ""
        for said in process.stderr or ():
            if said.startswith("caseapi listening"):
                break
        took = now() - begun
        process.terminate()
        if not said.startswith("caseapi listening"):
            raise MeasureError(f"caseapi serve did not begin: {said}")
    return took


@contextmanager
def _service(folder: Path, database: str) -> Iterator[Path]:
    """Serve the practice court on a socket in `folder` and give the socket's path."""
    path = folder / "api.sock"
    subprocess.run([str(CASEAPI), "migrate", "--database", database], check=True, **_SILENT)
    command = [str(CASEAPI), "practice", "--date", DATE, "--socket", str(path)]
    process = subprocess.Popen(
        [*command, "--database", database, "--until-stdin-closes"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield path
    finally:
        if process.stdin is not None:
            process.stdin.close()
        process.terminate()
        process.wait(5)
        if process.stderr is not None:
            process.stderr.close()


@contextmanager
def _client(path: Path) -> Iterator[httpx.Client]:
    transport = httpx.HTTPTransport(uds=str(path), retries=0)
    headers = {routes.USER_HEADER: PRACTICE_CLERK_ID}
    with httpx.Client(
        base_url="http://api", transport=transport, headers=headers, timeout=30
    ) as client:
        deadline = now() + 30
        while True:
            try:
                _get(client, routes.COURTROOMS)
            except httpx.TransportError as error:
                if now() > deadline:
                    raise MeasureError("caseapi did not answer within 30 s") from error
            else:
                break
        yield client


def _get(client: httpx.Client, route: Route, **parameters: str) -> httpx.Response:
    headers = {"Accept": route.media_type}
    answer = client.get(route.path, params=parameters, headers=headers)
    if answer.status_code != httpx.codes.OK:
        raise MeasureError(f"{route.name} was answered with {answer.status_code}: {answer.text}")
    return answer


def _longest_list(client: httpx.Client) -> tuple[str, list[str]]:
    """Give the path of the longest list of the day and the ids of its hearings."""
    units = OrganisationUnits.model_validate_json(_get(client, routes.COURTROOMS).content)
    best: tuple[str, list[str]] = ("", [])
    for unit in units.organisationunits:
        for room in ("", *(room.id for room in unit.courtrooms)):
            asked = {"date": DATE, "courtCentreId": unit.id} | ({"roomId": room} if room else {})
            answer = _get(client, routes.HEARINGS, **asked)
            found = HearingList.model_validate_json(answer.content).hearing_summaries
            if len(found) > len(best[1]):
                query = answer.request.url.raw_path.decode()
                best = (query, [summary.id for summary in found])
    if not best[1]:
        raise MeasureError("the practice court has no hearings")
    return best


def _line(number: int) -> dict[str, object]:
    """Give a result line of the size of a fine with its prompts."""
    ids = {name: str(uuid.UUID(int=number * 8 + place)) for place, name in enumerate(_LINE_IDS)}
    prompt = {
        "type": "CURR",
        "promptId": ids["offenceId"],
        "promptRef": "AOF",
        "label": "Amount of fine",
        "value": "120.00",
    }
    words = {
        "orderedDate": DATE,
        "originalText": "fo 120",
        "label": "Fine",
        "shortCode": "FO",
        "resultLevel": "O",
        "category": "F",
        "valid": True,
    }
    return ids | words | {"resultPrompts": [prompt, prompt]}


_LINE_IDS = ("resultLineId", "caseId", "defendantId", "masterDefendantId", "offenceId")


def _save(hearing: str, version: int) -> bytes:
    lines = {str(uuid.UUID(int=number * 8)): _line(number) for number in range(1, _LINES + 1)}
    body = SaveDraft(
        hearing_id=hearing, hearing_day=DATE, version=version, result_lines=lines, relations=[]
    )
    route = routes.SAVE_DRAFT
    path = route.fill(hearingId=hearing, hearingDay=DATE)
    correlation = {routes.CORRELATION_HEADER: str(uuid.uuid4()), "Content-Type": route.media_type}
    return _request("POST", path, correlation, json.dumps(body.wire()).encode())


def _request(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    common = {
        "Host": "api",
        routes.USER_HEADER: PRACTICE_CLERK_ID,
        "Content-Length": str(len(body)),
    }
    lines = [f"{method} {path} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in (common | headers).items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


@dataclass
class _Connection:
    """One clerk's connection, spoken to with requests made beforehand."""

    path: Path
    pause: float = 0.0
    times: list[float] = field(default_factory=list)
    problem: str = ""

    def run(self, requests: list[bytes], expected: bytes, stop: threading.Event) -> None:
        """Send requests one after the other until they are all sent or `stop` is set.

        `pause` is how long, in seconds, to stay idle between an answer and the next request.
        """
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(30)
            connection.connect(str(self.path))
            with connection.makefile("rb") as answers:
                for request in requests:
                    if stop.wait(self.pause) if self.pause else stop.is_set():
                        return
                    begun = now()
                    connection.sendall(request)
                    status = answers.readline()
                    length = 0
                    while (header := answers.readline().strip()) != b"":
                        name, _, value = header.partition(b":")
                        if name.lower() == b"content-length":
                            length = int(value)
                    answer = answers.read(length)
                    self.times.append(now() - begun)
                    if expected not in status:
                        self.problem = (status + answer[:200]).decode("utf-8", "replace")
                        return


def under_load(folder: Path, database: str, seconds: float = 6.0) -> tuple[float, float, str]:
    """Give saves a second, the list's p99 in ms while they go on, and a note.

    Raises `MeasureError` when the service refuses what it should take.
    """
    with _service(folder, database) as path, _client(path) as client:
        query, hearings = _longest_list(client)
        versions = {hearing: _version(client, hearing) for hearing in hearings}
        work: list[list[bytes]] = [[] for _ in range(_CLERKS)]
        for place, hearing in enumerate(hearings):
            first = versions[hearing] + 1
            saves = [_save(hearing, first + count) for count in range(12000 // len(hearings))]
            work[place % _CLERKS] += saves
        accept = {"Accept": routes.HEARINGS.media_type}
        lists = [_request("GET", query, accept)] * 10_000
        stop = threading.Event()
        clerks = [_Connection(path) for _ in work]
        reader = _Connection(path, pause=1 / _LISTS_A_SECOND)
        jobs = [(clerk, requests, b" 202 ") for clerk, requests in zip(clerks, work, strict=True)]
        threads = [
            threading.Thread(target=connection.run, args=(requests, expected, stop))
            for connection, requests, expected in [*jobs, (reader, lists, b" 200 ")]
        ]
        begun = now()
        for thread in threads:
            thread.start()
        for thread in threads[:-1]:
            thread.join(max(0.0, begun + seconds - now()))
        saved = sum(len(clerk.times) for clerk in clerks)
        took = now() - begun
        stop.set()
        for thread in threads:
            thread.join(30)
        for connection in [*clerks, reader]:
            if connection.problem:
                raise MeasureError(f"caseapi answered: {connection.problem}")
        if _version(client, hearings[0]) == versions[hearings[0]]:
            raise MeasureError("the saves were taken but not kept")
    note = f"list of {len(hearings)} hearings, {_LISTS_A_SECOND} a second; {_CLERKS} connections"
    return saved / took, percentile(reader.times, 0.99) * 1000, note


def _version(client: httpx.Client, hearing: str) -> int:
    """Give the version of a hearing's draft, 0 where it has none."""
    path = routes.DRAFT_RESULT.fill(hearingId=hearing, hearingDay=DATE)
    answer = client.get(path, headers={"Accept": routes.DRAFT_RESULT.media_type})
    return int(answer.json().get("version") or 0)
