"""What results need beside them is asked in the bar, and never filled in."""

from dataclasses import replace
from pathlib import Path

import pytest

from client.catalogue import (
    Catalogue,
    Category,
    Child,
    ChildRule,
    Definition,
    Level,
    Prompt,
    PromptKind,
    PromptRule,
)
from client.catalogue.builtin import builtin_catalogue
from client.desk.responses import Next
from tests.client.builders import uid
from tests.client.desk.at_work import AtWork, nothing_can_be_kept
from tests.client.desk.conftest import Start

BUILTIN = builtin_catalogue()


@pytest.fixture
def at_work(start: Start) -> AtWork:
    clerk = start().until_listed()
    clerk.desk.catalogue = BUILTIN
    return clerk


def label(clerk: AtWork) -> str:
    return clerk.sitting.asking.question.label if clerk.sitting.asking else ""


def offered(clerk: AtWork) -> list[str]:
    assert clerk.sitting.asking is not None
    return [one.split()[0] for one in clerk.sitting.asking.question.choices]


def codes(clerk: AtWork, number: int = 1) -> list[str]:
    file = clerk.file()
    return [line.short_code for line in file.record.on(file.matters[number - 1])]


# One of several


def test_a_fine_is_recorded_first_and_then_asks_how_it_is_paid(at_work: AtWork) -> None:
    assert at_work.sitting.preview("fo 120").then == "FO needs PAYT, AEOC or ABDC"
    response = at_work.enter("fo 120")
    assert (response.taken, response.then) == (True, Next.ASK)
    assert codes(at_work) == ["FO"]
    assert label(at_work) == "FO needs one of these"
    assert offered(at_work) == ["PAYT", "AEOC", "ABDC"]


def test_a_digit_picks_the_child_and_its_own_need_follows_to_the_end(at_work: AtWork) -> None:
    at_work.enter("2/fo 120")
    at_work.enter("1")
    assert offered(at_work)[:2] == ["PDATE", "INSTL"]
    at_work.enter("1")
    assert label(at_work) == "PDATE: Date to pay in full by"
    at_work.enter("+28d")
    assert at_work.words(2) == ["Fine £120", "Payment terms", "To pay in full by Mon 21 Dec 2026"]
    assert at_work.sitting.asking is None


@pytest.mark.parametrize("typed", ["aeoc", "AEOC", "earnings", "2"])
def test_a_child_is_picked_by_its_number_its_code_or_a_part_of_its_name(
    at_work: AtWork, typed: str
) -> None:
    at_work.enter("fo 120")
    assert "AEOC" in at_work.sitting.preview(typed).words[0]
    at_work.enter(typed)
    assert label(at_work).startswith("AEOC: Employer")
    assert codes(at_work) == ["FO"]


def test_another_line_can_be_typed_in_place_of_an_answer(at_work: AtWork) -> None:
    at_work.enter("fo 120")
    assert "Surcharge £48" in at_work.sitting.preview("fvs 48").words[0]
    at_work.enter("fvs 48")
    assert codes(at_work) == ["FO", "FVS"]
    at_work.enter("payt; pdate 4/12")
    assert codes(at_work) == ["FO", "FVS", "PAYT", "PDATE"]
    assert at_work.sitting.asking is None


def test_what_is_neither_an_answer_nor_a_line_is_not_taken_and_says_why(at_work: AtWork) -> None:
    at_work.enter("fo 120")
    response = at_work.enter("zzz")
    assert not response.taken
    assert codes(at_work) == ["FO"]


def test_an_empty_line_moves_on_and_leaves_the_need_open(at_work: AtWork) -> None:
    at_work.enter("fo 120")
    at_work.enter("")
    assert at_work.sitting.matter_number == 2
    assert at_work.sitting.asking is None


def test_keys_that_move_are_not_held_up_by_a_need(at_work: AtWork) -> None:
    for move in (at_work.sitting.next_matter, at_work.sitting.undo):
        at_work.enter("fo 120")
        assert at_work.sitting.asking is not None
        move()
        assert at_work.sitting.asking is None


