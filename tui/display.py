"""A display that sends only the cells that changed.

Textual repaints whole regions and styles every piece of text anew, some 6,000 bytes for a list key.
`DiffDisplay` keeps what the terminal shows, cell by cell, and sends the difference; while the
terminal is behind it sends nothing, and then one difference instead of the frames between.

Private parts of Textual 8.2.8 used here, and to be looked at before another version is taken:
`App._display`, `App._driver`, `App._batch_count`, `App._running`, `App._closed`,
`App._begin_update`, `App._end_update`, `App._on_resize` (both run), and from
`textual._compositor` the classes `LayoutUpdate` (`strips`, `region`) and `ChopsUpdate` (`chops`,
`chop_ends`, `spans`).
"""

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, RenderableType
from rich.segment import Segment
from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
from textual.strip import Strip

from tui.cells import cells_of
from tui.charset import terminal_charset
from tui.driver import FastDriver
from tui.grid import CellGrid
from tui.theme import is_without_colour

_LONG_FRAME = 512
"""Frames longer than this, in characters, are bracketed where the terminal can show them whole."""

_ERASES_IN_COLOUR = (
    "xterm",
    "tmux",
    "linux",
    "putty",
    "konsole",
    "vte",
    "alacritty",
    "foot",
    "st-",
)
"""How the names of terminals begin that erase with the background set; GNU screen does not."""

_LIKE_A_VT100 = ("vt1", "vt2")


def _painted(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Give what Textual wants painted, as row, column and strip."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if chop is None or x >= last or end <= first:
                continue
            yield y, x, chop if end <= last else chop.crop(0, last - x)


class DiffDisplay(App[Any]):
    """Mix in before `App`; works best with `FastDriver`, which tells when the terminal is behind.

    With `NO_COLOR` set no colour is sent at all, so that only weight, underline and reverse remain.
    """

    hardware_cursor: bool = False
    """Whether the terminal's own cursor is shown, at `App.cursor_position`."""

    _grid: CellGrid | None = None
    _cursor_shown: bool = False

    def redraw(self) -> None:
        """Paint the whole screen again, as after something else has written on the terminal."""
        if self._grid is not None:
            self._grid.forget_shown()
            self._cursor_shown = False
            self._send_difference()

    def put(self, y: int, x: int, text: Iterable[Segment]) -> None:
        """Have text stand on the terminal from row `y` and column `x` on, with `send`."""
        self._grid_for_size().want(y, x, cells_of(text, self._colours, self._charset))

    def send(self) -> None:
        """Send what was put."""
        self._send_difference()

    @property
    def takes_text(self) -> bool:
        """Whether text can be put: not before the first paint, nor where Textual paints."""
        return self._grid is not None and not self._batch_count and self._paints_by_cell()

    async def _on_resize(self, event: events.Resize) -> None:
        """Trust nothing on a terminal that changed its size, or that is ours again.

        Textual tells the size anew, the same or not, when the program was stopped and goes on.
        """
        if self._grid is None:
            return
        if event.size == (self._grid.width, self._grid.height):
            self.redraw()
        else:
            self._grid.forget_shown()

    def _display(self, screen: "Screen[Any]", renderable: RenderableType | None) -> None:
        if not isinstance(renderable, LayoutUpdate | ChopsUpdate) or not self._paints_by_cell():
            super()._display(screen, renderable)
            if renderable is not None and self._grid is not None:
                self._grid.forget_shown()
            return
        if not self._batch_count:
            for y, x, strip in _painted(renderable):
                self.put(y, x, strip)
            self._send_difference()
        self.post_display_hook()

    @cached_property
    def _charset(self) -> str:
        return terminal_charset()

    @cached_property
    def _colours(self) -> ColorSystem | None:
        return self.colours()

    def colours(self) -> ColorSystem | None:
        """Give the colours that the terminal has, or None where there are to be none."""
        if is_without_colour(os.environ):
            return None
        return COLOR_SYSTEMS[self.console.color_system or "truecolor"]

    def _paints_by_cell(self) -> bool:
        """Whether output goes to a terminal's full screen, and not to a test or a browser."""
        driver: Driver | None = self._driver
        if driver is None or not self._running or self._closed:
            return False
        return not (driver.is_headless or driver.is_inline or driver.is_web)

    def _grid_for_size(self) -> CellGrid:
        width, height = self.size
        if self._grid is None or (self._grid.width, self._grid.height) != (width, height):
            term = os.environ.get("TERM", "")
            self._grid = CellGrid(
                width,
                height,
                term.startswith(_ERASES_IN_COLOUR),
                is_vt100=term.startswith(_LIKE_A_VT100),
            )
        return self._grid

    def _send_difference(self) -> None:
        """Send what the terminal does not show yet, unless it is behind; then once it is not."""
        driver, grid = self._driver, self._grid
        if driver is None or grid is None or not self._paints_by_cell():
            return
        if isinstance(driver, FastDriver) and not driver.has_caught_up(self._send_difference):
            return
        position = self.screen.outer_size.clamp_offset(self.cursor_position)
        frame = grid.difference(position.x, position.y)
        if self.hardware_cursor != self._cursor_shown:
            frame += "\x1b[?25h" if self.hardware_cursor else "\x1b[?25l"
            self._cursor_shown = self.hardware_cursor
        if not frame:
            return
        if len(frame) > _LONG_FRAME:
            self._begin_update()
        driver.write(frame)
        if len(frame) > _LONG_FRAME:
            self._end_update()
        driver.flush()
