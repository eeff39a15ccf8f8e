"""The desk: one clerk's day at one court room, over the journal and the background."""

import queue
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import singledispatchmethod

from client.catalogue import Catalogue
from client.catalogue.wire import definition_from_wire
from client.contract.courts import OrganisationUnit
from client.desk.case_file import CaseFile
from client.desk.day_list import choose_place
from client.desk.files import CaseFiles
from client.desk.outbox import Outbox
from client.desk.room_list import RoomList
from client.desk.rows import ListRow, Place
from client.journal import Journal, JournalError, StepKind
from client.record.entered import Items, numbered, stepped
from client.record.record import Change
from client.shorthand.courts import NO_COURTS, court_list
from client.sync.notices import (
    Away,
    Back,
    Broken,
    CommandDone,
    CommandRefused,
    Connected,
    HearingFetched,
    HearingMissing,
    HeldLooked,
    Kept,
    ListComplete,
    ListFetched,
    Notice,
    NotKept,
    NotSent,
    NotShared,
    Validated,
)
from client.sync.sync import Sync


@dataclass(frozen=True, slots=True)
class Update:
    """What one pump of notices changed: the messages to show, and text to give back to the bar."""

    messages: tuple[str, ...] = ()
    given_back: str = ""
    changed: bool = False


EVER_SHARED = "ever shared"
"""The name under which it is kept that this clerk has shared a case."""

_LOOK = "Read the case back, and report it"
_NOT_SHARED = "Not shared: the results have changed since; read back again"


@dataclass(frozen=True, slots=True)
class _Step:
    """A step that the journal is writing; `entered` is what stood entered before it."""

    hearing_id: str
    kind: StepKind
    change: Change
    entered: Items


