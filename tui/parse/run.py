"""The parse mode: lines in, and for each what it would record or what is open in it.

Nothing is recorded, no list is fetched and no journal is opened: only the catalogue is read.
"""

import datetime as dt
import os
import sys
from pathlib import Path

from client.catalogue.fields import CatalogueError
from client.contract.text import clean_line
from tui.parse.as_json import json_row
from tui.parse.catalogue_file import CatalogueFileError, load_catalogue
from tui.parse.parsed import parse_lines
from tui.parse.rows import plain_rows

_ALL_READ, _NOT_ALL_READ, _MISUSED, _INTERRUPTED = 0, 1, 2, 130


def run_parse(catalogue_file: Path | None, day: dt.date, *, as_json: bool) -> int:
    """Parse standard input to standard output.

    Gives the exit status: 0 where every line was read whole, 1 where one is open or unread, 2
    where the catalogue file can't be used.
    """
    try:
        catalogue = load_catalogue(catalogue_file)
    except (CatalogueFileError, CatalogueError) as error:
        print(f"callover: {clean_line(str(error))}", file=sys.stderr)
        return _MISUSED
    for stream in (sys.stdin, sys.stdout):
        # A byte or a letter that this terminal has no way to write is shown as one it has.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    status = _ALL_READ
    try:
        for parsed in parse_lines(sys.stdin, catalogue, day):
            if not parsed.is_complete:
                status = _NOT_ALL_READ
            for row in [json_row(parsed)] if as_json else plain_rows(parsed):
                print(row)
            sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; what is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOT_ALL_READ
    return status
