"""What the words of a line name: one result, several that it could be, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from client.catalogue import Category, Definition, Level, PromptKind
from client.shorthand.tokens import Token

STOPS = ",.:"
"""What may stand behind a word where a clause ends, and is no part of it."""

_TAKES_WORDS = (PromptKind.TEXT, PromptKind.CHOICE_OR_TEXT, PromptKind.CHOICES_OR_TEXT)

_ENDS_UNSENTENCED = "20"
"""How the CJS codes begin of what ends proceedings unsentenced: 2006 dismissed, 2063 withdrawn."""

Found = tuple[frozenset[int], Definition]
"""A result, and the places of the words that name it."""


@dataclass(frozen=True, slots=True)
class Named:
    """The one result that the tokens name, and the tokens that are left for its prompts.

    `by_one_word` tells that no more than one word of its label, or the beginning of one, names it.
    """

    definition: Definition
    left: tuple[Token, ...]
    by_one_word: bool = False


@dataclass(frozen=True, slots=True)
class Several:
    """Results that the tokens could name, best first, each with the tokens that are left for it."""

    ways: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class NotNamed:
    """Why the tokens name no result, in words."""

    problem: str


def several(definitions: Iterable[Definition], left: tuple[Token, ...]) -> Several:
    """Offer results for all of which the same tokens are left."""
    return Several(tuple(Named(one, left) for one in definitions))


def takes_words(definition: Definition) -> bool:
    """Tell whether a result asks for words that a clerk may choose."""
    return any(prompt.kind in _TAKES_WORDS for prompt in definition.prompts)


def two_results(one: Found, other: Found, tokens: Sequence[Token]) -> Several | NotNamed:
    """Say that the tokens name two results; or ask which, where only one can end the offence."""
    first, second = sorted((one, other), key=lambda found: min(found[0]))
    if _ends_unsentenced(first[1]) and _ends_unsentenced(second[1]):
        return Several(tuple(_beside(*found, tokens) for found in (first, second)))
    apart = f"put ; between {first[1].short_code} and {second[1].short_code}"
    # What the first is given as its own words may only seem to be another result.
    return NotNamed(f"Two results: {apart}{', or [words]' if takes_words(first[1]) else ''}")


def _ends_unsentenced(definition: Definition) -> bool:
    is_end = definition.category is Category.FINAL and definition.level is Level.OFFENCE
    return is_end and definition.cjs_code.startswith(_ENDS_UNSENTENCED)


def _beside(used: frozenset[int], definition: Definition, tokens: Sequence[Token]) -> Named:
    """Give a result with all that stands beside it: as one text where it takes words."""
    left = [token for at, token in enumerate(tokens) if at not in used]
    plain = [token for token in left if not token.quoted and token.text[:1].isalpha()]
    others = tuple(token for token in left if token not in plain)
    text = " ".join(token.running for token in plain).strip(STOPS)
    is_given = bool(text) and takes_words(definition)
    return Named(definition, (Token(text, quoted=True), *others) if is_given else others)
