"""What other windows on the same journal keep and send, brought into this one."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from client.desk.case_file import CaseFile
from client.desk.files import CaseFiles
from client.journal import Journal
from client.record.entered import sent
from client.record.entered_commands import keys_in
from client.record.record import History


@dataclass(frozen=True, slots=True)
class Brought:
    """A hearing as other windows have left it, and what was typed there last, if anything was."""

    file: CaseFile
    typed: str


class Windows:
    """Looks in the journal for what this window does not know yet.

    While a step of this window is on its way to the journal (`is_keeping`) its hearing is left
    alone; while something is on its way to the API (`is_sending`) only what was kept is brought in.
    """

    def __init__(
        self,
        journal: Journal,
        files: CaseFiles,
        day: str,
        is_keeping: Callable[[str], bool],
        is_sending: Callable[[str], bool],
    ) -> None:
        self.is_behind = False
        self._journal = journal
        self._files = files
        self._day = day
        self._is_keeping = is_keeping
        self._is_sending = is_sending

    def look(self) -> tuple[Brought, ...]:
        """Bring in what is new, and give the hearings that it is about.

        What can't be read now is looked for again.
        """
        self.is_behind = False
        found = self._journal.tried(self._look, None)
        self.is_behind = self.is_behind or found is None
        return found or ()

    def _look(self) -> tuple[Brought, ...]:
        brought: list[Brought] = []
        for hearing_id, kept, saved, shared in self._journal.reached(self._day):
            file = self._files.get(hearing_id)
            if file is None or (
                kept <= file.kept_through
                and saved <= file.saved_through
                and shared <= file.shared_through
            ):
                continue
            is_sending, is_keeping = self._is_sending(hearing_id), self._is_keeping(hearing_id)
            self.is_behind = self.is_behind or is_sending or is_keeping
            if not is_keeping and (kept > file.kept_through or not is_sending):
                brought.append(self._bring(file, is_sending=is_sending))
        return tuple(brought)

    def _bring(self, file: CaseFile, *, is_sending: bool) -> Brought:
        hearing_id, day = file.hearing.id, file.day
        new = self._journal.entries(hearing_id, day, file.kept_through)
        typed = new[-1].typed if new else ""
        if is_sending:
            file = self._files.with_new_entries(file)
            self._files.put(file)
            return Brought(file, typed)
        file = self._files.as_in_journal(file)
        if shared := self._files.shared_in_journal(hearing_id) - file.shared_ids:
            file = replace(
                file, shared_ids=file.shared_ids | shared, state="SHARED", history=History()
            )
        for command in self._journal.done_commands(hearing_id, day):
            keys = keys_in(command.kind, command.body)
            waiting = [key for key in keys if key in file.entered and file.entered[key].is_waiting]
            file = replace(file, entered=sent(file.entered, waiting, command.through))
        self._files.put(file)
        return Brought(file, typed)
