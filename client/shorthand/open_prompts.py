"""The prompts of one result that have no answer yet, and the tokens that have no place yet."""

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from client.catalogue.model import Definition, Prompt, PromptKind, PromptRule
from client.shorthand.answers import Answer, limit_broken, read_answer
from client.shorthand.tokens import Token

SMALL_WORDS = frozenset(
    [*("a", "an", "at", "by", "for", "from", "in", "of", "on", "sum", "the", "to", "until")]
)
"""Words that only join an answer to what stands before it: they say nothing by themselves."""


_LEAST_BEGINNING = 4
_LEAST_CLOCK = 3
LAST_OF_HALF = 12
"""The last hour that is said of the morning and of the evening."""

_COUNTS = (PromptKind.NUMBER, PromptKind.MONEY)


class OpenPrompts:
    """What is placed and what is left while the tokens of one result are placed.

    `idle` are the words that say nothing: small ones, and those of the result's own name. `day` is
    the hearing's, from which dates count; `answered` holds draft values by prompt id;
    `has_running_text` tells that words without brackets became a text.
    """

    def __init__(
        self,
        definition: Definition,
        tokens: list[Token],
        day: dt.date,
        answered: Mapping[str, Any],
    ) -> None:
        self.prompts = [prompt for prompt in definition.prompts if not prompt.hidden]
        self.left = tokens
        self.name = set(definition.label.casefold().split())
        self.idle = SMALL_WORDS | self.name | self._beginnings(tokens)
        self.day = day
        self.has_running_text = False
        self._lacking: dict[tuple[str, int], bool] = {}
        self.answers = {
            prompt.id: Answer(prompt, answered[prompt.id])
            for prompt in self.prompts
            if prompt.id in answered
        }

    def _beginnings(self, tokens: Sequence[Token]) -> set[str]:
        """Give the words that begin one of the result's own name: `susp` in a suspended one."""
        words = {one.text.casefold() for one in tokens if len(one.text) >= _LEAST_BEGINNING}
        return {word for word in words if any(name.startswith(word) for name in self.name)}

    @property
    def open(self) -> list[Prompt]:
        """The prompts that have no answer, in order."""
        return [prompt for prompt in self.prompts if prompt.id not in self.answers]

    @property
    def missing(self) -> tuple[Prompt, ...]:
        """The open prompts that have to be answered, in order."""
        missing = [prompt for prompt in self.open if prompt.rule is PromptRule.MANDATORY]
        one_of = [prompt for prompt in self.prompts if prompt.rule is PromptRule.ONE_OF]
        if one_of and not any(prompt.id in self.answers for prompt in one_of):
            missing.append(one_of[0])
        return tuple(sorted(missing, key=self.prompts.index))

    def lacks_period(self, number: Prompt | None = None) -> bool:
        """Tell whether a period of several units must still be said, before a `number` is asked.

        A number without a unit may be meant as it, and so answers nothing else.
        """
        before = self.prompts.index(number) if number is not None else len(self.prompts)
        return any(
            prompt.kind is PromptKind.DURATION
            and len(prompt.units) > 1
            and self._is_lacking(prompt)
            for prompt in self.prompts[:before]
        )

    def lacks_date(self, number: Prompt) -> bool:
        """Tell whether a date must still be said, before a `number` that need not be answered.

        A number may be of the days to it, and so is not put there: `pdate 28`.
        """
        if number.rule is PromptRule.MANDATORY or number.is_courtroom:
            return False
        return any(
            prompt.kind is PromptKind.DATE and self._is_lacking(prompt)
            for prompt in self.prompts[: self.prompts.index(number)]
        )

    def _is_lacking(self, prompt: Prompt) -> bool:
        """Tell whether a prompt must be answered, and nothing that is left could answer it.

        Asked for each of the tokens, over all of them: known until one of them is placed.
        """
        if prompt.rule is not PromptRule.MANDATORY or prompt.id in self.answers:
            return False
        key = prompt.id, len(self.left)
        if key not in self._lacking:
            fits = any(self.keeps_limits(prompt, token.text) for token in self.left)
            self._lacking[key] = not fits
        return self._lacking[key]

    def may_be_either_half(self, prompt: Prompt, token: Token) -> bool:
        """Tell whether a bare hour may be of the morning or the evening: `9 7` of a curfew.

        So it is where a result asks from when and to when.
        """
        is_hour = token.text.isdecimal() and len(token.text) < _LEAST_CLOCK
        is_hour = is_hour and int(token.text) <= LAST_OF_HALF
        return is_hour and prompt.kind is PromptKind.TIME and self.asks_two_times

    @property
    def asks_two_times(self) -> bool:
        """Whether the result asks from when and to when."""
        return sum(one.kind is PromptKind.TIME for one in self.prompts) > 1

    @property
    def lacks_hour(self) -> bool:
        """Whether a bare hour is left, while from when or to when must still be said."""
        return any(
            self.may_be_either_half(prompt, token) for prompt in self.missing for token in self.left
        )

    def keeps_limits(self, prompt: Prompt, text: str) -> bool:
        """Tell whether a text answers a prompt within its limits."""
        answer = read_answer(prompt, text, self.day)
        return answer is not None and not limit_broken(answer)

    def give(self, prompt: Prompt, token: Token, text: str) -> bool:
        """Answer a prompt with a token's text, where it is of its kind; tells whether it is."""
        answer = read_answer(prompt, text, self.day)
        if answer is not None:
            self.put(prompt, token, answer)
        return answer is not None

    def put(self, prompt: Prompt, token: Token, answer: Answer) -> None:
        """Answer a prompt, and take the token away."""
        self.answers[prompt.id] = answer
        self.left.remove(token)

    def drop_joining_words(self, tokens: Sequence[Token]) -> None:
        """Drop words that say nothing right before an answer, as in `suspended for 18 months`.

        `tokens` are all of the result, as they were typed.
        """
        for token, following in reversed(list(itertools.pairwise(tokens))):
            is_open = any(one is following for one in self.left)
            if not token.quoted and token.text.casefold() in self.idle and not is_open:
                self.left = [one for one in self.left if one is not token]
        self._drop_counted(tokens)

    def _drop_counted(self, tokens: Sequence[Token]) -> None:
        """Drop the words of a number's own question right behind it: `14 days in default`."""
        answered = (one.prompt for one in self.answers.values())
        labels = [one.label.casefold().split() for one in answered if one.kind in _COUNTS]
        counted = {word.strip("()") for label in labels for word in label}
        for number, token in itertools.pairwise(tokens):
            is_left = any(one is token for one in self.left)
            is_open = any(one is number for one in self.left)
            if is_left and not is_open and not token.quoted and token.text.casefold() in counted:
                self.left = [one for one in self.left if one is not token]
