"""The API's draft joined with a file: what of it stands, and what is recorded on it again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from client.catalogue import Catalogue
from client.desk.case_file import CaseFile
from client.journal import Entry
from client.record.lines import ResultLine
from client.record.record import Change, Record, record_of
from client.record.standing import AsHeld, standing

GIVEN_UP = "Amendments to this case were given up; its results stand as they were shared"
"""What is said when what another clerk was amending is amended no more."""

DRAFT_GONE = "The server's draft of this case is gone; its results stand as they were shared"
"""What is said when a draft was deleted after its results were shared."""

_RESET = "isResetResults"

Own = Mapping[str, ResultLine | None]
"""How this clerk's entries left each line that they were about; `None` where it was taken off."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A file on the API's draft; `is_given_up` tells that amendments in that do not stand.

    `said` is what the clerk is told then.
    """

    file: CaseFile
    is_given_up: bool = False
    said: str = GIVEN_UP


@dataclass(frozen=True, slots=True)
class Stands:
    """What of the API's draft stands, and whether amendments in it were given up."""

    held: AsHeld
    record: Record
    is_given_up: bool

    @property
    def is_draft_gone(self) -> bool:
        """Whether the draft was deleted, and what was shared stands without it (section 4.4)."""
        return self.held.is_shared and self.held.draft.version is None

    @property
    def said(self) -> str:
        """What a clerk is told where the draft says something else than was shared."""
        return DRAFT_GONE if self.is_draft_gone else GIVEN_UP

    def is_reset(self, base: Record) -> bool:
        """Tell whether the draft was begun anew after the one that a file stands on.

        Once amendments are given up any version may come next (section 4.5); the one that follows
        says so of itself, and is told by that from a view that lags.
        """
        is_earlier = (self.held.draft.version or 0) < (base.version or 0)
        return is_earlier and self.held.is_shared and bool(self.held.draft.other.get(_RESET))

    def is_news_to(self, base: Record) -> bool:
        """Tell whether a file that stands on a draft has to be put on this one."""
        version, before = self.held.draft.version or 0, base.version or 0
        is_put_right = self.held.is_shared and self.record.lines != base.lines
        is_same = version == before or self.is_draft_gone
        return version > before or (is_same and is_put_right) or self.is_reset(base)


def stands_of(file: CaseFile, held: AsHeld, own: Own, catalogue: Catalogue) -> Stands:
    """Tell what stands of the API's draft beside what this clerk has entered."""
    drafted = record_of(file.hearing.id, file.day, held.draft)
    if not held.is_shared:
        return Stands(held, drafted, is_given_up=False)
    mine = (line for line in own.values() if line is not None)
    known = (*mine, *file.base.lines, *file.record.lines)
    record = standing(drafted, held, own, known, catalogue)
    return Stands(held, record, is_given_up=record.lines != drafted.lines)


def own_lines(changes: Iterable[Change]) -> Own:
    """Give how changes, oldest first, left each line that they were about."""
    return {line_id: after for change in changes for line_id, _, after in change.steps}


def saved_before(file: CaseFile, stands: Stands, own: Own, entries: Iterable[Entry]) -> int:
    """Give through which entry a file can be taken as saved, now that it is put on this draft.

    A draft that was begun anew holds only what was shared: a result of this clerk's that stood
    here, and that waits to be shared, is recorded on it again.
    """
    is_later = (stands.held.draft.version or 0) > (file.base.version or 0)
    if is_later and not stands.is_given_up:
        return file.saved_through
    there = {line.id for line in stands.record.lines} | stands.held.shared_ids
    lost = {line.id for line in file.record.lines if own.get(line.id) == line} - there
    again = (
        entry.sequence - 1
        for entry in entries
        if lost.intersection(Change.from_json(entry.change).touched)
    )
    return min(file.saved_through, next(again, file.saved_through))
