"""The terminal's driver: Escape answers at once, and the program ends when its terminal does.

Textual's `LinuxDriver` looks at a pending Escape only every 100 ms, spins when the terminal is
gone, dies of SIGTERM with the terminal in disorder, and takes 200 ms to join its input thread.

Private parts of Textual 8.2.8 used here, and to be looked at before another version is taken:
`LinuxDriver._file`, `_loop`, `_app`, `_debug`, `_must_signal_resume`, `_auto_restart`,
`_sigcont_application`, `run_input_thread` as the body of the input thread, `disable_input`
joining that thread, and the literal sequences with which `start_application_mode` and
`stop_application_mode` switch the kitty keyboard protocol.
"""

import contextlib
import contextvars
import os
import select
import signal
import sys
import termios
import threading
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast, runtime_checkable

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from tui.charset import ASCII, UTF_8, terminal_charset
from tui.terminal_input import TerminalInput

if TYPE_CHECKING:
    from textual.app import App

_KITTY_SEQUENCES = ("\x1b[>", "\x1b[<u")
_OVER_A_NETWORK = ("SSH_CONNECTION", "SSH_TTY", "TMUX", "STY")


def escape_seconds() -> float:
    """Give how long after an Escape the rest of a key may still come, in seconds.

    What the user set as ESCDELAY, in milliseconds, holds; otherwise a network or a multiplexer,
    which may tear a key's bytes apart, gets 45 ms and a local terminal 25 ms.
    """
    with contextlib.suppress(KeyError, ValueError):
        return max(1, int(os.environ["ESCDELAY"])) / 1000
    return 0.045 if any(os.environ.get(name) for name in _OVER_A_NETWORK) else 0.025


@runtime_checkable
class TakesMessages(Protocol):
    """An app that takes what the terminal sends without its turn in Textual's queue."""

    def take_message(self, message: Message) -> None:
        """Take a key, a paste or whatever else the terminal has sent."""


class _Output:
    """The file that Textual's writer thread writes to; it counts what has reached the terminal.

    A terminal that is gone takes everything in silence: the input thread finds out about it.
    """

    def __init__(self, descriptor: int, charset: str, on_sent: Callable[[], None]) -> None:
        self.taken = 0
        self.sent = 0
        self._descriptor = descriptor
        self._charset = charset
        self._on_sent = on_sent
        self._waiting: list[str] = []

    def fileno(self) -> int:
        return self._descriptor

    def write(self, text: str) -> int:
        self._waiting.append(text)
        self.taken += 1
        return len(text)

    def flush(self) -> None:
        data = memoryview("".join(self._waiting).encode(self._charset, "replace"))
        self._waiting.clear()
        with contextlib.suppress(OSError):
            while data:
                select.select([], [self._descriptor], [])
                data = data[os.write(self._descriptor, data) :]
        self.sent = self.taken
        self._on_sent()


