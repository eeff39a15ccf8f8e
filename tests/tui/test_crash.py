import datetime as dt
import stat
from pathlib import Path

from tui.crash import crash_line, write_report

NOW = dt.datetime(2026, 11, 23, 10, 15, 30)


def fault() -> BaseException:
    name = "SMITH John, AB123456C"
    try:
        raise ValueError(name)
    except ValueError as error:
        return error


def test_a_report_names_places_in_the_code_and_no_person(tmp_path: Path) -> None:
    report = write_report(fault(), tmp_path / "crashes", NOW)
    assert report is not None
    text = report.read_text()
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert "SMITH" not in text
    assert "AB123456C" not in text
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_without_a_folder_to_write_to_the_line_still_tells(tmp_path: Path) -> None:
    obstacle = tmp_path / "file"
    obstacle.write_text("")
    assert write_report(fault(), obstacle / "crashes", NOW) is None
    assert "Everything shown as kept is kept" in crash_line(None)


def test_only_the_last_few_reports_stay(tmp_path: Path) -> None:
    for second in range(8):
        write_report(fault(), tmp_path, NOW.replace(second=second))
    assert len(list(tmp_path.glob("crash-*.txt"))) == 5
