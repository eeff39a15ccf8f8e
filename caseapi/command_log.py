"""One line in the log for each command: what was asked of which hearing, and what became of it.

Only ids are written, never a name or a body; what should be an id and isn't one is left out.
"""

import contextlib
import datetime as dt
import logging
import os
import queue
import re
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from caseapi.sittings import as_wire
from client.contract.routes import CORRELATION_HEADER, USER_HEADER

LOGGER = logging.getLogger("caseapi.commands")

NOTHING = "-"
"""What stands in a line for an id or an outcome that there isn't."""

WAITING_LINES = 1000
"""How many lines may wait for a reader that is slow."""

LAST_LINES_SECONDS = 1.0
"""How long the last lines may take when the server ends."""

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def command_line(
    at: dt.datetime,
    action: str,
    status: int,
    *,
    headers: Mapping[str, str],
    parts: Mapping[str, Any],
    outcomes: Sequence[str] = (),
) -> str:
    """Give the line of a command that was answered `status` at an instant.

    `parts` are the path's parameters, and `outcomes` the names of the events that it caused.
    """
    ids = (
        ("hearing", parts.get("hearingId")),
        ("correlation", headers.get(CORRELATION_HEADER)),
        ("user", headers.get(USER_HEADER)),
    )
    told = " ".join(outcomes) or NOTHING
    said = " ".join(f"{name}={_id(value)}" for name, value in ids)
    return f"{as_wire(at)} {action} {said} {status} {told}"


def log_command(*line: Any, **parts: Any) -> None:
    """Write a command's line, where the log is on; takes what `command_line` takes."""
    if LOGGER.isEnabledFor(logging.INFO):
        LOGGER.info("%s", command_line(*line, **parts))


def _id(value: object) -> str:
    return value.lower() if isinstance(value, str) and _UUID.fullmatch(value) else NOTHING


class LineWriter(logging.Handler):
    """Writes lines to a file descriptor in its own thread, so that no log ever holds up a court.

    Where nobody reads them and too many wait, lines are left out.
    """

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._lines: queue.Queue[str | None] = queue.Queue(WAITING_LINES)
        self._thread = threading.Thread(target=self._write, name="log", daemon=True)
        self._thread.start()

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line to be written."""
        with contextlib.suppress(queue.Full):
            self._lines.put_nowait(record.getMessage())

    def close(self) -> None:
        """Write the lines that wait, but not for longer than a moment."""
        with contextlib.suppress(queue.Full):
            self._lines.put(None, timeout=LAST_LINES_SECONDS)
            self._thread.join(LAST_LINES_SECONDS)
        super().close()

    def _write(self) -> None:
        while (line := self._lines.get()) is not None:
            text = f"{line}\n".encode("ascii", "backslashreplace")
            with contextlib.suppress(OSError):
                while text:
                    text = text[os.write(self._descriptor, text) :]
