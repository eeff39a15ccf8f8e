"""What a terminal of another charset shows: as many cells, in letters that it has."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment

from tui.cells import cells_of
from tui.charset import ASCII, UTF_8, charset_of, in_line, login_environment

LATIN_1 = "iso8859-1"
SOURCES = [
    file
    for package in ("tui", "client", "keymaps")
    for file in sorted((Path(__file__).parents[2] / package).rglob("*"))
    if file.suffix in (".py", ".toml")
]


def shown(text: str, charset: str) -> str:
    return "".join(cell or "" for cell, _ in cells_of([Segment(text)], None, charset))


@pytest.mark.parametrize(
    ("environ", "charset"),
    [
        ({"LANG": "en_GB.UTF-8"}, UTF_8),
        ({"LANG": "C.utf8"}, UTF_8),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, ASCII),
        ({"LANG": "C", "LC_CTYPE": "en_GB.UTF-8"}, UTF_8),
        ({"LANG": "C"}, ASCII),
        ({"LANG": "POSIX"}, ASCII),
        ({}, ASCII),
        ({"LANG": "en_GB"}, ASCII),
        ({"LANG": "en_GB.ISO-8859-1"}, LATIN_1),
        ({"LANG": "en_GB.iso88591"}, LATIN_1),
        ({"LANG": "en_GB.ISO-8859-15@euro"}, "iso8859-15"),
        ({"LANG": "cy_GB.ISO-8859-14"}, "iso8859-14"),
        ({"LANG": "ja_JP.ISO-2022-JP"}, ASCII),
        ({"LANG": "zh_TW.Big5"}, ASCII),
        ({"LANG": "en_GB.nonsense"}, ASCII),
        ({"LANG": "en_GB.UTF-8", "CALLOVER_ASCII": "always"}, ASCII),
        ({"LANG": "en_GB.UTF-8", "CALLOVER_ASCII": "auto"}, UTF_8),
    ],
)
def test_the_locale_names_the_charset(environ: dict[str, str], charset: str) -> None:
    assert charset_of(environ) == charset


def test_what_python_sets_for_itself_does_not_count(tmp_path: Path) -> None:
    started = tmp_path / "environ"
    started.write_bytes(b"LANG=C\0TERM=vt100\0")
    environ = {"LANG": "C", "LC_CTYPE": "C.UTF-8"}
    assert charset_of(login_environment(environ, started)) == ASCII
    started.write_bytes(b"LANG=C\0LC_CTYPE=C.UTF-8\0")
    assert charset_of(login_environment(environ, started)) == UTF_8


@pytest.mark.parametrize(
    ("text", "ascii_text", "latin_1"),
    [
        ("▸14 SMITH │", ">14 SMITH |", ">14 SMITH |"),
        ("2 › fo 120", "2 > fo 120", "2 > fo 120"),
        ("Fine £120 · 28 days –", "Fine #120 . 28 days -", "Fine £120 · 28 days -"),
        ("CHOLMONDE… ✓ ‘x’ “y”", "CHOLMONDE~ * 'x' \"y\"", "CHOLMONDE~ * 'x' \"y\""),
        ("Zoë Ŵyn Łukasz Æ", "Zoe Wyn Lukasz A", "Zoë Wyn Lukasz Æ"),
        ("Zoe\u0308", "Zoe", "Zoë"),
        ("漢字 Ωx", "???? ?x", "???? ?x"),
        ("ＡＢ", "A B ", "A B "),
    ],
)
def test_what_a_charset_lacks_has_a_stand_in_as_wide(
    text: str, ascii_text: str, latin_1: str
) -> None:
    assert shown(text, ASCII) == ascii_text
    assert shown(text, LATIN_1) == latin_1
    assert cell_len(text) == len(ascii_text)


@given(text=st.text(max_size=40), charset=st.sampled_from([UTF_8, ASCII, LATIN_1]))
def test_whatever_the_text_the_cells_are_as_many_and_steer_nothing(text: str, charset: str) -> None:
    cells = cells_of([Segment(text)], None, charset)
    assert len(cells) == cell_len(text)
    drawn = "".join(cell or "" for cell, _ in cells)
    drawn.encode(charset)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", drawn)


def test_every_letter_that_the_program_writes_has_a_plain_one() -> None:
    letters = {one for file in SOURCES for one in file.read_text("utf-8") if not one.isascii()}
    assert {"│", "─", "▸", "›", "…", "·", "✓", "£", "–", "‘", "’"} <= letters
    assert {one for one in letters if "?" in shown(one, ASCII)} == set()


def test_where_there_are_no_columns_a_stand_in_may_be_longer() -> None:
    assert in_line("Fine £120 to Zoë…", ASCII) == "Fine GBP 120 to Zoe..."
    assert in_line("Fine £120 to Zoë…", LATIN_1) == "Fine £120 to Zoë..."
    assert in_line("漢 £1", UTF_8) == "漢 £1"
