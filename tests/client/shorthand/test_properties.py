"""What holds for any text and any value: a preview in bounded time, and a way back from words."""

import datetime as dt
import time
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from client.catalogue import Catalogue, Prompt, PromptKind, PromptRule, Unit
from client.catalogue.builtin import builtin_catalogue
from client.catalogue.wire import definitions_from_wire
from client.contract.reference import ResultDefinitions
from client.shorthand.answers import Answer, limit_broken, read_answer, say
from client.shorthand.asking import Answered, Asking, take_answer
from client.shorthand.completion import completion
from client.shorthand.explaining import explain
from client.shorthand.line import LONGEST_LINE, Choosing, Results, Unread
from client.shorthand.questions import Question
from client.shorthand.reading import read_line
from tests.client.builders import DATE, quick
from tests.client.catalogue.reference import reference_as_wire
from tests.client.shorthand.court_list import COURTS

PREVIEW_SECONDS, LONGEST_SECONDS = 0.1, 1.0
"""Of the processor's own time; generous, as a line of 80 letters takes 1 to 3 ms."""

many = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
UNITS = tuple(Unit)


@cache
def whole_catalogue() -> Catalogue:
    """Give the whole reference data."""
    wire = ResultDefinitions.model_validate(reference_as_wire())
    return Catalogue(definitions_from_wire(wire))


def preview(text: str, catalogue: Catalogue) -> None:
    """Do all that is done on a key press."""
    line = read_line(text, catalogue, DATE, courts=COURTS)
    if isinstance(line, Results):
        assert all(reading.words for reading in line.readings)
        assert isinstance(line.open_point, str)
    completion(text, catalogue, ("share", "undo"))


def processor_seconds(text: str, catalogue: Catalogue) -> float:
    """Give the least of the time that a preview takes in three goes."""
    took = []
    for _ in range(3):
        start = time.process_time()
        preview(text, catalogue)
        took.append(time.process_time() - start)
    return min(took)


PIECES = st.sampled_from(
    [
        *("fo", "imp", "wdrn", "cd", "nhmc", "a", "conditional", "bail", "withdrawn", "next"),
        *("120", "£2,000", "12m", "2 y", "6", "4/12", "4 dec", "2026", "fri", "10:00", "+28d"),
        *("nhccs", "lav", "west", "ham", "b01ly00", "cardiff 1", "courtroom 3", "2/", "d/fcpc"),
        *("[free text]", '"quoted', "[", "]", ";", "1,3/", "*/", "=", "aof=1", ",", "\u202e", "²"),
    ]
)
TYPED = st.lists(PIECES | st.text(max_size=12), max_size=20).map(" ".join)


@pytest.mark.parametrize("whole", [False, True], ids=["built-in", "reference"])
@many
@given(text=TYPED | st.text(max_size=200))
def test_any_text_is_previewed_without_an_exception_and_in_bounded_time(
    whole: bool, text: str
) -> None:
    catalogue = whole_catalogue() if whole else builtin_catalogue()
    catalogue.words  # noqa: B018 made once, before the first key
    assert processor_seconds(text, catalogue) < PREVIEW_SECONDS


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "fo ",
        "120 ",
        "imp 12m ",
        "c",
        "[x] ",
        "word ",
        "wdrn fo 120 ",
        "west lav ",
        "fo 1; 2/",
        "to ensure ",
        "f; ",
        "1-",
        "1 ",
        "curfew 8 8 ",
        "consec 2 ",
    ],
)
def test_the_longest_line_is_previewed_in_bounded_time(piece: str) -> None:
    for begins in ("wdrn ", "nhmc ", "imp ", ""):
        text = f"{begins}{piece * LONGEST_LINE}"[:LONGEST_LINE]
        assert processor_seconds(text, builtin_catalogue()) < LONGEST_SECONDS


@quick
@given(TYPED)
def test_the_choices_of_a_line_are_lines_that_can_be_read(text: str) -> None:
    line = read_line(text, builtin_catalogue(), DATE, courts=COURTS)
    for choice in line.choices if isinstance(line, Choosing) else ():
        chosen = read_line(choice.text, builtin_catalogue(), DATE, courts=COURTS)
        assert not isinstance(chosen, Unread), choice


@quick
@given(TYPED | st.text(max_size=80))
def test_any_text_at_all_can_be_asked_about(text: str) -> None:
    assert explain(text, builtin_catalogue())


# From a value to words and back


def prompts_of(kind: PromptKind) -> list[Prompt]:
    """Give every prompt of a kind that the reference data or the built-in catalogue asks."""
    found = [
        prompt
        for catalogue in (builtin_catalogue(), whole_catalogue())
        for definition in catalogue
        for prompt in definition.prompts
        if prompt.kind is kind and not prompt.hidden
    ]
    return list(dict.fromkeys(found)) or [Prompt("id", "ref", "Label", kind)]


