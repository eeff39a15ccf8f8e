"""A disk that fails from a moment on: nothing can be read from it, or nothing written, or neither.

Run as a program, it is the disk of Callover's own files while a file of the name given first lies
there, which holds `reading`, `writing` or both words.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw


class _FailingFile(apsw.VFSFile):
    def __init__(self, under: str, name: Any, flags: list[int], disk: "FailingDisk") -> None:
        super().__init__(under, name, flags)
        self._disk = disk

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - apsw's name
        self._disk.refuse("reading")
        return super().xRead(amount, offset)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802 - apsw's name
        self._disk.refuse("writing")
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802 - apsw's name
        self._disk.refuse("writing")
        super().xSync(flags)


class FailingDisk(apsw.VFS):
    """The disk; `failing` gives the words of what fails on it now."""

    def __init__(self, failing: Callable[[], str]) -> None:
        self._under = apsw.vfs_names()[0]
        self._failing = failing
        super().__init__("failing disk", self._under, makedefault=True)

    def refuse(self, what: str) -> None:
        """Fail as a disk does, where it fails in this."""
        if what in self._failing():
            raise apsw.IOError(f"the disk fails in {what}")

    def xOpen(self, name: Any, flags: list[int]) -> _FailingFile:  # noqa: N802 - apsw's name
        return _FailingFile(self._under, name, flags, self)


@contextmanager
def failing_disk(failing: Callable[[], str]) -> Iterator[None]:
    """Have every SQLite file that is opened meanwhile lie on a disk that may fail."""
    disk = FailingDisk(failing)
    try:
        yield
    finally:
        disk.unregister()


def _held_by(switch: Path) -> str:
    """Give what fails, in one look: the file may be taken away at any moment."""
    try:
        return switch.read_text()
    except FileNotFoundError:
        return ""


if __name__ == "__main__":
    from tui.cli import run

    switch = Path(sys.argv.pop(1))
    with failing_disk(lambda: _held_by(switch)):
        run()
