"""The record of one hearing day: lines in order, changes to them, undo, and the draft document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from client.catalogue import Catalogue
from client.contract.results import DraftDocument, SaveDraft
from client.record.children import relations
from client.record.entered import EnteredStep
from client.record.lines import ResultLine
from client.record.matters import Matter

_PLAIN_STEP = 3
_EMPTY = Catalogue(())
_WRITTEN = frozenset(
    {"hearingId", "hearingDay", "shadowListedOffenceIds", "isResetResults", "__metadata__"}
)
"""The members of a document that a save writes itself, or that hold for one save only."""

_SHAPED = "shadowListedOffenceIds", "__metadata__"
"""The members that go back only in the form that a save allows, whoever wrote them."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one step does: for each line id, the line before and after (`None`: not there).

    A change knows both sides, so that its inverse undoes it exactly. `behind` holds, for a line
    that is not put at the end, the id of the line it stands behind; empty for the first of all.
    `entered` is what the step says of attendance, pleas and verdicts, which are no lines.
    """

    steps: tuple[tuple[str, ResultLine | None, ResultLine | None], ...]
    behind: Mapping[str, str] = field(default_factory=dict)
    entered: tuple[EnteredStep, ...] = ()

    @classmethod
    def adding(cls, lines: Iterable[ResultLine]) -> "Change":
        """Give the change that adds these lines."""
        return cls(tuple((line.id, None, line) for line in lines))

    @property
    def inverse(self) -> "Change":
        """The change that undoes this one."""
        turned = tuple((line_id, after, before) for line_id, before, after in self.steps)
        return Change(turned, self.behind, tuple(step.inverse for step in self.entered))

    @property
    def touched(self) -> frozenset[str]:
        """The ids of the lines, and the keys of what else, that the change is about."""
        lines = frozenset(line_id for line_id, _, _ in self.steps)
        return lines | {step.key for step in self.entered}

    def to_json(self) -> list[Any]:
        """Give the change as JSON, for the journal: a list for a line, an object for the rest."""
        lines = [
            [
                *(line_id, before and dict(before.wire), after and dict(after.wire)),
                *([self.behind[line_id]] if line_id in self.behind else []),
            ]
            for line_id, before, after in self.steps
        ]
        return [*lines, *(step.to_json() for step in self.entered)]

    @classmethod
    def from_json(cls, value: list[Any]) -> "Change":
        """Read a change from the journal's JSON."""
        lines = [step for step in value if isinstance(step, list)]
        return cls(
            tuple(
                (
                    line_id,
                    ResultLine(line_id, before) if before else None,
                    ResultLine(line_id, after) if after else None,
                )
                for line_id, before, after, *_ in lines
            ),
            {step[0]: step[3] for step in lines if len(step) > _PLAIN_STEP},
            tuple(EnteredStep(**step) for step in value if isinstance(step, dict)),
        )


