"""Which result a line names: by a word group, by a short code, by a beginning; never by a guess."""

import datetime as dt
import re
from collections.abc import Sequence

from client.catalogue import Catalogue, Definition, Prompt, PromptKind, PromptRule
from client.shorthand.another_result import behind_another, unless_two
from client.shorthand.answers import read_answer, read_item, shortened
from client.shorthand.named import (
    Found,
    Named,
    NotNamed,
    Several,
    several,
    takes_words,
    two_results,
)
from client.shorthand.tokens import Token
from client.shorthand.values import read_period
from client.shorthand.worded import Used, Worded, plain_word

_CROWN_COURT = "C"
_LEAST_BEGINNING = 3
_LEAST_STEM, _LONGEST_STEM = 5, 20
_MOST_UNKNOWN = 3

_VALUE = re.compile(r"[\d£+]")
_VALUE_KINDS = (PromptKind.MONEY, PromptKind.NUMBER, PromptKind.DATE, PromptKind.DURATION)

NEVER_USED: Used = {}


def name_result(
    tokens: Sequence[Token],
    catalogue: Catalogue,
    day: dt.date = dt.date.min,
    used: Used = NEVER_USED,
) -> Named | Several | NotNamed:
    """Find the result that a line names, in the order of shorthand section 2.

    First a label or the largest word group that is typed whole, then an exact short code, then the
    beginning of a code or of a label's words. A second result in the line is never taken quietly
    for text. A code that is a number or a single letter counts only where it stands first. Of the
    results that a beginning may mean equally, those `used` most come first.
    """
    words = [plain_word(token) for token in tokens]
    if not any(words):
        return NotNamed("Begin with a short code or a word")
    naming = _Naming(tokens, words, catalogue, day, used)
    return (
        naming.by_label()
        or naming.unless_of_the_crown_court(naming.by_group())
        or naming.by_code()
        or naming.unless_of_the_crown_court(naming.by_beginning())
        or naming.by_stem()
        or naming.by_likeness()
        or NotNamed(f"No result is known as ‘{shortened(naming.unknown, _MOST_UNKNOWN)}’")
    )


