"""Sending what has to be sent for each hearing, in order.

Attendance, pleas and verdicts go first, then the draft when it changed, then a share that was
asked for.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from client.api.errors import CaseApiError
from client.catalogue import Catalogue
from client.contract.results import CourtClerk
from client.desk.case_file import CaseFile
from client.desk.files import CaseFiles
from client.desk.holding import Holding
from client.journal import Journal, JournalError, PendingCommand
from client.record.entered import refused
from client.record.entered_commands import next_command, unsendable
from client.record.sharing import share_command
from client.sync.notices import (
    Broken,
    CommandRefused,
    Notice,
    NotSent,
    NotShared,
)
from client.sync.sync import Sync


class NotStored(CaseApiError):
    """A command could not be stored before it was sent, so that it was not sent."""


class Sending:
    """One command at a time for each hearing, journalled under its own id before it is first sent.

    `new_id` makes correlation ids, `tell` takes what goes wrong before a command is on its way,
    and `catalogue` gives the results in force.
    """

    def __init__(
        self,
        journal: Journal,
        files: CaseFiles,
        day: str,
        new_id: Callable[[], str],
        tell: Callable[[Notice], None],
        catalogue: Callable[[], Catalogue],
    ) -> None:
        self._catalogue = catalogue
        self._day = day
        self.sync: Sync | None = None
        self.clerk: CourtClerk | None = None
        self._journal = journal
        self._files = files
        self._new_id = new_id
        self._tell = tell
        self._in_flight: dict[str, PendingCommand] = {}
        self._share_next: set[str] = set()
        self._holding = Holding()
        self._missed: Counter[str] = Counter()
        self._set_aside: defaultdict[str, set[str]] = defaultdict(set)
        pending: tuple[PendingCommand, ...] = journal.tried(journal.pending_commands, ())
        self._unfinished = {
            (command.hearing_id, command.kind == "save"): command
            for command in pending
            if command.kind != "share" and command.hearing_day == day
        }

    def is_sharing(self, hearing_id: str) -> bool:
        """Tell whether a share of this hearing is wanted or under way."""
        command = self._in_flight.get(hearing_id)
        return hearing_id in self._share_next or (command is not None and command.kind == "share")

    def is_sending(self, hearing_id: str) -> bool:
        """Tell whether a command of this hearing is on its way."""
        return hearing_id in self._in_flight

    def is_sending_results(self, hearing_id: str) -> bool:
        """Tell whether a save or a share of this hearing is on its way."""
        command = self._in_flight.get(hearing_id)
        return command is not None and command.carries_results

    def fetch(self, file: CaseFile) -> None:
        """Have a hearing fetched, and what waits on it sent then."""
        if self.sync is not None:
            self.sync.fetch_hearing(file.hearing.id, file.day)

    def want_share(self, hearing_id: str) -> None:
        """Share a hearing once its draft is saved."""
        self._share_next.add(hearing_id)
        self.send_next(hearing_id)

    def forget_share(self, hearing_id: str) -> bool:
        """Drop a share that has not been sent; tells whether one was wanted.

        What is shared is what was read back, and nothing that came after.
        """
        was_wanted = hearing_id in self._share_next
        self._share_next.discard(hearing_id)
        file = self._files.get(hearing_id)
        if file is not None and file.is_share_queued:
            self._files.queue_share(file, is_queued=False)
            return True
        return was_wanted

    def queue_share(self, hearing_id: str) -> None:
        """Share a hearing as it stands once the API is back."""
        file = self._files.get(hearing_id)
        written = self._files.queue_share(file, is_queued=True) if file is not None else None

        def done(future: "Future[None]") -> None:
            error = future.exception()
            if isinstance(error, JournalError):
                self._tell(NotShared(f"{error}; share again", hearing_id))
            elif error is not None:
                self._tell(Broken(error))

        if written is not None:
            written.add_done_callback(done)

    def forget_shares(self) -> bool:
        """Drop every share that has not been sent and is not queued; tells whether any was."""
        any_wanted = bool(self._share_next)
        self._share_next.clear()
        return any_wanted

    def send_next(self, hearing_id: str) -> None:
        """Send what a hearing has to send next.

        A command that an earlier run left without an outcome goes again first, under its own id.
        """
        file = self._files.get(hearing_id)
        if file is None or self.sync is None or hearing_id in self._in_flight or file.pending:
            return
        if self._send_entered(file, self.sync) or self._looks_first(file, self.sync):
            return
        unfinished = self._unfinished.pop((hearing_id, True), None)
        if not file.is_draft_saved and unfinished is not None:
            self._in_flight[hearing_id] = unfinished
            self.sync.send(unfinished)
        elif not file.is_draft_saved:
            self._send_save(file, self.sync)
        elif (hearing_id in self._share_next or file.is_share_queued) and self.clerk is not None:
            self._share_next.discard(hearing_id)
            if not file.unshared_count:
                self._files.queue_share(file, is_queued=False)
                return
            try:
                self._send_share(file, self.clerk, self.sync)
            except (ValueError, ArithmeticError):
                self._tell(NotShared("A result here can't be shared as it stands: look at it"))

    def looked(self, hearing_id: str) -> None:
        """Send what waits on a hearing that has just been fetched."""
        self._missed.pop(hearing_id, None)
        self._holding.looked(hearing_id, is_sending=self.is_sending_results(hearing_id))
        self.send_next(hearing_id)
        self._holding.forget_look(hearing_id)

    def could_not_look(self, hearing_id: str) -> bool:
        """Have what waits for a hearing that was not given tried later; tells if that is new.

        That is the hearing itself where nothing is known of it, and else what it has to send.
        """
        file = self._files.get(hearing_id)
        must_look = self._holding.could_not_look(hearing_id)
        before = self._missed[hearing_id]
        self._missed[hearing_id] += 1
        if self.sync is not None and (file is None or file.is_waiting or must_look):
            self.sync.try_later(hearing_id, max(before, self._holding.attempts(hearing_id)))
        return not before

    def give_up(self, hearing_id: str) -> None:
        """Send nothing that may carry amendments which were given up; what is here goes anew.

        A save that is under way may carry them, so that it is looked what stands after it.
        """
        unfinished = self._unfinished.pop((hearing_id, True), None)
        if unfinished is not None:
            self._journal.close_command(unfinished.correlation_id, "given up")
        if self.is_sending_results(hearing_id):
            self._holding.want_look(hearing_id)

    def _looks_first(self, file: CaseFile, sync: Sync) -> bool:
        """Fetch a hearing before its results are sent, where another clerk was amending it.

        Tells whether it is being fetched.
        """
        hearing_id = file.hearing.id
        clerk_id = self.clerk.user_id if self.clerk is not None else ""
        is_asked = hearing_id in self._share_next or file.is_share_queued
        is_amended = file.is_locked_to(clerk_id) and (is_asked or not file.is_draft_saved)
        if not self._holding.must_look(hearing_id, is_amended=is_amended):
            return False
        if self._holding.begin_look(hearing_id):
            sync.fetch_hearing(hearing_id, file.day)
        return True

    def _send_entered(self, file: CaseFile, sync: Sync) -> bool:
        """Send what was entered and waits; tells whether there was anything to send."""
        wrong = unsendable(file.entered, file.hearing.id, file.day, file.matters)
        if wrong:
            file = replace(file, entered=refused(file.entered, wrong))
            self._files.put(file)
            self._tell(NotSent("What another client had entered can't be sent again as it stood"))
        following = next_command(file.entered, file.hearing.id, file.day, file.matters)
        if following is None:
            return False
        kind, body = following
        unfinished = self._unfinished.get((file.hearing.id, False))
        if unfinished is not None and unfinished.kind == kind:
            del self._unfinished[file.hearing.id, False]
            if unfinished.body == body.wire():
                self._in_flight[file.hearing.id] = unfinished
                sync.send(unfinished, is_again=True)
                return True
            # Something else was entered since, which may have been sent already.
            self._journal.close_command(unfinished.correlation_id, "overtaken")
        self._begin(
            PendingCommand(
                self._new_id(), kind, file.hearing.id, file.day, body.wire(), file.kept_through
            ),
            sync,
            # What was held back may have been carried out although nobody said so.
            is_again=bool(self._holding.attempts(file.hearing.id)),
        )
        return True

    def _send_save(self, file: CaseFile, sync: Sync) -> None:
        body = file.record.to_save((file.base.version or 0) + 1, self._catalogue())
        self._begin(
            PendingCommand(
                self._new_id(), "save", file.hearing.id, file.day, body.wire(), file.kept_through
            ),
            sync,
        )

    def _send_share(self, file: CaseFile, clerk: CourtClerk, sync: Sync) -> None:
        body = share_command(file.base, clerk, file.shared_ids)
        self._begin(
            PendingCommand(
                self._new_id(), "share", file.hearing.id, file.day, body.wire(), file.kept_through
            ),
            sync,
        )

    def _begin(self, command: PendingCommand, sync: Sync, *, is_again: bool = False) -> None:
        self._in_flight[command.hearing_id] = command

        def begun(future: "Future[None]") -> None:
            error = future.exception()
            if error is None:
                sync.send(command, is_again=is_again)
            elif isinstance(error, JournalError):
                self._tell(CommandRefused(command, NotStored(str(error)), "", None))
            else:
                self._tell(Broken(error))

        self._journal.begin_command(command).add_done_callback(begun)

    def _close(self, command: PendingCommand, outcome: str) -> None:
        self._in_flight.pop(command.hearing_id, None)
        self._journal.close_command(command.correlation_id, outcome)
