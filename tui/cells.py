"""The cells of a terminal: a text and the pen that it is drawn with."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from tui.charset import UTF_8, in_cells

_ATTRIBUTES = (
    ("bold", 1, 22),
    ("dim", 2, 22),
    ("italic", 3, 23),
    ("underline", 4, 24),
    ("blink", 5, 25),
    ("blink2", 6, 25),
    ("reverse", 7, 27),
    ("conceal", 8, 28),
    ("strike", 9, 29),
    ("underline2", 21, 24),
    ("frame", 51, 54),
    ("encircle", 52, 54),
    ("overline", 53, 55),
)
_OFF = {on: off for _, on, off in _ATTRIBUTES}
_SEEN_ON_BLANKS = frozenset({4, 5, 6, 7, 9, 21, 51, 52, 53})


class Pen(NamedTuple):
    """How a cell is drawn: SGR codes of its attributes and of its two colours."""

    attributes: tuple[int, ...] = ()
    foreground: str = ""
    background: str = ""

    @property
    def shows_on_blanks(self) -> bool:
        """Whether a blank drawn with it shows more than its background."""
        return not _SEEN_ON_BLANKS.isdisjoint(self.attributes)

    def on_blank(self) -> "Pen":
        """Give the pen without what cannot be seen on a blank."""
        return _on_blank(self)


@lru_cache(1024)
def _on_blank(pen: Pen) -> Pen:
    return pen if pen.shows_on_blanks else Pen((), "", pen.background)


PLAIN = Pen()

Cell = tuple[str | None, Pen]
"""What a cell shows: the second cell of a wide character the empty text; None is not known."""


@lru_cache(4096)
def pen_of(style: Style | None, system: ColorSystem | None) -> Pen:
    """Give the pen for a style, its colours as `system` has them; without any where that is None.

    Hyperlinks are left out: no name that comes from elsewhere may become one.
    """
    if style is None:
        return PLAIN
    attributes = tuple(on for name, on, _ in _ATTRIBUTES if getattr(style, name))
    if system is None:
        return Pen(attributes)
    colours = [
        ";".join(colour.downgrade(system).get_ansi_codes(foreground))
        if colour is not None and not colour.is_default
        else ""
        for colour, foreground in ((style.color, True), (style.bgcolor, False))
    ]
    return Pen(attributes, *colours)


@lru_cache(4096)
def change_of_pen(old: Pen | None, new: Pen) -> str:
    """Give the shortest SGR sequence from one pen, or an unknown one, to another."""
    if old == new:
        return ""
    whole = ["0", *map(str, new.attributes), new.foreground, new.background]
    best = ";".join(code for code in whole if code)
    if old is not None:
        off = {_OFF[code] for code in old.attributes if code not in new.attributes}
        on = [c for c in new.attributes if c not in old.attributes or _OFF[c] in off]
        codes = [*map(str, sorted(off)), *map(str, on)]
        if old.foreground != new.foreground:
            codes.append(new.foreground or "39")
        if old.background != new.background:
            codes.append(new.background or "49")
        best = min(best, ";".join(codes), key=len)
    return f"\x1b[{'' if best == '0' else best}m"


@lru_cache(1024)
def _graphemes(text: str, charset: str) -> tuple[str, ...]:
    """Give the text of each cell; the second cell of a wide character is the empty text."""
    parts = split_graphemes(text)[0]
    return tuple(
        cell for start, end, width in parts for cell in in_cells(text[start:end], width, charset)
    )


@lru_cache(1024)
def _cells(
    text: str, style: Style | None, system: ColorSystem | None, charset: str
) -> tuple[Cell, ...]:
    pen = pen_of(style, system)
    blank = pen.on_blank()
    texts = text if text.isascii() and text.isprintable() else _graphemes(text, charset)
    return tuple(_cell(each, blank if each == " " else pen) for each in texts)


@lru_cache(4096)
def _cell(text: str, pen: Pen) -> Cell:
    """Give the one cell for a letter and a pen; a screen has few, and many thousands of places."""
    return text, pen


def cells_of(
    segments: Iterable[Segment], system: ColorSystem | None, charset: str = UTF_8
) -> tuple[Cell, ...]:
    """Give the cells that a line of segments fills, in letters that the charset has.

    They are as many as Rich counts. Control characters and marks without a character to stand on
    are left out.
    """
    return _line_of_cells(tuple(segments), system, charset)


@lru_cache(512)
def _line_of_cells(
    segments: tuple[Segment, ...], system: ColorSystem | None, charset: str
) -> tuple[Cell, ...]:
    return tuple(
        cell for text, style, _ in segments for cell in _cells(text, style, system, charset)
    )
