"""The read-back: what was recorded, in plain words, in the order of the screen, with totals."""

from client.readback.reading import (
    Readback,
    ReadDefendant,
    ReadMatter,
    ReadResult,
    attendance_of,
    case_reference,
    heard_on,
    needs_on,
    open_matters,
    read_back,
    total_of,
    who,
)

__all__ = [
    "ReadDefendant",
    "ReadMatter",
    "ReadResult",
    "Readback",
    "attendance_of",
    "case_reference",
    "heard_on",
    "needs_on",
    "open_matters",
    "read_back",
    "total_of",
    "who",
]
