"""The words by which results are known: groups that name one when all are typed, and labels."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from client.catalogue.model import Definition

_NEVER_USED: Mapping[str, int] = {}
_LEAST_BEGINNING = 3
_NEAR = 0.85
"""How near a word must be to one that may be meant, by difflib's measure from 0 to 1."""
_LAST_LETTER = chr(0x10FFFF)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class WordIndex:
    """Looks definitions up by typed words; all words are compared in lower case.

    `synonyms` gives for a typed word the keywords that it also stands for.
    """

    def __init__(
        self,
        definitions: Iterable[Definition],
        synonyms: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._synonyms = synonyms or {}
        self._groups: list[tuple[frozenset[str], Definition]] = []
        self._groups_of_word: dict[str, list[int]] = defaultdict(list)
        self._labels: list[tuple[tuple[str, ...], Definition]] = []
        starting: set[tuple[str, int]] = set()
        self._by_label: dict[tuple[str, ...], Definition] = {}
        for definition in definitions:
            for group in definition.word_groups:
                words = frozenset(word.casefold() for word in group)
                for word in words:
                    self._groups_of_word[word].append(len(self._groups))
                self._groups.append((words, definition))
            words_of_label = _label_words(definition)
            for word in (definition.short_code.casefold(), *words_of_label):
                starting.add((word, len(self._labels)))
            self._labels.append((words_of_label, definition))
            self._by_label.setdefault(words_of_label, definition)
        ordered = sorted(starting)
        self._words = [word for word, _ in ordered]
        self._numbers = [number for _, number in ordered]
        self._longer_labels = {
            words[:size] for words in self._by_label for size in range(1, len(words))
        }

    def largest_groups(
        self, typed: Sequence[str], not_of: str = ""
    ) -> tuple[tuple[frozenset[int], Definition], ...]:
        """Give the largest word groups that the typed words complete, each with their places.

        Results of the jurisdiction `not_of` are left aside.

        Two definitions with the same group count once, the first of the catalogue (rule 2 of the
        notepad); groups of the same size with other words stand side by side.
        """
        places: dict[str, int] = {}
        for at, word in enumerate(typed):
            for keyword in (word, *self._synonyms.get(word, ())):
                if keyword in self._groups_of_word:
                    places.setdefault(keyword, at)
        whole: dict[frozenset[str], Definition] = {}
        for number in sorted({n for word in places for n in self._groups_of_word[word]}):
            words, definition = self._groups[number]
            if not_of and definition.jurisdiction == not_of:
                continue
            taken = [places.get(word, -1) for word in words]
            if -1 not in taken and len(set(taken)) == len(taken):
                whole.setdefault(words, definition)
        largest = max(map(len, whole), default=0)
        return tuple(
            (frozenset(places[word] for word in words), definition)
            for words, definition in whole.items()
            if len(words) == largest
        )

    def holding(self, typed: Iterable[str]) -> tuple[Definition, ...]:
        """Give the definitions that have a word group with all of these words among others."""
        numbers = [frozenset(self._groups_of_word.get(word, ())) for word in typed]
        held = sorted(frozenset.intersection(*numbers)) if numbers else []
        return tuple(dict.fromkeys(self._groups[number][1] for number in held))

    def labelled(self, typed: Sequence[str]) -> Definition | None:
        """Give the definition whose label is exactly these words, if no longer one begins so."""
        words = tuple(typed)
        return None if words in self._longer_labels else self._by_label.get(words)

    def begins_longer_label(self, typed: Sequence[str]) -> bool:
        """Tell whether labels that are longer begin with exactly these words."""
        return tuple(typed) in self._longer_labels

    def beginning(
        self, typed: Sequence[str], used: Mapping[str, int] = _NEVER_USED
    ) -> tuple[int, tuple[Definition, ...]]:
        """Find definitions whose short code or label words begin as the first typed words do.

        Behind the first word one of one or two letters begins nothing: it is one of the label's.
        Gives how many words were taken, as many as still find any, and the definitions: those whose
        code begins so first, then those whose label does; then by how often each was `used`, by
        definition id, else in the catalogue's order.
        """
        found: list[tuple[int, Definition]] = []
        taken = 0
        candidates: frozenset[int] = frozenset()
        for count in range(1, len(typed) + 1):
            if not typed[count - 1][:1].isalpha():
                break
            if count > 1 and len(typed[count - 1]) < _LEAST_BEGINNING:
                numbers = frozenset(self._with_word(typed[count - 1]))
            else:
                numbers = self._starting(typed[count - 1])
            candidates = numbers if count == 1 else candidates & numbers
            ranked = [
                (rank, self._labels[number][1])
                for number in sorted(candidates)
                if (rank := _begins(*self._labels[number], typed[:count])) is not None
            ]
            if not ranked:
                break
            found, taken = ranked, count
        found.sort(key=lambda one: (one[0], -used.get(one[1].id, 0)))
        return taken, tuple(definition for _, definition in found)

    def like(self, typed: str) -> str:
        """Give the word of a label that a typed one is nearest to; empty if it is near none.

        Both begin with the same three letters.
        """
        # Only for a word that is not known; nothing at the start needs it.
        from difflib import get_close_matches

        first = bisect_left(self._words, typed[:_LEAST_BEGINNING])
        last = bisect_left(self._words, typed[:_LEAST_BEGINNING] + _LAST_LETTER, first)
        near = get_close_matches(typed, dict.fromkeys(self._words[first:last]), 1, _NEAR)
        return near[0] if near else ""

    def _with_word(self, typed: str) -> Iterator[int]:
        """Give the numbers of the definitions whose label has this word."""
        first = bisect_left(self._words, typed)
        while first < len(self._words) and self._words[first] == typed:
            yield self._numbers[first]
            first += 1

    def _starting(self, typed: str) -> frozenset[int]:
        """Give the numbers of the definitions whose code, or a word of whose label, begins so."""
        first = bisect_left(self._words, typed)
        last = bisect_left(self._words, typed + _LAST_LETTER, first)
        return frozenset(self._numbers[first:last])


def _label_words(definition: Definition) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(definition.label))


def _begins(words: tuple[str, ...], definition: Definition, typed: Sequence[str]) -> int | None:
    """Rank how a definition begins as typed: 0 by code, 1 by its first words, 2 by any; or not."""
    if len(typed) == 1 and definition.short_code.casefold().startswith(typed[0]):
        return 0
    left = list(words)
    for word in typed:
        match = next((one for one in left if one.startswith(word)), None)
        if match is None:
            return None
        left.remove(match)
    return 1 if words[0].startswith(typed[0]) else 2
