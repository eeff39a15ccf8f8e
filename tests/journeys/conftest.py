import datetime as dt
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal import Terminal

CALLOVER = str(Path(sys.executable).with_name("callover"))
CASEAPI = str(Path(sys.executable).with_name("caseapi"))
DAY = dt.date(2026, 11, 23)

CRASHING = """
from client.desk.sitting import Sitting
def fail(self):
    raise ValueError(f"{self.file} {self.row}")
Sitting.readback = fail
from tui.cli import run
run()
"""
"""A program in which reading back is a fault that names the defendant."""

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
    terminal.wait_for(every_row_is_read)


def every_row_is_read(terminal: Terminal) -> bool:
    """Tell whether each row of the list that is on the screen has its number of offences."""
    rows = re.findall(r"^[▸ ]*\d+ ([^│\n]+)│", terminal.screen, re.MULTILINE)
    return all(re.search(r"  \d+ ", row) for row in rows)


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Ask again and again until a condition holds; fails when it does not in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition did not come to hold in time"
        time.sleep(0.02)


def practice_courts(terminal: Terminal) -> list[int]:
    """Give the process ids of the practice court that a program has started, if it has."""
    tasks = Path(f"/proc/{terminal.pid}/task").iterdir()
    return [int(pid) for task in tasks for pid in (task / "children").read_text().split()]


@contextmanager
def standing_still(terminal: Terminal) -> Iterator[None]:
    """Let the practice court of a program answer nothing for as long as this lasts."""
    courts = practice_courts(terminal)
    assert courts
    for pid in courts:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in courts:
            os.kill(pid, signal.SIGCONT)


def wait_until_ended(pids: list[int]) -> None:
    """Wait until processes are gone, or nothing but what their parent has not asked for."""

    def runs(pid: int) -> bool:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        return state not in ("Z", "X")

    wait_until(lambda: not any(map(runs, pids)))


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
