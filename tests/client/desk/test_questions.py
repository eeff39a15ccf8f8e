"""What a clerk is asked with at work: the court list that came, and what was given before."""

from pathlib import Path

from client.catalogue.builtin import builtin_catalogue
from client.desk.rows import Place
from client.desk.sitting import Next
from tests.client.builders import CENTRE, CENTRE_NAME, ROOM, ROOM_NAME, uid
from tests.client.desk.at_work import HEARING, AtWork, nothing_can_be_kept
from tests.client.desk.conftest import Start
from tests.client.shorthand.court_list import COURTS
from tests.client.sync.court_server import CourtServer

HEARING_LINE = "nhmc 4/12 10 [Trial] 30min"


def at_work(start: Start) -> AtWork:
    clerk = start().until_listed()
    clerk.desk.catalogue = builtin_catalogue()
    return clerk


def choices(clerk: AtWork) -> tuple[str, ...]:
    asking = clerk.sitting.asking
    assert asking is not None
    return asking.question.choices


def test_a_court_is_looked_up_in_the_list_that_the_api_gave(start: Start) -> None:
    clerk = at_work(start)
    first = CENTRE_NAME.split()[0]
    words = clerk.sitting.preview(f"nhmc 4/12 10 {first} [Trial] 30min").words
    assert CENTRE_NAME in words[0]


def test_a_court_that_is_asked_for_is_shown_in_full_while_its_name_is_typed(start: Start) -> None:
    clerk = at_work(start)
    assert clerk.enter(HEARING_LINE).then is Next.ASK
    assert clerk.sitting.preview(CENTRE_NAME.split()[0]).words == (CENTRE_NAME,)
    assert clerk.enter(CENTRE_NAME.split()[0]).taken
    assert CENTRE_NAME in clerk.words(1)[0]


def test_courts_that_an_answer_fits_are_picked_from_and_the_answer_stands_when_asked_again(
    start: Start,
) -> None:
    clerk = at_work(start)
    clerk.desk.court_list = COURTS
    clerk.enter(HEARING_LINE)
    assert clerk.sitting.preview("west").open_point == "Enter, then its number"
    response = clerk.enter("west")
    assert (response.then, response.text) == (Next.ASK, "")
    assert [one.split(",")[0] for one in choices(clerk)] == [
        "West Ham Magistrates' Court",
        "Westmarch Magistrates' Court",
    ]
    clerk.sitting.stop_asking()
    assert clerk.enter(HEARING_LINE).text == "west"
    clerk.enter("west")
    clerk.enter("2")
    assert "Westmarch Magistrates' Court, 9 Broad Walk" in clerk.words(1)[0]


def test_a_court_in_the_line_that_could_be_several_is_offered_as_lines(start: Start) -> None:
    clerk = at_work(start)
    clerk.desk.court_list = COURTS
    response = clerk.enter("2/nhmc 4/12 10 west [Trial] 30min")
    assert response.then is Next.CHOOSE
    assert clerk.words(2) == []
    clerk.enter(response.choices[0].text)
    assert "West Ham Magistrates' Court" in clerk.words(2)[0]


def test_a_name_given_before_is_offered_for_the_same_defendant_and_never_filled_in(
    clerk: AtWork,
) -> None:
    assert clerk.enter("2/host").then is Next.ASK
    assert choices(clerk) == ()
    clerk.enter("Marlbrook")
    assert clerk.words(2) == ["Hospital order · Hospital: Marlbrook"]

    assert clerk.enter("3/host").then is Next.ASK
    assert choices(clerk) == ("Marlbrook",)
    assert clerk.words(3) == []
    clerk.enter("1")
    assert clerk.words(3) == clerk.words(2)
    before, after = (clerk.file().record.on(clerk.file().matters[at])[0] for at in (1, 2))
    assert after.prompts == before.prompts

    assert clerk.enter("1/host").then is Next.ASK
    assert choices(clerk) == ()
    clerk.sitting.stop_asking()
    assert clerk.enter("1,2/host").then is Next.ASK
    assert choices(clerk) == ()


def test_another_name_can_be_typed_where_one_is_offered(clerk: AtWork) -> None:
    clerk.enter("2/host")
    clerk.enter("Marlbrook")
    clerk.enter("3/host")
    clerk.enter("Fernlea")
    assert clerk.words(3) == ["Hospital order · Hospital: Fernlea"]
    clerk.sitting.undo()
    clerk.enter("3/host")
    assert choices(clerk) == ("Marlbrook",)


