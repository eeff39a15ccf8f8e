"""`caseapi serve` and `caseapi practice`: the server, with a court's data or an invented court."""

import argparse
import datetime as dt
import gc
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from caseapi.command_line.arguments import (
    PRACTICE_DATABASE,
    SERVER_DATABASE,
    Adding,
    a_date,
    add_command,
    add_database,
    open_named,
)
from caseapi.settings import DEFAULT_HOST, DEFAULT_PORT, Settings, settings

if TYPE_CHECKING:
    from caseapi.store import Store

DEFAULT_SEED = 1

EVERYBODY_IS_A_CLERK = "No users are given, so every user id acts as a court clerk."
NOBODY_MAY_USE_IT = "No users are given, so nobody may use it; give them with --users."


def add_serve(commands: Adding) -> None:
    """Add `caseapi serve`."""
    parser = add_command(
        commands,
        "serve",
        says="serve the API",
        tells="""
            Serve the API until it is told to stop.

            Who the user is, a request says in the CJSCPPUID header. That is believed on a Unix
            socket, on 127.0.0.1, and from the addresses given with --trust; from nowhere else.
            Until users have been given with --users, a server that only this machine can reach
            takes every user id for a court clerk's, and any other server refuses everybody.

            Each option can be given in the environment instead: CASEAPI_DATABASE, CASEAPI_HOST,
            CASEAPI_PORT, CASEAPI_UDS, CASEAPI_TRUST, CASEAPI_USERS, CASEAPI_FAULTS, CASEAPI_LOG.
            A database's password belongs there, not on the command line.""",
        examples="""
            caseapi serve --port 8181
            caseapi serve --uds /run/caseapi.sock --users users.toml
            caseapi serve --host 10.1.2.3 --trust 10.1.2.1 --users users.toml
            CASEAPI_DATABASE=postgresql://caseapi@db/caseapi caseapi serve --port 8181""",
    )
    _add_place(parser)
    add_database(parser, SERVER_DATABASE)
    parser.add_argument(
        "--trust",
        action="append",
        metavar="ADDRESS",
        help="an address, or a network such as 10.1.0.0/16, that may say who the user is",
    )
    parser.add_argument(
        "--users", type=Path, metavar="FILE", help="who may use it, in TOML or JSON"
    )
    parser.add_argument(
        "--faults", metavar="LIST", help="faults to show on purpose, for tests, with commas"
    )
    parser.set_defaults(run=_serve)


def add_practice(commands: Adding) -> None:
    """Add `caseapi practice`."""
    parser = add_command(
        commands,
        "practice",
        says="serve the API with the practice court",
        tells="""
            Serve the API with the practice court: invented people, and a full day's list in each
            of its courtrooms. What is recorded is kept for the day. It takes nothing from the
            environment, so that practice never reaches a court's own database.""",
        examples="""
            caseapi practice
            caseapi practice --date 2026-11-23 --seed 7 --port 8282""",
    )
    _add_place(parser)
    add_database(parser, PRACTICE_DATABASE)
    parser.add_argument("--date", type=a_date, metavar="DATE", help="the day; today if not given")
    parser.add_argument(
        "--seed", type=int, default=DEFAULT_SEED, metavar="N", help="which practice court it is"
    )
    parser.add_argument(
        "--faults", metavar="LIST", help="faults to show on purpose, for tests, with commas"
    )
    parser.set_defaults(run=_practice)


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help=f"the address ({DEFAULT_HOST})")
    parser.add_argument("--port", type=int, help=f"the port ({DEFAULT_PORT})")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--uds", "--socket", type=Path, metavar="PATH", help="a Unix socket instead"
    )
    instead.add_argument("--fd", type=int, metavar="N", help="an open listening socket instead")
    parser.add_argument(
        "--until-stdin-closes", action="store_true", help="end when standard input does"
    )
    parser.add_argument(
        "--log",
        action=argparse.BooleanOptionalAction,
        help="a line on standard error for each command, with ids only",
    )


def _serve(asked: argparse.Namespace) -> int:
    names = ("host", "port", "uds", "fd", "database", "users", "faults", "log")
    given = {name: getattr(asked, name) for name in names}
    told = settings({**given, "trust": asked.trust and tuple(asked.trust)}, os.environ)

    def prepare(store: "Store") -> None:
        if told.users is not None:
            from caseapi.imports.users import load_users

            load_users(store, told.users)

    return _serve_with(told, asked, prepare)


def _practice(asked: argparse.Namespace) -> int:
    names = ("host", "port", "uds", "fd", "database", "faults")
    given = {name: getattr(asked, name) for name in names}
    told = settings({**given, "log": bool(asked.log)}, {})
    day = asked.date or dt.date.today()

    def prepare(store: "Store") -> None:
        from caseapi.imports.practice_court import load_practice_court

        load_practice_court(store, day, asked.seed)

    return _serve_with(told, asked, prepare)


def _serve_with(
    told: Settings, asked: argparse.Namespace, prepare: "Callable[[Store], None]"
) -> int:
    """Listen first, so that who connects early waits; then open the database and serve.

    The collector rests while modules are loaded, which takes a seventh off the start, and never
    looks at them again.
    """
    listener = _listen(told)
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    gc.disable()
    try:
        from caseapi import faults
        from caseapi.admission import admission_at
        from caseapi.app import create_app
        from caseapi.serving import serve
        from caseapi.store import users

        admission = admission_at(listener, told.trust)
        store = open_named(told.database, asked.default_database)
        try:
            prepare(store)
            note = ""
            with store.reading() as connection:
                if not users.are_known(connection):
                    note = EVERYBODY_IS_A_CLERK if admission.open_court else NOBODY_MAY_USE_IT
            app = create_app(store, admission=admission, faults=faults.parse(told.faults))
            gc.freeze()
            gc.enable()
            serve(
                app,
                listener,
                until_stdin_closes=asked.until_stdin_closes,
                note=note,
                log_commands=told.log,
            )
        finally:
            store.close()
    finally:
        listener.close()
        if told.uds is not None:
            told.uds.unlink(missing_ok=True)
    return 0


def _end(number: int, frame: FrameType | None) -> None:
    """End cleanly when told to before the server runs; what was begun is undone."""
    sys.exit(0)


def _listen(told: Settings) -> socket.socket:
    from caseapi import listening

    if told.fd is not None:
        return listening.on_descriptor(told.fd)
    if told.uds is not None:
        return listening.on_path(told.uds)
    return listening.on_port(told.host, told.port)
