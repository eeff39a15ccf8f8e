"""Where the disk is slow, nothing waits for it but the word that something is kept."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from client.journal import Journal, JournalError, StoredDraft
from tests.client.builders import DAY, uid
from tests.slow_disk import SYNC_SECONDS, slow_disk

HEARING = uid("hearing")
AT_ONCE = SYNC_SECONDS / 5


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    path = tmp_path / "journal.db"
    Journal(path, lambda: f"{DAY}T10:00:00").close()
    with slow_disk():
        opened = Journal(path, lambda: f"{DAY}T10:00:00")
        yield opened
        opened.close()


def test_what_is_on_disk_is_read_while_a_write_waits(journal: Journal) -> None:
    journal.keep(HEARING, DAY, "record", "fo 120", []).result(5)
    written = journal.keep(HEARING, DAY, "record", "nsp", [])
    begun = time.monotonic()
    while not written.done():
        read = time.monotonic()
        assert journal.recall("place") is None
        assert journal.draft(HEARING, DAY) is None
        assert journal.pending_commands() == ()
        assert journal.entries(HEARING, DAY)[0].typed == "fo 120"
        assert time.monotonic() - read < AT_ONCE
    assert time.monotonic() - begun >= SYNC_SECONDS * 0.9
    assert [entry.typed for entry in journal.entries(HEARING, DAY)] == ["fo 120", "nsp"]


def test_a_copy_can_be_recalled_before_it_is_on_disk(journal: Journal) -> None:
    written = journal.remember("place", "one")
    assert journal.recall("place") == "one"
    journal.remember("place", "two")
    assert journal.recall("place") == "two"
    written.result(5)
    assert journal.recall("place") == "two"


def test_all_that_waits_is_written_with_one_wait_for_the_disk(journal: Journal) -> None:
    journal.remember("first", "of all").result(5)
    begun = time.monotonic()
    for number in range(50):
        journal.remember(f"copy {number}", "body")
    journal.store_draft(HEARING, DAY, StoredDraft({"version": 1}, 0, 0))
    assert journal.keep(HEARING, DAY, "record", "fo 120", []).result(5) == 1
    assert time.monotonic() - begun < SYNC_SECONDS * 3


def test_a_write_that_fails_costs_those_beside_it_nothing(journal: Journal) -> None:
    journal.remember("first", "of all")
    kept = [
        journal.keep(HEARING, DAY, kind, typed, [])  # type: ignore[arg-type]
        for kind, typed in (("record", "fo 120"), ("no such kind", "fo 130"), ("undo", "fo 140"))
    ]
    with pytest.raises(JournalError, match="can't be written"):
        kept[1].result(10)
    assert [one.result(10) for one in (kept[0], kept[2])] == [1, 2]
