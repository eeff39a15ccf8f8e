"""The read-back: the whole case in words before it is shared."""

from rich.cells import cell_len

from client.checks.findings import Finding
from client.readback import Readback, ReadDefendant, ReadMatter, ReadResult
from tui.paint import BLANK, Row, beside, ends, total_rows, wrapped
from tui.theme import Role

_RESULT_INDENT = 7
_OPEN = "result-missing"


def readback_rows(readback: Readback, number: int, width: int) -> tuple[Row, ...]:
    """Draw a read-back; what has no result yet is said, not left out."""
    results = readback.result_count
    count = f"{results} result{'s' if results != 1 else ''} "
    rows: list[Row] = [
        ends(((f" Read-back of number {number}", "accent"),), ((count, "quiet"),), width)
    ]
    if readback.findings:
        role: Role = "warning" if readback.faults else "text"
        rows += _hanging(_checked(readback), " ", role, width)
    if readback.open_numbers and not any(one.check_id == _OPEN for one in readback.findings):
        numbers = ", ".join(map(str, readback.open_numbers))
        rows += _hanging(f"No outcome for today: {numbers}", " ", "warning", width)
    for defendant in readback.defendants:
        rows.append(BLANK)
        reference: Row = ((f" {defendant.reference} ", "quiet"),) if defendant.reference else ()
        named = "  ".join(filter(None, (defendant.name, defendant.attendance)))
        rows += beside((" ", "text"), named, reference, width)
        for matter in defendant.matters:
            rows += _matter(matter, width)
        rows += total_rows(defendant.total, width)
        rows += _leaving(defendant, width)
    if readback.total:
        rows += [BLANK, *total_rows(readback.total, width)]
    if readback.findings:
        rows += [BLANK, ((" Checks", "bold"), ("   :mend 1  :setdown 1 and why", "quiet"))]
        for number, finding in enumerate(readback.findings, 1):
            rows += _finding(number, finding, width)
    return tuple(rows)


def _checked(readback: Readback) -> str:
    """Say how much the checks found, and what of it keeps the results from being shared."""
    if readback.faults:
        return what_stops(len(readback.faults))
    left = sum(1 for one in readback.findings if not one.set_down)
    return f"{left or 'No'} check{'' if left == 1 else 's'} to look at, below"


def what_stops(errors: int) -> str:
    """Say that errors keep results from being shared."""
    return f"{'An error keeps' if errors == 1 else f'{errors} errors keep'} this from being shared"


def _leaving(defendant: ReadDefendant, width: int) -> list[Row]:
    if not defendant.leaving:
        return []
    rows: list[Row] = [((" Before they leave", "bold"),)]
    for words in defendant.leaving:
        rows += _hanging(words, "    ", "text", width)
    return rows


def _finding(number: int, finding: Finding, width: int) -> list[Row]:
    """Draw what a check found; its number is the one to mend it or to set it down by."""
    role: Role = "quiet" if finding.set_down else "warning" if finding.stops_sharing else "text"
    kind = finding.severity.value.lower()
    return _hanging(f"{number} {kind}: {finding.line}", " ", role, width)


def _result(result: ReadResult, width: int) -> list[Row]:
    """Draw a result in words, and at the right what was typed for it."""
    rows = _hanging(result.words, " " * _RESULT_INDENT, "text", width)
    if result.typed:
        typed: Row = ((f"‹{result.typed}› ", "quiet"),)
        last = "".join(text for text, _ in rows[-1])
        if cell_len(last) + cell_len(result.typed) + 4 <= width:
            rows[-1] = ends(rows[-1], typed, width)
        else:
            rows += _hanging(f"‹{result.typed}›", " " * (_RESULT_INDENT + 2), "quiet", width)
    return rows


def _matter(matter: ReadMatter, width: int) -> list[Row]:
    first, *rest = wrapped(matter.title, width - 6)
    rows: list[Row] = [((f" {matter.number or '-':>2} ", "quiet"), (first, "bold"))]
    rows += [((f"    {line}", "bold"),) for line in rest]
    if matter.heard:
        rows += _hanging(matter.heard, "    ", "text", width)
    for result in matter.results:
        rows += _result(result, width)
    for need in matter.needs:
        rows += _hanging(f"still {need}", " " * _RESULT_INDENT, "warning", width)
    if not matter.results:
        rows += _hanging("no result yet", " " * _RESULT_INDENT, "warning", width)
    return rows


def _hanging(words: str, indent: str, role: Role, width: int) -> list[Row]:
    """Give words in lines, those after the first a little further in."""
    first, *rest = wrapped(words, width - len(indent) - 3) or [""]
    return [((f"{indent}{first}", role),), *(((f"{indent}  {line}", role),) for line in rest)]
