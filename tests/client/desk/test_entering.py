"""Attendance, pleas and verdicts: kept before they are shown as kept, sent once, never guessed."""

from pathlib import Path
from typing import Any

import pytest

from client.contract import routes
from client.desk.case_file import CaseFile
from client.desk.responses import Next
from client.readback import who
from client.record.heard import standing
from client.shorthand.asking import Asking
from tests.client.builders import DAY, hearing_json, uid
from tests.client.desk.at_work import HEARING, AtWork, nothing_can_be_kept
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer

SPEED, INSURANCE, TEST_CERTIFICATE = uid("spd"), uid("ins"), uid("mot")
BRACKLEY, TOLLIVER = uid("brackley"), uid("tolliver")
NONE: dict[str, Any] = {}


def heard(file: CaseFile) -> list[str]:
    """Give the pleas as the screen shows them, by number."""
    return [matter.plea for matter in file.matters]


def pleas_at(server: CourtServer, *offences: str) -> list[str]:
    """Give the pleas that the server holds."""
    held = (server.offence(HEARING, one).get("plea", NONE) for one in offences)
    return [plea.get("pleaValue", "") for plea in held]


def attendance_at(server: CourtServer) -> dict[str, str]:
    """Give who attends, and how, as the server holds it for the day."""
    return {
        one["defendantId"]: one["attendanceDays"][0]["attendanceType"]
        for one in server.hearings[HEARING].get("defendantAttendance", [])
    }


def names(server: CourtServer) -> list[str]:
    """Give what was sent, in order."""
    return [name for name, _ in server.entered]


def test_a_whole_simple_case_is_one_line_and_one_step(clerk: AtWork, server: CourtServer) -> None:
    assert clerk.enter("@p; =g; fo 120; fvs 48").taken
    clerk.until_saved()
    assert attendance_at(server) == {BRACKLEY: "IN_PERSON"}
    assert pleas_at(server, SPEED) == ["GUILTY"]
    assert server.typed(HEARING) == ["fo 120", "fvs 48"]
    assert clerk.has_said("Kept: 1  in person; guilty plea; Fine £120; Surcharge £48")
    clerk.enter(":undo")
    clerk.until_saved()
    assert server.typed(HEARING) == []
    assert pleas_at(server, SPEED) == [""]
    assert attendance_at(server) == {BRACKLEY: "IN_PERSON"}
    assert clerk.has_said("attendance stays; it can be changed")
    clerk.enter(":redo")
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120", "fvs 48"]
    assert pleas_at(server, SPEED) == ["GUILTY"]


def test_attendance_goes_before_the_plea_and_the_plea_before_the_draft(
    clerk: AtWork, server: CourtServer
) -> None:
    clerk.enter("fo 120; !g; =ng; @v")
    clerk.until_saved()
    sent = [name for name, _ in server.seen]
    assert sent == [
        *(routes.UPDATE_ATTENDANCE.name, routes.UPDATE_PLEA.name, routes.UPDATE_VERDICT.name),
        routes.SAVE_DRAFT.name,
    ]


@pytest.mark.parametrize(
    ("line", "pleas"),
    [
        ("=g", ["GUILTY", "", ""]),
        ("2/=ng", ["", "NOT_GUILTY", ""]),
        ("2-3/=g", ["", "GUILTY", "GUILTY"]),
        ("*/=g", ["GUILTY", "", ""]),
        ("**/=g", ["GUILTY", "GUILTY", "GUILTY"]),
        ("3/=con", ["", "", "CONSENTS"]),
    ],
)
def test_a_plea_is_entered_on_the_offences_that_are_named(
    clerk: AtWork, server: CourtServer, line: str, pleas: list[str]
) -> None:
    assert clerk.enter(line).taken
    assert heard(clerk.file()) == pleas
    clerk.until_saved()
    assert pleas_at(server, SPEED, INSURANCE, TEST_CERTIFICATE) == pleas
    assert names(server) == [routes.UPDATE_PLEA.name]


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("@p", {BRACKLEY: "IN_PERSON"}),
        ("d/@n", {BRACKLEY: "NOT_PRESENT"}),
        ("*/@v", {BRACKLEY: "BY_VIDEO"}),
        ("2/@v", {TOLLIVER: "BY_VIDEO"}),
        ("2-3/@v", {TOLLIVER: "BY_VIDEO"}),
        ("**/@p", {BRACKLEY: "IN_PERSON", TOLLIVER: "IN_PERSON"}),
    ],
)
def test_attendance_is_entered_for_the_defendants_that_are_named(
    clerk: AtWork, server: CourtServer, line: str, there: dict[str, str]
) -> None:
    assert clerk.enter(line).taken
    clerk.until_saved()
    assert attendance_at(server) == there


