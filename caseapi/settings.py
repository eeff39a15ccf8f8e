"""What a server is told: by its command line first, and by the environment where that is silent."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caseapi.errors import CannotError

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8181

DATABASE = "CASEAPI_DATABASE"
HOST = "CASEAPI_HOST"
PORT = "CASEAPI_PORT"
UDS = "CASEAPI_UDS"
TRUST = "CASEAPI_TRUST"
USERS = "CASEAPI_USERS"
FAULTS = "CASEAPI_FAULTS"
LOG = "CASEAPI_LOG"

_PLACES = ("host", "port", "uds", "fd")
_SWITCH = {"1": True, "yes": True, "on": True, "0": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a server listens, what it keeps its data in, and whom it believes.

    `fd` and `uds` are None unless they are asked for; `database` is None for the user's own.
    """

    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    uds: Path | None = None
    fd: int | None = None
    database: str | None = None
    trust: tuple[str, ...] = ()
    users: Path | None = None
    faults: str = ""
    log: bool = True


def settings(given: Mapping[str, Any], environ: Mapping[str, str]) -> Settings:
    """Join what the command line gives, by the names of `Settings`, and the environment.

    A member that is missing or None is not given. Where the command line says where to listen,
    the environment has no say in that at all. Raises `CannotError` for a variable that can't be
    read.
    """
    told = {name: value for name, value in given.items() if value is not None}
    from_environment = _read(environ)
    if any(place in told for place in _PLACES):
        from_environment = {n: v for n, v in from_environment.items() if n not in _PLACES}
    return Settings(**{**from_environment, **told})


def database_in(environ: Mapping[str, str]) -> str | None:
    """Give the database that the environment names, or None."""
    return environ.get(DATABASE) or None


def _read(environ: Mapping[str, str]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name, variable in (("host", HOST), ("database", DATABASE), ("faults", FAULTS)):
        if environ.get(variable):
            read[name] = environ[variable]
    for name, variable in (("uds", UDS), ("users", USERS)):
        if environ.get(variable):
            read[name] = Path(environ[variable])
    if environ.get(TRUST):
        read["trust"] = tuple(environ[TRUST].replace(",", " ").split())
    if environ.get(PORT):
        if not environ[PORT].isdecimal():
            raise CannotError(f"{PORT} is set to {environ[PORT]}; it has to be a port's number.")
        read["port"] = int(environ[PORT])
    if environ.get(LOG):
        if environ[LOG].lower() not in _SWITCH:
            raise CannotError(f"{LOG} is set to {environ[LOG]}; write on or off.")
        read["log"] = _SWITCH[environ[LOG].lower()]
    return read
