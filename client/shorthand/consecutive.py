"""Placing what a sentence is consecutive to: `consecutive to offence 2`, `consec 2`."""

from client.shorthand.open_prompts import OpenPrompts
from client.shorthand.tokens import Token

FOLLOWING = frozenset({"consecutive", "consecutively", "consec", "cons", "cts"})
"""The words for a sentence that follows another."""

_OFFENCE = "consecutiveToOffenceNumber"
_OFFENCE_WORDS = frozenset({"offence", "charge", "count"})
_JOINING = frozenset({"to", "on", "the"})


def asks_what_it_follows(work: OpenPrompts) -> bool:
    """Tell whether the result asks what it is consecutive to."""
    return any(prompt.ref.startswith("consecutive") for prompt in work.prompts)


def says_what_it_follows(work: OpenPrompts) -> bool:
    """Tell whether words that are left are about another sentence, and no text of this one."""
    return asks_what_it_follows(work) and any(
        token.text.casefold().strip(".,:") in FOLLOWING
        or (token.words == token.text and token.text.split()[0].casefold() in _OFFENCE_WORDS)
        for token in work.left
        if not token.quoted and token.text
    )


def place_consecutive(work: OpenPrompts) -> None:
    """Answer to which offence a sentence is consecutive, where its number is said.

    An offence's number that stands elsewhere is joined to its word: it is no other number that the
    result asks for.
    """
    if not asks_what_it_follows(work):
        return
    _join_offences(work)
    prompt = next((one for one in work.open if one.ref == _OFFENCE), None)
    for at, token in enumerate(work.left if prompt is not None else ()):
        if token.quoted or token.text.casefold() not in FOLLOWING:
            continue
        end = at + 1
        while end < len(work.left) and work.left[end].text.casefold() in _JOINING:
            end += 1
        number = work.left[end].text.split()[-1:] if end < len(work.left) else []
        if prompt is not None and number and number[0].isdecimal():
            work.give(prompt, work.left[end], number[0])
            del work.left[at:end]
        return


def _join_offences(work: OpenPrompts) -> None:
    joined: list[Token] = []
    for token in work.left:
        last = joined[-1] if joined else None
        if last and last.text.casefold() in _OFFENCE_WORDS and token.text.isdecimal():
            text = f"{last.text} {token.text}"
            joined[-1] = Token(text, words=text)
        else:
            joined.append(token)
    work.left = joined
