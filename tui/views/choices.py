"""What can be picked, each with the number that picks it."""

from collections.abc import Iterable

from tui.paint import BLANK, Row, wrapped


def choice_rows(title: str, labels: Iterable[str], wanted: str, width: int) -> tuple[Row, ...]:
    """Draw numbered choices, only those that hold what is wanted; numbers never change by that."""
    rows: list[Row] = [*(((f" {line}", "accent"),) for line in wrapped(title, width - 2)), BLANK]
    for number, label in enumerate(labels, 1):
        if wanted.casefold() not in label.casefold() and not wanted.isdecimal():
            continue
        first, *rest = wrapped(label, width - 6)
        rows.append(((f" {number:>2}  ", "accent"), (first, "text")))
        rows += [((f"     {line}", "text"),) for line in rest]
    return tuple(rows)
