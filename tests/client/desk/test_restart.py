"""Leaving and starting again, one window or two: nothing that was kept is ever lost."""

import threading

from client.contract import routes
from client.desk.rows import OFF_LIST
from tests.client.builders import recorded
from tests.client.desk.at_work import HEARING
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer


def test_entries_that_were_not_sent_are_sent_by_the_next_run(
    start: Start, server: CourtServer
) -> None:
    before = start().until_listed()
    server.is_away = True
    before.enter("fo 120")
    before.enter("lep 3")
    before.close()
    server.is_away = False
    after = start().until_listed()
    after.until_saved()
    assert server.typed(HEARING) == after.typed() == ["fo 120", "lep 3"]


def test_closing_at_once_loses_nothing(start: Start, server: CourtServer) -> None:
    before = start().until_listed()
    gate = server.hold(routes.SAVE_DRAFT)
    for text in ("fo 120", "fvs 48", "lep 3"):
        assert before.sitting.enter(text).taken
    before.close()
    gate.set()
    after = start().until_listed()
    assert after.typed() == ["fo 120", "fvs 48", "lep 3"]
    after.until_saved()
    assert server.typed(HEARING) == ["fo 120", "fvs 48", "lep 3"]


def test_a_save_that_landed_while_the_program_was_leaving_is_not_made_twice(
    start: Start, server: CourtServer
) -> None:
    before = start().until_listed()
    gate = server.hold(routes.EVENTS)
    before.enter("fo 120")
    before.until(lambda: server.lines(HEARING), "the save has landed")
    before.close()
    gate.set()
    after = start().until_listed()
    after.until_saved()
    assert after.typed() == server.typed(HEARING) == ["fo 120"]
    assert server.drafts[HEARING]["version"] == 1
    assert not after.has_said("Someone else")


def test_a_run_without_a_server_shows_the_list_and_the_results_of_the_one_before(
    start: Start, server: CourtServer
) -> None:
    before = start().until_listed()
    before.enter("fo 120")
    before.until_saved()
    place = before.desk.place
    before.close()
    server.is_away = True
    after = start(connected=False)
    after.desk.sit_at(place)
    assert [row.number for row in after.desk.rows] == [1, 2]
    assert after.row(1).state == "2 to do"
    assert after.typed() == ["fo 120"]
    after.enter("lep 3")
    assert after.typed() == ["fo 120", "lep 3"]
    after.connect()
    server.is_away = False
    after.until_listed()
    after.until_saved()
    assert server.typed(HEARING) == ["fo 120", "lep 3"]


def test_what_another_clerk_did_overnight_is_there_with_what_was_kept_here(
    start: Start, server: CourtServer
) -> None:
    before = start().until_listed()
    before.enter("fo 120")
    before.until_saved()
    server.is_away = True
    before.enter("lep 3")
    target = before.file().matters[1].target
    before.close()
    server.is_away = False
    server.save_by_another(HEARING, dict(recorded("nsp", target).wire))
    after = start().until_listed()
    after.until_saved()
    assert sorted(after.typed()) == sorted(server.typed(HEARING)) == ["fo 120", "lep 3", "nsp"]


def test_what_was_shared_stays_shared_after_a_restart(start: Start) -> None:
    before = start().until_listed()
    before.enter("1-3/nsp")
    before.until_saved()
    before.sitting.share()
    before.until_said("Shared")
    before.close()
    after = start().until_listed()
    assert after.row(1).state == "shared"
    assert not after.enter("1/fo 120").taken
    assert after.sitting.share().said == "Nothing here is left to share"


def test_two_windows_on_one_journal_lose_nothing(start: Start, server: CourtServer) -> None:
    left, right = start().until_listed(), start().until_listed()
    left.enter("1/fo 120")
    left.until_saved()
    right.enter("2/nsp")
    right.until_saved()
    assert sorted(server.typed(HEARING)) == ["fo 120", "nsp"]
    left.close()
    right.close()
    after = start().until_listed()
    after.until_saved()
    assert sorted(after.typed()) == ["fo 120", "nsp"]


def test_what_one_window_left_unsent_survives_what_another_sent_after_it(
    start: Start, server: CourtServer
) -> None:
    left, right = start().until_listed(), start().until_listed()
    server.is_away = True
    right.enter("2/nsp")
    right.close()
    server.is_away = False
    left.enter("1/fo 120")
    left.until_saved()
    left.close()
    after = start().until_listed()
    after.until_saved()
    assert sorted(after.typed()) == sorted(server.typed(HEARING)) == ["fo 120", "nsp"]


def test_a_draft_read_before_our_own_save_landed_does_not_take_its_lines_away(
    start: Start, server: CourtServer
) -> None:
    before = start().until_listed()
    before.enter("fo 120")
    before.until_saved()
    place = before.desk.place
    before.close()
    server.shared[HEARING] = []
    gate = server.hold(routes.SHARED_RESULTS)
    after = start(connected=False)
    after.desk.sit_at(place)
    after.connect()
    after.until(lambda: server.counts[routes.SHARED_RESULTS.name], "the draft has been read")
    after.enter("lep 3")
    after.until_saved()
    gate.set()
    after.until_listed()
    assert after.typed() == server.typed(HEARING) == ["fo 120", "lep 3"]


def test_leaving_ends_every_thread(start: Start) -> None:
    known = set(threading.enumerate())
    clerk = start().until_listed()
    clerk.enter("fo 120")
    clerk.close()
    for one in set(threading.enumerate()) - known:
        one.join(5)
        assert not one.is_alive(), one.name


def test_what_was_recorded_in_another_room_is_sent_after_a_restart(
    start: Start, server: CourtServer
) -> None:
    clerk = start().until_listed()
    server.is_away = True
    clerk.enter("1/fo 120")
    clerk.close()
    server.is_away = False
    server.unlisted = {HEARING}
    later = start().until_listed()
    assert later.row(1).state == OFF_LIST
    later.until(lambda: later.desk.waiting_count == 0, "all is sent")
    assert server.typed(HEARING) == ["fo 120"]


def test_a_hearing_that_the_server_does_not_know_any_more_keeps_what_was_recorded_on_it(
    start: Start, server: CourtServer
) -> None:
    clerk = start().until_listed()
    server.is_away = True
    clerk.enter("1/fo 120")
    clerk.close()
    server.is_away = False
    server.refusals = ["201"]
    gone = server.hearings.pop(HEARING)
    later = start().until_listed()
    later.until_said("Kept here, not sent")
    later.close()
    again = start(connected=False)
    assert again.typed() == ["fo 120"]
    server.hearings[HEARING] = gone
