"""Over SSH, through a real server: keys, paste, resize, a cut line, and terminals of other kinds.

The locale and NO_COLOR go from the client to the server as they do from PuTTY or `ssh`. What
counts is what the locale is called: none but C and C.UTF-8 need be on the machine.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.process import command_line, descendants, is_running
from tests.journeys.conftest import CALLOVER, DAY, reaches_the_list, wait_until
from tests.journeys.sshd import SshServer, ssh_server
from tests.terminal import Terminal

COMMAND = f"{CALLOVER} --date {DAY.isoformat()}"
LIST_IN_PLAIN_LETTERS = re.compile(r"^> +1 [A-Z].*\| *1 [A-Z]", re.MULTILINE)


@pytest.fixture
def server(tmp_path: Path, environment: dict[str, str]) -> Iterator[SshServer]:
    with ssh_server(tmp_path, environment) as running:
        yield running


def leave(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def programs_of(server: SshServer) -> list[int]:
    """Give the processes that the server's sessions run of ours."""
    return [pid for pid in descendants(server.pid) if "callover" in command_line(pid)]


def test_every_kind_of_key_arrives(server: SshServer) -> None:
    with server.login(COMMAND) as terminal:
        reaches_the_list(terminal)
        terminal.press("pgdn", "pgdn", "pgup")
        terminal.wait_for(re.compile(r"^▸ +2 ", re.MULTILINE))
        terminal.press("down")
        terminal.wait_for(re.compile(r"│▸ 2 "))
        terminal.press("up")
        terminal.type("fo 12")
        terminal.press("left", "end", "backspace")
        terminal.type("20")
        terminal.wait_for("Fine £120")
        terminal.press("enter")
        terminal.wait_for(re.compile(r"Kept: 1 +Fine £120"))
        terminal.press("f9")
        terminal.wait_for("Read-back of number 2")
        terminal.press("esc")
        terminal.wait_until_gone("Read-back of number 2")
        terminal.press("f3")
        terminal.wait_for(re.compile(r"^ \d+ › /", re.MULTILINE))
        terminal.press("esc", "backspace", "ctrl+z")
        terminal.wait_for("Kept: undone")
        leave(terminal)


def test_twenty_lines_that_are_pasted_stay_one_line_until_enter(server: SshServer) -> None:
    pasted = "\n".join(f"fo {number}" for number in range(101, 121))
    with server.login(COMMAND) as terminal:
        reaches_the_list(terminal)
        terminal.program.write(f"\x1b[200~{pasted}\x1b[201~".encode())
        terminal.wait_for("; fo 119; fo 120")
        terminal.settle()
        assert "Kept" not in terminal.screen
        terminal.press("enter")
        terminal.wait_for(re.compile(r"FO +Fine £101"))
        terminal.press("f9", "pgdn")
        terminal.wait_for("Fine £120")
        terminal.press("esc", "ctrl+z")
        terminal.wait_for("Kept: undone")
        terminal.wait_until_gone("FO     Fine")
        leave(terminal)


def test_the_screen_follows_the_window(server: SshServer) -> None:
    with server.login(COMMAND) as terminal:
        reaches_the_list(terminal)
        terminal.press(*["pgdn"] * 5)
        terminal.wait_for(re.compile(r"^▸ +6 ", re.MULTILINE))
        for rows, columns in ((40, 120), (20, 60), (24, 80)):
            terminal.resize(rows, columns)
            terminal.wait_for(re.compile(rf"\A(.*\n){{{rows - 1}}} Enter record"))
            terminal.wait_for(re.compile(r"▸ +6 |^ 6 ", re.MULTILINE))
        leave(terminal)


def test_a_cut_line_ends_the_program_and_loses_nothing(server: SshServer) -> None:
    with server.login(COMMAND) as terminal:
        reaches_the_list(terminal)
        terminal.type("fo 120")
        terminal.press("enter")
        terminal.wait_for(re.compile(r"Kept: 1 +Fine £120"))
        running = programs_of(server)
        assert running
        terminal.kill()
        wait_until(lambda: not any(is_running(pid) for pid in running), 5)
    with server.login(COMMAND) as terminal:
        reaches_the_list(terminal)
        terminal.wait_for(re.compile(r"FO +Fine £120"))
        leave(terminal)


