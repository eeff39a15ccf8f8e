"""Walking the chains of events: does each still hold, and how far does it reach.

A chain shows by itself that a row was changed, taken out of the middle, or put in another place.
That rows are missing from its end, or that the whole of it was written anew, only shows against
heads that were kept elsewhere.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, select

from caseapi.errors import CannotError
from caseapi.store.chain import BEGINNING, link
from caseapi.store.tables import events

ROWS_AT_ONCE = 2000
"""How many rows are fetched from the database at a time."""

CHANGED = "its hash does not fit what it holds and the row before it"
MISPLACED = "its body names another stream, number, user or correlation than its row does"
NOT_AN_EVENT = "its body is not an event's"
OTHER_HASH = "its hash is not the one that was kept elsewhere"

_HASH_LENGTH = 64

_ROWS = select(
    events.c.stream_id,
    events.c.sequence,
    events.c.user_id,
    events.c.client_correlation_id,
    events.c.body,
    events.c.hash,
).order_by(events.c.stream_id, events.c.sequence)

_LAST = (
    select(events.c.stream_id, func.max(events.c.sequence).label("sequence"))
    .group_by(events.c.stream_id)
    .subquery()
)
_HEADS = (
    select(events.c.stream_id, events.c.sequence, events.c.hash)
    .join(
        _LAST,
        (_LAST.c.stream_id == events.c.stream_id) & (_LAST.c.sequence == events.c.sequence),
    )
    .order_by(events.c.stream_id)
)


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a chain: its number in the stream, and its hash."""

    stream: str
    sequence: int
    hash: str

    def __str__(self) -> str:
        return f"{self.hash} {self.sequence} {self.stream}"


@dataclass(frozen=True, slots=True)
class BadRow:
    """The first row of a chain that is wrong or missing, and what is wrong with it."""

    stream: str
    sequence: int
    wrong: str

    def __str__(self) -> str:
        return f"stream {self.stream}, event {self.sequence}: {self.wrong}"


@dataclass(slots=True)
class Audit:
    """What a walk has seen: how many events and chains, and the bad row of each broken chain."""

    events: int = 0
    streams: int = 0
    bad: list[BadRow] = field(default_factory=list)

    def __str__(self) -> str:
        seen = f"{_counted(self.events, 'event')} in {_counted(self.streams, 'chain')}"
        if not self.bad:
            return f"{seen}: every chain holds."
        broken = "1 chain is" if len(self.bad) == 1 else f"{len(self.bad)} chains are"
        return f"{seen}: {broken} broken."


def verify(connection: Connection, kept: Mapping[str, Head] | None = None) -> Audit:
    """Walk every chain; `kept` are heads, by stream, that were put away elsewhere before."""
    audit, left = Audit(), dict(kept or {})
    rows = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(_ROWS)
    for stream, chain in groupby(map(tuple, rows), itemgetter(0)):
        audit.streams += 1
        bad = _walk(stream, chain, audit, left.pop(stream, None))
        if bad is not None:
            audit.bad.append(bad)
    for head in left.values():
        audit.bad.append(BadRow(head.stream, 1, _missing_up_to(head)))
    return audit


def _walk(
    stream: str, chain: Iterable[tuple[Any, ...]], audit: Audit, kept: Head | None
) -> BadRow | None:
    """Walk one chain to its end and give its first bad row."""
    bad: BadRow | None = None
    expected, previous = 1, BEGINNING
    for _, sequence, user, correlation, body, stored in chain:
        audit.events += 1
        if bad is None:
            if sequence != expected:
                bad = BadRow(stream, expected, f"it is missing; the next one there is {sequence}")
            elif wrong := _fault(stream, sequence, user, correlation, body, stored, previous):
                bad = BadRow(stream, sequence, wrong)
            elif kept is not None and sequence == kept.sequence and stored != kept.hash:
                bad = BadRow(stream, sequence, OTHER_HASH)
        expected, previous = sequence + 1, stored
    if bad is None and kept is not None and expected <= kept.sequence:
        bad = BadRow(stream, expected, _missing_up_to(kept))
    return bad


def _fault(
    stream: str,
    sequence: int,
    user: str,
    correlation: str | None,
    body: str,
    stored: str,
    previous: str,
) -> str:
    """Say what is wrong with a row, or nothing."""
    try:
        if link(previous, body) != stored:
            return CHANGED
        told = json.loads(body)["_metadata"]
        named = (
            told["stream"]["id"],
            told["stream"]["version"],
            told["context"]["user"],
            told["correlation"]["client"] if "correlation" in told else None,
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return NOT_AN_EVENT
    return "" if named == (stream, sequence, user, correlation) else MISPLACED


def _missing_up_to(head: Head) -> str:
    return f"it is missing; the heads that were kept reach to event {head.sequence}"


def heads(connection: Connection) -> Iterator[Head]:
    """Give the head of every chain, by stream."""
    for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(_HEADS):
        yield Head(row.stream_id, row.sequence, row.hash)


def read_heads(lines: Iterable[str]) -> dict[str, Head]:
    """Read heads as they are printed, a line each; raises `CannotError` for a line that isn't one.

    Empty lines are passed over. Of two heads of a stream the later counts.
    """
    kept: dict[str, Head] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        head = _read_head(line.rstrip("\r\n"))
        if head is None:
            raise CannotError(f"Line {number} is not a head as `caseapi audit heads` prints it.")
        if head.stream not in kept or kept[head.stream].sequence < head.sequence:
            kept[head.stream] = head
    return kept


def _read_head(line: str) -> Head | None:
    parts = line.split(" ", maxsplit=2)
    if len(parts) != 3 or len(parts[0]) != _HASH_LENGTH or not parts[1].isdecimal():
        return None
    return Head(stream=parts[2], sequence=int(parts[1]), hash=parts[0])


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
