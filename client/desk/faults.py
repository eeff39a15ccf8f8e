"""Faults that the clerk reports: each a small file of their own words and what the program knows.

What the program adds names nobody: no case, no line of entry, no message.
"""

import datetime as dt
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from client.record.course import instant, since_words

_BEGINS, _ENDS = "fault-", ".txt"


class FaultError(Exception):
    """A fault can't be noted; the message says why and what to do."""


class Noted(NamedTuple):
    """A fault that was noted: how long ago, and its first line."""

    ago: str
    words: str


class FaultBook:
    """The faults noted in a folder; `facts` gives what is noted beside each, by name.

    Files are for this user alone (mode 0600).
    """

    def __init__(
        self, folder: Path, facts: Callable[[], Mapping[str, str]], now: Callable[[], dt.datetime]
    ) -> None:
        self._folder = folder
        self._facts = facts
        self._now = now

    def note(self, words: str, facts: Mapping[str, str]) -> Path:
        """Note a fault in the clerk's words, with more facts of the moment; gives the file.

        Raises `FaultError` where it can't be written.
        """
        at = instant(self._now())
        lines = [words, "", f"at: {at}"]
        lines += [f"{name}: {value}" for name, value in {**self._facts(), **facts}.items() if value]
        path = self._folder / f"{_BEGINS}{at.replace(':', '')}{_ENDS}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
                file.write("\n".join(lines) + "\n")
        except OSError as error:
            raise FaultError(
                f"{path} can't be written ({error.strerror}). Free the disk, or tell support"
            ) from error
        return path

    def noted(self) -> tuple[Noted, ...]:
        """Give the faults noted so far, the latest first."""
        paths = sorted(self._folder.glob(f"{_BEGINS}*{_ENDS}"), reverse=True)
        return tuple(filter(None, map(self._read, paths)))

    def _read(self, path: Path) -> Noted | None:
        try:
            words, *lines = path.read_text("utf-8").splitlines()
            at = next(line.removeprefix("at: ") for line in lines if line.startswith("at: "))
            return Noted(since_words(at, self._now()), words)
        except (OSError, ValueError, StopIteration):
            return None
