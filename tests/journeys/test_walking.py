"""Walking the list: what stands on the screen is what would be painted anew."""

import re

import pytest

from tests.journeys.conftest import Open, reaches_the_list
from tests.seen import seen
from tests.terminal import Terminal


def assert_as_if_painted_anew(terminal: Terminal, after: str) -> None:
    """Have Textual lay out and paint everything again, and compare each cell."""
    terminal.settle()
    before, shown = seen(terminal), terminal.screen
    terminal.resize(26, 84)
    terminal.settle()
    terminal.resize(24, 80)
    terminal.settle()
    assert seen(terminal) == before, (
        f"after {after}:\n{shown}\n--- painted anew:\n{terminal.screen}"
    )


@pytest.mark.parametrize(
    "keys",
    [
        ["pgdn"] * 20 + ["pgup"] * 4,
        ["pgdn"] * 30 + ["pgup"] * 30,
        ["down", "down", "pgdn", "up", "f", "o", "space", "1", "2", "0", "enter"],
        ["f", "i", "tab", "backspace", "?", "enter", "esc", "f1", "x", "ctrl+l", "pgdn"],
        ["n", "s", "p", "enter", "ctrl+z", "ctrl+y", "f9", "pgdn", "esc", "pgdn"],
    ],
    ids=lambda keys: " ".join(keys[:6]),
)
def test_every_cell_is_as_if_painted_anew(open_callover: Open, keys: list[str]) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    for key in keys:
        terminal.press(key)
        terminal.settle(0.06)
    assert_as_if_painted_anew(terminal, " ".join(keys))


def test_a_key_held_down_ends_at_the_case_it_says(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.press(*["pgdn"] * 12)
    terminal.wait_for(re.compile(r"^▸ *13 ", re.MULTILINE))
    terminal.wait_for(re.compile(r"│ *13 "))
    assert_as_if_painted_anew(terminal, "PgDn held down")
    terminal.press(*["pgup"] * 5, "down")
    terminal.wait_for(re.compile(r"^▸ *8 ", re.MULTILINE))
    terminal.wait_for(re.compile(r"│ *8 "))
    assert_as_if_painted_anew(terminal, "PgUp held down and another key")


def test_a_key_held_down_sends_little(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.settle()
    sent = len(terminal.raw)
    for _ in range(20):
        before = len(terminal.raw)
        terminal.press("pgdn")
        terminal.wait_for(lambda one, before=before: len(one.raw) > before)  # type: ignore[misc]
    terminal.wait_for(re.compile(r"│ *21 "))
    terminal.settle()
    assert len(terminal.raw) - sent < 20 * 300
