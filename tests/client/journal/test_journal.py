"""The journal keeps every accepted entry, and what is not confirmed, across restarts."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from client.journal import DONE, Journal, JournalError, PendingCommand, StoredDraft
from client.record.record import Change, History
from tests.client.builders import DAY, recorded, uid

HEARING, OTHER = uid("hearing"), uid("other")


def clock() -> Callable[[], str]:
    minutes = iter(range(60))
    return lambda: f"2026-11-23T10:{next(minutes):02}:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal(path, clock())
    yield opened
    opened.close()


def reopened(path: Path, read: Callable[[Journal], Any]) -> Any:
    again = Journal(path, clock())
    try:
        return read(again)
    finally:
        again.close()


def command(name: str, **members: Any) -> PendingCommand:
    given: dict[str, Any] = {
        "correlation_id": uid(name),
        "kind": "save",
        "hearing_id": HEARING,
        "hearing_day": DAY,
        "body": {"version": 1},
        "through": 3,
    }
    return PendingCommand(**given | members)


def test_what_was_kept_is_there_after_a_restart(path: Path) -> None:
    journal = Journal(path, clock())
    change = Change.adding([recorded("wdrn", line_id=uid("l"))]).to_json()
    sequence = journal.keep(HEARING, DAY, "record", "wdrn Łódź", change).result(5)
    journal.close()
    (entry,) = reopened(path, lambda again: again.entries(HEARING, DAY))
    assert (entry.sequence, entry.kind, entry.typed) == (sequence, "record", "wdrn Łódź")
    assert entry.change == change
    assert entry.kept_at == "2026-11-23T10:00:00"


def test_entries_stand_in_the_order_they_were_accepted(journal: Journal) -> None:
    kept = [journal.keep(HEARING, DAY, "record", f"fo {n}", []) for n in range(20)]
    sequences = [one.result(5) for one in kept]
    assert sequences == sorted(set(sequences))
    assert [one.typed for one in journal.entries(HEARING, DAY)] == [f"fo {n}" for n in range(20)]


def test_each_hearing_day_has_its_own_entries(journal: Journal) -> None:
    for hearing, day in ((HEARING, DAY), (OTHER, DAY), (HEARING, "2026-11-24")):
        journal.keep(hearing, day, "record", f"{hearing} {day}", []).result(5)
    assert [one.typed for one in journal.entries(HEARING, DAY)] == [f"{HEARING} {DAY}"]
    assert set(journal.hearings_with_entries(DAY)) == {HEARING, OTHER}


def test_a_hearing_with_only_a_stored_draft_is_known_too(journal: Journal) -> None:
    journal.store_draft(HEARING, DAY, StoredDraft({}, 0, 0)).result(5)
    assert journal.hearings_with_entries(DAY) == (HEARING,)


def test_closing_at_once_writes_what_is_still_queued(path: Path) -> None:
    journal = Journal(path, clock())
    for number in range(30):
        journal.keep(HEARING, DAY, "record", f"fo {number}", [])
    journal.close()
    assert len(reopened(path, lambda again: again.entries(HEARING, DAY))) == 30


def test_undo_and_redo_stand_in_the_same_order_after_a_restart(path: Path) -> None:
    journal = Journal(path, clock())
    fine, ended = (Change.adding([recorded(text)]) for text in ("fo 120", "nsp"))
    for kind, typed, change in (
        ("record", "fo 120", fine),
        ("record", "nsp", ended),
        ("undo", ":undo", ended.inverse),
        ("undo", ":undo", fine.inverse),
        ("redo", ":redo", fine),
    ):
        journal.keep(HEARING, DAY, kind, typed, change.to_json())  # type: ignore[arg-type]
    journal.close()
    history = History()
    for entry in reopened(path, lambda again: again.entries(HEARING, DAY)):
        history = history.then(entry.kind, Change.from_json(entry.change))
    assert (history.done, history.undone) == ((fine,), (ended,))


def test_a_stored_draft_replaces_the_one_before(path: Path) -> None:
    journal = Journal(path, clock())
    assert journal.draft(HEARING, DAY) is None
    journal.store_draft(HEARING, DAY, StoredDraft({"version": 1}, 1, 0))
    journal.store_draft(HEARING, DAY, StoredDraft({"version": 2}, 5, 3))
    journal.close()
    stored = reopened(path, lambda again: again.draft(HEARING, DAY))
    assert stored == StoredDraft({"version": 2}, 5, 3)


def test_a_command_waits_until_its_outcome_is_known(path: Path) -> None:
    journal = Journal(path, clock())
    for name in ("first", "second", "third"):
        journal.begin_command(command(name))
    journal.close_command(uid("second"), "done")
    journal.close()
    waiting = reopened(path, lambda again: again.pending_commands())
    assert waiting == (command("first"), command("third"))


def test_a_command_begun_twice_stays_as_it_was_first(journal: Journal) -> None:
    journal.begin_command(command("first"))
    journal.begin_command(command("first", through=99)).result(5)
    assert journal.pending_commands() == (command("first"),)


def test_copies_are_recalled_by_name(journal: Journal) -> None:
    assert journal.recall("place") is None
    journal.remember("place", "one")
    journal.remember("place", "two")
    assert journal.recall("place") == "two"


def test_only_this_user_can_read_the_journal(journal: Journal, path: Path) -> None:
    journal.keep(HEARING, DAY, "record", "nsp", []).result(5)
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    assert set(modes) >= {"journal.db", "journal.db-wal"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_windows_on_one_journal_both_write(path: Path) -> None:
    left, right = Journal(path, clock()), Journal(path, clock())
    kept = [
        window.keep(HEARING, DAY, "record", f"{name} {number}", [])
        for number in range(10)
        for name, window in (("left", left), ("right", right))
    ]
    assert len({one.result(10) for one in kept}) == 20
    for window in (left, right):
        seen = [one.typed for one in window.entries(HEARING, DAY)]
        assert [one for one in seen if one.startswith("left")] == [f"left {n}" for n in range(10)]
        assert len(seen) == 20
    left.close()
    right.close()


def test_a_write_that_fails_is_told_in_words_and_the_next_one_is_tried(
    journal: Journal, path: Path
) -> None:
    other = apsw.Connection(str(path))
    other.execute("ALTER TABLE entry RENAME TO hidden")
    with pytest.raises(JournalError, match="can't be written"):
        journal.keep(HEARING, DAY, "record", "nsp", []).result(5)
    other.execute("ALTER TABLE hidden RENAME TO entry")
    other.close()
    assert journal.keep(HEARING, DAY, "record", "nsp", []).result(5) == 1


KEEP_AND_WAIT = """
import sys
from pathlib import Path
from client.journal import Journal
journal = Journal(Path(sys.argv[1]), lambda: "2026-11-23T10:00:00")
for number in range(3):
    journal.keep("h", "2026-11-23", "record", f"fo {number}", []).result()
