"""Rows of styled text: what every pane is made of, and how they become strips of cells.

A row is a tuple of spans, a span its text and the name of a role such as `quiet` or `accent`.
Views are plain functions that give rows; nothing in a row is ever read as markup.
"""

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from tui.theme import Role, Theme

Span = tuple[str, Role]
Row = tuple[Span, ...]

BLANK: Row = ()


def width_of(row: Row) -> int:
    """Give the width of a row in cells."""
    return sum(cell_len(text) for text, _ in row)


def fit(text: str, width: int) -> str:
    """Give text as exactly this many cells, cut with an ellipsis where it is too long."""
    if cell_len(text) > width:
        return set_cell_size(set_cell_size(text, max(width - 1, 0)) + "…", width)
    return set_cell_size(text, width)


def ends(left: Row, right: Row, width: int) -> Row:
    """Give a row with spans at both ends; the left one is cut where they would touch."""
    room = width - width_of(right)
    return (*cut(left, room), *right)


def cut(row: Row, width: int) -> Row:
    """Give a row as exactly this many cells."""
    spans: list[Span] = []
    left = width
    for text, role in row:
        cells = cell_len(text)
        if cells > left:
            spans.append((fit(text, left), role))
            return tuple(spans)
        spans.append((text, role))
        left -= cells
    spans.append((" " * left, "text"))
    return tuple(spans)


def wrapped(text: str, width: int) -> list[str]:
    """Break text into lines of at most this many cells, at blanks where there are any."""
    lines = [""]
    for word in text.split():
        if cell_len(lines[-1]) + cell_len(word) + 1 > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
        while cell_len(lines[-1]) > width > 1:
            head, tail = _divided(lines[-1], width)
            lines[-1:] = [head, tail]
    return lines


def total_rows(total: str, width: int) -> list[Row]:
    """Give a total of money in its own line; its parts hang below where they are too long.

    The sum and its parts are divided by two blanks; without a total there is no line.
    """
    if not total:
        return []
    whole, _, parts = total.partition("  ")
    indent = f"    {whole}  "
    lines = wrapped(parts, width - len(indent) - 1)
    rows: list[Row] = [((indent, "bold"), (lines[0], "text"))]
    return rows + [((" " * len(indent) + line, "text"),) for line in lines[1:]]


def beside(lead: Span, name: str, right: Row, width: int) -> list[Row]:
    """Give a name in bold with something at the right end, below it where both have no room.

    The name is never cut.
    """
    indent = cell_len(lead[0])
    if indent + cell_len(name) + width_of(right) <= width:
        return [ends((lead, (name, "bold")), right, width)]
    first, *rest = wrapped(name, width - indent - 1)
    rows: list[Row] = [(lead, (first, "bold"))]
    rows += [((" " * indent, "text"), (line, "bold")) for line in rest]
    return [*rows, ends((), right, width)] if right else rows


def flowing(items: Iterable[Span], indent: str, width: int) -> list[Row]:
    """Set short items side by side with two blanks between, on as many rows as they take."""
    rows: list[list[Span]] = []
    used = 0
    for text, role in items:
        if not rows or used + 2 + cell_len(text) > width:
            rows.append([(indent, "text"), (text, role)])
            used = len(indent) + cell_len(text)
        else:
            rows[-1] += [("  ", "text"), (text, role)]
            used += 2 + cell_len(text)
    return [tuple(row) for row in rows]


def _divided(text: str, width: int) -> tuple[str, str]:
    """Divide text before the first letter that does not fit."""
    at, used = 0, 0
    while used + (cells := cell_len(text[at])) <= width:
        used += cells
        at += 1
    return text[:at], text[at:]


@lru_cache(512)
def segments_of(row: Row, width: int, theme: Theme) -> tuple[Segment, ...]:
    """Give a row as segments of exactly this width; a selected span gives the row its ground."""
    is_selected = any(role.startswith("selected") for _, role in row)
    return tuple(Segment(text, theme.drawn(role, is_selected)) for text, role in cut(row, width))


def strip_of(row: Row, width: int, theme: Theme) -> Strip:
    """Give a row as a strip of exactly this width."""
    return Strip(segments_of(row, width, theme), width)


def plain(row: Row) -> str:
    """Give the text of a row."""
    return "".join(text for text, _ in row)
