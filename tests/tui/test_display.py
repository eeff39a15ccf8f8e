"""The display that sends differences shows what Textual's own shows, cell for cell."""

import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.process import process_state
from tests.seen import seen
from tests.terminal import Terminal

APPS = str(Path(__file__).with_name("small_apps.py"))
QUIET = 0.05


@contextmanager
def app(name: str, display: str, ready: str, **env: str) -> Iterator[Terminal]:
    with Terminal([sys.executable, APPS, name, display], env) as terminal:
        terminal.wait_for(ready)
        terminal.settle(QUIET)
        yield terminal


def seen_still(terminal: Terminal) -> list[list[tuple[object, ...]]]:
    """Give what stands on a screen once it has stood there for a while."""
    before = seen(terminal)
    for wait in (0.2, 0.5, 1.5):
        terminal.settle(wait)
        now = seen(terminal)
        if now == before:
            return now
        before = now
    return before


def assert_same(stock: Terminal, ours: Terminal, after: str) -> None:
    """Wait until both screens are still and alike; tell the rows that differ if they never are."""
    for wait in (QUIET, QUIET, 0.2, 0.5, 1.5):
        stock.settle(wait)
        ours.settle(wait)
        if seen(stock) == seen(ours):
            return
    rows = [y for y, (a, b) in enumerate(zip(seen(stock), seen(ours), strict=True)) if a != b]
    shown = "\n".join(f"{y:>2} {stock.row(y)}\n   {ours.row(y)}" for y in rows)
    raise AssertionError(f"After {after} these rows differ, Textual's above ours:\n{shown}")


Steps = list[tuple[str, Callable[[Terminal], None]]]


def keys(*names: str) -> tuple[str, Callable[[Terminal], None]]:
    return " ".join(names), lambda terminal: terminal.press(*names)


def press_and_see(terminal: Terminal, name: str) -> None:
    """Press a key and wait until the program has painted what it does."""
    before = len(terminal.raw)
    terminal.press(name)
    terminal.wait_for(lambda one: len(one.raw) > before)
    terminal.settle(QUIET)


def moves(*names: str) -> tuple[str, Callable[[Terminal], None]]:
    """Press keys one by one, each when the screen shows what the one before did.

    Textual repaints only what a moved widget has left, and there cuts a wide letter or one from
    its mark; two moves in one frame cut others than two in two. Both displays are to be given the
    same frames.
    """

    def move(terminal: Terminal) -> None:
        for name in names:
            press_and_see(terminal, name)

    return " ".join(names), move


def resize(rows: int, columns: int) -> tuple[str, Callable[[Terminal], None]]:
    name = f"resizing to {columns}x{rows}"
    return name, lambda terminal: terminal.resize(rows, columns)


@pytest.mark.parametrize(
    ("name", "ready", "steps"),
    [
        (
            "list",
            "60 done",
            [
                keys("down", "down", "up"),
                keys("pgdn"),
                keys("pgdn", "pgdn", "up"),
                keys("tab"),
                keys("k"),
                keys("h"),
                keys("backspace"),
                keys("a"),
                resize(30, 100),
                keys("shift+tab"),
                keys("down", "down"),
                resize(15, 60),
                keys("end"),
                resize(24, 80),
                keys("home"),
            ],
        ),
        (
            "table",
            "ALI Farah",
            [
                keys("down", "down"),
                keys("pgdn"),
                keys("down"),
                resize(20, 50),
                keys("right", "right"),
                keys("end"),
                resize(24, 80),
                keys("up"),
            ],
        ),
        (
            "wide",
            "card",
            [
                moves("right"),
                moves("right", "down"),
                moves("down", "right"),
                moves("left", "left", "down"),
                resize(12, 41),
                moves("right"),
                resize(24, 80),
                moves(*["right"] * 9),
            ],
        ),
    ],
)
def test_the_screen_is_the_same_as_with_textuals_own_display(
    name: str, ready: str, steps: Steps
) -> None:
    with app(name, "stock", ready) as stock, app(name, "ours", ready) as ours:
        assert_same(stock, ours, "the start")
        for after, step in steps:
            step(stock)
            step(ours)
            assert_same(stock, ours, after)
        assert len(ours.raw) < len(stock.raw) / 2


def test_a_list_key_sends_a_fraction_of_what_textual_sends() -> None:
    with app("list", "ours", "60 done") as ours:
        press_and_see(ours, "down")
        before = len(ours.raw)
        press_and_see(ours, "down")
        assert 0 < len(ours.raw) - before < 700


def test_a_redraw_mends_a_screen_that_something_else_wrote_on() -> None:
    with app("list", "ours", "60 done") as ours:
        clean = seen_still(ours)
        ours.program.on_output(b"\x1b[10;1Hbroadcast message\x1b[2;2Hfrom root\x1b[1;1H")
        assert seen(ours) != clean
        ours.press("ctrl+r")
        ours.wait_for(lambda terminal: seen(terminal) == clean)


def test_the_screen_comes_back_after_the_program_was_stopped() -> None:
    with app("list", "ours", "60 done") as ours:
        clean = seen_still(ours)
        ours.press("ctrl+z")
        ours.wait_for(lambda terminal: not terminal.is_full_screen)
        ours.wait_for(lambda terminal: process_state(terminal.pid) == "T")
        ours.program.signal(signal.SIGCONT)
        ours.wait_for(lambda terminal: terminal.is_full_screen and seen(terminal) == clean)
        ours.press("tab")
        ours.settle(QUIET)
        ours.press("k")
        ours.wait_for(lambda terminal: terminal.row(-1).strip() == "k")


def test_the_screen_is_painted_again_when_a_frozen_program_goes_on() -> None:
    with app("list", "ours", "60 done") as ours:
        clean = seen_still(ours)
        ours.program.signal(signal.SIGSTOP)
        ours.wait_for(lambda terminal: process_state(terminal.pid) == "T")
        ours.program.on_output(b"\x1b[2J")
        ours.program.signal(signal.SIGCONT)
        ours.wait_for(lambda terminal: seen(terminal) == clean)


def test_a_terminal_that_reads_slowly_gets_the_last_screen_and_not_every_one() -> None:
    with app("list", "ours", "60 done") as ours:
        before = len(ours.raw)
        for _ in range(150):
            ours.press("down", "pgdn", "home")
            ours.program.read_once(0.002, size=16)
        ours.press("home", "down", "down")
        ours.wait_for(re.compile(r"done\n +1 JONES Dean +1 left +3 MARSH Kay"))
        ours.settle(QUIET)
        assert ours.row(2).split()[:3] == ["2", "OKORO", "Ada"]
        assert len(ours.raw) - before < 150 * 300


def test_without_colour_none_is_sent() -> None:
    with app("list", "ours", "60 done", NO_COLOR="1") as ours:
        ours.press("down")
        ours.settle(QUIET)
        assert b"38;" not in ours.raw
        assert {cell[1] for row in seen(ours) for cell in row} == {"default"}
