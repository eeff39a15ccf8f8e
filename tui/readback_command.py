"""`callover readback`: the day's read-backs from the local copy, as plain text."""

import sys
from typing import TextIO

from client.catalogue.builtin import builtin_catalogue
from client.desk.desk import Desk
from client.journal import Journal, JournalError
from tui.start import Wanted, local_copy, new_id, now_words, open_journal

_FAILED = 1


def run_readback(wanted: Wanted, out: TextIO | None = None) -> int:
    """Print what is recorded on each hearing of the day, and what the checks find on it.

    Nothing is fetched and nothing is sent. Gives 1 where the journal can't be read, or where an
    error keeps some of it from being shared.
    """
    try:
        journal = open_journal(wanted)
    except JournalError as error:
        print(f"callover: {error}", file=sys.stderr)
        return _FAILED
    try:
        return _print(wanted, journal, out or sys.stdout)
    finally:
        journal.close()


def _print(wanted: Wanted, journal: Journal, out: TextIO) -> int:
    catalogue = builtin_catalogue()
    day = wanted.day.isoformat()
    desk = Desk(journal, catalogue, day, clock=now_words, new_id=new_id, wake=lambda: None)
    place, _ = local_copy(journal, wanted)
    desk.sit_at(place, wanted.court, wanted.room)
    read = has_fault = False
    for row in desk.rows:
        file = desk.file(row.hearing_id)
        if file is None or not file.record.live_lines:
            continue
        readback = file.read_back(catalogue)
        print(
            *([""] if read else []), f"Number {row.number}", *readback.lines(), sep="\n", file=out
        )
        read, has_fault = True, has_fault or bool(readback.faults)
    if not read:
        print(f"Nothing is recorded here on {day}.", file=out)
    return _FAILED if has_fault else 0
