"""What a terminal should show and what it shows, cell by cell, and the difference."""

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import eq, ne

from tui.cells import PLAIN, Cell, Pen
from tui.sending import TO_END_OF_ROW, At, Piece, move, pieces_of, sent

_LONGEST_GAP = 4
"""Bytes of unchanged cells that cost no more to send again than to jump over."""

_SCROLLED_ROWS = 5
"""Rows that must begin as their neighbours did for a scroll to be looked at."""

_SCROLLED_CELLS = 60
"""Cells that a scroll must spare; it costs some twenty bytes itself."""

_BEGINNING = 20
"""Columns in which a scroll is looked for first."""

_UNKNOWN: Cell = (None, PLAIN)


class CellGrid:
    """What a terminal of `width` by `height` cells should show, and what it does.

    `erases_in_colour` says whether the terminal erases with the background that is set, `is_vt100`
    whether it knows only what a VT100 does. A cell that nobody has painted yet has no text (None)
    and is never sent.
    """

    def __init__(
        self, width: int, height: int, erases_in_colour: bool = False, *, is_vt100: bool = False
    ) -> None:
        self.width, self.height = width, height
        self._erases_in_colour = erases_in_colour
        self._is_vt100 = is_vt100
        self._wanted: list[list[Cell]] = [[_UNKNOWN] * width for _ in range(height)]
        self.forget_shown()

    def forget_shown(self) -> None:
        """Take nothing on the terminal for granted: the next difference is the whole screen."""
        self._shown: list[list[Cell]] = [[_UNKNOWN] * self.width] * self.height
        self._touched = set(range(self.height))
        self._pen: Pen | None = None
        self._at: At = None

    def want(self, y: int, x: int, cells: Sequence[Cell]) -> None:
        """Say what a stretch of row `y` should show from column `x` on; the rest is cut off."""
        if not 0 <= y < self.height or not 0 <= x < self.width or not cells:
            return
        row = self._wanted[y]
        end = min(x + len(cells), self.width)
        # Half of a wide character cannot stay: a terminal blanks the other half too.
        if x and row[x][0] == "":
            row[x - 1] = _blank(row[x - 1])
        if end < self.width and row[end][0] == "":
            row[end] = _blank(row[end])
        row[x:end] = cells[: end - x]
        if end < x + len(cells) and cells[end - x][0] == "":
            row[end - 1] = _blank(row[end - 1])
        self._touched.add(y)

    def difference(self, cursor_x: int, cursor_y: int) -> str:
        """Give what must be sent so that the terminal shows what it should; it is then shown."""
        changed = self._changed()
        scroll = self._scroll(changed)
        if scroll:
            changed = self._changed()
        pieces = [piece for y in changed for piece in self._pieces(y)]
        text, self._pen, self._at = sent(pieces, self._pen, self._at, is_vt100=self._is_vt100)
        for y in changed:
            self._shown[y] = self._wanted[y].copy()
        self._touched.clear()
        back = move(self._at, cursor_x, cursor_y, is_vt100=self._is_vt100)
        self._at = (cursor_x, cursor_y)
        return scroll + text + back

    def _changed(self) -> list[int]:
        return [y for y in sorted(self._touched) if self._wanted[y] != self._shown[y]]

    def _pieces(self, y: int) -> Iterator[Piece]:
        """Give the pieces of a row that must be sent."""
        for first, last in self._runs(y):
            row = self._wanted[y]
            for piece in pieces_of(row, y, first, last, self._erases, is_vt100=self._is_vt100):
                yield piece
                if piece.text == TO_END_OF_ROW:
                    return

    def _runs(self, y: int) -> Iterator[tuple[int, int]]:
        """Give the stretches of a row that must be sent, as first and one past the last column."""
        row = self._wanted[y]
        differs = map(ne, row, self._shown[y])
        changed = [x for x in compress(range(self.width), differs) if row[x][0] is not None]
        if not changed:
            return
        first = changed[0]
        for x, following in zip(changed, [*changed[1:], self.width], strict=True):
            if following == x + 1 < self.width:
                continue
            if following < self.width and self._is_cheaper_to_send(row, x, following):
                continue
            # A wide character is sent whole or not at all.
            while first and row[first][0] == "":
                first -= 1
            end = x + 1
            while end < self.width and row[end][0] == "":
                end += 1
            yield first, end
            first = following

    @staticmethod
    def _is_cheaper_to_send(row: list[Cell], x: int, following: int) -> bool:
        """Whether the cells between two changed ones should rather be sent again."""
        if following - x - 1 > _LONGEST_GAP:
            return False
        bytes_between, changes, pen = 0, 0, row[x][1]
        for between in range(x + 1, following + 1):
            text, own = row[between]
            if text is None:
                return False
            if between < following:
                bytes_between += len(text.encode())
            if own != pen and (text != " " or own != pen.on_blank()):
                changes, pen = changes + 1, own
        return changes <= 1 and bytes_between <= _LONGEST_GAP

    def _erases(self, pen: Pen) -> bool:
        """Whether erasing with this pen leaves what a blank drawn with it would look like."""
        return not pen.shows_on_blanks and (self._erases_in_colour or not pen.background)

    # Scrolling

    def _scroll(self, changed: list[int]) -> str:
        """Give what scrolls whole rows by one where that spares much of the difference.

        It is done with the margins and line feeds that every terminal since the VT100 knows. The
        row that comes in is taken for unknown: terminals differ about its background.
        """
        for by in (1, -1):
            if sum(self._begins_as_its_neighbour(y, by) for y in changed) >= _SCROLLED_ROWS:
                top, bottom, spared = self._most_spared(by)
                if spared >= _SCROLLED_CELLS:
                    return self._scrolled(top, bottom, by)
        return ""

    def _begins_as_its_neighbour(self, y: int, by: int) -> bool:
        if not 0 <= y + by < self.height:
            return False
        beginning = self._wanted[y][:_BEGINNING]
        shown = self._shown
        return beginning == shown[y + by][:_BEGINNING] and beginning != shown[y][:_BEGINNING]

    def _most_spared(self, by: int) -> tuple[int, int, int]:
        """Give the first and the last row of the best region to scroll, and the cells it spares."""
        best, spared, begun = (0, 0, 0), 0, 0
        for y in range(max(0, -by), self.height - max(0, by)):
            if spared <= 0:
                spared, begun = 0, y
            row = self._wanted[y]
            spared += sum(map(eq, row, self._shown[y + by])) - sum(map(eq, row, self._shown[y]))
            if spared > best[2]:
                best = (min(begun, begun + by), max(y, y + by), spared)
        return best

    def _scrolled(self, top: int, bottom: int, by: int) -> str:
        """Scroll the rows from `top` to `bottom` up (1) or down (-1).

        Where the cursor is after the margins were set is not the same everywhere.
        """
        rows = self._shown[top : bottom + 1]
        new = [[_UNKNOWN] * self.width]
        self._shown[top : bottom + 1] = rows[1:] + new if by > 0 else new + rows[:-1]
        self._touched.update(range(top, bottom + 1))
        self._at = None
        step = f"\x1b[{bottom + 1}H\n" if by > 0 else f"\x1b[{top + 1}H\x1bM"
        return f"\x1b[{top + 1};{bottom + 1}r{step}\x1b[r"


def _blank(cell: Cell) -> Cell:
    """Give what is left of a wide character that was cut."""
    return " ", cell[1].on_blank()
