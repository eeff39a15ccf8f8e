"""What is deleted from the journal some days after it was shared, so that nobody finds it there."""

import datetime as dt

from client.desk.case_file import CaseFile
from client.desk.copies import copies_of
from client.desk.files import CaseFiles
from client.desk.known_courts import COURTS
from client.desk.last_theme import LAST_THEME
from client.desk.rows import LAST_PLACE, is_rows_copy_of
from client.journal import Journal

EVER_SHARED = "ever shared"
"""The name under which it is kept that this clerk has shared a case."""

_FOR_GOOD = frozenset({LAST_PLACE, LAST_THEME, COURTS, EVER_SHARED})


def purge(journal: Journal, now: dt.datetime, days: int) -> int:
    """Delete what was last touched more than `days` days before `now`; gives how many hearings.

    A hearing's day goes once the API holds all that was kept of it and its results are shared. What
    is not shared stays however old it is, with its local copies and its day's list. Other local
    copies go, since they are fetched again when they are wanted.
    """
    limit = (now - dt.timedelta(days=days)).isoformat(timespec="milliseconds")
    # What became of a share that a killed program had sent is told by what is shared.
    pending = {
        (one.hearing_id, one.hearing_day)
        for one in journal.pending_commands()
        if one.kind != "share"
    }
    finished: set[tuple[str, str]] = set()
    staying: set[tuple[str, str]] = set()
    for hearing_id, day, last in journal.last_touched():
        file = CaseFiles(journal, day).get(hearing_id) if last < limit else None
        is_over = file is not None and is_finished(file) and (hearing_id, day) not in pending
        (finished if is_over else staying).add((hearing_id, day))
    wanted = {name for hearing_id, day in staying for name in copies_of(hearing_id, day)}
    days_wanted = {day for _, day in staying}
    copies = [
        name
        for name in journal.copies_before(limit)
        if name not in _FOR_GOOD | wanted
        and not any(is_rows_copy_of(name, day) for day in days_wanted)
    ]
    if finished or copies:
        journal.forget(finished, copies, limit).result()
    return len(finished)


def is_finished(file: CaseFile) -> bool:
    """Tell whether the API holds all that was kept of a hearing, and has shared all its results."""
    return file.is_saved and (file.is_shared or not file.record.live_lines)