class _Naming(Worded):
    """The ways in which words can name a result."""

    __slots__ = ()

    def by_label(self) -> Named | Several | NotNamed | None:
        """Find the longest label that the line begins with, longer than any word group in it.

        What several labels begin with is offered.
        """
        count = next((at for at, word in enumerate(self.words) if not word), len(self.words))
        groups = self.catalogue.words.largest_groups(self.words)
        least = max((len(used) for used, _ in groups), default=1)
        for size in range(count, least, -1):
            definition = self.catalogue.words.labelled(self.words[:size])
            if self.catalogue.words.begins_longer_label(self.words[:size]):
                _, all_named = self.catalogue.words.beginning(self.words[:size], self.often)
                is_several = len(all_named) > 1
                if is_several and not any(one in all_named for _, one in groups):
                    return several(all_named, self.without(range(size)))
            if definition is not None:
                used, all_named = self.catalogue.words.beginning(self.words[:size])
                is_alone = used == size and len(all_named) == 1
                return unless_two(self, definition, frozenset(range(size))) if is_alone else None
        return None

    def by_group(self) -> Named | Several | NotNamed | None:
        groups = self.catalogue.words.largest_groups(self.words)
        if groups and all(one.jurisdiction == _CROWN_COURT for _, one in groups):
            here = self.catalogue.words.largest_groups(self.words, _CROWN_COURT)
            groups = here if here and not here[0][0] & groups[0][0] else groups
        if not groups:
            return None
        first = self.catalogue.by_code(self.words[0])
        own = [group for group in groups if first is not None and group[1].id == first.id]
        apart = [group for group in groups[1:] if not group[0] & groups[0][0]]
        if first is not None and not own and self._are_items_of(first, groups):
            return None
        if own and any(group[0] & own[0][0] for group in groups if group is not own[0]):
            used = frozenset().union(*(places for places, _ in groups))
            return several((one for _, one in groups), self.without(tuple(used)))
        if own and (not apart or takes_words(own[0][1])):
            groups = (own[0],)
        elif apart:
            return two_results(groups[0], apart[0], self.tokens)
        elif len(groups) > 1:
            return several((one for _, one in groups), ())
        used, definition = groups[0]
        return behind_another(self, definition, used) or unless_two(self, definition, used)

    def _are_items_of(self, definition: Definition, groups: Sequence[Found]) -> bool:
        """Tell whether words that name other results are items of a coded one's list."""
        return all(
            any(
                read_item(prompt, " ".join(self.words[at] for at in sorted(used)))
                for prompt in definition.prompts
                if prompt.choices and 0 not in used
            )
            for used, _ in groups
        )

    def by_code(self) -> Named | Several | NotNamed | None:
        coded = [
            (at, definition)
            for at in range(len(self.words))
            if (definition := self.coded(at)) is not None
        ]
        if not coded:
            return None
        first_word = next(at for at, word in enumerate(self.words) if word)
        at, definition = coded[0]
        if at != first_word and len({one.id for _, one in coded}) > 1:
            second_at, second = coded[1]
            other = frozenset({second_at}), second
            return two_results((frozenset({at}), definition), other, self.tokens)
        if at == 0 and (kind := self._kind_of(definition)):
            return kind
        return unless_two(self, definition, frozenset({at}))

    def _kind_of(self, definition: Definition) -> Named | None:
        """Find the one result that a code stands for with the next word: `imp 12w sus 18m`."""
        places = self.plain_places()[:2]
        if len(places) < 2 or len(self.words[places[1]]) < _LEAST_BEGINNING:
            return None
        used, longer = self.catalogue.words.beginning([self.words[at] for at in places])
        if used < len(places) or len(longer) > 1 or not _is_kind_of(longer[0], definition):
            return None
        return Named(longer[0], self.without(places))

    def by_beginning(self) -> Named | Several | None:
        """Find what begins as the first words do, values that stand before them left aside."""
        places = self.first_words()
        typed = [self.words[at] for at in places]
        used, definitions = self.catalogue.words.beginning(typed, self.often)
        last = places[used - 1] if used else -1
        left = self.without(range(places[0], last + 1) if used else ())
        if len(definitions) == 1:
            code = definitions[0].short_code.casefold()
            return Named(definitions[0], left, used == 1 and not code.startswith(typed[0]))
        return several(self._takers_first(definitions, left), left) if definitions else None

    def by_stem(self) -> Several | None:
        """Offer what begins as the first word does without its end: `disqualified`."""
        for at in self.plain_places()[:1]:
            word = self.words[at]
            for size in range(min(len(word) - 1, _LONGEST_STEM), _LEAST_STEM - 1, -1):
                _, definitions = self.catalogue.words.beginning([word[:size]], self.often)
                if definitions:
                    left = self.without([at])
                    return several(self._takers_first(definitions, left), left)
        return None

    def by_likeness(self) -> Several | None:
        """Offer what is named once the first word is written as one that it is near to."""
        places = self.plain_places()
        word = self.words[places[0]] if places else ""
        near = self.catalogue.words.like(word) if _LEAST_STEM <= len(word) <= _LONGEST_STEM else ""
        if not near:
            return None
        typed = [near, *(self.words[at] for at in places[1:])]
        used, definitions = self.catalogue.words.beginning(typed, self.often)
        left = self.without(places[:used])
        return several(self._takers_first(definitions, left), left)

    @property
    def unknown(self) -> str:
        """The word to name where no result is known: the first that could have named one."""
        places = self.plain_places() or [at for at, word in enumerate(self.words) if word]
        return self.tokens[places[0]].running

    def _takers_first(
        self, definitions: Sequence[Definition], left: Sequence[Token]
    ) -> tuple[Definition, ...]:
        """Put the results that ask for the first value typed before those that don't.

        First come those that ask for nothing else.
        """
        value = next((one for one in left if _VALUE.match(one.text) and not one.quoted), None)
        if value is None:
            return tuple(definitions)
        kinds = {kind for kind in _VALUE_KINDS if self._is_of(kind, value)}

        def lateness(definition: Definition) -> int:
            asked = [one.kind for one in definition.prompts if one.rule is not PromptRule.OPTIONAL]
            return 2 if kinds.isdisjoint(asked) else int(len(asked) > 1)

        return tuple(sorted(definitions, key=lateness))

    def _is_of(self, kind: PromptKind, token: Token) -> bool:
        if kind is PromptKind.DURATION:
            return read_period(token.text) is not None
        return read_answer(Prompt("", "", "", kind), token.text, self.day) is not None

    def unless_of_the_crown_court(
        self, found: Named | Several | NotNamed | None
    ) -> Named | Several | NotNamed | None:
        """Offer a result of the Crown Court alone that words name, behind others they may mean."""
        if not isinstance(found, Named) or found.definition.jurisdiction != _CROWN_COURT:
            return found
        code = found.definition.short_code.casefold()
        if code in self.words:
            return found
        left = {plain_word(token) for token in found.left}
        used = [word for word in self.words if word and word not in left]
        others = [one for one in self.catalogue.words.holding(used) if one != found.definition]
        return several((*others, found.definition), found.left)


def _is_kind_of(longer: Definition, definition: Definition) -> bool:
    """Tell whether a result's label holds all words of another's, or begins as its code does.

    A result that asks for words of the clerk's own takes them, whatever else they begin.
    """
    label = longer.label.casefold()
    asks = any(_asks_for_words(prompt) for prompt in definition.prompts)
    holds = set(definition.label.casefold().split()) <= set(label.split())
    return (holds and not asks) or label.startswith(definition.short_code.casefold())


def _asks_for_words(prompt: Prompt) -> bool:
    return prompt.kind is PromptKind.TEXT and prompt.rule is PromptRule.MANDATORY