def test_attendance_does_not_hang_on_what_is_still_open(clerk: AtWork, server: CourtServer) -> None:
    clerk.enter("1-3/nsp")
    assert clerk.enter("**/@p").taken
    assert clerk.has_said("Kept: 2 defendants  in person")
    assert clerk.enter("*/@v").taken
    clerk.until_saved()
    assert attendance_at(server) == {BRACKLEY: "BY_VIDEO", TOLLIVER: "IN_PERSON"}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("d/=g", "A plea belongs to an offence: name its number"),
        ("c/!g", "A verdict belongs to an offence: name its number"),
        ("c/@p", "Attendance belongs to a defendant: leave c/ out, or write **/"),
        ("9/=g", "This case has no offence 9"),
        ("=-", "There is no plea here to clear"),
        ("!-", "There is no verdict here to clear"),
        ("=g; fo 120 banana", "‘banana’ has no place in Fine"),
        ("=g; 2/=ng; 9/wdrn", "This case has no offence 9"),
        ("@p; 2/=ng; 2/fo 120 banana", "‘banana’ has no place in Fine"),
        ("1/fo 120; d/=g", "A plea belongs to an offence: name its number"),
        ("=g; 1/=ng", "Two parts with = for offence 1: keep one"),
        ("2/=ng; **/=g", "Two parts with = for offence 2: keep one"),
        ("2/@p; fo 80; 3/@v", "Two parts with @ for TOLLIVER Maud: keep one"),
        ("1-3/nsp; **/=g", "No open offences are left for the end of this line"),
    ],
)
def test_a_line_is_taken_whole_or_not_at_all(
    clerk: AtWork, server: CourtServer, line: str, problem: str
) -> None:
    response = clerk.enter(line)
    assert (response.taken, response.said) == (False, problem)
    assert heard(clerk.file()) == ["", "", ""]
    assert not clerk.file().entered
    assert not server.seen


def test_the_preview_says_in_plain_words_what_would_be_entered(clerk: AtWork) -> None:
    assert clerk.sitting.preview("2/=g").words == ("offence 2: guilty plea",)
    assert clerk.sitting.preview("1-2/!g").words == ("offences 1,2: verdict: guilty after trial",)
    assert clerk.sitting.preview("@p; =ng; nsp").words == (
        "BRACKLEY Aldous: in person",
        "offence 1: not guilty plea",
        "1 Exceed 30 mph: NSP  No separate penalty",
    )
    assert clerk.sitting.preview("=gui").is_choice
    assert not clerk.file().entered


def test_a_whole_case_with_targets_of_its_parts_is_one_step(
    clerk: AtWork, server: CourtServer
) -> None:
    text = "@p; =g; 1/fo 120; 2/=ng; 2/wdrn; d/fvs 48"
    assert clerk.sitting.preview(text).words == (
        "BRACKLEY Aldous: in person",
        "offence 1: guilty plea",
        "offence 2: not guilty plea",
        "1 Exceed 30 mph: FO  Fine £120",
        "2 No insurance: WDRN  Withdrawn",
        "1 Exceed 30 mph: FVS  Surcharge £48",
    )
    assert clerk.enter(text).taken
    clerk.until_saved()
    assert clerk.has_said(
        "Kept: 1  in person; guilty plea; Fine £120; "
        "2  not guilty plea; Withdrawn; 1  Surcharge £48"
    )
    assert attendance_at(server) == {BRACKLEY: "IN_PERSON"}
    assert pleas_at(server, SPEED, INSURANCE) == ["GUILTY", "NOT_GUILTY"]
    assert server.typed(HEARING) == ["fo 120", "wdrn", "fvs 48"]
    assert [len(clerk.words(number)) for number in (1, 2, 3)] == [2, 1, 0]
    clerk.enter(":undo")
    clerk.until_saved()
    assert pleas_at(server, SPEED, INSURANCE) == ["", ""]
    assert server.typed(HEARING) == []
    clerk.enter(":redo")
    clerk.until_saved()
    assert pleas_at(server, SPEED, INSURANCE) == ["GUILTY", "NOT_GUILTY"]
    assert server.typed(HEARING) == ["fo 120", "wdrn", "fvs 48"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1/=g; 2/=ng", "Kept: 1  guilty plea; 2  not guilty plea"),
        ("1-2/=g", "Kept: 1,2  guilty plea"),
        ("**/@p", "Kept: 2 defendants  in person"),
        ("**/@p; 1/=g", "Kept: 1  2 defendants in person; guilty plea"),
        ("@p; 3/@n", "Kept: 1  in person; {} not present"),
        ("3/@n; 1/=g", "Kept: 1  {} not present; guilty plea"),
        ("3/@n; 2-3/=g", "Kept: 2,3  not present; guilty plea"),
    ],
)
def test_what_is_said_to_be_kept_says_whose_it_is(clerk: AtWork, text: str, said: str) -> None:
    other = who(clerk.file().matters[2])
    assert clerk.enter(text).taken
    clerk.until_saved()
    assert said.format(other) in clerk.said


