"""A clerk's own phrases: a name for a line that is typed often, with places for what changes.

A phrase may hold words and codes and `$1` to `$9`; an amount or a period is never part of one,
since that is for the court to say each time, and neither is a plea, a verdict or who attends.
"""

import re
import tomllib
from collections.abc import Mapping

_NAME = re.compile(r"[a-z][a-z0-9-]{0,19}")
_PARAMETER = re.compile(r"\$([1-9])")
_TARGETS = re.compile(r"(?:^|(?<=;))\s*(?:[\d,\-]+|\*{1,2}|d|c)/")
_FIXED = re.compile(r"(?:^|[\s;=\[\"'+£])([+£]?\d[^\s;\]\"]*)|(\$\d{2,})")
_HEARD = re.compile(r"(?:^|[;/])\s*([=!@]\s*[^\s;$]+)")
_USE = re.compile(r"((?:[^/\s.]+/)?)\.([A-Za-z][\w-]*)?\s*(.*)", re.DOTALL)

Phrases = Mapping[str, str]
"""Phrases by name, such as `std`: the line each stands for."""


class PhraseError(Exception):
    """A file of phrases that can't be used; the message lists every mistake, one a line."""


def read_phrases(text: str, source: str) -> Phrases:
    """Read a file of phrases, TOML of names and lines; `source` names it in mistakes.

    Raises `PhraseError` with every mistake: no TOML, a name that can't be typed, a line that is no
    text, and an amount, a period, a plea, a verdict or an attendance that is fixed.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PhraseError(f"{source}: {error}") from error
    mistakes = []
    for name, line in table.items():
        if not _NAME.fullmatch(name):
            mistakes.append(f"{source}: {name}: a name is small letters, digits and dashes")
        elif not isinstance(line, str) or not line.strip():
            mistakes.append(f"{source}: {name}: a phrase is a line in quotes")
        elif fixed := _FIXED.search(_TARGETS.sub("", line)):
            found = fixed[1] or fixed[2]
            mistakes.append(
                f"{source}: {name}: {found} is fixed; amounts and periods are for the court "
                "to say each time: write $1"
            )
        elif heard := _HEARD.search(line):
            mistakes.append(
                f"{source}: {name}: {heard[1]} is fixed; pleas, verdicts and attendance are as the "
                f"court heard them each time: write {heard[1][0]}$1"
            )
    if mistakes:
        raise PhraseError("\n".join(mistakes))
    return {name: line.strip() for name, line in table.items()}


def is_phrase(text: str) -> bool:
    """Tell whether a line uses a phrase: a full stop and a name, after targets if there are any."""
    return _USE.fullmatch(text.strip()) is not None


def expand(text: str, phrases: Phrases) -> tuple[str, str]:
    """Give the line that a phrase stands for with its words put in, or an empty one and why not.

    Words are parted by blanks; those in `[...]` or quotes stay together.
    """
    used = _USE.fullmatch(text.strip())
    name = (used[2] or "").casefold() if used else ""
    if used is None or name not in phrases:
        known = " ".join(f".{one}" for one in phrases)
        why = f"; known: {known}" if known else ": phrases.toml holds none"
        return "", f"No phrase .{name}{why}"
    words = re.findall(r"\[[^\]]*\]|\"[^\"]*\"|\S+", used[3])
    line = phrases[name]
    needed = max((int(one) for one in _PARAMETER.findall(line)), default=0)
    if len(words) != needed:
        return "", f".{name} takes {needed} words: {line}"
    return used[1] + _PARAMETER.sub(lambda one: words[int(one[1]) - 1], line), ""
