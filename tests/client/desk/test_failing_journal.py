"""The journal fails while the clerk works: it is said, the work on screen stands, and goes on."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from client.contract import routes
from client.desk.desk import Desk
from client.desk.sharing import SHARE_QUEUED
from client.journal import JournalError
from tests.client.builders import DAY, catalogue, fresh_ids, matters, recorded
from tests.client.desk.at_work import HEARING, SECOND, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer
from tests.failing_disk import failing_disk

READING = "The journal can't be read: the disk fails. What is on the screen stays"
GONE = "The journal's file is gone; put it back. What is on the screen stays"


class Disk:
    """What fails on the disk now."""

    failing = ""


@pytest.fixture
def disk() -> Iterator[Disk]:
    found = Disk()
    with failing_disk(lambda: found.failing):
        yield found
        found.failing = ""


@pytest.fixture
def clerk(disk: Disk, start: Start) -> AtWork:
    """Give a clerk on that disk, who has recorded a fine."""
    clerk = start().until_listed()
    clerk.enter("1/fo 120")
    clerk.until_saved()
    return clerk


def another_writes(server: CourtServer, clerk: AtWork) -> None:
    """Have another clerk add a result, so that the journal is asked what it holds itself."""
    server.save_by_another(HEARING, dict(recorded("nsp", matters()[1].target).wire))
    clerk.desk.connect(clerk.fresh_sync())


def test_what_is_on_screen_stands_where_the_journal_cannot_be_read(
    clerk: AtWork, server: CourtServer, disk: Disk
) -> None:
    clerk.enter("3/lep 3")
    disk.failing = "reading"
    another_writes(server, clerk)
    clerk.until_said(READING)
    clerk.until(lambda: sorted(clerk.typed()) == ["fo 120", "lep 3", "nsp"], "all of it stands")
    assert clerk.desk.journal_fault == "the journal can't be read: the disk fails"
    for number in ("2", "1"):
        assert clerk.enter(number).taken
    assert clerk.sitting.row is not None
    assert clerk.file().read_back(clerk.desk.catalogue)
    assert sum(said.startswith(READING) for said in clerk.said) == 1


def test_what_was_recorded_and_not_sent_is_not_dropped_for_what_another_clerk_saved(
    clerk: AtWork, server: CourtServer, disk: Disk
) -> None:
    server.is_away = True
    clerk.enter("3/lep 3")
    clerk.until(lambda: clerk.desk.away_since, "the server is away")
    disk.failing = "reading"
    server.is_away = False
    another_writes(server, clerk)
    clerk.until(lambda: sorted(clerk.typed()) == ["fo 120", "lep 3", "nsp"], "all of it stands")
    disk.failing = ""
    clerk.until_saved()
    assert sorted(server.typed(HEARING)) == ["fo 120", "lep 3", "nsp"]


def test_what_cannot_be_kept_is_given_back_and_kept_once_the_disk_is_well(
    clerk: AtWork, server: CourtServer, disk: Disk
) -> None:
    disk.failing = "reading writing"
    clerk.enter("2/nsp")
    clerk.until(lambda: clerk.given_back == ["2/nsp"], "the line is given back")
    assert clerk.has_said("NOT KEPT: 2/nsp (number 1: the journal can't be written: the disk")
    assert clerk.typed() == ["fo 120"]
    disk.failing = ""
    clerk.enter("2/nsp")
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120", "nsp"]


def test_a_file_that_is_gone_is_said_at_once_and_keeps_nothing_until_it_is_back(
    clerk: AtWork, server: CourtServer, path: Path
) -> None:
    away = path.rename(path.with_name("away"))
    clerk.until_said(GONE)
    clerk.enter("2/nsp")
    clerk.until(lambda: clerk.given_back == ["2/nsp"], "the line is given back")
    assert clerk.has_said("NOT KEPT: 2/nsp (number 1: the journal's file is gone; put it back)")
    assert clerk.enter("2").taken
    assert clerk.enter("1").taken
    away.rename(path)
    clerk.until_said("The journal can be used again")
    assert clerk.desk.journal_fault == ""
    clerk.enter("2/nsp")
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120", "nsp"]


def test_a_case_that_is_not_open_yet_is_not_shown_without_what_was_kept_of_it(
    clerk: AtWork, disk: Disk, start: Start, server: CourtServer
) -> None:
    clerk.enter("2")
    clerk.enter("1/nsp")
    clerk.until_saved()
    clerk.close()
    server.is_away = True
    again = start(connected=False)
    again.desk.sit_at(clerk.desk.place)
    ids = fresh_ids("third")
    other = Desk(
        again.journal, catalogue(), DAY, clock=lambda: "10:00", new_id=ids, wake=again.wake
    )
    again.journal.remember("filling", "x" * 4_000_000).result(10)
    disk.failing = "reading"
    assert other.file(SECOND) is None
    other.pump()
    assert other.journal_fault
    assert other.no_file.startswith("This case can't be shown: the journal can't be read")
    assert again.enter("2").taken
    disk.failing = ""
    found = other.file(SECOND)
    assert found is not None
    assert [line.typed for line in found.record.live_lines] == ["nsp"]


def test_another_day_can_be_gone_to_and_back(clerk: AtWork, disk: Disk) -> None:
    disk.failing = "reading"
    ids = fresh_ids("another day")
    desk = Desk(
        clerk.journal, catalogue(), "2026-11-24", clock=lambda: "10:00", new_id=ids,
        wake=clerk.wake,
    )  # fmt: skip
    desk.sit_at(clerk.desk.place)
    desk.connect(clerk.fresh_sync(), clerk.desk)
    desk.pump()
    assert desk.rows == ()
    desk.stop()


def test_nothing_is_sent_that_could_not_be_stored_and_all_of_it_once_it_can(
    clerk: AtWork, server: CourtServer, disk: Disk
) -> None:
    gate = server.hold(routes.SAVE_DRAFT)
    clerk.enter("2/nsp")
    clerk.enter("3/lep 3")
    disk.failing = "writing"
    gate.set()
    clerk.until_said("Kept here, not sent: the journal can't be written")
    disk.failing = ""
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120", "nsp", "lep 3"]


def test_a_plea_that_could_not_be_stored_before_it_was_sent_is_sent_once_it_can_be(
    clerk: AtWork, server: CourtServer, disk: Disk
) -> None:
    gate = server.hold(routes.UPDATE_PLEA)
    clerk.enter("1/=g")
    clerk.enter("2/=ng")
    disk.failing = "writing"
    gate.set()
    clerk.until_said("Kept here, not sent: the journal can't be written")
    disk.failing = ""
    clerk.until_saved()
    assert len(server.entered) == 2


def test_a_later_step_on_a_line_that_could_not_be_kept_stands_as_it_does_after_a_restart(
    clerk: AtWork, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow: Future[int] = Future()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(clerk.journal, "keep", lambda *_: slow)
        assert clerk.sitting.enter("cd 1y").taken
    assert clerk.sitting.enter(":change cd").taken
    assert clerk.sitting.enter("cd 2y").taken
    clerk.until_said("Conditional discharge for 2 years")
    slow.set_exception(JournalError("the disk is full"))
    clerk.until_said("NOT KEPT: cd 1y")
    standing = clerk.typed()
    clerk.close()
    again = start(connected=False)
    assert standing == again.typed() == ["fo 120", "cd 2y"]


def test_a_plea_whose_end_could_not_be_noted_is_not_sent_over_a_later_one(
    clerk: AtWork, server: CourtServer, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(clerk.journal, "close_command", lambda *_: None)
        clerk.enter("1/=g")
        clerk.until_saved()
    clerk.enter("1/=ng")
    clerk.until_saved()
    clerk.close()
    again = start().until_listed()
    again.enter("2/=g")
    again.until_saved()
    offence_id = again.file().matters[0].target.offence_id
    assert server.offence(HEARING, offence_id)["plea"]["pleaValue"] == "NOT_GUILTY"
    again.close()
    assert start(connected=False).journal.pending_commands() == ()


def test_a_share_that_could_not_be_kept_to_be_made_later_does_not_seem_to_wait(
    clerk: AtWork, server: CourtServer, disk: Disk
) -> None:
    server.is_away = True
    clerk.enter("2/nsp")
    clerk.until(lambda: clerk.desk.away_since, "the server is away")
    disk.failing = "writing"
    clerk.desk.share(HEARING)
    assert clerk.desk.share(HEARING) == SHARE_QUEUED
    clerk.until_said("Not shared: the journal can't be written: the disk")
    assert not clerk.file().is_share_queued
    assert clerk.row(1).state != "waits"
