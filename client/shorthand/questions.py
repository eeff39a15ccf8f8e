"""What is asked about a line: a prompt, one part of a name and address, or which of several.

Nothing is ever answered by itself, and what need not be answered is asked only where that is
wanted.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from client.catalogue import Definition, Part, Prompt, PromptKind, PromptRule
from client.shorthand.courts import NO_COURTS, Courts
from client.shorthand.line import MOST_CHOICES, ResultReading
from client.shorthand.offers import Offer, earlier_offers

_AMOUNTS = (PromptKind.MONEY, PromptKind.NUMBER, PromptKind.NUMBER_IN_ONE_UNIT)
_ENDLESS = 10_000
_SHORT = 60
_COMPOSITE = (PromptKind.NAME_ADDRESS, PromptKind.ADDRESS)
_PART_WORDS = {
    "OrganisationName": "name",
    "FirstName": "first name",
    "MiddleName": "middle name",
    "LastName": "last name",
    "Title": "title",
    "PostCode": "postcode",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What questions are asked with: the court list, and answers that were given before.

    `earlier` are names and addresses as the draft holds them, by the place in the line and the id
    of the prompt that they are offered for.
    """

    courts: Courts = NO_COURTS
    earlier: Mapping[tuple[int, str], Sequence[Any]] = field(default_factory=dict)


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `at` is the place in the line of the part it is about.

    `alternatives` are the prompts of which one is wanted, while it is not settled which. `offers`
    can be picked; nothing but a pick takes one. `courts` is what a court house of this
    `definition` is looked up in; without a list it is asked part by part. `names` is the short code
    where the result is not the one that was typed, and `may_skip` tells that no answer is needed.
    """

    at: int
    prompt: Prompt
    part: Part | None = None
    alternatives: tuple[Prompt, ...] = ()
    offers: tuple[Offer, ...] = field(default=(), compare=False)
    courts: Courts = field(default=NO_COURTS, compare=False)
    definition: Definition | None = field(default=None, compare=False)
    names: str = field(default="", compare=False)
    may_skip: bool = False

    @property
    def label(self) -> str:
        """The question in words, with the limits of its answer."""
        if self.alternatives:
            code = self.names or (self.definition.short_code if self.definition else "")
            return f"{code}: which of these" if code else "Which of these"
        return f"{self.names}: {self._asked}" if self.names else self._asked

    @property
    def _asked(self) -> str:
        if self.part is not None:
            words = _PART_WORDS.get(self.part.name) or self.part.name.replace(
                "AddressLine", "address line "
            )
            return f"{self.prompt.label}: {words}"
        if self.courts:
            return f"{self.prompt.label}: code or part of the name"
        return " ".join(filter(None, (self.prompt.label, limits(self.prompt))))

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be picked by number; empty where the answer is typed."""
        if self.alternatives:
            return tuple(prompt.label for prompt in self.alternatives)
        if self.offers:
            return tuple(offer.label for offer in self.offers)
        if self.prompt.kind in (PromptKind.YES_NO, PromptKind.TICK):
            return ("yes", "no")
        return () if self.part is not None else self.prompt.choices

    @property
    def may_be_empty(self) -> bool:
        """Whether an empty answer is taken: where none is needed, or only a part of a name."""
        return self.may_skip or (self.part is not None and not self.part.mandatory)


def limits(prompt: Prompt) -> str:
    """Give the limits of an answer as the question shows them: `40-300`."""
    low, high = prompt.minimum, prompt.maximum
    if prompt.kind in _AMOUNTS and low is not None and high is not None and high < _ENDLESS:
        return f"{low}-{high}"
    if prompt.kind is PromptKind.TEXT and high is not None and high <= _SHORT:
        return f"up to {high} characters"
    if prompt.kind is PromptKind.DURATION:
        return "in " + ", ".join(unit.value.lower() for unit in prompt.units)
    return ""


def questions(
    reading: ResultReading, at: int = 0, chosen: str = "", known: Known = NOTHING_KNOWN
) -> Iterator[Question]:
    """Give what must still be answered of a result, each as it is asked first.

    `at` is the result's place in the line, `chosen` the id of the prompt that was settled on where
    there are alternatives.
    """
    for prompt in reading.missing:
        yield _question(at, reading, prompt, chosen, known)


def optional_questions(
    reading: ResultReading,
    at: int = 0,
    skipped: Collection[tuple[int, str]] = (),
    known: Known = NOTHING_KNOWN,
) -> Iterator[Question]:
    """Give what may still be answered of a result, in its own order, less what was skipped."""
    answered = {answer.prompt.id for answer in reading.answers}
    for prompt in reading.definition.prompts:
        is_open = prompt.rule is PromptRule.OPTIONAL and prompt.id not in answered
        if is_open and not prompt.hidden and (at, prompt.id) not in skipped:
            question = _question(at, reading, prompt, "", known)
            yield replace(question, may_skip=True)


def _alternatives(reading: ResultReading, prompt: Prompt) -> tuple[Prompt, ...]:
    """Give the prompts of which one must be answered, this among them; none if it has no other."""
    if prompt.rule is not PromptRule.ONE_OF:
        return ()
    ways = [
        one
        for one in reading.definition.prompts
        if one.rule is PromptRule.ONE_OF and not one.hidden
    ]
    return tuple(ways) if len(ways) > 1 else ()


def _question(
    at: int, reading: ResultReading, prompt: Prompt, chosen: str, known: Known
) -> Question:
    definition = reading.definition
    if ways := _alternatives(reading, prompt):
        settled = next((one for one in ways if one.id == chosen), None)
        if settled is None:
            return Question(at, prompt, alternatives=ways, definition=definition)
        prompt = settled
    if prompt.names_court and known.courts:
        return Question(at, prompt, courts=known.courts, definition=definition)
    if prompt.kind not in _COMPOSITE or not prompt.parts:
        return Question(at, prompt, definition=definition)
    before = known.earlier.get((at, prompt.id), ())
    offers = earlier_offers(prompt, before[:MOST_CHOICES])
    if prompt.is_courthouse and known.courts:
        return Question(at, prompt, offers=offers, courts=known.courts, definition=definition)
    return Question(at, prompt, prompt.parts[0], offers=offers, definition=definition)
