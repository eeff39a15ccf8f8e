"""The server as an operator runs it: whom it believes, whom it lets in, and what it logs."""

import os
import signal
import socket
import subprocess
import uuid
from pathlib import Path

import httpx
import pytest

from caseapi.cli import main
from caseapi.command_line.serving import EVERYBODY_IS_A_CLERK, NOBODY_MAY_USE_IT
from caseapi.store import open_store
from client.contract import routes
from client.contract.route import Route
from tests.caseapi import court
from tests.caseapi.test_command_line import PATIENCE, folder, run, running

__all__ = ["folder"]

STRANGER = "0d1f3c55-1111-4222-8333-944455556666"

USERS = f"""
[[users]]
userId = "{court.CLERK}"
firstName = "Sian"
lastName = "Ashdown"
groups = ["Court Clerks"]
"""


def status(path: Path, user: str, route: Route = routes.COURTROOMS) -> int:
    with httpx.Client(transport=httpx.HTTPTransport(uds=str(path))) as http:
        return http.get(
            f"http://caseapi{route.path}", headers=court.asking(route, user)
        ).status_code


def ended(process: subprocess.Popen[str]) -> list[str]:
    """End a server, and give what it has said since it began to listen."""
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0
    assert process.stderr is not None
    return process.stderr.read().splitlines()


def test_users_from_a_file_are_let_in_and_no_others(folder: Path) -> None:
    (folder / "users.toml").write_text(USERS, encoding="utf-8")
    at = ("--uds", folder / "s", "--database", folder / "a.db", "--users", folder / "users.toml")
    with running("serve", *at) as process:
        assert status(folder / "s", court.CLERK) == 200
        assert status(folder / "s", STRANGER) == 403
        assert ended(process) == []


def test_a_wrong_file_of_users_stops_the_start(folder: Path) -> None:
    (folder / "users.toml").write_text(USERS.replace("Clerks", "Clerk"), encoding="utf-8")
    at = ("--uds", folder / "s", "--database", folder / "a.db", "--users", folder / "users.toml")
    stopped = run("serve", *at)
    assert stopped.returncode == 1
    assert "Court Clerk is not a group; did you mean Court Clerks?" in stopped.stderr
    assert not (folder / "s").exists()


def test_a_server_on_the_network_needs_to_know_whom_to_trust(folder: Path) -> None:
    at = ("--host", "0.0.0.0", "--port", "0", "--database", folder / "a.db")
    stopped = run("serve", *at)
    assert stopped.returncode == 1
    assert "Name the address of the proxy" in stopped.stderr
    assert stopped.stderr.count("\n") == 1
    with running("serve", *at, "--trust", "192.0.2.7") as process:
        assert ended(process) == [f"caseapi: {NOBODY_MAY_USE_IT}"]


def test_a_peer_of_the_network_is_not_believed(folder: Path) -> None:
    with socket.create_server(("0.0.0.0", 0)) as place:
        number = place.fileno()
        at = ("--fd", str(number), "--trust", "192.0.2.7", "--database", folder / "a.db")
        with running("serve", *at, pass_fds=[number]):
            answer = httpx.get(
                f"http://127.0.0.1:{place.getsockname()[1]}{routes.HEARINGS.path}",
                headers={**court.asking(routes.HEARINGS), "X-Forwarded-For": "192.0.2.7"},
                trust_env=False,
            )
    assert answer.status_code == 403
    assert answer.json() == {"error": "This address may not say who the user is."}


def test_a_command_is_logged_with_ids_and_nothing_else(folder: Path) -> None:
    path, correlation = folder / "s", str(uuid.uuid4())
    share = court.share(1)
    with running("serve", "--uds", path, "--database", folder / "a.db") as process:
        with httpx.Client(transport=httpx.HTTPTransport(uds=str(path))) as http:
            place = routes.SHARE.fill(hearingId=court.HEARING, hearingDay=court.DAY)
            headers = court.telling(routes.SHARE, court.CLERK, correlation)
            http.post(f"http://caseapi{place}", json=share, headers=headers)
            place = routes.SUBSCRIBE.fill(subscriptionId=court.SUBSCRIPTION)
            headers = court.telling(routes.SUBSCRIBE, "Sian", "Sian Ashdown")
            http.post(f"http://caseapi{place}", headers=headers)
        note, shared, subscribed = ended(process)
    assert note == f"caseapi: {EVERYBODY_IS_A_CLERK}"
    at, told = shared.split(" ", 1)
    assert at.endswith("Z")
    assert told == (
        f"hearing.shared-results hearing={court.HEARING} correlation={correlation} "
        f"user={court.CLERK} 404 -"
    )
    assert subscribed.endswith(
        "notification.subscribe-by-user-id hearing=- correlation=- user=- 403 -"
    )


def test_the_log_can_be_left_off(folder: Path) -> None:
    path = folder / "s"
    with running("serve", "--uds", path, "--database", folder / "a.db", "--no-log") as process:
        with httpx.Client(transport=httpx.HTTPTransport(uds=str(path))) as http:
            place = routes.SUBSCRIBE.fill(subscriptionId=court.SUBSCRIPTION)
            answer = http.post(f"http://caseapi{place}", headers=court.telling(routes.SUBSCRIBE))
            assert answer.status_code == 202
        assert ended(process) == [f"caseapi: {EVERYBODY_IS_A_CLERK}"]


def test_a_log_that_nobody_reads_holds_nothing_up(folder: Path) -> None:
    path = folder / "s"
    with running("serve", "--uds", path, "--database", folder / "a.db") as process:
        with httpx.Client(transport=httpx.HTTPTransport(uds=str(path)), timeout=PATIENCE) as http:
            headers = court.telling(routes.SUBSCRIBE)
            place = f"http://caseapi{routes.SAVE_DRAFT.fill(hearingId='h', hearingDay='d')}"
            for _ in range(700):
                assert http.post(place, headers=headers).status_code == 415
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0


def test_the_environment_says_what_the_command_line_does_not(folder: Path) -> None:
    environment = {
        **os.environ,
        "CASEAPI_UDS": str(folder / "s"),
        "CASEAPI_DATABASE": str(folder / "a.db"),
    }
    with running("serve", env=environment):
        assert status(folder / "s", court.CLERK) == 200
    assert (folder / "a.db").is_file()


def test_practice_takes_no_database_from_the_environment(folder: Path) -> None:
    open_store(folder / "court.db").close()
    before = (folder / "court.db").read_bytes()
    environment = {
        **os.environ,
        "CASEAPI_DATABASE": str(folder / "court.db"),
        "XDG_DATA_HOME": str(folder / "data"),
    }
    with running("practice", "--uds", folder / "s", env=environment):
        assert status(folder / "s", STRANGER) == 403
    assert (folder / "court.db").read_bytes() == before
    assert (folder / "data" / "callover" / "practice.db").is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--help"], ["caseapi serve --users", "COMMAND --help"]),
        (["serve", "--help"], ["CJSCPPUID", "CASEAPI_DATABASE", "--trust", "examples:"]),
        (["practice", "--help"], ["invented people", "--date 2026-11-23"]),
        (["import", "--help"], ["refused whole", "offence-codes.json.gz"]),
        (["import", "court-list", "--help"], ["A court list of Libra", "--database"]),
    ],
)
def test_the_help_teaches_with_examples(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: list[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert all(each in told for each in says)
    assert max(map(len, told.splitlines())) <= 100
