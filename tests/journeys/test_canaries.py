"""Names, addresses and what a clerk types are in the journal and on the server, nowhere else."""

import os
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import CALLOVER, CASEAPI, CRASHING, DAY, run, wait_until
from tests.journeys.hearings import hearing, write_hearings
from tests.terminal import Terminal

USER = str(uuid.uuid4())
LAST, FIRST, STREET, TYPED, HALF_TYPED = "Zyxwick", "Quorlind", "Vexhamby", "Brontolith", "Grelmuth"
CANARIES = (LAST, FIRST, STREET, TYPED, HALF_TYPED)
OSC = re.compile(rb"\x1b\](.*?)(?:\x07|\x1b\\)|\x1bk(.*?)\x1b\\", re.DOTALL)
CLIPBOARD = b"52;"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The clerk's whole machine: a home, and a folder for temporary files."""
    for name in ("home", "temporary", "court"):
        (tmp_path / name).mkdir(mode=0o700)
    return tmp_path


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    own = {f"XDG_{kind}_HOME": str(home / "home" / kind.lower()) for kind in
           ("DATA", "CONFIG", "CACHE", "STATE")}  # fmt: skip
    folders = {"HOME": str(home / "home"), "TMPDIR": str(home / "temporary")}
    return {**folders, **own, "LANG": "C.UTF-8"}


@pytest.fixture
def options(home: Path, environment: dict[str, str]) -> Iterator[list[str]]:
    """Give the options that lead to a court with a defendant like no other."""
    one = hearing(LAST, FIRST, "Theft")
    person = one["prosecutionCases"][0]["defendants"][0]["personDefendant"]["personDetails"]
    person["address"] = {"address1": f"1 {STREET} Street", "postcode": "ZZ1 1ZZ"}
    database = ["--database", str(home / "court" / "caseapi.db")]
    file = write_hearings(home / "court" / "hearings.json", one)
    done = run([CASEAPI, "import", "hearings", str(file), *database], environment)
    assert done.returncode == 0, done.stderr
    log = home / "court.log"
    with log.open("w") as written:
        server = subprocess.Popen(
            [CASEAPI, "serve", "--port", "0", "--log", *database],
            env={**os.environ, **environment},
            stderr=written,
        )
    wait_until(lambda: log.read_text().endswith("\n"), 30)
    address = log.read_text().splitlines()[0].split()[-1]
    yield ["--api", address, "--user", USER, "--room", "7", "--date", str(DAY)]
    server.terminate()
    server.wait(10)


def record(terminal: Terminal) -> None:
    """Record a result with words of the clerk's own."""
    terminal.wait_for("api ok", seconds=30)
    terminal.wait_for(LAST.upper())
    terminal.wait_for("▸ 1 Theft")
    terminal.type(f"wdrn {TYPED.lower()}")
    terminal.press("enter")
    terminal.wait_for("Details ›")
    terminal.type(TYPED.lower())
    terminal.press("enter")
    terminal.wait_for("Kept: ", seconds=30)


def see_none(where: str, text: bytes) -> None:
    """See that nobody's details are in some bytes, however they are written."""
    for canary in CANARIES:
        assert canary.casefold().encode() not in text.lower(), f"‘{canary}’ is in {where}"


def see_none_in_processes(terminal: Terminal) -> None:
    """See that others on the machine, who can list its processes, learn nobody's name."""
    tasks = Path(f"/proc/{terminal.pid}/task").iterdir()
    children = [pid for task in tasks for pid in (task / "children").read_text().split()]
    for pid in (str(terminal.pid), *children):
        for name in ("cmdline", "environ", "comm"):
            see_none(f"{name} of a process", Path(f"/proc/{pid}/{name}").read_bytes())


def see_none_in_sequences(terminal: Terminal) -> None:
    """See that no title has a name, and that nothing goes to the clipboard."""
    for found in OSC.findall(terminal.raw):
        sequence = b"".join(found)
        see_none("a title or another sequence", sequence)
        assert not sequence.startswith(CLIPBOARD)


def see_none_in_files(home: Path) -> None:
    """See that only the journal and the server's database have what they are there to keep."""
    held, looked_at = set[str](), 0
    for path in home.rglob("*"):
        if path.is_file() and path.name.startswith(("journal", "caseapi.db", "hearings.json")):
            body = path.read_bytes()
            held |= {one for one in CANARIES if one.lower().encode() in body.lower()}
        elif path.is_file():
            looked_at += 1
            see_none(str(path), path.read_bytes())
    assert held == {LAST, FIRST, STREET, TYPED}
    assert looked_at


def test_nobody_s_details_leave_the_journal_and_the_server(
    home: Path, environment: dict[str, str], options: list[str]
) -> None:
    with Terminal([CALLOVER, *options], environment) as terminal:
        record(terminal)
        for line in (f"/{LAST[:4].lower()}", ":address"):
            terminal.type(line)
            terminal.wait_for(line)
            terminal.press("enter")
            terminal.wait_until_gone(f"› {line}")
        terminal.wait_for(STREET)
        terminal.press("esc")
        terminal.type(f"wdrn {HALF_TYPED.lower()}")
        terminal.wait_for(f"› wdrn {HALF_TYPED.lower()}")
        terminal.resize(30, 120)
        terminal.press("?", "esc", "f9")
        terminal.settle()
        see_none_in_processes(terminal)
        see_none_in_files(home)
        terminal.press("esc")
        terminal.terminate()
        terminal.wait_exit()
        see_none_in_sequences(terminal)
        see_none("what stays on the terminal", terminal.screen.encode())
    said = run([CALLOVER, "doctor"], environment)
    see_none("what doctor says", (said.stdout + said.stderr).encode())
    see_none_in_files(home)
    assert "save-draft-result" in (home / "court.log").read_text()


def test_a_crash_tells_nobody_s_details(
    home: Path, environment: dict[str, str], options: list[str]
) -> None:
    with Terminal([sys.executable, "-c", CRASHING, *options], environment) as terminal:
        record(terminal)
        terminal.type(HALF_TYPED.lower())
        terminal.press("f9")
        assert terminal.wait_exit() == 1
        see_none("what stays on the terminal", terminal.screen.encode())
        assert "Callover has stopped by a fault of its own" in terminal.screen
        see_none_in_sequences(terminal)
    reports = list(home.rglob("crash-*.txt"))
    assert len(reports) == 1
    assert "ValueError" in reports[0].read_text()
    see_none_in_files(home)