def test_a_name_that_the_api_remembers_is_offered_also_after_a_restart_without_the_api(
    start: Start, server: CourtServer
) -> None:
    server.reusable[HEARING] = [
        {
            "promptRef": "hospitalOrganisationName",
            "masterDefendantId": uid("master tolliver"),
            "type": "NAMEADDRESS",
            "value": "Marlbrook",
        }
    ]
    for is_connected in (True, False):
        clerk = start(connected=is_connected)
        if is_connected:
            clerk.until_listed()
        clerk.desk.sit_at(Place(CENTRE, CENTRE_NAME, ROOM, ROOM_NAME))
        clerk.enter("2/host")
        assert choices(clerk) == ("Marlbrook",)
        clerk.sitting.stop_asking()
        clerk.enter("1/host")
        assert choices(clerk) == ()
        clerk.close()


def test_courts_are_looked_up_also_after_a_start_without_the_api(start: Start) -> None:
    start().until_listed().close()
    clerk = start(connected=False)
    clerk.desk.catalogue = builtin_catalogue()
    clerk.desk.sit_at(Place(CENTRE, CENTRE_NAME, ROOM, ROOM_NAME))
    first = CENTRE_NAME.split()[0]
    assert CENTRE_NAME in clerk.sitting.preview(f"nhmc 4/12 10 {first} [Trial] 30min").words[0]


def test_an_answer_is_shown_as_it_would_be_recorded_while_it_is_typed(start: Start) -> None:
    clerk = at_work(start)
    clerk.enter("pdate")
    by_date = clerk.sitting.preview("+28d")
    assert (by_date.words, by_date.open_point) == (("To pay in full by Mon 21 Dec 2026",), "")
    assert "(bank holiday)" in clerk.sitting.preview("25/12").words[0]
    assert clerk.sitting.preview("31/2").open_point == "needed"
    assert clerk.words(1) == []


def test_the_item_that_a_number_picks_is_shown_before_it_is_taken(start: Start) -> None:
    clerk = at_work(start)
    clerk.enter("collo; fcpc 85")
    assert clerk.sitting.preview("").words[0] == "Collection order: …"
    assert clerk.sitting.preview("3").words == ("Collection order: Make payments as ordered",)
    assert clerk.sitting.preview("9").open_point == "a number, or part of one"


def test_an_answer_that_leaves_more_to_be_asked_says_what(start: Start) -> None:
    clerk = at_work(start)
    clerk.enter("instl 20")
    assert clerk.sitting.preview("2").open_point == "needs Instalment start date"


def test_an_answer_far_to_the_right_of_a_long_result_is_in_view(start: Start) -> None:
    clerk = at_work(start)
    clerk.enter("yro 22/11/27 [Fell]")
    assert clerk.sitting.preview("3").words == (
        "… 2027, supervised by a probation officer · Youth offending team to be notified: Fell",
    )
    clerk.enter("3")
    assert clerk.sitting.preview("Croydon").words == (
        "… to be notified: Fell · Supervising court: Croydon",
    )


def test_what_was_answered_stands_in_the_line_as_if_typed_at_once(start: Start) -> None:
    clerk = at_work(start)
    for text in ("fo", "120", "payt", "1", "21/12"):
        clerk.enter(text)
    assert clerk.typed() == ["fo 120", "payt", "pdate 21/12"]
    assert clerk.enter(":change fo").text == "fo 120"


def test_of_a_choice_its_words_stand_in_the_line(start: Start) -> None:
    clerk = at_work(start)
    for text in ("2/instl 20 4/12", "1"):
        clerk.enter(text)
    assert clerk.typed() == ["instl 20 4/12 weekly"]


def test_answers_stand_each_with_its_part_of_the_line(start: Start) -> None:
    clerk = at_work(start)
    for text in ("1,2/fo; 3/fvs", "120", "48"):
        clerk.enter(text)
    assert clerk.typed() == ["fo 120", "fo 120", "fvs 48"]


def test_answers_that_would_read_differently_in_the_line_stay_out_of_it(start: Start) -> None:
    clerk = at_work(start)
    clerk.enter("nesr")
    clerk.enter("he said so; nsp was meant")
    assert clerk.typed() == ["nesr"]
    assert clerk.words(1) == ["No endorsement, special reasons: he said so; nsp was meant"]


def test_a_line_that_could_not_be_kept_comes_back_with_its_answers(
    start: Start, path: Path
) -> None:
    clerk = at_work(start)
    clerk.enter("2/fo")
    with nothing_can_be_kept(path):
        clerk.sitting.enter("120")
        clerk.until_said("NOT KEPT")
    assert clerk.sitting.take_back() == "2/fo 120"


def test_a_supervising_court_is_shown_in_full_while_it_is_typed(start: Start) -> None:
    clerk = at_work(start)
    clerk.enter("coew 22/11/27")
    clerk.enter("3")
    assert clerk.sitting.preview(CENTRE_NAME.split()[0]).words == (CENTRE_NAME,)
