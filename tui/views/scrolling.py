"""Rows of which only a part is in view: where the part begins, and how much is out of view."""

from collections.abc import Sequence

from tui.paint import Row, ends


def scrolled(rows: Sequence[Row], top: int, height: int, width: int) -> list[Row]:
    """Give the rows in view from `top` on; where some are out of view, an edge says how many."""
    top = farthest(len(rows), height, top)
    shown = list(rows[top : top + height])
    below = len(rows) - top - height
    if top > 0:
        shown[0] = _edge(f"↑ {top + 1} more", width)
    if below > 0:
        shown[-1] = _edge(f"↓ {below + 1} more", width)
    return shown


def farthest(count: int, height: int, top: int) -> int:
    """Give a first row that leaves no more of the height empty than must be."""
    return max(0, min(top, count - height))


def kept_in_view(count: int, first: int, last: int, height: int, top: int) -> int:
    """Give the first row to show so that some rows are in view, moving no further than needed.

    The edges, which may say how much is out of view, are kept free; where not all of the rows have
    room, the first do.
    """
    if last > top + height - 2:
        top = last - height + 2
    if first < top + 1:
        top = first - 1
    return farthest(count, height, top)


def _edge(words: str, width: int) -> Row:
    return ends((), ((f"{words} ", "quiet"),), width)
