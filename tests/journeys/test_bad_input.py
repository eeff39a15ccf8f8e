"""What is asked wrongly is answered in words, with an honest exit status and no traceback."""

import re
import socket
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.conftest import (
    CALLOVER,
    CASEAPI,
    Open,
    Server,
    reaches_the_list,
    run,
    wait_until,
)
from tests.journeys.hearings import hearing, write_hearings

USER = str(uuid.uuid4())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_without_the_api_the_program_opens_and_says_so(open_callover: Open) -> None:
    terminal = open_callover("--api", f"http://127.0.0.1:{free_port()}", "--user", USER)
    terminal.wait_for(re.compile(r"api away since \d\d:\d\d"))
    terminal.wait_for("There is no local copy")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_without_the_api_the_local_copy_serves_and_what_is_recorded_is_sent_later(
    start_server: Callable[[], Server],
    open_callover: Open,
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    database = str(tmp_path / "court" / "caseapi.db")
    file = write_hearings(tmp_path / "h.json", hearing("Okoro", "Ada", "Theft"))
    run([CASEAPI, "import", "hearings", str(file), "--database", database], environment)
    server = start_server()
    options = ("--api", server.url, "--user", USER)
    first = open_callover(*options, "--room", "7")
    first.wait_for("api ok")
    first.wait_for("▸ 1 Theft")
    first.press("ctrl+q")
    first.wait_exit()
    server.stop()

    second = open_callover(*options)
    second.wait_for(re.compile(r"api away since \d\d:\d\d"))
    second.wait_for("▸ 1 Theft")
    second.type("nsp")
    second.press("enter")
    second.wait_for("Kept: 1  No separate penalty")
    second.wait_for(", 1 wait")
    second.press("f9")
    second.wait_for("Read-back")
    second.press("enter")
    second.wait_for("Not shared: the court's server is away")


def test_an_address_that_is_not_a_case_api_is_named(
    open_callover: Open, start_server: Callable[[], Server]
) -> None:
    server = start_server()
    terminal = open_callover("--api", f"{server.url}/elsewhere", "--user", USER)
    terminal.wait_for("There is no case API at this")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--api", "court.example", "--user", USER], "not an address"),
        (["--api", "http://127.0.0.1:9"], "--api needs --user"),
        (["--date", "23/11/2026"], "is not a date"),
        (["--bench"], "unrecognized arguments"),
        (["lien"], "lien"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    options: list[str], words: str, environment: dict[str, str]
) -> None:
    done = run([CALLOVER, *options], environment)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_terminal_the_line_mode_is_named(environment: dict[str, str]) -> None:
    done = run([CALLOVER], environment)
    assert done.returncode == 2
    assert "this is not a terminal; use `callover line`" in done.stderr


def test_a_terminal_that_is_too_small_is_refused_with_the_size_needed(open_callover: Open) -> None:
    terminal = open_callover(rows=19, columns=80)
    terminal.wait_for("make it at least")
    assert terminal.wait_exit() == 2


def test_a_terminal_made_too_small_later_says_so_and_loses_nothing(open_callover: Open) -> None:
    terminal = open_callover()
    terminal.wait_for("api ok", seconds=30)
    terminal.type("fo 12")
    terminal.resize(10, 40)
    terminal.wait_for("too small")
    terminal.resize(24, 80)
    terminal.wait_for("› fo 12")


def test_a_dumb_terminal_is_sent_to_the_line_mode(
    environment: dict[str, str], open_callover: Open
) -> None:
    environment["TERM"] = "dumb"
    terminal = open_callover()
    terminal.wait_for("use `callover")
    assert terminal.wait_exit() == 2


def test_an_unwritable_data_folder_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    obstacle = tmp_path / "obstacle"
    obstacle.write_text("a file, not a folder")
    done = run([CALLOVER, "line", "--data", str(obstacle / "data")], environment, ":quit\n")
    assert done.returncode == 1
    assert str(obstacle) in done.stderr
    assert "--data" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(
            [CASEAPI, "serve", "--port", str(port), "--database", str(tmp_path / "a" / "b.db")],
            environment,
        )
    assert done.returncode == 1
    assert str(port) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_socket_in_use_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as taken:
        taken.bind(str(path))
        taken.listen()
        done = run(
            [CASEAPI, "serve", "--socket", str(path), "--database", str(tmp_path / "a" / "b.db")],
            environment,
        )
    assert done.returncode == 1
    assert str(path) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_that_hangs_does_not_hold_up_leaving(open_callover: Open) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        terminal = open_callover(
            "--api", f"http://127.0.0.1:{silent.getsockname()[1]}", "--user", USER
        )
        terminal.wait_for("api …")
        terminal.settle()
        terminal.press("ctrl+q")
        assert terminal.wait_exit(2) == 0


def test_a_file_that_is_not_what_it_says_is_refused(
    environment: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "list.json"
    file.write_text('{"hello": "world"}')
    for what in ("hearings", "result-definitions"):
        done = run(
            [CASEAPI, "import", what, str(file), "--database", str(tmp_path / "a" / "b.db")],
            environment,
        )
        assert done.returncode == 1
        assert "list.json" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_hang_up_ends_the_program_and_loses_nothing(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.type("fo 33")
    terminal.press("enter")
    terminal.wait_for("Kept: 1  Fine £33")
    terminal.hang_up()
    terminal.wait_exit(5)
    again = open_callover()
    again.wait_for(re.compile(r"FO +Fine £33"), seconds=30)


def test_sigterm_restores_the_terminal(open_callover: Open) -> None:
    terminal = open_callover()
    terminal.wait_for("api ok", seconds=30)
    terminal.terminate()
    assert terminal.wait_exit(5) == 128 + 15, terminal.screen
    assert not terminal.is_full_screen


def test_no_server_of_the_practice_court_outlives_the_program(
    open_callover: Open, environment: dict[str, str]
) -> None:
    terminal = open_callover()
    terminal.wait_for("api ok", seconds=30)
    pids = [path.name for path in Path("/proc").iterdir() if path.name.isdigit()]
    children = [pid for pid in pids if _parent_of(pid) == terminal.pid]
    assert len(children) == 1
    terminal.kill()
    wait_until(lambda: _is_gone(children[0]))


def _parent_of(pid: str) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


def _is_gone(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
