"""The day's list: a row a hearing, with what it still needs in a fixed place."""

from functools import lru_cache

from rich.cells import cell_len

from client.desk.rows import ListRow
from tui.paint import Row, fit, wrapped
from tui.theme import Role

_STATE_WIDTH = 8


def list_top(count: int, current: int, height: int, top: int) -> int:
    """Give the first row to show: it moves by single rows, and a far jump lands in the middle."""
    if current == top - 1:
        top = current
    elif current == top + height:
        top += 1
    elif not top <= current < top + height:
        top = current - height // 2
    return max(0, min(top, count - height))


@lru_cache(1024)
def list_row(row: ListRow, *, is_current: bool, width: int) -> Row:
    """Give one row: number, whom it concerns, marks, offences, and what it still needs."""
    letters = row.marks.replace("c", "") if row.state == "CUSTODY" else row.marks
    marks = f" ({letters})" if letters else ""
    room = width - 1 - 4 - 4 - _STATE_WIDTH - len(marks)
    name = row.who if cell_len(row.who) <= room else fit(row.who, room)
    count = f"{row.offences:>2}" if row.offences else "  "
    return (
        ("▸" if is_current else " ", "accent"),
        (f"{row.number:>3} ", "quiet"),
        (name, "selected-bold" if is_current else "text"),
        (fit(marks, room + len(marks) - cell_len(name)), "warning" if "c" in marks else "quiet"),
        (f"{count}  ", "quiet"),
        (fit(row.state, _STATE_WIDTH), _state_role(row.state)),
    )


def _state_role(state: str) -> Role:
    if state == "CUSTODY":
        return "warning"
    if state == "shared":
        return "done"
    return "accent" if state else "quiet"


def empty_list(reason: str, width: int) -> tuple[Row, ...]:
    """Say why there is no list."""
    return tuple(((f" {line}", "quiet"),) for line in wrapped(reason, width - 2))
