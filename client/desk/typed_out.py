"""A line with what was answered about it, as it would stand had all of it been typed at once."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from client.shorthand.line import Line, ResultReading, Results
from client.shorthand.targets import split_targets
from client.shorthand.tokens import split_results


def typed_out(
    line: Results, answers: Mapping[int, Iterable[str]], read: Callable[[str], Line]
) -> Results:
    """Give a complete line with its answers written into it, or as it is if that reads differently.

    `answers` are what was typed at questions, by the place in the line of the part they are about.
    """
    before, rest = split_targets(line.typed)
    parts = (" ".join((part, *answers.get(at, ()))) for at, part in enumerate(split_results(rest)))
    whole = read(f"{before}{'; '.join(parts)}") if answers else line
    return whole if isinstance(whole, Results) and _says_the_same(whole, line) else line


def _says_the_same(one: Results, other: Results) -> bool:
    if (one.targets, one.aims, len(one.parts)) != (other.targets, other.aims, len(other.parts)):
        return False
    return not one.open_point and all(
        (mine.definition.id, _wire(mine)) == (theirs.definition.id, _wire(theirs))
        if isinstance(mine, ResultReading) and isinstance(theirs, ResultReading)
        else mine == theirs
        for mine, theirs in zip(one.parts, other.parts, strict=True)
    )


def _wire(reading: ResultReading) -> list[dict[str, Any]]:
    return [answer.wire for answer in reading.answers]
