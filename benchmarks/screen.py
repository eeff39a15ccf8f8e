"""An emulated xterm screen: what a program's output looks like to the person in front of it."""

import re
from collections.abc import Iterable
from typing import Any

import pyte
from pyte import modes

# What xterm understands and the emulator would print or take for something else.
_FOREIGN = re.compile(
    rb"\x1b\[[<>=][\d;:]*[A-Za-z]|\x1b\[\?[\d;]*[mu]|\x1b\[\??[\d;]*\$[A-Za-z]|\x1b[P^_][^\x1b]*\x1b\\"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[<>=?\d;:$]*)?\Z")


class _Pyte(pyte.Screen):
    """The emulator's screen with the alternate screen that it lacks."""

    def __init__(self, columns: int, lines: int) -> None:
        self.main: tuple[dict[int, Any], Any] | None = None
        super().__init__(columns, lines)

    def set_mode(self, *numbers: int, **kind: Any) -> None:
        if kind.get("private") and 1049 in numbers and self.main is None:
            self.main = (dict(self.buffer), self.cursor)
            self.cursor = pyte.screens.Cursor(self.cursor.x, self.cursor.y, self.cursor.attrs)
            self.buffer.clear()
        super().set_mode(*numbers, **kind)

    def reset_mode(self, *numbers: int, **kind: Any) -> None:
        if kind.get("private") and 1049 in numbers and self.main is not None:
            rows, self.cursor = self.main
            self.buffer.clear()
            self.buffer.update(rows)
            self.main = None
        super().reset_mode(*numbers, **kind)


class Screen:
    """A screen of `rows` by `columns` that is fed a program's output."""

    def __init__(self, rows: int, columns: int) -> None:
        self._pyte = _Pyte(columns, rows)
        self._stream = pyte.ByteStream(self._pyte)
        self._unfed = b""

    def feed(self, data: bytes) -> None:
        """Show output; a sequence that is split over two pieces is kept for the next."""
        data = self._unfed + data
        unfinished = _UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        self._unfed = data[cut:]
        self._stream.feed(_FOREIGN.sub(b"", data[:cut]))

    def resize(self, rows: int, columns: int) -> None:
        """Give the screen another size."""
        self._pyte.resize(rows, columns)

    @property
    def rows(self) -> list[str]:
        """The text of every row, blanks at its end left out."""
        return [self.row(y) for y in range(self._pyte.lines)]

    @property
    def text(self) -> str:
        """The rows joined by newlines."""
        return "\n".join(self.rows)

    @property
    def columns(self) -> int:
        """The width."""
        return self._pyte.columns

    @property
    def cursor(self) -> tuple[int, int]:
        """The row and the column of the hardware cursor, counted from 0."""
        return self._pyte.cursor.y, min(self._pyte.cursor.x, self._pyte.columns - 1)

    @property
    def cursor_is_shown(self) -> bool:
        """Whether the hardware cursor can be seen."""
        return modes.DECTCEM in self._pyte.mode

    @property
    def is_alternate(self) -> bool:
        """Whether a full screen is shown rather than the shell's lines."""
        return self._pyte.main is not None

    @property
    def cells(self) -> list[list[Any]]:
        """Every cell: `data`, `fg`, `bg`, `bold`, `italics`, `underscore`, `reverse` and so on."""
        columns = range(self._pyte.columns)
        return [[self._pyte.buffer[y][x] for x in columns] for y in range(self._pyte.lines)]

    def row(self, number: int) -> str:
        """Give the text of one row, counted from 0; negative numbers count from the bottom."""
        line = self._pyte.buffer[number % self._pyte.lines]
        return "".join(line[x].data for x in range(self._pyte.columns)).rstrip()


def time_when_shown(
    arrivals: Iterable[tuple[float, bytes]], pattern: str, rows: int, columns: int
) -> float | None:
    """Give the time of the piece of output by which the screen first held a pattern."""
    screen, wanted = Screen(rows, columns), re.compile(pattern)
    for at, data in arrivals:
        screen.feed(data)
        if wanted.search(screen.text):
            return at
    return None
