"""What the harness itself costs: a program that only echoes, and an editor."""

import shutil
from collections.abc import Iterator

from benchmarks.figures import percentile
from benchmarks.pty_program import PtyProgram, now


def check_harness(keys: int = 60) -> Iterator[str]:
    """Give one line each for `cat` and `vim`, where they are installed."""
    for name, command in (("cat", ["cat"]), ("vim", ["vim", "-u", "NONE", "-i", "NONE"])):
        if shutil.which(name) is None:
            yield f"{name}: not installed"
            continue
        with PtyProgram(command) as program:
            program.settle()
            if name == "vim":
                program.press("i")
                program.settle()
            times, size = [], 0
            for _ in range(keys):
                begun = now()
                program.press("x")
                reading = program.read(0.008, 0.4)
                size += len(reading.data)
                times.append(((reading.first or begun) - begun) * 1000)
        p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
        yield f"{name}: first byte {p50:.2f} / {p99:.2f} ms p50 / p99, {size / keys:.0f} B a key"
