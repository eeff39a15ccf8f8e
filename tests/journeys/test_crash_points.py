"""A program that ends at any named point of an entry: it is there once, and sent once."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from client.api.case_api import CaseApi
from client.contract.practice import PRACTICE_CLERK_ID
from client.journal import Journal
from tests.client.builders import DAY
from tests.journeys.conftest import wait_until
from tests.journeys.crashing import ENDED, POINTS, at_work, until_listed
from tests.journeys.test_bad_line import practice


@pytest.fixture(scope="module")
def socket() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="ca") as name, practice(Path(name)) as found:
        yield found


@pytest.mark.parametrize("point", POINTS)
def test_an_entry_is_there_once_wherever_the_program_ended(
    socket: Path, tmp_path: Path, point: str
) -> None:
    number, text, journal = POINTS.index(point) + 1, "1/fo 4321", tmp_path / "journal.db"
    program = [sys.executable, "-m", "tests.journeys.crashing", point]
    ended = subprocess.run(
        [*program, str(socket), str(journal), str(number), text],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == ENDED, ended.stderr
    was_told_kept = "Kept: " in ended.stdout
    assert was_told_kept == (point not in POINTS[:2])

    line = httpx.HTTPTransport(uds=str(socket))
    clerk = at_work(journal, line)
    until_listed(clerk)
    hearing_id = clerk.row(number).hearing_id
    clerk.enter(str(number))
    if point == "before insert":
        assert clerk.typed(hearing_id) == []
        clerk.enter(text)
    assert clerk.typed(hearing_id) == ["fo 4321"]

    def saved() -> bool:
        clerk.pump()
        return clerk.file(hearing_id).is_saved

    wait_until(saved, 20)
    clerk.close()
    line.close()
    kept = Journal(journal, lambda: DAY)
    assert [entry.typed for entry in kept.entries(hearing_id, DAY)] == [text]
    assert kept.pending_commands() == ()
    kept.close()
    api = CaseApi("http://court", PRACTICE_CLERK_ID, socket=str(socket))
    draft = api.draft(hearing_id, DAY)
    assert [each["originalText"] for each in draft.result_lines.values()] == ["fo 4321"]
    assert draft.version == 1
    api.close()
