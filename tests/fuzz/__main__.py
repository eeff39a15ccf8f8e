"""`python -m tests.fuzz SCHEMATHESIS`: ask a practice server all that its description allows.

Schemathesis has an environment of its own, so that what it needs is never in the program's.
"""

import datetime as dt
import json
import os
import socket
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import Any

from caseapi.practice import practice_court
from client.contract.practice import PRACTICE_CLERK_ID
from client.contract.routes import USER_HEADER

HERE = Path(__file__).parent

DAY = dt.date(2026, 11, 23)
"""The day of the court that is asked; always the same, so that a failure can be seen again."""

SOME = 12
"""How many of its hearings are asked about by their own ids."""


def known_hearings() -> list[dict[str, str]]:
    """Give what the paths and queries about some of the court's hearings are filled with."""
    with_cases = (each for each in practice_court(DAY).hearings if each["prosecutionCases"])
    return [_known(hearing) for hearing in islice(with_cases, SOME)]


def _known(hearing: dict[str, Any]) -> dict[str, str]:
    case = hearing["prosecutionCases"][0]
    defendant = case["defendants"][0]
    place = hearing["courtCentre"]
    return {
        "hearingId": hearing["id"],
        **dict.fromkeys(("hearingDay", "date", "eventDate"), DAY.isoformat()),
        **dict.fromkeys(("id", "caseId", "caseIds"), case["id"]),
        "defendantId": defendant["id"],
        "offenceId": defendant["offences"][0]["id"],
        **dict.fromkeys(("courtCentreId", "courtHouseId"), place["id"]),
        "courtRoomId": place["roomId"],
        "userId": PRACTICE_CLERK_ID,
    }


def main(schemathesis: str) -> int:
    """Start a server on a port of its own, ask, and give the exit code of what asked."""
    program = str(Path(schemathesis).absolute())
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as place:
        court = ["--database", str(Path(folder) / "practice.db"), "--date", DAY.isoformat()]
        listening = ["--fd", str(place.fileno()), "--until-stdin-closes"]
        server = subprocess.Popen(
            [sys.executable, "-m", "caseapi", "practice", *court, *listening],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=[place.fileno()],
        )
        try:
            url = f"http://127.0.0.1:{place.getsockname()[1]}/openapi.json"
            asked = [
                *(program, "--config-file", str(HERE / "schemathesis.toml"), "run", url),
                *("--header", f"{USER_HEADER}: {PRACTICE_CLERK_ID}"),
            ]
            environment = {
                **os.environ,
                "SCHEMATHESIS_HOOKS": "cases",
                "CALLOVER_KNOWN_HEARINGS": json.dumps(known_hearings()),
                "PYTHONPATH": str(HERE),
                "PYTHONHASHSEED": "0",
                "NO_PROXY": "127.0.0.1",
            }
            return subprocess.run(asked, env=environment, cwd=folder, check=False).returncode
        finally:
            server.communicate()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
