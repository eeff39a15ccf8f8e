"""Placing the tokens of a result on its prompts; nothing that could go to two places is placed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from client.catalogue.model import Definition, Prompt, PromptKind, PromptRule
from client.shorthand.answers import Answer, limit_broken, read_answer, read_item
from client.shorthand.consecutive import place_consecutive
from client.shorthand.court_placing import Way, place_court, settle_court
from client.shorthand.courts import NO_COURTS, Courts
from client.shorthand.list_placing import named_run
from client.shorthand.open_prompts import OpenPrompts
from client.shorthand.text_placing import place_quoted_text, place_running_text
from client.shorthand.tokens import Token
from client.shorthand.values import POINTS, read_date

_LISTS = frozenset(kind for kind in PromptKind if kind.value.startswith("FIXL"))
_NUMBERS = (PromptKind.NUMBER, PromptKind.NUMBER_IN_ONE_UNIT)
_VALUES = (PromptKind.MONEY, PromptKind.NUMBER, PromptKind.DATE, PromptKind.TIME)
_LEAST_BEGINNING = 3
_SEVERAL = 2
_SECTION_WORDS = frozenset({"section", "sec", "s"})
_BAR_TAKES = frozenset(PromptKind) - {PromptKind.NAME_ADDRESS, PromptKind.ADDRESS}


_NONE_ANSWERED: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the tokens of one result went: answers in the prompts' order, and what is open.

    `ways` are those to write the tokens where a court, a room or a date could be one of several;
    `has_running_text` tells that words without brackets became a text.
    """

    answers: tuple[Answer, ...] = ()
    missing: tuple[Prompt, ...] = ()
    unplaced: tuple[Token, ...] = ()
    problem: str = ""
    ways: tuple[Way, ...] = ()
    has_running_text: bool = False


def place(
    definition: Definition,
    tokens: Sequence[Token],
    day: dt.date,
    answered: Mapping[str, Any] = _NONE_ANSWERED,
    courts: Courts = NO_COURTS,
) -> Placed:
    """Place tokens: a court, by name, on mandatory prompts in order, where only one prompt fits.

    A prompt that takes text takes all plain words that are left, in their order. Dates count from
    `day`, the hearing's day; `answered` holds draft values that were asked for, by prompt id.
    """
    placed = place_court(definition, tokens, answered, courts)
    if placed.ways:
        return Placed(ways=placed.ways)
    work = _Placing(definition, list(placed.left), day, placed.answered)
    place_consecutive(work)
    work.join_words()
    work.by_name()
    work.mandatory_in_order()
    work.where_only_one_fits()
    ways = work.dates_of_several(tokens)
    if ways:
        return Placed(ways=ways)
    work.drop_joining_words(tokens)
    place_running_text(work)
    place_quoted_text(work)
    work.drop_joining_words(tokens)
    room = settle_court(work.answers, courts, answered)
    answers = tuple(work.answers[one.id] for one in work.prompts if one.id in work.answers)
    problem = next((said for answer in answers if (said := limit_broken(answer))), "")
    missing = (*work.missing, room) if room else work.missing
    left, has_text = tuple(work.left), work.has_running_text
    return Placed(answers, missing, left, problem, has_running_text=has_text)


def _is_named(prompt: Prompt, token: Token) -> bool:
    """Tell whether a token is a word of a prompt, or the beginning of one."""
    typed = token.text.casefold()
    words = [word.casefold() for word in prompt.words]
    if typed in POINTS and not POINTS.isdisjoint(words):
        return True
    return typed in words or (
        len(typed) >= _LEAST_BEGINNING and any(word.startswith(typed) for word in words)
    )


