"""One hearing as the desk holds it: what the API said, what was recorded, what is not sent yet."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from client.catalogue import Catalogue, Category, PromptKind
from client.checks.all import findings
from client.checks.findings import Finding
from client.checks.told import with_told
from client.contract.events import HearingState
from client.contract.hearing import Hearing, HearingDetail
from client.contract.results import read_draft
from client.contract.sitting import ReusableInfo
from client.contract.validation import ValidationIssue
from client.journal import Entry, PendingCommand, StoredDraft
from client.readback import Readback, open_matters, read_back
from client.record.course import Course
from client.record.entered import Items, sent, settled, shown, stepped
from client.record.entered_commands import keys_in
from client.record.lines import ResultLine
from client.record.matters import Matter, matters_of
from client.record.merging import Contested, contested, replayed
from client.record.record import Change, History, Record, record_of


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A hearing with its matters and its record, as a value.

    `base` is the draft as the API last held it, reaching through entry `saved_through`; `record` is
    that with every later entry applied, the last of them that changed it being `lines_through`.
    `told` is the hearing as the API told it, `entered` the attendance, pleas and verdicts entered
    here, and `hearing` the one with the others in it. `pending` are the ids of lines, and the keys
    of what else was entered, that are not on disk yet. `reusable` are the answers that the API
    remembers of the hearing, `course` is its log of the day, and whether its result is owed.
    `is_share_queued` says that the clerk wants it shared as it stands once the API is back;
    `validated` what the API's validator said, and of which entry as the last.
    """

    told: Hearing
    hearing: Hearing
    day: str
    state: str
    matters: tuple[Matter, ...]
    base: Record
    record: Record
    history: History = field(default_factory=History)
    kept_through: int = 0
    lines_through: int = 0
    saved_through: int = 0
    shared_through: int = 0
    shared_ids: frozenset[str] = frozenset()
    entered: Items = field(default_factory=dict)
    pending: frozenset[str] = frozenset()
    locked_by: str = ""
    reusable: ReusableInfo = field(default_factory=ReusableInfo)
    is_share_queued: bool = False
    course: Course = field(default_factory=Course)
    validated: tuple[int, tuple[ValidationIssue, ...]] = (0, ())

    @property
    def date(self) -> dt.date:
        """The hearing's day."""
        return dt.date.fromisoformat(self.day)

    @property
    def is_draft_saved(self) -> bool:
        """Whether the API holds every result that was kept."""
        return self.saved_through >= self.lines_through and not self.pending

    @property
    def is_saved(self) -> bool:
        """Whether the API holds everything that was kept."""
        is_entered = all(item.is_sent for item in self.entered.values())
        return self.is_draft_saved and is_entered and self.course.is_sent

    @property
    def is_waiting(self) -> bool:
        """Whether something of it waits for the API."""
        return not self.is_saved or self.is_share_queued

    @property
    def unshared_count(self) -> int:
        """How many recorded results have not been shared."""
        return sum(1 for line in self.record.live_lines if line.id not in self.shared_ids)

    @property
    def is_shared(self) -> bool:
        """Whether something was shared and nothing recorded is left to share."""
        return bool(self.shared_ids) and self.unshared_count == 0

    @property
    def open_matters(self) -> tuple[Matter, ...]:
        """The matters without a final or interim result today."""
        return open_matters(self.matters, self.record)

    @property
    def undecided(self) -> tuple[Contested, ...]:
        """The results that two clerks changed differently, until one says which stands."""
        return contested(self.record.lines)

    @property
    def adjourned_to(self) -> dt.date | None:
        """The first day after the hearing's own to which one of its results puts a matter off."""
        days = (day for line in self.record.live_lines for day in _days_put_off_to(line))
        return min((day for day in days if day > self.date), default=None)

    def is_locked_to(self, clerk_id: str) -> bool:
        """Tell whether another clerk amends this hearing, or it awaits approval (section 5.3)."""
        if self.state == HearingState.APPROVAL_REQUESTED:
            return True
        is_amended = self.state in (HearingState.LOCKED_ADMIN, HearingState.LOCKED_USER)
        return is_amended and self.locked_by not in ("", clerk_id)

    def matter(self, number: int) -> Matter | None:
        """Give the matter with this number on the screen."""
        return self.matters[number - 1] if 0 < number <= len(self.matters) else None

    def with_step(self, kind: str, change: Change) -> "CaseFile":
        """Give the file after a step: `record`, `undo` or `redo`."""
        return self.with_change(change, history=self.history.then(kind, change))

    def with_change(
        self, change: Change, sequence: int = 0, history: History | None = None
    ) -> "CaseFile":
        """Give the file after a change; `sequence` is its entry's number, 0 until it is on disk."""
        entered = stepped(self.entered, change.entered, sequence)
        file = replace(self, record=self.record.apply(change), history=history or self.history)
        return file.with_entered(entered) if change.entered else file

    def with_entered(self, entered: Items) -> "CaseFile":
        """Give the file with this attendance, these pleas and verdicts entered here."""
        hearing = shown(self.told, entered, self.day)
        return replace(self, entered=entered, hearing=hearing, matters=matters_of(hearing))

    def as_told(self, told: Hearing, state: str) -> "CaseFile":
        """Give the file with the hearing as the API has just told it."""
        entered = settled(self.entered, told, self.day, is_fresh=True)
        return replace(self, told=told, state=state).with_entered(entered)

    def read_back(self, catalogue: Catalogue) -> Readback:
        """Read everything back in words."""
        found = self.findings(catalogue)
        return read_back(self.matters, self.record, catalogue, self.hearing, found)

    def findings(self, catalogue: Catalogue) -> tuple[Finding, ...]:
        """Give what the checks find, errors first; of what is shared already nothing is said."""
        found = findings(self.hearing, self.matters, self.record, catalogue)
        through, issues = self.validated
        if issues and through == self.kept_through:
            found = with_told(found, issues, self.matters, self.record)
        return tuple(
            one for one in found if not one.line_ids or not self.shared_ids.issuperset(one.line_ids)
        )


