import datetime as dt
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal import Terminal

CALLOVER = str(Path(sys.executable).with_name("callover"))
CASEAPI = str(Path(sys.executable).with_name("caseapi"))
DAY = dt.date(2026, 11, 23)

Open = Callable[..., Terminal]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A clerk's login on a machine where Callover has never run."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    return {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "LANG": "C.UTF-8"}


@pytest.fixture
def open_callover(environment: dict[str, str]) -> Iterator[Open]:
    """Start `callover` in a terminal; all of them are ended after the test."""
    opened: list[Terminal] = []

    def start(*options: str, rows: int = 24, columns: int = 80) -> Terminal:
        command = [CALLOVER, "--date", DAY.isoformat(), *options]
        terminal = Terminal(command, environment, rows, columns)
        opened.append(terminal)
        return terminal

    yield start
    for terminal in opened:
        terminal.program.close()


def run(
    command: list[str], environment: dict[str, str], lines: str = "", seconds: float = 60
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end with lines on standard input."""
    return subprocess.run(
        command,
        env={**os.environ, **environment},
        input=lines,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def reaches_the_list(terminal: Terminal) -> None:
    """Wait until the practice court's first list is on the screen and the server answers."""
    terminal.wait_for(re.compile(r"Lavender Hill +Courtroom 01 .* api ok"), seconds=30)
    terminal.wait_for(re.compile(r"^▸ *1 \w+", re.MULTILINE))
    terminal.wait_for(re.compile(r"│.* 1 .*[A-Z]{2}\d{5}"))


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Ask again and again until a condition holds; fails when it does not in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition did not come to hold in time"
        time.sleep(0.02)


class Server:
    """A real `caseapi serve` on a port of its own."""

    def __init__(self, database: Path, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [CASEAPI, "serve", "--port", "0", "--database", str(database)],
            env={**os.environ, **environment},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stderr is not None
        line = self._process.stderr.readline()
        assert "listening on" in line, line
        self.url = line.split()[-1]

    def stop(self) -> int:
        self._process.send_signal(signal.SIGTERM)
        assert self._process.stderr is not None
        self._process.stderr.close()
        return self._process.wait(10)


@pytest.fixture
def start_server(tmp_path: Path, environment: dict[str, str]) -> Iterator[Callable[[], Server]]:
    """Start `caseapi serve` on the test's database."""
    servers: list[Server] = []

    def start() -> Server:
        servers.append(Server(tmp_path / "court" / "caseapi.db", environment))
        return servers[-1]

    yield start
    for server in servers:
        if server._process.poll() is None:
            server.stop()