def test_what_enter_would_refuse_is_not_shown_as_complete(clerk: AtWork) -> None:
    assert clerk.sitting.preview("=-").open_point == "There is no plea here to clear"
    assert clerk.sitting.preview("=-").open_point == clerk.enter("=-").said


def test_each_defendant_may_attend_in_their_own_way(clerk: AtWork, server: CourtServer) -> None:
    assert clerk.enter("@p; 2-3/@v; =ng").taken
    clerk.until_saved()
    assert attendance_at(server) == {BRACKLEY: "IN_PERSON", TOLLIVER: "BY_VIDEO"}
    assert pleas_at(server, SPEED, INSURANCE, TEST_CERTIFICATE) == ["", *["NOT_GUILTY"] * 2]


def test_a_question_about_one_part_leaves_pleas_where_they_go(
    clerk: AtWork, server: CourtServer
) -> None:
    assert clerk.enter("=g; 2/=ng; 1/fo; 3/nsp").then is Next.ASK
    assert heard(clerk.file()) == ["", "", ""]
    assert clerk.enter("120").taken
    clerk.until_saved()
    assert pleas_at(server, SPEED, INSURANCE) == ["GUILTY", "NOT_GUILTY"]
    assert clerk.words(1) == ["Fine £120"]
    assert clerk.words(3) == ["No separate penalty"]


def test_a_plea_is_entered_beside_an_offence_whose_results_are_shared(
    clerk: AtWork, server: CourtServer
) -> None:
    clerk.enter("1/nsp")
    clerk.until_saved()
    clerk.sitting.share()
    clerk.until_said("Shared")
    assert clerk.enter("1/=g; 2/nsp").taken
    assert not clerk.enter("2/=ng; 1/fo 50").taken
    clerk.until_saved()
    assert pleas_at(server, SPEED, INSURANCE) == ["GUILTY", ""]


def test_what_stands_already_is_not_entered_again(clerk: AtWork, server: CourtServer) -> None:
    clerk.enter("@p; =g")
    clerk.until_saved()
    assert clerk.enter("@p; =g").said == "That stands already"
    assert clerk.enter("@v; =g").taken
    clerk.until_saved()
    assert names(server).count(routes.UPDATE_PLEA.name) == 1
    assert attendance_at(server) == {BRACKLEY: "BY_VIDEO"}


def test_a_plea_can_be_changed_and_cleared_and_each_is_undone(
    clerk: AtWork, server: CourtServer
) -> None:
    for line in ("=ng", "=g", "=-"):
        clerk.enter(line)
    clerk.until_saved()
    assert pleas_at(server, SPEED) == [""]
    for plea, said in (("GUILTY", "plea cleared"), ("NOT_GUILTY", "guilty plea"), ("", "not")):
        clerk.enter(":undo")
        assert clerk.said[-1].startswith(f"Kept: undone · {said}")
        assert heard(clerk.file())[0] == plea
        clerk.until_saved()
        assert pleas_at(server, SPEED) == [plea]


def test_a_verdict_is_returned_cleared_and_brought_back(clerk: AtWork, server: CourtServer) -> None:
    clerk.enter("1-2/!g")
    clerk.until_saved()
    found = [server.offence(HEARING, one)["verdict"] for one in (SPEED, INSURANCE)]
    assert {one["verdictType"]["categoryType"] for one in found} == {"GUILTY"}
    assert {one["verdictDate"] for one in found} == {DAY}
    clerk.enter("!-")
    clerk.until_saved()
    assert "verdict" not in server.offence(HEARING, SPEED)
    clerk.enter(":undo")
    clerk.until_saved()
    assert server.offence(HEARING, SPEED)["verdict"]["verdictType"]["verdictCode"] == "G"


