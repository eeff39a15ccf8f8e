"""JSON in and out: compact ASCII text out, and nothing that JSON doesn't know in."""

import json
import math
from typing import Any


class NotJsonError(ValueError):
    """A text is not JSON; the message says what is wrong with it."""


def to_json(value: Any) -> str:
    """Give a value as compact JSON text in ASCII, which every database and socket takes."""
    return _ENCODER.encode(value)


def from_json(text: str | bytes) -> Any:
    """Read JSON text; raises `NotJsonError` for anything else, however deep or long it is."""
    try:
        if isinstance(text, bytes):
            text = text.decode(json.detect_encoding(text), "surrogatepass")
        return _DECODER.decode(text)
    except RecursionError as error:
        raise NotJsonError("it is nested too deeply") from error
    except ValueError as error:
        raise NotJsonError("it is not JSON") from error


def _refuse(name: str) -> None:
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


_ENCODER = json.JSONEncoder(separators=(",", ":"), allow_nan=False)
_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
