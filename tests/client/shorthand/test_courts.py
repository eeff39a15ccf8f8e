"""A court house and its room are named by code or by a part of the name, and never guessed."""

import datetime as dt

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.contract.courts import OrganisationUnits
from client.shorthand.asking import (
    Answered,
    Asking,
    begin_asking,
    courts_named,
    take_answer,
)
from client.shorthand.courts import NO_COURTS, Court, Courts, court_list
from client.shorthand.line import Choosing, Line, Results
from client.shorthand.questions import Known
from client.shorthand.reading import read_line
from tests.client.shorthand.court_list import (
    COURTS,
    LAVENDER_HILL,
    READING,
    READING_CROWN,
    WEST_HAM,
    WESTMARCH,
)

CATALOGUE = builtin_catalogue()
DAY = dt.date(2026, 11, 23)


def read(text: str, courts: Courts = COURTS) -> Line:
    return read_line(text, CATALOGUE, DAY, courts=courts)


def words(text: str, courts: Courts = COURTS) -> str:
    line = read(text, courts)
    assert isinstance(line, Results), line
    assert line.open_point == ""
    return line.readings[0].words


@pytest.mark.parametrize(
    ("text", "courts"),
    [
        ("b01ly00", (LAVENDER_HILL,)),
        ("B01LY00", (LAVENDER_HILL,)),
        ("lav", (LAVENDER_HILL,)),
        ("Lavender Hill", (LAVENDER_HILL,)),
        ("hill", (LAVENDER_HILL,)),
        ("lav magistrates", (LAVENDER_HILL,)),
        ("lav mags", (LAVENDER_HILL,)),
        ("west", (WEST_HAM, WESTMARCH)),
        ("west ham", (WEST_HAM,)),
        ("westm", (WESTMARCH,)),
        ("reading", (READING, READING_CROWN)),
        ("reading crown", (READING_CROWN,)),
        ("reading cc", (READING_CROWN,)),
        ("hill lav", ()),
        ("la", ()),
        ("court", ()),
        ("crown court", ()),
        ("zork", ()),
        ("", ()),
    ],
)
def test_a_court_is_named_by_its_code_or_by_words_that_begin_those_of_its_name(
    text: str, courts: tuple[Court, ...]
) -> None:
    assert COURTS.fitting(text) == courts


def test_a_whole_name_names_its_court_alone() -> None:
    ham, hamlet = Court("", "Ham Magistrates' Court"), Court("", "Hamlet Magistrates' Court")
    assert Courts((hamlet, ham)).fitting("ham") == (ham,)
    assert Courts((hamlet, ham)).fitting("haml") == (hamlet,)


def test_a_next_hearing_of_one_kind_of_court_is_at_a_court_of_that_kind() -> None:
    assert "Reading Magistrates' Court" in words("nhmc 4/12 10 reading trial 30min")
    assert "Reading Crown Court" in words("nhccs fixedDate=4/12 reading trial 2d")


def test_a_next_hearing_is_one_line_with_date_time_court_room_type_and_length() -> None:
    assert words("nhmc 4/12 10 lav 3 trial 30min") == (
        "trial on Fri 4 Dec 2026 at 10:00, Lavender Hill Magistrates' Court, "
        "176A Lavender Hill, London, SW11 1JU, courtroom 03, 30 minutes"
    )


@pytest.mark.parametrize(
    "text",
    [
        "nhmc lav 3 4/12 10 trial 30min",
        "nhmc trial lav courtroom 3 4/12 10:00 30min",
        "nhmc courtroom 3 lav 4/12 10 trial 30min",
        "nhmc 4/12 10 trial 30min hCHOUSE=lav HCROOM=3",
        "nhmc 4/12 10 b01ly00 3 trial 30min",
        "NHMC 4/12 10 LAVENDER HILL COURT 3 [trial] 30MIN",
    ],
)
def test_the_court_and_its_room_may_stand_anywhere(text: str) -> None:
    assert words(text).casefold() == words("nhmc 4/12 10 lav 3 trial 30min").casefold()


def test_a_number_behind_a_court_that_is_no_room_of_it_stays_what_else_it_can_be() -> None:
    assert "at 10:00" in words("nhmc 4/12 lav 10 trial 30min")


