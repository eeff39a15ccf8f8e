"""What letters the terminal shows, by the locale, and what stands for those that it can't.

A letter that the charset lacks has a stand-in of as many cells: a plain one where it only carries
accents, else a question mark. Only what is drawn changes; what is recorded and sent stays as it is.
"""

import codecs
import os
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from io import TextIOWrapper
from pathlib import Path
from unicodedata import category, normalize

UTF_8, ASCII = "utf-8", "ascii"

FORCED = "CALLOVER_ASCII"
"""The variable of the environment that asks for plain letters whatever the locale."""

_STARTED = Path("/proc/self/environ")
_ONE_BYTE_EACH = re.compile(r"iso8859-\d+|koi8-[ru]|cp125\d")
_RUN_TOGETHER = re.compile(r"(?i)^iso-?8859-?(\d+)$")
_ALLOWED_UNSEEN = "\u200d"
"""What joins emoji to one; every other invisible mark is left out."""

_CUT = "~"
_IN_ONE_CELL = str.maketrans(
    {
        "│": "|",
        "─": "-",
        "▸": ">",
        "›": ">",
        "…": _CUT,
        "·": ".",
        "✓": "*",
        "↑": "^",
        "↓": "v",
        "←": "<",
        "→": ">",
        "£": "#",
        "€": "E",
        "§": "S",
        "°": "o",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "‹": "<",
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "×": "x",
        "•": "*",
        "\u00a0": " ",
        "\u00ad": "-",
        "æ": "a",
        "Æ": "A",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ß": "s",
        "þ": "p",
        "Þ": "P",
        "ð": "d",
        "Ð": "D",
        "ı": "i",
        "œ": "o",
        "Œ": "O",
    }
)
"""What the program draws itself, and the letters of names that normal form D leaves whole."""

_IN_A_LINE = {"£": "GBP ", "€": "EUR ", "…": "...", "æ": "ae", "Æ": "AE", "ß": "ss"}
"""What may be longer where text is not in columns."""


def login_environment(environ: Mapping[str, str], started: Path = _STARTED) -> dict[str, str]:
    """Give the environment without the LC_CTYPE that Python sets for itself where LANG is C."""
    try:
        before = started.read_bytes().split(b"\0")
    except OSError:
        return dict(environ)
    is_own = any(one.startswith(b"LC_CTYPE=") and one != b"LC_CTYPE=" for one in before)
    return {name: value for name, value in environ.items() if is_own or name != "LC_CTYPE"}


def locale_variable(environ: Mapping[str, str]) -> tuple[str, str]:
    """Give the variable that says what the locale is, and its value; empty where none does."""
    name = next((name for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    return name, environ.get(name, "")


def charset_of(environ: Mapping[str, str]) -> str:
    """Give the terminal's charset, as Python calls it, by what the locale is named.

    The name alone counts, since PuTTY and `ssh` pass it on to machines that don't have the locale.
    One that names no charset, or one of several bytes a letter other than UTF-8, means ASCII.
    """
    if environ.get(FORCED) == "always":
        return ASCII
    named = locale_variable(environ)[1].partition(".")[2].partition("@")[0]
    named = _RUN_TOGETHER.sub(r"iso8859-\1", named)
    try:
        codec = codecs.lookup(named).name if named else ASCII
    except LookupError:
        return ASCII
    return codec if codec == UTF_8 or _ONE_BYTE_EACH.fullmatch(codec) else ASCII


def terminal_charset() -> str:
    """Give the charset of the terminal that the program was started in."""
    return charset_of(login_environment(os.environ))


@lru_cache(4096)
def in_cells(grapheme: str, width: int, charset: str) -> tuple[str, ...]:
    """Give what each cell of a letter shows; the second cell of a wide one is the empty text.

    Nothing that steers a terminal is in it: controls, marks of direction and lone surrogates.
    """
    if not width:
        return ()
    seen = "".join(one for one in grapheme if not _is_unseen(one))
    if seen and charset == UTF_8:
        return (seen, *[""] * (width - 1))
    stand_in = _stand_in(seen, charset)
    return (*stand_in[:1], *" " * (width - 1)) if stand_in else ("?",) * width


def in_line(text: str, charset: str) -> str:
    """Give text for a terminal without columns, where a stand-in may be longer than one letter."""
    if charset == UTF_8 or text.isascii():
        return text
    return "".join(
        one if _has(one, charset) else _IN_A_LINE.get(one) or _stand_in(one, charset) or "?"
        for one in normalize("NFC", text)
    )


def speak_plainly(charset: str) -> None:
    """Have standard input, output and error be in the terminal's charset where they are one.

    Of ASCII more than needed is read: what a terminal sends for other letters is most often UTF-8.
    """
    if charset == UTF_8:
        return
    name = "callover"
    codecs.register_error(name, _replaced)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.isatty():
            stream.reconfigure(encoding=charset, errors=name)
    if charset != ASCII and isinstance(sys.stdin, TextIOWrapper) and sys.stdin.isatty():
        sys.stdin.reconfigure(encoding=charset, errors="replace")


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return in_line(text, ASCII), error.end


def _stand_in(text: str, charset: str) -> str:
    """Give a letter as a charset has it, or the like of it, or nothing."""
    composed = normalize("NFC", text)
    if composed and _has(composed, charset):
        return composed
    twin = composed.translate(_IN_ONE_CELL)
    base = normalize("NFKD", twin)[:1]
    return base if base.isprintable() and _has(base, charset) else ""


def _has(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _is_unseen(letter: str) -> bool:
    kind = category(letter)
    return kind in ("Cc", "Cf", "Cs", "Zl", "Zp") and letter != _ALLOWED_UNSEEN