class FastDriver(LinuxDriver):
    """The driver to run the program with: `CalloverApp(driver_class=FastDriver)`.

    On SIGTERM, SIGHUP, SIGINT and the end of its input the app is left with `App.exit` and the
    return code 128 + signal number (129 for a lost terminal); where that takes longer than
    `grace_seconds`, the process ends all the same, with the same code.
    """

    wants_mouse: ClassVar[bool] = False
    """Whether the terminal reports the mouse; it then reports every motion over the link."""

    wants_kitty_keys: ClassVar[bool] = False
    """Whether kitty's keyboard protocol is switched on, 8 to 12 bytes a letter."""

    grace_seconds: ClassVar[float] = 0.9
    """How long leaving may take once a signal or the loss of the terminal asked for it."""

    def __init__(
        self,
        app: "App[Any]",
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse and self.wants_mouse, size=size)
        if sys.__stderr__ is None:
            raise RuntimeError(
                "There is no terminal to show anything on: standard error is closed."
            )
        self._charset = terminal_charset()
        self._output = _Output(sys.__stderr__.fileno(), self._charset, self._tell_sent)
        self._file = cast(Any, self._output)
        self._given = 0
        self._when_sent: Callable[[], None] | None = None
        self._wake_read, self._wake_write = os.pipe()
        self._escape_seconds = escape_seconds()
        self._raw_attributes: list[Any] | None = None
        self._is_leaving = False
        self._deliver = app.take_message if isinstance(app, TakesMessages) else app.post_message
        self._context = contextvars.copy_context()

    # Output

    def write(self, data: str) -> None:
        """Hand text to the writer thread."""
        if data.startswith(_KITTY_SEQUENCES) and not self.wants_kitty_keys:
            return
        self._given += 1
        super().write(data)

    def has_caught_up(self, call_later: Callable[[], None]) -> bool:
        """Say whether all that was written has gone out; if not, `call_later` runs once it has."""
        if self._given == self._output.sent:
            return True
        self._when_sent = call_later
        if self._given != self._output.sent:
            return False
        # The writer was done between the two questions, and may not have seen what to call.
        self._when_sent = None
        return True

    def _tell_sent(self) -> None:
        """Wake the event loop, from the writer's thread, where it waits for the terminal."""
        if self._when_sent is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._call_when_sent)

    def _call_when_sent(self) -> None:
        call, self._when_sent = self._when_sent, None
        if call is not None:
            call()

    # Beginning and end

    def start_application_mode(self) -> None:
        """Take the terminal over and listen for the signals that end the program."""
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            self._loop.add_signal_handler(number, self.leave, number)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        with contextlib.suppress(termios.error):
            self._raw_attributes = termios.tcgetattr(self.fileno)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, with its plain pen."""
        self.write("\x1b[m")
        super().stop_application_mode()
        self._raw_attributes = None

    def disable_input(self) -> None:
        """End the input thread now, not when it next looks."""
        os.write(self._wake_write, b"\0")
        super().disable_input()
        os.read(self._wake_read, 1)

    def leave(self, number: signal.Signals) -> None:
        """Leave the app because of a signal, or by force after the grace."""
        if self._is_leaving:
            return
        self._is_leaving = True
        force = threading.Timer(self.grace_seconds, self._leave_by_force, [128 + number])
        force.daemon = True
        force.start()
        self._app.exit(return_code=128 + number)

    def _leave_by_force(self, status: int) -> None:
        if self._raw_attributes is not None and self.attrs_before is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        os._exit(status)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop; a terminal that was never given up is only set and painted again.

        The kernel sends SIGCONT along with the SIGHUP of a lost terminal too.
        """
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._raw_attributes is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._raw_attributes)
            size = Size(*self._get_terminal_size())
            self._loop.call_soon_threadsafe(self._app.post_message, events.Resize(size, size))

    # Input

    def send_message(self, message: Message) -> None:
        """Hand a message to the app, without a task of its own for each as Textual makes one."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._deliver, message, context=self._context)

    def run_input_thread(self) -> None:
        """Read keys until told to stop, waking for an Escape that nothing followed."""
        heard = TerminalInput(debug=self._debug)
        # Where the locale promises nothing, what a terminal sends is most often UTF-8.
        charset = UTF_8 if self._charset == ASCII else self._charset
        decode = getincrementaldecoder(charset)("replace").decode
        due: float | None = None
        while True:
            wait = None if due is None else max(0.0, due - time.monotonic())
            ready: Sequence[int] = select.select([self.fileno, self._wake_read], [], [], wait)[0]
            if self._wake_read in ready:
                return
            if self.fileno in ready:
                try:
                    data = os.read(self.fileno, 4096)
                except OSError:
                    data = b""
                if not data:
                    self._loop.call_soon_threadsafe(self.leave, signal.SIGHUP)
                    return
                messages = heard.take(decode(data))
            else:
                messages = heard.give_up()
            for message in messages:
                self.process_message(message)
            due = time.monotonic() + self._escape_seconds if heard.is_waiting else None
