"""What Linux tells of a running process and its descendants in /proc."""

import os
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident and proportional set size, in KiB."""

    rss: int = 0
    pss: int = 0

    def __add__(self, other: "Memory") -> "Memory":
        return Memory(self.rss + other.rss, self.pss + other.pss)


def _stat(pid: int) -> list[str]:
    """Give the fields of a process's stat file after its name; none when it has gone."""
    try:
        return (_PROC / str(pid) / "stat").read_text("latin-1").rpartition(")")[2].split()
    except OSError:
        return []


def descendants(pid: int) -> tuple[int, ...]:
    """Give the ids of all processes that descend from `pid`, itself left out."""
    children: dict[int, list[int]] = {}
    for entry in _PROC.iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found: list[int] = []
    waiting = list(children.get(pid, ()))
    while waiting:
        child = waiting.pop()
        found.append(child)
        waiting += children.get(child, ())
    return tuple(found)


def process_state(pid: int) -> str:
    """Give the kernel's letter for a process's state: R, S, D, T, Z; empty when it has gone."""
    return next(iter(_stat(pid)), "")


def is_running(pid: int) -> bool:
    """Say whether a process runs; one that ended and waits to be collected does not."""
    return process_state(pid) not in {"", "Z", "X"}


def memory(pid: int) -> Memory:
    """Give what one process holds now; nothing when it has gone."""
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return Memory()
    sizes = {
        name: int(rest.split()[0]) for name, _, rest in (ln.partition(":") for ln in lines[1:])
    }
    return Memory(sizes.get("Rss", 0), sizes.get("Pss", 0))


def cpu_seconds(pid: int) -> float:
    """Give the user and system time of one process, in seconds to the kernel's tick (10 ms)."""
    fields = _stat(pid)
    if not fields:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def command_line(pid: int) -> str:
    """Give the command line of a process, its words parted by blanks."""
    try:
        return (_PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except OSError:
        return ""
