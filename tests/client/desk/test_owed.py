"""A case put off to be resulted out of court: owed until it is whole or taken back."""

from collections.abc import Callable
from datetime import timedelta

from client.contract import routes
from client.desk.rows import KEPT
from client.sync.notices import LogLineTaken
from tests.client.desk.at_work import HEARING, SECOND, AtWork

Start = Callable[..., AtWork]


def put_off(clerk: AtWork, text: str = ":owed") -> None:
    assert clerk.sitting.enter(text).taken
    clerk.until_said("put off")


def test_one_step_puts_the_case_off_and_goes_on_to_the_next(clerk: AtWork) -> None:
    put_off(clerk)
    assert clerk.row(1).state == "owed 0m"
    assert clerk.sitting.hearing_id == SECOND


def test_the_row_says_for_how_long_it_has_been_owed(clerk: AtWork) -> None:
    put_off(clerk)
    since = clerk.time
    for minutes, state in ((20, "owed 20m"), (185, "owed 3h"), (3000, "owed 2d")):
        clerk.time = since + timedelta(minutes=minutes)
        assert clerk.desk.tick()
        assert clerk.row(1).state == state
    assert not clerk.desk.tick()


def test_why_it_was_put_off_is_kept_over_a_restart(start: Start) -> None:
    clerk = start().until_listed()
    put_off(clerk, ":owed means form")
    clerk.close()
    again = start(connected=False)
    assert again.file().course.owed_words() == "Owed since 10:00: means form"


def test_said_again_it_is_taken_back(clerk: AtWork) -> None:
    put_off(clerk)
    clerk.sitting.previous_case()
    clerk.sitting.enter(":owed")
    clerk.until_said("no longer put off")
    assert clerk.row(1).state == ""
    assert clerk.sitting.hearing_id == HEARING


def test_a_reason_said_later_leaves_the_time_as_it_was(clerk: AtWork) -> None:
    put_off(clerk)
    clerk.time += timedelta(minutes=30)
    clerk.sitting.previous_case()
    put_off(clerk, ":owed waits for the report")
    clerk.until(lambda: clerk.file().course.reason, "the reason is kept")
    assert clerk.file().course.owed_words() == "Owed since 10:00: waits for the report"


def test_once_every_offence_has_its_outcome_it_is_kept_and_no_longer_owed(clerk: AtWork) -> None:
    put_off(clerk)
    clerk.sitting.previous_case()
    clerk.enter("1/nsp")
    assert clerk.row(1).is_owed
    clerk.enter("**/nsp")
    assert clerk.row(1).state == KEPT


def test_what_still_needs_something_in_court_comes_before_what_is_owed(clerk: AtWork) -> None:
    put_off(clerk)
    clerk.sitting.first_case()
    clerk.sitting.next_open_case()
    assert clerk.sitting.hearing_id == SECOND
    clerk.sitting.next_open_case()
    assert clerk.sitting.hearing_id == HEARING


def test_what_is_owed_can_be_shown_alone(clerk: AtWork) -> None:
    put_off(clerk)
    clerk.sitting.first_case()
    assert clerk.sitting.filter("owed").said.startswith("Only owed: 1 of 2")


def test_it_stays_owed_though_a_line_of_the_log_is_taken_while_it_is_written(start: Start) -> None:
    clerk = start().until_listed()
    gate = clerk.server.hold(routes.LOG_EVENT)
    clerk.sitting.enter(":log")
    clerk.until_said("Hearing started")
    clerk.sitting.enter(":owed means form")
    # Both wait for the desk's thread now: the line that is taken stands before what is kept.
    line = clerk.file().course.lines[0]
    clerk.desk.log.taken(LogLineTaken(HEARING, line.id))
    clerk.until_said("put off")
    gate.set()
    clerk.close()
    again = start(connected=False)
    assert again.file().course.reason == "means form"
    assert again.file().course.is_sent


def test_undo_takes_back_that_a_case_was_put_off_and_goes_there_again(clerk: AtWork) -> None:
    clerk.sitting.next_matter()
    put_off(clerk)
    clerk.sitting.undo()
    clerk.until_said("number 1 is no longer put off")
    assert clerk.row(1).state == ""
    assert (clerk.sitting.hearing_id, clerk.sitting.matter_number) == (HEARING, 2)
    assert clerk.sitting.undo().said == "Nothing to undo on this hearing"


def test_undo_takes_back_first_what_was_recorded_on_the_next_case(clerk: AtWork) -> None:
    put_off(clerk)
    clerk.enter("nsp")
    clerk.sitting.undo()
    clerk.until_said("undone")
    assert clerk.typed(SECOND) == []
    assert clerk.sitting.undo().said == "Nothing to undo on this hearing"
    clerk.sitting.previous_case()
    clerk.sitting.undo()
    clerk.until_said("number 1 is no longer put off")


def test_undo_leaves_a_case_put_off_once_the_clerk_has_gone_on(clerk: AtWork) -> None:
    clerk.sitting.next_case()
    clerk.enter("nsp")
    clerk.sitting.previous_case()
    put_off(clerk)
    clerk.sitting.previous_case()
    clerk.sitting.next_case()
    clerk.sitting.undo()
    clerk.until_said("undone")
    assert clerk.typed(SECOND) == []
    assert clerk.row(1).is_owed


def test_undo_takes_back_what_was_recorded_after_a_case_was_put_off(clerk: AtWork) -> None:
    put_off(clerk)
    clerk.sitting.previous_case()
    clerk.enter("1/nsp")
    clerk.sitting.undo()
    clerk.until_said("undone")
    assert clerk.row(1).is_owed


def test_undo_puts_a_case_off_again_since_when_and_why_it_was(clerk: AtWork) -> None:
    put_off(clerk, ":owed means form")
    clerk.time += timedelta(minutes=30)
    clerk.sitting.previous_case()
    clerk.sitting.enter(":owed")
    clerk.until_said("no longer put off")
    clerk.sitting.enter(":undo")
    clerk.until_said("number 1 is put off again")
    assert clerk.file().course.owed_words() == "Owed since 10:00: means form"


def test_that_the_day_of_the_list_has_gone_by_is_said_once(clerk: AtWork) -> None:
    clerk.time += timedelta(hours=13)
    clerk.desk.tick()
    clerk.pump()
    assert not clerk.has_said("gone by")
    clerk.time += timedelta(hours=2)
    for _ in range(2):
        clerk.desk.tick()
        clerk.pump()
    said = [one for one in clerk.said if "gone by" in one]
    assert said == ["This is the list of Mon 23 Nov 2026, gone by; :date 24/11 opens today's"]
