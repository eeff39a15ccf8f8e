"""Which result a line names: by a word group, by a short code, by a beginning; never by a guess."""

from collections.abc import Sequence
from dataclasses import dataclass

from client.catalogue import Catalogue, Definition, PromptKind
from client.shorthand.tokens import Token

MOST_CHOICES = 9
"""As many choices as one digit can pick."""

_TAKES_WORDS = (PromptKind.TEXT, PromptKind.CHOICE_OR_TEXT, PromptKind.CHOICES_OR_TEXT)


@dataclass(frozen=True, slots=True)
class Named:
    """The one result that the tokens name, and the tokens that are left for its prompts."""

    definition: Definition
    left: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Results that the tokens could name, best first; `left` are the tokens that named none."""

    definitions: tuple[Definition, ...]
    left: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class NotNamed:
    """Why the tokens name no result, in words."""

    problem: str


def name_result(tokens: Sequence[Token], catalogue: Catalogue) -> Named | Several | NotNamed:
    """Find the result that a line names, in the order of shorthand section 2.

    First the largest word group that is typed whole, then an exact short code, then the beginning
    of a code or of a label's words. A second result in the line is never taken quietly for text.
    """
    words = [token.text.casefold() if not token.quoted else "" for token in tokens]
    if not any(words):
        return NotNamed("Begin with a short code or a word")
    return (
        _by_group(tokens, words, catalogue)
        or _by_code(tokens, words, catalogue)
        or _by_beginning(tokens, words, catalogue)
        or NotNamed(f"No result is known as ‘{next(filter(None, words))}’")
    )


def _by_group(
    tokens: Sequence[Token], words: list[str], catalogue: Catalogue
) -> Named | Several | NotNamed | None:
    groups = catalogue.words.largest_groups(words)
    if not groups:
        return None
    if len(groups) > 1:
        first = catalogue.by_code(words[0])
        of_first = [group for group in groups if first is not None and group[1].id == first.id]
        apart = [group for group in groups[1:] if not group[0] & groups[0][0]]
        if of_first:
            groups = tuple(of_first[:1])
        elif apart:
            one, other = sorted((groups[0], apart[0]), key=lambda group: min(group[0]))
            return _two(one[1], other[1])
        else:
            return Several(tuple(one for _, one in groups)[:MOST_CHOICES], ())
    used, definition = groups[0]
    return _unless_two(definition, tokens, words, used, catalogue)


def _by_code(
    tokens: Sequence[Token], words: list[str], catalogue: Catalogue
) -> Named | NotNamed | Several | None:
    coded = [
        (at, definition)
        for at, word in enumerate(words)
        if word and (definition := catalogue.by_code(word)) is not None
    ]
    if not coded:
        return None
    first_word = next(at for at, word in enumerate(words) if word)
    at, definition = coded[0]
    if at != first_word and len({one.id for _, one in coded}) > 1:
        return _two(definition, coded[1][1])
    return _unless_two(definition, tokens, words, frozenset({at}), catalogue)


def _unless_two(
    definition: Definition,
    tokens: Sequence[Token],
    words: list[str],
    used: frozenset[int],
    catalogue: Catalogue,
) -> Named | NotNamed:
    """Take a result, unless the words it leaves name another and no prompt of text takes them.

    A code that stands first is always meant as one.

    Where none does, words of the result's own label are no answer to anything and go.
    """
    own = definition.short_code.casefold()
    left_at = [
        at for at in range(len(tokens)) if at not in used and not (at > 0 and words[at] == own)
    ]
    takes_words = any(prompt.kind in _TAKES_WORDS for prompt in definition.prompts)
    for at in left_at:
        if at == 0 or not takes_words:
            second = catalogue.by_code(words[at]) if words[at] else None
            if second is not None and second.id != definition.id:
                return _two(definition, second) if at > min(used) else _two(second, definition)
    if not takes_words:
        label = set(definition.label.casefold().split())
        left_at = [at for at in left_at if words[at] not in label]
    return Named(definition, tuple(tokens[at] for at in left_at if words[at] != own))


def _two(first: Definition, second: Definition) -> NotNamed:
    return NotNamed(f"Two results: put ; between {first.short_code} and {second.short_code}")


def _by_beginning(
    tokens: Sequence[Token], words: list[str], catalogue: Catalogue
) -> Named | Several | None:
    if not words[0]:
        return None
    plain = words[: words.index("")] if "" in words else words
    used, definitions = catalogue.words.beginning(plain)
    left = tuple(tokens[used:])
    if len(definitions) == 1:
        return Named(definitions[0], left)
    return Several(definitions[:MOST_CHOICES], left) if definitions else None