def _days_put_off_to(line: ResultLine) -> Iterator[dt.date]:
    if line.settles_offence and line.category == Category.INTERMEDIATE:
        for prompt in line.prompts:
            if prompt.get("type") == PromptKind.DATE:
                with suppress(ValueError):
                    yield dt.date.fromisoformat(str(prompt.get("value")))


def open_file(
    detail: HearingDetail,
    day: str,
    stored: StoredDraft | None,
    entries: tuple[Entry, ...],
    shared_ids: frozenset[str],
    done: tuple[PendingCommand, ...] = (),
) -> CaseFile | None:
    """Build a file from the local copy: the stored draft and the entries made since.

    `done` are the commands of the day that carried attendance, pleas or verdicts. `None` where the
    API does not know the hearing.
    """
    hearing = detail.hearing
    if hearing is None:
        return None
    base = Record(hearing.id, day)
    saved = shared = 0
    if stored is not None:
        base = record_of(hearing.id, day, read_draft(stored.document))
        saved, shared = stored.saved_through, stored.shared_through
    history, lines_through = History(), 0
    unsaved: list[Change] = []
    for entry in entries:
        change = Change.from_json(entry.change)
        if entry.sequence > saved:
            unsaved.append(change)
        if entry.sequence > shared:
            history = history.then(entry.kind, change)
        if change.steps:
            lines_through = entry.sequence
    file = CaseFile(
        hearing,
        hearing,
        day,
        detail.hearing_state,
        matters_of(hearing),
        base,
        replayed(base, unsaved),
        history,
        kept_through=entries[-1].sequence if entries else 0,
        lines_through=lines_through,
        saved_through=saved,
        shared_through=shared,
        shared_ids=shared_ids,
        locked_by=detail.amended_by_user_id,
    )
    entered = entered_by(entries, done)
    return file.with_entered(settled(entered, hearing, day, is_fresh=False)) if entered else file


def entered_by(entries: tuple[Entry, ...], done: tuple[PendingCommand, ...]) -> Items:
    """Give what the entries of a hearing day entered, with what the API took of it as sent."""
    items: Items = {}
    for entry in entries:
        items = stepped(items, Change.from_json(entry.change).entered, entry.sequence)
    for command in done:
        keys = keys_in(command.kind, command.body)
        items = sent(items, keys, command.through, is_recent=False)
    return items
