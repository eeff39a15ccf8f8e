"""The steps that are on their way to the journal, and what comes of each."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace

from client.desk.case_file import CaseFile
from client.desk.files import CaseFiles
from client.desk.telling import TypedLine
from client.journal import Entry, Journal, JournalError, StepKind
from client.record.entered import Items, numbered, stepped
from client.record.record import Change
from client.sync.notices import Broken, Kept, Notice, NotKept


@dataclass(frozen=True, slots=True)
class _Step:
    """A step that the journal is writing; `entered` is what stood entered before it."""

    hearing_id: str
    day: str
    kind: StepKind
    line: TypedLine
    change: Change
    entered: Items

    def entry(self, sequence: int) -> Entry:
        """Give the step as the journal has it under a number."""
        change = self.change.to_json()
        return Entry(sequence, self.hearing_id, self.day, self.kind, self.line.text, change)


class Keeping:
    """Applies steps at once and has the journal keep them; `tell` takes the outcome of each."""

    def __init__(self, journal: Journal, files: CaseFiles, tell: Callable[[Notice], None]) -> None:
        self._journal = journal
        self._files = files
        self._tell = tell
        self._steps: dict[int, _Step] = {}
        self._token = 0
        files.unwritten = self._changes

    def is_keeping(self, hearing_id: str) -> bool:
        """Tell whether a step on a hearing is not on disk yet."""
        return any(step.hearing_id == hearing_id for step in self._steps.values())

    def keep(
        self, file: CaseFile, kind: StepKind, line: TypedLine, change: Change, said: str
    ) -> None:
        """Apply a step and have the journal keep it; `said` goes with the word that it is kept."""
        self._token += 1
        token, hearing_id = self._token, file.hearing.id
        self._steps[token] = _Step(hearing_id, file.day, kind, line, change, file.entered)
        after = file.with_step(kind, change)
        self._files.put(replace(after, pending=self._touched(hearing_id)))
        written = self._journal.keep(hearing_id, file.day, kind, line.text, change.to_json())

        def done(future: "Future[int]") -> None:
            error = future.exception()
            if error is None:
                self._tell(Kept(hearing_id, token, future.result(), said))
            elif isinstance(error, JournalError):
                self._tell(NotKept(hearing_id, token, str(error)))
            else:
                self._tell(Broken(error))

        written.add_done_callback(done)

    def kept(self, notice: Kept) -> None:
        """Have a step stand as one that is on disk, and take in what others kept before it."""
        step = self._steps.pop(notice.token)
        self._files.note(step.entry(notice.sequence))
        file = self._files.get(notice.hearing_id)
        if file is None:
            return
        file = self._files.with_entries_of_others(file, notice.sequence)
        pending = self._touched(notice.hearing_id)
        keys = [one.key for one in step.change.entered if one.key not in pending]
        self._files.put(
            replace(
                file,
                kept_through=notice.sequence,
                lines_through=notice.sequence if step.change.steps else file.lines_through,
                entered=numbered(file.entered, keys, notice.sequence),
                pending=pending,
            )
        )

    def not_kept(self, notice: NotKept) -> TypedLine:
        """Take a step back that could not be written, and give what was typed for it.

        What came after it stands as it is kept.
        """
        step = self._steps.pop(notice.token)
        file = self._files.get(notice.hearing_id)
        if file is not None:
            self._files.put(
                replace(
                    self._files.recorded_again(self._without(file, step)),
                    history=file.history.without(step.kind, step.change),
                    pending=self._touched(notice.hearing_id),
                )
            )
        return step.line

    def _changes(self, hearing_id: str) -> tuple[Change, ...]:
        steps = self._steps.values()
        return tuple(step.change for step in steps if step.hearing_id == hearing_id)

    def _touched(self, hearing_id: str) -> frozenset[str]:
        """Give what the steps on a hearing are about that the journal is still writing."""
        return frozenset[str]().union(*(change.touched for change in self._changes(hearing_id)))

    def _without(self, file: CaseFile, step: _Step) -> CaseFile:
        """Give a file without what a step entered that could not be kept, and with what follows."""
        keys = {one.key for one in step.change.entered}
        if not keys:
            return file
        entered: Items = {
            **{key: item for key, item in file.entered.items() if key not in keys},
            **{key: item for key, item in step.entered.items() if key in keys},
        }
        for later in self._steps.values():
            if later.hearing_id == file.hearing.id:
                entered = stepped(entered, later.change.entered)
        return file.with_entered(entered)
