"""Which word answers which prompt: by name, in order, where only one fits, else nowhere."""

from typing import Any

import pytest

from client.catalogue import Catalogue, Definition, PromptKind, PromptRule, Unit
from client.shorthand.placing import Placed, place
from client.shorthand.tokens import split_tokens
from tests.client.builders import DATE, definition, money, prompt, result

OPTIONAL, ONE_OF = PromptRule.OPTIONAL, PromptRule.ONE_OF


def placed(wanted: str | Definition, text: str) -> Placed:
    found = definition(wanted) if isinstance(wanted, str) else wanted
    return place(found, split_tokens(text), DATE)


def said(outcome: Placed) -> dict[str, str]:
    return {answer.prompt.ref: answer.said for answer in outcome.answers}


def left(outcome: Placed) -> list[str]:
    return [token.text for token in outcome.unplaced]


def test_the_one_amount_of_a_fine_needs_no_name() -> None:
    assert said(placed("FO", "120")) == {"AOF": "£120"}


def test_a_prompt_can_be_named() -> None:
    assert said(placed("FO", "aof=120")) == {"AOF": "£120"}


def test_a_named_prompt_that_does_not_take_the_value_leaves_it_on_the_line() -> None:
    outcome = placed("FO", "aof=lots")
    assert said(outcome) == {}
    assert left(outcome) == ["aof=lots"]


def test_mandatory_prompts_take_their_kind_in_their_order() -> None:
    assert said(placed("SUSPS", "12m 18m")) == {"custody": "12 months", "suspended": "18 months"}
    assert said(placed("ADJ", "10:30 4/12")) == {"date": "Fri 4 Dec 2026", "time": "10:30"}


def test_a_name_goes_before_order() -> None:
    outcome = placed("SUSPS", "suspended=18m 12m")
    assert said(outcome) == {"custody": "12 months", "suspended": "18 months"}


def test_a_unit_that_a_prompt_does_not_have_is_not_taken() -> None:
    assert said(placed("SUSPS", "suspended=6w")) == {}


def test_a_keyword_answers_its_yes_or_no() -> None:
    assert said(placed("ADJ", "4/12 10 CUST"))["custody"] == "yes"


def test_a_keyword_of_two_prompts_is_not_guessed() -> None:
    twice = result(
        "TW",
        "Two ways",
        prompt("bail", PromptKind.YES_NO, rule=OPTIONAL, words=("remand",)),
        prompt("custody", PromptKind.YES_NO, rule=OPTIONAL, words=("remand",)),
    )
    outcome = placed(twice, "remand")
    assert said(outcome) == {}
    assert left(outcome) == ["remand"]


def test_an_optional_prompt_takes_a_value_that_only_it_can_mean() -> None:
    fine = result(
        "F",
        "Fine",
        money("amount", "Amount"),
        prompt("collect", PromptKind.DATE, rule=OPTIONAL),
    )
    assert said(placed(fine, "120 4/12")) == {"amount": "£120", "collect": "Fri 4 Dec 2026"}


def test_a_value_that_two_optional_prompts_could_take_is_placed_on_neither() -> None:
    both = result(
        "B",
        "Both",
        prompt("from", PromptKind.DATE, rule=OPTIONAL),
        prompt("until", PromptKind.DATE, rule=OPTIONAL),
    )
    outcome = placed(both, "4/12")
    assert said(outcome) == {}
    assert left(outcome) == ["4/12"]


def test_a_second_value_with_no_prompt_of_its_kind_left_stays_on_the_line() -> None:
    outcome = placed("FO", "120 80")
    assert said(outcome) == {"AOF": "£120"}
    assert left(outcome) == ["80"]


def test_running_words_belong_to_the_only_text() -> None:
    assert said(placed("WDRN", "no evidence offered")) == {"reasons": "no evidence offered"}


def test_quoted_words_belong_to_the_only_text() -> None:
    assert said(placed("WDRN", "[no evidence offered]")) == {"reasons": "no evidence offered"}


def test_a_number_is_counted_before_the_words_run() -> None:
    assert said(placed("LEP", "6 ABCDE 123")) == {"PENPT": "6", "licence": "ABCDE 123"}


def test_running_words_with_two_texts_to_go_to_go_to_neither() -> None:
    two = result(
        "T",
        "Two texts",
        prompt("one", PromptKind.TEXT, rule=OPTIONAL),
        prompt("two", PromptKind.TEXT, rule=OPTIONAL),
    )
    outcome = placed(two, "hello there")
    assert said(outcome) == {}
    assert left(outcome) == ["hello", "there"]


