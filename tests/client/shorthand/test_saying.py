"""How a result reads in plain words."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.catalogue import PromptKind, PromptRule
from client.shorthand.answers import say
from client.shorthand.court_days import closed_because
from client.shorthand.saying import say_result
from tests.client.builders import DATE, definition, prompt, quick, reading, result


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("fo 120", "Fine £120"),
        ("fo 1.5k", "Fine £1,500"),
        ("nsp", "No separate penalty"),
        ("wdrn", "Withdrawn"),
        ("wdrn no evidence", "Withdrawn: no evidence"),
        ("cd 2y6m", "Conditional discharge for 2 years 6 months"),
        ("adj 4/12 10", "Adjourned to Fri 4 Dec 2026 at 10:00"),
        ("adj 4/12 10 cust", "Adjourned to Fri 4 Dec 2026 at 10:00, in custody"),
        ("adj 4/12 10 custody=n", "Adjourned to Fri 4 Dec 2026 at 10:00"),
        ("adj 4/12 2pm [all day]", "Adjourned to Fri 4 Dec 2026 at 14:00 (all day)"),
        ("fcost 85 CREDNAME=CPS", "Costs · Amount of costs: £85 · Creditor: CPS"),
        ("lep 6pts", "Licence endorsed · Penalty points: 6"),
    ],
)
def test_a_line_reads_as_it_would_be_announced(typed: str, words: str) -> None:
    assert reading(typed).words == words


def test_a_missing_answer_has_a_sign_in_its_place() -> None:
    assert reading("fo").words == "Fine …"
    assert reading("adj 4/12").words == "Adjourned to Fri 4 Dec 2026 at …"


def test_an_optional_part_goes_when_an_answer_in_it_is_missing() -> None:
    pair = result(
        "P",
        "Pair",
        prompt("a", PromptKind.TEXT, rule=PromptRule.OPTIONAL),
        prompt("b", PromptKind.TEXT, rule=PromptRule.OPTIONAL),
        says="Pair[ of {a} and {b}]",
    )
    assert say_result(pair, {"a": "one", "b": "two"}) == "Pair of one and two"
    assert say_result(pair, {}) == "Pair"


def test_an_answer_that_its_sentence_does_not_name_follows_it() -> None:
    noted = result("N", "Noted", prompt("why", PromptKind.TEXT, "Reason"), says="Noted")
    assert say_result(noted, {"why": "late"}) == "Noted · Reason: late"


def test_brackets_in_an_answer_are_not_read_as_a_template() -> None:
    withdrawn = definition("WDRN")
    assert say_result(withdrawn, {"reasons": "{reasons} [x]"}) == "Withdrawn: {reasons} [x]"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("CURR", "120", "£120"),
        ("CURR", 99.5, "£99.50"),
        ("CURR", "not money", "not money"),
        ("DATE", "2026-12-04", "Fri 4 Dec 2026"),
        ("DATE", "soon", "soon"),
        ("BOOLEAN", True, "yes"),
        ("YESBOX", False, "no"),
        ("DURATION", [{"label": "Years", "value": 1}], "1 year"),
        ("FIXLM", ["red", "blue"], "red, blue"),
        ("INT", 6, "6"),
        ("TXT", None, ""),
        ("NAMEADDRESS", [{"value": "General"}, {"value": "1 High St"}], "General, 1 High St"),
        ("ONEOF", {"type": "CURR", "value": "5"}, "£5"),
    ],
)
def test_a_draft_value_of_any_client_is_said(kind: str, value: Any, words: str) -> None:
    assert say(kind, value) == words


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["label", "value", "type", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@quick
@given(st.sampled_from([*(kind.value for kind in PromptKind), "ONEOF", "HCROOM", ""]), JSON)
def test_saying_a_value_never_fails_whatever_stands_in_the_draft(kind: str, value: Any) -> None:
    assert isinstance(say(kind, value), str)


@quick
@given(st.decimals(Decimal("0.01"), Decimal(10_000_000), places=2), st.dates(dt.date(2026, 11, 23)))
def test_a_line_typed_from_what_was_said_reads_the_same(amount: Decimal, date: dt.date) -> None:
    first = reading(f"fo {amount}")
    assert reading(first.words.replace("Fine", "fo")).answers == first.answers
    adjourned = reading(f"adj {date.day}/{date.month}/{date:%Y} 10")
    closed = closed_because(date) if date > DATE else ""
    said = f"{date:%a} {date.day} {date:%b %Y}" + (f" ({closed})" if closed else "")
    assert adjourned.words == f"Adjourned to {said} at 10:00"
