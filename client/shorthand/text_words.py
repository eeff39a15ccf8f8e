"""What words that are left in a line can't be the text that a result asks for."""

import itertools
import re
from collections.abc import Collection, Sequence

from client.catalogue.model import Prompt, PromptKind, PromptRule
from client.shorthand.tokens import Token
from client.shorthand.values import read_period

_BECAME = frozenset(
    [
        *("found", "proved", "proven", "admitted", "accepted", "rejected", "refused", "denied"),
        *("granted", "imposed", "ordered", "order", "made", "offered", "issued", "argued", "heard"),
        *("activated", "extended", "revoked", "continue", "continued", "continues", "varied"),
        *("amended", "breach", "breached", "not", "out", "as", "and", "but", "was", "is"),
    ]
)
"""Words of what became of a result, or of another before it: they are the reason for nothing."""

_ONLY_BESIDE = frozenset({"not", "out", "as", "and", "but", "was", "is"})
"""Those of them that say so beside another only."""

_NUMBER_WORDS = re.compile(r"\b(?:number|registration)\b", re.IGNORECASE)
_SECTION = re.compile(r"(?:s|ss|sec|section)\.?\s?\d+[a-z]*(?:\(\w+\))*", re.IGNORECASE)
_STOPS = ",.:"
_LONGEST_LETTERS = 3
"""Letters alone that are part of a number, as of a vehicle's registration."""
_MOST_MONTHS = 99
"""A larger number with `m` is metres more often than months."""


def says_what_became(words: Collection[str]) -> bool:
    """Tell whether words say no more than what became of the result: `not found`, `extended`."""
    said = {word.strip(_STOPS) for word in words} - {""}
    return said <= _BECAME and bool(said - _ONLY_BESIDE)


def holds_value_of(prompts: Sequence[Prompt], tokens: Sequence[Token]) -> bool:
    """Tell whether words hold a value of a kind that the result asks for: `less 10 days remand`.

    Such are a period where it asks for one or for a date, and an amount with its £ where it asks
    for one.
    """
    kinds = {one.kind for one in prompts}
    dated = any(one.kind is PromptKind.DATE and one.rule is PromptRule.MANDATORY for one in prompts)
    if (PromptKind.DURATION in kinds or dated) and _holds_period(tokens):
        return True
    return PromptKind.MONEY in kinds and any(one.text.startswith("£") for one in tokens)


def _holds_period(tokens: Sequence[Token]) -> bool:
    beside = (one.text + two.text for one, two in itertools.pairwise(tokens) if one.text.isdigit())
    for text in (*(token.text for token in tokens), *beside):
        if any(number <= _MOST_MONTHS for _, number in read_period(text) or ()):
            return True
    return False


def names_no_number(prompt: Prompt, text: str) -> bool:
    """Tell whether a prompt asks for a number, such as a licence's, and words are none.

    A number has a digit. What need not be answered takes no longer word in it either, which would
    rather be another result: `lep 3 costs 85`; what must be takes a word alone.
    """
    if _NUMBER_WORDS.search(prompt.label) is None:
        return False
    words, has_digit = text.split(), any(char.isdigit() for char in text)
    if prompt.rule is PromptRule.MANDATORY:
        return len(words) > 1 and not has_digit
    return not has_digit or any(one.isalpha() and len(one) > _LONGEST_LETTERS for one in words)


def is_section(text: str) -> bool:
    """Tell whether words are no more than a section of an Act: `s142`."""
    return _SECTION.fullmatch(text) is not None
