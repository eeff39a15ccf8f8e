"""What stands once amendments were given up: the results that were shared.

Giving amendments up changes a hearing's state alone; they still stand in its draft until somebody
saves it without them (contract section 9, trap 8). What was shared is told apart from it.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from client.catalogue import Catalogue, PromptKind
from client.contract.events import HearingState
from client.contract.results import (
    MANY,
    DraftDocument,
    SharedLine,
    StoredSharedLine,
    StoredSharedPrompt,
)
from client.record.lines import ResultLine
from client.record.record import Record, record_of
from client.record.sharing import DRAFT_LEVELS, shared_line
from client.shorthand.answers import Answer
from client.shorthand.courts import composite

_MARKS = ("amendmentDate", "amendmentReason", "amendmentsLog")
"""The members of a line that tell of its amendment (section 4.2)."""

_PERIOD = re.compile(r"(\d+) (\w+)")
_MANY_KINDS = (PromptKind.CHOICES, PromptKind.CHOICES_OR_TEXT)


@dataclass(frozen=True, slots=True)
class AsHeld:
    """A hearing day as the API holds it: its draft, the hearing's state, and what was shared.

    Without a state nothing is known of what was shared.
    """

    draft: DraftDocument
    state: str = ""
    shared: tuple[StoredSharedLine, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Whether what stands is what was shared, whatever else the draft says."""
        return self.state == HearingState.SHARED and bool(self.shared)

    @property
    def shared_ids(self) -> frozenset[str]:
        """The ids of the lines that were shared."""
        return frozenset(line.result_line_id for line in self.shared)

    @property
    def may_hold_given_up(self) -> bool:
        """Whether the draft says something else than was shared, whoever wrote it."""
        drafted = record_of("", "", self.draft)
        return standing(drafted, self, {}, (), Catalogue(())).lines != drafted.lines


def standing(
    drafted: Record,
    held: AsHeld,
    own: Mapping[str, ResultLine | None],
    known: Iterable[ResultLine],
    catalogue: Catalogue,
) -> Record:
    """Give the record of a draft without the amendments that were given up.

    Only of a hearing that is shared and that nobody amends (section 5.3) is anything left out:
    each line that was shared stands as it was shared, and a line that was not, and that is marked
    as an amendment, does not stand. What nobody has marked is a result that waits to be shared.

    `own` holds, for each line that this clerk's entries were about, how they left it (`None`: taken
    off); where the draft has it so, it stands. `known` are lines among which a shared one may be
    found whole; one that is in none of them is made from what was shared.
    """
    if not held.is_shared:
        return drafted
    shared = {one.result_line_id: one for one in held.shared if one.result_definition_id}
    whole = {line.id: line for line in known if line.id in shared and _says(line, shared[line.id])}
    lines: list[ResultLine] = []
    for line in drafted.lines:
        is_own = line.id in own and own[line.id] == line
        as_shared = shared.pop(line.id, None)
        if is_own or (as_shared is not None and _says(line, as_shared)):
            lines.append(line)
        elif as_shared is not None:
            lines.append(whole.get(line.id) or _made(as_shared, line, catalogue))
        elif line.id in held.shared_ids or not _is_added_by_amending(line):
            lines.append(line)
    lines += (
        whole.get(line_id) or _made(one, None, catalogue)
        for line_id, one in shared.items()
        if not one.is_deleted and own.get(line_id, one) is not None
    )
    return replace(drafted, lines=tuple(lines))


def _is_added_by_amending(line: ResultLine) -> bool:
    """Tell whether a line that was never shared is marked as an amendment of what was."""
    log = line.wire.get("amendmentsLog")
    is_logged = isinstance(log, Mapping) and (log.get("isAmended") or log.get("isCurrentlyAdded"))
    is_marked = line.wire.get("amendmentDate") or line.wire.get("amendmentReason") or is_logged
    return bool(is_marked) and not line.shared_date


