"""What can be seen of a terminal's cells, for comparing two screens."""

from itertools import pairwise

import pyte
from rich.cells import cell_len

from tests.terminal import Terminal


def seen(terminal: Terminal) -> list[list[tuple[object, ...]]]:
    """Give what can be seen of each cell: of a blank only its background and lines.

    The emulator leaves half of a wide character that was cut in two, where a terminal blanks it.
    Textual sends a mark whose letter was cut off, and it lands on the blank before; we drop it.
    """
    return [
        [look(cell, following) for cell, following in pairwise([*row, row[-1]])]
        for row in terminal.cells
    ]


def look(cell: pyte.screens.Char, following: pyte.screens.Char) -> tuple[object, ...]:
    is_cut = cell_len(cell.data) == 2 and following.data != ""
    text = " " if is_cut or not cell.data or cell.data[0] == " " else cell.data
    ground = (cell.bg, cell.reverse, cell.underscore, cell.strikethrough)
    if text == " " and not any(ground[1:]):
        return text, cell.bg
    return text, cell.fg, cell.bold, cell.italics, *ground