print("kept", flush=True)
sys.stdin.read()
"""


def test_what_was_told_kept_survives_a_killed_process(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KEEP_AND_WAIT, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        process.kill()
        assert process.wait(10) != 0
    kept = reopened(path, lambda again: again.entries("h", DAY))
    assert [one.typed for one in kept] == ["fo 0", "fo 1", "fo 2"]


def refusal(path: Path) -> str:
    with pytest.raises(JournalError) as refused:
        Journal(path, clock())
    message = str(refused.value)
    assert str(path) in message
    assert message.endswith("--data.")
    return message


def test_a_folder_that_cannot_be_made_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert "can't be written" in refusal(tmp_path / "file" / "data" / "journal.db")
    assert (tmp_path / "file").read_text() == "not a folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o500)
    assert "can't be written" in refusal(folder / "journal.db")
    assert list(folder.iterdir()) == []


BEFORE_PLEAS = """
DROP TABLE command;
CREATE TABLE command (
    correlation_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('save', 'share')),
    hearing_id TEXT NOT NULL,
    hearing_day TEXT NOT NULL,
    body TEXT NOT NULL,
    through INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
INSERT INTO command VALUES ('one', 'save', 'h', '2026-11-23', '{}', 1, 'now', '');
PRAGMA user_version = 1;
"""


def test_a_journal_from_before_pleas_is_brought_up_to_date_with_all_it_holds(path: Path) -> None:
    reopened(path, lambda first: first.keep(HEARING, DAY, "record", "nsp", []).result(5))
    older = apsw.Connection(str(path))
    older.execute(BEFORE_PLEAS)
    older.close()
    plea = command("plea", kind="plea")
    kept = reopened(
        path, lambda again: [again.begin_command(plea).result(5), again.entries(HEARING, DAY)]
    )
    assert [one.typed for one in kept[1]] == ["nsp"]
    pending = reopened(path, Journal.pending_commands)
    assert {(one.correlation_id, one.kind) for one in pending} == {
        ("one", "save"),
        (plea.correlation_id, "plea"),
    }


def test_what_was_sent_beside_the_draft_is_known_once_it_is_done(journal: Journal) -> None:
    plea, save = command("plea", kind="plea", through=3), command("save")
    for one in (plea, save, command("verdict", kind="verdict")):
        journal.begin_command(one)
    journal.close_command(plea.correlation_id, DONE)
    journal.close_command(save.correlation_id, DONE).result(5)
    assert journal.done_commands(HEARING, DAY) == (plea,)


def test_a_folder_in_place_of_the_file_is_refused_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "journal.db"
    folder.mkdir()
    assert "can't be" in refusal(folder)
    assert folder.is_dir()


def test_a_long_day_in_the_journal_is_not_held_in_memory(path: Path) -> None:
    journal = Journal(path, lambda: "2026-11-23T10:00:00")
    for written in [journal.remember(f"{number}", "a" * 3_500) for number in range(100)]:
        written.result(5)
    assert all(journal.recall(f"{number}") for number in range(100))
    opened = [one for one in apsw.connections() if Path(one.filename) == path]
    held = [one.status(apsw.SQLITE_DBSTATUS_CACHE_USED)[0] for one in opened]
    journal.close()
    assert len(held) == 2
    assert max(held) < 128 * 1024