def test_what_is_recorded_is_the_name_and_address_and_the_name_of_the_room() -> None:
    line = read("nhmc 4/12 10 lav 3 trial 30min")
    assert isinstance(line, Results)
    wire = {one.prompt.ref: one.wire for one in line.readings[0].answers}
    assert wire["HCROOM"]["type"] == "HCROOM"
    assert wire["HCROOM"]["value"] == "Courtroom 03"
    assert wire["hCHOUSE"]["type"] == "NAMEADDRESS"
    assert [(part["promptRef"], part["value"]) for part in wire["hCHOUSE"]["value"]] == [
        ("hCHOUSEOrganisationName", "Lavender Hill Magistrates' Court"),
        ("hCHOUSEAddress1", "176A Lavender Hill"),
        ("hCHOUSEAddress2", "London"),
        ("hCHOUSEPostCode", "SW11 1JU"),
    ]
    assert {part["promptId"] for part in wire["hCHOUSE"]["value"]} == {wire["hCHOUSE"]["promptId"]}


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("nhmc 4/12 10 west trial 30min", ["West Ham", "Westmarch"]),
        ("nhmc 4/12 10 lav 3 newton hearing 30min", ["Lavender Hill", "Newton St. Mary's"]),
        ("nhmc 4/12 10 cardiff 1 trial 30min", ["Courtroom 01", "Youth 1"]),
        ("nhccs 4/12 reading trial 30min", ["Fixed Date", "Week Commencing"]),
    ],
)
def test_what_could_be_several_is_offered_and_each_choice_is_read_as_that_one(
    text: str, offered: list[str]
) -> None:
    line = read(text)
    assert isinstance(line, Choosing)
    assert len(line.choices) == len(offered)
    for choice, start in zip(line.choices, offered, strict=True):
        assert choice.label.startswith(start)
        assert isinstance(read(choice.text), Results), choice.text
    assert "Lavender Hill Magistrates' Court" in words("nhmc 4/12 10 b01ly00 newton hearing 30min")


def test_quoted_words_name_no_court() -> None:
    said = words("nhmc 4/12 10 lav 3 [Newton hearing] 30min")
    assert said.startswith("Newton hearing on")


def test_a_room_that_the_list_does_not_hold_stands_as_typed_and_is_marked() -> None:
    assert "courtroom 9 (not in the court list)" in words("nhmc 4/12 10 lav 9 trial 30min")
    assert "courtroom 2," in words("nhmc 4/12 10 west ham 2 trial 30min")


def test_without_a_court_list_nothing_is_looked_up() -> None:
    line = read("nhmc 4/12 10 lav 3 trial 30min", NO_COURTS)
    assert isinstance(line, Results)
    assert line.open_point == "needs Courthouse"


# Questions


def asked(text: str, courts: Courts = COURTS) -> Asking:
    line = read(text, courts)
    assert isinstance(line, Results)
    asking = begin_asking(line, {}, known=Known(courts))
    assert asking is not None
    return asking


def given(asking: Asking, *answers: str, courts: Courts = COURTS) -> str:
    """Answer the questions about a line, and give its words."""
    taken: Answered | str = ""
    for answer in answers:
        taken = take_answer(asking, answer, DAY)
        assert isinstance(taken, Answered), taken
        asking = taken.following or asking
    assert isinstance(taken, Answered)
    line = read_line(asking.text, CATALOGUE, DAY, taken.given, courts=courts)
    assert isinstance(line, Results)
    return line.readings[0].words


def test_a_court_that_is_asked_for_is_looked_up_with_its_room() -> None:
    asking = asked("nhmc 4/12 10 [Trial] 30min")
    assert asking.question.label == "Courthouse: code or part of the name"
    assert given(asking, "lav 3") == words("nhmc 4/12 10 lav 3 [Trial] 30min")
    assert given(asking, "B01LY00") == words("nhmc 4/12 10 lav [Trial] 30min")
    assert courts_named(asking.question, "lav 3") == (
        "Lavender Hill Magistrates' Court, 176A Lavender Hill, London, SW11 1JU, courtroom 03",
    )


def test_a_room_in_the_line_is_one_of_the_court_that_is_then_answered() -> None:
    asking = asked("nhmc 4/12 10:00 3 [Trial] 30min")
    assert "courtroom 03" in given(asking, "lav")


def test_several_courts_that_fit_an_answer_are_picked_from_by_number() -> None:
    asking = asked("nhmc 4/12 10 [Trial] 30min")
    taken = take_answer(asking, "west", DAY)
    assert isinstance(taken, Answered)
    assert taken.following is not None
    assert len(taken.following.question.choices) == 2
    assert "West Ham Magistrates' Court" in given(asking, "west", "1")
    assert "Lavender Hill" in given(asking, "west", "lav")


@pytest.mark.parametrize("text", ["zork", "lav 3 extra", "lav zork", "3"])
def test_an_answer_that_names_no_court_to_its_end_is_not_taken(text: str) -> None:
    said = take_answer(asked("nhmc 4/12 10 [Trial] 30min"), text, DAY)
    first = text.split()[0] + "…" * (" " in text)
    assert said == f"No court fits ‘{first}’; in quotes it stands as typed"
    assert len(str(said).split()) <= 10


