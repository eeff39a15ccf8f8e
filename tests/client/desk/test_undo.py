"""Undo and redo, what can no longer be changed, and the read-back of the case in front."""

from client.contract import routes
from client.sync.notices import Back
from tests.client.builders import recorded
from tests.client.desk.at_work import HEARING, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer


def test_undo_takes_back_a_whole_line_and_redo_does_it_again(clerk: AtWork) -> None:
    clerk.enter("2,3/fo 80; fvs 48")
    before = clerk.file().record.lines
    clerk.enter(":undo")
    assert clerk.typed() == []
    assert clerk.has_said("Kept: undone · Fine £80")
    clerk.enter(":redo")
    assert clerk.file().record.lines == before


def test_undo_walks_back_line_by_line_and_then_says_there_is_nothing(clerk: AtWork) -> None:
    for text in ("1/fo 120", "2/nsp", "3/cd 12m"):
        clerk.enter(text)
    for left in (2, 1, 0):
        clerk.enter(":undo")
        assert len(clerk.typed()) == left
    assert clerk.enter(":undo").said == "Nothing to undo on this hearing"
    for count in (1, 2, 3):
        clerk.enter(":redo")
        assert len(clerk.typed()) == count
    assert clerk.enter(":redo").said == "Nothing to redo on this hearing"


def test_undo_belongs_to_the_hearing_in_front(clerk: AtWork) -> None:
    clerk.enter("fo 120")
    clerk.enter("2")
    assert clerk.enter(":undo").said == "Nothing to undo on this hearing"
    assert clerk.typed(HEARING) == ["fo 120"]


def test_undo_and_redo_go_on_after_a_restart(start: Start, server: CourtServer) -> None:
    before = start().until_listed()
    for text in ("1/fo 120", "2/nsp", "3/cd 12m", ":undo"):
        before.enter(text)
    before.until_saved()
    before.close()
    after = start().until_listed()
    assert after.typed() == ["fo 120", "nsp"]
    after.enter(":redo")
    assert after.typed() == ["fo 120", "nsp", "cd 12m"]
    for _ in range(3):
        after.enter(":undo")
    assert after.typed() == []
    after.until_saved()
    assert server.typed(HEARING) == []


def test_undo_takes_back_only_what_this_clerk_did(clerk: AtWork, server: CourtServer) -> None:
    theirs = recorded("nsp", clerk.file().matters[1].target)
    server.save_by_another(HEARING, dict(theirs.wire))
    clerk.enter("fo 120")
    clerk.until_saved()
    clerk.enter(":undo")
    clerk.until_saved()
    assert server.typed(HEARING) == clerk.typed() == ["nsp"]


def test_a_shared_matter_takes_no_further_line(clerk: AtWork) -> None:
    clerk.enter("1/fo 120")
    clerk.until_saved()
    clerk.sitting.share()
    clerk.until_said("Shared")
    for text in ("1/nsp", "1,2/nsp", "*/lep 3"):
        refused = clerk.enter(text)
        assert not refused.taken, text
    assert clerk.typed() == ["fo 120"]
    assert clerk.enter("2/nsp").taken


def test_the_read_back_is_of_the_case_in_front(clerk: AtWork) -> None:
    clerk.enter("fo 120")
    back = clerk.sitting.readback()
    assert back is not None
    assert "     Fine £120  ‹fo 120›" in back.lines()
    clerk.enter("2")
    other = clerk.sitting.readback()
    assert other is not None
    assert other.result_count == 0


def test_what_is_taken_back_stays_so_when_its_save_landed_unheard_under_anothers(
    clerk: AtWork, server: CourtServer
) -> None:
    reading = server.hold(routes.DRAFT_RESULT)
    server.lost_outcomes = 1
    clerk.enter("fo 7")
    clerk.until(lambda: server.typed(HEARING) == ["fo 7"], "the save has landed")
    theirs = recorded("nsp", clerk.file().matters[1].target)
    server.save_by_another(HEARING, dict(theirs.wire))
    clerk.enter(":undo")
    reading.set()
    clerk.until_saved()
    assert server.typed(HEARING) == clerk.typed() == ["nsp"]


def test_what_is_taken_back_stays_so_when_the_hearing_is_read_before_its_outcome(
    clerk: AtWork, server: CourtServer
) -> None:
    polling = server.hold(routes.EVENTS)
    clerk.enter("fo 7")
    clerk.until(lambda: server.typed(HEARING) == ["fo 7"], "the save has landed")
    clerk.enter(":undo")
    clerk.desk.tell(Back())
    read = server.counts[routes.DRAFT_RESULT.name]
    clerk.until(lambda: server.counts[routes.DRAFT_RESULT.name] > read, "the draft is read")
    clerk.until(lambda: clerk.file().base.version == 1, "it is taken in")
    assert clerk.typed() == []
    polling.set()
    clerk.until_saved()
    assert server.typed(HEARING) == clerk.typed() == []
