"""What the commands have in common: how they are told, and where their database is."""

import argparse
import datetime as dt
import os
import textwrap
from typing import TYPE_CHECKING, Protocol

from caseapi.settings import database_in

if TYPE_CHECKING:
    from caseapi.store import Store

SERVER_DATABASE = "caseapi.db"
PRACTICE_DATABASE = "practice.db"


class Adding(Protocol):
    """The list of commands, as argparse keeps it."""

    def add_parser(
        self,
        name: str,
        *,
        help: str,  # noqa: A002 the name is argparse's
        description: str,
        epilog: str,
        formatter_class: type[argparse.HelpFormatter],
    ) -> argparse.ArgumentParser:
        """Add a command."""


def add_command(
    commands: Adding, name: str, *, says: str, tells: str, examples: str = ""
) -> argparse.ArgumentParser:
    """Add a command: what it is in a line, what there is to know of it, and how it is written."""
    shown = f"examples:\n{textwrap.indent(textwrap.dedent(examples).strip(), '  ')}"
    return commands.add_parser(
        name,
        help=says,
        description=textwrap.dedent(tells).strip(),
        epilog=shown if examples else "",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_database(parser: argparse.ArgumentParser, name: str = SERVER_DATABASE) -> None:
    """Let a command be told which database it works on; `name` is that of the user's own."""
    parser.set_defaults(default_database=name)
    parser.add_argument(
        "--database",
        metavar="URL",
        help=f"a file's path, or a URL such as postgresql://HOST/NAME ({name} of this user)",
    )


def a_date(text: str) -> dt.date:
    """Read a date as the command line has it, `yyyy-mm-dd`."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a date; write yyyy-mm-dd") from error


def open_database(asked: argparse.Namespace) -> "Store":
    """Open the database that a command is told of: by its arguments, else by the environment."""
    return open_named(asked.database or database_in(os.environ), asked.default_database)


def open_named(database: str | None, default: str) -> "Store":
    """Open a database, or, where none is named, the user's own with the name `default`."""
    from caseapi.store import open_store

    if database is not None:
        return open_store(database)
    import platformdirs

    return open_store(platformdirs.user_data_path("callover") / default)
