"""Answers that a question offers by number: courts that a text names, and what was given before."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from client.catalogue import Definition, Prompt
from client.catalogue.model import COURTROOM
from client.shorthand.answers import limit_broken, read_answer, say
from client.shorthand.court_placing import place_court
from client.shorthand.courts import Courts
from client.shorthand.tokens import Token, split_tokens


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that can be picked by number: how it reads, and its values by prompt id."""

    label: str
    values: Mapping[str, Any]


def earlier_offers(prompt: Prompt, values: Sequence[Any]) -> tuple[Offer, ...]:
    """Offer names and addresses that were given before; they stand as the draft holds them."""
    return tuple(Offer(say("", value), {prompt.id: value}) for value in values)


def court_offers(
    definition: Definition, prompt: Prompt, text: str, courts: Courts
) -> tuple[Offer, ...]:
    """Offer every court that a text names to its end, with the room that stands behind it."""
    rooms = (one for one in definition.prompts if one.is_courtroom or one.names_courtroom)
    asked = replace(definition, prompts=(prompt, *rooms))
    return _offers(asked, prompt, split_tokens(text), courts)


def _offers(
    definition: Definition, prompt: Prompt, tokens: Sequence[Token], courts: Courts
) -> tuple[Offer, ...]:
    placed = place_court(definition, tokens, {}, courts)
    if placed.ways:
        return tuple(
            one for _, way in placed.ways for one in _offers(definition, prompt, way, courts)
        )
    values, left = dict(placed.answered), [token.text for token in placed.left]
    room = next((one for one in definition.prompts if one is not prompt), None)
    if prompt.id not in values or left[1:]:
        return ()
    if left:
        number = read_answer(room, left[0], dt.date.min) if room is not None else None
        if number is None or limit_broken(number) or number.prompt.id in values:
            return ()
        values[number.prompt.id] = number.value
    said = say("", values[prompt.id])
    if room is not None and room.id in values:
        said = f"{said}, courtroom {say(COURTROOM, values[room.id])}"
    return (Offer(said, values),)
