"""A day at one court: kept first, sent after, joined with others, shared, and never lost."""

from pathlib import Path

from client.contract import routes
from tests.client.builders import ROOM_NAME, hearing_json, recorded, uid
from tests.client.desk.at_work import HEARING, SECOND, AtWork, nothing_can_be_kept
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer


def test_the_list_comes_with_its_numbers_and_names(clerk: AtWork) -> None:
    assert [(row.number, row.who, row.time) for row in clerk.desk.rows] == [
        (1, "BRACKLEY Aldous, TOLLIVER Maud", "10:00"),
        (2, "BRACKLEY Aldous, TOLLIVER Maud", "11:00"),
    ]
    assert clerk.desk.place is not None
    assert clerk.desk.place.room_name == ROOM_NAME
    assert clerk.desk.is_connected


def test_an_entry_is_kept_and_then_reaches_the_server(clerk: AtWork, server: CourtServer) -> None:
    clerk.enter("fo 120")
    assert clerk.has_said("Kept: 1")
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120"]
    assert clerk.desk.waiting_count == 0
    assert clerk.row(1).state == "2 to do"


def test_versions_follow_one_another(clerk: AtWork, server: CourtServer) -> None:
    for text in ("fo 120", "fvs 48", "lep 3"):
        clerk.enter(text)
        clerk.until_saved()
    assert server.drafts[HEARING]["version"] == 3
    assert len(server.lines(HEARING)) == 3


def test_entries_made_while_a_save_is_under_way_go_with_the_next_one(
    clerk: AtWork, server: CourtServer
) -> None:
    gate = server.hold(routes.SAVE_DRAFT)
    for text in ("fo 120", "fvs 48", "lep 3"):
        clerk.enter(text)
    gate.set()
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120", "fvs 48", "lep 3"]
    assert server.counts[routes.SAVE_DRAFT.name] == 2


def test_a_save_that_landed_although_its_outcome_was_lost_is_not_made_twice(
    clerk: AtWork, server: CourtServer
) -> None:
    server.lost_outcomes = 1
    clerk.enter("fo 120")
    clerk.until_saved()
    clerk.enter("lep 3")
    clerk.until_saved()
    assert server.drafts[HEARING]["version"] == 2
    assert server.typed(HEARING) == ["fo 120", "lep 3"]


def test_what_another_clerk_saved_meanwhile_is_joined_and_saved_again(
    clerk: AtWork, server: CourtServer
) -> None:
    theirs = recorded("nsp", clerk.file().matters[1].target)
    server.save_by_another(HEARING, dict(theirs.wire))
    clerk.enter("fo 120")
    clerk.until_saved()
    assert sorted(server.typed(HEARING)) == sorted(clerk.typed()) == ["fo 120", "nsp"]
    assert server.drafts[HEARING]["version"] == 2
    assert clerk.has_said("Ada Marsh added No separate penalty to 2 No insurance (number 1)")


def test_a_save_overtaken_while_its_outcome_was_lost_still_reaches_the_server(
    clerk: AtWork, server: CourtServer
) -> None:
    theirs = recorded("nsp", clerk.file().matters[1].target)
    server.lost_commands = 1
    server.save_by_another(HEARING, dict(theirs.wire))
    clerk.enter("fo 120")
    clerk.until_saved()
    assert sorted(server.typed(HEARING)) == ["fo 120", "nsp"]


def test_work_goes_on_while_the_server_is_away_and_is_sent_when_it_is_back(
    clerk: AtWork, server: CourtServer
) -> None:
    server.is_away = True
    clerk.enter("fo 120")
    clerk.until(lambda: clerk.desk.away_since, "the outage is noticed")
    clerk.enter("lep 3")
    assert clerk.desk.away_since == "10:00"
    assert clerk.desk.away_reason
    assert clerk.desk.waiting_count == 1
    assert clerk.row(1).state == "2 to do"
    server.is_away = False
    clerk.until_saved()
    clerk.until_said("The court's server is back")
    assert (clerk.desk.away_since, clerk.desk.away_reason) == ("", "")
    assert server.typed(HEARING) == ["fo 120", "lep 3"]


def test_a_refused_save_keeps_the_entry_here_and_says_why(
    clerk: AtWork, server: CourtServer
) -> None:
    server.refusals = ["201"]
    clerk.enter("fo 120")
    clerk.until_said("Kept here, not sent: This hearing's results are shared or with an approver")
    assert clerk.typed() == ["fo 120"]
    assert clerk.desk.waiting_count == 1
    clerk.enter("lep 3")
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120", "lep 3"]


def test_an_entry_that_could_not_be_kept_is_taken_back_and_its_text_given_back(
    clerk: AtWork, path: Path
) -> None:
    with nothing_can_be_kept(path):
        clerk.sitting.enter("fo 120")
        clerk.until_said("NOT KEPT")
    assert clerk.given_back == ["fo 120"]
    assert clerk.typed() == []
    assert clerk.file().pending == frozenset()
    clerk.enter(clerk.given_back[0])
    clerk.until_saved()
    assert clerk.typed() == ["fo 120"]


def test_a_step_that_could_not_be_kept_is_no_step_to_undo(clerk: AtWork, path: Path) -> None:
    clerk.enter("lep 3")
    with nothing_can_be_kept(path):
        clerk.sitting.enter("fo 120")
        clerk.until_said("NOT KEPT")
    assert len(clerk.file().history.done) == 1
    clerk.enter(":undo")
    assert clerk.typed() == []


def test_the_numbers_of_the_list_stay_when_a_new_hearing_appears(
    start: Start, server: CourtServer
) -> None:
    before = start().until_listed()
    before.enter("fo 120")
    before.until_saved()
    before.close()
    early = hearing_json("early", 9)
    server.hearings = {early["id"]: early, **server.hearings}
    after = start().until_listed()
    after.until(lambda: len(after.desk.rows) == 3, "three rows")
    assert [(row.number, row.hearing_id) for row in after.desk.rows] == [
        (1, HEARING),
        (2, SECOND),
        (3, uid("early")),
    ]
    assert after.row(1).state == "2 to do"


def test_a_hearing_that_left_the_list_keeps_its_row_and_says_so(
    start: Start, server: CourtServer
) -> None:
    start().until_listed().close()
    del server.hearings[HEARING]
    after = start().until_listed()
    assert [(row.number, row.state) for row in after.desk.rows] == [(1, "off list"), (2, "")]


def test_a_server_without_result_definitions_is_told_of_and_those_built_in_stand(
    start: Start, server: CourtServer
) -> None:
    server.lists[routes.RESULT_DEFINITIONS] = {"resultDefinitions": "none"}
    clerk = start().until_listed()
    assert clerk.has_said("gives no result definitions; those built in are used")
    clerk.enter("fo 120")
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120"]
