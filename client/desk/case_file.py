"""One hearing as the desk holds it: what the API said, what was recorded, what is not sent yet."""

import datetime as dt
from dataclasses import dataclass, field, replace

from client.catalogue import Catalogue
from client.contract.hearing import Hearing, HearingDetail
from client.contract.results import read_draft
from client.contract.sitting import ReusableInfo
from client.journal import Entry, StoredDraft
from client.readback import Readback, open_matters, read_back
from client.record.matters import Matter, matters_of
from client.record.record import Change, History, Record, record_of


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A hearing with its matters and its record, as a value.

    `base` is the draft as the API last held it, reaching through entry `saved_through`; `record` is
    that with every later entry applied. `pending` are the ids of lines that are not on disk yet.
    `reusable` are the answers that the API remembers of the hearing.
    """

    hearing: Hearing
    day: str
    state: str
    matters: tuple[Matter, ...]
    base: Record
    record: Record
    history: History = field(default_factory=History)
    kept_through: int = 0
    saved_through: int = 0
    shared_through: int = 0
    shared_ids: frozenset[str] = frozenset()
    pending: frozenset[str] = frozenset()
    reusable: ReusableInfo = field(default_factory=ReusableInfo)

    @property
    def date(self) -> dt.date:
        """The hearing's day."""
        return dt.date.fromisoformat(self.day)

    @property
    def is_saved(self) -> bool:
        """Whether the API holds everything that was kept."""
        return self.saved_through >= self.kept_through and not self.pending

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

    def matter(self, number: int) -> Matter | None:
        """Give the matter with this number on the screen."""
        return self.matters[number - 1] if 0 < number <= len(self.matters) else None

    def with_step(self, kind: str, change: Change) -> "CaseFile":
        """Give the file after a step: `record`, `undo` or `redo`."""
        return replace(
            self, record=self.record.apply(change), history=self.history.then(kind, change)
        )

    def read_back(self, catalogue: Catalogue) -> Readback:
        """Read everything back in words."""
        return read_back(self.matters, self.record, catalogue)


def open_file(
    detail: HearingDetail,
    day: str,
    stored: StoredDraft | None,
    entries: tuple[Entry, ...],
    shared_ids: frozenset[str],
) -> CaseFile | None:
    """Build a file from the local copy: the stored draft and the entries made since.

    `None` where the API does not know the hearing.
    """
    hearing = detail.hearing
    if hearing is None:
        return None
    base = Record(hearing.id, day)
    saved = shared = 0
    if stored is not None:
        base = record_of(hearing.id, day, read_draft(stored.document))
        saved, shared = stored.saved_through, stored.shared_through
    record, history = base, History()
    for entry in entries:
        change = Change.from_json(entry.change)
        if entry.sequence > saved:
            record = record.apply(change)
        if entry.sequence > shared:
            history = history.then(entry.kind, change)
    return CaseFile(
        hearing,
        day,
        detail.hearing_state,
        matters_of(hearing),
        base,
        record,
        history,
        kept_through=entries[-1].sequence if entries else 0,
        saved_through=saved,
        shared_through=shared,
        shared_ids=shared_ids,
    )
