"""A program in a pseudo-terminal of its own, driven and measured from outside.

The benchmarks measure with it and the journeys in `tests/` press keys through it. The terminal is
a plain xterm over SSH: `TERM=xterm-256color`, no `COLORTERM`, a UTF-8 locale, and none of the
variables by which a developer's shell changes how Python or Textual behave.
"""

import contextlib
import fcntl
import os
import select
import shutil
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from benchmarks.keys import key_bytes
from benchmarks.process import descendants
from benchmarks.replies import Replies

_DROPPED = """
    COLORTERM COLORFGBG COLUMNS LINES ESCDELAY NO_COLOR FORCE_COLOR NO_TTY LANGUAGE
    PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONASYNCIODEBUG PYTHONDEVMODE PYTHONWARNINGS
    SSH_CONNECTION SSH_CLIENT SSH_TTY STY TMUX TERM_PROGRAM LC_TERMINAL
"""
_ARROWS_AND_ENDS = tuple(b"\x1b[" + letter for letter in (b"A", b"B", b"C", b"D", b"H", b"F"))

now = time.perf_counter


def plain_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Give the environment a clerk's login over SSH would have, with `extra` put on top."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in _DROPPED.split()
        and not name.startswith(("LC_", "TEXTUAL", "PYTEST", "COV_"))
    }
    return inherited | {"TERM": "xterm-256color", "LANG": "C.UTF-8"} | dict(extra)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out during one wait; times are those of `now`, None when nothing came."""

    data: bytes = b""
    first: float | None = None
    last: float | None = None


_AT_A_LOGIN = (
    signal.SIGHUP,
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGTERM,
    signal.SIGPIPE,
    signal.SIGXFSZ,
)
"""Signals that act as they do at a login, whatever the caller ignores, as under `nohup`."""


class PtyProgram:
    """A running program, its terminal's far end, and everything it has written so far.

    Raises `FileNotFoundError` when there is no such program. Use it as a context manager: on
    leaving, the program and what it started are killed.
    """

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str] | None = None,
        rows: int = 24,
        columns: int = 80,
        on_output: Callable[[bytes], None] = lambda data: None,
    ) -> None:
        path = shutil.which(command[0])
        if path is None:
            raise FileNotFoundError(f"There is no program {command[0]} to run.")
        self.rows, self.columns = rows, columns
        self.output = bytearray()
        self.closed = False
        self.status: int | None = None
        self.on_output = on_output
        self._replies = Replies(rows, columns)
        self._kin: set[int] = set()
        self.master, slave = os.openpty()
        self._tell_size(slave)
        # A session leader that opens a terminal gets it as its controlling terminal (Linux), so
        # the child opens it by name after setsid.
        opened = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(slave), os.O_RDWR, 0)
        copied = [(os.POSIX_SPAWN_DUP2, 0, stream) for stream in (1, 2)]
        self.started = now()
        self.pid = os.posix_spawn(
            path,
            list(command),
            plain_environment(env or {}),
            file_actions=[opened, *copied],
            setsid=True,
            setsigdef=_AT_A_LOGIN,
        )
        os.close(slave)
        self._pidfd = os.pidfd_open(self.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _tell_size(self, descriptor: int) -> None:
        size = struct.pack("HHHH", self.rows, self.columns, 0, 0)
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, size)

    # Keys

    def write(self, data: bytes) -> None:
        """Send bytes as if typed, reading meanwhile so that neither side blocks."""
        view = memoryview(data)
        while view and not self.closed:
            readable, writable, _ = select.select([self.master], [self.master], [], 5.0)
            if writable:
                view = view[os.write(self.master, view[:1024]) :]
            elif readable:
                self.read_once(0)
            else:
                raise TimeoutError("The program has not read its keys for 5 seconds.")

    def press(self, *keys: str) -> None:
        """Press keys by name, arrows in the form that the program has asked for."""
        for key in keys:
            data = key_bytes(key)
            if data in _ARROWS_AND_ENDS and self._wants_application_cursor_keys():
                data = b"\x1bO" + data[2:]
            self.write(data)

    def _wants_application_cursor_keys(self) -> bool:
        return self.output.rfind(b"\x1b[?1h") > self.output.rfind(b"\x1b[?1l")

    # Output

    def read_once(self, wait: float, size: int = 65536) -> bytes:
        """Wait up to `wait` seconds for output and read at most `size` bytes of it."""
        if self.closed or not select.select([self.master], [], [], max(0.0, wait))[0]:
            return b""
        try:
            data = os.read(self.master, size)
        except OSError:
            # EIO: nobody has the terminal open any more.
            data = b""
        if not data:
            self.closed = True
            return b""
        self.output += data
        self.on_output(data)
        if reply := self._replies.to(data):
            with contextlib.suppress(OSError):
                os.write(self.master, reply)
        return data

    def read(self, quiet: float, first: float, limit: float = 10.0) -> Reading:
        """Read until `quiet` seconds of silence.

        Waits up to `first` seconds for the first byte and at most `limit` seconds in all.
        """
        begun = now()
        data, first_at, last_at = b"", None, None
        while not self.closed and now() < begun + limit:
            wait = (begun + first if last_at is None else last_at + quiet) - now()
            if wait <= 0:
                break
            if chunk := self.read_once(min(wait, begun + limit - now())):
                last_at = now()
                first_at = last_at if first_at is None else first_at
                data += chunk
        return Reading(data, first_at, last_at)

    def read_until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Read until `condition` holds; False when it still does not after `seconds`.

        The condition is looked at after all output and every 20 ms, for it may be about more.
        """
        deadline = now() + seconds
        while not condition():
            left = deadline - now()
            if self.closed or left <= 0:
                return condition()
            self.read_once(min(left, 0.02))
        return True

    def settle(self, quiet: float = 0.3, limit: float = 10.0) -> None:
        """Read until the program has been silent for `quiet` seconds."""
        self.read(quiet, quiet, limit)

    def resize(self, rows: int, columns: int) -> None:
        """Give the terminal another size; the kernel tells the program."""
        self.rows, self.columns = rows, columns
        self._replies.rows, self._replies.columns = rows, columns
        self._tell_size(self.master)

    # The end

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program itself, not to what it started."""
        self._remember_kin()
        if self.status is None:
            os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal's far end, as a cut SSH connection does."""
        self._remember_kin()
        self.closed = True
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def wait_exit(self, seconds: float) -> int | None:
        """Wait for the program's end, reading on; give its status, None if it still runs.

        A program that a signal ended has minus the signal's number as its status.
        """
        deadline = now() + seconds
        while self.status is None:
            watched = [self._pidfd] if self.closed else [self._pidfd, self.master]
            ready, _, _ = select.select(watched, [], [], max(0.0, deadline - now()))
            if self.master in ready:
                self.read_once(0)
            elif self._pidfd in ready:
                self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            elif now() >= deadline:
                return None
        return self.status

    def _remember_kin(self) -> None:
        if self.status is None:
            self._kin.update(descendants(self.pid))

    def close(self) -> None:
        """Kill the program and what it started, and give the terminal back."""
        self._remember_kin()
        with contextlib.suppress(ProcessLookupError):
            if self.status is None:
                os.kill(self.pid, signal.SIGKILL)
        for pid in self._kin:
            # An id may have been given to a stranger since: only our own session's are killed.
            with contextlib.suppress(ProcessLookupError):
                if os.getsid(pid) == self.pid:
                    os.kill(pid, signal.SIGKILL)
        self._kin.clear()
        self.wait_exit(5.0)
        self.hang_up()
        if self._pidfd >= 0:
            os.close(self._pidfd)
            self._pidfd = -1
