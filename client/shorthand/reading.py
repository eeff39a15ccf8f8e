"""Reading a line of the entry bar: the first character decides what it is."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from client.catalogue import Catalogue, Definition, PromptKind, PromptRule
from client.contract.text import clean_line
from client.shorthand.courts import NO_COURTS, Courts
from client.shorthand.entering import (
    ALLOCATION,
    SIGNS,
    Entered,
    NoKind,
    SeveralKinds,
    read_entered,
)
from client.shorthand.line import (
    LONGEST_LINE,
    MOST_CHOICES,
    NOTHING_GIVEN,
    Choice,
    Choosing,
    Command,
    Ditto,
    Explain,
    Given,
    Jump,
    Line,
    Nothing,
    ResultReading,
    Results,
    Search,
    Unread,
)
from client.shorthand.named import Named, NotNamed, Several
from client.shorthand.naming import NEVER_USED, name_result
from client.shorthand.numbered import (
    Leading,
    has_value_left,
    is_said_before,
    leading_numbers,
)
from client.shorthand.placing import place
from client.shorthand.targets import Targets, read_targets, split_targets
from client.shorthand.tokens import Token, split_results, split_tokens
from client.shorthand.worded import Used

_DITTO = re.compile(r"'\s*(\d{0,3})")

_NO_SUCH_TARGETS = Unread("The offence numbers before / can't be read")
_NO_RESULT = Unread("Type a result after the offence number")
_DITTO_ALONE = Unread("A ditto stands on a line of its own")


def read_line(
    text: str,
    catalogue: Catalogue,
    day: dt.date,
    given: Given = NOTHING_GIVEN,
    used: Used = NEVER_USED,
    courts: Courts = NO_COURTS,
    offences: int | None = None,
) -> Line:
    """Read a line of the entry bar; any text at all gives a line and never an exception.

    `day` is the hearing's day, from which dates count; `given` are the answers that were given to
    questions about this line; `used` orders what it may mean, and nothing else; `courts` is the
    list that court houses and rooms are looked up in; `offences` counts those of the hearing, where
    it is known: a number before a result may be one of theirs.
    """
    stripped = clean_line(text).strip()
    if len(stripped) > LONGEST_LINE:
        return Unread(f"This line is longer than {LONGEST_LINE} characters: part it")
    if not stripped:
        return Nothing()
    if stripped.isdecimal() and stripped.isascii():
        return Jump(int(stripped)) if len(stripped) < 5 else Unread("No list number is that long")
    if stripped[0] == ":":
        name, _, argument = stripped[1:].partition(" ")
        return Command(name.casefold(), argument.strip())
    if stripped[0] == "/":
        return Search(stripped[1:].strip())
    if stripped[0] == "?":
        return Explain(stripped[1:].strip())
    return _read_results(stripped, _Reader(catalogue, day, used, courts, offences), given)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What every result of a line is read with."""

    catalogue: Catalogue
    day: dt.date
    used: Used
    courts: Courts
    offences: int | None

    def name(self, tokens: tuple[Token, ...]) -> Named | Several | NotNamed:
        return name_result(tokens, self.catalogue, self.day, self.used)

    def is_of_name(self, leading: Leading, typed: str) -> bool:
        """Tell whether the numbers at the start of a text are part of a result's name."""
        tokens = split_tokens(typed)
        left = _left_of(self.name(tokens))
        return left is not None and not leading.is_said and tokens[0] not in left[:1]


def _read_results(text: str, reader: _Reader, given: Given) -> Line:
    before, rest = split_targets(text)
    targets = read_targets(before)
    if targets is None:
        return _NO_SUCH_TARGETS
    ditto = _DITTO.fullmatch(rest.strip())
    if ditto is not None:
        return Ditto(text, targets, int(ditto[1] or 0))
    readings: list[ResultReading | Entered] = []
    said: list[tuple[str, Targets]] = []
    choosing: Choosing | None = None
    parts = split_results(rest)
    aims = _aims(targets, parts)
    if aims is None:
        return _NO_SUCH_TARGETS
    for at in range(len(parts)):
        answered = {prompt: value for (part, prompt), value in given.items() if part == at}
        reading = _read_part(parts, at, before, reader, answered)
        if isinstance(reading, Unread):
            return reading
        sign = (split_targets(parts[at])[1] if at else parts[at]).strip()[:1]
        if sign in SIGNS and (sign, aims[at]) in said:
            return Unread(f"Two parts begin with {sign}: keep one")
        said.append((sign, aims[at]))
        if isinstance(reading, Choosing):
            choosing = choosing or reading
        else:
            readings.append(reading)
    if choosing is not None:
        return choosing
    if not readings:
        return _NO_RESULT
    each = aims if any(aim != targets for aim in aims) else ()
    return Results(text, targets, tuple(readings), each)


def _aims(first: Targets, parts: tuple[str, ...]) -> tuple[Targets, ...] | None:
    """Give whom each part is for: its own targets, else those of the part before.

    `None` where targets can't be read. `first` are those that stand before all parts.
    """
    aims: list[Targets] = []
    for at, part in enumerate(parts):
        before = split_targets(part)[0] if at else ""
        aim = read_targets(before) if before else (aims[-1] if aims else first)
        if aim is None:
            return None
        aims.append(aim)
    return tuple(aims)


def _read_part(
    parts: tuple[str, ...],
    at: int,
    before: str,
    reader: _Reader,
    answered: Mapping[str, Any],
) -> ResultReading | Entered | Choosing | Unread:
    """Read one part of a line, behind its own targets; `before` is what stands before its parts."""
    own, typed = split_targets(parts[at]) if at else ("", parts[at])
    typed = typed.strip()
    if not typed:
        return _NO_RESULT
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
    leading: Leading, value: ResultReading | Choosing | Unread, part: "_Part", reader: _Reader
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
    part: _Part, reader: _Reader, answered: Mapping[str, Any]
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
    part: _Part, reader: _Reader, answered: Mapping[str, Any]
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