class Desk:
    """Everything a clerk does in a sitting; owned by one thread, which calls `pump`.

    `clock` gives the time of day as `HH:MM` for messages, `new_id` a fresh UUID, and `wake` is
    called from any thread when there is something to pump.
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
    ) -> None:
        self.catalogue = catalogue
        self.day = day
        self.courts: tuple[OrganisationUnit, ...] = ()
        self.court_list = NO_COURTS
        self.away_since = ""
        self.away_reason = ""
        self.is_connected = False
        self.connected: Connected | None = None
        self.has_ever_shared = journal.recall(EVER_SHARED) is not None
        self._journal = journal
        self._clock = clock
        self._wake = wake
        self._notices: queue.SimpleQueue[Notice] = queue.SimpleQueue()
        self._files = CaseFiles(journal, day)
        self._list = RoomList(journal, day)
        self._outbox = Outbox(journal, self._files, day, new_id, self.tell, lambda: self.catalogue)
        self._keeping: dict[int, _Step] = {}
        self._token = 0
        self._wanted_court = ""
        self._wanted_room = ""
        self._messages: list[str] = []
        self._given_back = ""

    # The day's list

    @property
    def place(self) -> Place | None:
        """The room that is sat in; `None` until one is known."""
        return self._list.place

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """The rows of the day's list."""
        return self._list.rows

    @property
    def is_list_complete(self) -> bool:
        """Whether every hearing of the list has been read."""
        return self._list.is_complete

    def sit_at(self, place: Place | None, court: str = "", room: str = "") -> None:
        """Take a place from the local copy, and note the court and room that were asked for."""
        self._wanted_court, self._wanted_room = court, room
        if place is not None:
            self._list.sit_at(place)
            for hearing_id in self._journal.hearings_with_entries(self.day):
                self._renew_row(hearing_id)

    def connect(self, sync: Sync, known: Connected | None = None) -> None:
        """Begin to talk to the API; what the journal holds unsent is sent when it answers.

        `known` is what another desk was told on connecting, which then is not asked again.
        """
        self._outbox.sync = sync
        if known is None:
            sync.connect()
        else:
            self.tell(known)

    def move_to(self, place: Place) -> None:
        """Sit in another room on the same day; what waits to be sent goes on being sent."""
        self.sit_at(place)
        self._list.remember_place()
        if self.is_connected:
            self._fetch_list()

    def file(self, hearing_id: str) -> CaseFile | None:
        """Give a hearing's case file; `None` while only its row is known."""
        return self._files.get(hearing_id)

    def used_today(self) -> Mapping[str, int]:
        """Count how often this clerk recorded each result today, by definition id."""
        return self._files.used()

    @property
    def waiting_count(self) -> int:
        """How many hearings have entries that the API does not hold yet."""
        return sum(1 for file in self._files if not file.is_saved)

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
        update = Update(tuple(self._messages), self._given_back, handled)
        self._messages, self._given_back = [], ""
        return update

    # Recording

    def keep(self, file: CaseFile, kind: StepKind, typed: str, change: Change, said: str) -> None:
        """Apply a step and have the journal keep it; `said` is told once it is kept."""
        if self._outbox.forget_share(file.hearing.id):
            self._messages.append(_NOT_SHARED)
        self._token += 1
        token, hearing_id = self._token, file.hearing.id
        self._keeping[token] = _Step(hearing_id, kind, change, file.entered)
        stepped = file.with_step(kind, change)
        self._files.put(replace(stepped, pending=self._touched(hearing_id)))
        written = self._journal.keep(hearing_id, file.day, kind, typed, change.to_json())

        def done(future: "Future[int]") -> None:
            error = future.exception()
            if error is None:
                self.tell(Kept(hearing_id, token, future.result(), said))
            elif isinstance(error, JournalError):
                self.tell(NotKept(hearing_id, token, typed, str(error)))
            else:
                self.tell(Broken(error))

        written.add_done_callback(done)

    def _touched(self, hearing_id: str) -> frozenset[str]:
        """Give what the steps on a hearing are about that the journal is still writing."""
        steps = (step for step in self._keeping.values() if step.hearing_id == hearing_id)
        return frozenset[str]().union(*(step.change.touched for step in steps))

    def _kept(self, file: CaseFile, step: _Step, sequence: int) -> CaseFile:
        """Give a file with a step on disk under its number, and what another window kept before."""
        file = self._files.with_entries_of_others(file, sequence)
        pending = self._touched(file.hearing.id)
        keys = [one.key for one in step.change.entered if one.key not in pending]
        return replace(
            file,
            kept_through=sequence,
            lines_through=sequence if step.change.steps else file.lines_through,
            entered=numbered(file.entered, keys, sequence),
            pending=pending,
        )

    def _without(self, file: CaseFile, step: _Step) -> CaseFile:
        """Give a file without what a step entered that could not be kept, and with what follows."""
        keys = {one.key for one in step.change.entered}
        if not keys:
            return file
        entered: Items = {
            **{key: item for key, item in file.entered.items() if key not in keys},
            **{key: item for key, item in step.entered.items() if key in keys},
        }
        for later in self._keeping.values():
            if later.hearing_id == file.hearing.id:
                entered = stepped(entered, later.change.entered)
        return file.with_entered(entered)

    def share(self, hearing_id: str) -> str:
        """Share a hearing's results, after a save that is still under way; gives what to say."""
        file = self._files.get(hearing_id)
        if file is None or not file.unshared_count:
            return "Nothing here is left to share"
        if self.away_since or self._outbox.clerk is None:
            return "Not shared: the court's server is away. All is kept; share again later"
        self._outbox.want_share(hearing_id)
        return "Sharing…"

    def is_sharing(self, hearing_id: str) -> bool:
        """Tell whether a share of this hearing is still under way."""
        return self._outbox.is_sharing(hearing_id)

    def stop(self) -> None:
        """Stop the background; what is not sent stays in the journal."""
        if self._outbox.sync is not None:
            self._outbox.sync.stop()

    def close(self) -> None:
        """Stop the background and close the journal."""
        self.stop()
        self._journal.close()

    # What the background tells

    @singledispatchmethod
    def _handle(self, notice: Notice) -> None:
        raise TypeError(f"no such notice: {type(notice).__name__}")

    @_handle.register
    def _(self, notice: Kept) -> None:
        step = self._keeping.pop(notice.token)
        file = self._files.get(notice.hearing_id)
        if file is not None:
            self._files.put(self._kept(file, step, notice.sequence))
        self._messages.append(f"Kept: {notice.said}")
        self._renew_row(notice.hearing_id)
        self._outbox.send_next(notice.hearing_id)

    @_handle.register
    def _(self, notice: NotKept) -> None:
        step = self._keeping.pop(notice.token)
        file = self._files.get(notice.hearing_id)
        if file is not None:
            self._files.put(
                replace(
                    self._without(file, step),
                    record=file.record.apply(step.change.inverse),
                    history=file.history.without(step.kind, step.change),
                    pending=self._touched(notice.hearing_id),
                )
            )
        self._messages.append(f"NOT KEPT: {notice.typed} ({notice.reason})")
        self._given_back = "; ".join(filter(None, (self._given_back, notice.typed)))
        self._renew_row(notice.hearing_id)
        self._outbox.send_next(notice.hearing_id)

    @_handle.register
    def _(self, notice: Connected) -> None:
        self.is_connected = True
        self.connected = replace(notice, definitions=())
        self._outbox.clerk = notice.clerk
        self._list.clerk_id = notice.clerk.user_id
        self.courts = notice.courts
        self.court_list = court_list(notice.courts)
        definitions = map(definition_from_wire, notice.definitions)
        self.catalogue = Catalogue(tuple(definitions) or self.catalogue, notice.charges)
        place = choose_place(self.courts, self.place, self._wanted_court, self._wanted_room)
        if place is None:
            self._messages.append("No such court or room here; name another with --court, --room")
            return
        if place != self.place:
            self.sit_at(place, self._wanted_court, self._wanted_room)
        self._list.remember_place()
        for hearing_id in self._journal.hearings_with_entries(self.day):
            self._files.get(hearing_id)
        self._fetch_list()

    @_handle.register
    def _(self, notice: Away) -> None:
        self.away_since = self.away_since or self._clock()
        self.away_reason = str(notice.error)
        if self._outbox.forget_shares():
            self._messages.append("Not shared: the court's server is away. All is kept")

    @_handle.register
    def _(self, notice: Back) -> None:
        if self.away_since:
            self._messages.append("The court's server is back")
        self.away_since = self.away_reason = ""
        if self.is_list_complete:
            self._fetch_list()

    @_handle.register
    def _(self, notice: NotShared) -> None:
        self._messages.append(f"Not shared: {notice.reason}")

    @_handle.register
    def _(self, notice: NotSent) -> None:
        self._messages.append(f"Kept here, not sent: {notice.reason}")

    @_handle.register
    def _(self, notice: ListFetched) -> None:
        if self._is_of_this_room(notice.room_id):
            known = (self._files.get(hearing.id) for hearing in notice.hearings)
            self._list.take(notice.hearings, filter(None, known))

    @_handle.register
    def _(self, notice: HearingFetched) -> None:
        before = self._files.get(notice.hearing_id)
        after = self._files.receive(notice)
        is_changed = before is not None and after is not None and before.record != after.record
        if is_changed and self._outbox.forget_share(notice.hearing_id):
            self._messages.append(_NOT_SHARED)
        self._renew_row(notice.hearing_id)
        self._outbox.send_next(notice.hearing_id)

    @_handle.register
    def _(self, notice: HearingMissing) -> None:
        number = self._list.number_of(notice.hearing_id)
        if number:
            self._messages.append(f"Number {number} could not be fetched: {notice.error}")

    @_handle.register
    def _(self, notice: ListComplete) -> None:
        if self._is_of_this_room(notice.room_id):
            self._list.finish()

    @_handle.register
    def _(self, notice: CommandDone) -> None:
        command = notice.command
        if self._outbox.done(command) is not None:
            if command.kind == "share":
                self._messages.append(f"Shared {self._clock()}")
                self._note_a_share()
            self._renew_row(command.hearing_id)
            self._outbox.send_next(command.hearing_id)
            self._outbox.look_at(command)

    @_handle.register
    def _(self, notice: HeldLooked) -> None:
        said = self._outbox.differences(notice)
        if said:
            number = self._list.number_of(notice.command.hearing_id)
            more = f"; and {len(said) - 1} more" if len(said) > 1 else ""
            self._messages.append(f"NOT AS TYPED, number {number}: {said[0]}{more}. {_LOOK}")

    @_handle.register
    def _(self, notice: Validated) -> None:
        file = self._files.get(notice.hearing_id)
        if file is not None:
            issues = (*notice.answer.errors, *notice.answer.warnings)
            self._files.put(replace(file, validated=(notice.through, issues)))

    @_handle.register
    def _(self, notice: CommandRefused) -> None:
        self._messages += self._outbox.refused(notice)
        self._renew_row(notice.command.hearing_id)

    @_handle.register
    def _(self, notice: Broken) -> None:
        raise notice.fault

    def _note_a_share(self) -> None:
        """Note for good that this clerk has shared a case, and needs no first hint any more."""
        if not self.has_ever_shared:
            self.has_ever_shared = True
            self._journal.remember(EVER_SHARED, self.day)

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
