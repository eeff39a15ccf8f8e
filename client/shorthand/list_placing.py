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
    running = ["" if token.quoted else token.running for token in tokens]
    plain = [text.casefold() for text in running]
    reaches = _reaches_in(held, plain, longest)
    read: dict[str, Answer | None] = {}
    broken_off: set[int] = set()
    for size in range(max(reaches.values(), default=0), 0, -1):
        for start in [start for start, reach in reaches.items() if reach >= size]:
            words = plain[start : start + size]
            text = " ".join(words)
            if text not in items and all(word in idle for word in words):
                continue
            if text not in read:
                read[text] = read_item(prompt, " ".join(running[start : start + size]))
            answer = read[text]
            if answer is None or start in broken_off:
                continue
            if words[-1] in SMALL_WORDS and text not in items:
                broken_off.update(range(start, start + size))
            else:
                return NamedRun(start, start + size, answer)
    return None


def _reaches_in(held: str, words: Sequence[str], longest: int) -> dict[int, int]:
    """Give how many words from each place on a text in small letters holds as they stand in a row.

    Commas may part the items that they name. There are `longest` at most, and none where a word is
    empty.
    """
    reaches: dict[int, int] = {}
    for start in range(len(words)):
        last, reach = "", 0
        for word in words[start : start + longest]:
            *whole, last = f"{last} {word}".split(",")
            last = last.strip()
            if not word or not all(part.strip() in held for part in (*whole, last)):
                break
            reach += 1
        if reach:
            reaches[start] = reach
    return reaches
