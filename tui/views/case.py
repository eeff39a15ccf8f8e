"""The case pane: whom it concerns, how they stand, and each matter with its results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rich.cells import cell_len

from client.catalogue import Catalogue
from client.desk.case_file import CaseFile
from client.readback import needs_on, total_of
from client.record.matters import Matter
from tui.paint import BLANK, Row, ends, fit, total_rows, wrapped
from tui.views.heard import heard_cells, refused_rows
from tui.views.standing import head_rows

_CODE_WIDTH = 8
_RIGHT_WIDTH = _CODE_WIDTH + 8
"""Blank, code, blank, three cells for the plea, two for the verdict, blank."""

_LEFT_WIDTH = 4
_NO_WORDINGS: Mapping[int, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CasePicture:
    """The rows of a case, and from which to which of them the current matter stands."""

    rows: tuple[Row, ...]
    first: int
    last: int


def case_picture(
    file: CaseFile,
    number: int,
    current: int,
    catalogue: Catalogue,
    width: int,
    *,
    wordings: Mapping[int, Sequence[str]] = _NO_WORDINGS,
) -> CasePicture:
    """Draw a case: a head for each defendant, the matters below, the totals of money.

    `number` is the hearing's list number, `current` the number of the current matter; `wordings`
    are the lines of those that stand below their offences' titles, by the offences' numbers.
    """
    rows: list[Row] = []
    first = last = 0
    before: Matter | None = None
    group: list[Matter] = []
    for matter in file.matters:
        if before is None or not _is_together(before, matter):
            rows += _total(group, file, catalogue, width)
            rows += [BLANK] if before is not None else []
            rows += head_rows(matter, before, file, number, width)
            group = []
        before = matter
        group.append(matter)
        at = len(rows)
        heard = heard_cells(matter, file, catalogue)
        rows.append(_matter(matter, heard, is_current=matter.number == current, width=width))
        rows += [((f"    {line}", "quiet"),) for line in wordings.get(matter.number, ())]
        rows += refused_rows(matter, file)
        rows += _results(matter, file, catalogue, width)
        if matter.number == current:
            first, last = at, len(rows) - 1
    rows += _total(group, file, catalogue, width)
    if not file.matters:
        rows.append(((" No offence or application on this hearing", "quiet"),))
    return CasePicture(tuple(rows), first, last)


def _is_together(one: Matter, other: Matter) -> bool:
    return (one.defendant_key, one.case_key) == (other.defendant_key, other.case_key)


def is_title_cut(matter: Matter, width: int) -> bool:
    """Tell whether a pane of this width has no room for all of a matter's title."""
    return cell_len(matter.title) > width - _LEFT_WIDTH - _RIGHT_WIDTH


def wording_lines(matter: Matter, width: int) -> list[str]:
    """Give the wording of an offence as lines for a pane of this width; none without a wording."""
    wording = matter.offence.wording if matter.offence else ""
    return wrapped(wording, width - _LEFT_WIDTH - 1) if wording else []


def wording_rows(number: int, lines: Sequence[str], width: int, height: int) -> list[Row]:
    """Draw the wording of one offence by itself, cut with an ellipsis where it has no room."""
    if not lines:
        return []
    room = height - 2
    if len(lines) > room:
        lines = [*lines[: room - 1], fit(f"{lines[room - 1]} …", width - 5).rstrip()]
    heading: Row = ((" Wording of ", "quiet"), (str(number), "bold"))
    return [BLANK, heading, *(((f"    {line}", "text"),) for line in lines)]


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
        rows += [((f"           {line}", "accent"),) for line in wrapped(need, width - 12)]
    return rows


def _total(matters: list[Matter], file: CaseFile, catalogue: Catalogue, width: int) -> list[Row]:
    lines = [line for one in matters for line in file.record.on(one)]
    return total_rows(total_of(lines, catalogue), width)
