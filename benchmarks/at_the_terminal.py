"""The measures taken at the terminal, each in a function of its own.

Each gives its figures in the order of its budget, or raises `MeasureError`.
"""

import os
import re
import select
import signal
import sys
import tempfile
import termios
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from benchmarks.clerk import LIST_ON_SCREEN, Clerk, Login, MeasureError, Size, sitting
from benchmarks.figures import mean, median, percentile
from benchmarks.process import command_line, cpu_seconds, descendants, memory
from benchmarks.pty_program import now

_LETTERS = "fine compensation costs"
_ENTRY = "nsp"
_MIB = 1024


def start(login: Login, runs: int = 7) -> tuple[float, ...]:
    """Milliseconds from the start to the list on screen, with a local copy; one warm-up more."""
    with sitting(login) as clerk:
        clerk.program.signal(signal.SIGTERM)
        clerk.program.wait_exit(5)
    return (median([_start_once(login) for _ in range(runs + 1)][1:]),)


def first_start(size: Size, runs: int = 3) -> tuple[float, ...]:
    """Milliseconds from the first ever start to the list on screen, in new login each time."""
    times = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory(prefix="callover") as root:
            times.append(_start_once(Login(Path(root), size)))
    return (median(times),)


def _start_once(login: Login) -> float:
    clerk = Clerk(login)
    with clerk.program:
        clerk.wait_for(LIST_ON_SCREEN)
        return clerk.time_of(LIST_ON_SCREEN) * 1000


class Presses:
    """What keys did, one after the other, each from a still screen."""

    def __init__(self) -> None:
        self.first: list[float] = []
        self.last: list[float] = []
        self.still_bytes: list[float] = []
        self.scrolled_bytes: list[float] = []

    def take(self, clerk: Clerk, keys: Iterable[str]) -> None:
        """Press keys and note for each when it answered, when it was done, and how many bytes."""
        numbers = clerk.list_numbers()
        for key in keys:
            begun, reading = clerk.press(key)
            late = clerk.program.read(0.03, 0.03, 1.0)
            if reading.first is None or reading.last is None:
                continue
            self.first.append((reading.first - begun) * 1000)
            self.last.append((reading.last - begun) * 1000)
            before, numbers = numbers, clerk.list_numbers()
            sizes = self.still_bytes if before == numbers else self.scrolled_bytes
            sizes.append(len(reading.data) + len(late.data))

    def latency(self) -> tuple[float, ...]:
        """Milliseconds to the first byte, p50 and p99."""
        return percentile(self._some(self.first), 0.5), percentile(self.first, 0.99)

    def settled(self) -> tuple[float, ...]:
        """Milliseconds to the last byte, p50 and p95."""
        return percentile(self._some(self.last), 0.5), percentile(self.last, 0.95)

    def sizes(self) -> tuple[float, ...]:
        """Mean bytes of a key that did not scroll the list and, if any did, of one that did."""
        still = mean(self._some(self.still_bytes))
        return still, mean(self.scrolled_bytes) if self.scrolled_bytes else 0.0

    @staticmethod
    def _some(values: list[float]) -> list[float]:
        if not values:
            raise MeasureError("no key changed anything on the screen")
        return values


def case_keys(login: Login) -> Presses:
    """Go down the list case by case, back up, and the same again."""
    presses = Presses()
    with sitting(login) as clerk:
        presses.take(clerk, (["pgdn"] * 34 + ["pgup"] * 34) * 2)
    return presses


def offence_keys(login: Login) -> Presses:
    """Move through the offences of the first cases and back; the way between isn't counted."""
    presses = Presses()
    with sitting(login) as clerk:
        for _ in range(20):
            presses.take(clerk, ["down", "down", "up", "up"])
            clerk.press("pgdn")
    return presses


def letters(login: Login) -> Presses:
    """Type an entry letter by letter and take it back, four times."""
    presses = Presses()
    keys = [*("space" if letter == " " else letter for letter in _LETTERS)]
    with sitting(login) as clerk:
        presses.take(clerk, (keys + ["backspace"] * len(keys)) * 4)
    return presses


def kept(login: Login, entries: int = 30) -> tuple[float, ...]:
    """Milliseconds from Enter to the status line's word that the entry is on disk, p99."""
    times = []
    with sitting(login) as clerk:
        for _ in range(entries):
            for letter in _ENTRY:
                clerk.press(letter)
            seen = len(clerk.arrivals)
            begun, _ = clerk.press("enter")
            if not clerk.program.read_until(partial(_says_kept, clerk), 3):
                rows = "\n".join(clerk.look().rows[-4:])
                raise MeasureError(f"Enter after {_ENTRY!r} was not answered with “kept”:\n{rows}")
            times.append((_time_of_word(clerk, seen) - begun) * 1000)
            clerk.press("pgdn")
    return (percentile(times, 0.99),)


def letters_on_a_slow_disk(login: Login, entries: int = 12) -> tuple[float, ...]:
    """Milliseconds of a letter to its last byte while an entry waits half a second for the disk."""
    presses = Presses()
    with sitting(login, (sys.executable, "-m", "tests.slow_disk")) as clerk:
        for _ in range(entries):
            for letter in _ENTRY:
                clerk.press(letter)
            seen = len(clerk.arrivals)
            clerk.press("enter")
            presses.take(clerk, _LETTERS[:4])
            if _said_kept(clerk, seen):
                raise MeasureError("an entry was on a slow disk before four letters were typed")
            presses.take(clerk, ["backspace"] * 4)
            if not clerk.program.read_until(partial(_said_kept, clerk, seen), 5):
                raise MeasureError("an entry was never on the slow disk")
            clerk.press("pgdn")
    return presses.settled()


