"""`caseapi migrate`: bringing a database's tables up to date."""

import argparse
import os

from caseapi.command_line.arguments import Adding, add_command, add_database
from caseapi.settings import database_in


def add_migrate(commands: Adding) -> None:
    """Add `caseapi migrate`."""
    parser = add_command(
        commands,
        "migrate",
        says="make a database's tables, or bring them up to date",
        tells="""
            Make the tables of an empty database, or bring those of an older version up to date.
            All of it is done, or nothing. A file needs no such command: it is brought up to date
            when it is opened. A PostgreSQL server does, with a role that may make tables; stop
            the servers that use the database first, and keep a copy of it.""",
        examples="""
            caseapi migrate --database postgresql://HOST/NAME
            CASEAPI_DATABASE=postgresql://caseapi@db/caseapi caseapi migrate""",
    )
    add_database(parser)
    parser.set_defaults(run=_migrate)


def _migrate(asked: argparse.Namespace) -> int:
    from caseapi.store import migrate

    named = asked.database or database_in(os.environ)
    if named is None:
        import platformdirs

        named = str(platformdirs.user_data_path("callover") / asked.default_database)
    print(migrate(named))
    return 0
