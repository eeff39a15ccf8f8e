"""A pane of rows that repaints only the rows that changed."""

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.paint import BLANK, Row, strip_of
from tui.theme import Theme


class LineView(Widget):
    """Shows rows by Textual's line API; it holds nothing that the screen would read back."""

    def __init__(self, palette: Theme, *, name: str) -> None:
        super().__init__(id=name)
        self._palette = palette
        self._rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows from the top; rows beyond the height are not seen."""
        before, self._rows = self._rows, tuple(rows)
        for y in range(max(len(before), len(self._rows))):
            if self._row(before, y) != self._row(self._rows, y):
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Give one row as a strip."""
        return strip_of(self._row(self._rows, y), self.size.width, self._palette)

    @staticmethod
    def _row(rows: Sequence[Row], y: int) -> Row:
        return rows[y] if y < len(rows) else BLANK
