"""Attendance, plea and verdict with the real program and server, through kills and outages."""

import re
from pathlib import Path

from tests.journeys.conftest import (
    CALLOVER,
    DAY,
    Open,
    practice_courts,
    reaches_the_list,
    run,
    standing_still,
    wait_until_ended,
)
from tests.terminal import Terminal

LINE = [CALLOVER, "line", "--date", DAY.isoformat()]


def goes_to(terminal: Terminal, number: int) -> None:
    terminal.type(str(number))
    terminal.press("enter")
    terminal.wait_for(re.compile(rf"^▸ *{number} ", re.MULTILINE))
    terminal.wait_for(re.compile(r"^ 1 ›", re.MULTILINE))


def pleads(letter: str) -> re.Pattern[str]:
    """Give the row of the current offence with this plea in its cell."""
    return re.compile(rf"│▸ +1 .* {letter} *$", re.MULTILINE)


def test_a_case_is_heard_in_one_line_read_back_and_shared(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    goes_to(terminal, 9)
    terminal.type("@p; =ng; !g; fo 120")
    terminal.wait_for("complete")
    terminal.press("enter")
    terminal.wait_for(re.compile(r"Kept: 1 .*in person; not guilty plea; verdict: guilty after"))
    terminal.wait_for(pleads("NG +G"))
    terminal.wait_for("in person")
    terminal.type("payt; ptfor")
    terminal.press("enter")
    terminal.wait_for("To pay on release")
    terminal.press("f9")
    terminal.wait_for("not guilty plea · verdict: guilty")
    terminal.press("enter")
    terminal.wait_for(re.compile(r"Shared \d\d:\d\d"))
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0

    told = run(LINE, {**terminal.env, "NO_COLOR": "1"}, "9\n:quit\n").stdout
    assert ", in person" in told
    assert "not guilty plea · verdict: guilty after trial" in told


def test_what_was_kept_and_not_sent_survives_a_killed_program_and_is_sent_by_the_next(
    open_callover: Open,
) -> None:
    first = open_callover()
    reaches_the_list(first)
    goes_to(first, 9)
    with standing_still(first):
        first.type("@v; =g; fo 75")
        first.press("enter")
        first.wait_for(re.compile(r"Kept: 1 .*by video; guilty plea; Fine £75"))
        first.wait_for(pleads("G"))
        courts = practice_courts(first)
        first.kill()
    wait_until_ended(courts)

    second = open_callover()
    reaches_the_list(second)
    goes_to(second, 9)
    second.wait_for(pleads("G"))
    second.wait_for("by video")
    second.wait_for("api ok")
    courts = practice_courts(second)
    second.press("ctrl+q")
    assert second.wait_exit() == 0
    wait_until_ended(courts)

    for kept in (Path(second.env["XDG_DATA_HOME"]) / "callover").glob("journal.db*"):
        kept.unlink()
    told = run(LINE, second.env, "9\n:quit\n").stdout
    assert ", by video" in told
    assert "guilty plea" in told
    assert "Fine £75" in told


def test_undo_takes_a_plea_back_and_redo_enters_it_again(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    goes_to(terminal, 9)
    terminal.type("=g")
    terminal.press("enter")
    terminal.wait_for(pleads("G"))
    terminal.press("ctrl+z")
    terminal.wait_for("Kept: undone · guilty plea")
    terminal.wait_for(pleads("–"))
    terminal.press("ctrl+y")
    terminal.wait_for("Kept: redone · guilty plea")
    terminal.wait_for(pleads("G"))


def test_a_plea_that_could_be_several_is_picked_by_a_digit(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    goes_to(terminal, 9)
    terminal.type("@p; =not")
    terminal.wait_for("Enter, then its number")
    terminal.press("enter")
    terminal.wait_for("Which one is meant?")
    terminal.type("1")
    terminal.wait_for("1 › @p; =ng")
    terminal.press("enter")
    terminal.wait_for(pleads("NG"))


def test_a_script_hears_and_shares_a_case(environment: dict[str, str]) -> None:
    done = run(LINE, environment, "9\n@p; =g; nsp\n:share\n\n:quit\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Kept: 1  in person; guilty plea; No separate penalty" in done.stdout
    assert "Shared " in done.stdout
    stopped = run(LINE, environment, "10\n=g; zz\n=ng\n:quit\n")
    assert stopped.returncode == 1
    assert "Kept" not in stopped.stdout


def test_a_second_window_shows_what_the_first_entered(open_callover: Open) -> None:
    first = open_callover()
    reaches_the_list(first)
    goes_to(first, 9)
    first.type("@p; =g")
    first.press("enter")
    first.wait_for(pleads("G"))
    second = open_callover()
    reaches_the_list(second)
    goes_to(second, 9)
    second.wait_for(pleads("G"))
    second.wait_for("in person")
