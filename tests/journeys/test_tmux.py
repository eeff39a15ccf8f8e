"""In a real tmux: keys, paste, resize, and a session that is left and taken up again."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import CALLOVER, DAY, reaches_the_list
from tests.programs import needed
from tests.terminal import Terminal


class Tmux:
    """A tmux server of its own, with one session in which `callover` runs."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._environment = environment | {"TMUX_TMPDIR": str(folder)}
        self._server = 0
        self._command = [needed("tmux"), "-f", str(folder / "tmux.conf")]
        (folder / "tmux.conf").write_text(
            "set -g status off\nset -s escape-time 10\nset -g default-terminal screen-256color\n"
        )

    @property
    def _in_server(self) -> list[str]:
        return [*self._command, "-L", str(self._server)]

    def open(self, *options: str, env: dict[str, str] | None = None) -> Terminal:
        """Begin the session in a terminal of 80 by 24, in a server of its own.

        One whose last session has just ended takes no new one while it goes.
        """
        self._server += 1
        command = [*self._in_server, "new-session", CALLOVER, "--date", DAY.isoformat(), *options]
        return Terminal(command, self._environment | (env or {}))

    def attach(self, rows: int = 24, columns: int = 80) -> Terminal:
        """Take the session up in another terminal."""
        return Terminal([*self._in_server, "attach"], self._environment, rows, columns)

    def run(self, *arguments: str, text: str = "") -> str:
        """Have tmux do something and give what it says."""
        done = subprocess.run(
            [*self._in_server, *arguments],
            env=self._environment,
            input=text,
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        )
        return done.stdout

    def close(self) -> None:
        """End the server and what runs in it."""
        command = [*self._in_server, "kill-server"]
        subprocess.run(command, env=self._environment, capture_output=True, timeout=10, check=False)


@pytest.fixture
def tmux(tmp_path: Path, environment: dict[str, str]) -> Iterator[Tmux]:
    server = Tmux(tmp_path, environment)
    yield server
    server.close()


def test_every_kind_of_key_arrives(tmux: Tmux) -> None:
    with tmux.open() as terminal:
        reaches_the_list(terminal)
        terminal.press("pgdn", "pgdn", "pgup")
        terminal.wait_for(re.compile(r"^▸ +2 .*", re.MULTILINE))
        terminal.wait_for(re.compile(r"│▸ 1 "))
        terminal.wait_for(re.compile(r"│  2 [A-Z]"))
        terminal.press("down")
        terminal.wait_for(re.compile(r"│▸ 2 "))
        terminal.type("fo 12")
        terminal.press("home", "end", "left", "right", "backspace")
        terminal.type("20")
        terminal.press("enter")
        terminal.wait_for(re.compile(r"Kept: 2 +Fine £120"))
        terminal.press("f9")
        terminal.wait_for("Read-back of number 2")
        terminal.press("esc")
        terminal.wait_until_gone("Read-back of number 2")
        terminal.press("f3")
        terminal.wait_for(re.compile(r"^ 2 › /", re.MULTILINE))
        terminal.press("backspace", "ctrl+z")
        terminal.wait_for("Kept: undone")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_what_tmux_pastes_stays_one_line_until_enter(tmux: Tmux) -> None:
    pasted = "\n".join(f"fo {number}" for number in range(101, 121))
    with tmux.open() as terminal:
        reaches_the_list(terminal)
        tmux.run("load-buffer", "-", text=pasted)
        tmux.run("paste-buffer", "-p")
        terminal.wait_for("; fo 119; fo 120")
        terminal.settle()
        assert "Kept" not in terminal.screen
        terminal.press("ctrl+u")
        terminal.wait_until_gone("; fo 119")


def test_a_session_that_is_left_is_as_it_was_when_it_is_taken_up(tmux: Tmux) -> None:
    with tmux.open() as terminal:
        reaches_the_list(terminal)
        terminal.press("pgdn", "pgdn")
        terminal.type("fo 120")
        terminal.wait_for("complete")
        terminal.settle()
        before, cursor = terminal.screen, terminal.cursor
        tmux.run("detach-client")
        terminal.wait_for("[detached")
    with tmux.attach() as terminal:
        terminal.wait_for("complete")
        terminal.settle()
        assert terminal.screen == before
        assert terminal.cursor == cursor
        terminal.resize(40, 120)
        terminal.wait_for(lambda one: "Enter record" in one.row(39))
        terminal.press("enter")
        terminal.wait_for(re.compile(r"Kept: 1 +Fine £120"))
        terminal.resize(20, 60)
        terminal.wait_for(lambda one: "Enter record" in one.row(19))
        terminal.wait_for("FO     Fine £120")
    with tmux.attach(24, 80) as terminal:
        terminal.wait_for(re.compile(r"^▸ +3 ", re.MULTILINE))
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_a_terminal_that_is_closed_leaves_the_session_running(tmux: Tmux) -> None:
    with tmux.open() as terminal:
        reaches_the_list(terminal)
        terminal.type("fo 75")
        terminal.wait_for("Fine £75")
        terminal.hang_up()
    with tmux.attach() as terminal:
        terminal.wait_for("1 › fo 75")
        terminal.press("enter")
        terminal.wait_for(re.compile(r"Kept: 1 +Fine £75"))


def test_in_plain_letters_columns_stand_where_they_stand_otherwise(tmux: Tmux) -> None:
    with tmux.open() as terminal:
        reaches_the_list(terminal)
        terminal.settle()
        rule = [row.find("│") for row in terminal.screen.splitlines()]
        terminal.press("ctrl+q")
        terminal.wait_exit()
    with tmux.open(env={"CALLOVER_ASCII": "always"}) as terminal:
        terminal.wait_for(re.compile(r"^> +1 [A-Z].*\| *1 [A-Z]", re.MULTILINE), 30)
        terminal.wait_for("api ok")
        terminal.settle()
        assert [row.find("|") for row in terminal.screen.splitlines()] == rule
        assert terminal.screen.isascii()
