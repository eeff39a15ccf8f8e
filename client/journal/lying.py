"""Whether the journal's file still lies where it was opened, whole.

SQLite writes on into a file that was deleted or moved under it, where nothing would be found again.
"""

from pathlib import Path

from client.journal.kept import JournalError


class Lying:
    """The file of an open journal and the log beside it, as they lie on the disk."""

    def __init__(self, path: Path) -> None:
        self._paths = (path, path.with_name(f"{path.name}-wal"))
        self._known: dict[Path, tuple[int, int]] = {}
        self._size = 0
        self.look()

    def look(self) -> None:
        """Raise `JournalError` where the file is gone, is another one, or was cut short."""
        for path in self._paths:
            found = self._found(path)
            if found is None:
                continue
            is_same = self._known.setdefault(path, found[:2]) == found[:2]
            if not is_same or (path == self._paths[0] and found[2] < self._size):
                raise JournalError("the journal's file was changed by another program; put it back")
            if path == self._paths[0]:
                self._size = found[2]

    def _found(self, path: Path) -> tuple[int, int, int] | None:
        """Give what tells a file from another, and its size; `None` for one that is yet to come."""
        try:
            found = path.stat()
        except FileNotFoundError as error:
            if path not in self._known:
                return None
            raise JournalError("the journal's file is gone; put it back") from error
        except OSError as error:
            why = error.strerror or str(error)
            raise JournalError(f"the journal's file can't be reached: {why}") from error
        return found.st_dev, found.st_ino, found.st_size
