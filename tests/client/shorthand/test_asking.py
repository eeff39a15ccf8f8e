"""What a line leaves out is asked for, one prompt after another, and the line stays whole."""

import datetime as dt

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.shorthand.asking import Answered, Asking, begin_asking, take_answer
from client.shorthand.line import Results
from client.shorthand.reading import read_line
from client.shorthand.stepping import STEP_BACK

CATALOGUE = builtin_catalogue()
DAY = dt.date(2026, 11, 23)


def asked_about(text: str) -> Asking:
    line = read_line(text, CATALOGUE, DAY)
    assert isinstance(line, Results), line
    asking = begin_asking(line, {})
    assert asking is not None
    return asking


def answered(text: str, *answers: str) -> tuple[Results, list[str]]:
    """Answer the questions about a line; gives the line as it then reads, and what was asked."""
    asking: Asking | None = asked_about(text)
    line = read_line(text, CATALOGUE, DAY)
    asked = []
    for answer in answers:
        assert asking is not None, "nothing more is asked"
        asked.append(asking.question.label)
        taken = take_answer(asking, answer, DAY)
        assert isinstance(taken, Answered), taken
        if taken.following is not None:
            asking = taken.following
            continue
        line = read_line(text, CATALOGUE, DAY, taken.given)
        assert isinstance(line, Results)
        asking = begin_asking(line, taken.given, taken.chosen)
    assert asking is None, asking.question.label
    assert isinstance(line, Results)
    return line, asked


def test_a_missing_amount_is_asked_for_by_name() -> None:
    line, asked = answered("fo", "120")
    assert asked == ["Amount of fine"]
    assert line.readings[0].words == "Fine £120"
    assert line.open_point == ""


def test_each_result_of_a_line_is_asked_in_turn() -> None:
    line, asked = answered("fo; cd; nsp", "120", "12m")
    assert len(asked) == 2
    assert [one.words for one in line.readings] == [
        "Fine £120",
        "Conditional discharge for 12 months",
        "No separate penalty",
    ]


def test_an_answer_of_the_wrong_kind_or_outside_its_limits_is_said_and_asked_again() -> None:
    asking = asked_about("lep")
    assert "1-12" in asking.question.label
    assert take_answer(asking, "many", DAY) == (
        "‘many’ does not answer Penalty points for this offence"
    )
    assert "12 at most" in str(take_answer(asking, "13", DAY))
    assert "needs an answer" in str(take_answer(asking, "", DAY))
    assert isinstance(take_answer(asking, "6", DAY), Answered)


def test_a_number_without_its_unit_is_asked_about() -> None:
    asking = asked_about("cd")
    assert take_answer(asking, "12", DAY) == "Is that 12 years, months, weeks or days?"
    assert isinstance(take_answer(asking, "12m", DAY), Answered)


def test_an_hour_that_may_be_of_the_afternoon_is_asked_about() -> None:
    asking = asked_about("nhmc 4/12 30min [Trial]")
    assert asking.question.label == "Time of hearing"
    assert take_answer(asking, "2", DAY) == "Is that 2am or 2pm?"
    assert isinstance(take_answer(asking, "2pm", DAY), Answered)


def test_an_item_of_a_list_is_picked_by_its_number() -> None:
    line, _ = answered("collo", "3")
    assert line.readings[0].words == "Collection order: Make payments as ordered"


def test_several_items_of_a_list_are_picked_with_commas_between() -> None:
    line, _ = answered("rc", "n", "6, 1,6")
    reason = line.readings[0].answers[-1]
    assert reason.value == ["To prevent offending", "To ensure appearance"]


@pytest.mark.parametrize("typed", ["0", "19", "1, 19"])
def test_a_number_that_no_item_has_is_not_taken_for_words_of_the_clerks_own(typed: str) -> None:
    asking = asked_about("imp 6m [to await surety]")
    assert asking.question.label == "Reason for custody"
    assert "There is no" in str(take_answer(asking, typed, DAY))
    assert isinstance(take_answer(asking, "[19 previous convictions]", DAY), Answered)


