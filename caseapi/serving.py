"""Running the server until it is told to stop."""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Iterator
from types import TracebackType

import uvicorn
from starlette.applications import Starlette

from caseapi.command_log import LOGGER, LineWriter
from caseapi.listening import BACKLOG, name_of

KEEP_ALIVE_SECONDS = 75
"""How long an idle connection stays open: longer than any pause between two polls."""

STOP_SECONDS = 3
"""How long requests in hand may take once the server is told to stop."""


class _Server(uvicorn.Server):
    """A server that says when it listens, and whose stopping by a signal is no failure."""

    def __init__(self, config: uvicorn.Config, name: str, note: str) -> None:
        super().__init__(config)
        self._begun = f"caseapi listening on {name}"
        if note:
            self._begun += f"\ncaseapi: {note}"

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on SIGTERM and SIGINT, and don't raise them again afterwards."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stop)
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start as uvicorn does, and say so once connections are accepted."""
        await super().startup(sockets)
        with contextlib.suppress(OSError):
            print(self._begun, file=sys.stderr, flush=True)

    def stop(self) -> None:
        """Finish the requests in hand and end."""
        self.should_exit = True


class _OneLine(logging.Formatter):
    """Log lines without tracebacks: what failed and where, never what it was working on."""

    def formatException(  # noqa: N802 the name is logging's
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, ...]
    ) -> str:
        """Give the kind of an error and the place it was raised at."""
        kind, _, trace = ei[0], ei[1], ei[2]
        last = traceback.extract_tb(trace)[-1:]
        place = f" at {last[0].filename}:{last[0].lineno}" if last else ""
        return f"{kind.__name__ if kind else 'error'}{place}"


def serve(
    app: Starlette,
    listener: socket.socket,
    *,
    until_stdin_closes: bool = False,
    note: str = "",
    log_commands: bool = False,
) -> None:
    """Serve the application on a listening socket until SIGTERM, SIGINT or, if asked, stdin's end.

    `note` is said after the line that tells where it listens. Of a query nothing is logged but a
    fault of the server, and of that no data; of a command, where asked, one line of ids.
    Who the peer is, is never taken from a header: that would let anybody be a trusted proxy.
    """
    _log_faults()
    config = uvicorn.Config(
        app,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = _Server(config, name_of(listener), note)
    if until_stdin_closes:
        threading.Thread(target=_await_end_of_stdin, args=(server,), daemon=True).start()
    with _command_lines() if log_commands else contextlib.nullcontext():
        server.run(sockets=[listener])


def _log_faults() -> None:
    faults = logging.StreamHandler()
    faults.setFormatter(_OneLine("caseapi: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[faults])


@contextlib.contextmanager
def _command_lines() -> Iterator[None]:
    """Write a line on standard error for each command, until the server ends."""
    lines = LineWriter(sys.stderr.fileno())
    LOGGER.addHandler(lines)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
    try:
        yield
    finally:
        LOGGER.removeHandler(lines)
        lines.close()


def _await_end_of_stdin(server: _Server) -> None:
    """Wait for whoever started us to go, and stop the server then."""
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            continue
    server.stop()
