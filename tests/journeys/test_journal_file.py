"""What a clerk sees when the journal's file can't be used, or can't be written for a while."""

import re
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.conftest import CALLOVER, DAY, Open, reaches_the_list, run
from tests.slow_disk import SYNC_SECONDS
from tests.terminal import Terminal

LINE_MODE = [CALLOVER, "line", "--date", DAY.isoformat()]
UNLIMITED = resource.RLIM_INFINITY


@pytest.fixture
def journal(environment: dict[str, str]) -> Path:
    return Path(environment["XDG_DATA_HOME"]) / "callover" / "journal.db"


@contextmanager
def full_disk(terminal: Terminal) -> Iterator[None]:
    """Have a program write nothing to any file, as on a disk that is full."""
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (1, UNLIMITED))
    yield
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))


def test_a_damaged_journal_is_set_aside_and_the_clerk_told_where(
    open_callover: Open, environment: dict[str, str], journal: Path
) -> None:
    journal.parent.mkdir(parents=True)
    journal.write_text("not a journal" * 500)
    terminal = open_callover()
    terminal.wait_for("The journal is damaged. A new one is begun", seconds=30)
    name = re.compile(r"set-aside-\d{4}-\d\d-\d\d-journal\.db")
    terminal.wait_for(name)
    found = name.search(terminal.screen)
    assert found is not None
    assert journal.with_name(found.group()).read_text() == "not a journal" * 500
    terminal.wait_for(re.compile(r"api ok"), seconds=30)
    assert name.search(terminal.screen)
    doctor = run([CALLOVER, "doctor"], environment)
    assert "look  journal    1 journal that could not be used" in doctor.stdout


def test_line_mode_says_first_of_all_that_a_journal_was_set_aside(
    environment: dict[str, str], journal: Path
) -> None:
    journal.parent.mkdir(parents=True)
    journal.write_text("not a journal" * 500)
    said = run(LINE_MODE, environment, "nsp\n:quit\n")
    assert said.returncode == 0
    assert said.stdout.startswith("The journal is damaged. A new one is begun")
    assert "Kept: " in said.stdout


def test_what_a_full_disk_can_not_keep_is_held_and_kept_when_there_is_space_again(
    open_callover: Open,
) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.type("fo 120")
    with full_disk(terminal):
        terminal.press("enter")
        terminal.wait_for("NOT KEPT: fo 120")
        terminal.wait_for(re.compile(r"1 › fo 120"))
        assert not re.search(r"│.*£120", terminal.screen)
    terminal.press("enter")
    terminal.wait_for(re.compile("Kept: .*£120"))
    terminal.wait_until_gone("› fo 120")
    terminal.press("f9")
    terminal.wait_for("Fine £120")


def test_a_slow_disk_holds_up_no_key(environment: dict[str, str], open_callover: Open) -> None:
    first = open_callover()
    reaches_the_list(first)
    first.type(":quit")
    first.press("enter")
    first.wait_exit()
    command = [sys.executable, "-m", "tests.slow_disk", "--date", DAY.isoformat()]
    with Terminal(command, environment) as terminal:
        reaches_the_list(terminal)
        terminal.settle(SYNC_SECONDS)
        for amount in (1201, 1202, 1203):
            terminal.type(f"1/fo {amount}")
            terminal.wait_for(f"FO  Fine £{amount:,}")
            begun = time.monotonic()
            terminal.press("enter")
            terminal.wait_for(re.compile(rf"│.*£{amount:,}"))
            walks_the_list(terminal)
            terminal.type("1/fo 5")
            terminal.wait_for("Fine £5")
            assert time.monotonic() - begun < SYNC_SECONDS / 2
            assert f"Kept: FO Fine £{amount:,}" not in terminal.screen
            terminal.press(*["backspace"] * len("1/fo 5"))
            terminal.wait_for(re.compile(rf"Kept: .*£{amount:,}"))
            assert time.monotonic() - begun >= SYNC_SECONDS * 0.9


def test_a_journal_that_goes_away_is_said_and_the_line_stays_until_it_is_back(
    open_callover: Open, journal: Path
) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    away = journal.rename(journal.with_name("away"))
    terminal.wait_for("The journal's file is gone; put it back")
    terminal.wait_for("JOURNAL FAILS")
    terminal.type("1/fo 120")
    terminal.press("enter")
    terminal.wait_for("NOT KEPT: 1/fo 120 (number 1: the journal's file is gone")
    terminal.wait_for(re.compile(r"› 1/fo 120"))
    walks_the_list(terminal)
    away.rename(journal)
    terminal.wait_for("The journal can be used again")
    terminal.press("enter")
    terminal.wait_for(re.compile("Kept: .*£120"))
    terminal.wait_until_gone("JOURNAL FAILS")


def walks_the_list(terminal: Terminal) -> None:
    terminal.press("pgdn")
    terminal.wait_for(re.compile(r"^▸ *2 ", re.MULTILINE))
    terminal.press("pgup")
    terminal.wait_for(re.compile(r"^▸ *1 ", re.MULTILINE))


def test_a_disk_that_fails_in_mid_session_does_not_end_the_program(
    environment: dict[str, str], tmp_path: Path
) -> None:
    switch = tmp_path / "failing"
    command = [sys.executable, "-m", "tests.failing_disk", str(switch), "--date", DAY.isoformat()]
    with Terminal(command, environment) as terminal:
        reaches_the_list(terminal)
        terminal.type("1/fo 120")
        terminal.press("enter")
        terminal.wait_for(re.compile("Kept: .*£120"))
        switch.write_text("reading writing")
        terminal.type("1/lep 3")
        terminal.press("enter")
        terminal.wait_for("NOT KEPT: 1/lep 3 (number 1: the journal can't be written: the disk")
        terminal.wait_for(re.compile(r"› 1/lep 3"))
        walks_the_list(terminal)
        terminal.wait_for(re.compile(r"│.*£120"))
        switch.unlink()
        terminal.wait_for("The journal can be used again")
        terminal.press("enter")
        terminal.wait_for(re.compile("Kept: .*3 points"))
        terminal.wait_until_gone("JOURNAL FAILS")
        terminal.type(":quit")
        terminal.press("enter")
        assert terminal.wait_exit() == 0
