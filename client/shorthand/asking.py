"""Questions for what a line leaves out, one after another; a line that is asked about stays whole.

A question is about one prompt, about one part of a name and address, or about which of several
alternatives is meant. Nothing is ever answered by itself.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from client.catalogue import ChargeKinds, Definition, Part, Prompt, PromptKind, PromptRule
from client.shorthand.answers import Answer, limit_broken, read_answer, read_item, shortened
from client.shorthand.courts import NO_COURTS, Courts, composite
from client.shorthand.entering import PleaReading, allocation_prompt
from client.shorthand.line import MOST_CHOICES, Given, ResultReading, Results
from client.shorthand.offers import Offer, court_offers, earlier_offers

_MANY = (PromptKind.CHOICES, PromptKind.CHOICES_OR_TEXT)
_AMOUNTS = (PromptKind.MONEY, PromptKind.NUMBER, PromptKind.NUMBER_IN_ONE_UNIT)
_QUOTES = ("[", "]", '"')
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
    `definition` is looked up in; without a list it is asked part by part.
    """

    at: int
    prompt: Prompt
    part: Part | None = None
    alternatives: tuple[Prompt, ...] = ()
    offers: tuple[Offer, ...] = field(default=(), compare=False)
    courts: Courts = field(default=NO_COURTS, compare=False)
    definition: Definition | None = field(default=None, compare=False)

    @property
    def label(self) -> str:
        """The question in words, with the limits of its answer."""
        if self.alternatives:
            return "Which of these"
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
        """Whether an empty answer is taken: only for the optional parts of a name and address."""
        return self.part is not None and not self.part.mandatory


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


@dataclass(frozen=True, slots=True)
class Asking:
    """A line under question: what was given so far, and what is asked now.

    `parts` are those of the name and address that is being asked, by their references.
    """

    text: str
    question: Question
    given: Given = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    chosen: str = ""


def begin_asking(
    results: Results, given: Given, chosen: str = "", known: Known = NOTHING_KNOWN
) -> Asking | None:
    """Give the first question about a line, or `None` where no question can complete it.

    A word without a place or an answer outside its limits is for the clerk to mend in the line.
    """
    for at, reading in enumerate(results.parts):
        if not isinstance(reading, ResultReading):
            continue
        if reading.placed.unplaced or reading.placed.problem:
            return None
        for question in questions(reading, at, chosen, known):
            return Asking(results.typed, question, given, {}, chosen)
    return None


def begin_allocation(
    results: Results, places: Collection[int], given: Given, charges: ChargeKinds
) -> Asking | None:
    """Ask where an either-way offence is to be tried, where a line's indication leads to that.

    `places` are those, in the line, of the parts that are for such an offence. `None` where it has
    been said, or where reference data has no reasons to choose from.
    """
    for at, part in enumerate(results.parts):
        if at not in places or not isinstance(part, PleaReading) or part.is_allocated:
            continue
        if part.leads_to_allocation and charges.allocations:
            return Asking(results.typed, Question(at, allocation_prompt(charges)), given)
    return None


