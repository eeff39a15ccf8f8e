"""The desk: one clerk's day at one court room, over the journal and the background."""

import queue
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import singledispatchmethod

from client.api.errors import CaseApiError, OutcomeUnknown
from client.catalogue import Catalogue
from client.catalogue.wire import definition_from_wire
from client.contract.hearing import OrganisationUnit
from client.contract.results import CourtClerk, read_draft
from client.desk.case_file import CaseFile
from client.desk.day_list import choose_place, listed_rows, row_of_file
from client.desk.files import CaseFiles
from client.desk.rows import (
    LAST_PLACE,
    ListRow,
    Place,
    place_to_json,
    rows_copy_name,
    rows_from_json,
    rows_to_json,
)
from client.journal import Journal, JournalError, PendingCommand, StepKind
from client.record.record import Change, History, record_of
from client.record.sharing import share_command
from client.sync.notices import (
    Away,
    Back,
    Broken,
    CommandDone,
    CommandRefused,
    Connected,
    HearingFetched,
    HearingMissing,
    Kept,
    ListComplete,
    ListFetched,
    Notice,
    NotKept,
)
from client.sync.sync import Sync


@dataclass(frozen=True, slots=True)
class Update:
    """What one pump of notices changed: the messages to show, and text to give back to the bar."""

    messages: tuple[str, ...] = ()
    given_back: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """A step that the journal is writing."""

    kind: StepKind
    change: Change

    @property
    def touched(self) -> frozenset[str]:
        return frozenset(line_id for line_id, _, _ in self.change.steps)


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
        self.place: Place | None = None
        self.rows: tuple[ListRow, ...] = ()
        self.courts: tuple[OrganisationUnit, ...] = ()
        self.clerk: CourtClerk | None = None
        self.away_since = ""
        self.away_reason = ""
        self.is_connected = False
        self.is_list_complete = False
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._wake = wake
        self._notices: queue.SimpleQueue[Notice] = queue.SimpleQueue()
        self._files = CaseFiles(journal, day)
        self._sync: Sync | None = None
        self._in_flight: dict[str, PendingCommand] = {}
        self._unfinished = {
            command.hearing_id: command
            for command in journal.pending_commands()
            if command.kind == "save" and command.hearing_day == day
        }
        self._share_next: set[str] = set()
        self._keeping: dict[int, _Step] = {}
        self._token = 0
        self._wanted_court = ""
        self._wanted_room = ""
        self._messages: list[str] = []
        self._given_back = ""

    # The day's list

    def sit_at(self, place: Place | None, court: str = "", room: str = "") -> None:
        """Take a place from the local copy, and note the court and room that were asked for."""
        self._wanted_court, self._wanted_room = court, room
        if place is not None:
            self.place = place
            copy = self._journal.recall(rows_copy_name(self.day, place))
            self.rows = rows_from_json(copy) if copy else ()
            for hearing_id in self._journal.hearings_with_entries(self.day):
                self._renew_row(hearing_id)

    def connect(self, sync: Sync) -> None:
        """Begin to talk to the API; what the journal holds unsent is sent when it answers."""
        self._sync = sync
        sync.connect()

    def file(self, hearing_id: str) -> CaseFile | None:
        """Give a hearing's case file; `None` while only its row is known."""
        return self._files.get(hearing_id)

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
        step = _Step(kind, change)
        stepped = file.with_step(kind, change)
        self._files.put(replace(stepped, pending=file.pending | step.touched))
        self._token += 1
        token, hearing_id = self._token, file.hearing.id
        self._keeping[token] = step
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

    def share(self, hearing_id: str) -> str:
        """Share a hearing's results, after a save that is still under way; gives what to say."""
        file = self._files.get(hearing_id)
        if file is None or not file.unshared_count:
            return "Nothing here is left to share"
        if self.away_since or self.clerk is None or self._sync is None:
            return "Not shared: the court's server is away. All is kept; share again later"
        self._share_next.add(hearing_id)
        self._send_next(hearing_id)
        return "Sharing…"

    def is_sharing(self, hearing_id: str) -> bool:
        """Tell whether a share of this hearing is still under way."""
        command = self._in_flight.get(hearing_id)
        return hearing_id in self._share_next or (command is not None and command.kind == "share")

    def close(self) -> None:
        """Stop the background and close the journal; what is not sent stays there."""
        if self._sync is not None:
            self._sync.stop()
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
            file = self._files.with_entries_of_others(file, notice.sequence)
            settled = file.pending - step.touched
            self._files.put(replace(file, kept_through=notice.sequence, pending=settled))
        self._messages.append(f"Kept: {notice.said}")
        self._renew_row(notice.hearing_id)
        self._send_next(notice.hearing_id)

    @_handle.register
    def _(self, notice: NotKept) -> None:
        step = self._keeping.pop(notice.token)
        file = self._files.get(notice.hearing_id)
        if file is not None:
            self._files.put(
                replace(
                    file,
                    record=file.record.apply(step.change.inverse),
                    history=file.history.without(step.kind, step.change),
                    pending=file.pending - step.touched,
                )
            )
        self._messages.append(f"NOT KEPT: {notice.reason}")
        self._given_back = notice.typed

    @_handle.register
    def _(self, notice: Connected) -> None:
        self.is_connected = True
        self.clerk = notice.clerk
        self.courts = notice.courts
        if notice.definitions:
            self.catalogue = Catalogue(map(definition_from_wire, notice.definitions))
        place = choose_place(self.courts, self.place, self._wanted_court, self._wanted_room)
        if place is None:
            self._messages.append("No such court or room here; name another with --court, --room")
            return
        if place != self.place:
            self.sit_at(place, self._wanted_court, self._wanted_room)
        self.place = place
        self._journal.remember(LAST_PLACE, place_to_json(place))
        for hearing_id in self._journal.hearings_with_entries(self.day):
            self._files.get(hearing_id)
        self._fetch_list()

    @_handle.register
    def _(self, notice: Away) -> None:
        self.away_since = self.away_since or self._clock()
        self.away_reason = str(notice.error)

    @_handle.register
    def _(self, notice: Back) -> None:
        if self.away_since:
            self._messages.append("The court's server is back")
        self.away_since = self.away_reason = ""

    @_handle.register
    def _(self, notice: ListFetched) -> None:
        self.rows = listed_rows(self.rows, notice.hearings, self.day)
        for row in self.rows:
            self._renew_row(row.hearing_id)

    @_handle.register
    def _(self, notice: HearingFetched) -> None:
        self._files.receive(notice)
        self._renew_row(notice.hearing_id)
        self._send_next(notice.hearing_id)

    @_handle.register
    def _(self, notice: HearingMissing) -> None:
        number = next((r.number for r in self.rows if r.hearing_id == notice.hearing_id), 0)
        self._messages.append(f"Number {number} could not be fetched: {notice.error}")

    @_handle.register
    def _(self, notice: ListComplete) -> None:
        self.is_list_complete = True
        self._store_rows()

    @_handle.register
    def _(self, notice: CommandDone) -> None:
        command = notice.command
        self._in_flight.pop(command.hearing_id, None)
        self._journal.close_command(command.correlation_id, "done")
        file = self._files.get(command.hearing_id)
        if file is None:
            return
        if command.kind == "save":
            self._saved(file, command)
        else:
            self._shared(file, command)
        self._renew_row(command.hearing_id)
        self._send_next(command.hearing_id)

    @_handle.register
    def _(self, notice: CommandRefused) -> None:
        """Join what the other clerk did, say it in one sentence, and go on; no line is lost."""
        command = notice.command
        self._in_flight.pop(command.hearing_id, None)
        self._journal.close_command(command.correlation_id, notice.code or "failed")
        file = self._files.get(command.hearing_id)
        if file is not None and notice.theirs is not None:
            self._files.rebase(file, notice.theirs)
        was_to_be_shared = command.hearing_id in self._share_next
        self._share_next.discard(command.hearing_id)
        if command.kind == "share":
            self._messages.append(_not_shared(notice.error))
        elif notice.theirs is not None and notice.code in ("", "101"):
            self._messages.append(f"{notice.error}; both sides' results are joined here")
            self._send_next(command.hearing_id)
        else:
            self._messages.append(f"Kept here, not sent: {notice.error}")
        if was_to_be_shared:
            self._messages.append("Not shared: look at the results again, then share")

    @_handle.register
    def _(self, notice: Broken) -> None:
        raise notice.fault

    # Sending

    def _send_next(self, hearing_id: str) -> None:
        """Send what a hearing has to send next: its draft if it changed, then the share.

        A save that an earlier run left without an outcome goes again first, under its own id.
        """
        file = self._files.get(hearing_id)
        if file is None or self._sync is None or hearing_id in self._in_flight or file.pending:
            return
        unfinished = self._unfinished.pop(hearing_id, None)
        if not file.is_saved and unfinished is not None:
            self._in_flight[hearing_id] = unfinished
            self._sync.send(unfinished)
        elif not file.is_saved:
            body = file.record.to_save((file.base.version or 0) + 1)
            self._send("save", file, body.wire())
        elif hearing_id in self._share_next and self.clerk is not None:
            self._share_next.discard(hearing_id)
            body_to_share = share_command(file.base, self.clerk, file.shared_ids)
            self._send("share", file, body_to_share.wire())

    def _send(self, kind: str, file: CaseFile, body: dict[str, object]) -> None:
        command = PendingCommand(
            self._new_id(),
            "share" if kind == "share" else "save",
            file.hearing.id,
            file.day,
            body,
            file.kept_through,
        )
        self._in_flight[file.hearing.id] = command
        sync = self._sync

        def begun(future: "Future[None]") -> None:
            error = future.exception()
            if error is not None:
                self.tell(Broken(error))
            elif sync is not None:
                sync.send(command)

        self._journal.begin_command(command).add_done_callback(begun)

    def _saved(self, file: CaseFile, command: PendingCommand) -> None:
        """Stand on the document that the API has just taken."""
        base = record_of(file.hearing.id, file.day, read_draft(dict(command.body)))
        file = replace(file, base=base, saved_through=command.through)
        file = replace(file, record=replace(file.record, version=base.version))
        self._files.put(file)
        self._files.store_base(file)

    def _shared(self, file: CaseFile, command: PendingCommand) -> None:
        shared = frozenset(str(line["resultLineId"]) for line in command.body["resultLines"])
        file = replace(
            file,
            shared_ids=file.shared_ids | shared,
            shared_through=command.through,
            state="SHARED",
            history=History(),
        )
        self._files.put(file)
        self._files.store_base(file)
        self._files.store_shared(file)
        self._messages.append(f"Shared {self._clock()}")

    def _fetch_list(self) -> None:
        if self._sync is not None and self.place is not None:
            self._sync.fetch_day(self.day, self.place.centre_id, self.place.room_id)

    # Rows

    def _renew_row(self, hearing_id: str) -> None:
        file = self._files.get(hearing_id)
        if file is None:
            return
        self.rows = tuple(
            row_of_file(row, file) if row.hearing_id == hearing_id else row for row in self.rows
        )
        if self.is_list_complete:
            self._store_rows()

    def _store_rows(self) -> None:
        if self.place is not None:
            name = rows_copy_name(self.day, self.place)
            self._journal.remember(name, rows_to_json(self.rows))


def _not_shared(error: CaseApiError) -> str:
    if isinstance(error, OutcomeUnknown):
        return f"{error}. Look at the list, and read back and share again if it is not shared"
    return f"Not shared: {error}. Read back and share again"
