"""Some days after it was shared nothing of a hearing is left in the journal's file."""

import datetime as dt
from pathlib import Path

import apsw
import pytest

from client.contract import routes
from client.desk.purging import purge
from client.desk.rows import Place
from client.journal import Journal
from tests.client.builders import CENTRE, CENTRE_NAME, DAY, ROOM, ROOM_NAME
from tests.client.desk.at_work import HEARING, SECOND, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer

DAYS = 14
MADE = dt.datetime.fromisoformat(f"{DAY}T10:00:00")
LATER = MADE + dt.timedelta(days=DAYS, seconds=1)
SOONER = MADE + dt.timedelta(days=DAYS, seconds=-1)


def purged(path: Path, now: dt.datetime) -> int:
    journal = Journal(path, lambda: now.isoformat())
    try:
        return purge(journal, now, DAYS)
    finally:
        journal.close()


def on_disk(path: Path) -> bytes:
    """Give all bytes of the journal and of what SQLite keeps beside it."""
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))


def shared(clerk: AtWork) -> AtWork:
    """Record and share the first hearing, with a word that is nowhere else."""
    clerk.enter("1")
    clerk.enter("@p; 1-3/wdrn ZYXWVUT")
    clerk.until_saved()
    clerk.sitting.share()
    clerk.until_said("Shared")
    return clerk


def test_a_hearing_goes_some_days_after_it_was_shared(start: Start, path: Path) -> None:
    shared(start().until_listed()).close()
    assert purged(path, SOONER) == 0
    assert b"ZYXWVUT" in on_disk(path)
    assert b"Tolliver" in on_disk(path)
    assert purged(path, LATER) == 1
    left = on_disk(path)
    assert b"ZYXWVUT" not in left
    assert b"Tolliver" not in left
    assert HEARING.encode() not in left


def test_a_hearing_goes_while_another_window_has_the_journal_open(start: Start, path: Path) -> None:
    shared(start().until_listed()).close()
    window = Journal(path, LATER.isoformat)
    assert purged(path, LATER) == 1
    assert b"ZYXWVUT" not in on_disk(path)
    window.close()


def test_what_is_not_shared_stays_with_its_list_and_its_details(start: Start, path: Path) -> None:
    clerk = shared(start().until_listed())
    clerk.enter("2")
    clerk.enter("1/fo 120")
    clerk.until_saved()
    clerk.close()
    assert purged(path, LATER) == 1
    again = start(connected=False)
    again.desk.sit_at(Place(CENTRE, CENTRE_NAME, ROOM, ROOM_NAME))
    assert again.typed(SECOND) == ["fo 120"]
    assert [row.hearing_id for row in again.desk.rows] == [HEARING, SECOND]
    assert again.desk.file(HEARING) is None


def test_what_the_server_has_not_got_stays(start: Start, path: Path) -> None:
    clerk = start().until_listed()
    clerk.server.is_away = True
    clerk.enter("1")
    assert clerk.enter("1/lep 3").taken
    clerk.close()
    assert purged(path, LATER) == 0
    assert start(connected=False).typed(HEARING) == ["lep 3"]


def test_what_was_recorded_since_it_was_looked_at_stays(start: Start, path: Path) -> None:
    shared(start().until_listed()).close()
    journal = Journal(path, LATER.isoformat)
    journal.keep(HEARING, DAY, "record", "nsp", []).result(5)
    journal.forget([(HEARING, DAY)], [], SOONER.isoformat()).result(5)
    assert [entry.typed for entry in journal.entries(HEARING, DAY)][-1] == "nsp"
    journal.close()


def test_a_hearing_on_which_nothing_was_recorded_leaves_no_name(start: Start, path: Path) -> None:
    start().until_listed().close()
    assert b"Tolliver" in on_disk(path)
    assert purged(path, LATER) == 0
    assert b"Tolliver" not in on_disk(path)


def test_what_a_clerk_knows_for_good_stays(start: Start, path: Path) -> None:
    shared(start().until_listed()).close()
    purged(path, LATER)
    again = start(connected=False)
    assert again.desk.has_ever_shared


@pytest.mark.parametrize("text", ["fo 7654", "fo 7654; lep 3"])
def test_a_save_that_is_done_carries_its_results_no_more(
    clerk: AtWork, path: Path, text: str
) -> None:
    clerk.enter(f"1/{text}")
    clerk.until_saved()
    clerk.close()
    journal = Journal(path, lambda: DAY)
    assert journal.pending_commands() == ()
    journal.close()
    rows = list(apsw.Connection(str(path)).execute("SELECT kind, body, outcome FROM command"))
    assert rows == [("save", "{}", "done")]


def test_a_hearing_goes_whose_share_was_under_way_when_the_program_was_killed(
    start: Start, path: Path, server: CourtServer
) -> None:
    clerk = start().until_listed()
    clerk.enter("1/wdrn ZYXWVUT")
    clerk.until_saved()
    server.lost_outcomes = 1
    server.hold(routes.EVENTS)
    clerk.sitting.share()
    clerk.until(lambda: HEARING in server.shared, "the server has it")
    clerk.crash()
    server.gates.clear()
    again = start().until_listed()
    assert again.file().is_shared
    again.close()
    assert purged(path, LATER) == 1
    assert b"ZYXWVUT" not in on_disk(path)
