"""A clerk's own phrases: read, checked, and put into the line."""

import pytest

from client.shorthand.phrases import PhraseError, expand, is_phrase, read_phrases

PHRASES = read_phrases('std = "fo $1; fvs $2; colo"\nout = "wdrn [no evidence]"', "phrases.toml")


def test_a_phrase_stands_for_its_line_with_the_words_put_in() -> None:
    assert expand(".std 120 48", PHRASES) == ("fo 120; fvs 48; colo", "")
    assert expand(".out", PHRASES) == ("wdrn [no evidence]", "")


def test_words_in_brackets_stay_together() -> None:
    phrases = read_phrases('why = "wdrn $1"', "phrases.toml")
    assert expand(".why [the witness is ill]", phrases) == ("wdrn [the witness is ill]", "")


def test_a_phrase_goes_to_the_offences_named_before_it() -> None:
    assert expand("2-3/.out", PHRASES) == ("2-3/wdrn [no evidence]", "")


@pytest.mark.parametrize("text", [".std 120", ".std", ".std 1 2 3", ".nope", "."])
def test_a_phrase_with_words_missing_or_unknown_gives_no_line(text: str) -> None:
    line, problem = expand(text, PHRASES)
    assert line == ""
    assert problem


def test_only_a_full_stop_first_or_behind_targets_makes_a_phrase() -> None:
    assert is_phrase(".std 1")
    assert is_phrase("1,2/.std")
    assert not is_phrase("fo 1.50")
    assert not is_phrase("cd 12m")


@pytest.mark.parametrize(
    "line",
    [
        "fo 120",
        "cd 12m; fvs",
        "fo £1,000",
        "nsp; cd 1y",
        "fo [120]",
        "fo AOF=120",
        'fo "120"',
        "pdate +28d",
        "fo $100",
    ],
)
def test_an_amount_or_a_period_is_never_part_of_a_phrase(line: str) -> None:
    with pytest.raises(PhraseError, match="for the court to say each time"):
        read_phrases(f"x = '{line}'", "phrases.toml")


def test_a_phrase_may_name_offences_before_any_of_its_parts() -> None:
    phrases = read_phrases('out = "1/$1; 2-3/wdrn $2"', "phrases.toml")
    assert expand(".out nsp late", phrases) == ("1/nsp; 2-3/wdrn late", "")


@pytest.mark.parametrize(
    "line", ["=g", "@p; nsp", "fo $1; !g", "*/=ng", "nsp;  = guilty", "nsp; 2/=g"]
)
def test_a_plea_a_verdict_or_an_attendance_is_never_part_of_a_phrase(line: str) -> None:
    with pytest.raises(PhraseError, match="as the court heard them each time"):
        read_phrases(f"x = '{line}'", "phrases.toml")


def test_a_plea_that_is_said_each_time_is_put_into_its_place() -> None:
    phrases = read_phrases('std = "@$1; =$2; fo $3"', "phrases.toml")
    assert expand(".std p g 120", phrases) == ("@p; =g; fo 120", "")


def test_targets_and_codes_with_digits_are_no_amounts() -> None:
    assert read_phrases('a = "1/fo $1"\nb = "porcu1 $1"', "phrases.toml")


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(PhraseError) as told:
        read_phrases('"Bad Name" = "nsp"\nx = 3\ny = "fo 5"', "phrases.toml")
    assert len(str(told.value).splitlines()) == 3
    with pytest.raises(PhraseError, match=r"phrases\.toml"):
        read_phrases("not toml", "phrases.toml")
