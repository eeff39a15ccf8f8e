"""The command line of the case API."""

import argparse
import sys
from collections.abc import Callable, Sequence

from caseapi.command_line import auditing, importing, migrating, serving
from caseapi.command_line.arguments import Adding
from caseapi.errors import CannotError

INTERRUPTED = 130

COMMANDS: tuple[Callable[[Adding], None], ...] = (
    serving.add_serve,
    serving.add_practice,
    importing.add_import,
    auditing.add_audit,
    migrating.add_migrate,
)
"""What adds each command, in the order of the help. A command sets `run`, which gives the exit
code and may raise `CannotError`; what it needs to work is imported when it runs."""

_TELLS = """\
A stand-in for the Common Platform hearing API: a court's own server where there is no other, and
a court to practise in.

A first server, step by step:

  caseapi import result-definitions definitions.json
  caseapi import courts courts.json
  caseapi import hearings monday.json tuesday.json
  caseapi serve --users users.toml

`caseapi COMMAND --help` tells more of each, with examples.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code: 0 when done, 1 when it can't be, 2 when misspelt."""
    asked = _parser().parse_args(arguments)
    try:
        done: int = asked.run(asked)
    except CannotError as error:
        print(f"caseapi: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return done


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="caseapi",
        description=_TELLS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in COMMANDS:
        add(commands)
    return parser
