"""The read-back: the whole case in words before it is shared."""

from client.readback import Readback
from tui.paint import BLANK, Row, wrapped


def readback_rows(readback: Readback, number: int, width: int) -> tuple[Row, ...]:
    """Draw a read-back; what has no result yet is said, not left out."""
    rows: list[Row] = [((f" Read-back of number {number}", "accent"),), BLANK]
    for defendant in readback.defendants:
        attendance = f"  {defendant.attendance}" if defendant.attendance else ""
        rows.append(
            (
                (f" {defendant.name}", "bold"),
                (attendance, "text"),
                (f"   {defendant.reference}", "quiet"),
            )
        )
        for matter in defendant.matters:
            first, *rest = wrapped(matter.title, width - 6)
            rows.append(((f"  {matter.number or '-':>2} ", "quiet"), (first, "text")))
            rows += [((f"     {line}", "text"),) for line in rest]
            rows += [
                ((f"     {line}", "text"),) for line in wrapped(matter.heard, width - 6) if line
            ]
            for words in matter.results:
                rows += [((f"       {line}", "bold"),) for line in wrapped(words, width - 9)]
            for need in matter.needs:
                rows.append(((f"       still {need}", "warning"),))
            if not matter.results:
                rows.append((("       no result yet", "warning"),))
        if defendant.total:
            rows.append(((f"     {defendant.total}", "bold"),))
        rows.append(BLANK)
    return tuple(rows)
