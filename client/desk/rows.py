"""The rows of the day's list, light enough to be painted before anything else is loaded."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache

SHARED, KEPT, LOCKED, OFF_LIST = "shared", "kept", "locked", "off list"
CALLED, PAUSED, ENDED = "called", "paused", "ended"
SHARE_WAITS, UNDECIDED = "waits", "which?"
CUSTODY = "CUSTODY"
"""What stands for somebody in custody in place of a state, until something has happened."""

ADJOURNED, OWED, TO_DO = "adj ", "owed ", " to do"
"""What a row's state begins with, or ends with, where a day or a number belongs to it."""

MARKS = {
    "y": "youth",
    "c": "in custody",
    "w": "in Welsh",
    "r": "reporting restriction",
}
"""The letters with which a row is marked, and what they say."""


@dataclass(frozen=True, slots=True)
class Place:
    """A court room: where the clerk sits."""

    centre_id: str
    centre_name: str
    room_id: str
    room_name: str


def short_court(name: str) -> str:
    """Give a court's name as clerks say it."""
    return name.removesuffix(" Magistrates' Court").removesuffix(" Magistrates Court")


def place_words(place: Place) -> str:
    """Give a room with its court in short."""
    return f"{short_court(place.centre_name)}  {place.room_name}"


@cache
def day_words(day: dt.date) -> str:
    """Give a day as it is shown: `Mon 23 Nov 2026`."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def session_of(time: str) -> str:
    """Give the session in which a time of the list lies, `am` or `pm`; empty without a time."""
    return ("am" if time < "13:00" else "pm") if time else ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One hearing in the list: its number, whom it concerns, and what it still needs.

    `people` is how many `who` names, `marks` the letters of `MARKS`, `unshared` how many results
    are recorded and not shared. `state` is blank until something has happened; then `called`,
    `paused`, `ended`, `2 to do`, `kept`, `shared`, `adj 4 Dec`, `owed 20m`, `locked` or `off list`;
    `waits` where it is to be shared when the API is back, `which?` where two clerks differ.
    """

    number: int
    hearing_id: str
    who: str
    time: str = ""
    offences: int = 0
    marks: str = ""
    state: str = ""
    prosecutor: str = ""
    kind: str = ""
    references: str = ""
    people: int = 0
    unshared: int = 0

    @property
    def is_done(self) -> bool:
        """Whether all that was recorded has been shared, and nothing is left to do."""
        return self.state == SHARED or self.state.startswith(ADJOURNED)

    @property
    def is_owed(self) -> bool:
        """Whether it was put off, to be resulted out of court."""
        return self.state.startswith(OWED)

    @property
    def said_marks(self) -> str:
        """What the marks say, in words."""
        return ", ".join(words for letter, words in MARKS.items() if letter in self.marks)


def rows_to_json(rows: Iterable[ListRow]) -> str:
    """Write rows for the local copy."""
    return json.dumps([asdict(row) for row in rows])


def rows_from_json(text: str) -> tuple[ListRow, ...]:
    """Read rows from the local copy."""
    return tuple(ListRow(**row) for row in json.loads(text))


def rows_copy_name(day: str, place: Place) -> str:
    """Give the name under which a room's rows for a day are kept."""
    return f"rows:{day}:{place.centre_id}:{place.room_id}"


def is_rows_copy_of(name: str, day: str) -> bool:
    """Tell whether a local copy of this name holds a room's rows for a day."""
    return name.startswith(f"rows:{day}:")


def place_to_json(place: Place) -> str:
    """Write a place for the local copy."""
    return json.dumps(asdict(place))


def place_from_json(text: str) -> Place:
    """Read a place from the local copy."""
    return Place(**json.loads(text))


LAST_PLACE = "place"
"""The name under which the place last worked at is kept."""
