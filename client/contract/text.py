"""Cleaning of text that comes from the API or from a paste: nothing in it may steer a terminal.

Removed are control characters, C1 controls, bidirectional overrides, zero-width characters,
interlinear marks and lone surrogates; the rest is brought to Unicode normal form C, so that the
same name always compares equal. See contract section 3.2 for where names come from.
"""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

_UNSAFE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_UNSAFE_IN_PROSE = re.compile(f"[{_UNSAFE}]")
_BREAK_IN_LINE = re.compile(r"[\t\n\r\u2028\u2029]+")


def clean_line(text: str) -> str:
    """Give text as one harmless line: breaks and tabs become a blank, unsafe characters go."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _UNSAFE_IN_PROSE.sub("", _BREAK_IN_LINE.sub(" ", text)))


def clean_prose(text: str) -> str:
    """Give text of several lines without unsafe characters; line breaks and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _UNSAFE_IN_PROSE.sub("", text))


def is_clean_json(text: bytes | bytearray) -> bool:
    """Say at a glance that JSON text holds nothing that `clean_json` would change.

    JSON itself allows no control character in a string but as an escape, and DEL.
    """
    return text.isascii() and b"\\" not in text and b"\x7f" not in text


def clean_json(value: Any) -> Any:
    """Give a parsed JSON value with every string in it cleaned as prose, keys included."""
    if isinstance(value, str):
        return clean_prose(value)
    if isinstance(value, dict):
        return {clean_line(key): clean_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [clean_json(item) for item in value]
    return value


def _without_surrogates(value: object) -> object:
    """Drop lone surrogates first: pydantic refuses a string that holds one."""
    if isinstance(value, str) and not value.isascii():
        return re.sub("[\ud800-\udfff]", "", value)
    return value


Text = Annotated[str, BeforeValidator(_without_surrogates), AfterValidator(clean_line)]
"""One line of text on the wire, harmless once read."""

Prose = Annotated[str, BeforeValidator(_without_surrogates), AfterValidator(clean_prose)]
"""Several lines of text on the wire, harmless once read."""

Loose = Annotated[Any, BeforeValidator(clean_json)]
"""Any JSON value on the wire, every text in it harmless once read."""

LooseMembers = Annotated[dict[str, Any], BeforeValidator(clean_json)]
"""A JSON object of which no more is known, every text in it harmless once read."""
