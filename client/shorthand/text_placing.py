"""Placing the words that are left once every value has its place: texts of the clerk's own."""

import itertools
import re

from client.catalogue.model import Prompt, PromptKind, PromptRule
from client.shorthand.answers import read_answer
from client.shorthand.consecutive import says_what_it_follows
from client.shorthand.open_prompts import SMALL_WORDS, OpenPrompts
from client.shorthand.text_words import (
    holds_value_of,
    is_section,
    names_no_number,
    says_what_became,
)
from client.shorthand.tokens import Token
from client.shorthand.values import read_date, read_period, read_time

_UNIT_WORDS = frozenset(
    [*("day", "days", "week", "weeks", "month", "months"), *("year", "years", "hour", "hours")]
)
_OWN_WORDS = (PromptKind.CHOICE_OR_TEXT, PromptKind.CHOICES_OR_TEXT)
_STROKES = re.compile(r"\d+(?:/\d+)+")


def place_running_text(work: OpenPrompts) -> None:
    """Give all plain words that are left to the one prompt of text they can belong to.

    Words of the result's own name alone are no text, and go; what says what became of the result,
    or holds a value of a kind that it asks for, is none and stays in sight. One word where only one
    text is asked for is that text, whatever it says, as it is to the notepad.
    """
    plain = [token for token in work.left if not token.quoted]
    words = {token.text.casefold() for token in plain}
    if words <= work.idle and words - SMALL_WORDS:
        work.left = [token for token in work.left if token.quoted]
        return
    if says_what_became(words - work.idle) and not _is_sole(plain, work):
        return
    if says_what_it_follows(work) or holds_value_of(work.prompts, plain) or work.lacks_hour:
        return
    text = " ".join(token.running for token in plain)
    counts = {id(one) for one, unit in itertools.pairwise(plain) if _is_unit(unit)}
    says = any(_may_run(token, work) and id(token) not in counts for token in plain)
    prompt = _prompt_for(text, work, is_running=True) if says else None
    if prompt is None or (
        prompt.rule is not PromptRule.MANDATORY
        and not any(token.text[:1].isalpha() for token in plain)
    ):
        return
    if text.isdecimal() and work.lacks_period():
        return
    answer = read_answer(prompt, text, work.day)
    if answer is not None:
        work.answers[prompt.id] = answer
        work.has_running_text = True
        work.left = [token for token in work.left if token.quoted]


def place_quoted_text(work: OpenPrompts) -> None:
    """Give quoted words that are left to the one prompt that takes words of the clerk's own."""
    for token in [token for token in work.left if token.quoted]:
        prompt = _prompt_for(token.text, work)
        if prompt is not None:
            work.give(prompt, token, token.text)


def _is_sole(plain: list[Token], work: OpenPrompts) -> bool:
    """Tell whether one word is left, for one text that may be it."""
    texts = [one for one in work.prompts if one.kind is PromptKind.TEXT]
    return len(plain) == 1 and sum(work.keeps_limits(one, plain[0].text) for one in texts) == 1


def _is_unit(token: Token) -> bool:
    return token.text.casefold() in _UNIT_WORDS


def _may_run(token: Token, work: OpenPrompts) -> bool:
    """Tell whether a token can be all there is of a text.

    A date, a time, a period, an amount, a unit and a word that joins them can't.
    """
    is_time = read_time(token.text) is not None and not token.text.isdecimal()
    is_value = is_time or token.text[:1] in "£+" or read_period(token.text) is not None
    joins = _is_unit(token) or token.text.casefold() in SMALL_WORDS
    is_value = is_value or _STROKES.fullmatch(token.text) is not None
    return not (is_value or joins) and (
        token.text[:1].isalpha() or read_date(token.text, work.day) is None
    )


def _prompt_for(text: str, work: OpenPrompts, is_running: bool = False) -> Prompt | None:
    """Give the prompt that words can belong to: the first mandatory one, else the only one.

    Those whose length the words keep come before those whose length they break, and a list
    whose items are not known comes last: the words may be none of them. Running words are no
    number that a prompt asks for, and a section of an Act is no text.
    """
    lists = [one for one in work.open if one.kind in _OWN_WORDS]
    texts = [one for one in work.open if one.kind is PromptKind.TEXT]
    if is_running:
        texts = [one for one in texts if not names_no_number(one, text) and not is_section(text)]
    known = [*texts, *(one for one in lists if one.choices)]
    keeping = [one for one in known if work.keeps_limits(one, text)]
    for ways in (keeping, known, lists):
        mandatory = [prompt for prompt in ways if prompt.rule is PromptRule.MANDATORY]
        if mandatory or len(ways) == 1:
            return (mandatory or ways)[0]
    return None
