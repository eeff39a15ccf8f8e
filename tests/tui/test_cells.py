"""The cells of a terminal: whatever is wanted, the bytes make an emulated terminal show it."""

import re
from collections.abc import Sequence

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from tui.cells import Cell, Pen, cells_of, change_of_pen, pen_of
from tui.grid import CellGrid

WIDTH, HEIGHT = 16, 3
PLAIN = Pen()
BOLD = Pen((1,), "31", "44")
QUIET = Pen((), "32", "44")
UNDERLINED = Pen((4,), "", "44")
KNOWN_TO_A_VT100 = re.compile(r"\x1b(\[(\d+(;\d+)?)?H|\[\d*C|\[K|\[((0|1|4|3\d|4\d)(;|(?=m)))*m)")
COLOURS = {"31": "red", "32": "green", "44": "blue", "": "default"}


class Emulated:
    """A grid and an emulated terminal that is sent the grid's differences."""

    def __init__(self, height: int = HEIGHT, *, is_vt100: bool = False) -> None:
        self.grid = CellGrid(WIDTH, height, erases_in_colour=True, is_vt100=is_vt100)
        self.screen = pyte.Screen(WIDTH, height)
        self.screen.reset_mode(7, private=True)
        self.stream = pyte.Stream(self.screen)
        for y in range(height):
            self.grid.want(y, 0, [(" ", PLAIN)] * WIDTH)

    def send(self) -> str:
        difference = self.grid.difference(0, 0)
        self.stream.feed(difference)
        return difference

    def row(self, y: int) -> str:
        return "".join(self.screen.buffer[y][x].data for x in range(WIDTH))

    def looks(self, y: int) -> list[tuple[object, ...]]:
        return [look(self.screen.buffer[y][x]) for x in range(WIDTH)]


def look(char: pyte.screens.Char) -> tuple[object, ...]:
    if char.data == " " and not char.underscore:
        return " ", char.bg
    return char.data, char.fg, char.bg, char.bold, char.underscore


def look_of(text: str, pen: Pen) -> tuple[object, ...]:
    background = COLOURS[pen.background]
    if text == " " and 4 not in pen.attributes:
        return " ", background
    bold, underscore = 1 in pen.attributes, 4 in pen.attributes
    return text, COLOURS[pen.foreground], background, bold, underscore


pieces = st.lists(
    st.tuples(
        st.sampled_from(["ab", " ", "    ", "            ", "é─", "汉字", "e\u0301x", "字a字"]),
        st.sampled_from(
            [
                None,
                Style(color="red", bgcolor="blue", bold=True),
                Style(color="green", bgcolor="blue"),
                Style(bgcolor="blue", underline=True),
            ]
        ),
    ),
    min_size=1,
    max_size=4,
)
wants = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), pieces)


@given(st.lists(st.lists(wants, min_size=1, max_size=4), min_size=1, max_size=6), st.booleans())
def test_the_terminal_shows_what_is_wanted_after_every_frame(
    frames: list[list[tuple[int, int, list[tuple[str, Style | None]]]]], is_vt100: bool
) -> None:
    emulated = Emulated(is_vt100=is_vt100)
    wanted: dict[tuple[int, int], Cell] = {
        (x, y): (" ", PLAIN) for y in range(HEIGHT) for x in range(WIDTH)
    }
    for frame in frames:
        for y, x, segments in frame:
            made = [Segment(text, style) for text, style in segments]
            cells = cells_of(made, ColorSystem.STANDARD)
            emulated.grid.want(y, x, cells)
            put(wanted, y, x, cells)
        sent = emulated.send()
        assert not is_vt100 or "\x1b" not in KNOWN_TO_A_VT100.sub("", sent)
        for y in range(HEIGHT):
            row = [wanted[x, y] for x in range(WIDTH)]
            expected = [look_of(composed(text or ""), pen) for text, pen in row]
            assert shown_cells(emulated.looks(y)) == shown_cells(expected)
        assert emulated.send() == ""


def put(wanted: dict[tuple[int, int], Cell], y: int, x: int, cells: Sequence[Cell]) -> None:
    """Write on a model of a terminal, blanking the other half of every wide character cut."""
    end = min(WIDTH, x + len(cells))
    if wanted[x, y][0] == "":
        wanted[x - 1, y] = (" ", wanted[x - 1, y][1])
    if end < WIDTH and wanted[end, y][0] == "":
        wanted[end, y] = (" ", wanted[end, y][1])
    for column in range(x, end):
        wanted[column, y] = cells[column - x]
    if end < x + len(cells) and cells[end - x][0] == "":
        wanted[end - 1, y] = (" ", wanted[end - 1, y][1])


def composed(text: str) -> str:
    return text.replace("e\u0301", "\u00e9")


