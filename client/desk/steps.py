"""Steps that can be taken back and made again: what undoing one does, and what to say of it."""

from dataclasses import replace

from client.catalogue import Catalogue
from client.desk.case_file import CaseFile
from client.record.entered import EnteredStep
from client.record.heard import words_of
from client.record.record import Change


def undoing(step: Change) -> Change:
    """Give the change that undoes a step.

    Attendance that was entered for the first time stays: the contract has no command that takes it
    away (section 6), so it can be changed only.
    """
    inverse = step.inverse
    return replace(inverse, entered=tuple(one for one in inverse.entered if not _stays(one)))


def touches_shared(step: Change, file: CaseFile) -> bool:
    """Tell whether a step is about a result that has been shared."""
    return any(line_id in file.shared_ids for line_id, _, _ in step.steps)


def step_words(step: Change, catalogue: Catalogue) -> str:
    """Say what a step recorded or entered, each thing once."""
    entered = [
        words_of(one.what, one.after, catalogue.charges) or f"{one.what} cleared"
        for one in step.entered
    ]
    lines = (after or before for _, before, after in step.steps)
    said = [*entered, *(line.words(catalogue) for line in lines if line is not None)]
    return "; ".join(dict.fromkeys(said))


def undone_words(step: Change, catalogue: Catalogue) -> str:
    """Say what was undone, and what of it stays."""
    if not any(_stays(one) for one in step.inverse.entered):
        return f"undone · {step_words(step, catalogue)}"
    gone = replace(step, entered=tuple(one for one in step.entered if not _stays(one.inverse)))
    said = " · ".join(filter(None, ("undone", step_words(gone, catalogue))))
    return f"{said} (attendance stays; it can be changed)"


def _stays(step: EnteredStep) -> bool:
    return step.what == "attendance" and not step.after
