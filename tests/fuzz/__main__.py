"""`python -m tests.fuzz SCHEMATHESIS`: ask a practice server all that its description allows.

Schemathesis has an environment of its own, so that what it needs is never in the program's.
"""

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from client.contract.practice import PRACTICE_CLERK_ID
from client.contract.routes import USER_HEADER

HERE = Path(__file__).parent


def main(schemathesis: str) -> int:
    """Start a server on a port of its own, ask, and give the exit code of what asked."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as place:
        database = str(Path(folder) / "practice.db")
        listening = ["--fd", str(place.fileno()), "--until-stdin-closes", "--database", database]
        server = subprocess.Popen(
            [sys.executable, "-m", "caseapi", "practice", *listening],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=[place.fileno()],
        )
        try:
            url = f"http://127.0.0.1:{place.getsockname()[1]}/openapi.json"
            asked = [
                *(schemathesis, "--config-file", str(HERE / "schemathesis.toml"), "run", url),
                *("--header", f"{USER_HEADER}: {PRACTICE_CLERK_ID}"),
            ]
            environment = {
                **os.environ,
                "SCHEMATHESIS_HOOKS": "cases",
                "PYTHONPATH": str(HERE),
                "NO_PROXY": "127.0.0.1",
            }
            return subprocess.run(asked, env=environment, cwd=folder, check=False).returncode
        finally:
            server.communicate()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
