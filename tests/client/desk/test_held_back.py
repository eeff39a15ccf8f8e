"""What another clerk's lock holds back is sent by itself once they have done."""

from client.contract import routes
from tests.client.desk.at_work import HEARING, SECOND, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer


def test_a_save_that_a_lock_refused_is_tried_until_it_goes_and_said_twice_at_most(
    clerk: AtWork, server: CourtServer
) -> None:
    server.refusals = ["206"] * 5
    clerk.enter("fo 120")
    clerk.until_saved()
    clerk.until_said("Sent now: number 1")
    assert server.typed(HEARING) == ["fo 120"]
    assert server.counts[routes.SAVE_DRAFT.name] == 6
    held = "Kept here, not sent: Another clerk is changing this hearing (Ada Marsh); it is tried"
    assert sum(said.startswith(held) for said in clerk.said) == 1


def test_what_is_recorded_meanwhile_goes_with_it(clerk: AtWork, server: CourtServer) -> None:
    server.refusals = ["206"] * 3
    for text in ("fo 120", "lep 3", ":undo", "nsp"):
        clerk.enter(text)
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120", "nsp"]


def test_a_lock_on_one_hearing_holds_up_no_other(clerk: AtWork, server: CourtServer) -> None:
    server.locked = {HEARING}
    clerk.enter("fo 120")
    clerk.until_said("Another clerk is changing this hearing")
    clerk.enter("2")
    clerk.enter("nsp")
    clerk.until(lambda: clerk.file(SECOND).is_saved, "the other hearing is saved")
    assert not clerk.file(HEARING).is_saved
    assert clerk.desk.waiting_count == 1
    server.locked = set()
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120"]


def test_what_a_lock_still_holds_when_the_program_is_left_goes_the_next_time(
    clerk: AtWork, server: CourtServer, start: Start
) -> None:
    server.locked = {HEARING}
    clerk.enter("fo 120")
    clerk.until_said("Another clerk is changing this hearing")
    clerk.close()
    server.locked = set()
    start().until_listed().until_saved()
    assert server.typed(HEARING) == ["fo 120"]
