"""The one crash handler: a plain line for the clerk, a redacted report for the engineer."""

import datetime as dt
import os
import platform
import traceback
from collections.abc import Callable
from pathlib import Path
from threading import ExceptHookArgs

from tui.settings import data_folder

_KEPT_REPORTS = 5


class Crash:
    """What became of a run by a fault of its own; the first one counts, from whatever thread.

    `data` is the folder under which its report is written, `leave` ends the run from another
    thread than its own.
    """

    def __init__(self, leave: Callable[[], None]) -> None:
        self.data: Path | None = None
        self.leave = leave
        self.has_come = False
        self.report: Path | None = None

    def note(self, error: BaseException) -> None:
        """Write the report of a fault."""
        if not self.has_come:
            self.has_come = True
            folder = (self.data or data_folder()) / "crashes"
            self.report = write_report(error, folder, dt.datetime.now())

    def note_in_thread(self, args: ExceptHookArgs) -> None:
        """Note what ended a thread, in place of `threading.excepthook`, and end the run."""
        if args.exc_value is not None and not self.has_come:
            self.note(args.exc_value)
            self.leave()


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
