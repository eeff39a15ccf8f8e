"""Names and addresses that were given for a defendant before: to be offered again, never filled in.

They stand in the draft's own results, and in what the API remembers of the hearing (contract
section 6, reusable info).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from client.catalogue import Prompt
from client.contract.sitting import ReusablePrompt
from client.record.lines import ResultLine
from client.shorthand.courts import composite

Children = list[dict[str, Any]]
"""A name and address as its child prompts (contract section 4.3)."""


def earlier_answers(
    prompt: Prompt, person: str, lines: Iterable[ResultLine], remembered: Iterable[ReusablePrompt]
) -> tuple[Children, ...]:
    """Give each whole answer to a name and address prompt that this person has had, once.

    `person` is the master defendant's id. Results recorded last come first, then what the API
    remembers. An answer that lacks a part which must be given is no whole one.
    """
    found: dict[tuple[tuple[str, str], ...], Children] = {}
    recorded = [child for line in lines for child in _recorded(prompt, person, line)]
    for children in (*reversed(recorded), *_remembered(prompt, person, remembered)):
        texts = {str(one.get("promptRef")): str(one.get("value")) for one in children}
        if all(texts.get(part.ref) for part in prompt.parts if part.mandatory) and texts:
            found.setdefault(tuple(sorted(texts.items())), children)
    return tuple(found.values())


def _recorded(prompt: Prompt, person: str, line: ResultLine) -> Iterator[Children]:
    target = line.target
    if line.is_deleted or person not in (target.master_defendant_id, target.defendant_id):
        return
    for given in line.prompts:
        # One of several alternatives may stand as an object inside the prompt (section 4.3).
        inner = given.get("value")
        answer = inner if isinstance(inner, Mapping) else given
        value = answer.get("value")
        if answer.get("promptRef") == prompt.ref and isinstance(value, list):
            children = [one for one in value if isinstance(one, dict) and one.get("value")]
            yield [{**one, "promptId": prompt.id} for one in children]


def _remembered(
    prompt: Prompt, person: str, remembered: Iterable[ReusablePrompt]
) -> Iterator[Children]:
    """Give what the API remembers: an object of parts, or each part as a prompt of its own."""
    refs = {part.ref for part in prompt.parts}
    apart: dict[str, dict[str, str]] = {}
    for one in remembered:
        if one.master_defendant_id != person:
            continue
        if isinstance(one.value, Mapping) and one.prompt_ref == prompt.ref:
            texts = {ref: str(text) for ref, text in one.value.items() if text}
            yield composite(prompt, texts)
        elif one.prompt_ref in refs and one.value:
            apart.setdefault(one.offence_id, {})[one.prompt_ref] = str(one.value)
    for parts in apart.values():
        yield composite(prompt, parts)
