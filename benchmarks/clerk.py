"""A clerk at a terminal with `callover` running, in folders of its own."""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.pty_program import PtyProgram, Reading, now
from benchmarks.screen import Screen, time_when_shown

PROGRAM = Path(sys.executable).with_name("callover")
DATE = "2026-11-23"

LIST_ON_SCREEN = r"Lavender Hill[\s\S]*\n.{0,3}\d+ \S"
"""The court's name in the header and below it a row that begins with a list number."""

CONNECTED = r"api ok"
"""What the header says once everything has been fetched."""

_LIST_NUMBERS = re.compile(r"^.{0,3}?(\d+) ", re.MULTILINE)


class MeasureError(Exception):
    """A measure could not be taken; the message says why."""


class Size(NamedTuple):
    """A terminal's size in cells."""

    columns: int = 80
    rows: int = 24

    def __str__(self) -> str:
        return f"{self.columns}x{self.rows}"


DESIGN_SIZE = Size()
"""What the screen is made for first."""


class Login:
    """A clerk's terminal, and the folders in which the program keeps its things."""

    def __init__(self, root: Path, size: Size = DESIGN_SIZE) -> None:
        self.size = size
        names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
        self.environment = {name: str(root / name.split("_")[1].lower()) for name in names}
        for folder in self.environment.values():
            Path(folder).mkdir(mode=0o700, parents=True)


class Clerk:
    """One run of the program, with the screen as the clerk sees it."""

    def __init__(
        self, login: Login, seconds: float = 30, program: Sequence[str] = (str(PROGRAM),)
    ) -> None:
        self._size = columns, rows = login.size
        self.screen = Screen(rows, columns)
        self.arrivals: list[tuple[float, bytes]] = []
        command = [*program, "--date", DATE]
        self.program = PtyProgram(command, login.environment, rows, columns, self._note)
        self._seconds = seconds
        self._jitter = Random(1)
        self._fed = 0

    def _note(self, data: bytes) -> None:
        """Keep a piece of output with its time; the screen is fed later, out of the measure."""
        self.arrivals.append((now(), data))

    def look(self) -> Screen:
        """Give the screen with all output so far."""
        for _, data in self.arrivals[self._fed :]:
            self.screen.feed(data)
        self._fed = len(self.arrivals)
        return self.screen

    def wait_for(self, pattern: str) -> None:
        """Wait until the screen holds a pattern; raises `MeasureError` when it never does.

        Output is looked at only in pauses, so that looking does not delay the reading of more.
        """
        wanted = re.compile(pattern)
        deadline = now() + self._seconds
        while wanted.search(self.look().text) is None:
            if self.program.closed or now() > deadline:
                lines = "\n".join(line for line in self.look().rows if line)
                raise MeasureError(f"the screen never showed {pattern!r}; it shows:\n{lines}")
            self.program.read(0.1, 0.1, 5.0)

    def time_of(self, pattern: str) -> float:
        """Give the seconds from the start to the piece of output that first showed a pattern."""
        columns, rows = self._size
        shown = time_when_shown(self.arrivals, pattern, rows, columns)
        if shown is None:
            raise MeasureError(f"the screen never showed {pattern!r}")
        return shown - self.program.started

    def press(self, key: str, quiet: float = 0.008, first: float = 0.4) -> tuple[float, Reading]:
        """Press a key once the screen is still; give when, and what came until silence."""
        pause = 0.03 + self._jitter.uniform(0, 0.017)
        self.program.settle(pause)
        begun = now()
        self.program.press(key)
        return begun, self.program.read(quiet, first, 2.0)

    def list_numbers(self) -> tuple[str, ...]:
        """Give the list numbers on screen, by which a scroll shows."""
        above_the_bar = self.look().text.partition("\n──")[0]
        return tuple(_LIST_NUMBERS.findall(above_the_bar))


@contextmanager
def sitting(login: Login, program: Sequence[str] = (str(PROGRAM),)) -> Iterator[Clerk]:
    """Start the program and wait until it has everything and is still."""
    clerk = Clerk(login, program=program)
    with clerk.program:
        clerk.wait_for(LIST_ON_SCREEN)
        clerk.wait_for(CONNECTED)
        clerk.program.settle(0.5)
        yield clerk
