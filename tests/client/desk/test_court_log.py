"""The log of a hearing's course: kept first, sent once, and shown in the list."""

from collections.abc import Callable

from client.contract.sitting import EventLog
from client.desk.rows import CALLED, ENDED, PAUSED
from client.record.course import Stage
from client.sync.notices import LogFetched
from tests.client.builders import uid
from tests.client.desk.at_work import HEARING, SECOND, AtWork
from tests.client.sync.court_server import CourtServer

Start = Callable[..., AtWork]


def log(clerk: AtWork, text: str) -> None:
    before = len(clerk.said)
    response = clerk.sitting.enter(text)
    assert response.taken, response.said
    clerk.until(lambda: any("Kept" in said for said in clerk.said[before:]), f"{text} is kept")


def labels(server: CourtServer, hearing_id: str = HEARING) -> list[str]:
    return [line["recordedLabel"] for line in server.logs.get(hearing_id, [])]


def title(clerk: AtWork, text: str) -> str:
    found = clerk.sitting.offered(text)
    return found.title if found else ""


def offered(clerk: AtWork, text: str = ":log ") -> list[str]:
    found = clerk.sitting.offered(text)
    assert found is not None
    return [words for _, words in found.choices]


def test_a_hearing_is_called_on_paused_resumed_and_ended(
    clerk: AtWork, server: CourtServer
) -> None:
    assert offered(clerk) == ["call on"]
    log(clerk, ":log")
    assert clerk.row(1).state == CALLED
    assert offered(clerk)[:2] == ["pause", "end"]
    log(clerk, ":log pause")
    assert clerk.row(1).state == PAUSED
    assert offered(clerk) == ["resume", "end"]
    log(clerk, ":log 1")
    assert clerk.row(1).state == CALLED
    log(clerk, ":log end")
    assert clerk.row(1).state == ENDED
    clerk.until_saved()
    assert labels(server) == [
        "Hearing started", "Hearing paused", "Hearing resumed", "Hearing ended"
    ]  # fmt: skip


def test_a_log_that_was_read_before_a_line_was_taken_does_not_take_it_off_again(
    clerk: AtWork, server: CourtServer
) -> None:
    log(clerk, ":log")
    clerk.until_saved()
    clerk.desk.tell(LogFetched(HEARING, EventLog(hearing_id=HEARING)))
    clerk.pump()
    assert clerk.row(1).state == CALLED
    assert offered(clerk)[:2] == ["pause", "end"]


def test_a_line_that_the_log_has_shown_and_shows_no_more_is_gone(
    clerk: AtWork, server: CourtServer
) -> None:
    log(clerk, ":log")
    clerk.until_saved()
    taken = EventLog.model_validate({"events": server.logs[HEARING]})
    for told in (taken, EventLog(hearing_id=HEARING)):
        clerk.desk.tell(LogFetched(HEARING, told))
    clerk.pump()
    assert clerk.row(1).state == ""


def test_what_is_logged_is_kept_while_the_server_is_away_and_sent_once_it_is_back(
    start: Start, server: CourtServer
) -> None:
    clerk = start().until_listed()
    server.is_away = True
    log(clerk, ":log")
    assert clerk.desk.waiting_count == 1
    clerk.close()
    server.is_away = False
    later = start().until_listed()
    later.until_saved()
    later.until(lambda: labels(server), "it is logged")
    assert later.file().course.stage is Stage.CALLED
    assert labels(server) == ["Hearing started"]


def test_a_line_whose_outcome_was_lost_is_not_logged_twice(
    clerk: AtWork, server: CourtServer
) -> None:
    server.lost_answers = 1
    log(clerk, ":log")
    clerk.until_saved()
    assert labels(server) == ["Hearing started"]


def test_what_the_server_will_not_log_stays_here_and_is_said(
    clerk: AtWork, server: CourtServer
) -> None:
    server.will_not_log = ["Box hearing"]
    log(clerk, ":log")
    clerk.until_said("Kept here, not logged: Box hearing")
    assert clerk.file().course.lines[0].is_refused
    assert clerk.file().is_saved
    assert labels(server) == []


