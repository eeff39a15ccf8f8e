"""Changing, deleting and undoing what was recorded; nothing that has been shared is touched."""

from collections.abc import Callable
from dataclasses import replace

from client.desk.case_file import CaseFile
from client.desk.deciding import decided, offer, undecided_on
from client.desk.desk import Desk
from client.desk.position import Position
from client.desk.responses import Response, not_taken
from client.desk.steps import step_words, touches_shared, undoing, undone_words
from client.desk.telling import TypedLine
from client.journal import StepKind
from client.record.entered import EnteredStep
from client.record.lines import ResultLine
from client.record.record import Change
from client.shorthand.stepping import STEP_BACK

SHARED_ALREADY = not_taken("Shared already; a shared result can't be changed here")


class Revising:
    """Takes back, makes again, takes off, and puts back into the line what is to be changed.

    `changing` is the recorded result that the line replaces, while there is one. `new_id` gives a
    fresh UUID.
    """

    def __init__(self, desk: Desk, position: Position, new_id: Callable[[], str]) -> None:
        self.changing: ResultLine | None = None
        self._desk = desk
        self._position = position
        self._new_id = new_id

    def delete(self, code: str) -> Response:
        """Take a result off the current matter: the one with this short code, or the last."""
        found = self.recorded(code)
        if isinstance(found, Response):
            return found
        file, line = found
        self.changing = None
        said = f"deleted · {line.words(self._desk.catalogue)}"
        change = file.record.replacing((line,))
        self._keep(file, "record", f":delete {code}", change, said)
        return Response("")

    def change(self, code: str) -> Response:
        """Put a recorded result back into the bar as it was typed; accepting it replaces it."""
        found = self.recorded(code)
        if isinstance(found, Response):
            return found
        _, self.changing = found
        text = self.changing.typed or self.changing.short_code.lower()
        said = f"Change it and press Enter; {STEP_BACK} leaves it as it is"
        return Response(said, text=text)

    def stop_changing(self) -> None:
        """Leave a recorded result as it is."""
        self.changing = None

    def in_place(
        self, file: CaseFile, lines: tuple[ResultLine, ...], entered: tuple[EnteredStep, ...] = ()
    ) -> Change:
        """Give the change that makes these lines, in place of the one that is being changed."""
        change, replaced = Change.adding(lines), self.changing
        if replaced and replaced in file.record.lines and replaced.id not in file.shared_ids:
            change = file.record.replacing((replaced,), lines)
        return replace(change, entered=entered)

    def recorded(self, code: str) -> tuple[CaseFile, ResultLine] | Response:
        """Give the last result on the current matter, or the one with this short code."""
        file, matter = self._position.file, self._position.matter
        if file is None or matter is None:
            return not_taken("There is nothing recorded here")
        lines = [
            line
            for line in file.record.on(matter)
            if not code or line.short_code.casefold() == code.casefold()
        ]
        if not lines:
            return not_taken(f"There is no {code.upper() or 'result'} on offence {matter.number}")
        if lines[-1].id in file.shared_ids:
            return SHARED_ALREADY
        return file, lines[-1]

    def decide(self, argument: str) -> Response:
        """Say which of two results stands that two clerks entered; without a word, ask."""
        file, catalogue = self._position.file, self._desk.catalogue
        pair = undecided_on(file, self._position.matter) if file else None
        if file is None or pair is None:
            return not_taken("No two clerks entered one result differently here")
        self.changing = None
        if not argument:
            return offer(pair, catalogue)
        found = decided(pair, argument, catalogue, self._new_id)
        if isinstance(found, Response):
            return found
        change, words = found
        if touches_shared(change, file):
            return SHARED_ALREADY
        self._keep(file, "record", f":stands {argument}", change, f"stands · {words}")
        return Response("")

    def undo(self) -> Response:
        """Take back the last step on this hearing."""
        file = self._position.file
        if file is None or not file.history.done:
            is_shared = file is not None and bool(file.shared_ids)
            return SHARED_ALREADY if is_shared else Response("Nothing to undo on this hearing")
        step = file.history.done[-1]
        self.changing = None
        if touches_shared(step, file):
            return SHARED_ALREADY
        said = undone_words(step, self._desk.catalogue)
        self._keep(file, "undo", ":undo", undoing(step), said)
        return Response("Undoing…")

    def redo(self) -> Response:
        """Do again what was last taken back."""
        file = self._position.file
        if file is None or not file.history.undone:
            return Response("Nothing to redo on this hearing")
        step = file.history.undone[-1]
        self.changing = None
        if touches_shared(step, file):
            return SHARED_ALREADY
        said = f"redone · {step_words(step, self._desk.catalogue)}"
        self._keep(file, "redo", ":redo", step, said)
        return Response("Redoing…")

    def _keep(self, file: CaseFile, kind: StepKind, typed: str, change: Change, said: str) -> None:
        self._desk.keep(file, kind, TypedLine(typed, self._position.matter_key), change, said)
