"""The line of the entry bar: what the first character makes of it, and what it names."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from client.catalogue.builtin import builtin_catalogue
from client.shorthand.line import (
    Choosing,
    Command,
    Ditto,
    Explain,
    Jump,
    Nothing,
    Results,
    Search,
    Unread,
)
from client.shorthand.reading import read_line
from client.shorthand.targets import Targets
from tests.client.builders import DATE, catalogue, quick, read, reading


def test_an_empty_line_moves_on() -> None:
    assert read("") == read("  \t ") == Nothing()


def test_digits_alone_go_to_that_number_of_the_list() -> None:
    assert read("14") == Jump(14)
    assert read(" 7 ") == Jump(7)


def test_a_number_that_no_list_has_is_refused() -> None:
    assert isinstance(read("12345"), Unread)


def test_digits_of_another_script_are_no_list_number() -> None:
    assert not isinstance(read("١٤"), Jump)


def test_a_colon_gives_a_command_and_what_follows_it() -> None:
    assert read(":Undo") == Command("undo", "")
    assert read(":find  Maud Tolliver ") == Command("find", "Maud Tolliver")
    assert read(":") == Command("", "")


def test_a_slash_searches_the_list() -> None:
    assert read("/smi") == Search("smi")
    assert read("/ 01TW ") == Search("01TW")


def test_an_apostrophe_is_ditto_of_the_offence_above_or_of_the_one_named() -> None:
    assert read("'") == Ditto("'", Targets(), 0)
    assert read("2-4/'1") == Ditto("2-4/'1", Targets((2, 3, 4)), 1)


def test_a_question_mark_asks_for_an_explanation() -> None:
    assert read("? coew") == Explain("coew")
    assert read("?") == Explain("")


@pytest.mark.parametrize("text", [".std", "=zz", "!zz", "@zz"])
def test_what_is_not_known_says_so_and_records_nothing(text: str) -> None:
    assert isinstance(read(text), Unread)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("nsp", Targets()),
        ("2/nsp", Targets((2,))),
        ("1,3/nsp", Targets((1, 3))),
        ("2-4/nsp", Targets((2, 3, 4))),
        ("3,1-3/nsp", Targets((3, 1, 2))),
        ("*/nsp", Targets(open_offences=True)),
        ("**/nsp", Targets(open_offences=True, of_everyone=True)),
        ("d/nsp", Targets(whole="d")),
        ("C/nsp", Targets(whole="c")),
    ],
)
def test_targets_stand_before_the_slash(text: str, targets: Targets) -> None:
    line = read(text)
    assert isinstance(line, Results)
    assert line.targets == targets


@pytest.mark.parametrize("text", ["0/nsp", "4-2/nsp", "1,/nsp", "-/nsp", "1--2/nsp", ",/nsp"])
def test_targets_that_make_no_sense_are_refused(text: str) -> None:
    assert isinstance(read(text), Unread)


def test_a_target_without_a_result_is_refused() -> None:
    assert isinstance(read("2/"), Unread)
    assert isinstance(read("2/;"), Unread)


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("fo 120; 2/fo 80", [Targets(), Targets((2,))]),
        ("1/fo 120; 2/wdrn; d/fcost 85", [Targets((1,)), Targets((2,)), Targets(whole="d")]),
        ("2/fo 120; lep 3; 3/nsp", [Targets((2,)), Targets((2,)), Targets((3,))]),
        ("nsp; */nsp", [Targets(), Targets(open_offences=True)]),
        ("1/fo 120; 1/fvs 48", [Targets((1,)), Targets((1,))]),
    ],
)
def test_a_part_may_have_its_own_target_and_one_without_goes_where_the_part_before_went(
    text: str, aims: list[Targets]
) -> None:
    line = read(text)
    assert isinstance(line, Results)
    assert [line.aim(at) for at in range(len(line.readings))] == aims
    assert "/" not in "".join(one.typed for one in line.readings)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1/fo 120; 0/nsp", "The offence numbers before / can't be read"),
        ("1/fo 120; 2/", "Type a result after the offence number"),
        ("1/fo 120; 2/'1", "A ditto stands on a line of its own"),
        ("1/fo 120; 2/zz", "No result is known as ‘zz’"),
    ],
)
def test_a_part_that_cant_be_read_refuses_the_whole_line(text: str, problem: str) -> None:
    assert read(text) == Unread(problem)


def test_a_choice_keeps_the_targets_of_every_part() -> None:
    line = read_line("1/fo 120; 2/next hearing; 3/nsp", builtin_catalogue(), DATE)
    assert isinstance(line, Choosing)
    assert "1/fo 120; 2/nhmc; 3/nsp" in [choice.text for choice in line.choices]


def test_results_behind_one_another_are_one_line() -> None:
    line = read("2/fo 120; fvs 48; nsp")
    assert isinstance(line, Results)
    assert [one.definition.short_code for one in line.readings] == ["FO", "FVS", "NSP"]
    assert line.targets == Targets((2,))
    assert line.typed == "2/fo 120; fvs 48; nsp"
    assert line.open_point == ""


def test_one_open_point_keeps_the_whole_line_open() -> None:
    line = read("nsp; fo; cd 12m")
    assert isinstance(line, Results)
    assert line.open_point == "needs Amount of fine"


def test_one_unknown_word_refuses_the_whole_line() -> None:
    assert isinstance(read("nsp; zz 5"), Unread)


def test_case_never_matters() -> None:
    assert reading("FO 120").definition == reading("fo 120").definition


def test_the_code_may_stand_anywhere_when_only_one_word_is_a_code() -> None:
    assert reading("120 fo").words == "Fine £120"


@pytest.mark.parametrize("text", ["fo 120 fvs 48", "nsp wdrn", "120 fo fvs", "fo fvs", "nsp fo 5"])
def test_a_line_that_names_two_results_records_neither(text: str) -> None:
    line = read(text)
    assert isinstance(line, Unread | Choosing) or line.open_point  # type: ignore[union-attr]


def test_a_code_within_running_words_stays_a_word_there() -> None:
    assert reading("wdrn fo lack of proof").words == "Withdrawn: fo lack of proof"


def test_one_result_said_twice_is_not_two_amounts() -> None:
    assert reading("fo 120 fo 80").open_point != ""


def test_a_beginning_that_several_results_have_is_answered_with_choices() -> None:
    line = read("f 120")
    assert isinstance(line, Choosing)
    assert line.choices[0].text == "fo 120"
    assert line.choices[0].label.startswith("FO ")


def test_a_word_that_begins_no_result_is_named() -> None:
    assert read("zzz") == Unread("No result is known as ‘zzz’")


def test_words_in_brackets_name_no_result() -> None:
    assert isinstance(read("[nsp]"), Unread)
    assert isinstance(read('"fo" 120'), Unread)


def test_a_leftover_word_keeps_the_line_open_and_is_named() -> None:
    assert "‘banana’" in reading("fo 120 banana").open_point


def test_the_words_typed_for_each_result_are_kept() -> None:
    line = read("2/fo 120 ;  nsp ")
    assert isinstance(line, Results)
    assert [one.typed for one in line.readings] == ["fo 120", "nsp"]


CODES = st.sampled_from(sorted(one.short_code.lower() for one in builtin_catalogue()))
WORDS = st.sampled_from(
    [
        *("120", "£2,000", "1.5k", "12m", "2y6m", "4/12", "29/2", "mon", "+28d", "10:00", "y", "n"),
        *("[free text]", '"quoted', "[", "]", ";", "/", "*/", "1-3/", "d/", "=", "AOF=1", "###"),
        *("concurrent", "points", "to", "²", "١٢", "\x1b[31m", "\ud800", "\u202e", "９９"),
    ]
)


@quick
@given(st.text(max_size=80))
@example("\x00")
@example("\ud800/\udfff")
@example("fo " + "9" * 5000)
@example("lep " + "9" * 5000)
@example("9" * 5000)
@example("1-999,1-999/nsp")
@example("imp 12m\u2028")
@example("=" * 50)
def test_any_text_at_all_gives_a_line_and_never_an_exception(text: str) -> None:
    read_line(text, builtin_catalogue(), DATE)


@quick
@given(st.lists(CODES | WORDS, max_size=8).map(" ".join))
def test_any_run_of_codes_and_values_gives_a_line_with_its_words(text: str) -> None:
    line = read_line(text, builtin_catalogue(), DATE)
    if isinstance(line, Unread):
        assert 0 < len(line.problem.split()) <= 10, line.problem
    if isinstance(line, Results):
        assert all(one.words for one in line.readings)


@quick
@given(CODES, CODES, st.sampled_from(["120", "12m", "4/12", ""]))
def test_two_codes_in_one_result_never_record_anything(first: str, second: str, value: str) -> None:
    one = builtin_catalogue().by_code(first)
    assert one is not None
    takes_words = any(prompt.kind.value in ("TXT", "FIXLO", "FIXLOM") for prompt in one.prompts)
    choices = any(prompt.kind.value.startswith("FIXL") for prompt in one.prompts)
    # The short code TRIAL is a word of CCIC's own name, and says there what CCIC says.
    is_its_own_word = second.lower() in one.label.lower().split()
    if first == second or is_its_own_word or takes_words or choices:
        return
    line = read_line(f"{first} {value} {second}", builtin_catalogue(), DATE)
    assert isinstance(line, Unread | Choosing) or line.open_point  # type: ignore[union-attr]


@pytest.mark.parametrize("code", [one.short_code for one in catalogue()])
def test_a_bare_code_is_complete_only_when_nothing_must_be_asked(code: str) -> None:
    bare = reading(code)
    assert bool(bare.open_point) == bool(bare.missing)
    assert len(bare.open_point.split()) <= 10


def test_no_bare_code_of_the_built_in_catalogue_takes_more_than_ten_words_to_ask() -> None:
    asked = {one.short_code: reading(one.short_code, builtin_catalogue()) for one in
             builtin_catalogue()}  # fmt: skip
    too_long = {code: one.open_point for code, one in asked.items()
                if len(one.open_point.split()) > 10}  # fmt: skip
    assert too_long == {}
