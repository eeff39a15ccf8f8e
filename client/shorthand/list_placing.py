"""Finding the words of a line that name an item of a fixed list, or several."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from client.catalogue.model import Prompt
from client.shorthand.answers import Answer, read_item
from client.shorthand.open_prompts import SMALL_WORDS
from client.shorthand.tokens import Token

_MOST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class NamedRun:
    """Tokens in a row, from `start` to before `end`, that answer the prompt of a list."""

    start: int
    end: int
    answer: Answer


def named_run(
    prompt: Prompt, tokens: Sequence[Token], idle: Collection[str] = frozenset()
) -> NamedRun | None:
    """Give the longest run of plain words that names an item of a list, the first of its length.

    Words that are all `idle`, such as `for`, name only an item that is no more than they are. Words
    that begin an item and break off at a small one are no part of it: `failed to attend`.
    """
    items = {choice.casefold() for choice in prompt.choices}
    held = "\n".join(prompt.choices).casefold()
    longest = max((len(choice.split()) for choice in prompt.choices), default=0) * _MOST_ITEMS
    stretches = _stretches_in(held, tokens) if held else []
    broken_off: set[int] = set()
    for size in range(min(max(map(len, stretches), default=0), longest), 0, -1):
        for stretch in stretches:
            for start in stretch[: max(0, len(stretch) - size + 1)]:
                run = tokens[start : start + size]
                words = [token.running.casefold() for token in run]
                if all(word in idle for word in words) and " ".join(words) not in items:
                    continue
                answer = read_item(prompt, " ".join(token.running for token in run))
                if answer is None or start in broken_off:
                    continue
                if words[-1] in SMALL_WORDS and " ".join(words) not in items:
                    broken_off.update(range(start, start + size))
                else:
                    return NamedRun(start, start + size, answer)
    return None


def _stretches_in(held: str, tokens: Sequence[Token]) -> list[list[int]]:
    """Give the places of plain words that a text in small letters holds, run by run.

    Commas may part the items that they name.
    """
    stretches: list[list[int]] = [[]]
    for at, token in enumerate(tokens):
        parts = token.running.casefold().split(",")
        if not token.quoted and all(part in held for part in parts):
            stretches[-1].append(at)
        elif stretches[-1]:
            stretches.append([])
    return [stretch for stretch in stretches if stretch]
