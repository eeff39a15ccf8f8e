"""What the folder of the journal and the court's server are like, for `callover doctor`."""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.doctor import Finding

if TYPE_CHECKING:
    from client.api.case_api import CaseApi

_MEGABYTE = 1_000_000
_LITTLE_SPACE, _NO_SPACE = 200 * _MEGABYTE, 20 * _MEGABYTE
_SLOW_DISK_MS = 25.0
_WRITES = 7
_NETWORK_FILE_SYSTEMS = ("nfs", "cifs", "smb", "fuse.sshfs", "afs", "9p")
_MOUNTS = Path("/proc/mounts")


def journal_folder(folder: Path) -> Iterator[Finding]:
    """Look at the folder that holds the journal: its rights, space, file system, disk and SQLite.

    What does not exist yet is looked at where it would be made.
    """
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        says = f"{folder} can't be written: mend its rights, or set another as data in config.toml"
        yield Finding("wrong", "journal", says)
        return
    yield Finding("ok", "journal", f"{folder} can be written")
    yield from set_aside(there)
    yield space(shutil.disk_usage(there).free)
    kind = file_system(there)
    if kind.startswith(_NETWORK_FILE_SYSTEMS):
        says = f"{kind}, over a network, where a journal can be damaged: set another as data"
        yield Finding("wrong", "disk", says)
    else:
        yield disk(there)
    yield sqlite()


def set_aside(folder: Path) -> Iterator[Finding]:
    """Look for journals that could not be used; what was not sent of them is nowhere else."""
    from client.journal import SET_ASIDE

    count = sum(1 for _ in folder.glob(f"{SET_ASIDE}*.db"))
    if count:
        many = "journals" if count > 1 else "journal"
        says = f"{count} {many} that could not be used, kept as {SET_ASIDE}*.db: have it looked at"
        yield Finding("look", "journal", says)


def space(free: int) -> Finding:
    """Look at how many bytes are free."""
    said = f"{free / 1000 / _MEGABYTE:.1f} GB free"
    if free < _NO_SPACE:
        return Finding("wrong", "space", f"{said}: nothing can be kept soon; free some now")
    if free < _LITTLE_SPACE:
        return Finding("look", "space", f"{said}: free some")
    return Finding("ok", "space", said)


def file_system(folder: Path) -> str:
    """Give the kind of file system that a folder is on, such as `ext4`; empty if not known."""
    try:
        mounts = [line.split()[1:3] for line in _MOUNTS.read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError):
        return ""
    path = folder.resolve()
    within = [(len(at), kind) for at, kind in mounts if path.is_relative_to(at)]
    return max(within, default=(0, ""))[1]


def disk(folder: Path) -> Finding:
    """Measure how long it takes until something is on the disk for good."""
    try:
        taken = statistics.median(_writing_times(folder))
    except OSError as error:
        return Finding("wrong", "disk", f"nothing can be written ({error.strerror})")
    said = f"an entry is on the disk in {taken:.1f} ms"
    if taken > _SLOW_DISK_MS:
        return Finding("look", "disk", f"{said}: slow; a disk of this machine would be faster")
    return Finding("ok", "disk", said)


def _writing_times(folder: Path) -> Iterator[float]:
    """Write some blocks to a file that nobody else sees, and give each one's milliseconds."""
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(_WRITES):
            start = time.perf_counter()
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
            yield (time.perf_counter() - start) * 1000


def sqlite() -> Finding:
    """Look at whether the SQLite library is one that a journal is safe with."""
    import apsw

    from client.journal import SAFE_SQLITE

    version = apsw.sqlite_lib_version()
    if tuple(int(part) for part in version.split(".")) < SAFE_SQLITE:
        least = ".".join(map(str, SAFE_SQLITE))
        return Finding("wrong", "sqlite", f"{version} is older than {least}: reinstall Callover")
    return Finding("ok", "sqlite", version)


def server(address: str, user: str, certificates: str) -> Finding:
    """Ask the court's server who the user is; without an address it is the practice court's."""
    if not address:
        return Finding("ok", "server", "the practice court, which starts with the program")
    from client.api.case_api import CaseApi
    from client.api.errors import CaseApiError

    try:
        return server_behind(CaseApi(address, user, certificates=certificates), address)
    except CaseApiError as error:
        says = f"{error}. Check api, user and certificates in config.toml"
        return Finding("wrong", "server", says)


def server_behind(api: "CaseApi", address: str) -> Finding:
    """Ask over a connection, and say how long the answer took; of the address only the host.

    Raises `CaseApiError`.
    """
    start = time.perf_counter()
    api.user()
    taken = (time.perf_counter() - start) * 1000
    return Finding("ok", "server", f"{urlsplit(address).hostname} answers in {taken:.0f} ms")
