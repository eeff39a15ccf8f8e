"""`caseapi audit`: whether the events still are what they were."""

import argparse
import os
import sys
from pathlib import Path

from caseapi.command_line.arguments import (
    Adding,
    add_command,
    add_database,
    open_database,
)
from caseapi.errors import CannotError
from caseapi.settings import database_in


def add_audit(commands: Adding) -> None:
    """Add `caseapi audit` with what can be done there."""
    parser = add_command(
        commands,
        "audit",
        says="check that no event was changed or taken out",
        tells="""
            Check the events of a database. Those of each hearing are numbered without a gap, and
            each carries a hash over itself and the one before it.""",
        examples="""
            caseapi audit verify
            caseapi audit heads > heads-2026-11-23.txt
            caseapi audit verify --heads heads-2026-11-23.txt""",
    )
    kinds = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    verify = add_command(
        kinds,
        "verify",
        says="walk every chain, and name the first bad row",
        tells="""
            Walk every chain of events. Prints one line with the totals, and names the first row
            that was changed, taken out or moved; the exit code is then 1.

            Rows that are missing from the end of a chain don't show in the chain itself. They do
            against heads that were kept elsewhere, which --heads names.""",
    )
    add_database(verify)
    verify.add_argument(
        "--heads", type=Path, metavar="FILE", help="heads printed before, to check against"
    )
    verify.set_defaults(run=_verify)
    heads = add_command(
        kinds,
        "heads",
        says="print how far each chain reaches, to keep elsewhere",
        tells="""
            Print a line for each chain: the hash of its last event, that event's number, and the
            stream, which is a hearing's id. Keep them where whoever can write to the database
            can't: they show later whether events are missing.""",
    )
    add_database(heads)
    heads.set_defaults(run=_heads)


def _verify(asked: argparse.Namespace) -> int:
    from caseapi import audit

    kept = audit.read_heads(_lines(asked.heads)) if asked.heads else {}
    _check_there(asked)
    with open_database(asked) as store, store.reading() as connection:
        seen = audit.verify(connection, kept)
    print(seen)
    if not seen.bad:
        return 0
    print(f"caseapi: {seen.bad[0]}.", file=sys.stderr)
    return 1


def _heads(asked: argparse.Namespace) -> int:
    from caseapi import audit

    _check_there(asked)
    with open_database(asked) as store, store.reading() as connection:
        for head in audit.heads(connection):
            print(head)
    return 0


def _check_there(asked: argparse.Namespace) -> None:
    """Refuse a file that isn't there, rather than find a new one in good order."""
    named = asked.database or database_in(os.environ)
    if named is not None and "://" not in named and not Path(named).exists():
        raise CannotError(f"There is no database {named}.")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        says = error.strerror if isinstance(error, OSError) else "it is not text"
        raise CannotError(f"The heads in {path} can't be read: {says}.") from error
