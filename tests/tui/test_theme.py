"""Every pair of colours reaches WCAG 2.2 AA, as it is and in the colours of lesser terminals."""

import pytest
from rich._palettes import EIGHT_BIT_PALETTE, STANDARD_PALETTE
from rich.color import Color, ColorSystem, ColorType
from rich.palette import Palette

from client.desk.rows import ListRow
from keymaps import load_preset
from tui import picture
from tui.cells import cells_of, pen_of
from tui.paint import strip_of
from tui.picture import ScreenState
from tui.theme import MONO, THEMES, Role, Theme, is_without_colour, theme_for

AA, AAA = 4.5, 7.0
SIGNALS = ("text", "quiet", "accent", "warning", "done")
BRIGHTENED_BY_WEIGHT = ("accent", "warning")
SYSTEMS = (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD)

LINUX = STANDARD_PALETTE
XTERM = Palette(
    [
        *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0)),
        *((0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
        *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
        *((92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
    ]
)
PUTTY = Palette(
    [
        *((0, 0, 0), (187, 0, 0), (0, 187, 0), (187, 187, 0)),
        *((0, 0, 187), (187, 0, 187), (0, 187, 187), (187, 187, 187)),
        *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
        *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
    ]
)
SIXTEEN = {"linux": LINUX, "xterm": XTERM, "putty": PUTTY}

Rgb = tuple[int, int, int]


def luminance(colour: Rgb) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def rgb(name: str, system: ColorSystem, palette: Palette) -> Rgb:
    """Give what a terminal shows for a colour; its own ground is black, its own text light."""
    if name == "default":
        return palette[7]
    colour = Color.parse(name).downgrade(system)
    if colour.type is ColorType.TRUECOLOR:
        assert colour.triplet is not None
        return colour.triplet
    assert colour.number is not None
    wide = colour.type is ColorType.EIGHT_BIT
    return EIGHT_BIT_PALETTE[colour.number] if wide else palette[colour.number]


def grounds(theme: Theme, system: ColorSystem, palette: Palette) -> list[Rgb]:
    """Give both grounds; a row in reverse has the same pairs the other way round."""
    names = {theme.ground, theme.selected} - {"default"}
    return [rgb(name, system, palette) for name in names] or [palette[0]]


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)


@pytest.mark.parametrize("palette", SIXTEEN.values(), ids=SIXTEEN)
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
@pytest.mark.parametrize("name", THEMES)
def test_every_text_reaches_wcag_aa_on_both_grounds(
    name: str, system: ColorSystem, palette: Palette
) -> None:
    theme = theme_for(name, system)
    least = AAA if name == "high-contrast" else AA
    low = {
        (role, ground): contrast(rgb(getattr(theme, role), system, palette), ground)
        for role in SIGNALS
        for ground in grounds(theme, system, palette)
        if not is_brightened(theme, role)
    }
    assert {pair: ratio for pair, ratio in low.items() if ratio < least} == {}


def is_brightened(theme: Theme, role: str) -> bool:
    """Whether weight makes a terminal of sixteen colours take the bright twin of a colour."""
    return theme.name == "terminal" and role in BRIGHTENED_BY_WEIGHT


@pytest.mark.parametrize("palette", SIXTEEN.values(), ids=SIXTEEN)
def test_the_terminals_own_colours_are_read_where_weight_brightens_them(palette: Palette) -> None:
    theme = THEMES["terminal"]
    for role in BRIGHTENED_BY_WEIGHT:
        number = Color.parse(getattr(theme, role)).number
        assert number is not None and number < 8
        assert contrast(palette[number + 8], palette[0]) >= AA


@pytest.mark.parametrize("system", SYSTEMS[1:], ids=lambda system: system.name)
@pytest.mark.parametrize("name", THEMES)
def test_no_colour_is_left_to_be_matched_by_nearness(name: str, system: ColorSystem) -> None:
    theme = theme_for(name, system)
    assert theme.name == name
    for role in (*SIGNALS, "ground", "selected"):
        colour = Color.parse(getattr(theme, role))
        assert colour.downgrade(system) == colour


@pytest.mark.parametrize("role", ["text", "quiet", "accent", "warning", "done", "selected-bold"])
def test_mono_sends_weight_and_reverse_and_no_colour(role: Role) -> None:
    for is_selected in (False, True):
        pen = pen_of(MONO.drawn(role, is_selected), ColorSystem.TRUECOLOR)
        assert (pen.foreground, pen.background) == ("", "")
        assert (7 in pen.attributes) is is_selected


def test_the_terminals_own_ground_is_never_set() -> None:
    pen = pen_of(THEMES["terminal"].drawn("warning", False), ColorSystem.STANDARD)
    assert (pen.attributes, pen.foreground, pen.background) == ((1,), "33", "")


def test_a_terminal_without_colour_gets_mono_whatever_is_asked_for() -> None:
    assert theme_for("light", None) is MONO


@pytest.mark.parametrize(
    ("environ", "is_without"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "vt100"}, True),
        ({"TERM": "vt220"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, False),
    ],
)
def test_where_no_colour_is_sent(environ: dict[str, str], is_without: bool) -> None:
    assert is_without_colour(environ) is is_without


def test_without_colour_every_state_is_a_word_and_every_mark_a_letter() -> None:
    states = ("", "2 to do", "kept", "shared", "locked", "off list")
    rows = tuple(
        ListRow(number, f"h{number}", "KHAN Sana", offences=2, marks="ywr", state=state)
        for number, state in enumerate(states, 1)
    )
    state = ScreenState(load_preset("default"), "Mon 23 Nov 2026", None, rows)
    shown = [
        "".join(text or "" for text, _ in cells_of(strip_of(row, 33, MONO), None, "ascii"))
        for row in picture.list_pane(state, 33, 18)
    ]
    assert [row[-10:].rstrip() for row in shown] == list(states)
    assert all("(ywr)" in row for row in shown)
    assert [row.startswith(">") for row in shown] == [True, False, False, False, False, False]
