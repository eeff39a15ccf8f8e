"""Lines as they are read, each with its text."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from client.catalogue import Catalogue
from client.contract.text import clean_line
from client.desk.needing import Beside, beside
from client.desk.targets import misplaced
from client.shorthand.courts import NO_COURTS, Courts
from client.shorthand.line import Choosing, Line, Results, Unread
from client.shorthand.phrases import is_phrase
from client.shorthand.reading import read_line

_NOTHING = Beside()
_OWN_PHRASE = Unread("A phrase is not known here: give the line it stands for")


@dataclass(frozen=True, slots=True)
class Parsed:
    """One line with its reading; `line` is the text without what could steer a terminal.

    `beside` is what goes with the results of a complete line.
    """

    line: str
    reading: Line
    beside: Beside = _NOTHING

    @property
    def is_complete(self) -> bool:
        """Whether the line would be taken as it stands."""
        if isinstance(self.reading, Results):
            return not (misplaced(self.reading) or self.reading.open_point)
        return not isinstance(self.reading, Choosing | Unread)


def parse_lines(
    lines: Iterable[str], catalogue: Catalogue, day: dt.date, courts: Courts = NO_COURTS
) -> Iterator[Parsed]:
    """Read each line as the entry bar would on a hearing of this day, with this court list.

    Phrases are a clerk's own, and are not known here.
    """
    for line in lines:
        text = clean_line(line.rstrip("\r\n"))
        own = is_phrase(text)
        reading = read_line(text, catalogue, day, courts=courts)
        if own:
            yield Parsed(text, _OWN_PHRASE)
        elif isinstance(reading, Results) and not reading.open_point:
            yield Parsed(text, reading, beside(reading, catalogue))
        else:
            yield Parsed(text, reading)
