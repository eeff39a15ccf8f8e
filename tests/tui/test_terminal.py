"""The terminal that the journeys use, and the measures that stand on it."""

import os
import re
import select
import signal
from pathlib import Path

import pytest

from benchmarks.budgets import Budget
from benchmarks.figures import median, percentile
from benchmarks.keys import key_bytes
from benchmarks.process import is_running
from benchmarks.replies import Replies
from benchmarks.screen import Screen, time_when_shown
from tests.terminal import Terminal


def test_what_is_typed_shows_where_the_cursor_was() -> None:
    with Terminal(["cat"], rows=5, columns=20) as terminal:
        terminal.type("Ngozi")
        terminal.wait_for("Ngozi")
        assert terminal.row(0) == "Ngozi"
        assert terminal.cursor == (0, 5)
        terminal.press("enter", "ctrl+d")
        assert terminal.wait_exit() == 0


def test_a_wait_in_vain_shows_the_whole_screen() -> None:
    with Terminal(["echo", "nothing here"]) as terminal:
        terminal.wait_for(re.compile(r"nothing \w+"))
        with pytest.raises(AssertionError, match="nothing here"):
            terminal.wait_for("something", seconds=0.05)


def test_the_program_sees_a_plain_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    script = 'echo "$TERM-$COLORTERM-$XDG_DATA_HOME-$(stty size)"'
    with Terminal(["sh", "-c", script], {"XDG_DATA_HOME": "/d"}, rows=20, columns=60) as terminal:
        terminal.wait_for("xterm-256color--/d-20 60")


def test_a_new_size_reaches_the_program() -> None:
    with Terminal(["sh", "-c", "trap 'stty size' WINCH; echo up; while :; do read x; done"]) as t:
        t.wait_for("up")
        t.resize(12, 40)
        t.wait_for("12 40")


def test_kill_ends_the_program_and_leaving_ends_what_it_started() -> None:
    script = "trap '' HUP; sleep 60 & echo $!; wait"
    with Terminal(["sh", "-c", script]) as terminal:
        terminal.wait_for(re.compile(r"\d+"))
        child = int(terminal.row(0))
        terminal.kill()
        assert terminal.wait_exit() == -signal.SIGKILL
        assert is_running(child)
        descriptor = os.pidfd_open(child)
    assert select.select([descriptor], [], [], 5)[0]
    os.close(descriptor)


def test_a_terminal_that_is_hung_up_ends_the_program() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.hang_up()
        assert terminal.wait_exit() == -signal.SIGHUP


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (b"\x1b[c", b"\x1b[?64;1;2;6;22c"),
        (b"text\x1b[6n", b"\x1b[1;1R"),
        (b"\x1b[?2026$p\x1b[?2048$p", b"\x1b[?2026;0$y\x1b[?2048;0$y"),
        (b"\x1b[18t", b"\x1b[8;24;80t"),
        (b"\x1b]11;?\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
        (b"\x1b[?u", b""),
    ],
)
def test_the_terminal_answers_as_xterm_does(asked: bytes, answer: bytes) -> None:
    assert Replies(24, 80).to(asked) == answer


def test_a_question_in_two_parts_is_answered_once() -> None:
    replies = Replies(24, 80)
    assert replies.to(b"\x1b[?20") == b""
    assert replies.to(b"26$p") == b"\x1b[?2026;0$y"
    assert replies.to(b"") == b""


def test_the_alternate_screen_comes_and_goes() -> None:
    screen = Screen(3, 20)
    screen.feed(b"$ callover\x1b[?1049h\x1b[2;1Hthe list")
    assert screen.rows == ["", "the list", ""]
    screen.feed(b"\x1b[<u\x1b[?1049l\x1b[?25h")
    assert screen.rows == ["$ callover", "", ""]


def test_the_time_of_a_text_is_that_of_the_piece_that_completed_it() -> None:
    arrivals = [(1.0, b"Lavender "), (2.0, b"Hi"), (3.0, b"ll"), (4.0, b"!")]
    assert time_when_shown(arrivals, "Lavender Hill", 24, 80) == 3.0
    assert time_when_shown(arrivals, "Wimbledon", 24, 80) is None


def test_keys_go_by_name() -> None:
    assert key_bytes("pgdn") == b"\x1b[6~"
    assert key_bytes("ctrl+z") == b"\x1a"
    assert key_bytes("é") == "é".encode()
    with pytest.raises(ValueError, match="no key called 'hyper'"):
        key_bytes("hyper")


def test_percentiles_are_by_nearest_rank() -> None:
    values = [float(value) for value in range(1, 101)]
    assert (median(values), percentile(values, 0.99), percentile([7.0], 0.95)) == (50, 99, 7)


@pytest.mark.parametrize(
    ("at_least", "measured", "verdict"),
    [(False, 2, "aim"), (False, 4, "ok"), (False, 6, "over"), (True, 6, "ok"), (True, 1, "over")],
)
def test_a_budget_is_kept_or_broken(at_least: bool, measured: float, verdict: str) -> None:
    aim = (10.0,) if at_least else (3.0,)
    assert Budget("m", ("x",), "ms", "", (5.0,), aim, at_least).verdict([measured]) == verdict
