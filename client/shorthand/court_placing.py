"""Placing the words of a line that name a court house and its room; never one of several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from client.catalogue.model import Definition, Prompt, PromptKind, PromptRule
from client.shorthand.answers import Answer
from client.shorthand.courts import Court, Courts, court_in, court_value
from client.shorthand.tokens import Token

_LONGEST_NAME, _LONGEST_ROOM = 6, 3
_ROOM_WORDS = frozenset({"court", "courtroom", "room"})
_NOT_LISTED, _NOT_LOOKED_UP = "not in the court list", "not looked up"

Way = tuple[str, tuple[Token, ...]]
"""One way in which tokens can be meant: what it is, and the tokens written so."""


@dataclass(frozen=True, slots=True)
class CourtPlaced:
    """The answers that a court and its room give, by prompt id, and the tokens that are left.

    Where several courts or rooms could be meant, nothing is answered and these are the `ways`.
    """

    answered: Mapping[str, Any]
    left: tuple[Token, ...]
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    """Some tokens in a row, and what they can name."""

    start: int
    end: int
    courts: tuple[Court, ...] = ()
    rooms: tuple[str, ...] = ()
    ref: str = ""


def place_court(
    definition: Definition, tokens: Sequence[Token], answered: Mapping[str, Any], courts: Courts
) -> CourtPlaced:
    """Place the longest words that name a court, and behind them or a word for it its room.

    A code names before any words do. `answered` are the answers that are there already. A choice
    of court that need not be made is made by `ref=`, where plain words could be another answer.
    """
    prompts = [one for one in definition.prompts if not one.hidden and one.id not in answered]
    houses = [one for one in prompts if one.is_courthouse or one.names_court]
    if not courts or not houses:
        return CourtPlaced(answered, tuple(tokens))
    runs = _runs(definition, houses, tokens, courts)
    if sum(len(run.courts) for run in runs) != 1:
        ways = [
            (f"{court.name} {court.code}".strip(), _instead(tokens, run, _token(court)))
            for run in runs
            for court in run.courts
        ]
        return CourtPlaced(answered, tuple(tokens), tuple(ways))
    (run,) = runs
    (court,) = run.courts
    asking = _asking_for(houses, run, court)
    if len(asking) > 1:
        ways = [
            (f"{one.label} ({one.ref}): {court.name}", _instead(tokens, run, _token(court, one)))
            for one in asking
        ]
        return CourtPlaced(answered, tuple(tokens), tuple(ways))
    (house,) = asking
    value = court_value(house, court) if house.is_courthouse else court.name
    found = {**answered, house.id: value}
    room = next((one for one in prompts if one.is_courtroom or one.names_courtroom), None)
    named = _room(tokens, run, court) if room is not None else None
    if room is None or named is None:
        return CourtPlaced(found, _without(tokens, run))
    if len(named.rooms) > 1:
        rooms = [(name, _instead(tokens, named, Token(name, quoted=True))) for name in named.rooms]
        return CourtPlaced(answered, tuple(tokens), tuple(rooms))
    found[room.id] = named.rooms[0]
    return CourtPlaced(found, _without(tokens, run, named))


def _asking_for(houses: Sequence[Prompt], run: _Run, court: Court) -> Sequence[Prompt]:
    """Give the prompts that a court can answer: named with it, of its kind, or all."""
    named = [one for one in houses if one.ref.casefold() == run.ref]
    if named or len(houses) == 1:
        return named or houses
    kinds = [("crown", court.is_crown), ("magistrates", court.is_magistrates)]
    fitting = [
        one
        for one in houses
        if any(is_kind and kind in one.label.casefold() for kind, is_kind in kinds)
    ]
    return fitting or houses


def settle_court(
    answers: dict[str, Answer], courts: Courts, answered: Mapping[str, Any]
) -> Prompt | None:
    """Put the name of a room in place of its number, and note what the list does not hold.

    A court or a room that is not on the list stands as typed: the list may be behind. Where
    several rooms of the court have that number, gives the question which of them is meant, unless
    it stands in `answered`, the draft values that were asked for.
    """
    house = next((one for one in answers.values() if one.prompt.is_courthouse), None)
    room = next((one for one in answers.values() if one.prompt.is_courtroom), None)
    court = court_in(house.value, courts) if house is not None else None
    if house is not None and court is None:
        note = _NOT_LISTED if courts else _NOT_LOOKED_UP
        answers[house.prompt.id] = replace(house, note=note)
    for name in [one for one in answers.values() if one.prompt.names_court and courts]:
        if courts.named(str(name.value)) is None:
            answers[name.prompt.id] = replace(name, note=_NOT_LISTED)
    if room is None or court is None or not court.rooms or room.value in court.rooms:
        return None
    named = court.rooms_fitting(str(room.value))
    which = replace(
        room.prompt, id=f"{room.prompt.id} of several", kind=PromptKind.CHOICE, choices=named
    )
    if len(named) > 1 and answered.get(which.id) not in named:
        del answers[room.prompt.id]
        return which
    if named:
        answers[room.prompt.id] = Answer(room.prompt, answered.get(which.id) or named[0])
    else:
        answers[room.prompt.id] = replace(room, note=_NOT_LISTED)
    return None


def _runs(
    definition: Definition, houses: Sequence[Prompt], tokens: Sequence[Token], courts: Courts
) -> Sequence[_Run]:
    """Give the runs of tokens that name courts: by code, by a prompt's name, or the longest."""
    refs = [one.ref.casefold() for one in houses]
    is_by_ref = all(map(_may_be_left, houses)) and any(map(_is_other_text, definition.prompts))
    runs: list[_Run] = []
    for start, token in enumerate(tokens):
        if token.quoted:
            continue
        name, sign, text = token.text.partition("=")
        if sign and name.casefold() in refs:
            fitting = courts.fitting(text, definition)
            return [_Run(start, start + 1, fitting, ref=name.casefold())]
        if is_by_ref:
            continue
        if courts.coded(token.text):
            return [_Run(start, start + 1, courts.fitting(token.text))]
        runs += _named_from(definition, start, tokens, courts)
    longest = max((run.end - run.start for run in runs), default=0)
    return [run for run in runs if run.end - run.start == longest]


