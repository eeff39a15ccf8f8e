"""What was heard on a case: plea and verdict in six cells, attendance, what was not taken."""

from client.catalogue import Catalogue
from client.desk.case_file import CaseFile
from client.readback import attendance_of
from client.record.entered import key_of
from client.record.matters import Matter
from tui.paint import Row

HEARD_WIDTH = 6
"""Three cells for the plea, two for the verdict, one for the dot of what is not on disk yet."""

_PLEA_WIDTH, _VERDICT_WIDTH = 3, 2
_NOT_ON_DISK = "·"


def heard_cells(matter: Matter, file: CaseFile, catalogue: Catalogue) -> Row:
    """Give the plea by its code, a dash where there is none, and the verdict by its category."""
    kind = catalogue.charges.plea(matter.plea)
    plea = kind.code if kind else _initials(matter.plea)
    verdict = matter.charge.verdict if matter.charge else None
    said = verdict.verdict_type if verdict else None
    found = _initials(said.category_type or said.description) if said else ""
    keys = {key_of(what, _subject(matter)) for what in ("plea", "verdict")}
    mark = _NOT_ON_DISK if keys & file.pending else " "
    return (
        (f"{(plea or '–')[:_PLEA_WIDTH]:<{_PLEA_WIDTH}}", "bold" if plea else "quiet"),
        (f"{found[:_VERDICT_WIDTH]:<{_VERDICT_WIDTH}}", "bold"),
        (mark, "quiet"),
    )


def _subject(matter: Matter) -> str:
    return matter.target.offence_id or matter.target.application_id


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.replace("_", " ").split()).upper()


def attendance_words(matter: Matter, file: CaseFile) -> str:
    """Say how the defendant attends today, with a dot while that is not on disk."""
    said = attendance_of(matter, file.hearing, file.day)
    of = matter.target.defendant_id or matter.target.master_defendant_id
    return f"{said}{_NOT_ON_DISK}" if said and key_of("attendance", of) in file.pending else said


def refused_words(matter: Matter, file: CaseFile) -> list[str]:
    """Say what was entered on a matter that the court's server would not take."""
    ids = {_subject(matter), matter.target.defendant_id}
    return [
        f"{item.what} kept here, not taken by the server"
        for item in file.entered.values()
        if item.is_refused and item.of in ids
    ]


def refused_rows(matter: Matter, file: CaseFile) -> list[Row]:
    """Draw what was entered on a matter that the court's server would not take."""
    return [((f"     {words}", "warning"),) for words in refused_words(matter, file)]
