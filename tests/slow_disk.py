"""A disk that is slow to say that something is on it: half a second for each time it is asked."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import apsw

SYNC_SECONDS = 0.5


class _SlowFile(apsw.VFSFile):
    def __init__(self, under: str, name: Any, flags: list[int]) -> None:
        super().__init__(under, name, flags)

    def xSync(self, flags: int) -> None:  # noqa: N802 - apsw's name
        time.sleep(SYNC_SECONDS)
        super().xSync(flags)


class _SlowDisk(apsw.VFS):
    def __init__(self) -> None:
        self._under = apsw.vfs_names()[0]
        super().__init__("slow disk", self._under, makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> _SlowFile:  # noqa: N802 - apsw's name
        return _SlowFile(self._under, name, flags)


@contextmanager
def slow_disk() -> Iterator[None]:
    """Have every SQLite file that is opened meanwhile lie on a slow disk."""
    disk = _SlowDisk()
    try:
        yield
    finally:
        disk.unregister()


if __name__ == "__main__":
    from tui.cli import run

    with slow_disk():
        run()
