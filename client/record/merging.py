"""Joining what two clerks did to one hearing day, and what of it has to be asked about."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from client.record.lines import ResultLine
from client.record.record import Record, put_behind

_ID = "resultLineId"
_BESIDE = 5
"""The version of the UUID of a line that stands beside another; ids that are made anew have 4."""


def merge(base: Record, ours: Record, theirs: Record) -> Record:
    """Join two records that grew from one: what either side added, changed or removed.

    Lines are matched by id. Where both sides changed one line differently, ours stands under its id
    and theirs beside it, until a clerk says which; a change is stronger than a removal. The version
    is theirs, as the next save must follow it (contract section 4.5).
    """
    before = {line.id: line for line in base.lines}
    mine = {line.id: line for line in ours.lines}
    merged = {line.id: line for line in theirs.lines}
    for line_id in {**before, **mine}:
        old, new, other = before.get(line_id), mine.get(line_id), merged.get(line_id)
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


def with_landed(base: Record, sent: Record, theirs: Record) -> Record:
    """Give a base with what theirs shows to have landed of our own save, its outcome unknown.

    `theirs` may stand on that save. A line in it that only our save can have brought is ours and
    not another's, so that one taken back here since does not come again when the two are joined.
    """
    known = {line.id: line for line in base.lines}
    ours = {line.id: line for line in sent.lines}
    found = {line.id: line for line in theirs.lines}
    landed = {
        line_id: line
        for line_id, line in ours.items()
        if line_id in found and (line_id not in known or found[line_id] == line)
    }
    kept = {line_id: line for line_id, line in known.items() if line_id in {**ours, **found}}
    return replace(base, lines=tuple({**kept, **landed}.values()))


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
