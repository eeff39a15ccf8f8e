"""Showing how far a long import has come: a bar on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

Given = TypeVar("Given")

LINE_EVERY = 10_000
"""After how many rows a line is written where there is no terminal."""

WORTH_A_BAR = 200
"""How many rows there have to be before a bar is shown."""


def shown(rows: Sequence[Given], what: str) -> Iterator[Given]:
    """Give the rows one by one, and show on standard error how many are done."""
    if len(rows) >= WORTH_A_BAR and sys.stderr.isatty():
        yield from _with_bar(rows, what)
        return
    for number, row in enumerate(rows, start=1):
        yield row
        if number % LINE_EVERY == 0:
            print(f"caseapi: {what}: {number:,} of {len(rows):,}", file=sys.stderr)


def _with_bar(rows: Sequence[Given], what: str) -> Iterator[Given]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(rows, description=what)