# At least one of several


def test_of_at_least_one_several_are_picked_with_commas_as_one_step(at_work: AtWork) -> None:
    at_work.enter("adjr")
    assert label(at_work) == "ADJR needs one or more of these"
    first, _, third = offered(at_work)[:3]
    at_work.enter("1,3")
    answered(at_work, "x")
    assert codes(at_work) == ["ADJR", first, third]
    at_work.enter(":undo")
    assert codes(at_work) == ["ADJR"]


def test_where_one_is_enough_two_are_not_taken(at_work: AtWork) -> None:
    at_work.enter("fo 120")
    assert not at_work.enter("1,2").taken
    assert codes(at_work) == ["FO"]


# Mandatory


IMPRISONMENT = "imp 6m [to await surety] [an unprovoked attack of a serious nature] 0 n"


def answered(clerk: AtWork, *answers: str) -> list[str]:
    """Answer questions to the end, and give what was asked; the last answer is given again."""
    asked: list[str] = []
    for at in range(60):
        if clerk.sitting.asking is None:
            return asked
        asked.append(label(clerk))
        assert clerk.enter(answers[min(at, len(answers) - 1)]).taken, asked
    raise AssertionError(f"the questions do not end: {asked}")


def test_the_prompts_of_a_mandatory_child_are_asked_one_by_one(at_work: AtWork) -> None:
    at_work.enter(IMPRISONMENT)
    assert codes(at_work) == ["IMP"]
    asked = answered(at_work, "1", "6m", "Foston", "1 High Street", *[""] * 5, "Foston")
    assert asked[:2] == [
        "TIMP: which of these",
        "TIMP: Total custodial period in years, months, weeks, days",
    ]
    assert all(one.startswith("TIMP: ") for one in asked)
    assert codes(at_work) == ["IMP", "TIMP"]


def test_a_child_typed_first_is_not_asked_for(at_work: AtWork) -> None:
    at_work.enter("2/payt; pdate 4/12")
    assert at_work.enter("2/fo 120").then is Next.STAY
    assert at_work.enter("3/fo 80").then is Next.STAY
    # The first offence is another defendant's, who has no terms of payment yet.
    assert at_work.enter("1/fo 80").then is Next.ASK


def test_a_line_that_carries_its_children_asks_nothing_in_either_order(at_work: AtWork) -> None:
    for line in ("fo 120; payt; pdate 4/12", "pdate 4/12; payt; fo 120"):
        assert at_work.sitting.preview(line).then == ""
        assert at_work.enter(line).then is Next.STAY
        at_work.enter(":undo")


def test_a_mandatory_child_that_asks_for_nothing_goes_with_its_parent(at_work: AtWork) -> None:
    words = at_work.sitting.preview("hearn").words
    assert words[1] == "NEXH  Next hearing"
    at_work.enter("hearn")
    assert codes(at_work) == ["HEARNO", "NEXH"]
    assert at_work.has_said("Kept: 1  Hearing notice; with Next hearing")
    assert label(at_work) == "NEXH needs one of these"
    at_work.enter(":undo")
    assert codes(at_work) == []


@pytest.mark.parametrize(
    "lines", [("fo 120; pdate 4/12",), ("fo 120", "pdate 4/12"), ("pdate 4/12", "fo 120")]
)
def test_what_only_holds_the_terms_goes_in_with_them(
    at_work: AtWork, lines: tuple[str, ...]
) -> None:
    for line in lines:
        response = at_work.enter(line)
    assert response.then is Next.STAY
    assert sorted(codes(at_work)) == ["FO", "PAYT", "PDATE"]
    assert at_work.has_said("with Payment terms")
    at_work.enter(":undo")
    assert "PAYT" not in codes(at_work)


