"""`callover readback`: what was recorded on a day, from the journal alone."""

import datetime as dt
import io
from pathlib import Path

import pytest

from client.sync.sync import Sync
from tests.client.builders import DAY, fresh_ids
from tests.client.desk.at_work import court
from tests.client.sync.waiting import Wake
from tui.cli import main
from tui.readback_command import run_readback
from tui.start import Wanted, open_journal


@pytest.fixture
def wanted(tmp_path: Path) -> Wanted:
    return Wanted(dt.date.fromisoformat(DAY), tmp_path)


def record(wanted: Wanted, *lines: str) -> None:
    """Record lines on the first case of a list, and leave."""
    from client.catalogue.builtin import builtin_catalogue
    from client.desk.desk import Desk
    from client.desk.sitting import Sitting

    wake, ids, server = Wake(), fresh_ids("readback"), court()
    desk = Desk(
        open_journal(wanted),
        builtin_catalogue(),
        DAY,
        clock=lambda: "10:00",
        new_id=ids,
        wake=wake,
    )
    desk.connect(Sync(server.client(wake), desk.tell, pauses=(0.001, 0.002)))

    def until(what: str) -> None:
        def holds() -> bool:
            desk.pump()
            file = sitting.file
            return desk.is_list_complete and file is not None and file.is_saved

        wake.until(holds, lambda: what)

    sitting = Sitting(desk, ids)
    until("the list is there")
    for line in lines:
        assert sitting.enter(line).taken, line
        until(f"{line} is saved")
    desk.close()


def printed(wanted: Wanted) -> tuple[int, str]:
    out = io.StringIO()
    return run_readback(wanted, out), out.getvalue()


def test_what_is_recorded_is_printed_with_what_the_checks_find(wanted: Wanted) -> None:
    record(wanted, "@p", "=g; nsp")
    status, out = printed(wanted)
    assert status == 0
    assert out.startswith("Number 1\nBRACKLEY Aldous · in person · 01TW1234526\n  1 Exceed 30 mph")
    assert "     No separate penalty  ‹nsp›" in out


def test_an_error_is_told_by_the_exit_status_too(wanted: Wanted) -> None:
    record(wanted, "=g; !n; nsp")
    status, out = printed(wanted)
    assert status == 1
    assert "error: 1: Pleaded guilty, but found not guilty" in out


def test_a_day_without_a_result_is_said_to_have_none(wanted: Wanted) -> None:
    assert printed(wanted) == (0, f"Nothing is recorded here on {DAY}.\n")


def test_the_command_line_has_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["readback", "--date", DAY, "--data", str(tmp_path)]) == 0
    assert "Nothing is recorded" in capsys.readouterr().out
