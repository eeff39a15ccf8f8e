"""List, jump, type, keep, read back, share, quit, start again: the one job, end to end."""

import re

from tests.journeys.conftest import Open, reaches_the_list
from tests.terminal import Terminal


def test_a_fine_is_recorded_kept_shared_and_still_there_at_the_next_start(
    open_callover: Open,
) -> None:
    first = open_callover()
    reaches_the_list(first)
    first.type("9")
    first.press("enter")
    first.wait_for(re.compile(r"^▸ *9 ", re.MULTILINE))
    first.type("fo 120")
    first.wait_for("Fine £120")
    first.wait_for("complete")
    assert "Kept" not in first.screen
    first.press("enter")
    first.wait_for(re.compile(r"Kept: 1 .*Fine £120"))
    first.type("payt; ptfor")
    first.press("enter")
    first.wait_for(re.compile(r"Kept: 1 .*To pay on release"))
    first.press("f9")
    first.wait_for("Read-back of number 9")
    assert "Total £120" in first.screen
    first.press("enter")
    first.wait_for(re.compile(r"Shared \d\d:\d\d"))
    first.wait_for(re.compile(r"^▸ *9 .* shared", re.MULTILINE))
    first.press("ctrl+q")
    assert first.wait_exit() == 0
    assert not first.is_full_screen

    again = open_callover()
    reaches_the_list(again)
    again.wait_for(re.compile(r"^ +9 .* shared", re.MULTILINE))
    again.type("9")
    again.press("enter")
    again.wait_for(re.compile(r"✓FO +Fine £120"))


def test_what_was_kept_survives_a_killed_program(open_callover: Open) -> None:
    first = open_callover()
    reaches_the_list(first)
    first.type("fo 75")
    first.press("enter")
    first.wait_for(re.compile(r"Kept: 1 .*Fine £75"))
    first.kill()

    again = open_callover()
    reaches_the_list(again)
    again.wait_for(re.compile(r"FO +Fine £75"))


def test_undo_takes_a_result_back_and_redo_records_it_again(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.type("2/cd 12m")
    terminal.press("enter")
    terminal.wait_for(re.compile(r"Kept: 2 +Conditional discharge for 12 months"))
    terminal.press("ctrl+z")
    terminal.wait_for(re.compile(r"Kept: undone"))
    assert "CD  " not in terminal.screen
    terminal.press("ctrl+y")
    terminal.wait_for(re.compile(r"CD +Conditional discharge for 12"))


def test_escape_and_a_refused_line_never_lose_what_was_typed(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.type("fo 50 banana")
    terminal.press("enter")
    terminal.wait_for("‘banana’ has no place in Fine")
    terminal.press("esc", *["backspace"] * 7)
    terminal.wait_for("complete")
    assert "1 › fo 50" in terminal.screen


def test_what_is_missing_is_asked_in_the_bar_and_escape_goes_back_to_the_line(
    open_callover: Open,
) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.type("fo")
    terminal.press("enter")
    terminal.wait_for("Amount of fine ›")
    terminal.press("esc")
    terminal.wait_for("1 › fo")
    terminal.press("enter")
    terminal.wait_for("Amount of fine ›")
    terminal.type("many")
    terminal.press("enter")
    terminal.wait_for("‘many’ does not answer Amount of fine")
    terminal.press("ctrl+u")
    terminal.type("75")
    terminal.press("enter")
    terminal.wait_for("Kept: 1  Fine £75")


def test_enter_on_an_empty_line_goes_to_the_next_open_offence_then_to_the_next_case(
    open_callover: Open,
) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.wait_for(re.compile(r"▸ +1 .*[A-Z]{2}\d{5}"))
    terminal.press("enter")
    terminal.wait_for(re.compile(r"^ 2 ›", re.MULTILINE))
    terminal.press("pgdn")
    terminal.wait_for(re.compile(r"^▸ *2 ", re.MULTILINE))
    terminal.press("pgup")
    terminal.wait_for(re.compile(r"^▸ *1 ", re.MULTILINE))


def test_the_cursor_of_the_terminal_stands_in_the_bar(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.type("fo 12")
    terminal.wait_for("› fo 12")
    terminal.settle()
    row, column = terminal.cursor
    assert terminal.cursor_is_shown
    assert terminal.row(row)[:column].endswith("fo 12")


def test_the_screen_is_put_back_in_place_after_a_resize(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.type("12")
    terminal.press("enter")
    terminal.wait_for(re.compile(r"^▸ *12 ", re.MULTILINE))
    terminal.resize(20, 60)
    terminal.wait_for(" 1 ›")
    terminal.resize(30, 120)
    terminal.wait_for(re.compile(r"^▸ *12 ", re.MULTILINE))


def test_a_second_window_shares_the_practice_court_of_the_first(open_callover: Open) -> None:
    first, second = open_callover(), open_callover()
    reaches_the_list(first)
    reaches_the_list(second)
    first.press("ctrl+q")
    assert first.wait_exit() == 0
    second.type("nsp")
    second.press("enter")
    second.wait_for(re.compile(r"Kept: 1 .*No separate penalty"))
    second.wait_for("api ok", seconds=20)
    shares(second)
    if not second.program.read_until(lambda: said_shared(second), 20):
        # The first window's server took the request and ended before it said what became of it.
        second.wait_for("Not shared")
        second.wait_for("api ok", seconds=20)
        shares(second)
        second.wait_for(said_shared, seconds=20)


def shares(terminal: Terminal) -> None:
    terminal.press("f9")
    terminal.wait_for("Read-back")
    terminal.press("enter")
    terminal.wait_until_gone("Read-back")


def said_shared(terminal: Terminal) -> bool:
    return re.search(r"Shared \d\d:\d\d", terminal.screen) is not None


def test_an_ambiguous_word_is_settled_by_one_digit_and_seen_before_it_is_recorded(
    open_callover: Open,
) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.type("withd")
    terminal.wait_for("1 WDRN Withdrawn")
    terminal.press("enter")
    terminal.wait_for("Which one is meant?")
    terminal.type("2")
    terminal.wait_for("1 › wdrnoff")
    terminal.wait_for("complete")
    terminal.press("enter")
    terminal.wait_for("Kept: 1  Withdrawn in favour of another offence")
