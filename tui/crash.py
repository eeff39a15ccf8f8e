"""The one crash handler: a plain line for the clerk, a redacted report for the engineer."""

import datetime as dt
import os
import platform
import sys
import termios
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tui.settings import data_folder

_KEPT_REPORTS = 5
_INPUT = 0
"""The descriptor of standard input."""


class Crash:
    """What became of a run by a fault of its own; the first one counts, from whatever thread.

    `data` is the folder under which its report is written. `leave` ends the run from another
    thread than its own: at once, unless a screen has to be given back.
    """

    def __init__(self) -> None:
        self.data: Path | None = None
        self.leave: Callable[[], None] = self._end_at_once
        self.has_come = False
        self.report: Path | None = None
        self._terminal: list[Any] | None = None
        with suppress(termios.error):
            self._terminal = termios.tcgetattr(_INPUT)

    def take_over(self) -> None:
        """Be told of every fault that nothing else takes, in whatever thread."""
        sys.excepthook = lambda _kind, error, _trace: self._note_in_main(error)
        threading.excepthook = self.note_in_thread

    def note(self, error: BaseException) -> None:
        """Write the report of a fault."""
        if not self.has_come:
            self.has_come = True
            folder = (self.data or data_folder()) / "crashes"
            self.report = write_report(error, folder, dt.datetime.now())

    def note_in_thread(self, args: threading.ExceptHookArgs) -> None:
        """Note what ended a thread, in place of `threading.excepthook`, and end the run."""
        if args.exc_value is not None and not self.has_come:
            self.note(args.exc_value)
            self.leave()

    def _note_in_main(self, error: BaseException) -> None:
        self.note(error)
        self._end_at_once()

    def tell(self) -> None:
        """Say on standard error what has happened."""
        print(crash_line(self.report), file=sys.stderr, flush=True)

    def _end_at_once(self) -> None:
        """End the process: its own thread may be waiting for a line, which nothing ends surely."""
        try:
            if self._terminal is not None:
                termios.tcsetattr(_INPUT, termios.TCSANOW, self._terminal)
                print(file=sys.stderr)
            self.tell()
            sys.stdout.flush()
        finally:
            os._exit(1)


def write_report(error: BaseException, folder: Path, now: dt.datetime) -> Path | None:
    """Write where the program failed, without values of any kind, to a file of mode 0600.

    Messages and locals may hold a person's details, so only the kinds of error and the places in
    the code are written. Gives the file, or `None` where it can't be written.
    """
    lines = [f"Callover crash {now:%Y-%m-%d %H:%M:%S}", f"Python {platform.python_version()}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__qualname__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    path = folder / f"crash-{now:%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in sorted(folder.glob("crash-*.txt"))[: -_KEPT_REPORTS + 1]:
            old.unlink()
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return None
    return path


def crash_line(report: Path | None) -> str:
    """Give the line that the clerk reads after a crash."""
    where = f" A report without personal details is in {report}." if report else ""
    return f"Callover has stopped by a fault of its own. Everything shown as kept is kept.{where}"