def test_a_court_in_quotes_stands_as_typed_and_is_marked() -> None:
    said = given(asked("nhmc 4/12 10 [Trial] 30min"), '"Zork Hall"', "1 Zork", *[""] * 5)
    assert "Zork Hall, 1 Zork (not in the court list)" in said


def test_a_court_typed_without_a_list_is_marked_as_not_looked_up() -> None:
    asking = asked("nhmc 4/12 10 [Trial] 30min", NO_COURTS)
    assert asking.question.label == "Courthouse: name"
    assert "lav, 1 Hill (not looked up)" in given(
        asking, "lav", "1 Hill", *[""] * 5, courts=NO_COURTS
    )


def test_the_list_is_made_of_what_reference_data_sends() -> None:
    units = OrganisationUnits.model_validate(
        {
            "organisationunits": [
                {
                    "id": "a",
                    "oucode": "B01LY00",
                    "oucodeL3Name": "Lavender Hill Magistrates' Court",
                    "address1": "176A Lavender Hill",
                    "address2": "London",
                    "postcode": "SW11 1JU",
                    "courtrooms": [
                        {"id": "r", "courtroomName": f"Courtroom 0{n}"} for n in (1, 2, 3)
                    ],
                },
                {"id": "b"},
            ]
        }
    ).organisationunits
    assert court_list(units).fitting("lav") == (LAVENDER_HILL,)


TWO_THREES = Court(
    "B01TT00", "Foston Magistrates' Court", ("1 High Row",), "FO1 1AA", ("Courtroom 03", "Annexe 3")
)


def test_a_room_number_that_several_rooms_have_is_asked_once_the_court_is_known() -> None:
    courts = Courts((TWO_THREES, WEST_HAM))
    line = read_line("nhmc 4/12 10 [Trial] 30min HCROOM=3", CATALOGUE, DAY, courts=courts)
    assert isinstance(line, Results)
    asking = begin_asking(line, {}, known=Known(courts))
    assert asking is not None
    taken = take_answer(asking, "foston", DAY)
    assert isinstance(taken, Answered)
    line = read_line(line.typed, CATALOGUE, DAY, taken.given, courts=courts)
    assert isinstance(line, Results)
    assert line.open_point == "needs Courtroom"
    asking = begin_asking(line, taken.given, known=Known(courts))
    assert asking is not None
    assert asking.question.choices == ("Courtroom 03", "Annexe 3")
    taken = take_answer(asking, "2", DAY)
    assert isinstance(taken, Answered)
    line = read_line(line.typed, CATALOGUE, DAY, taken.given, courts=courts)
    assert isinstance(line, Results)
    assert line.open_point == ""
    assert {one.prompt.ref: one.value for one in line.readings[0].answers}["HCROOM"] == "Annexe 3"


def values(text: str) -> dict[str, object]:
    line = read_line(text, CATALOGUE, DAY, courts=COURTS)
    assert isinstance(line, Results), line
    return {one.prompt.ref: one.value for one in line.readings[0].answers}


def test_a_court_that_is_asked_for_in_plain_text_is_looked_up_too() -> None:
    held = values("stdet 6m 2y lav 3")
    assert held["courthouse2"] == "Lavender Hill Magistrates' Court"
    assert held["courtroom"] == "Courtroom 03"
    assert values("stdet 6m 2y c43rd00")["courthouse"] == "Reading Crown Court"


def test_a_supervising_court_is_a_name_of_the_court_list() -> None:
    held = values("coew 22/11/27 youth lav")
    assert held["supervisingCourt"] == "Lavender Hill Magistrates' Court"
    two = read("coew 22/11/27 youth west")
    assert isinstance(two, Choosing)
    assert [one.label for one in two.choices] == [
        "West Ham Magistrates' Court B01WM00",
        "Westmarch Magistrates' Court B01WE00",
    ]
    asking = asked("coew 22/11/27 youth")
    assert asking.question.label == "Supervising Court: code or part of the name"
    said = take_answer(asking, "zork", DAY)
    assert said == "No court fits ‘zork’; in quotes it stands as typed"
    assert "Supervising Court: Zork (not in the court list)" in given(asking, '"Zork"')


def test_a_court_that_need_not_be_said_takes_no_words_of_another_answer() -> None:
    susps = "susps 12w 18m serious 0 robbery at Lavender Hill"
    assert "supervisingCourt" not in values(susps)
    held = values(f"{susps} supervisingCourt=lav")
    assert held["supervisingCourt"] == "Lavender Hill Magistrates' Court"


def test_of_two_courts_in_plain_text_one_is_offered() -> None:
    found = read_line("stdet 6m 2y west", CATALOGUE, DAY, courts=COURTS)
    assert isinstance(found, Choosing)
    assert [one.label for one in found.choices] == [
        "West Ham Magistrates' Court B01WM00",
        "Westmarch Magistrates' Court B01WE00",
    ]
