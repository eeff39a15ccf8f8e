"""The ways in which a line can be meant, each with the digit that picks it."""

from typing import TYPE_CHECKING

from tui.paint import BLANK, Row, wrapped

if TYPE_CHECKING:
    from client.shorthand.line import Choice


def choice_rows(choices: tuple["Choice", ...], width: int) -> tuple[Row, ...]:
    """Draw numbered choices."""
    rows: list[Row] = [((" Which one is meant?", "accent"),), BLANK]
    for number, choice in enumerate(choices, 1):
        first, *rest = wrapped(choice.label, width - 6)
        rows.append(((f"  {number}  ", "accent"), (first, "text")))
        rows += [((f"     {line}", "text"),) for line in rest]
    return tuple(rows)
