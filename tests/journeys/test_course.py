"""The course of a hearing with the real server: called on, put off, and so after a restart."""

import re

from tests.journeys.conftest import CALLOVER, DAY, Open, reaches_the_list, run

LINE = [CALLOVER, "line", "--date", DAY.isoformat()]


def test_what_is_logged_and_put_off_is_there_at_the_next_start(
    environment: dict[str, str],
) -> None:
    lines = "9\n:log call 10:02\n:log pause 10:20\n10\n:log 10:21\n:owed waits for a form\n"
    done = run(LINE, environment, lines)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Kept: number 9  10:02 Hearing started" in done.stdout
    assert "Kept here, not" not in done.stdout

    again = run(LINE, environment, "9\n10\n:quit\n")
    assert "10:02 Hearing started · 10:20 Hearing paused" in again.stdout
    assert re.search(r"^9 .*, paused$", again.stdout, re.MULTILINE)
    assert re.search(r"^10 .*, owed \d+m$", again.stdout, re.MULTILINE)
    assert "waits for a form" in again.stdout


def test_the_keys_of_the_course_and_of_a_fault(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.press("f6")
    terminal.wait_for("and when? call on 10:02")
    terminal.type("call 10:02")
    terminal.wait_for("Enter: call on")
    terminal.press("enter")
    terminal.wait_for("Kept: number 1  10:02 Hearing started")
    terminal.wait_for(re.compile(r"^▸ *1 .* called +│", re.MULTILINE))
    terminal.press("f7")
    terminal.wait_for(re.compile(r"^ +1 .* owed 0m +│", re.MULTILINE))
    terminal.wait_for("1 owed")
    terminal.wait_for(re.compile(r"^▸ *2 ", re.MULTILINE))
    terminal.type("fo 12")
    terminal.press("f8")
    terminal.wait_for("What is wrong?")
    terminal.type("slow today")
    terminal.press("enter")
    terminal.wait_for("Noted in")
    terminal.wait_for("› fo 12")