@pytest.mark.parametrize(
    ("term", "colours"),
    [
        ("xterm-256color", re.compile(rb"\x1b\[[\d;]*48;5;233")),
        ("screen-256color", re.compile(rb"\x1b\[[\d;]*48;5;233")),
        ("linux", re.compile(rb"\x1b\[[\d;]*;40m")),
        ("vt100", None),
    ],
)
def test_terminals_of_every_kind_show_the_list_and_take_an_entry(
    server: SshServer, term: str, colours: re.Pattern[bytes] | None
) -> None:
    with server.login(COMMAND, {"TERM": term}) as terminal:
        reaches_the_list(terminal)
        # What the Linux console sends for F3; the others have been seen above.
        terminal.program.write(b"\x1b[[C" if term == "linux" else b"\x1bOR")
        terminal.wait_for(re.compile(r"^ 1 › /", re.MULTILINE))
        terminal.press("backspace")
        terminal.type("fo 120")
        terminal.press("enter")
        terminal.wait_for(re.compile(r"Kept: 1 +Fine £120"))
        leave(terminal)
        if colours is None:
            assert not re.search(rb"\x1b\[[\d;]*(3|4|9|10)[0-7][;m]|[34]8;", terminal.raw)
            assert not re.search(rb"\x1b\[\d*[GXd]", terminal.raw)
        else:
            assert colours.search(terminal.raw)
        assert (b"38;5;" in terminal.raw) is term.endswith("256color")


def test_a_dumb_terminal_is_told_of_the_line_mode(server: SshServer) -> None:
    with server.login(COMMAND, {"TERM": "dumb"}) as terminal:
        assert terminal.wait_exit() == 2
        assert "this terminal can't show a full screen; use `callover line`" in terminal.screen
        assert b"\x1b" not in terminal.raw


def test_no_color_is_kept_to(server: SshServer) -> None:
    with server.login(COMMAND, {"NO_COLOR": "1"}) as terminal:
        reaches_the_list(terminal)
        leave(terminal)
        assert not re.search(rb"\x1b\[[\d;]*(3|4|9|10)[0-7][;m]|[34]8;", terminal.raw)
        assert re.search(rb"\x1b\[[\d;]*\b7[;m]", terminal.raw), "the current row is in reverse"


def test_where_lang_is_c_everything_is_in_ascii(server: SshServer) -> None:
    with server.login(COMMAND, {"LANG": "C"}) as terminal:
        terminal.wait_for(LIST_IN_PLAIN_LETTERS, 30)
        terminal.type("fo 120")
        terminal.wait_for(re.compile(r"^ 1 > fo 120", re.MULTILINE))
        terminal.press("enter")
        terminal.wait_for(re.compile(r"Kept: 1 +Fine #120"))
        terminal.press("pgdn")
        terminal.wait_for(re.compile(r"^> +2 ", re.MULTILINE))
        leave(terminal)
        assert terminal.raw.isascii()
    with server.login(COMMAND) as terminal:
        terminal.wait_for(re.compile(r"FO +Fine £120"), 30)
        leave(terminal)


def test_latin_1_is_sent_and_read_as_such(server: SshServer) -> None:
    with server.login(COMMAND, {"LANG": "en_GB.ISO-8859-1"}) as terminal:
        terminal.wait_for(LIST_IN_PLAIN_LETTERS, 30)
        terminal.program.write(b"wdrn \xa3 \xe9")
        terminal.wait_for(lambda one: b"\xa3 \xe9" in one.raw)
        terminal.press("ctrl+u")
        terminal.type("fo 120")
        terminal.press("enter")
        terminal.wait_for(lambda one: re.search(rb"Kept: 1 +Fine \xa3120", one.raw) is not None)
        leave(terminal)
        for utf_8 in ("£", "│", "─", "▸", "›", "…", "é"):
            assert utf_8.encode() not in terminal.raw