def test_the_readback_says_what_was_typed_and_of_what_came_with_it_nothing(
    at_work: AtWork,
) -> None:
    at_work.enter("fo 120; pdate 4/12")
    at_work.enter("2/fo 80; payt; pdate 4/12")
    readback = at_work.sitting.readback()
    assert readback is not None
    said = [one.strip() for one in readback.lines() if "Payment terms" in one]
    assert said == ["Payment terms", "Payment terms  ‹payt›"]
    assert codes(at_work) == ["FO", "PAYT", "PDATE"]


def test_what_only_holds_the_terms_goes_in_where_it_is_needed_alone(at_work: AtWork) -> None:
    at_work.enter("pdate 4/12")
    assert codes(at_work) == ["PDATE"]
    # The first offence is another defendant's.
    at_work.enter("2/fo 80")
    assert offered(at_work) == ["PAYT", "AEOC", "ABDC"]
    at_work.enter("2/payt; pdate 4/12")
    assert codes(at_work, 2) == ["FO", "PAYT", "PDATE"]


def test_an_answer_that_is_a_result_itself_is_not_swallowed_as_words(at_work: AtWork) -> None:
    at_work.enter("fo 120")
    at_work.enter("aeoc")
    assert label(at_work).startswith("AEOC: Employer")
    response = at_work.enter("fvs 48")
    assert not response.taken
    assert len(response.said.split()) <= 10
    assert label(at_work).startswith("AEOC: Employer")
    assert at_work.enter("[fvs 48]").taken
    assert codes(at_work) == ["FO"]


def test_a_line_with_targets_is_a_line_even_where_words_are_asked_for(at_work: AtWork) -> None:
    at_work.enter("fo 120")
    at_work.enter("aeoc")
    assert label(at_work).startswith("AEOC: Employer")
    assert at_work.enter("2/fvs 48").taken
    assert codes(at_work, 2) == ["FVS"]


# Left open, and asked again


def test_esc_leaves_a_need_open_and_needs_asks_again(at_work: AtWork) -> None:
    at_work.enter("fo 120")
    assert at_work.sitting.step_back() == ""
    assert codes(at_work) == ["FO"]
    readback = at_work.sitting.readback()
    assert readback is not None
    assert any("needs PAYT, AEOC or ABDC" in line for line in readback.lines())
    assert at_work.enter(":needs").then is Next.ASK
    assert label(at_work) == "FO needs one of these"


def test_a_need_left_open_is_not_asked_again_by_itself(at_work: AtWork) -> None:
    at_work.enter("adjr")
    assert at_work.sitting.step_back() == ""
    at_work.enter("hearn")
    answered(at_work, "2", "4/12", "10", "Marlbrook", "Trial", "30min")
    assert at_work.sitting.asking is None
    # The same result once more is another one, and asked about.
    assert at_work.enter("1/adjr").then is Next.ASK


def test_what_could_not_be_kept_needs_nothing_any_more(at_work: AtWork, path: Path) -> None:
    with nothing_can_be_kept(path):
        at_work.sitting.enter("fo 120")
        assert label(at_work) == "FO needs one of these"
        at_work.until_said("NOT KEPT")
    assert label(at_work) == ""
    assert at_work.given_back == ["fo 120"]


def test_needs_says_when_there_are_none(at_work: AtWork) -> None:
    at_work.enter("nsp")
    assert at_work.enter(":needs").said == "Nothing is needed beside these results"


def test_one_need_of_one_result_on_several_offences_is_asked_once(at_work: AtWork) -> None:
    at_work.enter("2,3/hearn")
    at_work.enter("2")
    asking = at_work.sitting.asking
    assert asking is not None
    assert asking.text == "2,3/nhmc"


# Questions of yes or no


def yes_no(on_no: bool) -> Catalogue:
    """Give a catalogue with a result that asks a question, written for these tests."""

    def result(code: str, name: str, *children: Child, **members: object) -> Definition:
        made = Definition(uid(code), code, name, Level.OFFENCE, Category.ANCILLARY)
        return replace(made, children=children, **members)  # type: ignore[arg-type]

    answer = Prompt("why", "why", "Reason", PromptKind.NUMBER, PromptRule.MANDATORY)
    mandatory = ChildRule.MANDATORY
    children = [Child(uid("YES"), mandatory)]
    if on_no:
        children.append(Child(uid("NO"), mandatory, on_no=True))
    return Catalogue(
        [
            result("ORD", "Order", Child(uid("ASKED"), mandatory)),
            result("ASKED", "Was it tagged?", *children, is_question=True),
            result("YES", "Tagged", prompts=(answer,)),
            result("NO", "Not tagged"),
        ]
    )


