"""Joining what two clerks did to one hearing day, and what of it has to be asked about."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from client.record.lines import ResultLine
from client.record.record import Change, Record, put_behind

_ID = "resultLineId"
_BESIDE = 5
"""The version of the UUID of a line that stands beside another; ids that are made anew have 4."""


States = Mapping[str, Sequence[ResultLine | None]]
"""How lines stood at one time or another, by their ids; `None`: not there."""


def merge(base: Record, ours: Record, theirs: Record, own: States = MappingProxyType({})) -> Record:
    """Join two records that grew from one: what either side added, changed or removed.

    Lines are matched by id. Where both sides changed one line differently, ours stands under its id
    and theirs beside it, until a clerk says which; a change is stronger than a removal. The version
    is theirs, as the next save must follow it (contract section 4.5).

    `own` is how our own steps, of which we do not know that they were saved, had each line. What
    theirs has of that is no change by anybody else: a save of ours landed after all.
    """
    before = {line.id: line for line in base.lines}
    mine = {line.id: line for line in ours.lines}
    merged = {line.id: line for line in theirs.lines}
    for line_id in {**before, **mine, **own}:
        old, new, other = before.get(line_id), mine.get(line_id), merged.get(line_id)
        if other in own.get(line_id, ()):
            old = other
        if new in (old, other):
            continue
        if other == old:
            if new is None:
                merged.pop(line_id, None)
            else:
                merged[line_id] = new
        elif new is not None and (other is None or other.is_deleted):
            merged[line_id] = new
        elif new is not None and other is not None and not new.is_deleted:
            beside = _beside(other)
            merged |= {line_id: new, beside.id: beside}
    for pair in contested(merged.values()):
        beside = merged.pop(pair.beside.id)
        merged = put_behind(merged, pair.line.id, beside)
    return replace(theirs, lines=tuple(merged.values()))


def states(changes: Iterable[Change]) -> States:
    """Give how each line stood before and after each of these changes."""
    found: dict[str, list[ResultLine | None]] = {}
    for change in changes:
        for line_id, before, after in change.steps:
            found.setdefault(line_id, []).extend((before, after))
    return found


def replayed(base: Record, changes: Sequence[Change]) -> Record:
    """Give the record after changes that may have been made before the base was as it is now.

    What another clerk has made of a line meanwhile is kept as `merge` keeps it: whatever stands in
    the base and was never how these changes had the line.
    """
    record, own = base, states(changes)
    for change in changes:
        record = record.apply(change)
    foreign = {line.id for line in base.lines if line.id in own and line not in own[line.id]}
    if not foreign:
        return record
    first = (own[line_id][0] for line_id in foreign)
    untouched = (line for line in base.lines if line.id not in foreign)
    return merge(replace(base, lines=(*untouched, *filter(None, first))), record, base)


def _beside(line: ResultLine) -> ResultLine:
    """Give a line's result under an id of its own, to stand beside another of the line's id."""
    new = _id_beside(line.id, _result_of(line))
    return ResultLine(new, {**line.wire, _ID: new})


def _id_beside(line_id: str, result: str) -> str:
    """Give the id of a result beside the line of an id; the same everywhere for the same result."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, line_id + result))


def _result_of(line: ResultLine) -> str:
    return json.dumps({key: line.wire[key] for key in line.wire if key != _ID}, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Contested:
    """A line that two clerks changed differently, and what the other one made of it."""

    line: ResultLine
    beside: ResultLine


def contested(lines: Iterable[ResultLine]) -> tuple[Contested, ...]:
    """Find the lines that were changed differently and of which nobody has said yet which stands.

    What stands beside a line is known by its id alone, so both clerks find it, and after a restart.
    """
    live = [line for line in lines if not line.is_deleted]
    found = []
    for other in filter(_may_stand_beside, live):
        result, key = _result_of(other), other.target.matter_key
        found += [
            Contested(line, other)
            for line in live
            if line.target.matter_key == key and other.id == _id_beside(line.id, result)
        ]
    return tuple(found)


def _may_stand_beside(line: ResultLine) -> bool:
    try:
        return uuid.UUID(line.id).version == _BESIDE
    except ValueError:
        return False
