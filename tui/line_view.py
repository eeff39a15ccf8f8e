"""A pane of rows that repaints only the rows that changed."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.paint import BLANK, Row, segments_of, strip_of
from tui.theme import Theme

Put = Callable[[int, int, Iterable[Segment]], None]
"""Puts text on the terminal, at a row and a column."""


class LineView(Widget):
    """Shows rows by Textual's line API; it holds nothing that the screen would read back."""

    def __init__(self, palette: Theme, *, name: str) -> None:
        super().__init__(id=name)
        self._palette = palette
        self._rows: Sequence[Row] = ()

    def use(self, palette: Theme) -> None:
        """Paint everything in other colours."""
        self._palette = palette
        self.refresh()

    def show(
        self, rows: Sequence[Row], place: Region | None = None, put: Put | None = None
    ) -> None:
        """Show these rows from the top; rows beyond the height are not seen.

        Where Textual has laid the pane out at `place`, rows that changed are handed to `put` at
        once; its own way to the terminal, by a timer and a map of all widgets, takes longer than
        all the rest.
        """
        before, self._rows = self._rows, tuple(rows)
        both = zip_longest(before, self._rows, fillvalue=BLANK)
        changed = [y for y, (old, new) in enumerate(both) if old is not new and old != new]
        if not changed:
            return
        if put is None or place is None or self.region != place:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))
            return
        for y in changed:
            if y < place.height:
                row = self._row(self._rows, y)
                put(place.y + y, place.x, segments_of(row, place.width, self._palette))

    def render_line(self, y: int) -> Strip:
        """Give one row as a strip."""
        return strip_of(self._row(self._rows, y), self.size.width, self._palette)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give rows as they are now; Textual would keep those that it has once been given."""
        return [self.render_line(y).crop(crop.x, crop.right) for y in range(crop.y, crop.bottom)]

    @staticmethod
    def _row(rows: Sequence[Row], y: int) -> Row:
        return rows[y] if y < len(rows) else BLANK