def shown_cells(looks: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Leave out the second cells of wide characters: a terminal draws them with the first."""
    return [cell for cell in looks if cell[0] != ""]


def drawn(text: str, pen: Pen = PLAIN) -> list[Cell]:
    return [(letter, pen.on_blank() if letter == " " else pen) for letter in text]


def test_an_unchanged_screen_sends_nothing() -> None:
    emulated = Emulated()
    emulated.send()
    emulated.grid.want(1, 4, drawn("same", BOLD))
    assert emulated.send() != ""
    emulated.grid.want(1, 4, drawn("same", BOLD))
    assert emulated.send() == ""


def test_a_changed_letter_sends_the_letter_and_the_ways_there_and_back() -> None:
    emulated = Emulated()
    emulated.send()
    emulated.grid.want(1, 4, drawn("x"))
    assert emulated.send() == "\x1b[2;5Hx\x1b[H"


def test_a_long_blank_end_of_a_row_is_erased() -> None:
    emulated = Emulated()
    emulated.grid.want(0, 0, drawn("No certificate  "))
    emulated.send()
    emulated.grid.want(0, 2, drawn(" " * 14))
    assert emulated.send() == "\x1b[4G\x1b[K\r"
    assert emulated.row(0) == "No" + " " * 14


def test_coloured_blanks_are_sent_as_blanks_where_erasing_forgets_the_colour() -> None:
    grid = CellGrid(12, 1, erases_in_colour=False)
    grid.want(0, 0, drawn(" " * 12, Pen((), "", "44")))
    assert grid.difference(0, 0) == "\x1b[H\x1b[0;44m" + " " * 12 + "\x1b[H"


def test_after_a_wide_character_the_column_is_told_again() -> None:
    emulated = Emulated()
    emulated.send()
    emulated.grid.want(0, 2, [("汉", PLAIN), ("", PLAIN), ("a", PLAIN)])
    assert emulated.send() == "\x1b[3G汉\x1b[1;5Ha\r"


def test_redrawing_sends_everything_again() -> None:
    emulated = Emulated()
    emulated.grid.want(1, 0, drawn("KHAN Sana"))
    emulated.send()
    emulated.screen.erase_in_display(2)
    emulated.grid.forget_shown()
    emulated.send()
    assert emulated.row(1).rstrip() == "KHAN Sana"


LONG = 12
NAMES = [f"{number:>2} {letter * 13}" for number, letter in enumerate("AHJKMNOPRSTVWXYZ")]


@given(
    st.lists(st.integers(0, len(NAMES) - LONG), min_size=2, max_size=5),
    st.lists(st.integers(0, LONG - 1), max_size=2),
)
def test_a_list_that_scrolls_shows_what_is_wanted(tops: list[int], selected: list[int]) -> None:
    emulated = Emulated(LONG)
    for top in tops:
        rows = [
            drawn(NAMES[top + y][:WIDTH], BOLD if y in selected else PLAIN) for y in range(LONG)
        ]
        for y, row in enumerate(rows):
            emulated.grid.want(y, 0, row)
        emulated.send()
        for y, row in enumerate(rows):
            assert emulated.looks(y) == [look_of(text or "", pen) for text, pen in row]


@pytest.mark.parametrize("by", [1, -1])
def test_a_step_of_a_list_costs_little_more_than_its_new_row(by: int) -> None:
    emulated = Emulated(LONG)
    for top in (3, 3 + by):
        for y in range(1, LONG - 1):
            emulated.grid.want(y, 0, drawn(NAMES[top + y]))
        sent = emulated.send()
    assert len(sent) < WIDTH + 30
    assert emulated.row(1).rstrip() == NAMES[4 + by].rstrip()
    assert emulated.row(0) == emulated.row(LONG - 1) == " " * WIDTH


def test_pieces_of_one_pen_are_sent_together_where_that_is_shorter() -> None:
    emulated = Emulated()
    emulated.send()
    for y in range(HEIGHT):
        emulated.grid.want(y, 0, [*drawn("Fine", BOLD), *drawn(" 120", QUIET)])
    sent = emulated.send()
    assert sent.count("m") == 2
    assert emulated.row(2).rstrip() == "Fine 120"


def test_what_nobody_painted_is_not_sent() -> None:
    grid = CellGrid(10, 2)
    grid.want(0, 3, drawn("x"))
    assert grid.difference(0, 0) == "\x1b[1;4H\x1b[mx\r"


@pytest.mark.parametrize(
    ("old", "new", "sent"),
    [
        (None, PLAIN, "\x1b[m"),
        (None, BOLD, "\x1b[0;1;31;44m"),
        (BOLD, PLAIN, "\x1b[m"),
        (BOLD, QUIET, "\x1b[22;32m"),
        (QUIET, BOLD, "\x1b[1;31m"),
        (BOLD, BOLD, ""),
        (Pen((1, 2), "31"), Pen((2,), "31"), "\x1b[22;2m"),
        (Pen((1, 2), "38;5;188", "48;5;234"), Pen((2,), "38;5;188", "48;5;234"), "\x1b[22;2m"),
    ],
)
def test_a_pen_changes_in_the_fewest_bytes(old: Pen | None, new: Pen, sent: str) -> None:
    assert change_of_pen(old, new) == sent


def test_without_colours_weight_and_reverse_remain() -> None:
    style = Style(color="red", bgcolor="blue", bold=True, reverse=True)
    assert pen_of(style, None) == Pen((1, 7))


def test_control_characters_never_reach_the_terminal() -> None:
    cells = cells_of([Segment("a\x1b[2Jb\x07\x9b1c")], ColorSystem.STANDARD)
    assert "".join(text or "" for text, _ in cells) == "a[2Jb1c"


def test_a_link_in_a_style_is_not_passed_on() -> None:
    linked = Style(color="red", link="https://example.org")
    assert pen_of(linked, ColorSystem.STANDARD) == pen_of(Style(color="red"), ColorSystem.STANDARD)
