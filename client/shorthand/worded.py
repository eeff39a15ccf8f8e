"""A line as words that can name a result, with the catalogue that they are looked up in."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from client.catalogue import Catalogue, Definition
from client.shorthand.named import STOPS
from client.shorthand.open_prompts import SMALL_WORDS
from client.shorthand.tokens import Token

Used = Mapping[str, int]
"""How often this clerk has recorded each result, by definition id."""


@dataclass(frozen=True, slots=True)
class Worded:
    """The tokens of a line, and each as the word it is; empty where it is quoted."""

    tokens: Sequence[Token]
    words: list[str]
    catalogue: Catalogue
    day: dt.date
    often: Used

    def first_words(self) -> list[int]:
        """Give the places of the first words in a row, less small ones behind the first of them."""
        places = self.plain_places()
        run = [at for at in places if at - places[0] == places.index(at)]
        return [at for at in run if at == run[0] or self.words[at] not in SMALL_WORDS]

    def plain_places(self) -> list[int]:
        """Give the places of the words that begin with a letter, before anything quoted."""
        end = self.words.index("") if "" in self.words else len(self.words)
        return [at for at in range(end) if self.words[at][0].isalpha()]

    def without(self, places: Sequence[int]) -> tuple[Token, ...]:
        """Give the tokens that stand in no such place."""
        return tuple(token for at, token in enumerate(self.tokens) if at not in places)

    def coded(self, at: int) -> Definition | None:
        """Give the result whose short code stands in a place; a number or a letter only first."""
        word = self.words[at]
        first_only = word.isdigit() or len(word) == 1
        return self.catalogue.by_code(word) if word and not (at and first_only) else None


def plain_word(token: Token) -> str:
    """Give a word as it can name a result, without a stop behind it; nothing of what is quoted."""
    if token.quoted:
        return ""
    word = token.text.casefold()
    return word.rstrip(STOPS) if word[:1].isalpha() else word
