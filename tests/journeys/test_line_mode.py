"""The line mode: the same job as plain text, for screen readers and scripts."""

import os
import re
import signal
import socket
import sys
import threading
from pathlib import Path

from tests.journeys.conftest import CALLOVER, CRASHING, DAY, practice_courts, run
from tests.terminal import Terminal

COMMAND = [CALLOVER, "line", "--date", DAY.isoformat()]
ENDING_JOURNAL = """
from client.journal.store import Store
def fail(self, *_):
    raise MemoryError
Store.keep = fail
from tui.cli import run
run()
"""


def test_a_script_records_and_shares_and_ends_with_0(environment: dict[str, str]) -> None:
    done = run(COMMAND, environment, "9\nfo 120\npayt; ptfor\n:share\n\n:quit\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "Kept: 1 " in done.stdout
    assert "An empty line shares this" in done.stdout
    assert "Shared " in done.stdout

    again = run(COMMAND, environment, "9\n:quit\n")
    assert "9 " in again.stdout
    assert ", shared" in again.stdout
    assert "   Fine £120" in again.stdout


def test_a_script_stops_at_the_first_line_that_is_not_taken(environment: dict[str, str]) -> None:
    done = run(COMMAND, environment, "999\nfo 120\n:quit\n")
    assert done.returncode == 1
    assert "No number 999 in this list" in done.stdout
    assert "Kept" not in done.stdout
    assert "Line 1 was not taken" in done.stdout


def test_anything_but_an_empty_line_goes_back_from_the_readback(
    environment: dict[str, str],
) -> None:
    done = run(COMMAND, environment, "9\nnsp\n:share\nno\n")
    assert done.returncode == 1
    assert "Not shared" in done.stdout


def test_a_script_stops_where_an_error_keeps_results_from_being_shared(
    environment: dict[str, str],
) -> None:
    done = run(COMMAND, environment, "9\nfo 120\n:share\n\n:quit\n")
    assert done.returncode == 1
    assert "error: 1: FO needs PAYT, AEOC or ABDC; add it" in done.stdout
    assert "Not shared: 1: FO needs PAYT, AEOC or ABDC; add it" in done.stdout
    assert "Shared " not in done.stdout


def test_text_of_the_line_mode_is_plain(environment: dict[str, str]) -> None:
    done = run(COMMAND, environment, "9\n:help\n:list\n:quit\n")
    assert "\x1b" not in done.stdout
    assert done.returncode == 0


def test_a_phrase_of_the_clerks_own_is_one_line(environment: dict[str, str]) -> None:
    folder = Path(environment["HOME"]) / ".config" / "callover"
    folder.mkdir(parents=True)
    (folder / "phrases.toml").write_text('std = "fo $1; fvs $2"')
    done = run(COMMAND, environment, "9\n.std 120 48\n:quit\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Kept: 1  Fine £120; Surcharge £48" in done.stdout


def test_mistakes_in_the_phrases_are_told_before_anything_opens(
    environment: dict[str, str],
) -> None:
    folder = Path(environment["HOME"]) / ".config" / "callover"
    folder.mkdir(parents=True)
    (folder / "phrases.toml").write_text('std = "fo 120"')
    done = run(COMMAND, environment, ":quit\n")
    assert done.returncode == 2
    assert "120 is fixed" in done.stderr


def test_a_server_that_just_ends_with_another_window_is_started_again(
    environment: dict[str, str],
) -> None:
    data = Path(environment["XDG_DATA_HOME"]) / "callover"
    data.mkdir(parents=True)
    with socket.socket(socket.AF_UNIX) as ending:
        ending.bind(str(data / "practice.sock"))
        ending.listen()

        def end_after_the_first_call() -> None:
            ending.accept()[0].close()
            ending.close()

        threading.Thread(target=end_after_the_first_call, daemon=True).start()
        done = run(COMMAND, environment, "9\nfo 120\npayt; ptfor\n:share\n\n:quit\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Shared " in done.stdout


def test_a_server_that_ends_while_lines_are_typed_is_started_again(
    environment: dict[str, str],
) -> None:
    with Terminal(COMMAND, environment) as terminal:
        terminal.wait_for(re.compile("^35 ", re.MULTILINE))
        [first] = practice_courts(terminal)
        os.kill(first, signal.SIGKILL)

        def enter(line: str) -> None:
            terminal.type(line)
            terminal.press("enter")

        def is_back(terminal: Terminal) -> bool:
            enter(":case")
            return b"The court's server is back" in terminal.raw

        enter("9")
        enter("fo 120")
        terminal.wait_for("Kept: ")
        terminal.wait_for(is_back)
        assert first not in practice_courts(terminal)
        for line in ("payt; ptfor", ":share", ""):
            enter(line)
        terminal.wait_for(re.compile(r"Shared \d\d:\d\d"))


def test_a_fault_of_the_program_is_told_without_anybody_s_details(
    environment: dict[str, str],
) -> None:
    done = run([sys.executable, "-c", CRASHING, *COMMAND[1:]], environment, "9\n:share\n:quit\n")
    assert done.returncode == 1
    assert "Callover has stopped by a fault of its own" in done.stderr
    assert "Traceback" not in done.stderr
    assert "TRANTER" not in done.stderr


def test_a_fault_in_a_thread_ends_the_line_mode_too(environment: dict[str, str]) -> None:
    with Terminal([sys.executable, "-c", ENDING_JOURNAL, *COMMAND[1:]], environment) as terminal:
        terminal.wait_for(re.compile("^35 ", re.MULTILINE))
        terminal.type("9")
        terminal.press("enter")
        terminal.type("nsp")
        terminal.press("enter")
        terminal.wait_for("Callover has stopped by a fault of its own")
        assert terminal.wait_exit() == 1


def test_a_practice_court_that_cannot_use_its_file_is_told_with_what_to_do(
    environment: dict[str, str],
) -> None:
    data = Path(environment["XDG_DATA_HOME"]) / "callover"
    data.mkdir(parents=True)
    (data / "practice.db").write_text("no database" * 500)
    done = run(COMMAND, environment, ":quit\n")
    assert "practice.db. Move that file away, and a new one is made" in done.stdout
