"""What an action is given and what it answers."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, WithJsonSchema
from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Call:
    """One request: who makes it, when, and its payload with path and query parameters merged in.

    `new_id` gives a fresh UUID for whatever the action makes.
    """

    user: str
    correlation: str | None
    payload: dict[str, Any]
    now: dt.datetime
    new_id: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An event that tells what became of a command: its name, its stream and its payload."""

    name: str
    stream_id: str
    payload: dict[str, Any]


class AnswerError(Exception):
    """A request can't be answered; `status` is the HTTP status and `message` says why in words."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


Query = Callable[[Connection, Call], str]
"""Answers with JSON text. Raises `AnswerError`, or pydantic's error for a payload that is wrong."""

Command = Callable[[Connection, Call], tuple[Outcome, ...]]
"""Does what is asked and gives the events it causes. Raises as a query does."""


def _a_day(text: str) -> str:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ValueError("is not a date as yyyy-MM-dd")
    return text


def _a_time(text: str) -> str:
    try:
        dt.datetime.strptime(text, "%H:%M")
    except ValueError as error:
        raise ValueError("is not a time as HH:mm") from error
    if len(text) != len("HH:mm"):
        raise ValueError("is not a time as HH:mm")
    return text


Day = Annotated[str, AfterValidator(_a_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A date as the wire writes it, `yyyy-MM-dd`."""

TimeOfDay = Annotated[
    str,
    AfterValidator(_a_time),
    WithJsonSchema({"type": "string", "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
]
"""A time of day as the wire writes it, `HH:mm`."""
