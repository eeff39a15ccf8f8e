"""What a server is told: by its command line first, and by the environment where that is silent."""

from pathlib import Path

import pytest

from caseapi import settings as module
from caseapi.access import GROUPS
from caseapi.errors import CannotError
from caseapi.settings import Settings, settings

ENVIRONMENT = {
    "CASEAPI_DATABASE": "postgresql://clerk@db/court",
    "CASEAPI_HOST": "10.1.2.3",
    "CASEAPI_PORT": "9000",
    "CASEAPI_TRUST": "10.1.2.1, 10.2.0.0/16 10.3.0.1",
    "CASEAPI_USERS": "users.toml",
    "CASEAPI_FAULTS": "late-events",
    "CASEAPI_LOG": "off",
}


def test_told_nothing_a_server_listens_to_this_machine_alone() -> None:
    assert settings({}, {}) == Settings(host="127.0.0.1", port=8181, log=True)


def test_the_environment_can_tell_everything() -> None:
    assert settings({"port": None}, ENVIRONMENT) == Settings(
        host="10.1.2.3",
        port=9000,
        database="postgresql://clerk@db/court",
        trust=("10.1.2.1", "10.2.0.0/16", "10.3.0.1"),
        users=Path("users.toml"),
        faults="late-events",
        log=False,
    )
    assert settings({}, {"CASEAPI_UDS": "/run/court.sock"}).uds == Path("/run/court.sock")


def test_the_command_line_has_the_last_word() -> None:
    told = settings({"database": "court.db", "trust": ("192.0.2.7",), "log": True}, ENVIRONMENT)
    assert (told.database, told.trust, told.log) == ("court.db", ("192.0.2.7",), True)
    assert told.host == "10.1.2.3"


@pytest.mark.parametrize("given", [{"uds": Path("s")}, {"fd": 3}, {"port": 8000}, {"host": "::1"}])
def test_a_place_on_the_command_line_leaves_none_of_the_environments(
    given: dict[str, object],
) -> None:
    told = settings(given, {**ENVIRONMENT, "CASEAPI_UDS": "/run/court.sock"})
    assert told == settings(given, {k: v for k, v in ENVIRONMENT.items() if k[8:] not in PLACES})


PLACES = ("HOST", "PORT")


@pytest.mark.parametrize(
    ("variable", "value"), [("CASEAPI_PORT", "http"), ("CASEAPI_PORT", "-1"), ("CASEAPI_LOG", "?")]
)
def test_a_variable_that_cannot_be_read_is_said_by_name(variable: str, value: str) -> None:
    with pytest.raises(CannotError, match=f"{variable} is set to"):
        settings({}, {variable: value})


def test_an_empty_variable_is_none() -> None:
    assert settings({}, dict.fromkeys(ENVIRONMENT, "")) == settings({}, {})


def test_the_operators_guide_names_every_setting_and_every_group() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")
    words = " ".join(guide.split())
    named = [value for value in vars(module).values() if str(value).startswith("CASEAPI_")]
    assert len(named) == 8
    assert [name for name in (*named, *GROUPS) if name not in words] == []
