"""Text that tries to steer a terminal, and documents that hold it in one field after another."""

import copy
import datetime as dt
import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from tests.client.builders import DAY, uid

ESCAPES = (
    "\x1b[31m\x1b]52;c;ZXZpbA==\x07\x1b]8;;https://harm.example\x1b\\\x1b[2J\x1bc\x1bP1$r\x1b\\"
    "\x9b31m\x9d52;c;x\x9c\u202e\u2066\u200b\ufeff\u2028\x00\r\n\t\b\x7f"
)
MARKUP = "[@click=app.quit()]x[/][bold][red]"
SHORT = f"Sm{ESCAPES}ith {MARKUP} 漢字 Zoe\u0308 \u0301"
LONG = f"{SHORT}{'x' * 4000}"
SURROGATE = "Zo\ud800e\udfff"

STEERS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""What must not reach a terminal from any text."""

_PLAIN: dict[Any, Any] = {
    bool: True,
    int: 1,
    float: 1.5,
    dt.date: DAY,
    dt.datetime: f"{DAY}T10:00:00Z",
}

Path = tuple[str | int, ...]


def filled(model: type[BaseModel], text: str | None = None, at: str = "") -> dict[str, Any]:
    """Give the wire's form of a model with every member there, lists with one item.

    Every text is `text`, or where that is None a word of its own, an id where it is one.
    """
    return {
        field.alias or name: _value(field.annotation, text, f"{at}.{name}")
        for name, field in model.model_fields.items()
    }


def _value(kind: Any, text: str | None, at: str) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _value(inner[0], text, at)
    if origin in (Union, types.UnionType):
        return _value(next(one for one in inner if one is not type(None)), text, at)
    if origin is tuple:
        return [_value(inner[0], text, at)]
    if origin is dict:
        return {text or at: _value(inner[1], text, at)}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return filled(kind, text, at)
    if kind is str or kind is Any:
        own = uid(at) if at.endswith("id") else at.rpartition(".")[2]
        return own if text is None else text
    plain = {
        bool: True,
        int: 1,
        float: 1.5,
        dt.date: "2026-11-23",
        dt.datetime: "2026-11-23T10:00:00Z",
    }
    return plain[kind]


def text_places(document: Any, at: Path = ()) -> Iterator[Path]:
    """Give the place of every text in a document."""
    if isinstance(document, str):
        yield at
    pairs: Any = ()
    if isinstance(document, dict):
        pairs = document.items()
    elif isinstance(document, list):
        pairs = enumerate(document)
    for key, value in pairs:
        yield from text_places(value, (*at, key))


def with_text(document: dict[str, Any], place: Path, text: str) -> dict[str, Any]:
    """Give a document with another text in one place."""
    changed = copy.deepcopy(document)
    inside: Any = changed
    for key in place[:-1]:
        inside = inside[key]
    inside[place[-1]] = text
    return changed


def texts_of(value: Any) -> Iterator[str]:
    """Give every text in what was read from a document, the names of loose members included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name))
    elif isinstance(value, dict):
        yield from texts_of([*value, *value.values()])
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_of(item)
