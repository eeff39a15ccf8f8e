"""`callover line`: opens a sitting for the line mode on standard input and output."""

import sys
import threading

from client.api.errors import CaseApiError
from client.journal import Journal
from tui.embedded import EmbeddedApi, EmbeddedError
from tui.line import LineMode
from tui.line_editing import edited_lines
from tui.start import Wanted, load, open_sitting, purge_in_background


def run_line_mode(wanted: Wanted, journal: Journal, embedded: EmbeddedApi | None) -> int:
    """Run the line mode; gives the exit status."""
    arrived = threading.Event()
    try:
        loaded = load(wanted, embedded.socket_path if embedded else None)
    except CaseApiError as error:
        print(f"callover: {error}", file=sys.stderr)
        journal.close()
        return 1
    sitting = open_sitting(wanted, journal, loaded, arrived.set)
    purge_in_background(wanted, journal)
    is_typed = sys.stdin.isatty() and sys.stdout.isatty()
    read = edited_lines(sitting.completion) if is_typed else None

    def bring_back() -> str:
        """Start the practice court's server again; gives why it can't be."""
        try:
            if embedded is not None:
                embedded.ensure()
        except EmbeddedError as error:
            return str(error)
        return ""

    mode = LineMode(sitting, arrived, sys.stdin, sys.stdout, read, bring_back if embedded else None)
    if journal.set_aside is not None:
        print(journal.set_aside.said, flush=True)
    try:
        return mode.run()
    finally:
        sitting.days.close()