class _Placing(OpenPrompts):
    """The ways to place a value, from what names its prompt to what only one prompt takes."""

    def join_words(self) -> None:
        """Join words in a row that are together the word of a prompt, such as `week commencing`.

        So too a section of an Act with its number, which is no other number.
        """
        for at, token in reversed(list(enumerate(self.left[:-1]))):
            number = self.left[at + 1]
            if token.text.casefold() in _SECTION_WORDS and number.text[:1].isdigit():
                text = f"{token.text} {number.text}"
                self.left[at : at + 2] = [Token(text, words=text)]
        for phrase in {word for one in self.prompts for word in one.words if " " in word}:
            words = phrase.casefold().split()
            for at in range(len(self.left) - len(words) + 1):
                run = self.left[at : at + len(words)]
                if [one.text.casefold() for one in run if not one.quoted] == words:
                    self.left[at : at + len(words)] = [Token(phrase, words=phrase)]
                    break

    def dates_of_several(self, tokens: Sequence[Token]) -> tuple[Way, ...]:
        """Give the ways to write a date that could answer each of several alternatives."""
        ways = [one for one in self.open if one.rule is PromptRule.ONE_OF]
        is_settled = any(one.prompt.rule is PromptRule.ONE_OF for one in self.answers.values())
        ways = [one for one in ways if one.kind is PromptKind.DATE and not is_settled]
        dates = [one for one in self.left if not one.quoted and read_date(one.text, self.day)]
        if len(ways) < _SEVERAL or len(dates) != 1:
            return ()
        at = next(at for at, token in enumerate(tokens) if token is dates[0])
        return tuple(
            (
                f"{prompt.label} {dates[0].running}",
                (*tokens[:at], Token(f"{prompt.ref}={dates[0].text}"), *tokens[at + 1 :]),
            )
            for prompt in ways
        )

    def by_name(self) -> None:
        """Place `ref=value`, and what the words of prompts name.

        A word of a yes-no prompt answers it; a word of another prompt goes with the value beside
        it. The beginning of a word is enough where no other prompt has one that begins so.
        """
        for token in list(self.left):
            if token.quoted or token not in self.left:
                continue
            name, sign, text = token.text.partition("=")
            for prompt in self.open if sign else ():
                if name.casefold() == prompt.ref.casefold():
                    self.give(prompt, token, text)
                    break
            named = [one for one in self.open if token in self.left and _is_named(one, token)]
            if len(named) != 1:
                continue
            if named[0].kind in (PromptKind.YES_NO, PromptKind.TICK):
                self.put(named[0], token, Answer(named[0], True))
            elif named[0].kind in _VALUES:
                self._place_beside(named[0], token)

    def _place_beside(self, prompt: Prompt, token: Token) -> None:
        """Place the value that stands beside a prompt's own word, and drop the word."""
        at = self.left.index(token)
        for neighbour in (*self.left[at + 1 : at + 2], *self.left[max(at - 1, 0) : at]):
            if self.give(prompt, neighbour, neighbour.text):
                self.left.remove(token)
                return

    def mandatory_in_order(self) -> None:
        """Give each mandatory prompt, in order, the first token that is of its kind.

        What keeps a prompt's limits comes before what breaks them, so that the question whose
        limits it breaks is only answered by it where no other can be.
        """
        for keeps_limits in (True, False):
            for prompt in self.open:
                if prompt.rule is PromptRule.MANDATORY and prompt.kind in _BAR_TAKES:
                    self._take_first(prompt, keeps_limits)

    def _take_first(self, prompt: Prompt, keeps_limits: bool) -> None:
        """Give a prompt the first token that is of its kind.

        Words of the clerk's own come last, as any word would do for them; a time written as one
        comes before a bare number, unless two are asked: those come as they are said.
        """
        if prompt.kind in _LISTS:
            if not self._try_words(prompt):
                self._try_quoted(prompt)
            return
        tokens = self.left
        if prompt.kind is PromptKind.TEXT:
            tokens = [token for token in tokens if token.quoted and keeps_limits]
        elif prompt.kind in (PromptKind.TIME, PromptKind.DURATION):
            tokens = [token for token in tokens if not self.may_be_either_half(prompt, token)]
            if not self.asks_two_times or prompt.kind is PromptKind.DURATION:
                tokens = sorted(tokens, key=lambda token: token.text.isdecimal())
        elif prompt.kind in _NUMBERS:
            tokens = [token for token in tokens if not self._may_be_period(prompt, token)]
        for token in tokens:
            if keeps_limits and not self.keeps_limits(prompt, token.text):
                continue
            if self.give(prompt, token, token.text):
                return

    def _may_be_period(self, number: Prompt, token: Token) -> bool:
        """Tell whether a number is a period that an open prompt asks for, or lacks its unit."""
        if token.text.isdecimal():
            return self.lacks_period(number)
        return any(
            prompt.kind is PromptKind.DURATION and self.keeps_limits(prompt, token.text)
            for prompt in self.open
        )

    def _try_quoted(self, prompt: Prompt) -> bool:
        """Place words in brackets that name an item of a list."""
        for token in self.left:
            answer = read_item(prompt, token.text) if token.quoted else None
            if answer is not None:
                self.put(prompt, token, answer)
                return True
        return False

    def _try_words(self, prompt: Prompt) -> bool:
        """Place the longest run of plain words that names an item of a list."""
        run = named_run(prompt, self.left, self.idle)
        if run is None:
            return False
        self.answers[prompt.id] = run.answer
        del self.left[run.start : run.end]
        return True

    def where_only_one_fits(self) -> None:
        """Place items of lists, then each token that exactly one open prompt takes.

        Quoted words go to a prompt of text whose length they keep.
        """
        for prompt in self.open:
            if prompt.kind in _LISTS:
                self._try_words(prompt)
        for token in list(self.left):
            wanted = [
                (prompt, answer)
                for prompt in self.open
                if self._may_take(prompt, token)
                and (answer := read_answer(prompt, token.text, self.day)) is not None
            ]
            if len(wanted) == 1:
                self.put(wanted[0][0], token, wanted[0][1])

    def _may_take(self, prompt: Prompt, token: Token) -> bool:
        if prompt.kind is PromptKind.TEXT:
            return token.quoted and self.keeps_limits(prompt, token.text)
        if self.may_be_either_half(prompt, token):
            return False
        if prompt.kind in _NUMBERS and (
            self.lacks_date(prompt) or (token.text.isdecimal() and self.lacks_period(prompt))
        ):
            return False
        return prompt.kind not in _LISTS
