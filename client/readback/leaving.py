"""What must be right before a person leaves the building, from the results recorded for them.

Which results these are says the definition: those it calls urgent, those that touch the licence,
and whatever names a next hearing, a tag, a surety, a passport, a place to keep away from, or a
condition of bail.
"""

from collections.abc import Iterable

from client.catalogue import Catalogue, Definition
from client.record.lines import ResultLine

_NEXT_HEARING = frozenset({"HDATE", "fixedDate", "weekCommencing", "adjournToDate"})
_BY_WORD = (
    ("warrant", "warrant"),
    ("electronic monitoring", "tag"),
    ("whereabouts monitoring", "tag"),
    ("suret", "surety"),
    ("passport", "passport"),
    ("travel documents", "passport"),
    ("not to enter", "keep away"),
    ("exclusion", "keep away"),
    ("not to go within", "keep away"),
    ("bail condition", "bail condition"),
    ("before release", "before release"),
    ("restraining order", "order"),
)


def leaving(lines: Iterable[ResultLine], catalogue: Catalogue) -> tuple[str, ...]:
    """Give what must be right before they leave, each thing once, with what kind of thing it is."""
    said: dict[str, None] = {}
    for line in lines:
        definition = catalogue.by_id(line.definition_id)
        kind = _kind(line, definition) if definition and not line.is_deleted else ""
        if kind:
            said[f"{kind}: {line.words(catalogue)}"] = None
    return tuple(said)


def _kind(line: ResultLine, definition: Definition) -> str:
    """Say what kind of thing a result is for somebody who leaves; empty where it is none."""
    if any(
        str(prompt.get("promptRef")) in _NEXT_HEARING and prompt.get("value")
        for prompt in line.prompts
    ):
        return "next date"
    label = definition.label.casefold()
    named = next((kind for word, kind in _BY_WORD if word in label), "")
    if named:
        return named
    if definition.licence:
        return "licence"
    return "urgent" if definition.urgent else ""
