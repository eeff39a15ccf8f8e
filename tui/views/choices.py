"""What can be picked, each with the number that picks it."""

from collections.abc import Iterable

from client.desk.whereabouts import Offered
from tui.paint import BLANK, Row, wrapped


def numbered(labels: Iterable[str], wanted: str) -> list[tuple[int, str]]:
    """Number labels, and leave out those that do not hold what is typed; a number leaves all."""
    return [
        (number, label)
        for number, label in enumerate(labels, 1)
        if wanted.isdecimal() or wanted.casefold() in label.casefold()
    ]


def choice_rows(title: str, choices: Iterable[tuple[int, str]], width: int) -> tuple[Row, ...]:
    """Draw choices under a heading, each by its number; what no number picks has none."""
    rows: list[Row] = [*(((f" {line}", "accent"),) for line in wrapped(title, width - 2)), BLANK]
    for number, label in choices:
        lines = [label] if len(label) <= width - 6 else wrapped(label, width - 6)
        rows.append(((f" {number or '':>2}  ", "accent"), (lines[0], "text")))
        rows += [((f"     {line}", "text"),) for line in lines[1:]]
    return tuple(rows)


def offered_rows(offered: Offered, width: int) -> tuple[Row, ...]:
    """Draw what a command can be finished with."""
    rows = choice_rows(offered.title, offered.choices, width)
    if not offered.choices and not offered.note:
        rows += (((" Nothing here is called so", "quiet"),),)
    note = wrapped(offered.note, width - 2) if offered.note else ()
    return (
        *rows,
        *([BLANK] if note and offered.choices else []),
        *(((f" {line}", "quiet"),) for line in note),
    )
