"""The chain of a stream's events: each hash covers the event and the hash before it."""

import hashlib
import json
from typing import Any

BEGINNING = "0" * 64
"""What stands in the place of a hash before the first event of a stream."""

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False)


def event_text(body: dict[str, Any]) -> str:
    """Give an event as it is kept and served: JSON in ASCII, its members sorted, no blanks."""
    return _ENCODER.encode(body)


def canonical(text: str) -> bytes:
    """Give an event's text in canonical form: the same JSON in UTF-8, nothing escaped needlessly.

    Text without an escape is canonical as it is kept. Raises `ValueError` for text that isn't JSON.
    """
    if "\\u" not in text:
        return text.encode()
    value = json.loads(text)
    plain = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return plain.encode("utf-8", "backslashreplace")


def link(previous: str, text: str) -> str:
    """Give the hash of an event: SHA-256, in hex, of the hash before it and its canonical form."""
    return hashlib.sha256(previous.encode() + canonical(text)).hexdigest()
