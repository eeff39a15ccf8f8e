"""The bytes that draw stretches of a terminal's rows, in the order that takes the fewest.

Rows one after the other need few moves of the cursor, and a change of pen wherever another pen
begins; pen after pen needs few changes, and more moves. A case with its titles in bold and its
codes in grey is shorter the second way, a single row the first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.cells import Cell, Pen, change_of_pen

At = tuple[int, int] | None
"""Column and row of the cursor, where they are known."""

_ERASED = 10
"""Blanks from which on erasing them and moving on costs less than sending them."""

_ERASED_REST = 4
"""Blanks from which on erasing the rest of a row costs less than sending them."""

TO_END_OF_ROW = "\x1b[K"

_LETTERS = frozenset(map(chr, range(0x21, 0x7F)))
"""What a cell may show so that it is one column wide in every terminal, the blank left out."""


class Piece(NamedTuple):
    """Something to send at a place with one pen, and where the cursor stands after it.

    Of blanks only the background of the pen matters.
    """

    x: int
    y: int
    pen: Pen
    text: str
    after: At
    is_blank: bool = False


class Sent(NamedTuple):
    """Bytes as text, and the pen and the cursor that they leave."""

    text: str
    pen: Pen | None
    at: At


def pieces_of(
    row: Sequence[Cell],
    y: int,
    first: int,
    last: int,
    erases: Callable[[Pen], bool],
    *,
    is_vt100: bool = False,
) -> Iterator[Piece]:
    """Divide a stretch of a row, from column `first` to before `last`, where the pen changes.

    `erases` says whether erasing with a pen leaves blanks of its background. A piece that erases
    the rest of the row is the last one, however long the stretch. A VT100 erases nothing less.
    """
    texts: list[str] = []
    begun, pen, is_blank = first, row[first][1], True

    def piece(after: At) -> Iterator[Piece]:
        if texts:
            yield Piece(begun, y, pen, "".join(texts), after, is_blank)
            texts.clear()

    x, width = first, len(row)
    while x < last:
        text, own = row[x]
        if text in _LETTERS and texts and own == pen and not is_blank and x + 1 < width:
            texts.append(text)
            x += 1
            continue
        blanks = _blanks(row, x) if text == " " and not own.shows_on_blanks else 0
        if blanks and erases(own):
            if blanks >= _ERASED_REST and x + blanks == len(row):
                yield from piece((x, y))
                yield Piece(x, y, own, TO_END_OF_ROW, (x, y), True)
                return
            if (shown := min(blanks, last - x)) >= _ERASED and not is_vt100:
                yield from piece((x, y))
                yield Piece(x, y, own, f"\x1b[{shown}X", (x, y), True)
                x += shown
                continue
        if not _goes_with(pen, own, is_blank=is_blank, blanks=blanks) and texts:
            yield from piece((x, y))
        if not texts:
            begun, pen, is_blank = x, own, bool(blanks)
        elif is_blank and not blanks:
            pen, is_blank = own, False
        end = min(x + blanks, last) if blanks else x + 1
        while end < len(row) and row[end][0] == "":
            end += 1
        texts.append(" " * (end - x) if blanks else text or "")
        # Terminals differ about the width of what is not plain, and about where the cursor is
        # after the last column: say where to go on.
        if end == len(row) or not (blanks or (end == x + 1 and len(text or "") == 1)):
            yield from piece(None)
        x = end
    yield from piece((x, y))


def _goes_with(pen: Pen, other: Pen, *, is_blank: bool, blanks: int) -> bool:
    """Say whether a cell can be drawn in one piece with those before it."""
    if blanks:
        return pen.on_blank() == other
    return pen == (other.on_blank() if is_blank else other)


def _blanks(row: Sequence[Cell], x: int) -> int:
    """Give the number of alike blanks from a column on."""
    blank, end = row[x], x + 1
    while end < len(row) and row[end] == blank:
        end += 1
    return end - x


def sent(pieces: Sequence[Piece], pen: Pen | None, at: At, *, is_vt100: bool = False) -> Sent:
    """Give the shortest bytes found for pieces, from a pen and a place of the cursor on."""
    return min(
        _written(pieces, pen, at, is_vt100),
        _written(_pen_by_pen(pieces, pen), pen, at, is_vt100),
        key=lambda one: len(one.text),
    )


def _written(pieces: Iterable[Piece], pen: Pen | None, at: At, is_vt100: bool) -> Sent:
    out: list[str] = []
    for piece in pieces:
        if at != (piece.x, piece.y):
            out.append(move(at, piece.x, piece.y, is_vt100=is_vt100))
        needed = piece.pen
        if piece.is_blank and pen is not None and not pen.shows_on_blanks:
            needed = pen._replace(background=needed.background)
        # A VT100 can only take all attributes off at once.
        before = None if is_vt100 and pen != needed else pen
        out += change_of_pen(before, needed), piece.text
        pen, at = needed, piece.after
    return Sent("".join(out), pen, at)


def _pen_by_pen(pieces: Sequence[Piece], pen: Pen | None) -> list[Piece]:
    """Put pieces of one pen together, the next pen being the one that is changed to most easily."""
    groups: dict[Pen, list[Piece]] = {piece.pen: [] for piece in pieces if not piece.is_blank}
    for piece in pieces:
        home = piece.pen
        if piece.is_blank and home not in groups:
            home = next((each for each in groups if each.on_blank() == home), home)
        groups.setdefault(home, []).append(piece)
    ordered: list[Piece] = []
    while groups:
        pen = min(groups, key=lambda each: len(change_of_pen(pen, each)))
        ordered += groups.pop(pen)
    return ordered


def move(at: At, x: int, y: int, *, is_vt100: bool = False) -> str:
    """Give the shortest sequence that brings the cursor from `at` to column `x` of row `y`."""
    if at == (x, y):
        return ""
    if at is not None and at[1] == y:
        ways = ["\r"] if x == 0 else [f"\x1b[{y + 1};{x + 1}H" if is_vt100 else f"\x1b[{x + 1}G"]
        if x > at[0]:
            ways.append(f"\x1b[{x - at[0]}C" if x > at[0] + 1 else "\x1b[C")
        return min(ways, key=len)
    if x == 0:
        return f"\x1b[{y + 1}H" if y else "\x1b[H"
    if at is not None and at[0] == x and not is_vt100:
        return f"\x1b[{y + 1}d"
    return f"\x1b[{y + 1};{x + 1}H"
