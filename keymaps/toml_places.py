"""On which line of a TOML file something stands; what reads TOML does not tell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TABLE = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")
_ENTRY = re.compile(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Places:
    """The first line on which each table and each entry of a file stands."""

    source: str
    lines: dict[tuple[str, str], int]

    def line(self, table: str, entry: str = "") -> int:
        """Give the line of an entry, else of its table; 0 where neither can be told."""
        return self.lines.get((table, entry)) or self.lines.get((table, "")) or 0

    def said(self, line: int, mistake: str) -> str:
        """Give a mistake with the file and, where it is known, the line before it.

        What a terminal would not show as a letter or sign is left out of it.
        """
        shown = "".join(char for char in mistake if char.isprintable())
        return f"{self.source}:{line}: {shown}" if line else f"{self.source}: {shown}"


def places(text: str, source: str) -> Places:
    """Find where the tables and entries of a file stand; `source` names the file."""
    found: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if entry := _ENTRY.match(line):
            found.setdefault((table, _plain(entry[1])), number)
        elif header := _TABLE.match(line):
            table = _plain(header[1])
            found.setdefault((table, ""), number)
    return Places(source, found)


def syntax_mistake(error: Exception, source: str) -> str:
    """Give what makes a file no TOML, with its line in front."""
    text = str(error)
    place = _AT_LINE.search(text)
    return Places(source, {}).said(int(place[1]) if place else 0, _AT_LINE.sub("", text))


def nearest(name: str, names: Iterable[str]) -> str:
    """Ask whether the name that is most like this one was meant; empty where none is like it.

    A name that ends as this one does goes first: who writes `colour_theme` means `theme`.
    """
    from difflib import get_close_matches

    known = list(names)
    close = [one for one in known if name.endswith(one)] or get_close_matches(name, known, 1)
    return f"; did you mean {close[0]}?" if close else ""


def _plain(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)
