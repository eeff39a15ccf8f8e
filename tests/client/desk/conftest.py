"""A clerk at work at the practice court of the tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.client.desk.at_work import AtWork, court
from tests.client.sync.court_server import CourtServer

Start = Callable[..., AtWork]


@pytest.fixture
def server() -> CourtServer:
    """Give a server with a list of two hearings."""
    return court()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the place of the journal."""
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def start(path: Path, server: CourtServer) -> Iterator[Start]:
    """Give a way to start the program; each run is closed at the end, whatever happened."""
    runs: list[AtWork] = []

    def begin(**options: object) -> AtWork:
        given = {"path": path, "server": server, "name": f"run {len(runs)}", **options}
        runs.append(AtWork(**given))  # type: ignore[arg-type]
        return runs[-1]

    yield begin
    for gate in server.gates.values():
        gate.set()
    for run in runs:
        run.close()


@pytest.fixture
def clerk(start: Start) -> AtWork:
    """Give a clerk whose list has been fetched."""
    return start().until_listed()
