"""The cells of a terminal: what they should show, what they show, and the bytes in between."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

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

_LONGEST_GAP = 4
"""Bytes of unchanged cells that cost no more to send again than to jump over."""

_ERASED = 10
"""Blanks from which on erasing them and moving on costs less than sending them."""

_ERASED_REST = 4
"""Blanks from which on erasing the rest of a row costs less than sending them."""


class Pen(NamedTuple):
    """How a cell is drawn: SGR codes of its attributes and of its two colours."""

    attributes: tuple[int, ...] = ()
    foreground: str = ""
    background: str = ""

    def on_blank(self) -> "Pen":
        """Give the pen without what cannot be seen on a blank."""
        if _SEEN_ON_BLANKS.isdisjoint(self.attributes):
            return Pen((), "", self.background)
        return self


_PLAIN = Pen()


@lru_cache(4096)
def pen_of(style: Style | None, system: ColorSystem | None) -> Pen:
    """Give the pen for a style, its colours as `system` has them; without any where that is None.

    Hyperlinks are left out: no name that comes from elsewhere may become one.
    """
    if style is None:
        return _PLAIN
    attributes = tuple(on for name, on, _ in _ATTRIBUTES if getattr(style, name))
    if system is None:
        return Pen(attributes)
    colours = [
        "" if colour is None else ";".join(colour.downgrade(system).get_ansi_codes(foreground))
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


@lru_cache(4096)
def _graphemes(text: str) -> tuple[str, ...]:
    """Give the text of each cell; the second cell of a wide character is the empty text."""
    text = "".join(character for character in text if category(character) != "Cc")
    cells: list[str] = []
    for start, end, width in split_graphemes(text)[0]:
        if width:
            cells += [text[start:end], *[""] * (width - 1)]
    return tuple(cells)


def cells_of(
    segments: Iterable[Segment], system: ColorSystem | None
) -> tuple[list[str], list[Pen]]:
    """Give the texts and the pens of the cells that a line of segments fills.

    Control characters and marks without a character to stand on are left out.
    """
    texts: list[str] = []
    pens: list[Pen] = []
    for text, style, _ in segments:
        cells = text if text.isascii() and text.isprintable() else _graphemes(text)
        pen = pen_of(style, system)
        blank = pen.on_blank()
        texts += cells
        if blank == pen or " " not in cells:
            pens += [pen] * len(cells)
        else:
            pens += [blank if cell == " " else pen for cell in cells]
    return texts, pens


def _move(at: tuple[int, int] | None, x: int, y: int) -> str:
    """Give the shortest sequence that brings the cursor from `at` (x, y) to x, y."""
    if at == (x, y):
        return ""
    if at is not None and at[1] == y:
        ways = ["\r"] if x == 0 else [f"\x1b[{x + 1}G"]
        if x > at[0]:
            ways.append(f"\x1b[{x - at[0]}C" if x > at[0] + 1 else "\x1b[C")
        return min(ways, key=len)
    if x == 0:
        return f"\x1b[{y + 1}H" if y else "\x1b[H"
    if at is not None and at[0] == x:
        return f"\x1b[{y + 1}d"
    return f"\x1b[{y + 1};{x + 1}H"


class CellGrid:
    """What a terminal of `width` by `height` cells should show, and what it does.

    `erases_in_colour` says whether the terminal erases with the background that is set. A cell
    that nobody has painted yet has no text (None) and is never sent.
    """

    def __init__(self, width: int, height: int, erases_in_colour: bool = False) -> None:
        self.width, self.height = width, height
        self._erases_in_colour = erases_in_colour
        self._texts: list[list[str | None]] = [[None] * width for _ in range(height)]
        self._pens: list[list[Pen]] = [[_PLAIN] * width for _ in range(height)]
        self.forget_shown()

    def forget_shown(self) -> None:
        """Take nothing on the terminal for granted: the next difference is the whole screen."""
        self._shown_texts: list[list[str | None]] = [[None] * self.width] * self.height
        self._shown_pens: list[list[Pen]] = [[_PLAIN] * self.width] * self.height
        self._touched = set(range(self.height))
        self._pen: Pen | None = None
        self._at: tuple[int, int] | None = None

    def want(self, y: int, x: int, texts: list[str], pens: list[Pen]) -> None:
        """Say what a stretch of row `y` should show from column `x` on; the rest is cut off."""
        if not 0 <= y < self.height or not 0 <= x < self.width or not texts:
            return
        row, row_pens = self._texts[y], self._pens[y]
        end = min(x + len(texts), self.width)
        # Half of a wide character cannot stay: a terminal blanks the other half too.
        if x and row[x] == "":
            row[x - 1] = " "
        if end < self.width and row[end] == "":
            row[end] = " "
        row[x:end] = texts[: end - x]
        row_pens[x:end] = pens[: end - x]
        if end < x + len(texts) and texts[end - x] == "":
            row[end - 1] = " "
        self._touched.add(y)

    def difference(self, cursor_x: int, cursor_y: int) -> str:
        """Give what must be sent so that the terminal shows what it should; it is then shown."""
        out: list[str] = []
        for y in sorted(self._touched):
            texts, pens = self._texts[y], self._pens[y]
            if texts != self._shown_texts[y] or pens != self._shown_pens[y]:
                for first, last in self._runs(y):
                    if self._send(out, y, first, last):
                        break
                self._shown_texts[y], self._shown_pens[y] = texts.copy(), pens.copy()
        self._touched.clear()
        out.append(_move(self._at, cursor_x, cursor_y))
        self._at = (cursor_x, cursor_y)
        return "".join(out)

    def _runs(self, y: int) -> Iterator[tuple[int, int]]:
        """Give the stretches of a row that must be sent, as first and one past the last column."""
        texts, pens = self._texts[y], self._pens[y]
        shown = zip(texts, self._shown_texts[y], pens, self._shown_pens[y], strict=True)
        changed = [
            x
            for x, (text, old_text, pen, old_pen) in enumerate(shown)
            if (text != old_text or (pen is not old_pen and pen != old_pen)) and text is not None
        ]
        if not changed:
            return
        first = changed[0]
        for x, following in zip(changed, [*changed[1:], self.width], strict=True):
            if following < self.width and self._is_cheaper_to_send(y, x, following):
                continue
            # A wide character is sent whole or not at all.
            while first and texts[first] == "":
                first -= 1
            end = x + 1
            while end < self.width and texts[end] == "":
                end += 1
            yield first, end
            first = following

    def _is_cheaper_to_send(self, y: int, x: int, following: int) -> bool:
        """Whether the cells between two changed ones should rather be sent again."""
        if following - x - 1 > _LONGEST_GAP:
            return False
        texts, pens = self._texts[y], self._pens[y]
        bytes_between, changes, pen = 0, 0, pens[x]
        for between in range(x + 1, following + 1):
            text = texts[between]
            if text is None:
                return False
            if between < following:
                bytes_between += len(text.encode())
            if pens[between] != pen and (text != " " or pens[between] != pen.on_blank()):
                changes, pen = changes + 1, pens[between]
        return changes <= 1 and bytes_between <= _LONGEST_GAP

    def _send(self, out: list[str], y: int, first: int, last: int) -> bool:
        """Send a stretch of a row; say whether the whole rest of the row went with it."""
        texts = self._texts[y]
        x = first
        while x < last:
            if self._at != (x, y):
                out.append(_move(self._at, x, y))
                self._at = (x, y)
            pen = self._pen_for(y, x, last)
            if pen is not self._pen:
                out.append(change_of_pen(self._pen, pen))
                self._pen = pen
            end, is_certain = x + 1, True
            if texts[x] == " ":
                blanks = self._blanks(y, x)
                if blanks >= _ERASED_REST and x + blanks == self.width and self._erases(pen):
                    out.append("\x1b[K")
                    return True
                end = min(x + blanks, last)
                if end - x >= _ERASED and self._erases(pen):
                    out.append(f"\x1b[{end - x}X")
                    x = end
                    continue
            else:
                while end < self.width and texts[end] == "":
                    end += 1
                # Terminals differ about the width of what is not plain: say where to go on.
                is_certain = end == x + 1 and len(texts[x] or "") == 1
            out.extend(text for text in texts[x:end] if text)
            x = end
            self._at = (x, y) if is_certain and x < self.width else None
        return False

    def _blanks(self, y: int, x: int) -> int:
        """Give the number of alike blanks from a column on."""
        texts, pens = self._texts[y], self._pens[y]
        end = x
        while end < self.width and texts[end] == " " and pens[end] == pens[x]:
            end += 1
        return end - x

    def _erases(self, pen: Pen) -> bool:
        """Whether erasing with this pen leaves what a blank drawn with it would look like."""
        plain = _SEEN_ON_BLANKS.isdisjoint(pen.attributes)
        return plain and (self._erases_in_colour or not pen.background)

    def _pen_for(self, y: int, x: int, last: int) -> Pen:
        """Give the pen to draw a cell with; for a blank one that saves changes before or after."""
        texts, pens = self._texts[y], self._pens[y]
        pen, current = pens[x], self._pen
        if texts[x] != " " or pen.attributes:
            return pen
        if current and current.on_blank() == pen:
            return current
        drawn = next((pens[ahead] for ahead in range(x, last) if texts[ahead] != " "), None)
        if drawn and drawn.on_blank() == pen:
            return drawn
        if current and _SEEN_ON_BLANKS.isdisjoint(current.attributes):
            return current._replace(background=pen.background)
        return pen