def questions(
    reading: ResultReading, at: int = 0, chosen: str = "", known: Known = NOTHING_KNOWN
) -> Iterator[Question]:
    """Give what must still be answered of a result, each as it is asked first.

    `at` is the result's place in the line, `chosen` the id of the prompt that was settled on where
    there are alternatives.
    """
    for prompt in reading.missing:
        yield _question(at, reading, prompt, chosen, known)


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
    if ways := _alternatives(reading, prompt):
        settled = next((one for one in ways if one.id == chosen), None)
        if settled is None:
            return Question(at, prompt, alternatives=ways)
        prompt = settled
    if prompt.kind not in _COMPOSITE or not prompt.parts:
        return Question(at, prompt)
    before = known.earlier.get((at, prompt.id), ())
    offers = earlier_offers(prompt, before[:MOST_CHOICES])
    if prompt.is_courthouse and known.courts:
        courts, definition = known.courts, reading.definition
        return Question(at, prompt, offers=offers, courts=courts, definition=definition)
    return Question(at, prompt, prompt.parts[0], offers=offers)


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an answer: the question that follows at once, or the answers given so far."""

    following: Asking | None = None
    given: Given = field(default_factory=dict)
    chosen: str = ""


def take_answer(asking: Asking, text: str, day: dt.date) -> Answered | str:
    """Take the answer to a question, or say in words why it can't be taken.

    `day` is the hearing's day, from which dates count.
    """
    question, typed = asking.question, text.strip()
    picked = _picked(question, typed)
    if question.alternatives:
        ways = [one for one in question.alternatives if one.label == picked]
        return Answered(given=asking.given, chosen=ways[0].id) if ways else "Press its number"
    offer = next((one for one in question.offers if one.label == picked), None)
    if offer is not None:
        return Answered(given=_given(asking, offer.values))
    if question.part is not None:
        return _take_part(asking, question.part, typed)
    if not typed:
        return "This needs an answer; Esc goes back to the line"
    if question.courts and question.definition is not None:
        return _take_court(asking, question.definition, typed)
    answer = _several(question, typed) or read_answer(question.prompt, picked or typed, day)
    if answer is None and question.prompt.kind is PromptKind.TIME and typed.isdecimal():
        return f"Is that {typed}am or {typed}pm?"
    if answer is None:
        return f"‘{shortened(typed, 2)}’ does not answer {shortened(question.prompt.label, 5)}"
    return limit_broken(answer) or Answered(given=_with(asking, answer.value))


def _picked(question: Question, typed: str) -> str:
    if typed.isdecimal() and typed.isascii() and 0 < int(typed) <= len(question.choices):
        return question.choices[int(typed) - 1]
    return ""


def _several(question: Question, typed: str) -> Answer | None:
    """Read several items of a list, by number or by name, parted by commas."""
    if question.prompt.kind not in _MANY or "," not in typed:
        return None
    items: list[str] = []
    for part in filter(None, (one.strip() for one in typed.split(","))):
        named = read_item(question.prompt, part)
        item = _picked(question, part) or (named.value[0] if named else "")
        if not item:
            return None
        if item not in items:
            items.append(item)
    return Answer(question.prompt, items) if items else None


def _take_part(asking: Asking, part: Part, typed: str) -> Answered | str:
    if not typed and part.mandatory:
        return "This part is needed; Esc goes back to the line"
    question = asking.question
    parts = {**asking.parts, part.ref: typed} if typed else dict(asking.parts)
    at = question.prompt.parts.index(part) + 1
    if at < len(question.prompt.parts):
        follows = replace(question, part=question.prompt.parts[at], offers=())
        return Answered(following=replace(asking, question=follows, parts=parts))
    if not parts:
        return "At least one part is needed; Esc goes back to the line"
    return Answered(given=_with(asking, composite(question.prompt, parts)))


def courts_named(question: Question, typed: str) -> tuple[str, ...]:
    """Give in full the courts and rooms that an answer names while it is typed."""
    if question.definition is None or not typed or typed[0] in _QUOTES:
        return ()
    offers = court_offers(question.definition, question.prompt, typed, question.courts)
    return tuple(offer.label for offer in offers)


def _take_court(asking: Asking, definition: Definition, typed: str) -> Answered | str:
    """Look a court up; in quotes its name stands as typed, and the rest is asked part by part."""
    question = asking.question
    if typed[0] in _QUOTES:
        name, first = typed.strip("".join(_QUOTES)).strip(), question.prompt.parts[0]
        as_typed = Question(question.at, question.prompt, first)
        return _take_part(replace(asking, question=as_typed), first, name)
    offers = court_offers(definition, question.prompt, typed, question.courts)
    if len(offers) == 1:
        return Answered(given=_given(asking, offers[0].values))
    if offers:
        follows = replace(question, offers=offers[:MOST_CHOICES])
        return Answered(following=replace(asking, question=follows))
    return f"No court fits ‘{shortened(typed, 1)}’; in quotes it stands as typed"


def _with(asking: Asking, value: Any) -> Given:
    return _given(asking, {asking.question.prompt.id: value})


def _given(asking: Asking, values: Mapping[str, Any]) -> Given:
    at = asking.question.at
    return {**asking.given, **{(at, prompt_id): value for prompt_id, value in values.items()}}
