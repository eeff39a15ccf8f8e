"""A journal whose file or disk fails while it is open: nothing is called kept that is not."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import apsw
import pytest

from client.journal import Journal, JournalError
from tests.client.builders import DAY, uid
from tests.client.sync.waiting import Wake
from tests.failing_disk import failing_disk

HEARING = uid("hearing")
MOMENT = f"{DAY}T10:00:00"


class Watched:
    """A journal on a disk that may fail, and what is told of it; `failing` says in what it does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.failing = ""
        self.faults: list[str] = []
        self._wake = Wake()
        self._disk = ExitStack()
        self._disk.enter_context(failing_disk(lambda: self.failing))
        self.journal = Journal(path, lambda: MOMENT)
        self.journal.watch(lambda: None, self._tell)

    def _tell(self, reason: str) -> None:
        self.faults.append(reason)
        self._wake()

    def keep(self, typed: str) -> int:
        return self.journal.keep(HEARING, DAY, "record", typed, []).result(5)

    def typed(self) -> list[str]:
        return [entry.typed for entry in self.journal.entries(HEARING, DAY)]

    def until_told(self, part: str) -> None:
        """Wait until somebody who watches is told something with these words."""
        self._wake.until(
            lambda: any(part in one if part else not one for one in self.faults),
            lambda: f"‘{part}’ is told; told so far: {self.faults}",
        )

    def close(self) -> None:
        self.failing = ""
        self.journal.close()
        self._disk.close()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """Give a journal in which one entry is kept."""
    found = Watched(tmp_path / "journal.db")
    found.keep("fo 120")
    yield found
    found.close()


def away(path: Path) -> Path:
    return path.with_name("away")


def delete(path: Path) -> None:
    path.rename(away(path))


def put_another_there(path: Path) -> None:
    path.rename(away(path))
    path.write_bytes(away(path).read_bytes())


@pytest.mark.parametrize(
    ("befalls", "said"),
    [(delete, "file is gone; put it back"), (put_another_there, "changed by another program")],
)
def test_what_would_go_into_a_file_that_nobody_finds_again_is_not_kept(
    watched: Watched, befalls: Callable[[Path], None], said: str
) -> None:
    befalls(watched.path)
    with pytest.raises(JournalError, match=said):
        watched.keep("nsp")
    watched.until_told(said)
    away(watched.path).rename(watched.path)
    watched.until_told("")
    assert watched.keep("nsp") == 2
    assert watched.typed() == ["fo 120", "nsp"]


def test_so_it_is_where_the_log_beside_it_is_gone(watched: Watched) -> None:
    log = watched.path.with_name("journal.db-wal")
    log.rename(away(log))
    with pytest.raises(JournalError, match="file is gone"):
        watched.keep("nsp")
    away(log).rename(log)
    assert watched.keep("nsp") == 2


def test_a_file_that_was_cut_short_keeps_nothing(watched: Watched) -> None:
    watched.keep("a")
    checkpoint(watched.path)
    watched.keep("b")
    os.truncate(watched.path, 0)
    with pytest.raises(JournalError, match="changed by another program"):
        watched.keep("nsp")
    watched.until_told("changed by another program")


def checkpoint(path: Path) -> None:
    """Move what is in the log into the file, so that it is of more than a page."""
    other = apsw.Connection(str(path))
    other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    other.close()


def test_what_is_told_of_a_journal_that_fails_is_told_once(watched: Watched) -> None:
    delete(watched.path)
    watched.until_told("gone")
    for typed in ("a", "b", "c"):
        with pytest.raises(JournalError):
            watched.keep(typed)
    assert len(watched.faults) == 1
    later: list[str] = []
    watched.journal.watch(lambda: None, later.append)
    assert later == watched.faults
    away(watched.path).rename(watched.path)


def test_a_file_that_is_written_over_with_something_else_is_said_to_be_damaged(
    watched: Watched,
) -> None:
    watched.journal.remember("copy", "y" * 5_000_000).result(10)
    checkpoint(watched.path)
    with watched.path.open("r+b") as file:
        file.write(b"Dear Sirs, " * (watched.path.stat().st_size // 11))
    with pytest.raises(JournalError, match="can't be read: its file is damaged"):
        watched.journal.recall("copy")
    assert watched.journal.tried(lambda: watched.journal.recall("copy"), None) is None
    watched.until_told("its file is damaged")


def test_a_disk_that_cannot_be_written_keeps_nothing_and_the_journal_goes_on(
    watched: Watched,
) -> None:
    watched.failing = "writing"
    for typed in ("a", "b"):
        with pytest.raises(JournalError, match="the disk is full or fails"):
            watched.keep(typed)
    with pytest.raises(JournalError, match="the disk is full or fails"):
        watched.journal.forget([(HEARING, DAY)], (), "2027").result(5)
    watched.failing = ""
    assert watched.keep("nsp") > 1
    assert watched.typed() == ["fo 120", "nsp"]


def test_a_disk_that_cannot_be_read_is_told_and_gives_what_else_is_known(
    watched: Watched,
) -> None:
    watched.typed()
    watched.keep("nsp")
    watched.failing = "reading"
    with pytest.raises(JournalError, match="can't be read: the disk fails"):
        watched.typed()
    journal = watched.journal
    assert journal.tried(lambda: journal.entries(HEARING, DAY), None) is None
    watched.until_told("can't be read: the disk fails")
    watched.failing = ""
    watched.until_told("")
    assert watched.typed() == ["fo 120", "nsp"]


def test_the_journal_goes_on_where_the_disk_fails_just_as_something_is_wiped(
    watched: Watched,
) -> None:
    def fail(_store: object) -> None:
        watched.failing = "reading writing"

    watched.journal._later(fail, wipes=True).result(5)
    watched.failing = ""
    assert watched.keep("nsp") == 2


@pytest.mark.parametrize("text", ["{not json", b"\xff\xfe".decode("latin-1")])
def test_an_entry_that_is_no_entry_is_said_to_be_damaged(watched: Watched, text: str) -> None:
    other = apsw.Connection(str(watched.path))
    other.execute("UPDATE entry SET change = ?", (text,))
    other.close()
    for _ in range(2):
        assert watched.journal.tried(watched.typed, ["nothing"]) == ["nothing"]
    watched.until_told("damaged")
    other = apsw.Connection(str(watched.path))
    other.execute("UPDATE entry SET change = '[]'")
    other.close()
    watched.until_told("")
    assert watched.typed() == ["fo 120"]
    assert len(watched.faults) == 2


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_that_ends_the_journal_leaves_nobody_waiting(watched: Watched) -> None:
    def fail(_store: object) -> None:
        raise MemoryError

    journal = watched.journal
    ended, behind = journal._later(fail), journal.keep(HEARING, DAY, "record", "lost", [])
    for written in (ended, behind, journal.remember("copy", "{}")):
        with pytest.raises(JournalError, match="is closed; start Callover again"):
            written.result(5)
    watched.close()
    with pytest.raises(JournalError, match="is closed"):
        journal.keep(HEARING, DAY, "record", "later", []).result(5)
    again = Journal(watched.path, lambda: MOMENT)
    assert [entry.typed for entry in again.entries(HEARING, DAY)] == ["fo 120"]
    again.close()
