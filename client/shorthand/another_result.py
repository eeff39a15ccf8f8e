"""Whether a line that names one result names another beside it, which is never taken for text."""

import itertools
from collections.abc import Sequence

from client.catalogue import Definition, PromptKind
from client.shorthand.answers import shortened
from client.shorthand.named import (
    STOPS,
    Found,
    Named,
    NotNamed,
    Several,
    takes_words,
    two_results,
)
from client.shorthand.open_prompts import SMALL_WORDS
from client.shorthand.placing import place
from client.shorthand.worded import Worded

_MOST_NAMED = 3
_VALUE_KINDS = frozenset(
    [PromptKind.MONEY, PromptKind.NUMBER, PromptKind.DATE, PromptKind.DURATION]
)
_LONGEST_RESULT = 100
"""Words behind a code beyond which they are no result of their own, but the text that goes on."""

_LEAST_NAME = 2
"""So many words that a line begins with name another result."""

_DENYING = frozenset({"no", "not"})
_VALUE_SIGNS = frozenset("£0123456789")
_JOINING = SMALL_WORDS - {"a", "the"} | {"as"}


def behind_another(line: Worded, definition: Definition, used: frozenset[int]) -> NotNamed | None:
    """Find another result whose name the line begins with, of which words are left over.

    They would go into a text of the result that the word group names. A single word that is
    left is that text, as it is to the notepad.
    """
    is_one = sum(at not in used for at in line.plain_places()) == 1
    if is_one or not takes_words(definition):
        return None
    places = line.first_words()
    taken, others = line.catalogue.words.beginning([line.words[at] for at in places])
    own = _DENYING | set(definition.label.casefold().split())
    left = [at for at in places[:taken] if at not in used and line.words[at] not in own]
    if taken < _LEAST_NAME or not left or definition in others:
        return None
    name = shortened(" ".join(line.words[at] for at in places[:taken]), _MOST_NAMED)
    return NotNamed(f"Two results: put ; between ‘{name}’ and {definition.short_code}")


def unless_two(
    line: Worded, definition: Definition, used: frozenset[int]
) -> Named | Several | NotNamed:
    """Take a result, unless the words it leaves name another.

    Where a prompt of text could take them, a code among them names another only where it
    stands first, or where it reads to its end as a result of its own.
    """
    name, own = _places_of_name(line, definition, used), definition.short_code.casefold()
    left = [at for at in range(len(line.words)) if at not in name and line.words[at] != own]
    for at in left:
        second = line.coded(at)
        if second is None or second.id == definition.id:
            continue
        if at == 0 or not takes_words(definition) or _reads_alone(line, second, at):
            return two_results((used, definition), (frozenset({at}), second), line.tokens)
    asked = {prompt.kind for prompt in definition.prompts if not prompt.hidden}
    apart = _grouped(line, left) if asked <= _VALUE_KINDS else None
    if apart is not None and apart[1] != definition:
        return two_results((used, definition), apart, line.tokens)
    return Named(definition, tuple(line.tokens[at] for at in left))


def _places_of_name(line: Worded, definition: Definition, used: frozenset[int]) -> set[int]:
    """Give the places of the words that name a result, and of those of its label beside them.

    They are no answer to anything.
    """
    label = {word.strip(f"{STOPS}()") for word in definition.label.casefold().split()}
    run = set(used)
    behind = 0 if takes_words(definition) else len(line.words)
    for at in range(len(line.words)):
        if at not in run and (line.words[at] not in label or at > max(used) + behind):
            break
        run.add(at)
    run |= _between(used, line.words)
    follows = set(itertools.pairwise(definition.label.casefold().split()))
    for at in range(1, len(line.words)):
        if at - 1 in run and (line.words[at - 1], line.words[at]) in follows:
            run.add(at)
    return run


def _grouped(line: Worded, places: Sequence[int]) -> Found | None:
    """Find a word group that the words in these places complete, before all others."""
    words = [line.words[at] if at in places else "" for at in range(len(line.words))]
    return next(iter(line.catalogue.words.largest_groups(words)), None)


def _reads_alone(line: Worded, definition: Definition, at: int) -> bool:
    """Tell whether the tokens from a code on are a result of their own, whole and answered."""
    rest = line.tokens[at + 1 :]
    has_values = any(token.text[:1].isdigit() or token.text[:1] == "£" for token in rest)
    if not has_values or len(rest) > _LONGEST_RESULT:
        return False
    placed = place(definition, rest, line.day)
    return not placed.unplaced and not placed.missing and not placed.problem


def _between(used: frozenset[int], words: Sequence[str]) -> set[int]:
    """Give the places of words that only join those that name a result: `no order as to costs`.

    A value may stand beside them.
    """
    places: set[int] = set()
    for one, other in itertools.pairwise(sorted(used)):
        between = range(one + 1, other)
        if all(words[at] in _JOINING or words[at][:1] in _VALUE_SIGNS for at in between):
            places.update(at for at in between if words[at] in _JOINING)
    return places
