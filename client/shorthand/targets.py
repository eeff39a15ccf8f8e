"""Whom a line is for: the offence numbers, or the letters, that stand before its results."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from client.shorthand.tokens import split_results

_TARGETED = re.compile(r"((?:[0-9,\-]+|\*{1,2}|d|c)/)(.*)", re.DOTALL | re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")
_DATE_FIRST = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?\s")


@dataclass(frozen=True, slots=True)
class Targets:
    """Which offences a line is for: those numbered, all open ones, or the current one.

    `open_offences` is `*`, every offence of the defendant without an outcome today, and
    `of_everyone` is `**`, the same of every defendant of the case. `whole` is `d` or `c`: the line
    is for the defendant or the case, and takes no result that belongs to an offence.
    """

    numbers: tuple[int, ...] = ()
    open_offences: bool = False
    of_everyone: bool = False
    whole: Literal["", "d", "c"] = ""


def split_targets(text: str) -> tuple[str, str]:
    """Split the targets with their stroke from what follows; a date that stands first is none."""
    found = _TARGETED.fullmatch(text)
    if found is None or _DATE_FIRST.match(text):
        return "", text
    return found[1], found[2]


def read_targets(text: str) -> Targets | None:
    """Read targets as they stand before the results; `None` where they make no sense."""
    text = text.removesuffix("/")
    if not text:
        return Targets()
    if text in ("*", "**"):
        return Targets(open_offences=True, of_everyone=text == "**")
    if text.casefold() == "d":
        return Targets(whole="d")
    if text.casefold() == "c":
        return Targets(whole="c")
    numbers: list[int] = []
    for part in text.split(","):
        found = _RANGE.fullmatch(part)
        if found is None:
            return None
        first, last = int(found[1]), int(found[2] or found[1])
        if not 0 < first <= last:
            return None
        numbers += [number for number in range(first, last + 1) if number not in numbers]
    return Targets(tuple(numbers))


def one_line(lines: Iterable[str], current: int) -> str:
    """Join lines that were pasted together into one that means the same.

    A part without targets goes where the part before it goes; a line without any goes to the
    current offence, so that it gets its number where a line before it names targets.
    """
    joined: list[str] = []
    targeted = False
    for line in filter(None, map(str.strip, lines)):
        parts = split_results(line)
        is_own = bool(split_targets(line)[0])
        joined.append(f"{current}/{line}" if targeted and not is_own else line)
        targeted = targeted or any(split_targets(part)[0] for part in parts)
    return "; ".join(joined)
