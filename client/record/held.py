"""What the API holds against what was sent: a difference is said in words, never painted over."""

from collections.abc import Iterable, Mapping
from typing import Any

from client.catalogue import Catalogue
from client.contract.results import DraftDocument, StoredSharedLine
from client.record.lines import ResultLine

Json = Mapping[str, Any]


def draft_differences(
    sent: Mapping[str, Json], held: DraftDocument, catalogue: Catalogue
) -> tuple[str, ...]:
    """Say how a draft as it is held differs from the lines that were saved; empty if not at all.

    What counts is what a line orders and on what: other members are its writers' own.
    """
    said: list[str] = []
    for line_id, wire in sent.items():
        own = ResultLine(line_id, wire)
        other = held.result_lines.get(line_id)
        if other is None:
            said.append(f"{own.words(catalogue)} is not held")
        elif _meaning(own) != _meaning(ResultLine(line_id, other)):
            theirs = ResultLine(line_id, other).words(catalogue)
            said.append(f"{own.words(catalogue)} is held as {theirs}")
    more = (ResultLine(one, wire) for one, wire in held.result_lines.items() if one not in sent)
    return (*said, *(f"{one.words(catalogue)} is held too" for one in more))


def _meaning(line: ResultLine) -> tuple[object, ...]:
    answers = {
        str(one.get("promptRef") or one.get("promptId")): one.get("value") for one in line.prompts
    }
    return (line.definition_id, line.target, line.is_deleted, answers)


def shared_differences(sent: Iterable[Json], held: Iterable[StoredSharedLine]) -> tuple[str, ...]:
    """Say how shared results as they are held differ from those that were shared."""
    by_id = {one.result_line_id: one for one in held}
    said: list[str] = []
    for line in sent:
        if line.get("isDeleted"):
            continue
        label = str(line.get("resultLabel") or line.get("shortCode") or "A result")
        other = by_id.get(str(line.get("resultLineId")))
        if other is None:
            said.append(f"{label} is not among the shared results")
            continue
        if other.result_definition_id != line.get("resultDefinitionId"):
            said.append(f"{label} is held as {other.result_label or other.short_code}")
        values = {one.id: one.value for one in other.prompts}
        for prompt in line.get("prompts") or ():
            value, theirs = str(prompt.get("value")), values.get(str(prompt.get("id")), "nothing")
            if theirs != value:
                said.append(f"{label}: {prompt.get('label')} {value} is held as {theirs}")
    return tuple(said)
