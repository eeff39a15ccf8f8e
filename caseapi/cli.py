"""The command line of the case API."""

import argparse
import datetime as dt
import gc
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from caseapi.errors import CannotError

if TYPE_CHECKING:
    from caseapi.store import Store

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8181
DEFAULT_SEED = 1
INTERRUPTED = 130


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
        prog="caseapi", description="A stand-in for the Common Platform hearing API."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    serve = commands.add_parser("serve", help="serve the API")
    _add_serving(serve, "caseapi.db")
    serve.set_defaults(run=_serve)

    practice = commands.add_parser("practice", help="serve the API with the practice court")
    _add_serving(practice, "practice.db")
    practice.add_argument("--date", type=_date, metavar="DATE", help="the day; today if not given")
    practice.add_argument(
        "--seed", type=int, default=DEFAULT_SEED, metavar="N", help="which practice court it is"
    )
    practice.set_defaults(run=_practice)

    imports = commands.add_parser("import", help="bring data in from files")
    kinds = imports.add_subparsers(title="what to import", metavar="WHAT", required=True)

    definitions = kinds.add_parser("result-definitions", help="the results that can be ordered")
    definitions.add_argument("file", type=Path, metavar="FILE")
    _add_database(definitions, "caseapi.db")
    definitions.set_defaults(run=_import_definitions)

    hearings = kinds.add_parser("hearings", help="hearings with their cases and defendants")
    hearings.add_argument("files", type=Path, nargs="+", metavar="FILE")
    hearings.add_argument(
        "--date", type=_date, metavar="DATE", help="the day on which the hearings are to begin"
    )
    _add_database(hearings, "caseapi.db")
    hearings.set_defaults(run=_import_hearings)
    return parser


def _add_serving(parser: argparse.ArgumentParser, database: str) -> None:
    parser.add_argument("--host", default=DEFAULT_HOST, help="the address (%(default)s)")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="the port (%(default)s)")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--socket", type=Path, metavar="PATH", help="a Unix socket instead")
    instead.add_argument("--fd", type=int, metavar="N", help="an open listening socket instead")
    parser.add_argument(
        "--until-stdin-closes", action="store_true", help="end when standard input does"
    )
    _add_database(parser, database)


def _add_database(parser: argparse.ArgumentParser, name: str) -> None:
    parser.set_defaults(default_database=name)
    parser.add_argument("--database", metavar="PATH", help=f"a file or a URL ({name} of this user)")


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a date; write yyyy-mm-dd") from error


def _open_store(asked: argparse.Namespace) -> "Store":
    from caseapi.store import open_store

    if asked.database is not None:
        return open_store(asked.database)
    import platformdirs

    return open_store(platformdirs.user_data_path("callover") / asked.default_database)


def _serve(asked: argparse.Namespace) -> int:
    return _serve_with(asked, lambda store: None)


def _practice(asked: argparse.Namespace) -> int:
    from caseapi.imports.practice_court import load_practice_court

    day = asked.date or dt.date.today()
    return _serve_with(asked, lambda store: load_practice_court(store, day, asked.seed))


def _serve_with(asked: argparse.Namespace, prepare: "Callable[[Store], object]") -> int:
    """Listen first, so that who connects early waits; then open the database and serve.

    The collector rests while modules are loaded, which takes a seventh off the start, and never
    looks at them again.
    """
    listener = _listen(asked)
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    gc.disable()
    try:
        from caseapi.app import create_app
        from caseapi.serving import serve

        store = _open_store(asked)
        try:
            prepare(store)
            gc.freeze()
            gc.enable()
            serve(create_app(store), listener, until_stdin_closes=asked.until_stdin_closes)
        finally:
            store.close()
    finally:
        listener.close()
        if asked.socket is not None:
            asked.socket.unlink(missing_ok=True)
    return 0


def _end(number: int, frame: FrameType | None) -> None:
    """End cleanly when told to before the server runs; what was begun is undone."""
    sys.exit(0)


def _listen(asked: argparse.Namespace) -> socket.socket:
    from caseapi import listening

    if asked.fd is not None:
        return listening.on_descriptor(asked.fd)
    if asked.socket is not None:
        return listening.on_path(asked.socket)
    return listening.on_port(asked.host, asked.port)


def _import_definitions(asked: argparse.Namespace) -> int:
    from caseapi.imports.definitions import definitions_in
    from caseapi.imports.reading import read_json_file, refused_as
    from caseapi.store import reference

    value = read_json_file(asked.file)
    with refused_as(asked.file):
        definitions = definitions_in(value)
    with _open_store(asked) as store, store.writing() as connection:
        reference.replace_definitions(connection, list(definitions.rows))
    for line in definitions.left_out:
        print(f"caseapi: left out: {line}", file=sys.stderr)
    prompts = sum(len({row["id"] for row in d["prompts"]}) for d in definitions.rows)
    print(f"Imported {len(definitions.rows)} result definitions with {prompts} prompts.")
    return 0


def _import_hearings(asked: argparse.Namespace) -> int:
    """Take in all files or, when one can't be, none."""
    from caseapi.imports.hearings import import_hearings
    from caseapi.imports.reading import read_json_file, refused_as

    values = [(path, read_json_file(path)) for path in asked.files]
    taken = 0
    with _open_store(asked) as store, store.writing() as connection:
        for path, value in values:
            with refused_as(path):
                imported = import_hearings(connection, value, date=asked.date)
            taken += imported.hearings
            for line in imported.left:
                print(f"caseapi: {path}: {line}", file=sys.stderr)
    files = "1 file" if len(values) == 1 else f"{len(values)} files"
    print(f"Imported {taken} hearing{'' if taken == 1 else 's'} from {files}.")
    return 0