def test_a_result_that_is_a_question_is_asked_and_each_answer_has_its_child(
    at_work: AtWork,
) -> None:
    at_work.desk.catalogue = yes_no(on_no=True)
    at_work.enter("ord")
    assert codes(at_work) == ["ORD", "ASKED"]
    assert label(at_work) == "ASKED: Was it tagged?"
    at_work.enter("y")
    assert label(at_work) == "YES: Reason"
    at_work.enter("3")
    assert codes(at_work) == ["ORD", "ASKED", "YES"]
    at_work.enter("2/ord")
    at_work.enter("no")
    assert codes(at_work, 2) == ["ORD", "ASKED", "NO"]


def test_no_records_nothing_where_nothing_goes_with_it(at_work: AtWork) -> None:
    at_work.desk.catalogue = yes_no(on_no=False)
    at_work.enter("ord")
    assert at_work.enter("2").said == "Nothing goes with no"
    assert codes(at_work) == ["ORD", "ASKED"]
    readback = at_work.sitting.readback()
    assert readback is not None
    assert not any("needs" in line for line in readback.lines())


# What need not be answered


def test_what_need_not_be_answered_is_asked_in_order_and_can_be_skipped(at_work: AtWork) -> None:
    assert at_work.enter(":ask crimbof").then is Next.ASK
    assert codes(at_work) == []
    definition = BUILTIN.by_code("CRIMBOF")
    assert definition is not None
    assert len(answered(at_work, "1/12", "")) == len(definition.prompts)
    assert at_work.words(1) == ["Criminal behaviour order until further order from Tue 1 Dec 2026"]


def test_a_semicolon_leaves_out_all_that_may_still_be_answered(at_work: AtWork) -> None:
    at_work.enter(":ask crimbof")
    assert answered(at_work, ";") == ["Start date of order"]
    assert codes(at_work) == ["CRIMBOF"]


def test_what_must_be_answered_is_asked_first(at_work: AtWork) -> None:
    at_work.enter(":ask wdrn")
    assert answered(at_work, "1", "")[1:] == ["Reasons"]
    assert codes(at_work) == ["WDRN"]


def test_the_last_result_is_asked_about_again_and_replaced_in_its_place(at_work: AtWork) -> None:
    at_work.enter("err")
    at_work.enter("2/nsp")
    assert at_work.enter(":ask").then is Next.ASK
    answered(at_work, "typed on the wrong case")
    assert at_work.words(1) == ["Entered in error: typed on the wrong case"]


def test_what_was_answered_on_request_stays_when_the_result_is_changed(at_work: AtWork) -> None:
    at_work.enter(":ask lep 3")
    answered(at_work, "ABCDE 123")
    text = at_work.enter(":change").text
    at_work.enter(text.replace("lep 3", "lep 4"))
    assert "ABCDE 123" in at_work.words(1)[0]
    assert "4" in at_work.words(1)[0]


def test_a_result_with_nothing_more_to_ask_says_so(at_work: AtWork) -> None:
    response = at_work.enter(":ask nsp")
    assert (response.taken, codes(at_work)) == (False, [])


# Of whom


def test_a_question_names_the_offences_that_it_is_about_unless_they_are_in_front(
    at_work: AtWork,
) -> None:
    at_work.enter("fo 120")
    assert at_work.sitting.question_words == "FO needs one of these"
    at_work.enter("2-3/fo 80")
    assert at_work.sitting.question_words == "2,3 FO needs one of these"
    at_work.enter("1")
    at_work.enter("1")
    assert at_work.sitting.question_words == "2 PDATE: Date to pay in full by"
