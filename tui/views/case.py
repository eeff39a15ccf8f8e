"""The case pane: whom it concerns, how they stand, and each matter with its results."""

from dataclasses import dataclass

from client.catalogue import Catalogue
from client.contract.hearing import Defendant, Hearing
from client.desk.case_file import CaseFile
from client.readback import case_reference, needs_on, total_of, who
from client.record.matters import Matter, age_on
from client.shorthand.values import say_date
from tui.paint import BLANK, Row, ends, fit, wrapped
from tui.views.heard import attendance_words, heard_cells, refused_rows

_CODE_WIDTH = 8


@dataclass(frozen=True, slots=True)
class CasePicture:
    """The rows of a case, and on which of them the current matter stands."""

    rows: tuple[Row, ...]
    current_row: int


def case_picture(
    file: CaseFile, number: int, current: int, catalogue: Catalogue, width: int
) -> CasePicture:
    """Draw a case: a head for each defendant, the matters below, the totals of money.

    `number` is the hearing's list number, `current` the number of the current matter.
    """
    rows: list[Row] = []
    current_row = 0
    head: tuple[str, str] | None = None
    group: list[Matter] = []
    for matter in file.matters:
        key = (matter.defendant_key, matter.case_key)
        if key != head:
            rows += _total(group, file, catalogue, width)
            if head is not None:
                rows.append(BLANK)
            rows += _head(matter, file, number if head is None else 0, width)
            head, group = key, []
        group.append(matter)
        if matter.number == current:
            current_row = len(rows)
        heard = heard_cells(matter, file, catalogue)
        rows.append(_matter(matter, heard, is_current=matter.number == current, width=width))
        rows += refused_rows(matter, file)
        rows += _results(matter, file, catalogue, width)
    rows += _total(group, file, catalogue, width)
    if not file.matters:
        rows.append(((" No offence or application on this hearing", "quiet"),))
    return CasePicture(tuple(rows), current_row)


def _head(matter: Matter, file: CaseFile, number: int, width: int) -> list[Row]:
    lead = f"{number:>2} " if number else " "
    name: Row = ((lead, "quiet"), (who(matter), "bold"))
    age: Row = ()
    if matter.defendant is not None and matter.defendant.person.date_of_birth:
        born = matter.defendant.person.date_of_birth
        youth = " youth" if matter.defendant.is_youth else ""
        age = ((f" {age_on(file.date, born)}{youth}  b. {born:%-d %b %Y}", "quiet"),)
    rows = [ends(name, age, width)]
    attendance = attendance_words(matter, file)
    standing: Row = ((f"{attendance}  " if attendance else "", "text"), *_standing(matter))
    rows.append(((f" {case_reference(matter)}  ", "quiet"), *standing))
    rows.append(((f" {_counsel(file.hearing, matter)}", "quiet"),))
    return rows


def _standing(matter: Matter) -> Row:
    """Say how the defendant stands: bail or custody, with the custody time limit."""
    person = matter.defendant.person_defendant if matter.defendant else None
    if person is None:
        return (
            (matter.application.application_status.lower() if matter.application else "", "text"),
        )
    bail = person.bail_status
    words = (bail.description or bail.code) if bail and bail.code != "A" else ""
    limit = f"  CTL {say_date(person.custody_time_limit)}" if person.custody_time_limit else ""
    in_custody = bail is not None and bail.code in ("C", "P", "L", "S")
    spans: Row = (
        (words.lower() if not in_custody else "CUSTODY", "warning" if in_custody else "text"),
    )
    interpreter = person.person_details.interpreter_language_needs
    extra = f"{limit}{f'  interpreter {interpreter}' if interpreter else ''}"
    return (*spans, (extra, "text"))


def _counsel(hearing: Hearing, matter: Matter) -> str:
    prosecutor = next(
        (f"{one.first_name[:1]} {one.last_name}".strip() for one in hearing.prosecution_counsels),
        "",
    )
    authority = (
        matter.case.prosecution_case_identifier.prosecution_authority_code if matter.case else ""
    )
    defence = _defence(hearing, matter.defendant)
    return f"pros {prosecutor or authority or 'none'}   def {defence or 'none'}"


def _defence(hearing: Hearing, defendant: Defendant | None) -> str:
    ids = {defendant.id} if defendant else set()
    return next(
        (
            f"{one.first_name[:1]} {one.last_name}".strip()
            for one in hearing.defence_counsels
            if ids & set(one.defendants)
        ),
        "",
    )


def _matter(matter: Matter, heard: Row, *, is_current: bool, width: int) -> Row:
    right: Row = ((f" {fit(matter.code, _CODE_WIDTH)} ", "quiet"), *heard)
    left: Row = (
        ("▸" if is_current else " ", "accent"),
        (f"{matter.number:>2} ", "quiet"),
        (matter.title, "selected-bold" if is_current else "bold"),
    )
    return ends(left, right, width)


def _results(matter: Matter, file: CaseFile, catalogue: Catalogue, width: int) -> list[Row]:
    rows: list[Row] = []
    for line in file.record.on(matter):
        mark = "·" if line.id in file.pending else "✓" if line.id in file.shared_ids else " "
        code = f"   {mark}{fit(line.short_code, 6)} "
        first, *rest = wrapped(line.words(catalogue), width - len(code) - 1)
        rows.append(((code, "done" if mark == "✓" else "quiet"), (first, "text")))
        rows += [((" " * len(code) + part, "text"),) for part in rest]
    for need in needs_on(matter, file.record, catalogue):
        rows += [((f"           {line}", "quiet"),) for line in wrapped(need, width - 12)]
    return rows


def _total(matters: list[Matter], file: CaseFile, catalogue: Catalogue, width: int) -> list[Row]:
    total = total_of([line for one in matters for line in file.record.on(one)], catalogue)
    return [((f"    {line}", "bold"),) for line in wrapped(total, width - 5)] if total else []
