"""Which rows of the list are shown: filters by name, each explicit and never left on unsaid."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from client.desk.rows import ADJOURNED, CALLED, KEPT, LOCKED, SHARED, TO_DO, ListRow


@dataclass(frozen=True, slots=True)
class ListFilter:
    """A part of the list by its name: what it shows, in words, and which rows those are."""

    name: str
    words: str
    shows: Callable[[ListRow], bool]


def _marked(letter: str) -> Callable[[ListRow], bool]:
    return lambda row: letter in row.marks


FILTERS = (
    ListFilter("todo", "not shared, or not all", lambda row: not row.is_done),
    ListFilter("untouched", "nothing recorded", lambda row: not row.state),
    ListFilter("begun", "offences left to do", lambda row: row.state.endswith(TO_DO)),
    ListFilter("kept", "whole, not shared", lambda row: row.state == KEPT),
    ListFilter("shared", "shared", lambda row: row.state == SHARED),
    ListFilter("adjourned", "put off to a day", lambda row: row.state.startswith(ADJOURNED)),
    ListFilter("owed", "to do out of court", lambda row: row.is_owed),
    ListFilter("called", "called on, going on", lambda row: row.state == CALLED),
    ListFilter("locked", "amended by another", lambda row: row.state == LOCKED),
    ListFilter("custody", "in custody", _marked("c")),
    ListFilter("youth", "youths", _marked("y")),
    ListFilter("welsh", "heard in Welsh", _marked("w")),
    ListFilter("restricted", "reporting restriction", _marked("r")),
)
"""The parts of the list that can be shown alone, in the order in which they are offered."""


def filters_named(beginning: str) -> tuple[ListFilter, ...]:
    """Give the filters whose names begin so; one alone where a name is written whole."""
    folded = beginning.casefold()
    whole = tuple(one for one in FILTERS if one.name == folded)
    return whole or tuple(one for one in FILTERS if one.name.startswith(folded))


def count_of(one: ListFilter, rows: Iterable[ListRow]) -> int:
    """Count the rows that a filter shows."""
    return sum(one.shows(row) for row in rows)
