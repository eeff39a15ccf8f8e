"""A journal that can't be used is set aside as it is, and a new one is begun."""

import stat
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from client.journal import SET_ASIDE, Journal, JournalError, SetAside
from tests.client.builders import DAY, uid

HEARING = uid("hearing")
MOMENT = f"{DAY}T10:00:00"


def opened(path: Path) -> Journal:
    return Journal(path, lambda: MOMENT)


def keep(journal: Journal, typed: str) -> None:
    journal.keep(HEARING, DAY, "record", typed, []).result(5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def used(path: Path) -> Path:
    """A journal in which much was kept."""
    journal = opened(path)
    for number in range(200):
        journal.keep(HEARING, DAY, "record", f"wdrn {number} {'x' * 300}", [])
    journal.close()
    return path


def set_aside(path: Path) -> SetAside:
    """Open the journal, and see that a new one works and where the old one is."""
    journal = opened(path)
    aside = journal.set_aside
    keep(journal, "nsp")
    assert [entry.typed for entry in journal.entries(HEARING, DAY)] == ["nsp"]
    journal.close()
    assert aside is not None
    assert aside.path.parent == path.parent
    assert aside.path.name in aside.said
    assert stat.S_IMODE(aside.path.stat().st_mode) == 0o600
    return aside


def test_a_file_that_is_no_journal_is_set_aside_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    text = "Dear Sirs, " * 500
    path.write_text(text)
    aside = set_aside(path)
    assert aside.path.name == f"set-aside-{DAY}-journal.db"
    assert aside.path.read_text() == text
    assert aside.said.startswith("The journal is damaged. A new one is begun")


def test_a_journal_of_a_newer_version_is_set_aside_for_that_version(used: Path) -> None:
    newer = apsw.Connection(str(used))
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = used.read_bytes()
    aside = set_aside(used)
    assert "newer version" in aside.said
    assert aside.path.read_bytes() == before


def test_a_newer_version_that_has_it_open_is_left_at_work(used: Path) -> None:
    newer = apsw.Connection(str(used))
    newer.execute("PRAGMA user_version = 99")
    with pytest.raises(JournalError, match="open in a newer version"):
        opened(used)
    assert [one.name for one in used.parent.iterdir() if "set-aside" in one.name] == []
    assert list(newer.execute("SELECT count(*) FROM entry")) == [(200,)]
    newer.close()


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 0.9])
def test_a_damaged_journal_is_set_aside_wherever_the_damage_is(used: Path, at: float) -> None:
    body = bytearray(used.read_bytes())
    start = int(len(body) * at)
    body[start : start + 8192] = b"\xa5" * len(body[start : start + 8192])
    used.write_bytes(body)
    aside = set_aside(used)
    assert aside.path.read_bytes() == bytes(body)


def test_a_journal_cut_to_nothing_loses_nothing_that_waits_beside_it(path: Path) -> None:
    journal = opened(path)
    keep(journal, "fo 120")
    beside = path.with_name("journal.db-wal")
    before = beside.read_bytes()
    path.write_bytes(b"")
    aside = set_aside(path)
    assert aside.path.with_name(f"{aside.path.name}-wal").read_bytes() == before


def test_a_second_one_on_a_day_has_a_name_of_its_own(path: Path) -> None:
    path.parent.mkdir()
    asides = []
    for text in ("one" * 500, "two" * 500):
        path.write_text(text)
        asides.append(set_aside(path).path)
    assert [aside.name for aside in asides] == [
        f"set-aside-{DAY}-journal.db",
        f"set-aside-{DAY}-2-journal.db",
    ]
    assert [aside.read_text()[:3] for aside in asides] == ["one", "two"]


def test_two_windows_that_start_together_set_it_aside_once(used: Path) -> None:
    used.write_bytes(b"not a journal at all" * 300)
    windows = [opened(used), opened(used)]
    assert [window.set_aside is not None for window in windows] == [True, False]
    for number, window in enumerate(windows):
        keep(window, f"fo {number + 1}")
    assert [entry.typed for entry in windows[0].entries(HEARING, DAY)] == ["fo 1", "fo 2"]
    for window in windows:
        window.close()


def test_the_database_of_another_program_stays_where_it_is(path: Path) -> None:
    path.parent.mkdir()
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(JournalError, match="another program"):
        opened(path)
    assert path.read_bytes() == before


def test_a_journal_that_others_could_read_is_closed_to_them(used: Path) -> None:
    used.chmod(0o644)
    opened(used).close()
    assert stat.S_IMODE(used.stat().st_mode) == 0o600


def test_an_unsafe_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(JournalError, match="SQLite library is too old"):
        opened(path)
    assert not path.exists()


OPEN_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from client.journal import Journal, JournalError
resource.setrlimit(resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
try:
    Journal(Path(sys.argv[1]), lambda: "2026-11-23T10:00:00")
except JournalError as error:
    print(error)
"""


@pytest.mark.parametrize("is_used", [True, False])
def test_a_full_disk_is_told_and_is_no_damage(used: Path, tmp_path: Path, is_used: bool) -> None:
    path = used if is_used else tmp_path / "new" / "journal.db"
    before = used.read_bytes()
    told = subprocess.run(
        [sys.executable, "-c", OPEN_ON_A_FULL_DISK, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "can't be written (the disk is full or fails). Free the disk" in told.stdout, told.stderr
    assert used.read_bytes() == before
    assert not list(path.parent.glob(f"{SET_ASIDE}*"))
    journal = opened(path)
    assert len(journal.entries(HEARING, DAY)) == (200 if is_used else 0)
    journal.close()
