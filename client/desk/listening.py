"""What the background and other windows tell of a day, taken in as it comes."""

import queue
from dataclasses import replace
from functools import singledispatchmethod

from client.catalogue import Catalogue
from client.desk.attending import Attending
from client.desk.day_list import choose_place
from client.desk.known_courts import remember_courts
from client.desk.telling import Update
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
    LogLineHeld,
    LogLineTaken,
    Notice,
    NotKept,
    NotSent,
    NotShared,
    OthersWrote,
    ReferenceFetched,
    SentAtLast,
    TryAgain,
    Validated,
)

_STAYS = "What is on the screen stays; note what waits to be sent before you start again"
_NO_DEFINITIONS = "The court's server gives no result definitions; those built in are used"
_LOOK = "Read the case back, and report it"


class Listening(Attending):
    """A clerk's day at one court room, kept up with all that is told of it.

    Owned by one thread, which calls `pump`.
    """

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
        line = self._keeping.not_kept(notice)
        where = self._told.named(notice.hearing_id)
        self._told.say(f"NOT KEPT: {line.text} ({where}: {notice.reason})")
        self._told.give_back(notice.hearing_id, line)
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
        self._outbox.try_again(notice.hearing_id)
        self.log.try_again(notice.hearing_id)

    @_handle.register
    def _(self, notice: SentAtLast) -> None:
        self._told.say(f"Sent now: {self._told.named(notice.hearing_id)}")

    @_handle.register
    def _(self, notice: Connected) -> None:
        self.is_connected = True
        self.connected = notice
        self._outbox.clerk = notice.clerk
        self._list.clerk_id = notice.clerk.user_id
        self.courts = notice.courts
        self.court_list = court_list(notice.courts)
        remember_courts(self._journal, notice.courts)
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
    def _(self, notice: ReferenceFetched) -> None:
        if notice.definitions is None:
            self._told.say(_NO_DEFINITIONS)
        self.reference = replace(notice, definitions=())
        self.log.learn(notice.loggable)
        if notice.definitions in (None, (), tuple(self.catalogue)):
            self.catalogue = self.catalogue.with_charges(notice.charges)
        else:
            self.catalogue = Catalogue(notice.definitions, notice.charges)

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
        if notice.hearing_id:
            self._outbox.forget_share(notice.hearing_id)
            self._renew_row(notice.hearing_id)
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
    def _(self, notice: LogLineHeld) -> None:
        self._told.say(self.log.held(notice))

    @_handle.register
    def _(self, notice: HearingMissing) -> None:
        number = self._list.number_of(notice.hearing_id)
        if self._outbox.could_not_look(notice.hearing_id) and number:
            self._told.say(f"Number {number} could not be fetched: {notice.error}")

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
