"""Asking for what a line leaves out, one question after another; the line itself stays whole.

Nothing is ever answered by itself.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from client.catalogue import ChargeKinds, Definition, Part, PromptKind
from client.shorthand.answers import Answer, limit_broken, read_answer, read_item, shortened
from client.shorthand.courts import composite
from client.shorthand.entering import PleaReading, allocation_prompt
from client.shorthand.line import MOST_CHOICES, Given, ResultReading, Results
from client.shorthand.offers import court_offers
from client.shorthand.questions import (
    NOTHING_KNOWN,
    Known,
    Question,
    optional_questions,
    questions,
)
from client.shorthand.stepping import STEP_BACK

_MANY = (PromptKind.CHOICES, PromptKind.CHOICES_OR_TEXT)
_OWN_WORDS = (PromptKind.CHOICE_OR_TEXT, PromptKind.CHOICES_OR_TEXT)
_QUOTES = ("[", "]", '"')
_QUOTED = {"[": "]", '"': '"'}
THAT_IS_ALL = ";"
"""The answer that leaves out all that may still be answered."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a line is asked about, where it is not for what it leaves out alone.

    `need` names what it is needed for, beside a result that is kept already. With `wants_optional`
    it is asked also what need not be answered, less the prompts `skipped`.
    """

    need: tuple[str, ...] = ()
    wants_optional: bool = False
    skipped: frozenset[tuple[int, str]] = frozenset()


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
    why: Why = Why()

    @property
    def need(self) -> tuple[str, ...]:
        """What the line is needed for, beside a result that is kept already."""
        return self.why.need


def asked_because(asking: Asking, why: Why) -> Asking:
    """Give a question with its reason; what is needed beside a result is asked by its own name."""
    definition = asking.question.definition
    code = definition.short_code if why.need and definition else ""
    return replace(asking, question=replace(asking.question, names=code), why=why)


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


def begin_optional(
    results: Results,
    given: Given,
    skipped: frozenset[tuple[int, str]] = frozenset(),
    known: Known = NOTHING_KNOWN,
) -> Asking | None:
    """Give the first question about a complete line that need not be answered, if there is one."""
    for at, reading in enumerate(results.parts):
        if isinstance(reading, ResultReading):
            for question in optional_questions(reading, at, skipped, known):
                return Asking(results.typed, question, given)
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


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an answer: the question that follows at once, or the answers given so far.

    `why` is why the line is asked about from then on.
    """

    following: Asking | None = None
    given: Given = field(default_factory=dict)
    chosen: str = ""
    why: Why = Why()


def take_answer(asking: Asking, text: str, day: dt.date) -> Answered | str:
    """Take the answer to a question about a prompt, or say in words why it can't be taken.

    `day` is the hearing's day, from which dates count.
    """
    question, typed = asking.question, text.strip()
    if question.may_skip and typed in ("", THAT_IS_ALL) and not asking.parts:
        skipped = asking.why.skipped | {(question.at, question.prompt.id)}
        wants_more = typed != THAT_IS_ALL
        why = replace(asking.why, skipped=skipped, wants_optional=wants_more)
        return Answered(given=asking.given, why=why)
    answered = _taken(asking, question, typed, day)
    return answered if isinstance(answered, str) else replace(answered, why=asking.why)


def _taken(asking: Asking, question: Question, typed: str, day: dt.date) -> Answered | str:
    picked = choice_picked(question, typed)
    if question.alternatives:
        ways = [one for one in question.alternatives if one.label == picked]
        return Answered(given=asking.given, chosen=ways[0].id) if ways else "Press its number"
    offer = next((one for one in question.offers if one.label == picked), None)
    if offer is not None:
        return Answered(given=_given(asking, question, offer.values))
    if question.part is not None:
        return _take_part(asking, question, question.part, typed)
    if not typed:
        return f"This needs an answer; {STEP_BACK} goes back to the line"
    if question.courts and question.definition is not None:
        return _take_court(asking, question, question.definition, typed)
    stray = _stray_number(question, typed)
    if stray:
        return f"There is no {stray} here: 1 to {len(question.choices)}"
    answer = _several(question, typed) or _read(question, picked or typed, day)
    if answer is None and question.prompt.kind is PromptKind.TIME and typed.isdecimal():
        return f"Is that {typed}am or {typed}pm?"
    if answer is None and len(question.prompt.units) > 1 and typed.isdecimal():
        *units, last = (unit.value.lower() for unit in question.prompt.units)
        return f"Is that {typed} {', '.join(units)} or {last}?"
    if answer is None:
        return f"‘{shortened(typed, 2)}’ does not answer {shortened(question.prompt.label, 5)}"
    return limit_broken(answer) or Answered(given=_with(asking, question, answer.value))


