"""The read-back: the whole case in words before it is shared."""

from client.readback import Readback, ReadMatter
from tui.paint import BLANK, Row, beside, ends, total_rows, wrapped
from tui.theme import Role

_RESULT_INDENT = 7


def readback_rows(readback: Readback, number: int, width: int) -> tuple[Row, ...]:
    """Draw a read-back; what has no result yet is said, not left out."""
    results = readback.result_count
    count = f"{results} result{'s' if results != 1 else ''} "
    rows: list[Row] = [
        ends(((f" Read-back of number {number}", "accent"),), ((count, "quiet"),), width)
    ]
    if readback.open_numbers:
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
    return tuple(rows)


def _matter(matter: ReadMatter, width: int) -> list[Row]:
    first, *rest = wrapped(matter.title, width - 6)
    rows: list[Row] = [((f" {matter.number or '-':>2} ", "quiet"), (first, "bold"))]
    rows += [((f"    {line}", "bold"),) for line in rest]
    if matter.heard:
        rows += _hanging(matter.heard, "    ", "text", width)
    for words in matter.results:
        rows += _hanging(words, " " * _RESULT_INDENT, "text", width)
    for need in matter.needs:
        rows += _hanging(f"still {need}", " " * _RESULT_INDENT, "warning", width)
    if not matter.results:
        rows += _hanging("no result yet", " " * _RESULT_INDENT, "warning", width)
    return rows


def _hanging(words: str, indent: str, role: Role, width: int) -> list[Row]:
    """Give words in lines, those after the first a little further in."""
    first, *rest = wrapped(words, width - len(indent) - 3) or [""]
    return [((f"{indent}{first}", role),), *(((f"{indent}  {line}", role),) for line in rest)]
