"""The presets and a clerk's own keys, in a real terminal."""

import re
from pathlib import Path

from tests.journeys.conftest import CALLOVER, DAY, Open, reaches_the_list, run
from tests.terminal import Terminal


def current(number: int) -> "re.Pattern[str]":
    return re.compile(rf"^▸ *{number} ", re.MULTILINE)


def prompt(text: str) -> "re.Pattern[str]":
    return re.compile(rf"^ {text} ›", re.MULTILINE)


def own(environment: dict[str, str], name: str, text: str) -> Path:
    folder = Path(environment["HOME"]) / ".config" / "callover"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_the_vim_keys_move_count_find_type_and_leave(open_callover: Open) -> None:
    terminal = open_callover("--keys", "vim")
    reaches_the_list(terminal)
    terminal.wait_for(prompt("case 1"))
    terminal.type("j")
    terminal.wait_for(prompt("case 2"))
    terminal.type("5")
    terminal.wait_for("5…")
    terminal.type("J")
    terminal.wait_for(current(6))
    terminal.type("h2k")
    terminal.wait_for(current(4))
    terminal.wait_for(prompt("list 1"))
    terminal.type("gx")
    terminal.wait_for("There is nothing on g x here")
    terminal.type("9G")
    terminal.wait_for(current(9))
    terminal.type("gg")
    terminal.wait_for(current(1))
    terminal.type("ifo 120")
    terminal.wait_for("Fine £120")
    terminal.press("enter")
    terminal.wait_for(re.compile(r"Kept: 1 .*Fine £120"))
    terminal.press("esc")
    terminal.wait_for(prompt("case 1"))
    terminal.type("u")
    terminal.wait_for("Kept: undone")
    terminal.type("ZZ")
    assert terminal.wait_exit() == 0


def test_a_search_or_a_command_from_a_mode_goes_back_to_it(open_callover: Open) -> None:
    terminal = open_callover("--keys", "vim")
    reaches_the_list(terminal)
    terminal.wait_for(re.compile(r"^ +5 \w+", re.MULTILINE))
    name = re.search(r"^ +5 (\w+)", terminal.screen, re.MULTILINE)
    assert name is not None
    terminal.type(f"/{name[1]}")
    terminal.wait_for("Go to ")
    terminal.press("enter")
    terminal.wait_for(
        lambda one: re.search(r"^ case 1 ›\s*$", one.screen, re.MULTILINE) is not None
    )
    terminal.type("n:")
    terminal.wait_for(re.compile(r"^ \d+ › :", re.MULTILINE))
    terminal.press("esc")
    terminal.wait_for(re.compile(r"^ case \d+ ›\s*$", re.MULTILINE))
    terminal.type(":first")
    terminal.press("enter")
    terminal.wait_for(current(1))
    terminal.type("s")
    terminal.wait_for("Read-back of number 1")
    terminal.type("q")
    terminal.wait_for(prompt("case 1"))


def test_what_is_typed_stays_when_a_mode_is_entered(open_callover: Open) -> None:
    terminal = open_callover("--keys", "vim")
    reaches_the_list(terminal)
    terminal.type("ifo 12")
    terminal.press("esc")
    terminal.wait_for("case 1 › fo 12")
    terminal.type("ji0")
    terminal.wait_for("2 › fo 120")


def test_a_question_has_keys_of_its_own(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.type("fo")
    terminal.press("enter")
    terminal.wait_for("Enter answer  Esc back to the line")
    terminal.press("esc")
    terminal.wait_for("1 › fo")
    terminal.wait_for("Enter record")


def test_the_function_keys_complete_undo_and_leave(open_callover: Open) -> None:
    terminal = open_callover("--keys", "function-keys")
    reaches_the_list(terminal)
    terminal.wait_for("F10 undo")
    terminal.type("no sep")
    terminal.program.write(b"\x1b[2~")
    terminal.type(" pen")
    terminal.wait_for("› no separate pen")
    terminal.press("enter")
    terminal.wait_for(re.compile(r"Kept: 1 +No separate penalty"))
    terminal.press("f10")
    terminal.wait_for("Kept: undone")
    terminal.press("f12")
    assert terminal.wait_exit() == 0


def test_own_keys_take_the_place_of_those_that_come_with_the_program(
    open_callover: Open, environment: dict[str, str]
) -> None:
    own(environment, "keys.toml", '[everywhere]\nprogram.quit = ["ctrl+x q"]\n')
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.press("ctrl+q")
    terminal.press("ctrl+c")
    terminal.wait_for("Ctrl+X q leaves Callover")
    terminal.press("ctrl+x")
    terminal.wait_for("Ctrl+X…")
    terminal.type("q")
    assert terminal.wait_exit() == 0


def test_a_key_file_with_mistakes_keeps_nobody_from_working(
    open_callover: Open, environment: dict[str, str]
) -> None:
    file = own(environment, "keys.toml", '[entry]\ncase.fnid = ["f5"]\n')
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.wait_for("Not used: keys.toml (a mistake; see `callover keys`). The default keys hold")
    terminal.type("9")
    terminal.press("enter")
    terminal.wait_for(current(9))
    checked = run([CALLOVER, "keys", "--check", str(file)], environment)
    assert checked.returncode == 1
    assert checked.stderr == (f"{file}:2: there is no action case.fnid; did you mean case.find?\n")


def test_the_configuration_is_in_force(open_callover: Open, environment: dict[str, str]) -> None:
    own(environment, "config.toml", 'room = "3"\nkeys = "vim"\ncolour = "never"\n')
    terminal = open_callover()
    terminal.wait_for(re.compile(r"Lavender Hill +Courtroom 03 .* api ok"), seconds=30)
    terminal.wait_for(prompt("case 1"))
    assert b"38;5;" not in terminal.raw
    assert b"38;2;" not in terminal.raw


def test_a_line_is_edited_and_completed_in_line_mode(environment: dict[str, str]) -> None:
    command = [CALLOVER, "line", "--date", DAY.isoformat()]
    with Terminal(command, environment) as terminal:
        terminal.wait_for(re.compile(r"^> ?$", re.MULTILINE), seconds=30)
        terminal.type("o 12")
        terminal.press("home")
        terminal.type("f")
        terminal.press("end")
        terminal.type("0x")
        terminal.press("backspace", "enter")
        terminal.wait_for("Kept: 1  Fine £120")
        terminal.type(":unx")
        terminal.press("left", "delete", "tab", "enter")
        terminal.wait_for("Kept: undone")
        terminal.type("fo 75 and more")
        terminal.press("ctrl+w", "ctrl+w", "right", "enter")
        terminal.wait_for("Kept: 1  Fine £75")
        terminal.type("rubbish")
        terminal.press("ctrl+u")
        terminal.type(":qui")
        terminal.press("tab", "enter")
        assert terminal.wait_exit() == 0
        assert b"\x1b[?2004h" not in terminal.raw