def _read(question: Question, typed: str, day: dt.date) -> Answer | None:
    """Read an answer; in brackets or quotes it stands for the words inside."""
    if len(typed) > 1 and _QUOTED.get(typed[0]) == typed[-1]:
        typed = typed[1:-1].strip()
    return read_answer(question.prompt, typed, day)


def choice_picked(question: Question, typed: str) -> str:
    """Give the choice that a number picks; empty where what is typed is no number of one."""
    if typed.isdecimal() and typed.isascii() and 0 < int(typed) <= len(question.choices):
        return question.choices[int(typed) - 1]
    return ""


def _stray_number(question: Question, typed: str) -> str:
    """Give a number that no item of a list has, where it would become words of the clerk's own."""
    if question.prompt.kind not in _OWN_WORDS:
        return ""
    parts = typed.split(",") if question.prompt.kind in _MANY else [typed]
    return next(
        (
            part
            for part in map(str.strip, parts)
            if part.isdecimal()
            and not choice_picked(question, part)
            and read_item(question.prompt, part) is None
        ),
        "",
    )


def _several(question: Question, typed: str) -> Answer | None:
    """Read several items of a list, by number or by name, parted by commas."""
    if question.prompt.kind not in _MANY or "," not in typed:
        return None
    items: list[str] = []
    for part in filter(None, (one.strip() for one in typed.split(","))):
        named = read_item(question.prompt, part)
        item = choice_picked(question, part) or (named.value[0] if named else "")
        if not item:
            return None
        if item not in items:
            items.append(item)
    return Answer(question.prompt, items) if items else None


def _take_part(asking: Asking, question: Question, part: Part, typed: str) -> Answered | str:
    if not typed and part.mandatory:
        return f"This part is needed; {STEP_BACK} goes back to the line"
    parts = {**asking.parts, part.ref: typed} if typed else dict(asking.parts)
    at = question.prompt.parts.index(part) + 1
    if at < len(question.prompt.parts):
        follows = replace(question, part=question.prompt.parts[at], offers=())
        return Answered(following=replace(asking, question=follows, parts=parts))
    if not parts:
        return f"At least one part is needed; {STEP_BACK} goes back to the line"
    return Answered(given=_with(asking, question, composite(question.prompt, parts)))


def courts_named(question: Question, typed: str) -> tuple[str, ...]:
    """Give in full the courts and rooms that an answer names while it is typed."""
    if question.definition is None or not question.courts or not typed or typed[0] in _QUOTES:
        return ()
    offers = court_offers(question.definition, question.prompt, typed, question.courts)
    return tuple(offer.label for offer in offers)


def _take_court(
    asking: Asking, question: Question, definition: Definition, typed: str
) -> Answered | str:
    """Look a court up; in quotes its name stands as typed, and the rest is asked part by part."""
    if typed[0] in _QUOTES and not question.prompt.parts:
        return Answered(given=_with(asking, question, typed.strip("".join(_QUOTES)).strip()))
    if typed[0] in _QUOTES:
        name, first = typed.strip("".join(_QUOTES)).strip(), question.prompt.parts[0]
        as_typed = Question(question.at, question.prompt, first, names=question.names)
        return _take_part(replace(asking, question=as_typed), as_typed, first, name)
    offers = court_offers(definition, question.prompt, typed, question.courts)
    if len(offers) == 1:
        return Answered(given=_given(asking, question, offers[0].values))
    if offers:
        follows = replace(question, offers=offers[:MOST_CHOICES])
        return Answered(following=replace(asking, question=follows))
    return f"No court fits ‘{shortened(typed, 1)}’; in quotes it stands as typed"


def _with(asking: Asking, question: Question, value: Any) -> Given:
    return _given(asking, question, {question.prompt.id: value})


def _given(asking: Asking, question: Question, values: Mapping[str, Any]) -> Given:
    found = {(question.at, prompt_id): value for prompt_id, value in values.items()}
    return {**asking.given, **found}
