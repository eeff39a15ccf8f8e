"""The case files of the day, read from the journal when they are first asked for."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace

from client.catalogue import Catalogue
from client.contract.hearing import HearingDetail
from client.contract.results import read_draft
from client.contract.sitting import ReusableInfo
from client.desk.case_file import CaseFile, open_file
from client.desk.copies import course_name, detail_name, queued_name, reusable_name, shared_name
from client.desk.joining import Joined, Own, Stands, own_lines, saved_before, stands_of
from client.journal import Entry, Journal, PendingCommand, StoredDraft
from client.record.course import Course
from client.record.merging import replayed
from client.record.record import Change, record_of
from client.record.standing import AsHeld
from client.sync.notices import HearingFetched


class CaseFiles:
    """Every opened hearing of a day, by id; the journal is the source, memory the quick copy.

    `unwritten` gives the steps on a hearing that the journal is still writing, `catalogue` the
    results in force.
    """

    def __init__(
        self,
        journal: Journal,
        day: str,
        catalogue: Callable[[], Catalogue] = lambda: Catalogue(()),
    ) -> None:
        self._journal = journal
        self._day = day
        self._catalogue = catalogue
        self._files: dict[str, CaseFile] = {}
        self._waiting: set[str] = set()
        self._read: dict[str, dict[int, Entry]] = {}
        self.unwritten: Callable[[str], tuple[Change, ...]] = lambda _: ()

    def __iter__(self) -> Iterator[CaseFile]:
        return iter(self._files.values())

    def get(self, hearing_id: str) -> CaseFile | None:
        """Give a hearing's file, from the local copy where it is not open; `None` if unknown.

        So it is where the journal can't be read: a part of what was kept is never taken for all.
        """
        if hearing_id not in self._files:
            file = self._journal.tried(lambda: self._load(hearing_id), None)
            if file is None:
                return None
            self.put(file)
        return self._files[hearing_id]

    @property
    def waiting_count(self) -> int:
        """How many hearings have entries that the API does not hold yet, or wait to be shared."""
        return len(self._waiting)

    def kept_hearings(self) -> tuple[str, ...]:
        """Give the ids of the day's hearings of which the journal holds something of the clerk's.

        That is a result or whatever else was entered, or a line of the log.
        """
        name = course_name("", self._day)
        journal = self._journal
        entered: tuple[str, ...] = journal.tried(
            lambda: journal.hearings_with_entries(self._day), ()
        )
        courses: tuple[str, ...] = journal.tried(lambda: journal.copies_named(name), ())
        return tuple(dict.fromkeys((*entered, *(one.removeprefix(name) for one in courses))))

    def used(self) -> Counter[str]:
        """Count how often this clerk recorded each result in the open files, by definition id."""
        return Counter(
            after.definition_id
            for file in self
            for change in file.history.done
            for _, _, after in change.steps
            if after is not None
        )

    def put(self, file: CaseFile) -> None:
        """Hold a file in place of the one before."""
        self._files[file.hearing.id] = file
        if file.is_waiting:
            self._waiting.add(file.hearing.id)
        else:
            self._waiting.discard(file.hearing.id)

    def note(self, entry: Entry) -> None:
        """Note an entry that is on disk, for where it can't be read from there."""
        self._read.setdefault(entry.hearing_id, {})[entry.sequence] = entry

    def _entries(self, hearing_id: str, since: int = 0) -> tuple[Entry, ...]:
        """Give the entries after a sequence number; those known where none can be read."""
        known = self._read.setdefault(hearing_id, {})
        found = self._journal.tried(
            lambda: self._journal.entries(hearing_id, self._day, since), None
        )
        if found is None:
            return tuple(known[one] for one in sorted(known) if one > since)
        known |= {entry.sequence: entry for entry in found}
        return found

    def receive(self, fetched: HearingFetched, *, is_sending: bool = False) -> Joined | None:
        """Take in a hearing as the API has it now, joined with what was recorded here.

        A draft that is newer than the one this journal knows is merged by result line; an older
        one was read before our own save landed, or from a view that lags (contract section 1.5).
        While a save is under way (`is_sending`) amendments that were given up are left for a look
        after it, since it may carry them. `None` where the API does not know the hearing.
        """
        shared_ids = fetched.held.shared_ids
        if fetched.detail.hearing is not None:
            # Of one that the API does not know any more the local copy stays, with what is on it.
            self._journal.remember(detail_name(fetched.hearing_id), fetched.body)
        reusable = fetched.reusable.model_dump_json(by_alias=True)
        self._journal.remember(reusable_name(fetched.hearing_id), reusable)
        known = self.get(fetched.hearing_id)
        if known is None:
            file = self._journal.tried(
                lambda: self._opened(fetched.detail, fetched.hearing_id, shared_ids), None
            )
            if file is None:
                return None
            known = file
        told = fetched.detail.hearing or known.told
        file = replace(
            known.as_told(told, fetched.detail.hearing_state),
            locked_by=fetched.detail.amended_by_user_id,
            shared_ids=shared_ids | known.shared_ids,
            reusable=fetched.reusable,
        )
        self.put(file)
        self.store_shared(file)
        stands = self._stands(file, fetched.held)
        if not stands.is_news_to(file.base):
            return Joined(file)
        if is_sending and (stands.is_given_up or stands.is_reset(file.base)):
            return Joined(file, is_given_up=True, said=stands.said)
        return self._put_on(file, stands)

    def rebase(self, file: CaseFile, theirs: AsHeld, last_version: int | None = None) -> Joined:
        """Put a file on the draft as the API now holds it, keeping every line recorded here.

        The API counts on from `last_version` where the draft itself was deleted (section 4.4).
        """
        if theirs.draft.version is None:
            if last_version is not None:
                file = replace(file, base=replace(file.base, version=last_version))
                self.store_base(file)
            self.put(file)
            return Joined(file)
        return self._put_on(file, self._stands(file, theirs))

    def _stands(self, file: CaseFile, held: AsHeld) -> Stands:
        own = self._own(file) if held.is_shared else {}
        return stands_of(file, held, own, self._catalogue())

    def _put_on(self, file: CaseFile, stands: Stands) -> Joined:
        entries = self._entries(file.hearing.id)
        saved_through = saved_before(file, stands, self._own(file), entries)
        base = stands.record
        if stands.is_draft_gone:
            base = replace(base, version=file.base.version)
        file = replace(file, base=base, saved_through=saved_through)
        file = self.recorded_again(file)
        self.store_base(file)
        self.put(file)
        return Joined(file, stands.is_given_up, stands.said)

    def _own(self, file: CaseFile) -> Own:
        """Give how the entries of a hearing day, and those being written, left each line."""
        entries = self._entries(file.hearing.id)
        changes = (Change.from_json(entry.change) for entry in entries)
        return own_lines((*changes, *self.unwritten(file.hearing.id)))

    def saved(self, file: CaseFile, command: PendingCommand) -> CaseFile:
        """Give a file after a save that the API took.

        A later draft that was fetched meanwhile stands upon it: another clerk may have taken off it
        again what the save brought.
        """
        base = record_of(file.hearing.id, file.day, read_draft(dict(command.body)))
        file = replace(file, saved_through=command.through)
        if (file.base.version or 0) > (base.version or 0):
            return self.recorded_again(file)
        return replace(file, base=base, record=replace(file.record, version=base.version))

    def recorded_again(self, file: CaseFile) -> CaseFile:
        """Give a file with its record made anew: the draft it stands on, and every step since."""
        return replace(file, record=replayed(file.base, self._unsaved(file)))

    def _unsaved(self, file: CaseFile) -> tuple[Change, ...]:
        """Give the steps of which nobody has said that they were saved, those being written last.

        One that has just been written may come twice, which is as good as once.
        """
        kept = self._entries(file.hearing.id, file.saved_through)
        changes = (Change.from_json(entry.change) for entry in kept)
        return (*changes, *self.unwritten(file.hearing.id))

    def store_base(self, file: CaseFile) -> None:
        """Store the draft that a file stands on."""
        document = file.base.to_save(file.base.version or 0).wire()
        self._journal.store_draft(
            file.hearing.id,
            file.day,
            StoredDraft(document, file.saved_through, file.shared_through),
        )

    def with_entries_of_others(self, file: CaseFile, before: int) -> CaseFile:
        """Take in what another window on the same journal kept before an entry of this one.

        Both windows then hold it, so that neither sends a draft without it; each undoes its own.
        """
        for entry in self._entries(file.hearing.id, file.kept_through):
            if entry.sequence < before:
                change = Change.from_json(entry.change)
                file = file.with_change(change, entry.sequence)
                if change.steps:
                    file = replace(file, lines_through=entry.sequence)
        return file

    def with_new_entries(self, file: CaseFile) -> CaseFile:
        """Give a file with what was kept since it was last looked at, whichever window did."""
        for entry in self._entries(file.hearing.id, file.kept_through):
            change = Change.from_json(entry.change)
            file = replace(
                file.with_change(change, entry.sequence),
                kept_through=entry.sequence,
                lines_through=entry.sequence if change.steps else file.lines_through,
            )
        return file

    def as_in_journal(self, file: CaseFile) -> CaseFile:
        """Give a file with all that the journal holds of it by now: entries, and what was sent."""
        file = self.with_new_entries(file)
        hearing_id, day = file.hearing.id, file.day
        stored = self._journal.tried(lambda: self._journal.draft(hearing_id, day), None)
        if stored is None:
            return file
        base = record_of(file.hearing.id, file.day, read_draft(stored.document))
        if (base.version or 0) < (file.base.version or 0):
            return file
        file = replace(
            file,
            base=base,
            saved_through=max(file.saved_through, stored.saved_through),
            shared_through=max(file.shared_through, stored.shared_through),
        )
        return self.recorded_again(file)

    def shared_in_journal(self, hearing_id: str) -> frozenset[str]:
        """Give the ids of the lines of a hearing that the journal knows as shared."""
        shared = self._journal.recall(shared_name(hearing_id, self._day))
        return frozenset(json.loads(shared or "[]"))

    def queue_share(self, file: CaseFile, *, is_queued: bool) -> "Future[None] | None":
        """Note that a hearing is to be shared as it stands, or no longer, also for the next run.

        The future is done once that is on disk; there is none where it was noted already.
        """
        if is_queued == file.is_share_queued:
            return None
        self.put(replace(file, is_share_queued=is_queued))
        through = str(file.kept_through) if is_queued else ""
        return self._journal.remember(queued_name(file.hearing.id, file.day), through)

    def store_shared(self, file: CaseFile) -> None:
        """Store which lines of a hearing have been shared."""
        self._journal.remember(
            shared_name(file.hearing.id, file.day), json.dumps(sorted(file.shared_ids))
        )

    def _load(self, hearing_id: str) -> CaseFile | None:
        body = self._journal.recall(detail_name(hearing_id))
        if body is None:
            return None
        try:
            detail = HearingDetail.from_json(body)
        except ValueError:
            return None
        file = self._opened(detail, hearing_id, self.shared_in_journal(hearing_id))
        if file is None:
            return None
        queued = self._journal.recall(queued_name(hearing_id, self._day))
        file = replace(file, is_share_queued=queued == str(file.kept_through))
        reusable = self._journal.recall(reusable_name(hearing_id))
        if reusable is None:
            return file
        return replace(file, reusable=ReusableInfo.from_json(reusable))

    def _opened(
        self, detail: HearingDetail, hearing_id: str, shared_ids: frozenset[str]
    ) -> CaseFile | None:
        entries = self._journal.entries(hearing_id, self._day)
        for entry in entries:
            self.note(entry)
        file = open_file(
            detail,
            self._day,
            self._journal.draft(hearing_id, self._day),
            entries,
            shared_ids,
            self._journal.done_commands(hearing_id, self._day),
        )
        kept = self._journal.recall(course_name(hearing_id, self._day))
        return replace(file, course=Course.from_json(kept)) if file and kept else file