def test_a_line_of_pleas_alone_saves_no_draft(clerk: AtWork, server: CourtServer) -> None:
    clerk.enter("=g")
    clerk.until_saved()
    assert server.drafts == {}
    assert clerk.sitting.share().said == "Nothing here is left to share"


def test_a_plea_can_be_entered_after_the_results_are_shared(
    clerk: AtWork, server: CourtServer
) -> None:
    clerk.enter("1-3/nsp")
    clerk.until_saved()
    clerk.sitting.share()
    clerk.until_said("Shared")
    assert clerk.enter("=g").taken
    assert not clerk.enter("=ng; fo 50").taken
    clerk.until_saved()
    assert pleas_at(server, SPEED) == ["GUILTY"]


def test_what_was_entered_is_shared_after_it_is_sent(clerk: AtWork, server: CourtServer) -> None:
    gate = server.hold(routes.UPDATE_PLEA)
    clerk.enter("1-3/nsp")
    clerk.enter("=g")
    assert clerk.sitting.share().said == "Sharing…"
    gate.set()
    clerk.until_said("Shared")
    assert [name for name, _ in server.seen][-1] == routes.SHARE.name
    assert pleas_at(server, SPEED) == ["GUILTY"]


def test_a_plea_is_read_back(clerk: AtWork) -> None:
    clerk.enter("@p; =ng; !g; fo 120")
    readback = clerk.sitting.readback()
    assert readback is not None
    lines = readback.lines()
    assert lines[0] == "BRACKLEY Aldous · in person · 01TW1234526"
    assert "     not guilty plea · verdict: guilty after trial" in lines


# An either-way offence


def either_way() -> CourtServer:
    hearing = hearing_json()
    for case in hearing["prosecutionCases"]:
        for defendant in case["defendants"]:
            for offence in defendant["offences"]:
                offence["modeOfTrial"] = "Either Way"
    server = CourtServer(hearing)
    reasons = [
        {"id": uid("summary"), "code": "4", "seqNum": 40, "description": "Summary trial"},
        {"id": uid("crown"), "code": "5", "seqNum": 50, "description": "Trial on indictment"},
    ]
    server.lists[routes.MODE_OF_TRIAL_REASONS] = {"modeOfTrialReasons": reasons}
    return server


def test_where_an_either_way_offence_is_to_be_tried_is_asked(start: Start) -> None:
    server = either_way()
    clerk = start(server=server).until_listed()
    assert clerk.sitting.preview("=ing").open_point == "needs Allocation decision"
    clerk.enter("=ing; nsp")
    asking = clerk.sitting.asking
    assert asking is not None
    assert asking.question.choices == (
        *("Summary trial", "Trial on indictment"),
        "No decision today",
    )
    assert clerk.enter("").said.startswith("This needs an answer")
    assert clerk.enter("2").taken
    clerk.until_saved()
    offence = server.offence(HEARING, SPEED)
    assert offence["indicatedPlea"]["indicatedPleaValue"] == "INDICATED_NOT_GUILTY"
    assert offence["allocationDecision"]["motReasonId"] == uid("crown")
    assert offence["allocationDecision"]["sequenceNumber"] == 50
    assert server.typed(HEARING) == ["nsp"]


def test_allocation_may_wait_and_be_said_in_the_line(start: Start) -> None:
    server = either_way()
    clerk = start(server=server).until_listed()
    clerk.enter("=ni")
    clerk.enter("No decision today")
    clerk.until_saved()
    assert "allocationDecision" not in server.offence(HEARING, SPEED)
    clerk.enter("2/=ing summary")
    clerk.until_saved()
    offence = server.offence(HEARING, INSURANCE)
    assert offence["allocationDecision"]["motReasonId"] == uid("summary")
    clerk.enter("2/=ng")
    clerk.until_saved()
    offence = server.offence(HEARING, INSURANCE)
    assert offence["plea"]["pleaValue"] == "NOT_GUILTY"
    assert offence["indicatedPlea"]["indicatedPleaValue"] == "INDICATED_NOT_GUILTY"
    assert offence["allocationDecision"]["motReasonId"] == uid("summary")
    clerk.enter("2/=-")
    clerk.until_saved()
    offence = server.offence(HEARING, INSURANCE)
    assert not {"plea", "indicatedPlea", "allocationDecision"} & offence.keys()


