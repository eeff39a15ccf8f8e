"""Names and free text from the API or a paste are harmless once read."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.contract.events import read_events
from client.contract.offence import Plea
from client.contract.people import Person
from client.contract.results import read_draft
from client.contract.text import clean_json, clean_line, clean_prose, is_clean_json
from tests.client.builders import quick

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
BIDI_STEERING = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}

HOSTILE = {
    "an escape sequence": ("TOLL\x1b[31mIVER", "TOLL[31mIVER"),
    "a clipboard write (OSC 52)": ("\x1b]52;c;aGVsbG8=\x07Maud", "]52;c;aGVsbG8=Maud"),
    "a C1 sequence introducer": ("Maud\x9b2J", "Maud2J"),
    "a NUL": ("Ma\x00ud", "Maud"),
    "a backspace": ("Maud\x08\x08", "Maud"),
    "DEL": ("Maud\x7f", "Maud"),
    "a right-to-left override": ("Maud \u202ereviloT", "Maud reviloT"),
    "an isolate": ("\u2066Maud\u2069", "Maud"),
    "an Arabic letter mark": ("Maud\u061c", "Maud"),
    "a zero-width space": ("To\u200blliver", "Tolliver"),
    "a zero-width joiner": ("To\u200dlliver", "Tolliver"),
    "a byte order mark": ("\ufeffMaud", "Maud"),
    "a soft hyphen": ("Tolli\u00adver", "Tolliver"),
    "a word joiner": ("Tolli\u2060ver", "Tolliver"),
    "a lone surrogate": ("Ma\ud83dud", "Maud"),
    "invisible tags": ("Maud\U000e0041\U000e007f", "Maud"),
    "an interlinear mark": ("Ma\ufff9ud", "Maud"),
}


@pytest.mark.parametrize(("raw", "clean"), HOSTILE.values(), ids=HOSTILE)
def test_a_name_loses_what_could_steer_a_terminal(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean_prose(raw) == clean


def test_a_welsh_name_is_one_and_the_same_however_it_was_composed() -> None:
    assert clean_line("Pryce-W\u0302yn") == clean_line("Pryce-\u0174yn") == "Pryce-Ŵyn"


@pytest.mark.parametrize("name", ["O'Brien", "Łukasz Wójcik", "अमित", "نور", "Ŵyn", "李", "😀"])
def test_a_harmless_name_of_any_script_stays_as_it_is(name: str) -> None:
    assert clean_line(name) == name


def test_a_line_has_a_blank_where_there_was_a_break_and_prose_keeps_the_break() -> None:
    assert clean_line("one\r\ntwo\tthree\u2028four") == "one two three four"
    assert clean_prose("one\n\ttwo") == "one\n\ttwo"


@quick
@given(ANY_TEXT)
def test_no_text_at_all_keeps_a_control_or_a_surrogate(text: str) -> None:
    for cleaned, allowed in ((clean_line(text), ""), (clean_prose(text), "\n\t")):
        left = [char for char in cleaned if char not in allowed]
        assert not [char for char in left if unicodedata.category(char) in ("Cc", "Cs")]
        assert not [char for char in left if unicodedata.bidirectional(char) in BIDI_STEERING]
        assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@quick
@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_prose(clean_prose(text)) == clean_prose(text)


def test_json_is_cleaned_to_the_bottom_and_in_its_keys() -> None:
    raw = {"a\x1b": ["x\x00", {"b": "y\u202e", "n": 1, "none": None, "yes": True}]}
    assert clean_json(raw) == {"a": ["x", {"b": "y", "n": 1, "none": None, "yes": True}]}


def test_a_person_is_read_with_clean_names() -> None:
    person = Person.model_validate({"lastName": "Toll\x1b[2Jiver\n", "firstName": "M\ud800aud"})
    assert (person.last_name, person.first_name) == ("Toll[2Jiver ", "Maud")


def test_even_a_code_is_cleaned() -> None:
    assert Plea.model_validate({"pleaValue": "GUILTY\x1b"}).plea_value == "GUILTY"


def test_what_another_clerk_typed_into_a_draft_is_cleaned() -> None:
    lines = {"id\x1b": {"originalText": "fo\x1b 120", "resultPrompts": [{"value": "\x9b2J"}]}}
    draft = read_draft({"version": 3, "resultLines": lines, "note\x00": "\u202eeton"})
    assert draft.result_lines == {
        "id": {"originalText": "fo 120", "resultPrompts": [{"value": "2J"}]}
    }
    assert draft.other == {"note": "eton"}


def test_an_event_payload_is_cleaned() -> None:
    body = {"events": [{"_metadata": {"id": "1", "name": "x"}, "reason": "no\x1b[5m"}]}
    (event,) = read_events(body)
    assert event.payload == {"reason": "no[5m"}


@given(st.dictionaries(ANY_TEXT, ANY_TEXT), st.booleans())
def test_json_that_is_clean_at_a_glance_has_nothing_to_clean(
    value: dict[str, str], in_ascii: bool
) -> None:
    text = json.dumps(value, ensure_ascii=in_ascii).encode("utf-8", "surrogatepass")
    assert clean_json(value) == value or not is_clean_json(text)
    assert not is_clean_json(text.replace(b"{", b'{"\\u001b": 1, ', 1))


def test_ordinary_json_is_clean_at_a_glance() -> None:
    assert is_clean_json(b'{"originalText": "fo 120", "version": 3}')
    assert not is_clean_json('{"surname": "Tölliver"}'.encode())
    assert not is_clean_json(b'{"surname": "Toll\x7fiver"}')
