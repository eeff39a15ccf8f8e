"""A PostgreSQL cluster of its own for tests and measures: made in half a second, gone afterwards.

It listens on no port, only on a socket in a folder that nobody else can open. The server will not
run as root, so root hands it to the user postgres or, where there is none, to nobody.
"""

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

HOW_TO_GET_IT = (
    "PostgreSQL's programs initdb and postgres are missing; on Debian: apt-get install postgresql"
)
PATIENCE = 30.0
"""How long, in seconds, the server may take to begin or to end."""

_PACKAGED = Path("/usr/lib/postgresql")
_OWNER = "callover"


class NoClusterError(RuntimeError):
    """No cluster can be had; the message says why and what to do."""


def programs() -> Path | None:
    """Give the folder of initdb and postgres, the newest that is installed, or None."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(_PACKAGED.glob("*/bin"), key=_version, reverse=True)
    for folder in folders:
        if all((folder / name).is_file() for name in ("initdb", "postgres")):
            return folder
    return None


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running cluster, whose socket is in `folder`."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, database: str) -> str:
        """Give a database's address as `caseapi --database` takes it."""
        return f"postgresql://{_OWNER}@/{database}?host={self.folder}"

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """Make a database, give its name, and drop it in the end."""
        name = f"court{next(self._numbers)}"
        self._administer(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield name
        finally:
            self._administer(f"DROP DATABASE {name} WITH (FORCE)")

    def _administer(self, statement: str) -> None:
        with self._connect() as connection:
            connection.execute(statement.encode())

    def _connect(self) -> "psycopg.Connection[Any]":
        return psycopg.connect(
            host=str(self.folder), user=_OWNER, dbname="postgres", autocommit=True
        )

    def answers(self) -> bool:
        """Say whether connections are taken."""
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[Cluster]:
    """Make a cluster, run it, and remove it.

    `durable` has it wait for the disk at every commit, as in service. Raises `NoClusterError`
    where the programs are missing or fail.
    """
    binaries = programs()
    if binaries is None:
        raise NoClusterError(HOW_TO_GET_IT)
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder = Path(name)
        how = _unprivileged(folder)
        made = subprocess.run(
            [
                *(binaries / "initdb", "--pgdata", folder / "data", "--username", _OWNER),
                *("--auth", "trust", "--no-sync", "--encoding", "UTF8", "--no-locale"),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            **how,
        )
        if made.returncode:
            raise NoClusterError(f"initdb failed: {made.stderr.strip()}")
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [binaries / "postgres", "-D", folder / "data", *_settings(folder, durable)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                start_new_session=True,
                **how,
            )
        try:
            running = Cluster(folder)
            _await(running, server)
            yield running
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait(PATIENCE)


def _unprivileged(folder: Path) -> dict[str, Any]:
    """Give the folder to whom the server is to run as, and say so as `Popen` understands it."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()}
    raise NoClusterError("PostgreSQL won't run as root, and no user postgres or nobody is known.")


def _settings(folder: Path, durable: bool) -> list[str]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "fsync": "on" if durable else "off",
        "full_page_writes": "on" if durable else "off",
        "max_connections": "60",
        "shared_buffers": "64MB",
        "autovacuum": "on" if durable else "off",
        "jit": "off",
    }
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _await(running: Cluster, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while not running.answers():
        if server.poll() is not None or time.monotonic() > deadline:
            said = (running.folder / "log").read_text("utf-8", "replace").strip()
            raise NoClusterError(f"PostgreSQL did not begin: {said}")
        time.sleep(0.01)


def main() -> int:
    """Exit with 0 where a cluster can be had; else say what is missing, and exit with 1."""
    if programs() is not None:
        return 0
    print(HOW_TO_GET_IT, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