def _says(line: ResultLine, shared: StoredSharedLine) -> bool:
    """Tell whether a line orders what was shared, on what it was shared on."""
    if line.is_deleted or shared.is_deleted:
        return line.is_deleted and shared.is_deleted
    try:
        own = shared_line(line, frozenset())
    except (ValueError, ArithmeticError):
        return False
    target = (own.offence_id, own.application_id) if own.offence_id or own.application_id else ()
    theirs = (shared.offence_id or None, shared.application_id or None)
    return (
        own.result_definition_id == shared.result_definition_id
        and (not target or target == theirs)
        and _answers(own, shared.prompts) == _answers(shared, shared.prompts)
    )


def _answers(
    line: SharedLine | StoredSharedLine, shared: tuple[StoredSharedPrompt, ...]
) -> list[tuple[str, str]]:
    """Give the answers, by reference where all that were shared have one, else by id."""
    by_ref = all(prompt.prompt_ref for prompt in shared)
    return sorted(
        ((prompt.prompt_ref if by_ref else prompt.id) or "", " ".join(prompt.value.split()))
        for prompt in line.prompts
        if prompt.value
    )


def _made(shared: StoredSharedLine, like: ResultLine | None, catalogue: Catalogue) -> ResultLine:
    """Make the draft's line from a shared one, with what else the draft knows of the same result.

    What was typed for it is not known: what stands in the draft may be typed for the amendment.
    """
    is_same = like is not None and like.definition_id == shared.result_definition_id
    wire: dict[str, Any] = {}
    if like is not None and is_same:
        mine = {*_MARKS, "originalText", "deleted", "resultPrompts", "unresolvedParts"}
        wire = {name: value for name, value in like.wire.items() if name not in mine}
    wire |= {
        "resultLineId": shared.result_line_id,
        "resultDefinitionId": shared.result_definition_id,
        "label": shared.result_label,
        "shortCode": shared.short_code,
        "resultLevel": DRAFT_LEVELS.get(shared.level, "O"),
        "resultPrompts": _prompts(shared, catalogue),
        "unresolvedParts": [],
        "valid": True,
    }
    more = {
        "orderedDate": shared.ordered_date and shared.ordered_date.isoformat(),
        "category": shared.category,
        "sharedDate": shared.shared_date,
        "caseId": shared.case_id,
        "defendantId": shared.defendant_id,
        "masterDefendantId": shared.master_defendant_id,
        "offenceId": shared.offence_id,
        "applicationId": shared.application_id,
        "deleted": shared.is_deleted,
    }
    wire |= {name: value for name, value in more.items() if value}
    return ResultLine(shared.result_line_id, wire)


def _prompts(shared: StoredSharedLine, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Give the answers as a draft has them; parts of a name and address stand together again."""
    definition = catalogue.by_id(shared.result_definition_id)
    texts = {prompt.prompt_ref: prompt.value for prompt in shared.prompts if prompt.prompt_ref}
    made: list[dict[str, Any]] = []
    taken: set[str] = set()
    for prompt in definition.prompts if definition is not None else ():
        refs = {part.ref for part in prompt.parts} & texts.keys()
        if refs:
            made.append(Answer(prompt, composite(prompt, texts)).wire)
            taken |= refs
        elif prompt.ref in texts:
            made.append(Answer(prompt, draft_value(prompt.kind, texts[prompt.ref])).wire)
            taken.add(prompt.ref)
    made += (
        {
            "type": PromptKind.TEXT.value,
            "promptId": prompt.id,
            "promptRef": prompt.prompt_ref,
            "label": prompt.label,
            "value": prompt.value,
        }
        for prompt in shared.prompts
        if prompt.prompt_ref not in taken
    )
    return made


def draft_value(kind: PromptKind, text: str) -> Any:
    """Give a shared string as the draft's value: what `shared_value` has made of it, undone."""
    if kind in (PromptKind.YES_NO, PromptKind.TICK):
        return text == "true"
    if kind in _MANY_KINDS:
        return text.split(MANY)
    if kind is PromptKind.DURATION:
        return [{"label": unit, "value": int(count)} for count, unit in _PERIOD.findall(text)]
    if kind in (PromptKind.NUMBER, PromptKind.NUMBER_IN_ONE_UNIT):
        with suppress(ValueError):
            return int(text)
    return text
