"""The server as it is run: how it listens, how it ends, and what it says when it can't begin."""

import contextlib
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from caseapi.cli import main
from caseapi.command_line.serving import EVERYBODY_IS_A_CLERK
from client.contract import routes
from client.contract.practice import PRACTICE_CLERK_ID
from tests.caseapi import court

PATIENCE = 30.0
"""How long, in seconds, a process may take to begin or to end before a test fails."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a name short enough for a Unix socket."""
    with tempfile.TemporaryDirectory(prefix="ca") as name:
        yield Path(name)


@contextlib.contextmanager
def running(*arguments: str | Path, **how: Any) -> Iterator[subprocess.Popen[str]]:
    """Run the program until it says that it listens; end it if the test doesn't."""
    process = subprocess.Popen(
        [sys.executable, "-m", "caseapi", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **how,
    )
    overdue = threading.Timer(PATIENCE, process.kill)
    overdue.start()
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        assert line.startswith("caseapi listening on "), line + process.stderr.read()
        yield process
    finally:
        overdue.cancel()
        process.kill()
        process.communicate()


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "caseapi", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def courtrooms(path: Path, user: str = court.CLERK) -> httpx.Response:
    """Ask a server on a Unix socket for its court houses."""
    with httpx.Client(transport=httpx.HTTPTransport(uds=str(path))) as http:
        return http.get(
            f"http://caseapi{routes.COURTROOMS.path}",
            headers=court.asking(routes.COURTROOMS, user),
        )


def listed(path: Path, date: str) -> list[str]:
    """Ask the practice court for the ids of a day's hearings at every court house."""
    with httpx.Client(transport=httpx.HTTPTransport(uds=str(path))) as http:
        answers = [
            http.get(
                f"http://caseapi{routes.HEARINGS.path}",
                params={"date": date, "courtCentreId": unit["id"]},
                headers=court.asking(routes.HEARINGS, PRACTICE_CLERK_ID),
            ).json()
            for unit in courtrooms(path, PRACTICE_CLERK_ID).json()["organisationunits"]
        ]
    return [row["id"] for answer in answers for row in answer.get("hearingSummaries", [])]


def test_a_server_listens_on_a_socket_that_only_its_user_can_open(folder: Path) -> None:
    path = folder / "s"
    with running("serve", "--socket", path, "--database", folder / "a.db"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        answer = courtrooms(path)
        assert answer.json() == {"organisationunits": []}
        assert "server" not in answer.headers


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_ends_cleanly_when_it_is_told_to(folder: Path, number: int) -> None:
    path = folder / "s"
    with running("serve", "--socket", path, "--database", folder / "a.db") as process:
        courtrooms(path)
        process.send_signal(number)
        assert process.wait(PATIENCE) == 0
        assert process.stderr is not None
        assert process.stderr.read() == f"caseapi: {EVERYBODY_IS_A_CLERK}\n"
        assert not path.exists()


def test_an_embedded_server_serves_its_parents_socket_and_ends_with_it(folder: Path) -> None:
    path = folder / "s"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        number = listener.fileno()
        arguments = ("serve", "--fd", str(number), "--until-stdin-closes", "--database")
        with running(*arguments, folder / "a.db", pass_fds=[number]) as process:
            assert courtrooms(path).status_code == 200
            assert process.poll() is None
            assert process.stdin is not None
            process.stdin.close()
            process.stdin = None
            assert process.wait(PATIENCE) == 0


def test_a_server_on_a_port_says_where(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with running("serve", "--port", str(port), "--database", folder / "a.db"):
        answer = httpx.get(
            f"http://127.0.0.1:{port}{routes.COURTROOMS.path}",
            headers=court.asking(routes.COURTROOMS),
            trust_env=False,
        )
    assert answer.status_code == 200


def test_nothing_is_logged_of_a_query(folder: Path) -> None:
    path = folder / "s"
    with running("serve", "--socket", path, "--database", folder / "a.db") as process:
        with httpx.Client(transport=httpx.HTTPTransport(uds=str(path))) as http:
            http.get("http://caseapi/Pryce")
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read() == ""
        assert process.stderr.read() == f"caseapi: {EVERYBODY_IS_A_CLERK}\n"


def test_the_practice_court_is_loaded_for_the_day_once(folder: Path) -> None:
    asked = ("practice", "--socket", folder / "s", "--database", folder / "p.db")
    lists = []
    for date in ("2026-11-23", "2026-11-23", "2026-11-24"):
        with running(*asked, "--date", date):
            lists.append(listed(folder / "s", date))
    first, again, next_day = lists
    assert first
    assert again == first
    assert set(next_day) - set(first)


def test_a_socket_or_a_port_in_use_is_said_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = ("--database", str(folder / "a.db"))
    with socket.socket(socket.AF_UNIX) as taken:
        taken.bind(str(folder / "s"))
        taken.listen()
        assert main(["serve", "--socket", str(folder / "s"), *database]) == 1
    assert "is in use by another program" in capsys.readouterr().err
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port), *database]) == 1
    says = f"caseapi: Port {port} on 127.0.0.1 is in use; choose another with --port.\n"
    assert capsys.readouterr().err == says


