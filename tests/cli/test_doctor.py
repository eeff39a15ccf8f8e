"""`callover doctor`: a line for each thing, what to do about it, and an honest exit status."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tui import doctor, doctor_machine
from tui.doctor import Finding

LINE = re.compile(r"(ok   |look |wrong) \w+ +\S.*")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    return tmp_path


def run(**environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", "doctor"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_in_a_pipe_with_a_dumb_terminal_every_line_is_plain(home: Path) -> None:
    done = run(TERM="dumb", LANG="C", LC_ALL="", LC_CTYPE="")
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert all(LINE.fullmatch(line) for line in lines), done.stdout
    assert done.stdout.isascii()
    assert max(map(len, lines)) <= 80
    assert str(home) not in done.stdout
    things = [line.split()[1] for line in lines]
    assert things == [
        "terminal",
        "size",
        "colours",
        "mouse",
        "locale",
        "tmux",
        "config",
        "keys",
        "phrases",
        "journal",
        "space",
        "disk",
        "sqlite",
        "server",
    ]


def test_a_login_in_c_is_told_although_python_makes_it_utf_8() -> None:
    done = run(TERM="xterm-256color", LANG="C", LC_ALL="", LC_CTYPE="")
    assert "look  locale     LANG=C: " in done.stdout


def test_nothing_is_left_in_the_folder_of_the_journal(home: Path) -> None:
    (home / "DATA" / "callover").mkdir(parents=True)
    assert run().returncode == 0
    assert not list((home / "DATA" / "callover").iterdir())


def test_own_files_may_be_written_with_a_windows_editor(home: Path) -> None:
    folder = home / "CONFIG" / "callover"
    folder.mkdir(parents=True)
    for name, text in (
        ("config.toml", 'theme = "light"\ncourt = "lavender"\n'),
        ("keys.toml", '[entry]\n"help.keys" = ["f1"]\n'),
        ("phrases.toml", 'std = "fo $1; fvs $2"\n'),
    ):
        (folder / name).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    done = run()
    assert done.returncode == 0, done.stdout


def test_every_mistake_of_the_own_files_is_a_line_and_the_status_is_1(home: Path) -> None:
    folder = home / "CONFIG" / "callover"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('thme = "light"\nroom = 3')
    (folder / "keys.toml").write_text('[entry]\nzzz = ["f5"]')
    (folder / "phrases.toml").write_text('std = "fo 120"')
    done = run()
    assert done.returncode == 1
    wrong = [line for line in done.stdout.splitlines() if line.startswith("wrong")]
    assert [line.split()[1] for line in wrong] == ["config", "config", "keys", "phrases"]
    assert wrong[0].endswith("config.toml:1: thme is not known; did you mean theme?")


def test_a_server_that_is_not_there_is_wrong() -> None:
    done = run(CALLOVER_API="http://127.0.0.1:9", CALLOVER_USER="u1")
    assert done.returncode == 1
    assert "wrong server     The court's server can't be reached" in done.stdout


def test_a_server_that_answers_is_told_by_its_name_alone() -> None:
    from client.api.case_api import CaseApi
    from tests.client.desk.at_work import court

    api = CaseApi("https://court.example/", "u1", transport=court().transport)
    found = doctor_machine.server_behind(api, "https://key@court.example/")
    assert found.state == "ok"
    assert re.fullmatch(r"court\.example answers in \d+ ms", found.says)


@pytest.mark.parametrize(
    ("environ", "is_terminal", "state", "said"),
    [
        ({"TERM": "xterm-256color"}, True, "ok", "TERM is xterm-256color"),
        ({"TERM": "dumb"}, True, "look", "use `callover line`"),
        ({}, True, "look", "TERM is not set"),
        ({"TERM": "xterm"}, False, "look", "this is not a terminal"),
    ],
)
def test_terminals(environ: dict[str, str], is_terminal: bool, state: str, said: str) -> None:
    found = doctor.terminal(environ, is_terminal=is_terminal)
    assert found.state == state
    assert said in found.says


@pytest.mark.parametrize(
    ("columns", "rows", "state"),
    [(80, 24, "ok"), (120, 40, "ok"), (79, 24, "look"), (60, 20, "look"), (59, 24, "wrong"),
     (80, 19, "wrong")],
)  # fmt: skip
def test_sizes(columns: int, rows: int, state: str) -> None:
    assert doctor.window(os.terminal_size((columns, rows))).state == state


@pytest.mark.parametrize(
    ("environ", "state", "said"),
    [
        ({"TERM": "xterm-256color"}, "ok", "256"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "ok", "all"),
        ({"TERM": "linux"}, "look", "16"),
        ({"TERM": "vt100"}, "ok", "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "ok", "none, since NO_COLOR"),
    ],
)
def test_colours(environ: dict[str, str], state: str, said: str) -> None:
    found = doctor.colours(environ)
    assert (found.state, found.says[: len(said)]) == (state, said)


@pytest.mark.parametrize(
    ("environ", "state"),
    [
        ({"LANG": "en_GB.UTF-8"}, "ok"),
        ({"LANG": "C.utf8"}, "ok"),
        ({"LANG": "en_GB.ISO-8859-1"}, "look"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, "look"),
        ({"LANG": "C", "LC_CTYPE": "en_GB.UTF-8"}, "ok"),
        ({}, "look"),
    ],
)
def test_locales(environ: dict[str, str], state: str) -> None:
    assert doctor.locale(environ).state == state


@pytest.mark.parametrize(
    ("environ", "escape_time", "state", "said"),
    [
        ({}, None, "ok", "not in use"),
        ({"TMUX": "x"}, 10, "ok", "escape-time is 10 ms"),
        ({"TMUX": "x"}, 500, "look", "`set -s escape-time 10` into ~/.tmux.conf"),
        ({"TMUX": "x"}, None, "look", "can't be read"),
        ({"STY": "1.x"}, None, "look", "maptimeout 10"),
    ],
)
def test_multiplexers(
    environ: dict[str, str], escape_time: int | None, state: str, said: str
) -> None:
    found = doctor.multiplexer(environ, escape_time)
    assert found.state == state
    assert said in found.says


@pytest.mark.parametrize(
    ("answer", "known"), [("echo 500", 500), ("echo no server >&2; exit 1", None)]
)
def test_tmux_is_asked_for_its_escape_time(tmp_path: Path, answer: str, known: int | None) -> None:
    program = tmp_path / "tmux"
    program.write_text(f'#!/bin/sh\n[ "$*" = "show-options -sv escape-time" ] && {answer}\n')
    program.chmod(0o755)
    environ = {"TMUX": "x", "PATH": str(tmp_path)}
    assert doctor.tmux_escape_time(environ) == known
    assert doctor.tmux_escape_time({"PATH": str(tmp_path)}) is None


def test_a_folder_that_is_not_there_is_looked_at_where_it_would_be_made(tmp_path: Path) -> None:
    found = list(doctor_machine.journal_folder(tmp_path / "a" / "b"))
    assert [one.thing for one in found] == ["journal", "space", "disk", "sqlite"]
    assert not list(tmp_path.glob("a"))


def test_a_folder_below_a_file_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (found,) = doctor_machine.journal_folder(tmp_path / "file" / "b")
    assert found.state == "wrong"


@pytest.mark.parametrize(("free", "state"), [(10**10, "ok"), (10**8, "look"), (10**7, "wrong")])
def test_space(free: int, state: str) -> None:
    assert doctor_machine.space(free).state == state


def test_a_journal_over_a_network_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path.resolve()} nfs4 rw 0 0\n")
    monkeypatch.setattr(doctor_machine, "_MOUNTS", mounts)
    assert doctor_machine.file_system(Path("/")) == "ext4"
    found = {one.thing: one for one in doctor_machine.journal_folder(tmp_path)}
    assert found["disk"].state == "wrong"
    assert "nfs4, over a network" in found["disk"].says


def test_a_line_is_plain_letters_without_the_own_folder(home: Path) -> None:
    finding = Finding("wrong", "config", f"‘{home}/é’\nis…")
    assert doctor.in_plain_letters(str(finding)) == "wrong config     '~/?' is..."
