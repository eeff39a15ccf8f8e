"""What is shared: the record's lines as the share command takes them (contract section 5.1)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from client.catalogue import PromptKind
from client.contract.results import MANY, CourtClerk, SharedLine, SharedPrompt, ShareResults
from client.record.lines import ResultLine
from client.record.record import Record

_LEVELS: dict[str, Literal["OFFENCE", "DEFENDANT", "CASE"]] = {
    "O": "OFFENCE",
    "D": "DEFENDANT",
    "C": "CASE",
}
DRAFT_LEVELS: Mapping[str, str] = {shared: level for level, shared in _LEVELS.items()}
"""The draft's letter for each level that is shared."""

_CATEGORIES: dict[str, Literal["A", "I", "F"]] = {"A": "A", "I": "I", "F": "F"}
_COMPOSITE = (PromptKind.NAME_ADDRESS.value, PromptKind.ADDRESS.value)


def share_command(
    record: Record, clerk: CourtClerk, shared_ids: frozenset[str] = frozenset()
) -> ShareResults:
    """Give the share command for a record, deleted lines included, unresolved ones not.

    `shared_ids` are the lines that were shared before, which are not modified by going again.
    The version is that of the saved draft; a record that was never saved can't be shared.

    Raises `ValueError` where there is nothing to share, or where another client has left a result
    that is not complete.
    """
    lines = [shared_line(line, shared_ids) for line in record.lines if line.definition_id]
    if record.version is None or not lines:
        raise ValueError("nothing saved to share")
    if any(line.wire.get("unresolvedParts") and not line.is_deleted for line in record.lines):
        raise ValueError("a result is not complete")
    return ShareResults(court_clerk=clerk, version=record.version, result_lines=lines)


def shared_line(line: ResultLine, shared_ids: frozenset[str]) -> SharedLine:
    """Give one line as it is shared; raises `ArithmeticError` for money that is no number."""
    target = line.target
    return SharedLine(
        result_line_id=line.id,
        ordered_date=str(line.wire.get("orderedDate") or ""),
        is_modified=not line.shared_date and line.id not in shared_ids,
        is_complete=True,
        short_code=line.short_code,
        result_definition_id=line.definition_id,
        result_label=line.label,
        level=_LEVELS.get(line.level, "OFFENCE"),
        category=_CATEGORIES.get(line.category, "A"),
        prompts=[shared for prompt in line.prompts for shared in _prompts(prompt)],
        offence_id=target.offence_id or None,
        defendant_id=target.defendant_id or None,
        master_defendant_id=target.master_defendant_id or None,
        case_id=target.case_id or None,
        application_id=target.application_id or None,
        shared_date=line.shared_date or None,
        is_deleted=True if line.is_deleted else None,
    )


def _prompts(prompt: Mapping[str, Any]) -> list[SharedPrompt]:
    """Give one prompt as shared: name and address parts stand as prompts of their own (4.3)."""
    kind, value = str(prompt.get("type", "")), prompt.get("value")
    if kind in _COMPOSITE and isinstance(value, list):
        return [shared for part in value if isinstance(part, dict) for shared in _prompts(part)]
    if kind == "ONEOF" and isinstance(value, dict):
        return _prompts(value)
    return [
        SharedPrompt(
            id=str(prompt.get("promptId") or prompt.get("id") or ""),
            label=str(prompt.get("label") or prompt.get("promptLabel") or ""),
            prompt_ref=str(prompt["promptRef"]) if prompt.get("promptRef") else None,
            value=shared_value(kind, value),
        )
    ]


def shared_value(kind: str, value: Any) -> str:
    """Give a draft value as the string that is shared (section 4.3).

    Money has two decimals, yes and no are `true` and `false`, a period is `2 Years 6 Months`, and
    the items of a list are joined by `###`.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if kind == PromptKind.MONEY:
        return f"{Decimal(str(value)):.2f}"
    if isinstance(value, list):
        if all(isinstance(item, dict) for item in value):
            return " ".join(f"{item.get('value')} {item.get('label')}" for item in value)
        return MANY.join(str(item) for item in value)
    return "" if value is None else str(value)
