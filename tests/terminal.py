"""A terminal that a journey can type into and read: a real pty with an emulated screen."""

import re
import signal
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from benchmarks.pty_program import PtyProgram
from benchmarks.screen import Screen


class Terminal:
    """A program in a terminal of `rows` by `columns`, as a clerk sees and uses it.

    `env` is put on top of a plain login environment. Every waiting method reads the terminal until
    its condition holds; none sleeps. As a context manager it kills the program on leaving.
    """

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str] | None = None,
        rows: int = 24,
        columns: int = 80,
    ) -> None:
        self.env = dict(env or {})
        self._screen = Screen(rows, columns)
        self.program = PtyProgram(command, env, rows, columns, self._screen.feed)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.program.close()

    @property
    def pid(self) -> int:
        """The program's process id."""
        return self.program.pid

    @property
    def raw(self) -> bytes:
        """Everything that the program has written so far."""
        return bytes(self.program.output)

    @property
    def screen(self) -> str:
        """The rows as text, joined by newlines, blanks at their ends left out."""
        return self._screen.text

    @property
    def cursor(self) -> tuple[int, int]:
        """The row and the column of the hardware cursor, counted from 0."""
        return self._screen.cursor

    @property
    def cursor_is_shown(self) -> bool:
        """Whether the hardware cursor can be seen."""
        return self._screen.cursor_is_shown

    @property
    def is_full_screen(self) -> bool:
        """Whether the program shows its full screen rather than the shell's lines."""
        return self._screen.is_alternate

    @property
    def cells(self) -> list[list[Any]]:
        """Every cell: `data`, `fg`, `bg`, `bold`, `italics`, `underscore`, `reverse` and so on."""
        return self._screen.cells

    def row(self, number: int) -> str:
        """Give the text of one row, counted from 0; negative numbers count from the bottom."""
        return self._screen.row(number)

    def type(self, text: str) -> None:
        """Type text, a key for each of its characters."""
        self.program.write(text.encode())

    def press(self, *keys: str) -> None:
        """Press keys by name: `enter`, `pgdn`, `up`, `esc`, `f9`, `ctrl+z`, `tab`, `a` ..."""
        self.program.press(*keys)

    def resize(self, rows: int, columns: int) -> None:
        """Give the terminal another size."""
        self.program.resize(rows, columns)
        self._screen.resize(rows, columns)

    def wait_for(
        self, wanted: "str | re.Pattern[str] | Callable[[Terminal], bool]", seconds: float = 30
    ) -> None:
        """Wait until the screen holds a text or a pattern, or a question about it is true.

        Raises `AssertionError` with the whole screen when that does not come in time.
        """
        if not self.program.read_until(lambda: self._holds(wanted), seconds):
            raise AssertionError(self._complaint(f"did not show {wanted!r} in {seconds} s"))

    def wait_until_gone(self, text: str, seconds: float = 30) -> None:
        """Wait until the screen no longer holds a text; raises as `wait_for` does."""
        if not self.program.read_until(lambda: text not in self.screen, seconds):
            raise AssertionError(self._complaint(f"still showed {text!r} after {seconds} s"))

    def settle(self, quiet: float = 0.1, seconds: float = 30) -> None:
        """Wait until the program has written nothing for `quiet` seconds."""
        self.program.settle(quiet, seconds)

    def _holds(self, wanted: "str | re.Pattern[str] | Callable[[Terminal], bool]") -> bool:
        if isinstance(wanted, str):
            return wanted in self.screen
        if isinstance(wanted, re.Pattern):
            return wanted.search(self.screen) is not None
        return wanted(self)

    def _complaint(self, what: str) -> str:
        status = self.program.wait_exit(0)
        state = "still runs" if status is None else f"has ended with status {status}"
        rule = "-" * self._screen.columns
        return f"The terminal {what}; the program {state}.\n{rule}\n{self.screen}\n{rule}"

    def wait_exit(self, seconds: float = 30) -> int:
        """Wait for the program's end and give its exit status, minus the number for a signal.

        Raises `AssertionError` with the whole screen when the program goes on.
        """
        status = self.program.wait_exit(seconds)
        if status is None:
            raise AssertionError(self._complaint(f"was not left in {seconds} s"))
        return status

    def terminate(self) -> None:
        """Send SIGTERM to the program."""
        self.program.signal(signal.SIGTERM)

    def kill(self) -> None:
        """Send SIGKILL to the program alone, and wait until it is gone.

        It leads its session, so the kernel sends SIGHUP to what is left of its process group.
        """
        self.program.signal(signal.SIGKILL)
        self.wait_exit()

    def hang_up(self) -> None:
        """Close the terminal, as a cut SSH connection does."""
        self.program.hang_up()