def test_calling_on_another_case_pauses_the_one_that_goes_on(
    clerk: AtWork, server: CourtServer
) -> None:
    log(clerk, ":log")
    clerk.sitting.next_case()
    log(clerk, ":log call")
    clerk.until(lambda: clerk.row(2).state == CALLED, "the second is called on")
    assert clerk.row(1).state == PAUSED
    clerk.until_saved()
    assert labels(server) == ["Hearing started", "Hearing paused"]
    assert labels(server, SECOND) == ["Hearing started"]


def test_while_it_goes_on_the_rest_of_what_the_server_knows_is_offered(clerk: AtWork) -> None:
    log(clerk, ":log")
    assert offered(clerk) == ["pause", "end", "Bench retires", "BRACKLEY Aldous identified"]
    assert offered(clerk, ":log bench") == ["Bench retires"]
    log(clerk, ":log bench")
    assert clerk.file().course.lines[-1].label == "Bench retired"
    assert clerk.row(1).state == CALLED


def test_words_that_mean_several_are_asked_about_and_nothing_is_logged(clerk: AtWork) -> None:
    log(clerk, ":log")
    response = clerk.sitting.enter(":log e")
    assert not response.taken or clerk.file().course.stage is not Stage.ENDED
    assert not clerk.sitting.enter(":log zzz").taken


def test_a_time_can_be_said_and_has_to_be_on_another_day(clerk: AtWork) -> None:
    log(clerk, ":log call 9:40")
    assert clerk.file().course.lines[0].time == "09:40"
    clerk.time = clerk.time.replace(day=24)
    response = clerk.sitting.enter(":log pause")
    assert not response.taken
    assert "say the time too" in response.said
    assert title(clerk, ":log ") == "Log what happens, and when? pause 10:02"
    assert title(clerk, ":log pause 10:10") == "Log what happens? Enter: pause"
    log(clerk, ":log pause 10:10")
    assert clerk.row(1).state == PAUSED


def test_what_another_client_logged_is_taken_in(start: Start, server: CourtServer) -> None:
    server.logs[HEARING] = [
        {
            "hearingEventId": uid("theirs"),
            "hearingEventDefinitionId": uid("Hearing started"),
            "recordedLabel": "Hearing started",
            "eventTime": "2026-11-23T09:31:00.000Z",
            "lastModifiedTime": "2026-11-23T09:31:00.000Z",
            "alterable": False,
        }
    ]
    clerk = start().until_listed()
    clerk.until(lambda: clerk.row(1).state == CALLED, "it is called on in the list too")
    assert clerk.file().course.words() == "09:31 Hearing started"


def test_a_server_that_logs_nothing_is_told_of(start: Start, server: CourtServer) -> None:
    server.lists.clear()
    clerk = start().until_listed()
    response = clerk.sitting.enter(":log")
    assert not response.taken
    assert "not said yet what can be logged" in response.said


def test_the_log_is_shown_once_it_is_on_disk_and_not_before(clerk: AtWork) -> None:
    clerk.sitting.enter(":log")
    assert clerk.file().course.stage is Stage.NOT_CALLED
    clerk.until_said("Kept: number 1  10:00 Hearing started")
    assert clerk.file().course.stage is Stage.CALLED


def test_one_hearing_whose_log_is_not_given_hides_no_others(
    start: Start, server: CourtServer
) -> None:
    first = start().until_listed()
    first.enter("2")
    log(first, ":log")
    first.until_saved()
    first.close()
    server.kept_from_clerk.add(HEARING)
    other = start(path=first.path.with_name("other.db")).until_listed()
    other.until(lambda: other.row(2).state == CALLED, "the second hearing is seen to be called on")


def test_what_was_logged_in_another_room_is_sent_after_a_restart(
    start: Start, server: CourtServer
) -> None:
    clerk = start().until_listed()
    server.is_away = True
    log(clerk, ":log")
    clerk.close()
    server.is_away = False
    server.unlisted = {HEARING}
    later = start().until_listed()
    later.until(lambda: labels(server) == ["Hearing started"], "the log is sent")
    later.until(lambda: later.desk.waiting_count == 0, "all is sent")