def test_a_socket_that_nobody_listens_on_is_replaced(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(folder / "s"))
    with running("serve", "--socket", folder / "s", "--database", folder / "a.db"):
        assert courtrooms(folder / "s").status_code == 200


@pytest.mark.parametrize(
    ("where", "says"),
    [
        (["--port", "70000"], "70000 is not a port"),
        (["--host", "no such host"], "host no such host is not known"),
        (["--host", "192.0.2.1", "--port", "0"], "can't be used: Cannot assign"),
        (["--socket", "{folder}/file"], "is there already and is not a socket"),
        (["--socket", "{folder}/none/s"], "can't be used: No such file"),
        (["--socket", "{folder}/" + "s" * 200], "can't be used: AF_UNIX path too long"),
        (["--fd", "999"], "999 is not an open socket"),
        (["--fd", "0"], "0 is not an open socket"),
    ],
)
def test_a_place_that_cannot_be_listened_on_is_said_in_words(
    folder: Path, where: list[str], says: str
) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    where = [part.replace("{folder}", str(folder)) for part in where]
    ended = run("serve", *where, "--database", folder / "a.db")
    assert ended.returncode == 1
    assert says in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_socket_that_does_not_listen_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket(socket.AF_UNIX) as idle:
        idle.bind(str(folder / "s"))
        number = idle.fileno()
        assert main(["serve", "--fd", str(number), "--database", str(folder / "a.db")]) == 1
        assert os.fstat(number)
    assert "is not a listening socket" in capsys.readouterr().err


def test_a_database_that_cannot_be_used_is_said_in_words(folder: Path) -> None:
    (folder / "letter").write_text("Dear clerk, " * 200, encoding="utf-8")
    ended = run("serve", "--socket", folder / "s", "--database", folder / "letter")
    assert ended.returncode == 1
    assert ended.stderr == "caseapi: The database can't be used: file is not a database.\n"
    assert not (folder / "s").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["serve", "--colour"], "unrecognized arguments: --colour"),
        (["practice", "--date", "23/11/2026"], "23/11/2026 is not a date; write yyyy-mm-dd"),
        (["serve", "--port", "http"], "invalid int value"),
        (["serve", "--fd", "3", "--socket", "s"], "not allowed with"),
        (["import"], "required: WHAT"),
        ([], "required: COMMAND"),
    ],
)
def test_a_command_that_is_misspelt_exits_with_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


def test_without_a_database_the_users_own_is_taken(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    file = folder / "results.json"
    file.write_text('[{"id":"fine","shortCode":"FO","label":"Fine"}]', encoding="utf-8")
    assert main(["import", "result-definitions", str(file)]) == 0
    assert (folder / "data" / "callover" / "caseapi.db").is_file()
    assert capsys.readouterr().out.startswith("Imported 1 result definitions")
