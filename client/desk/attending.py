"""A clerk's day at one court room: its parts, and what they do together."""

import datetime as dt
import queue
from collections.abc import Callable

from client.catalogue import Catalogue
from client.contract.courts import OrganisationUnit
from client.desk.case_file import CaseFile
from client.desk.court_log import CourtLog
from client.desk.files import CaseFiles
from client.desk.joining import Joined
from client.desk.keeping import Keeping
from client.desk.known_courts import recalled_courts
from client.desk.others import ANOTHER, what_others_did
from client.desk.outbox import Outbox
from client.desk.purging import EVER_SHARED
from client.desk.returning import Returning
from client.desk.room_list import RoomList
from client.desk.rows import Place
from client.desk.sharing import CHANGED_SINCE, Sharing
from client.desk.telling import Telling
from client.desk.windows import Windows
from client.journal import Journal
from client.record.course import day_in_court
from client.sync.notices import (
    Connected,
    JournalFails,
    Notice,
    OthersWrote,
    ReferenceFetched,
)


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Attending:
    """What a clerk's day at one court room is made of; owned by one thread.

    `clock` gives the time of day as `HH:MM` for messages, `now` the time for what is logged,
    `new_id` a fresh UUID, and `wake` is called from any thread when there is something to pump.
    """

    def __init__(
        self,
        journal: Journal,
        catalogue: Catalogue,
        day: str,
        *,
        clock: Callable[[], str],
        new_id: Callable[[], str],
        wake: Callable[[], None],
        now: Callable[[], dt.datetime] = _utc_now,
    ) -> None:
        self.catalogue = catalogue
        self.day = day
        self.courts: tuple[OrganisationUnit, ...] = ()
        self.court_list = recalled_courts(journal)
        self.away_since = ""
        self.away_reason = ""
        self.is_connected = False
        self.connected: Connected | None = None
        self.reference: ReferenceFetched | None = None
        self.journal_fault = ""
        self.has_ever_shared = journal.tried(lambda: journal.recall(EVER_SHARED), None) is not None
        self._journal = journal
        self._clock = clock
        self._wake = wake
        self._notices: queue.SimpleQueue[Notice] = queue.SimpleQueue()
        self._files = CaseFiles(journal, day, lambda: self.catalogue)
        self._list = RoomList(journal, day, now)
        self._told = Telling(self._list.number_of)
        self._outbox = Outbox(journal, self._files, day, new_id, self.tell, lambda: self.catalogue)
        self.now = now
        self._today = day_in_court(now())
        self.log = CourtLog(journal, self._files, new_id, now, self.tell)
        self._keeping = Keeping(journal, self._files, self.tell)
        self._windows = Windows(
            journal, self._files, day, self._keeping.is_keeping, self._outbox.is_sending
        )
        journal.watch(
            lambda: self.tell(OthersWrote()), lambda reason: self.tell(JournalFails(reason))
        )
        self._returning = Returning(self._files)
        self._sharing = Sharing(self._outbox)
        self._wanted_court = ""
        self._wanted_room = ""

    @property
    def place(self) -> Place | None:
        """The room that is sat in; `None` until one is known."""
        return self._list.place

    @property
    def is_list_complete(self) -> bool:
        """Whether every hearing of the list has been read."""
        return self._list.is_complete

    @property
    def is_all_read(self) -> bool:
        """Whether the list and the reference data have been read."""
        return self.is_list_complete and self.reference is not None

    @property
    def no_file(self) -> str:
        """Why a case of the list is not there in full."""
        if self.journal_fault:
            return f"This case can't be shown: {self.journal_fault}"
        return "This case is still being fetched"

    def sit_at(self, place: Place | None, court: str = "", room: str = "") -> None:
        """Take a place from the local copy, and note the court and room that were asked for."""
        self._wanted_court, self._wanted_room = court, room
        if place is not None:
            self._list.sit_at(place)
            for hearing_id in self._files.kept_hearings():
                self._renew_row(hearing_id)

    def tell(self, notice: Notice) -> None:
        """Take a notice from any thread."""
        self._notices.put(notice)
        self._wake()

    def _tell_of_others(self, before: CaseFile | None, joined: Joined, *, is_sending: bool) -> None:
        """Say what others did to a hearing that was fetched; a share of it has to be asked anew."""
        hearing_id = joined.file.hearing.id
        is_changed = before is not None and before.record != joined.file.record
        if joined.is_given_up:
            self._outbox.give_up(hearing_id)
            if not is_sending:
                self._told.say_of(hearing_id, joined.said)
        elif is_changed and before is not None and self.is_list_complete:
            said = what_others_did(before, joined.file, ANOTHER, self.catalogue)
            self._told.say_of(hearing_id, said)
        if is_changed and self._outbox.forget_share(hearing_id):
            self._told.say(CHANGED_SINCE)

    def _catch_up(self) -> None:
        """Look again at what had to wait until something of our own had come to its end."""
        if self._windows.is_behind:
            self._look_at_windows()

    def _look_at_windows(self) -> None:
        """Take in what other windows have kept and sent.

        The window that kept something sends it; where that window is gone, this one does.
        """
        for brought in self._windows.look():
            hearing_id = brought.file.hearing.id
            if brought.typed:
                said = f"From another window, {self._told.named(hearing_id)}: {brought.typed}"
                self._told.say(said)
                if self._outbox.forget_share(hearing_id):
                    self._told.say(CHANGED_SINCE)
            if not brought.file.is_saved and self._outbox.sync is not None:
                self._outbox.sync.try_later(hearing_id)
            self._renew_row(hearing_id)

    def _note_a_share(self) -> None:
        """Note for good that this clerk has shared a case, and needs no first hint any more."""
        if not self.has_ever_shared:
            self.has_ever_shared = True
            self._journal.remember(EVER_SHARED, self.day)

    def _fetch_waiting(self) -> None:
        """Fetch what waits to be sent; it may be of another room, whose list is not fetched.

        What is on its way goes on by itself.
        """
        for file in self._files:
            if file.is_waiting and not self._outbox.is_sending(file.hearing.id):
                self._outbox.fetch(file)

    def _fetch_list(self) -> None:
        if self._outbox.sync is not None and self.place is not None:
            place = self.place
            self._outbox.sync.fetch_day(self.day, place.centre_id, place.room_id)

    def _is_of_this_room(self, room_id: str) -> bool:
        """Tell whether what was fetched is still wanted, now that another room may be sat in."""
        return self.place is None or room_id in ("", self.place.room_id)

    def _renew_row(self, hearing_id: str) -> None:
        file = self._files.get(hearing_id)
        if file is not None:
            self._list.renew(file)
