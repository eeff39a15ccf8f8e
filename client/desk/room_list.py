"""The list of the day at one court room, with its copy in the journal."""

import datetime as dt
from collections.abc import Callable, Iterable

from client.contract.hearing_list import HearingSummary
from client.desk.case_file import CaseFile
from client.desk.day_list import listed_rows, row_of_file
from client.desk.rows import (
    LAST_PLACE,
    ListRow,
    Place,
    place_to_json,
    rows_copy_name,
    rows_from_json,
    rows_to_json,
)
from client.journal import Journal


class RoomList:
    """The room that is sat in, the rows of its list, and whether every hearing has been read.

    `now` gives the time, by which a row says for how long its result has been owed.
    """

    def __init__(self, journal: Journal, day: str, now: Callable[[], dt.datetime]) -> None:
        self.place: Place | None = None
        self.rows: tuple[ListRow, ...] = ()
        self.is_complete = False
        self.clerk_id = ""
        self._journal = journal
        self._day = day
        self._now = now

    def sit_at(self, place: Place) -> None:
        """Take a room with the rows of its local copy; without one it has no rows yet."""
        self.place = place
        self.is_complete = False
        name = rows_copy_name(self._day, place)
        copy = self._journal.tried(lambda: self._journal.recall(name), None)
        self.rows = rows_from_json(copy) if copy else ()

    def remember_place(self) -> None:
        """Note the room as the one last worked in."""
        if self.place is not None:
            self._journal.remember(LAST_PLACE, place_to_json(self.place))

    def take(self, hearings: Iterable[HearingSummary], files: Iterable[CaseFile]) -> None:
        """Take in a list as fetched; what is known of its hearings in full stays shown."""
        self.rows = listed_rows(self.rows, hearings, self._day)
        self.renew(*files)

    def finish(self) -> None:
        """Note that every hearing of the list has been read."""
        self.is_complete = True
        self._store()

    def renew(self, *files: CaseFile) -> None:
        """Say anew in their rows what these hearings are and still need."""
        known = {file.hearing.id: file for file in files}
        now = self._now()
        self.rows = tuple(
            row_of_file(row, known[row.hearing_id], now, self.clerk_id)
            if row.hearing_id in known
            else row
            for row in self.rows
        )
        if self.is_complete and known:
            self._store()

    def number_of(self, hearing_id: str) -> int:
        """Give a hearing's number in the list, 0 where it has none."""
        return next((row.number for row in self.rows if row.hearing_id == hearing_id), 0)

    def _store(self) -> None:
        if self.place is not None:
            name = rows_copy_name(self._day, self.place)
            self._journal.remember(name, rows_to_json(self.rows))
