"""An SSH server on a free port of the loopback, with keys that are thrown away."""

import getpass
import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.conftest import wait_until
from tests.programs import needed
from tests.terminal import Terminal


@dataclass(frozen=True, slots=True)
class SshServer:
    """A running server: its process, and how a client reaches it."""

    pid: int
    reach: tuple[str, ...]

    def login(
        self, command: str, env: Mapping[str, str] | None = None, rows: int = 24, columns: int = 80
    ) -> Terminal:
        """Run a command at a terminal over SSH; TERM, LANG and NO_COLOR of `env` go along."""
        return Terminal([*self.reach, command], env, rows, columns)


@contextmanager
def ssh_server(folder: Path, environment: Mapping[str, str]) -> Iterator[SshServer]:
    """Run a server for whoever runs the tests; sessions have `environment` but for their locale."""
    for name in ("host", "clerk"):
        subprocess.run(
            [needed("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True
        )
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    given = " ".join(f"{name}={value}" for name, value in environment.items() if name != "LANG")
    (folder / "sshd_config").write_text(
        f"""ListenAddress 127.0.0.1:{port}
HostKey {folder / "host"}
AuthorizedKeysFile {folder / "clerk.pub"}
AuthenticationMethods publickey
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PidFile none
AcceptEnv LANG NO_COLOR
SetEnv {given}
""",
        "utf-8",
    )
    with (folder / "sshd.log").open("wb") as log:
        server = subprocess.Popen(
            [needed("sshd"), "-D", "-e", "-f", folder / "sshd_config"],
            stdin=subprocess.DEVNULL,
            stderr=log,
        )
    options = {
        "IdentityFile": folder / "clerk",
        "IdentitiesOnly": "yes",
        "UserKnownHostsFile": folder / "known_hosts",
        "StrictHostKeyChecking": "accept-new",
        "LogLevel": "ERROR",
        "SendEnv": "LANG NO_COLOR",
        "EscapeChar": "none",
    }
    client = [needed("ssh"), "-F", os.devnull, "-tt", "-p", str(port)]
    client += [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
    try:
        wait_until(lambda: _listens(port, server, folder / "sshd.log"))
        yield SshServer(server.pid, (*client, f"{getpass.getuser()}@127.0.0.1"))
    finally:
        server.terminate()
        server.wait(10)


def _listens(port: int, server: "subprocess.Popen[bytes]", log: Path) -> bool:
    assert server.poll() is None, log.read_text("utf-8", "replace")
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
