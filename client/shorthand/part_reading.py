"""Reading one part of a line: a result, or who is there, what was pleaded or found."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from client.catalogue import Catalogue, Definition, PromptKind, PromptRule
from client.shorthand.courts import Courts
from client.shorthand.entering import (
    ALLOCATION,
    SIGNS,
    Entered,
    NoKind,
    SeveralKinds,
    read_entered,
)
from client.shorthand.line import MOST_CHOICES, Choice, Choosing, ResultReading, Unread
from client.shorthand.named import Named, NotNamed, Several
from client.shorthand.naming import name_result
from client.shorthand.numbered import Leading, has_value_left, is_said_before, leading_numbers
from client.shorthand.placing import place
from client.shorthand.targets import split_targets
from client.shorthand.tokens import Token, split_tokens
from client.shorthand.worded import Used

NO_RESULT = Unread("Type a result after the offence number")
_DITTO_ALONE = Unread("A ditto stands on a line of its own")


@dataclass(frozen=True, slots=True)
class Reader:
    """What every result of a line is read with."""

    catalogue: Catalogue
    day: dt.date
    used: Used
    courts: Courts
    offences: int | None

    def name(self, tokens: tuple[Token, ...]) -> Named | Several | NotNamed:
        """Find what tokens name."""
        return name_result(tokens, self.catalogue, self.day, self.used)

    def is_of_name(self, leading: Leading, typed: str) -> bool:
        """Tell whether the numbers at the start of a text are part of a result's name."""
        tokens = split_tokens(typed)
        left = _left_of(self.name(tokens))
        return left is not None and not leading.is_said and tokens[0] not in left[:1]


def read_part(
    parts: tuple[str, ...],
    at: int,
    before: str,
    reader: Reader,
    answered: Mapping[str, Any],
) -> ResultReading | Entered | Choosing | Unread:
    """Read one part of a line, behind its own targets; `before` is what stands before its parts."""
    own, typed = split_targets(parts[at]) if at else ("", parts[at])
    typed = typed.strip()
    if not typed:
        return NO_RESULT
    if typed[0] == "'":
        return _DITTO_ALONE
    part = _Part(parts, at, before, own, typed)
    if typed[0] in SIGNS:
        return _read_entered(part, reader, answered)
    is_targeted = own or (before and not at)
    leading = None if is_targeted else leading_numbers(typed, reader.offences)
    reading = _read_result(part, reader, answered)
    return (_offered(leading, reading, part, reader) if leading else None) or reading


def _offered(
    leading: Leading, value: ResultReading | Choosing | Unread, part: "_Part", reader: Reader
) -> Choosing | None:
    """Offer a result that numbers stand right before: for those offences, and with them as value.

    `value` is the part as it is read with the numbers as a value. `None` where the first word
    behind them names no result, or where they are what is said before this result.
    """
    tokens = split_tokens(leading.rest)
    found = reader.name(tokens)
    left = _left_of(found)
    if left is None or (left and left[0] is tokens[0]) or reader.is_of_name(leading, part.typed):
        return None
    here = part.written(f"{leading.targets}/{leading.rest}")
    if not isinstance(found, Named):
        return Choosing((Choice(f"{leading.rest} on {leading.words}", here),))
    definition = found.definition
    on_offence = f"{definition.short_code} {definition.label} on {leading.words}"
    alone = _read_result(replace(part, typed=leading.rest), reader, {})
    if leading.is_said or not isinstance(value, ResultReading) or has_value_left(value):
        return Choosing((Choice(on_offence, here),))
    if reader.offences is None and is_said_before(value, alone):
        return None
    if value.placed.unplaced:
        return Choosing((Choice(on_offence, here),))
    with_value = part.with_code(definition.short_code, (Token(leading.typed), *found.left))
    return Choosing(
        (
            Choice(on_offence, here),
            Choice(f"{definition.short_code} {value.words}", with_value),
        )
    )


def _asks_for_like_periods(definition: Definition) -> bool:
    """Tell whether a result must have several periods of the same units, which don't go together.

    So `ddrco 12m 12w` is 12 months, reduced by 12 weeks.
    """
    units = [
        one.units
        for one in definition.prompts
        if one.kind is PromptKind.DURATION and one.rule is PromptRule.MANDATORY
    ]
    return len(units) > 1 and len(set(units)) == 1


def _left_of(found: Named | Several | NotNamed) -> tuple[Token, ...] | None:
    """Give the words that did not name what was found; `None` where nothing was."""
    match found:
        case Named(_, left):
            return left
        case Several(ways) if ways:
            return ways[0].left
        case _:
            return None


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a line: its `own` targets, what is `typed` behind them, and what is around it.

    `before` is what stands before all parts of the line.
    """

    parts: tuple[str, ...]
    at: int
    before: str
    own: str
    typed: str

    def written(self, part: str) -> str:
        """Write the whole line with something else behind this part's targets."""
        parts = (*self.parts[: self.at], self.own + part, *self.parts[self.at + 1 :])
        return self.before + "; ".join(parts)

    def with_code(self, code: str, left: tuple[Token, ...]) -> str:
        """Write the whole line with this part naming its result by code."""
        return self.written(" ".join([code.lower(), *(token.written for token in left)]))


def _read_entered(
    part: _Part, reader: Reader, answered: Mapping[str, Any]
) -> Entered | Choosing | Unread:
    """Read one part of a line that begins with a sign."""
    found = read_entered(part.typed, reader.catalogue.charges, answered.get(ALLOCATION, ""))
    match found:
        case SeveralKinds(ways):
            offered = tuple(
                Choice(label, part.written(written)) for label, written in ways[:MOST_CHOICES]
            )
            return Choosing(offered, max(0, len(ways) - MOST_CHOICES))
        case NoKind(problem):
            return Unread(problem)
        case _:
            return found


def _read_result(
    part: _Part, reader: Reader, answered: Mapping[str, Any]
) -> ResultReading | Choosing | Unread:
    """Read one part of a line that names a result."""
    tokens = split_tokens(part.typed)
    found = reader.name(tokens)
    if isinstance(found, Named) and any(token.words for token in tokens):
        kinds = {prompt.kind for prompt in found.definition.prompts}
        periods, dates = PromptKind.DURATION in kinds, PromptKind.DATE in kinds
        parted = _asks_for_like_periods(found.definition)
        if parted or not (periods and dates):
            tokens = split_tokens(
                part.typed, joins_periods=periods, joins_dates=dates, parts_periods=parted
            )
            apart = reader.name(tokens)
            found = apart if isinstance(apart, Named) else found
    match found:
        case Named(definition, left):
            placed = place(definition, left, reader.day, answered, reader.courts)
            if placed.ways:
                ways = [
                    Choice(label, part.with_code(definition.short_code, written))
                    for label, written in placed.ways[:MOST_CHOICES]
                ]
                return Choosing(tuple(ways), max(0, len(placed.ways) - MOST_CHOICES))
            if found.by_one_word and placed.has_running_text:
                written = part.with_code(definition.short_code, left)
                label = f"{definition.short_code} {definition.label}"
                return Choosing((Choice(label, written),))
            return ResultReading(part.typed, definition, placed, reader.day)
        case Several(found_ways):
            offered = tuple(
                Choice(
                    f"{one.definition.short_code} {one.definition.label}",
                    part.with_code(one.definition.short_code, one.left),
                )
                for one in found_ways[:MOST_CHOICES]
            )
            return Choosing(offered, max(0, len(found_ways) - MOST_CHOICES))
        case NotNamed(problem):
            return Unread(problem)