def test_an_indication_of_guilt_asks_nothing(start: Start) -> None:
    server = either_way()
    clerk = start(server=server).until_listed()
    assert clerk.sitting.preview("=ig").open_point == ""
    assert clerk.enter("=ig").taken
    clerk.until_saved()
    indicated = server.offence(HEARING, SPEED)["indicatedPlea"]
    assert indicated["indicatedPleaValue"] == "INDICATED_GUILTY"
    assert clerk.sitting.asking is None


def test_only_the_part_for_an_either_way_offence_is_asked_about(start: Start) -> None:
    server = either_way()
    server.offence(HEARING, SPEED)["modeOfTrial"] = "Summary"
    clerk = start(server=server).until_listed()
    clerk.enter("1/=ing; 2/=ing; nsp")
    assert isinstance(clerk.sitting.asking, Asking)
    assert clerk.sitting.asking.question.at == 1
    assert clerk.enter("2").taken
    clerk.until_saved()
    assert "allocationDecision" not in server.offence(HEARING, SPEED)
    decided = server.offence(HEARING, INSURANCE)["allocationDecision"]
    assert decided["motReasonId"] == uid("crown")


def test_a_summary_offence_is_never_allocated(start: Start) -> None:
    server = either_way()
    for one in (SPEED, INSURANCE, TEST_CERTIFICATE):
        server.offence(HEARING, one)["modeOfTrial"] = "Summary"
    clerk = start(server=server).until_listed()
    assert clerk.enter("=ing").taken
    assert clerk.sitting.asking is None


# Away, killed, refused


def test_while_the_server_is_away_all_is_kept_and_then_sent_in_order(
    clerk: AtWork, server: CourtServer
) -> None:
    server.is_away = True
    for line in ("@p; =ng; fo 120", "=g", "2/@n"):
        clerk.enter(line)
    assert heard(clerk.file()) == ["GUILTY", "", ""]
    assert clerk.desk.waiting_count == 1
    server.is_away = False
    clerk.until_saved()
    assert pleas_at(server, SPEED) == ["GUILTY"]
    assert attendance_at(server) == {BRACKLEY: "IN_PERSON", TOLLIVER: "NOT_PRESENT"}
    assert server.typed(HEARING) == ["fo 120"]


def test_what_was_kept_and_not_sent_is_shown_and_sent_by_the_next_run(
    start: Start, server: CourtServer
) -> None:
    before = start().until_listed()
    server.is_away = True
    before.enter("@p; =g; !g; fo 120")
    before.close()
    server.is_away = False
    place = before.desk.place
    after = start(connected=False)
    after.desk.sit_at(place)
    assert heard(after.file()) == ["GUILTY", "", ""]
    assert standing(after.file().hearing, "attendance", BRACKLEY, DAY)
    assert after.row(1).state == "2 to do"
    after.connect()
    after.until_listed()
    after.until_saved()
    assert pleas_at(server, SPEED) == ["GUILTY"]
    assert attendance_at(server) == {BRACKLEY: "IN_PERSON"}
    assert server.typed(HEARING) == ["fo 120"]


def test_a_plea_whose_outcome_is_unknown_is_read_before_it_is_sent_again(
    clerk: AtWork, server: CourtServer
) -> None:
    server.lost_outcomes = 1
    clerk.enter("=g")
    clerk.until_saved()
    assert pleas_at(server, SPEED) == ["GUILTY"]
    assert names(server) == [routes.UPDATE_PLEA.name]


def test_a_plea_that_never_arrived_is_sent_again(clerk: AtWork, server: CourtServer) -> None:
    server.lost_commands = 1
    clerk.enter("2/!g")
    clerk.until_saved()
    assert server.offence(HEARING, INSURANCE)["verdict"]["verdictType"]["verdictCode"] == "G"
    assert len({correlation for _, correlation in server.seen}) == 1


def test_what_landed_while_the_program_was_leaving_is_not_sent_twice(
    start: Start, server: CourtServer
) -> None:
    before = start().until_listed()
    gate = server.hold(routes.EVENTS)
    before.enter("=g")
    before.until(lambda: server.entered, "the plea has landed")
    before.close()
    gate.set()
    after = start().until_listed()
    after.until_saved()
    assert names(server) == [routes.UPDATE_PLEA.name]
    assert heard(after.file()) == ["GUILTY", "", ""]