def test_a_result_without_prompts_takes_no_words() -> None:
    assert left(placed("NSP", "whatever")) == ["whatever"]


def test_what_is_missing_is_named_in_order() -> None:
    assert [one.label for one in placed("ADJ", "").missing] == [
        "Date of hearing",
        "Time of hearing",
    ]
    assert [one.label for one in placed("ADJ", "4/12").missing] == ["Time of hearing"]


def test_one_of_several_alternatives_is_enough() -> None:
    assert [one.ref for one in placed("FCOST", "85").missing] == ["CREDNAME"]
    assert placed("FCOST", "85 CREDNAME=cps").missing == ()
    assert placed("FCOST", "85 [the county council]").missing == ()


def test_a_name_and_address_is_not_made_of_loose_words() -> None:
    outcome = placed("HOST", "Marlbrook General")
    assert [one.ref for one in outcome.missing] == ["hospital"]
    assert left(outcome) == ["Marlbrook", "General"]


@pytest.mark.parametrize(
    ("code", "text", "problem"),
    [
        ("FO", "0", "Amount of fine: £0.01 at least"),
        ("FO", "10000001", "Amount of fine: £10,000,000 at most"),
        ("LEP", "0", "Penalty points: 1 at least"),
        ("LEP", "13", "Penalty points: 12 at most"),
        ("CD", "1000d", "Period: 999 at most"),
        ("CD", "2y0m", "Period: 1 at least"),
        ("WDRN", "[far too many words to fit]", "Reasons: 25 characters, 20 at most"),
    ],
)
def test_a_limit_is_named_when_it_is_broken(code: str, text: str, problem: str) -> None:
    assert placed(code, text).problem == problem


@pytest.mark.parametrize(("code", "text"), [("FO", "0.01"), ("LEP", "1"), ("LEP", "12")])
def test_a_limit_itself_is_allowed(code: str, text: str) -> None:
    assert placed(code, text).problem == ""


def test_a_list_item_is_named_by_any_part_that_only_it_has() -> None:
    assert said(placed("BAIL", "passport")) == {"condition": "to surrender the passport"}


def test_a_part_that_two_items_have_names_neither() -> None:
    outcome = placed("BAIL", "to")
    assert said(outcome) == {}
    assert left(outcome) == ["to"]


def test_a_whole_item_stands_even_where_another_holds_it() -> None:
    either = prompt("kind", PromptKind.CHOICE, choices=("drive", "drive a lorry"))
    assert said(placed(result("K", "Kind", either), "drive")) == {"kind": "drive"}


def test_a_word_of_ones_own_goes_only_where_the_list_allows_it() -> None:
    choices: dict[str, Any] = {"choices": ("red", "blue")}
    fixed = result("C", "Colour", prompt("c", PromptKind.CHOICE, **choices))
    free = result("C", "Colour", prompt("c", PromptKind.CHOICE_OR_TEXT, **choices))
    assert left(placed(fixed, "green")) == ["green"]
    assert said(placed(free, "green")) == {"c": "green"}
    assert said(placed(free, "blu")) == {"c": "blue"}


def test_hidden_prompts_are_neither_filled_nor_missed() -> None:
    hidden = result("H", "Hidden", prompt("x", PromptKind.NUMBER, hidden=True))
    outcome = placed(hidden, "6")
    assert outcome.missing == ()
    assert left(outcome) == ["6"]


def test_draft_values_are_those_of_the_wire() -> None:
    values = {
        answer.prompt.kind: answer.value
        for code, text in (
            ("FO", "1,250.50"),
            ("CD", "2y6m"),
            ("ADJ", "4/12 10 cust [at noon]"),
            ("LEP", "6pts"),
            ("BAIL", "passport"),
        )
        for answer in placed(code, text).answers
    }
    assert values == {
        PromptKind.MONEY: "1250.50",
        PromptKind.DURATION: [{"label": "Years", "value": 2}, {"label": "Months", "value": 6}],
        PromptKind.DATE: "2026-12-04",
        PromptKind.TIME: "10:00",
        PromptKind.YES_NO: True,
        PromptKind.TEXT: "at noon",
        PromptKind.NUMBER: 6,
        PromptKind.CHOICES: ["to surrender the passport"],
    }


def test_a_period_in_the_only_unit_of_its_prompt_may_be_a_number_alone() -> None:
    hours = prompt("hours", PromptKind.DURATION, units=(Unit.HOURS,))
    book = Catalogue([result("UPW", "Unpaid work", hours)])
    found = book.by_code("upw")
    assert found is not None
    assert said(placed(found, "100")) == {"hours": "100 hours"}
