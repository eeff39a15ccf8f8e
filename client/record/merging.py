"""Joining what two clerks did to one hearing day, and what of it has to be asked about."""

import json
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from client.record.lines import ResultLine
from client.record.record import Change, Record, put_behind

_ID = "resultLineId"
_BESIDE, _VERSION_AT = "5", len("xxxxxxxx-xxxx-")
"""The version in the UUID of a line that stands beside another; ids that are made anew have 4."""


def merge(
    base: Record, ours: Record, theirs: Record, decided: Collection[str] = frozenset()
) -> Record:
    """Join two records that grew from one: what either side added, changed or removed.

    Lines are matched by id. Where both sides changed one line differently, ours stands under its id
    and theirs beside it, until a clerk says which; a change is stronger than a removal. The version
    is theirs, as the next save must follow it (contract section 4.5).

    `decided` are the ids of lines that our own steps have changed or taken off; such a line is not
    put beside another again, and where ours is gone too it does not take its place.
    """
    before = {line.id: line for line in base.lines}
    mine = {line.id: line for line in ours.lines}
    found = {line.id: line for line in theirs.lines}
    merged = dict(found)
    outdated: dict[str, ResultLine] = {}
    for line_id in {**before, **mine}:
        old, new, other = before.get(line_id), mine.get(line_id), found.get(line_id)
        if new in (old, other):
            continue
        if other == old:
            if new is None:
                merged.pop(line_id, None)
            else:
                merged[line_id] = new
            continue
        if old is not None:
            outdated[_id_beside(line_id, _result_of(old))] = old
        if new is not None and (other is None or other.is_deleted):
            merged[line_id] = new
        elif other is not None:
            beside = _beside(other)
            is_decided, stands = beside.id in decided, new is not None and not new.is_deleted
            if new is not None and (stands or is_decided):
                merged[line_id] = new
            elif is_decided:
                del merged[line_id]
            if stands and not is_decided:
                merged[beside.id] = beside
    for copy_id, old in outdated.items():
        # One side had put beside it what the other side has gone on from.
        copy = merged.get(copy_id)
        if copy is not None and copy_id not in before and _result_of(copy) == _result_of(old):
            del merged[copy_id]
    for pair in contested(merged.values()):
        beside = merged.pop(pair.beside.id)
        merged = put_behind(merged, pair.line.id, beside)
    return replace(theirs, lines=tuple(merged.values()))


def replayed(theirs: Record, changes: Sequence[Change]) -> Record:
    """Give a record after changes that were made before it was as it is now.

    What another clerk has made of a line meanwhile is kept as `merge` keeps it. That is whatever
    stands there and was never how these changes had the line; anything else is a save of our own
    that has landed, whether we were told or not.
    """
    own: dict[str, list[ResultLine | None]] = {}
    for change in changes:
        for line_id, before, after in change.steps:
            own.setdefault(line_id, []).extend((before, after))
    theirs = _without_copies(theirs, own)
    ours = theirs
    for change in changes:
        ours = ours.apply(change)
    foreign = {line.id for line in theirs.lines if line.id in own and line not in own[line.id]}
    if not foreign:
        return ours
    first = [line for line_id in foreign if (line := own[line_id][0]) is not None]
    untouched = (line for line in theirs.lines if line.id not in foreign)
    return merge(replace(theirs, lines=(*untouched, *first)), ours, theirs, decided=own)


def _without_copies(theirs: Record, own: Mapping[str, Sequence[ResultLine | None]]) -> Record:
    """Give a record without what another clerk put beside a line that we have gone on from."""
    stale = {
        beside.id: beside
        for *earlier, last in own.values()
        for line in earlier
        if line not in (None, last) and (beside := _beside(line)).id not in own
    }
    if not stale:
        return theirs
    lines = (line for line in theirs.lines if stale.get(line.id) != line)
    return replace(theirs, lines=tuple(lines))


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
    """Tell quickly, by the UUID's version, of nearly every line that it stands beside none."""
    return line.id[_VERSION_AT : _VERSION_AT + 1] == _BESIDE
