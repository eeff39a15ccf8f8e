"""The terminal's driver: keys, the end of the terminal, and the signals that end a program."""

import re
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pytest

from benchmarks.process import cpu_seconds
from benchmarks.pty_program import now
from tests.terminal import Terminal
from tui.driver import escape_seconds

APPS = str(Path(__file__).with_name("small_apps.py"))
ECHO = [sys.executable, APPS, "keys", "ours"]


@contextmanager
def echo(command: list[str] = ECHO, **env: str) -> Iterator[Terminal]:
    with Terminal(command, env) as terminal:
        terminal.wait_for("ready")
        terminal.settle(0.05)
        yield terminal


def left_cleanly(terminal: Terminal) -> bool:
    """Whether the terminal is as a shell expects it: its lines, its cursor, its line editing."""
    local = termios.tcgetattr(terminal.program.master)[3]
    is_cooked = bool(local & termios.ECHO) and bool(local & termios.ICANON)
    return is_cooked and not terminal.is_full_screen and terminal.cursor_is_shown


def test_a_lone_escape_answers_before_textual_would_even_look() -> None:
    times = []
    with echo() as terminal:
        for press in range(1, 6):
            begun = now()
            terminal.press("esc")
            terminal.wait_for(f"{press} escape pressed")
            times.append(now() - begun)
    assert median(times) < 0.08


def test_an_arrow_that_arrives_in_two_parts_is_still_an_arrow() -> None:
    with echo(ESCDELAY="500") as terminal:
        terminal.program.write(b"\x1b")
        assert terminal.program.read(0.05, 0.05).data == b""
        terminal.program.write(b"[A")
        terminal.wait_for("1 up pressed")


def test_an_escape_and_a_letter_soon_after_it_are_two_keys() -> None:
    with echo(ESCDELAY="500") as terminal:
        terminal.program.write(b"\x1b")
        assert terminal.program.read(0.05, 0.05).data == b""
        terminal.program.write(b"x")
        terminal.wait_for("2 x pressed")
        terminal.press("y")
        terminal.wait_for("3 y pressed")


def test_a_letter_in_two_parts_is_one_letter() -> None:
    with echo() as terminal:
        first, second = "é".encode()[:1], "é".encode()[1:]
        terminal.program.write(first)
        assert terminal.program.read(0.05, 0.05).data == b""
        terminal.program.write(second)
        terminal.wait_for(re.compile(r"1 \w+ pressed"))


def test_bytes_that_are_no_text_do_not_end_the_program() -> None:
    with echo() as terminal:
        terminal.program.write(b"\xff\xfe")
        terminal.press("a")
        terminal.wait_for("a pressed")


@pytest.mark.parametrize(
    ("variables", "seconds"),
    [
        ({}, 0.025),
        ({"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, 0.045),
        ({"TMUX": "/run/tmux"}, 0.045),
        ({"ESCDELAY": "10", "TMUX": "/run/tmux"}, 0.010),
        ({"ESCDELAY": "soon"}, 0.025),
    ],
)
def test_how_long_the_rest_of_a_key_may_take(
    variables: dict[str, str], seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ESCDELAY", "SSH_CONNECTION", "SSH_TTY", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert escape_seconds() == seconds


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_the_program_and_gives_the_terminal_back(
    number: signal.Signals, status: int, tmp_path: Path
) -> None:
    note = tmp_path / "left"
    with echo(LEFT_CLEANLY=str(note)) as terminal:
        terminal.program.signal(number)
        assert terminal.wait_exit(1.5) == status
        assert left_cleanly(terminal)
        assert note.read_text() == "unmounted"


@pytest.mark.parametrize("command", [ECHO, ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *ECHO]])
def test_the_program_ends_when_its_terminal_is_gone(command: list[str], tmp_path: Path) -> None:
    note = tmp_path / "left"
    with echo(command, LEFT_CLEANLY=str(note)) as terminal:
        terminal.hang_up()
        assert terminal.wait_exit(1.5) == 129
        assert note.read_text() == "unmounted"


def test_the_program_ends_when_nobody_can_type(tmp_path: Path) -> None:
    command = ["sh", "-c", 'exec "$@" < /dev/null', "sh", *ECHO]
    with Terminal(command, {"LEFT_CLEANLY": str(tmp_path / "left")}) as terminal:
        assert terminal.wait_exit(5) == 129


def test_a_stuck_program_is_ended_after_the_grace() -> None:
    with Terminal([sys.executable, APPS, "stuck", "ours"]) as terminal:
        terminal.wait_for("ready")
        terminal.terminate()
        assert terminal.wait_exit(3) == 143
        assert termios.tcgetattr(terminal.program.master)[3] & termios.ECHO


def test_leaving_takes_no_time() -> None:
    with echo() as terminal:
        begun = now()
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert now() - begun < 0.5
        assert left_cleanly(terminal)
        assert terminal.raw.rstrip().rfind(b"\x1b[m") < terminal.raw.rfind(b"\x1b[?1049l")


def test_neither_mouse_nor_kitty_keys_are_switched_on() -> None:
    with echo() as terminal:
        terminal.press("ctrl+q")
        terminal.wait_exit()
        assert not re.search(rb"\x1b\[\?100[03]h|\x1b\[[<>]\d*u", terminal.raw)


def test_an_idle_program_uses_neither_the_line_nor_the_processor() -> None:
    with echo() as terminal:
        terminal.press("a")
        terminal.wait_for("1 a pressed")
        terminal.settle(0.2)
        used = cpu_seconds(terminal.pid)
        assert terminal.program.read(0.6, 0.6).data == b""
        assert cpu_seconds(terminal.pid) - used <= 0.02
