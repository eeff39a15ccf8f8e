"""What a line enters that is no result: every kind by its code, and nothing by a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.catalogue import AllocationReason, Catalogue, ChargeKinds, PleaKind, VerdictKind
from client.catalogue.charges import charge_kinds
from client.contract.lookups import ModeOfTrialReasons, PleaTypes, VerdictTypes
from client.contract.text import clean_line
from client.shorthand.asking import Answered, begin_allocation, take_answer
from client.shorthand.entering import Attendance, Entered, PleaReading, VerdictReading
from client.shorthand.explaining import explain
from client.shorthand.line import Choosing, Line, Results, Unread
from client.shorthand.reading import read_line
from client.shorthand.targets import Targets
from tests.client.builders import DATE, catalogue, quick, read, uid

KINDS = ChargeKinds()
REASONS = (
    AllocationReason("1", "4", "Court accepts summary trial", 40),
    AllocationReason("2", "5", "Court directs trial on indictment", 50),
    AllocationReason("3", "6", "Defendant elects trial on indictment", 60),
)


def entered(text: str, book: Catalogue | None = None) -> Entered:
    """Give the one thing that a line enters."""
    line = read(text, book)
    assert isinstance(line, Results), line
    (found,) = line.parts
    assert not isinstance(found, type(None))
    assert found in line.entered
    return line.entered[0]


@pytest.mark.parametrize("kind", KINDS.pleas, ids=lambda kind: kind.code)
def test_every_plea_of_the_contract_is_entered_by_its_code_and_by_its_words(
    kind: PleaKind,
) -> None:
    for text in (f"={kind.code}", f"={kind.code.lower()}", f"= {kind.description}"):
        found = entered(text)
        assert isinstance(found, PleaReading)
        assert found.kind == kind


@pytest.mark.parametrize("kind", KINDS.verdicts, ids=lambda kind: kind.code)
def test_every_verdict_is_entered_by_its_code_and_by_its_words(kind: VerdictKind) -> None:
    for text in (f"!{kind.code}", f"!{kind.code.lower()}", f"!{kind.description}"):
        found = entered(text)
        assert isinstance(found, VerdictReading)
        assert found.kind == kind


@pytest.mark.parametrize("kind", list(Attendance))
def test_attendance_is_entered_by_its_letter_and_by_its_words(kind: Attendance) -> None:
    for text in (f"@{kind.code.lower()}", f"@{kind.words}"):
        assert getattr(entered(text), "kind", None) is kind


def test_no_two_kinds_have_one_code_and_each_says_what_it_is() -> None:
    for kinds in (KINDS.pleas, KINDS.verdicts):
        assert len({kind.code for kind in kinds}) == len(kinds)
        assert len({kind.words for kind in kinds}) == len(kinds)


def test_a_choice_that_is_picked_is_the_line_with_that_kind_and_the_rest_as_it_was() -> None:
    line = read("2/@p; =gui; fo 120")
    assert isinstance(line, Choosing)
    assert [choice.text for choice in line.choices][:2] == [
        "2/@p; =g; fo 120",
        "2/@p; =gsjp; fo 120",
    ]


@pytest.mark.parametrize("sign", "=!")
def test_a_bare_sign_enters_nothing_and_offers_nine(sign: str) -> None:
    line = read(sign)
    assert isinstance(line, Choosing)
    assert len(line.choices) == 9
    assert line.more > 0


def test_the_kinds_are_those_of_reference_data_where_it_has_any() -> None:
    pleas = PleaTypes.model_validate(
        {"pleaStatusTypes": [{"pleaValue": "MAYBE", "pleaTypeCode": "MB"}]}
    )
    verdicts = VerdictTypes.model_validate(
        {"verdictTypes": [{"id": uid("v"), "verdictCode": "NG", "categoryType": "NOT_GUILTY"}]}
    )
    reasons = ModeOfTrialReasons.model_validate({"modeOfTrialReasons": []})
    kinds = charge_kinds(
        pleas.plea_status_types, verdicts.verdict_types, reasons.mode_of_trial_reasons
    )
    book = Catalogue(catalogue(), kinds)
    assert getattr(entered("=mb", book), "words", "") == "plea: maybe"
    found = entered("!ng", book)
    assert isinstance(found, VerdictReading)
    assert found.kind is not None
    assert found.kind.id == uid("v")
    assert isinstance(read("=consents", book), Unread)
    assert getattr(entered("=ig", book), "words", "") == "indicates guilty"
    empty = charge_kinds((), (), ())
    assert empty.pleas == KINDS.pleas
    assert empty.verdicts == KINDS.verdicts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("=g", "=g  guilty plea"),
        ("=con", "=con  plea: consents"),
        ("!ngnc", "!ngnc  verdict: no case to answer"),
        ("@v", "@v  by video"),
        ("=zz", "No plea is known as ‘zz’"),
        ("=-", "=-  plea cleared"),
    ],
)
def test_what_a_kind_is_can_be_asked(text: str, said: str) -> None:
    assert explain(text, catalogue())[0] == said


@pytest.mark.parametrize(("sign", "count"), [("@", 3), ("=", 17), ("!", 12)])
def test_a_sign_alone_lists_every_kind(sign: str, count: int) -> None:
    listed = explain(sign, catalogue())
    assert len(listed) == count
    assert all(line.startswith(sign) for line in listed)


def allocating() -> Catalogue:
    return Catalogue(catalogue(), ChargeKinds(allocations=REASONS))


@pytest.mark.parametrize(
    ("text", "reason"),
    [("=ing accepts", "1"), ("=ing directs", "2"), ("=ni elects", "3"), ("=ing", "")],
)
def test_allocation_is_said_behind_the_indication_by_any_part_that_names_one(
    text: str, reason: str
) -> None:
    found = entered(text, allocating())
    assert isinstance(found, PleaReading)
    assert (found.allocation.id if found.allocation else "") == reason
    assert found.is_allocated == bool(reason)


@pytest.mark.parametrize("text", ["=ing trial", "=ing banana", "=g accepts"])
def test_words_that_name_no_one_decision_are_not_taken(text: str) -> None:
    assert isinstance(read(text, allocating()), Unread)


def test_the_question_about_allocation_is_about_its_own_part_of_the_line() -> None:
    book = allocating()
    line = read("@p; =ing; nsp", book)
    assert isinstance(line, Results)
    asking = begin_allocation(line, {1}, {}, book.charges)
    assert asking is not None
    assert asking.question.at == 1
    answered = take_answer(asking, "3", DATE)
    assert isinstance(answered, Answered)
    again = read_line("@p; =ing; nsp", book, DATE, answered.given)
    assert isinstance(again, Results)
    plea = again.entered[1]
    assert isinstance(plea, PleaReading)
    assert plea.allocation == REASONS[2]
    assert begin_allocation(again, {1}, answered.given, book.charges) is None


def test_only_the_parts_for_an_either_way_offence_are_asked_about() -> None:
    book = allocating()
    line = read("1/=ing; 2/=ing; nsp", book)
    assert isinstance(line, Results)
    assert begin_allocation(line, (), {}, book.charges) is None
    asking = begin_allocation(line, {1}, {}, book.charges)
    assert asking is not None
    assert asking.question.at == 1


def test_each_part_may_have_its_own_target_whatever_it_enters() -> None:
    line = read("@p; =g; 1/fo 120; 2/=ng; 2/wdrn; d/fcost 85")
    assert isinstance(line, Results)
    assert [line.aim(at) for at in range(len(line.parts))] == [
        *(Targets(), Targets(), Targets((1,)), Targets((2,)), Targets((2,)), Targets(whole="d")),
    ]
    assert [part.typed for part in line.parts] == ["@p", "=g", "fo 120", "=ng", "wdrn", "fcost 85"]
    assert [part.words for part in line.entered] == [
        *("in person", "guilty plea", "not guilty plea"),
    ]


def test_a_sign_stands_twice_only_behind_other_targets() -> None:
    assert read("=g; 2/fo 120; =ng; =g") == Unread("Two parts begin with =: keep one")
    assert read("1/=g; 2/nsp; 1/=ng") == Unread("Two parts begin with =: keep one")
    assert kinds_named(read("=g; 2/=g")) == kinds_named(read("1/=g; 2/fo 120; =g"))


def test_a_choice_of_pleas_keeps_the_targets_of_every_part() -> None:
    line = read("1/=g; 2/=gui; 3/nsp")
    assert isinstance(line, Choosing)
    assert "1/=g; 2/=g; 3/nsp" in [choice.text for choice in line.choices]


def kinds_named(line: Line) -> list[object]:
    return [part.kind for part in line.entered] if isinstance(line, Results) else []


SIGNED = st.builds(
    lambda sign, text: sign + text,
    st.sampled_from("@=!"),
    st.text(max_size=12) | st.sampled_from(["g", "ng", "n", "p", "-", "clear", "guilty", "ing x"]),
)
LINES = st.builds(
    lambda target, parts: target + ";".join(parts),
    st.sampled_from(["", "2/", "1-3/", "*/", "**/", "d/", "c/", "0/", "2-1/"]),
    st.lists(
        SIGNED | st.sampled_from(["fo 120", "nsp", "zz", "", "2/=g", "3/@p", "*/!g", "0/=g", "2/"]),
        max_size=5,
    ),
)


@quick
@given(LINES)
def test_any_text_behind_a_sign_is_read_offered_or_refused_in_few_words(text: str) -> None:
    for book in (catalogue(), allocating()):
        line = read(text, book)
        if isinstance(line, Results):
            assert all(part.words for part in line.parts)
            signs = [
                (part.typed[0], line.aim(at))
                for at, part in enumerate(line.parts)
                if part in line.entered
            ]
            assert len(set(signs)) == len(line.entered)
        if isinstance(line, Unread):
            assert len(line.problem.split()) <= 10
        if isinstance(line, Choosing):
            assert len(line.choices) + line.more > 1


@quick
@given(LINES)
def test_a_line_that_is_read_means_the_same_when_it_is_written_again(text: str) -> None:
    line = read(text)
    if isinstance(line, Results):
        again = read(line.typed)
        assert kinds_named(again) == kinds_named(line)


@quick
@given(st.text(max_size=3))
def test_a_kind_is_named_by_one_beginning_or_not_at_all(text: str) -> None:
    line = read(f"={text}")
    for kind in kinds_named(line):
        if isinstance(kind, PleaKind):
            typed = " ".join(clean_line(text).casefold().split())
            words = f" {kind.description.casefold()}"
            assert typed
            assert kind.code.casefold().startswith(typed) or f" {typed}" in words
