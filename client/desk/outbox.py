"""What became of what was sent, and what is sent next for it."""

from dataclasses import replace

from client.api.errors import CaseApiError, OutcomeUnknown, Refused, Unavailable
from client.checks.told import validation_request
from client.contract.events import RefusalCode
from client.desk.case_file import CaseFile
from client.desk.others import ANOTHER, what_others_did
from client.desk.sending import NotStored, Sending
from client.journal import DONE, PendingCommand
from client.record.entered import refused, sent, waiting_again
from client.record.entered_commands import keys_in
from client.record.held import draft_differences, shared_differences
from client.record.record import History
from client.sync.notices import (
    CommandRefused,
    HeldLooked,
    SentAtLast,
)


class Outbox(Sending):
    """Sends what a hearing has to send, and takes in what the API has made of it."""

    def done(self, command: PendingCommand) -> CaseFile | None:
        """Stand on what the API has just taken; gives the file as it is now."""
        self._close(command, DONE)
        if not command.carries_results:
            self._set_aside[command.hearing_id] -= {*keys_in(command.kind, command.body)}
        is_all = not self._set_aside[command.hearing_id]
        if is_all and self._holding.release(command.hearing_id):
            self._tell(SentAtLast(command.hearing_id))
        file = self._files.get(command.hearing_id)
        if file is None:
            return None
        if not command.carries_results:
            keys = keys_in(command.kind, command.body)
            file = replace(file, entered=sent(file.entered, keys, command.through))
            self._files.put(file)
            return file
        is_save = command.kind == "save"
        file = self._files.saved(file, command) if is_save else _after_share(file, command)
        self._files.put(file)
        self._files.store_base(file)
        if command.kind == "share":
            self._files.store_shared(file)
            self._files.queue_share(file, is_queued=False)
        return self._files.get(command.hearing_id)

    def look_at(self, command: PendingCommand) -> None:
        """Have what the API holds looked at, once it has taken a save or a share.

        After a save the API's own validator is asked about the results, where it has one.
        """
        if self.sync is None or not command.carries_results:
            return
        self.sync.look(command)
        file = self._files.get(command.hearing_id)
        if command.kind == "save" and file is not None and file.is_draft_saved:
            body = validation_request(file.hearing, file.matters, file.record, self._catalogue())
            self.sync.validate(file.hearing.id, file.kept_through, body)

    def differences(self, looked: HeldLooked) -> tuple[str, ...]:
        """Say how what the API holds differs from what was sent; empty where it does not."""
        body = looked.command.body
        if looked.draft is not None:
            return draft_differences(body["resultLines"], looked.draft, self._catalogue())
        return shared_differences(body["resultLines"], looked.shared)

    def refused(self, notice: CommandRefused) -> tuple[str, ...]:
        """Join what another clerk did, and give what to say; no line is lost.

        A share that waited for the save is not made: its results have changed since it was asked.
        """
        command = notice.command
        self._close(command, notice.code or "failed")
        file = self._files.get(command.hearing_id)
        if not command.carries_results:
            return self._refused_entered(notice, file)
        said = self._joined(file, notice) if file is not None else ""
        is_queued = file is not None and file.is_share_queued and not said
        is_away = isinstance(notice.error, Unavailable) and not isinstance(
            notice.error, OutcomeUnknown
        )
        if command.kind == "share" and is_queued and is_away:
            # It never went: what the clerk wants shared when the API is back stays so.
            if self.sync is not None:
                self.sync.try_later(command.hearing_id, self._holding.hold(command.hearing_id))
            return ()
        if command.kind == "share":
            self.forget_share(command.hearing_id)
            self.send_next(command.hearing_id)
            return tuple(filter(None, (said, _not_shared(notice.error))))
        after = self._files.get(command.hearing_id)
        is_same = file is not None and after is not None and after.record.lines == file.record.lines
        if notice.theirs is not None and notice.code in ("", "101"):
            is_dropped = not is_same and self.forget_share(command.hearing_id)
            self.send_next(command.hearing_id)
        else:
            is_dropped = self.forget_share(command.hearing_id)
            said = self._hold(notice)
        share = "Not shared: look at the results again, then share" if is_dropped else ""
        return tuple(filter(None, (said, share)))

    def _joined(self, file: CaseFile, notice: CommandRefused) -> str:
        """Join the draft as the API has it with what stands here, and say what others did."""
        if notice.theirs is None:
            return ""
        if not file.pending:
            file = self._files.as_in_journal(file)
        info = notice.error.refusal.info if isinstance(notice.error, Refused) else None
        last_version = info.last_updated_version if info else None
        joined = self._files.rebase(file, notice.theirs, last_version)
        if joined.is_given_up and joined.file.base.lines != file.base.lines:
            return joined.said
        by = (info.last_updated_by_user_name if info else "") or ANOTHER
        return what_others_did(file, joined.file, by, self._catalogue())

    def _hold(self, notice: CommandRefused) -> str:
        """Hold back what was refused, say so once, and have it tried again where that may help.

        What the API's rules refuse for good is not; a lock, the journal that could not take it, or
        an answer from before those rules may be of the moment only.
        """
        hearing_id = notice.command.hearing_id
        if notice.code == RefusalCode.HEARING_LOCKED:
            self._holding.want_look(hearing_id)
        elif isinstance(notice.error, Refused):
            return f"Kept here, not sent: {notice.error}"
        attempts = self._holding.hold(hearing_id)
        if self.sync is not None:
            self.sync.try_later(hearing_id, attempts)
        return (
            "" if attempts else f"Kept here, not sent: {notice.error}; it is tried again by itself"
        )

    def _refused_entered(self, notice: CommandRefused, file: CaseFile | None) -> tuple[str, ...]:
        """Leave standing here what the API would not take, and send what else waits.

        Only what the API's rules refuse is refused for good; the rest is tried again.
        """
        command = notice.command
        if isinstance(notice.error, NotStored):
            return tuple(filter(None, (self._hold(notice),)))
        keys = keys_in(command.kind, command.body)
        if file is not None:
            self._files.put(replace(file, entered=refused(file.entered, keys)))
        if isinstance(notice.error, Refused):
            self._set_aside[command.hearing_id] -= {*keys}
            said = f"Kept here, not sent: {command.kind}: {notice.error}"
        else:
            self._set_aside[command.hearing_id] |= {*keys}
            said = self._hold(notice)
        self.send_next(command.hearing_id)
        return tuple(filter(None, (said,)))

    def try_again(self, hearing_id: str) -> None:
        """Send what was held back for a while, and what was set aside with it.

        A hearing of which nothing is known yet is fetched.
        """
        file = self._files.get(hearing_id)
        if file is None and self.sync is not None:
            self.sync.fetch_hearing(hearing_id, self._day)
        keys = self._set_aside[hearing_id]
        if file is not None and keys:
            self._files.put(replace(file, entered=waiting_again(file.entered, keys)))
        self.send_next(hearing_id)


def _after_share(file: CaseFile, command: PendingCommand) -> CaseFile:
    shared = frozenset(str(line["resultLineId"]) for line in command.body["resultLines"])
    return replace(
        file,
        shared_ids=file.shared_ids | shared,
        shared_through=command.through,
        state="SHARED",
        history=History(),
    )


def _not_shared(error: CaseApiError) -> str:
    if isinstance(error, OutcomeUnknown):
        return f"{error}. Look at the list, and read back and share again if it is not shared"
    return f"Not shared: {error}. Read back and share again"