@dataclass(frozen=True, slots=True)
class Record:
    """All results of one hearing day, as a value; `version` is that of the document it came from.

    `relations` and `other` carry what else the document holds, to be written back unchanged.
    """

    hearing_id: str
    hearing_day: str
    lines: tuple[ResultLine, ...] = ()
    version: int | None = None
    relations: tuple[Mapping[str, Any], ...] = ()
    other: Mapping[str, Any] = field(default_factory=dict)

    def apply(self, change: Change) -> "Record":
        """Give the record after a change; a step whose line is already as wanted does nothing."""
        lines = {line.id: line for line in self.lines}
        for line_id, _, after in change.steps:
            if after is None:
                lines.pop(line_id, None)
            elif line_id in lines or line_id not in change.behind:
                lines[line_id] = after
            else:
                lines = put_behind(lines, change.behind[line_id], after)
        return replace(self, lines=tuple(lines.values()))

    def replacing(self, lines: Iterable[ResultLine], new: Iterable[ResultLine] = ()) -> Change:
        """Give the change that takes lines of this record off and puts new ones in their place.

        One result that is given other answers keeps its id (contract section 4.2).
        """
        lines, new = tuple(lines), tuple(new)
        if len(lines) == len(new) == 1 and _is_same_result(lines[0], new[0]):
            line_id = lines[0].id
            after = ResultLine(line_id, {**new[0].wire, "resultLineId": line_id})
            return Change(((line_id, lines[0], after),))
        gone = {line.id for line in lines}
        ids = [line.id for line in self.lines]
        steps: list[tuple[str, ResultLine | None, ResultLine | None]] = [
            (line.id, line, None) for line in self.lines if line.id in gone
        ]
        behind = {one: before for before, one in pairwise(("", *ids)) if one in gone}
        place = next(iter(behind.values()), ids[-1] if ids else "")
        for line in new:
            steps.append((line.id, None, line))
            behind[line.id], place = place, line.id
        return Change(tuple(steps), behind)

    def on(self, matter: Matter) -> tuple[ResultLine, ...]:
        """Give the results recorded on one matter that are not struck out."""
        key = matter.target.matter_key
        return tuple(
            line for line in self.lines if line.target.matter_key == key and not line.is_deleted
        )

    def is_settled(self, matter: Matter) -> bool:
        """Tell whether a matter has a final or interim result for the day."""
        return any(line.settles_offence for line in self.on(matter))

    @property
    def live_lines(self) -> tuple[ResultLine, ...]:
        """The results that are not struck out."""
        return tuple(line for line in self.lines if not line.is_deleted)

    def to_save(self, version: int, catalogue: Catalogue | None = None) -> SaveDraft:
        """Give the save command's body with this version (contract section 4.1).

        With a catalogue the relations of new lines are made; without one what stands is kept.
        """
        related = relations(self.lines, self.relations, catalogue or _EMPTY)
        listed, metadata = (self.other.get(name) for name in _SHAPED)
        return SaveDraft(
            hearing_id=self.hearing_id,
            hearing_day=self.hearing_day,
            version=version,
            result_lines={line.id: dict(line.wire) for line in self.lines},
            relations=related,
            shadow_listed_offence_ids=_texts(listed),
            metadata=dict(metadata) if metadata and isinstance(metadata, dict) else {"version": 1},
            **{name: value for name, value in self.other.items() if name not in _WRITTEN},
        )


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _is_same_result(one: ResultLine, other: ResultLine) -> bool:
    return bool(one.definition_id) and (one.definition_id, one.target) == (
        other.definition_id,
        other.target,
    )


def put_behind(
    lines: dict[str, ResultLine], before: str, line: ResultLine
) -> dict[str, ResultLine]:
    """Put a line behind another; at the end where that is gone."""
    ids = list(lines)
    if before and before not in lines:
        return {**lines, line.id: line}
    at = ids.index(before) + 1 if before else 0
    return {
        **{one: lines[one] for one in ids[:at]},
        line.id: line,
        **{one: lines[one] for one in ids[at:]},
    }


def record_of(hearing_id: str, hearing_day: str, document: DraftDocument) -> Record:
    """Give the record that a draft document holds."""
    return Record(
        hearing_id,
        hearing_day,
        tuple(ResultLine(line_id, wire) for line_id, wire in document.result_lines.items()),
        document.version,
        document.relations,
        document.other,
    )


@dataclass(frozen=True, slots=True)
class History:
    """The steps of a hearing that can be undone and redone, oldest first."""

    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()

    def then(self, kind: str, change: Change) -> "History":
        """Give the history after a journalled step: `record`, `undo` or `redo`."""
        if kind == "undo" and self.done:
            return History(self.done[:-1], (*self.undone, self.done[-1]))
        if kind == "redo" and self.undone:
            return History((*self.done, self.undone[-1]), self.undone[:-1])
        return History((*self.done, change))

    def without(self, kind: str, change: Change) -> "History":
        """Give the history as if a step that could not be kept had never been made."""
        if kind == "undo":
            return History((*self.done, *self.undone[-1:]), self.undone[:-1])
        if kind == "redo":
            return History(self.done[:-1], (*self.undone, *self.done[-1:]))
        return History(tuple(one for one in self.done if one is not change), self.undone)