def _may_be_left(house: Prompt) -> bool:
    return house.kind is PromptKind.CHOICE and house.rule is PromptRule.OPTIONAL


def _is_other_text(prompt: Prompt) -> bool:
    return prompt.kind is PromptKind.TEXT and not prompt.names_court


def _named_from(
    definition: Definition, start: int, tokens: Sequence[Token], courts: Courts
) -> Sequence[_Run]:
    """Give the longest run of plain tokens from this one on that names a court."""
    if not courts.begins_name(tokens[start].text):
        return []
    end = start + 1
    while end < min(len(tokens), start + _LONGEST_NAME) and not tokens[end].quoted:
        end += 1
    for stop in range(end, start, -1):
        fits = courts.fitting(_running(tokens[start:stop]), definition)
        if fits:
            return [_Run(start, stop, fits)]
    return []


def _room(tokens: Sequence[Token], court_run: _Run, court: Court) -> _Run | None:
    """Give the run that names a room of the court: right behind it, or behind a word for a room."""
    said = [at for at, token in enumerate(tokens) if token.text.casefold() in _ROOM_WORDS]
    starts = [court_run.end, *(at for at in said if at >= court_run.end or at < court_run.start)]
    for start in starts:
        is_said = start in said
        first = start + is_said
        for end in range(min(first + _LONGEST_ROOM, len(tokens)), first, -1):
            rooms = court.rooms_fitting(_running(tokens[first:end]))
            is_exact = rooms and rooms[0].casefold() == _running(tokens[first:end]).casefold()
            if rooms and (is_exact or not any(token.quoted for token in tokens[first:end])):
                return _Run(start, end, rooms=rooms)
    return None


def _running(tokens: Sequence[Token]) -> str:
    return " ".join(token.running for token in tokens)


def _token(court: Court, prompt: Prompt | None = None) -> Token:
    name = court.code.lower() or court.name
    return Token(f"{prompt.ref}={name}" if prompt is not None else name)


def _instead(tokens: Sequence[Token], run: _Run, token: Token) -> tuple[Token, ...]:
    return (*tokens[: run.start], token, *tokens[run.end :])


def _without(tokens: Sequence[Token], *runs: _Run) -> tuple[Token, ...]:
    taken = {at for run in runs for at in range(run.start, run.end)}
    return tuple(token for at, token in enumerate(tokens) if at not in taken)
