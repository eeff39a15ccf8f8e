"""How a result reads: its template filled with the answers, or its label and the answers."""

import re
from collections.abc import Mapping

from client.catalogue.model import Definition, Prompt, PromptKind

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_PLACE = re.compile(r"\{([^{}]+)\}")


def say_result(definition: Definition, said: Mapping[str, str], missing: str = "…") -> str:
    """Give a result in words; `said` holds the words of each answer by prompt reference.

    An optional part in square brackets is left out when an answer in it is missing; elsewhere the
    sign for missing stands in its place. In a template a prompt answered yes reads as its own
    label, and one answered no as missing. Answers that the template does not name follow it.
    """
    if not definition.says:
        return _with_rest(definition.label, definition, said, frozenset())
    inline = {ref: _inline(definition.prompt(ref), text) for ref, text in said.items()}

    def optional(found: re.Match[str]) -> str:
        refs = _PLACE.findall(found[1])
        return found[1] if all(inline.get(ref) for ref in refs) else ""

    kept = _OPTIONAL.sub(optional, definition.says)
    named = frozenset(_PLACE.findall(definition.says))
    sentence = _PLACE.sub(lambda found: inline.get(found[1]) or missing, kept).strip()
    return _with_rest(sentence or definition.label, definition, said, named)


def _inline(prompt: Prompt | None, text: str) -> str:
    if prompt is None or prompt.kind not in (PromptKind.YES_NO, PromptKind.TICK):
        return text
    return prompt.label[:1].lower() + prompt.label[1:] if text == "yes" else ""


def _with_rest(
    sentence: str, definition: Definition, said: Mapping[str, str], named: frozenset[str]
) -> str:
    rest = [
        f"{prompt.label}: {said[prompt.ref]}"
        for prompt in definition.prompts
        if prompt.ref not in named and said.get(prompt.ref)
    ]
    return " · ".join([sentence, *rest])