def test_a_plea_that_the_server_ignores_stays_here_and_holds_up_nothing(
    clerk: AtWork, server: CourtServer
) -> None:
    server.ignored = 1
    clerk.enter("1-3/=g; nsp")
    clerk.until_said("Kept here, not sent: plea: The offence is not in this hearing")
    clerk.until(lambda: clerk.file().is_draft_saved, "the draft is saved")
    assert heard(clerk.file()) == ["GUILTY", "GUILTY", "GUILTY"]
    assert server.typed(HEARING) == ["nsp", "nsp", "nsp"]
    clerk.sitting.share()
    clerk.until_said("Shared")
    assert clerk.enter("1-3/=ng").taken
    clerk.until_saved()
    assert pleas_at(server, SPEED) == ["NOT_GUILTY"]


def test_what_another_client_wrote_its_own_way_is_not_sent_again(start: Start) -> None:
    hearing = hearing_json()
    somehow = {"day": DAY, "attendanceType": "BY_CARRIER_PIGEON"}
    hearing["defendantAttendance"] = [{"defendantId": BRACKLEY, "attendanceDays": [somehow]}]
    server = CourtServer(hearing)
    clerk = start(server=server).until_listed()
    clerk.enter("@p; =g")
    clerk.until_saved()
    clerk.enter(":undo")
    clerk.until_said("Kept here, not sent: What another client had entered")
    clerk.until(lambda: pleas_at(server, SPEED) == [""], "the plea is taken back")
    assert attendance_at(server) == {BRACKLEY: "IN_PERSON"}
    assert clerk.enter("@v").taken
    clerk.until_saved()
    assert attendance_at(server) == {BRACKLEY: "BY_VIDEO"}


def test_a_plea_of_another_clerk_is_shown_once_the_hearing_is_read_again(
    start: Start, server: CourtServer
) -> None:
    before = start().until_listed()
    before.enter("1-2/=g")
    before.until_saved()
    before.close()
    server.offence(HEARING, SPEED)["plea"] = {"pleaValue": "NOT_GUILTY", "pleaDate": DAY}
    del server.offence(HEARING, INSURANCE)["plea"]
    after = start().until_listed()
    assert heard(after.file()) == ["NOT_GUILTY", "", ""]
    assert names(server) == [routes.UPDATE_PLEA.name]


def test_a_hearing_read_before_the_plea_landed_does_not_take_it_off_the_screen(
    start: Start, server: CourtServer
) -> None:
    before = start().until_listed()
    before.enter("=g")
    before.until_saved()
    del server.offence(HEARING, SPEED)["plea"]
    told = before.file().told
    before.connect()
    before.until(lambda: before.file().told is not told, "the hearing was read again")
    assert heard(before.file()) == ["GUILTY", "", ""]


def test_two_windows_on_one_journal_show_and_send_what_either_kept(
    start: Start, server: CourtServer
) -> None:
    left, right = start().until_listed(), start().until_listed()
    left.enter("1/=g")
    left.until_saved()
    right.enter("2/=ng; nsp")
    right.until_saved()
    assert heard(right.file()) == ["GUILTY", "NOT_GUILTY", ""]
    left.close()
    right.close()
    after = start().until_listed()
    after.until_saved()
    assert heard(after.file()) == ["GUILTY", "NOT_GUILTY", ""]
    assert pleas_at(server, SPEED, INSURANCE) == ["GUILTY", "NOT_GUILTY"]


def test_what_could_not_be_kept_is_off_the_screen_and_its_text_given_back(
    clerk: AtWork, server: CourtServer, path: Path
) -> None:
    clerk.enter("=ng")
    clerk.until_saved()
    with nothing_can_be_kept(path):
        clerk.sitting.enter("@p; =g; fo 120")
        assert heard(clerk.file())[0] == "GUILTY"
        clerk.until_said("NOT KEPT")
    assert clerk.given_back == ["@p; =g; fo 120"]
    assert heard(clerk.file()) == ["NOT_GUILTY", "", ""]
    assert clerk.file().pending == frozenset()
    assert pleas_at(server, SPEED) == ["NOT_GUILTY"]
    clerk.enter(clerk.given_back[0])
    clerk.until_saved()
    assert pleas_at(server, SPEED) == ["GUILTY"]


def test_what_is_being_written_is_not_shown_as_kept(clerk: AtWork) -> None:
    clerk.sitting.enter("@p; =g")
    assert clerk.file().pending == {f"attendance:{BRACKLEY}", f"plea:{SPEED}"}
    clerk.until_said("Kept: 1  in person; guilty plea")
    assert clerk.file().pending == frozenset()