def test_yes_and_no_are_picked_by_number_or_typed() -> None:
    asking = asked_about("rc to ensure appearance")
    assert asking.question.choices == ("yes", "no")
    assert isinstance(take_answer(asking, "2", DAY), Answered)
    assert isinstance(take_answer(asking, "y", DAY), Answered)


def test_of_alternatives_one_is_settled_first_and_then_asked() -> None:
    line, asked = answered("fcost 85", "1", "Transport for London")
    assert asked[0] == "FCOST: which of these"
    assert "Transport for London" in line.readings[0].words


def test_a_name_and_address_is_asked_part_by_part_and_empty_parts_stay_out() -> None:
    line, asked = answered(
        "nhmc 4/12 10:00 30min [Trial]",
        *("Lavender Hill", "176A Lavender Hill", "", "", "", "", "SW11 1JU"),
    )
    assert asked[0] == "Courthouse: name"
    assert asked[-1] == "Courthouse: postcode"
    court = next(one for one in line.readings[0].answers if one.prompt.ref == "hCHOUSE")
    assert [part["value"] for part in court.value] == [
        "Lavender Hill",
        "176A Lavender Hill",
        "SW11 1JU",
    ]
    assert {part["promptId"] for part in court.value} == {court.prompt.id}


def test_a_part_that_is_needed_may_not_stay_empty() -> None:
    asking = asked_about("nhmc 4/12 10:00 30min [Trial]")
    assert take_answer(asking, "", DAY) == f"This part is needed; {STEP_BACK} goes back to the line"


@pytest.mark.parametrize("text", ["fo 120 extra", "fo 0", "lep 99"])
def test_what_is_wrong_in_the_line_is_mended_there_and_not_asked_about(text: str) -> None:
    line = read_line(text, CATALOGUE, DAY)
    assert isinstance(line, Results)
    assert line.open_point
    assert begin_asking(line, {}) is None


def test_a_complete_line_is_asked_nothing() -> None:
    line = read_line("fo 120", CATALOGUE, DAY)
    assert isinstance(line, Results)
    assert begin_asking(line, {}) is None


def test_every_result_of_the_catalogue_can_be_completed_by_questions_alone() -> None:
    answers = {
        "CURR": "10", "INT": "1", "INTC": "1", "DATE": "4/12", "TIME": "10:00", "BOOLEAN": "1",
        "YESBOX": "1", "TXT": "some words here",
    }  # fmt: skip
    for definition in CATALOGUE:
        text = definition.short_code.lower()
        line = read_line(text, CATALOGUE, DAY)
        if definition.short_code.isdigit():
            continue
        assert isinstance(line, Results), text
        asking = begin_asking(line, {})
        for _ in range(60):
            if asking is None:
                break
            question = asking.question
            kind = question.prompt.kind.value
            if question.part is not None:
                answer = "words"
            elif question.choices:
                answer = "1"
            elif kind == "DURATION":
                answer = f"1{question.prompt.units[0].value[:3].lower().rstrip('u')}"
                answer = {"yea": "1y", "mon": "1m", "wee": "1w", "day": "1d", "ho": "1h"}.get(
                    answer[1:], "1h"
                )
            else:
                answer = answers.get(kind, "some words here")
                if kind == "TXT" and question.prompt.maximum is not None:
                    answer = answer[: int(question.prompt.maximum)]
            taken = take_answer(asking, answer, DAY)
            assert isinstance(taken, Answered), (definition.short_code, question.label, taken)
            if taken.following is not None:
                asking = taken.following
                continue
            line = read_line(text, CATALOGUE, DAY, taken.given)
            assert isinstance(line, Results)
            asking = begin_asking(line, taken.given, taken.chosen)
        assert asking is None, definition.short_code
        assert line.open_point == "", (definition.short_code, line.open_point)