def values_of(prompt: Prompt) -> st.SearchStrategy[object]:
    """Give draft values of a prompt, in the form that the contract's section 4.3 has them."""
    words = st.text("abc ABC'-.é", min_size=1).map(str.strip).filter(bool)
    items = st.sampled_from(prompt.choices) if prompt.choices else words
    match prompt.kind:
        case PromptKind.MONEY:
            amounts = st.decimals(Decimal("0.01"), Decimal(10) ** 9, places=2)
            return amounts.map(lambda one: str(int(one)) if one == int(one) else f"{one:.2f}")
        case PromptKind.NUMBER | PromptKind.NUMBER_IN_ONE_UNIT:
            return st.integers(0, 999_999_999)
        case PromptKind.DATE:
            return st.dates(dt.date(1900, 1, 1)).map(dt.date.isoformat)
        case PromptKind.TIME:
            return st.times().map(lambda one: f"{one:%H:%M}")
        case PromptKind.DURATION:
            part = st.tuples(st.sampled_from(prompt.units or UNITS), st.integers(0, 999_999))
            return st.lists(part, min_size=1, unique_by=lambda one: one[0]).map(
                lambda parts: [{"label": unit.value, "value": count} for unit, count in parts]
            )
        case PromptKind.YES_NO | PromptKind.TICK:
            return st.booleans()
        case PromptKind.CHOICES | PromptKind.CHOICES_OR_TEXT if prompt.choices:
            return st.lists(items, min_size=1, max_size=4, unique=True)
        case PromptKind.CHOICES | PromptKind.CHOICES_OR_TEXT:
            return st.lists(words, min_size=1, max_size=1)
        case PromptKind.CHOICE | PromptKind.CHOICE_OR_TEXT:
            return items
        case _:
            return words


PLAIN_KINDS = [
    kind for kind in PromptKind if kind not in (PromptKind.NAME_ADDRESS, PromptKind.ADDRESS)
]


@pytest.mark.parametrize("kind", PLAIN_KINDS, ids=lambda kind: kind.value)
@many
@given(data=st.data())
def test_a_value_said_and_typed_again_as_the_answer_is_the_same(
    kind: PromptKind, data: st.DataObject
) -> None:
    prompt = data.draw(st.sampled_from(prompts_of(kind)))
    value = data.draw(values_of(prompt))
    said = say(kind, value)
    read = read_answer(prompt, said, DATE)
    assert read is not None, said
    assert read.value == value
    assert read.said == said
    if not limit_broken(read):
        answered = take_answer(Asking("line", Question(0, prompt)), said, DATE)
        # A number alone picks an item of a list.
        picks = said.isdecimal() and bool(prompt.choices)
        assert picks or (isinstance(answered, Answered) and value in answered.given.values())


@pytest.mark.parametrize("kind", [PromptKind.NAME_ADDRESS, PromptKind.ADDRESS])
@quick
@given(data=st.data())
def test_a_name_and_address_said_holds_every_part_as_it_was_typed(
    kind: PromptKind, data: st.DataObject
) -> None:
    prompt = data.draw(st.sampled_from([one for one in prompts_of(kind) if one.parts]))
    asking = Asking("line", Question(0, prompt, prompt.parts[0]))
    typed: list[str] = []
    answered: Answered | str = ""
    for _ in prompt.parts:
        text = data.draw(st.text("abc XYZ1", min_size=1).map(str.strip).filter(bool))
        typed.append(text)
        answered = take_answer(asking, text, DATE)
        assert isinstance(answered, Answered)
        asking = answered.following or asking
    assert isinstance(answered, Answered)
    (value,) = answered.given.values()
    assert say(kind, value) == ", ".join(typed)
    assert [part["value"] for part in value] == typed


# From a line to the record and back


def values_typed(prompt: Prompt) -> st.SearchStrategy[str]:
    """Give ways to type a value of a prompt, by name where its kind does not tell it."""
    return values_of(prompt).map(lambda value: say(prompt.kind, value))


@st.composite
def lines(draw: st.DrawFn, catalogue: Catalogue) -> str:
    """Type a result with values for its mandatory prompts, and perhaps for others."""
    definition = draw(st.sampled_from(list(catalogue)))
    called = [definition.short_code.lower(), *map(" ".join, definition.word_groups)]
    parts = [draw(st.sampled_from(called))]
    for prompt in definition.prompts:
        if prompt.hidden or prompt.kind not in PLAIN_KINDS:
            continue
        if prompt.rule is PromptRule.MANDATORY or draw(st.booleans()):
            typed = draw(values_typed(prompt))
            needs_brackets = prompt.kind is PromptKind.TEXT and draw(st.booleans())
            parts.append(f"[{typed}]" if needs_brackets else typed)
    return " ".join(parts)


@pytest.mark.parametrize("whole", [False, True], ids=["built-in", "reference"])
@many
@given(data=st.data())
def test_what_the_record_keeps_of_a_line_reads_the_same_again(
    whole: bool, data: st.DataObject
) -> None:
    catalogue = whole_catalogue() if whole else builtin_catalogue()
    texts = data.draw(st.lists(lines(catalogue), min_size=1, max_size=3))
    targets = data.draw(st.sampled_from(["", "2/", "*/"]))
    line = read_line(targets + "; ".join(texts), catalogue, DATE)
    assume(isinstance(line, Results))
    assert isinstance(line, Results)
    assert read_line(line.typed, catalogue, DATE) == line
    for reading in line.readings:
        # Digits alone would be a number of the list.
        target = "1/" if reading.typed.isdecimal() else ""
        alone = read_line(target + reading.typed, catalogue, DATE)
        assert isinstance(alone, Results)
        assert alone.readings == (reading,)


@quick
@given(st.text("abcdefghijklmnoprstuw ", min_size=1, max_size=12), st.sampled_from(["", " 120"]))
def test_a_choice_that_is_offered_reads_as_the_result_that_it_offers(text: str, value: str) -> None:
    line = read_line(text + value, builtin_catalogue(), DATE)
    for choice in line.choices if isinstance(line, Choosing) else ():
        chosen = read_line(choice.text, builtin_catalogue(), DATE)
        assert isinstance(chosen, Results), choice
        assert chosen.readings[0].definition.short_code == choice.label.split()[0]


def test_an_answer_is_said_as_its_value_is() -> None:
    prompt = Prompt("id", "ref", "Amount", PromptKind.MONEY)
    assert Answer(prompt, "1250.50").said == say(PromptKind.MONEY, "1250.50") == "£1,250.50"
