"""Splitting a line: into results at `;`, and a result into tokens at blanks."""

import re
from dataclasses import dataclass, field

from client.catalogue.model import Unit
from client.shorthand.values import begins_date, read_period

_TOKEN = re.compile(r"\[([^\]]*)\]?|\"([^\"]*)\"?|(\S+)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a line, or the words inside `[...]` or `"..."`, which are then quoted.

    `words` is the text as typed where the words of one value were joined, such as `18 months`.
    """

    text: str
    quoted: bool = False
    words: str = field(default="", compare=False)

    @property
    def running(self) -> str:
        """The token as a part of running text."""
        return self.words or self.text

    @property
    def written(self) -> str:
        """The token as it is typed."""
        return f"[{self.text}]" if self.quoted else self.running


def split_results(line: str) -> tuple[str, ...]:
    """Split a line at every `;` that stands outside brackets and quotes; empty parts go."""
    parts, start, closing = [], 0, ""
    for at, char in enumerate(line):
        if closing:
            closing = "" if char == closing else closing
        elif char in '["':
            closing = "]" if char == "[" else '"'
        elif char == ";":
            parts.append(line[start:at])
            start = at + 1
    parts.append(line[start:])
    return tuple(part.strip() for part in parts if part.strip())


def split_tokens(
    text: str,
    *,
    joins_periods: bool = True,
    joins_dates: bool = True,
    parts_periods: bool = False,
) -> tuple[Token, ...]:
    """Split the text of one result; the words of one value join (`2 y 6 m`, `4 Dec 2026`).

    `parts_periods` keeps `12m 12w` apart, for a result that asks for several periods.
    """
    words = [_token(found) for found in _TOKEN.finditer(text)]
    tokens: list[Token] = []
    at = 0
    while at < len(words):
        last = tokens[-1] if tokens else Token("")
        following = words[at : at + 2]
        taken = _continues_date(last, following) if joins_dates else 0
        if joins_periods and not taken:
            taken = _continues_period(last, following, parts_periods)
        if taken:
            joined = words[at : at + taken]
            tokens[-1] = Token(
                last.text + "".join(word.text for word in joined),
                words=" ".join([last.running, *(word.text for word in joined)]),
            )
        elif words[at].text:
            tokens.append(words[at])
        at += max(taken, 1)
    return tuple(tokens)


def _token(found: re.Match[str]) -> Token:
    if found[3] is not None:
        return Token(found[3])
    return Token((found[1] if found[1] is not None else found[2]).strip(), quoted=True)


def _continues_date(last: Token, words: list[Token]) -> int:
    """Tell how many of the next words belong to the date that the last token begins."""
    plain = [word.text for word in words if not word.quoted]
    is_plain = not last.quoted and not words[0].quoted
    return begins_date(last.text, plain) if is_plain and last.text else 0


def _continues_period(last: Token, words: list[Token], parts_periods: bool) -> int:
    """Tell how many of the next words belong to the period that the last token begins.

    A bare number takes the name of its unit and nothing else, so that `100 12m` stays two values;
    a period takes a further number with its unit, in one word or in two.
    """
    if last.quoted or not last.text[:1].isdigit() or any(word.quoted for word in words[:1]):
        return 0
    if last.text.isdecimal():
        takes_unit = words[0].text.isalpha() and read_period(last.text + words[0].text)
        return 1 if takes_unit else 0
    for count in (2,) if parts_periods else (1, 2)[: len(words)]:
        if (
            len(words) < count
            or words[0].text.isdecimal() != (count == 2)
            or any(word.quoted for word in words[:count])
        ):
            continue
        if _is_one_period(last.text + "".join(word.text for word in words[:count])):
            return count
    return 0


def _is_one_period(text: str) -> bool:
    """Tell whether text reads as a period from larger to smaller units, as one is said."""
    period = read_period(text) or ()
    sizes = [list(Unit).index(unit) for unit, _ in period]
    return bool(sizes) and sizes == sorted(sizes)
