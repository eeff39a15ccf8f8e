"""The day's list: a row a hearing, with what it still needs in a fixed place."""

from functools import lru_cache

from rich.cells import cell_len

from client.desk.rows import ADJOURNED, CUSTODY, LOCKED, OFF_LIST, OWED, SHARED, UNDECIDED, ListRow
from tui.paint import Row, fit, wrapped
from tui.theme import Role

WIDE_LIST = 50
"""From which width on a row has the time and the prosecutor."""

_STATE_WIDTH = len("adj 24 Dec")
_PROSECUTOR_WIDTH = 6


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
def list_row(
    row: ListRow,
    *,
    is_current: bool,
    width: int,
    number_width: int = 2,
    is_sought: bool = False,
) -> Row:
    """Give one row: number, whom it concerns, marks, offences, and what it still needs.

    Where the list is wide it has the time and the prosecutor too. Custody stands as a word until
    something has happened, and as a letter beside what has.
    """
    is_said = "c" in row.marks and not row.state
    letters = row.marks.replace("c", "") if is_said else row.marks
    marks = f" ({letters})" if letters else ""
    time = f"{row.time:<5} " if width >= WIDE_LIST else ""
    prosecutor = f" {fit(row.prosecutor, _PROSECUTOR_WIDTH)}" if width >= WIDE_LIST else ""
    used = 1 + number_width + 1 + len(time) + len(prosecutor) + 3 + 1 + _STATE_WIDTH
    name = fit(_people(row, width - used - len(marks)), width - used - len(marks))
    state = CUSTODY if is_said else row.state
    return (
        ("▸" if is_current else "›" if is_sought else " ", "accent"),
        (f"{row.number:>{number_width}} {time}", "quiet"),
        (name, "selected-bold" if is_current else "bold" if is_sought else "text"),
        (marks, "warning" if "c" in letters else "quiet"),
        (f"{prosecutor} {row.offences or '':>2} ", "quiet"),
        (fit(state, _STATE_WIDTH), _state_role(state)),
    )


def _people(row: ListRow, room: int) -> str:
    """Give as many names as there is room for whole, and how many people more there are."""
    if cell_len(row.who) <= room or row.people <= 1:
        return row.who
    more = f" +{row.people - 1}"
    return fit(row.who.partition(", ")[0], room - len(more)).rstrip() + more


def _state_role(state: str) -> Role:
    if state in (CUSTODY, LOCKED, OFF_LIST, UNDECIDED) or state.startswith(OWED):
        return "warning"
    if state == SHARED or state.startswith(ADJOURNED):
        return "done"
    return "accent" if state else "quiet"


def empty_list(reason: str, width: int) -> tuple[Row, ...]:
    """Say why there is no list."""
    return tuple(((f" {line}", "quiet"),) for line in wrapped(reason, width - 2))