def _says_kept(clerk: Clerk) -> bool:
    """Whether "kept" stands in the last four rows, where the status line is."""
    return any(re.search(r"\bkept\b", row, re.IGNORECASE) for row in clerk.look().rows[-4:])


def _said_kept(clerk: Clerk, seen: int) -> bool:
    """Whether an output since then has said "Kept"; the next key clears it from the screen."""
    return any(b"Kept" in data for _, data in clerk.arrivals[seen:])


def _time_of_word(clerk: Clerk, seen: int) -> float:
    """Give when the output that holds the word came; the last output's time where it is torn."""
    for at, data in clerk.arrivals[seen:]:
        if b"kept" in data.lower():
            return at
    return clerk.arrivals[-1][0]


def idle(login: Login, seconds: float = 10.0) -> tuple[float, ...]:
    """Bytes that come and per cent of a core that is used while nothing is typed."""
    with sitting(login) as clerk:
        clerk.program.settle(1.0)
        used, seen, begun = cpu_seconds(clerk.program.pid), len(clerk.program.output), now()
        while (left := begun + seconds - now()) > 0:
            clerk.program.read_once(left)
        used = cpu_seconds(clerk.program.pid) - used
        return len(clerk.program.output) - seen, used / seconds * 100


def memory_of_program(login: Login) -> tuple[tuple[float, ...], str]:
    """MiB of the program itself after some use, and a note with what it started apart."""
    with sitting(login) as clerk:
        for key in ["pgdn"] * 20 + list(_ENTRY) + ["backspace"] * len(_ENTRY):
            clerk.press(key)
        own = memory(clerk.program.pid)
        others = [
            f"{'caseapi' if 'caseapi' in command_line(pid) else 'child'} "
            f"{memory(pid).rss / _MIB:.0f}"
            for pid in descendants(clerk.program.pid)
        ]
    note = f"PSS {own.pss / _MIB:.0f}; started by it, RSS: {', '.join(others) or 'nothing'}"
    return (own.rss / _MIB,), note


def escape(login: Login, presses: int = 7) -> tuple[float, ...]:
    """Milliseconds from a lone Escape to the first byte, out of whatever it leaves visibly."""
    with sitting(login) as clerk:
        for opener in ("f9", "?", "f3", "/", "n"):
            times = _escapes(clerk, opener, presses)
            if times:
                return (median(times),)
    raise MeasureError("Escape changed nothing after F9, ?, F3, / or a letter")


def _escapes(clerk: Clerk, opener: str, presses: int) -> list[float]:
    times: list[float] = []
    for _ in range(presses):
        clerk.press(opener)
        begun, reading = clerk.press("esc")
        if reading.first is None:
            return []
        times.append((reading.first - begun) * 1000)
    return times


def slow_link(login: Login, key: str, keys: int = 45, rate: float = 8000) -> tuple[float, ...]:
    """Seconds for which the screen still moves after the last of keys held down at 30 a second.

    `rate` is what the link carries, in bytes a second.
    """
    with sitting(login) as clerk:
        begun, last, sent, read = now(), 0.0, 0, 0
        last_key = begun
        while now() < max(last, last_key) + 0.5 or sent < keys:
            if sent < keys and now() >= begun + sent / 30:
                clerk.program.press(key)
                sent, last_key = sent + 1, now()
            allowed = int((now() - begun) * rate) - read
            if data := clerk.program.read_once(0.002, min(allowed, 256)) if allowed > 0 else b"":
                read, last = read + len(data), now()
    return (max(0.0, last - last_key),)


def sigterm(login: Login) -> tuple[float, ...]:
    """Seconds from SIGTERM to the end; raises where status or terminal are not as they should."""
    with sitting(login) as clerk:
        begun = now()
        clerk.program.signal(signal.SIGTERM)
        status = clerk.program.wait_exit(5)
        took = now() - begun
        local = termios.tcgetattr(clerk.program.master)[3]
        screen = clerk.look()
        is_restored = bool(local & termios.ECHO) and not screen.is_alternate
        if status != 128 + signal.SIGTERM or not is_restored or not screen.cursor_is_shown:
            state = "restored" if is_restored else "not restored"
            raise MeasureError(f"status {status} after {took:.2f} s, terminal {state}")
    return (took,)


def hang_up(login: Login) -> tuple[float, ...]:
    """Seconds from the loss of the terminal until the program and what it started are gone."""
    with sitting(login) as clerk:
        started = descendants(clerk.program.pid)
        begun = now()
        clerk.program.hang_up()
        status = clerk.program.wait_exit(5)
        took = now() - begun
        if status is None:
            raise MeasureError("still running after 5 s")
        deadline = now() + 5
        for pid in started:
            descriptor = _pidfd(pid)
            if descriptor is not None:
                _await_end(descriptor, deadline)
    return (took,)


def _pidfd(pid: int) -> int | None:
    try:
        return os.pidfd_open(pid)
    except ProcessLookupError:
        return None


def _await_end(descriptor: int, deadline: float) -> None:
    ended, _, _ = select.select([descriptor], [], [], max(0.0, deadline - now()))
    os.close(descriptor)
    if not ended:
        raise MeasureError("what the program started was left behind")
