"""The practice court's case API as a child process over a Unix socket.

The parent binds the socket, in a folder that only this user can open, and passes it on; the child
ends when its standard input closes, so that it never outlives the program. A second window finds
the first one's server and shares it.
"""

import datetime as dt
import fcntl
import hashlib
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

_LONGEST_SOCKET_PATH = 100
_END_SECONDS = 2.0
_PROBE_SECONDS = 1.0


class EmbeddedError(Exception):
    """The practice court can't be started; the message says why."""


class EmbeddedApi:
    """The child process, started when none answers at the socket."""

    def __init__(self, data: Path, day: dt.date) -> None:
        self._data = data
        self._day = day
        self._child: subprocess.Popen[bytes] | None = None
        self.socket_path = socket_path(data)

    def ensure(self) -> None:
        """Start the server unless one answers already; quick, and safe to call again.

        One that runs and cannot be reached any more, as where its socket was deleted, is ended
        first. Raises `EmbeddedError`, also where the one before gave up by itself, though another
        is started all the same: what kept it from its work may have been mended.
        """
        has_given_up = self._child is not None and (self._child.poll() or 0) > 0
        is_running = self._child is not None and self._child.poll() is None
        if is_running and _answers(self.socket_path):
            return
        try:
            self._data.mkdir(mode=0o700, parents=True, exist_ok=True)
            Path(self.socket_path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = Path(f"{self.socket_path}.lock")
            lock.touch(mode=0o600)
            with lock.open() as held:
                fcntl.flock(held, fcntl.LOCK_EX)
                if not _answers(self.socket_path):
                    self._end()
                    self._child = self._start()
        except OSError as error:
            raise EmbeddedError(
                f"The practice court can't be started in {self._data} ({error.strerror}). "
                "Name a folder that you can write to with --data."
            ) from error

        if has_given_up:
            raise EmbeddedError(
                f"The practice court can't use {self._data / 'practice.db'}. "
                "Move that file away, and a new one is made; your journal stays."
            )

    def stop(self) -> None:
        """Let the child end, by closing its standard input."""
        if self._child is not None and self._child.stdin is not None:
            self._child.stdin.close()
            self._child = None

    def _end(self) -> None:
        """Have a child that may still run at its end before another is at the same database."""
        child = self._child
        self.stop()
        if child is not None:
            try:
                child.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def _start(self) -> "subprocess.Popen[bytes]":
        path = Path(self.socket_path)
        path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX)
        before = os.umask(0o177)
        try:
            listener.bind(self.socket_path)
        finally:
            os.umask(before)
        listener.listen(64)
        try:
            return subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "caseapi",
                    "practice",
                    "--fd",
                    str(listener.fileno()),
                    "--until-stdin-closes",
                    "--database",
                    str(self._data / "practice.db"),
                    "--date",
                    self._day.isoformat(),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[listener.fileno()],
                start_new_session=True,
            )
        finally:
            listener.close()


def socket_path(data: Path) -> str:
    """Give where the socket of a data folder lies; a path too long for a socket is shortened."""
    path = data / "practice.sock"
    if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH:
        return str(path)
    digest = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    return str(Path(tempfile.gettempdir()) / f"callover-{os.getuid()}-{digest}" / "s")


def _answers(path: str) -> bool:
    """Tell whether somebody listens at a socket; one who has more to do than they can, does."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(_PROBE_SECONDS)
        try:
            probe.connect(path)
        except (BlockingIOError, TimeoutError):
            return True
        except OSError:
            return False
    return True
