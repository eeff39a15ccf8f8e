"""The published catalogue and hearings, imported into a real server and resulted in line mode."""

import json
import uuid
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import CALLOVER, CASEAPI, DAY, Server, run
from tests.published import SHARED

CATALOGUE = SHARED / "reference" / "result-definitions.json"

pytestmark = pytest.mark.skipif(
    not CATALOGUE.exists(), reason="the published reference data is not beside this checkout"
)


def hearing_files() -> list[Path]:
    """Give the published files that hold a whole hearing with its cases or applications."""
    folders = (SHARED / "reference" / "fixtures", SHARED / "contract" / "fixtures")
    return sorted(
        path for folder in folders for path in folder.rglob("*.json") if _holds_a_hearing(path)
    )


def _holds_a_hearing(path: Path) -> bool:
    try:
        document = json.loads(path.read_text("utf-8"))
    except ValueError:
        return False
    hearing = document.get("hearing") if isinstance(document, dict) else None
    return (
        isinstance(hearing, dict)
        and bool(hearing.get("id"))
        and bool(hearing.get("prosecutionCases") or hearing.get("courtApplications"))
    )


def _offences(hearing: dict[str, Any]) -> int:
    return sum(
        len(defendant.get("offences") or [])
        for case in hearing.get("prosecutionCases") or []
        for defendant in case.get("defendants") or []
    )


def test_a_result_is_recorded_and_shared_on_every_imported_hearing_with_an_offence(
    start_server: Callable[[], Server], environment: dict[str, str], tmp_path: Path
) -> None:
    database = str(tmp_path / "court" / "caseapi.db")
    files = hearing_files()
    assert len(files) >= 10
    definitions = run(
        [CASEAPI, "import", "result-definitions", str(CATALOGUE), "--database", database],
        environment,
    )
    assert definitions.returncode == 0, definitions.stderr
    assert "640" in definitions.stdout + definitions.stderr or definitions.stdout
    imported = run(
        [
            *(CASEAPI, "import", "hearings", "--date", DAY.isoformat(), "--database", database),
            *map(str, files),
        ],
        environment,
    )
    assert imported.returncode == 0, imported.stderr

    hearings = {
        hearing["id"]: hearing
        for hearing in (json.loads(path.read_text("utf-8"))["hearing"] for path in files)
    }
    rooms: dict[tuple[str, str], list[str]] = defaultdict(list)
    for hearing_id, hearing in hearings.items():
        if _offences(hearing):
            centre = hearing["courtCentre"]
            rooms[centre["name"], centre.get("roomName") or ""].append(hearing_id)

    server = start_server()
    shared = 0
    for (court, room), ids in rooms.items():
        lines = [f"{n}\nnsp\n:share\n\n" for n in range(1, len(ids) + 1)]
        where = ["--court", court, *(["--room", room] if room else [])]
        done = run(
            [
                *(CALLOVER, "line", "--date", DAY.isoformat(), "--api", server.url),
                *("--user", str(uuid.uuid4()), *where),
            ],
            environment,
            "".join(lines) + ":quit\n",
        )
        assert done.returncode == 0, f"{court} {room}\n{done.stdout}{done.stderr}"
        shared += done.stdout.count("\nShared ")
    assert shared == sum(len(ids) for ids in rooms.values())
