"""What the background and other windows tell of a day, taken in as it comes."""

import datetime as dt
import queue
from collections.abc import Callable
from dataclasses import replace
from functools import singledispatchmethod

from client.catalogue import Catalogue
from client.catalogue.wire import definition_from_wire
from client.contract.courts import OrganisationUnit
from client.desk.case_file import CaseFile
from client.desk.court_log import CourtLog
from client.desk.day_list import choose_place
from client.desk.files import CaseFiles
from client.desk.joining import GIVEN_UP, Joined
from client.desk.keeping import Keeping
from client.desk.known_courts import recalled_courts, remember_courts
from client.desk.others import ANOTHER, what_others_did
from client.desk.outbox import Outbox
from client.desk.purging import EVER_SHARED
from client.desk.returning import Returning
from client.desk.room_list import RoomList
from client.desk.rows import Place
from client.desk.sharing import CHANGED_SINCE, Sharing
from client.desk.telling import Telling, Update
from client.desk.windows import Windows
from client.journal import Journal
from client.shorthand.courts import court_list
from client.sync.notices import (
    Away,
    Back,
    Broken,
    CommandDone,
    CommandRefused,
    Connected,
    CourseKept,
    CourseNotKept,
    HearingFetched,
    HearingMissing,
    HeldLooked,
    JournalFails,
    Kept,
    ListComplete,
    ListFetched,
    LogFetched,
    LogLineTaken,
    Notice,
    NotKept,
    NotSent,
    NotShared,
    OthersWrote,
    SentAtLast,
    TryAgain,
    Validated,
)


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


_STAYS = "What is on the screen stays; note what waits to be sent before you start again"
_LOOK = "Read the case back, and report it"


