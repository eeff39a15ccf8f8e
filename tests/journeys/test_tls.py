"""The court's server behind TLS, with an authority of its own as the networks of courts have."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import CALLOVER, CASEAPI, DAY, Open, Server, run
from tests.journeys.hearings import hearing, write_hearings
from tests.tls import AUTHORITY, tls_before


@pytest.fixture
def address(
    start_server: Callable[[], Server], environment: dict[str, str], tmp_path: Path
) -> Iterator[str]:
    """The https address of a server with one hearing, in courtroom 7."""
    file = write_hearings(tmp_path / "h.json", hearing("Okoro", "Ada", "Theft"))
    database = str(tmp_path / "court" / "caseapi.db")
    done = run([CASEAPI, "import", "hearings", str(file), "--database", database], environment)
    assert done.returncode == 0, done.stderr
    with tls_before(start_server().url) as front:
        yield front


def test_a_case_is_resulted_and_shared_over_tls(address: str, environment: dict[str, str]) -> None:
    command = [CALLOVER, "line", "--date", DAY.isoformat(), "--room", "7", "--api", address]
    done = run(
        [*command, "--user", str(uuid.uuid4())],
        {**environment, "CALLOVER_CERTIFICATES": AUTHORITY},
        "1\nnsp\n:share\n\n:quit\n",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Shared " in done.stdout


def test_a_server_that_is_not_trusted_is_told_on_the_screen_and_by_the_doctor(
    address: str, open_callover: Open, environment: dict[str, str]
) -> None:
    terminal = open_callover("--api", address, "--user", str(uuid.uuid4()))
    terminal.wait_for("The server's certificate is not")
    terminal.wait_for("It is tried again by itself")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    settings = {"CALLOVER_API": address, "CALLOVER_USER": str(uuid.uuid4())}
    done = run([CALLOVER, "doctor"], {**environment, **settings})
    assert done.returncode == 1
    assert "wrong server     The server's certificate is not trusted" in done.stdout
    assert "Check api, user and certificates in config.toml" in done.stdout


def test_a_file_of_certificates_that_is_not_there_is_told_before_anything_opens(
    environment: dict[str, str],
) -> None:
    done = run(
        [CALLOVER, "line", "--api", "https://court.example", "--user", "u"],
        {**environment, "CALLOVER_CERTIFICATES": "~/authority.pem"},
    )
    assert done.returncode == 2
    said = f"there is no file {environment['HOME']}/authority.pem, which is set as certificates"
    assert said in done.stderr