class Listening:
    """A clerk's day at one court room, kept up with all that is told of it.

    Owned by one thread, which calls `pump`.

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

    def pump(self) -> Update:
        """Handle all notices that have come; call it in the desk's own thread."""
        handled = False
        while True:
            try:
                notice = self._notices.get_nowait()
            except queue.Empty:
                break
            self._handle(notice)
            handled = True
        return self._told.taken(changed=handled)

    # What the background tells

    @singledispatchmethod
    def _handle(self, notice: Notice) -> None:
        raise TypeError(f"no such notice: {type(notice).__name__}")

    @_handle.register
    def _(self, notice: Kept) -> None:
        self._keeping.kept(notice)
        self._told.say(f"Kept: {notice.said}")
        self._renew_row(notice.hearing_id)
        self._outbox.send_next(notice.hearing_id)
        self._catch_up()

    @_handle.register
    def _(self, notice: NotKept) -> None:
        self._keeping.not_kept(notice)
        where = self._told.named(notice.hearing_id)
        self._told.say(f"NOT KEPT: {notice.typed} ({where}: {notice.reason})")
        self._told.give_back(notice.hearing_id, notice.typed)
        self._renew_row(notice.hearing_id)
        self._outbox.send_next(notice.hearing_id)
        self._catch_up()

    @_handle.register
    def _(self, _notice: OthersWrote) -> None:
        self._look_at_windows()

    @_handle.register
    def _(self, notice: JournalFails) -> None:
        self.journal_fault = notice.reason
        if notice.reason:
            self._told.say(f"{notice.reason[:1].upper()}{notice.reason[1:]}. {_STAYS}")
        else:
            self._told.say("The journal can be used again")
            self._look_at_windows()

    @_handle.register
    def _(self, notice: TryAgain) -> None:
        self._outbox.send_next(notice.hearing_id)

    @_handle.register
    def _(self, notice: SentAtLast) -> None:
        self._told.say(f"Sent now: {self._told.named(notice.hearing_id)}")

    @_handle.register
    def _(self, notice: Connected) -> None:
        self.is_connected = True
        self.connected = replace(notice, definitions=())
        self._outbox.clerk = notice.clerk
        self.log.learn(notice.loggable)
        self._list.clerk_id = notice.clerk.user_id
        self.courts = notice.courts
        self.court_list = court_list(notice.courts)
        remember_courts(self._journal, notice.courts)
        definitions = map(definition_from_wire, notice.definitions)
        self.catalogue = Catalogue(tuple(definitions) or self.catalogue, notice.charges)
        place = choose_place(self.courts, self.place, self._wanted_court, self._wanted_room)
        if place is None:
            self._told.say("No such court or room here; name another with --court, --room")
            return
        if place != self.place:
            self.sit_at(place, self._wanted_court, self._wanted_room)
        self._list.remember_place()
        for hearing_id in self._files.kept_hearings():
            self._files.get(hearing_id)
        self._fetch_waiting()
        self._fetch_list()

    @_handle.register
    def _(self, notice: Away) -> None:
        self.away_since = self.away_since or self._clock()
        self.away_reason = str(notice.error)
        self._returning.stop()
        if self._outbox.forget_shares():
            self._told.say("Not shared: the court's server is away. All is kept")

    @_handle.register
    def _(self, notice: Back) -> None:
        if self.away_since:
            self._told.say(*self._returning.begin())
        self.away_since = self.away_reason = ""
        if self.is_list_complete:
            self._fetch_waiting()
            self._fetch_list()

    @_handle.register
    def _(self, notice: NotShared) -> None:
        self._told.say(f"Not shared: {notice.reason}")

    @_handle.register
    def _(self, notice: NotSent) -> None:
        self._told.say(f"Kept here, not sent: {notice.reason}")

    @_handle.register
    def _(self, notice: ListFetched) -> None:
        if self._is_of_this_room(notice.room_id):
            known = (self._files.get(hearing.id) for hearing in notice.hearings)
            self._list.take(notice.hearings, filter(None, known))

    @_handle.register
    def _(self, notice: HearingFetched) -> None:
        hearing_id = notice.hearing_id
        before = self._files.get(hearing_id)
        is_sending = self._outbox.is_sending_results(hearing_id)
        joined = self._files.receive(notice, is_sending=is_sending)
        if joined is not None:
            self._tell_of_others(before, joined, is_sending=is_sending)
        self._renew_row(hearing_id)
        self._outbox.looked(hearing_id)
        self.log.send_next()

    @_handle.register
    def _(self, notice: CourseKept) -> None:
        self._told.say(self.log.kept(notice))
        self._renew_row(notice.hearing_id)

    @_handle.register
    def _(self, notice: CourseNotKept) -> None:
        self._told.say(self.log.not_kept(notice))

    @_handle.register
    def _(self, notice: LogFetched) -> None:
        self.log.receive(notice)
        self._renew_row(notice.hearing_id)

    @_handle.register
    def _(self, notice: LogLineTaken) -> None:
        self._told.say(self.log.taken(notice))

    @_handle.register
    def _(self, notice: HearingMissing) -> None:
        number = self._list.number_of(notice.hearing_id)
        if number:
            self._told.say(f"Number {number} could not be fetched: {notice.error}")
        self._outbox.could_not_look(notice.hearing_id)

    @_handle.register
    def _(self, notice: ListComplete) -> None:
        if self._is_of_this_room(notice.room_id):
            self._list.finish()

    @_handle.register
    def _(self, notice: CommandDone) -> None:
        command = notice.command
        if self._outbox.done(command) is not None:
            if command.kind == "share":
                self._told.say(f"Shared {self._clock()}")
                self._note_a_share()
            self._renew_row(command.hearing_id)
            self._outbox.send_next(command.hearing_id)
            self._outbox.look_at(command)
        self._told.say(*self._returning.look())
        self._catch_up()

    @_handle.register
    def _(self, notice: HeldLooked) -> None:
        said = self._outbox.differences(notice)
        if said:
            number = self._list.number_of(notice.command.hearing_id)
            more = f"; and {len(said) - 1} more" if len(said) > 1 else ""
            self._told.say(f"NOT AS TYPED, number {number}: {said[0]}{more}. {_LOOK}")

    @_handle.register
    def _(self, notice: Validated) -> None:
        file = self._files.get(notice.hearing_id)
        if file is not None:
            issues = (*notice.answer.errors, *notice.answer.warnings)
            self._files.put(replace(file, validated=(notice.through, issues)))

    @_handle.register
    def _(self, notice: CommandRefused) -> None:
        hearing_id = notice.command.hearing_id
        for said in self._outbox.refused(notice):
            self._told.say_of(hearing_id, said)
        self._renew_row(hearing_id)
        if not self._outbox.is_sending(hearing_id):
            self._told.say(*self._returning.hold_back(hearing_id))
        self._catch_up()

    @_handle.register
    def _(self, notice: Broken) -> None:
        raise notice.fault

    def _tell_of_others(self, before: CaseFile | None, joined: Joined, *, is_sending: bool) -> None:
        """Say what others did to a hearing that was fetched; a share of it has to be asked anew."""
        hearing_id = joined.file.hearing.id
        is_changed = before is not None and before.record != joined.file.record
        if joined.is_given_up:
            self._outbox.give_up(hearing_id)
            if not is_sending:
                self._told.say_of(hearing_id, GIVEN_UP)
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
        """Fetch what waits to be sent; it may be of another room, whose list is not fetched."""
        for file in self._files:
            if file.is_waiting:
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
