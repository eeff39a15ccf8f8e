"""`python -m benchmarks`: every budget beside what is measured now, on this machine."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks import at_the_api, at_the_checks, at_the_line, at_the_terminal
from benchmarks.at_the_terminal import Presses
from benchmarks.budgets import BUDGETS, Budget
from benchmarks.clerk import DESIGN_SIZE, PROGRAM, Login, MeasureError, Size
from benchmarks.harness_check import check_harness
from tests.postgresql import HOW_TO_GET_IT, cluster, programs

_FAULTS = (MeasureError, OSError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure gave: figures, or in their place why there are none."""

    figures: tuple[float, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotYet(Exception):
    """A measure that cannot be taken here; the message says what it would need."""

    needs: str


class Bench:
    """The measures by the names of their budgets; sessions that several share run once."""

    def __init__(self, root: Path, size: Size) -> None:
        self._root = root
        self._login = Login(root / "clerk", size)
        self._cases: Callable[[], Presses] = cache(lambda: at_the_terminal.case_keys(self._login))
        self._offences: Callable[[], Presses] = cache(
            lambda: at_the_terminal.offence_keys(self._login)
        )
        self._letters: Callable[[], Presses] = cache(lambda: at_the_terminal.letters(self._login))
        self._sqlite = cache(lambda: self._api("sqlite", str(root / "bench.db")))
        self._postgresql = cache(self._on_postgresql)

    def _api(self, name: str, database: str) -> tuple[float, float, str]:
        folder = self._root / name
        folder.mkdir()
        return at_the_api.under_load(folder, database)

    def _on_postgresql(self) -> tuple[float, float, str]:
        if programs() is None:
            raise NotYet(HOW_TO_GET_IT)
        with cluster(durable=True) as running, running.database() as name:
            return self._api("postgresql", running.url(name))

    def take(self, name: str) -> Measured:
        """Take one measure; what goes wrong is told in its place."""
        login = self._login
        measures: dict[str, Callable[[], Measured]] = {
            "start": lambda: Measured(at_the_terminal.start(login)),
            "first_start": lambda: Measured(at_the_terminal.first_start(login.size)),
            "case_key": lambda: Measured(self._cases().latency()),
            "offence_key": lambda: Measured(self._offences().latency()),
            "letter": lambda: Measured(self._letters().settled()),
            "preview": lambda: Measured(*at_the_line.preview()),
            "checks": lambda: Measured(*at_the_checks.checks()),
            "catalogue": lambda: Measured(at_the_line.load(self._root)),
            "offence_bytes": lambda: Measured(self._offences().sizes()[:1]),
            "case_bytes": lambda: Measured(self._cases().sizes()),
            "letter_bytes": lambda: Measured(self._letters().sizes()[:1]),
            "case": lambda: Measured(self._cases().settled()[1:]),
            "slow_disk": lambda: Measured(at_the_terminal.letters_on_a_slow_disk(login)),
            "kept": lambda: Measured(at_the_terminal.kept(login)),
            "idle": lambda: Measured(at_the_terminal.idle(login)),
            "memory": lambda: Measured(*at_the_terminal.memory_of_program(login)),
            "escape": lambda: Measured(at_the_terminal.escape(login)),
            "slow_case": lambda: Measured(at_the_terminal.slow_link(login, "pgdn")),
            "slow_offence": lambda: Measured(at_the_terminal.slow_link(login, "down")),
            "sigterm": lambda: Measured(at_the_terminal.sigterm(login)),
            "hang_up": lambda: Measured(at_the_terminal.hang_up(login)),
            "api_start": lambda: Measured(at_the_api.start(self._root)),
            "saves_sqlite": lambda: Measured(self._sqlite()[:1], self._sqlite()[2]),
            "list_sqlite": lambda: Measured(self._sqlite()[1:2]),
            "saves_postgresql": lambda: Measured(self._postgresql()[:1], self._postgresql()[2]),
            "list_postgresql": lambda: Measured(self._postgresql()[1:2]),
        }
        try:
            return measures[name]()
        except NotYet as error:
            return Measured(note=f"not yet: {error.needs}")
        except _FAULTS as error:
            return Measured(note=f"failed: {str(error) or type(error).__name__}")


def _number(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.2g}"


def _numbers(values: Sequence[float]) -> str:
    return " / ".join(_number(value) for value in values)


def report_rows(budget: Budget, measured: Measured, size: Size = DESIGN_SIZE) -> Iterator[str]:
    """Give the lines that tell of one budget, beside what others were measured at this size."""
    name = f"{budget.measure}, {' / '.join(budget.figures)}"
    name += f" ({budget.unit})" if budget.unit else ""
    limit = f"{'>=' if budget.at_least else '<='} {_numbers(budget.budget)}"
    aim = f", aim {_numbers(budget.aim)}" if budget.aim else ""
    if measured.figures:
        verdict = {"aim": "ok, aim kept", "ok": "ok", "over": "OVER"}
        result = f"{_numbers(measured.figures)}: {verdict[budget.verdict(measured.figures)]}"
    else:
        result = "–"
    yield name
    anchors = budget.anchors if size == DESIGN_SIZE else budget.anchors_at.get(str(size), "")
    yield f"    measured {result}    budget {limit}{aim}    anchors: {anchors or '–'}"
    if measured.note:
        first, *more = measured.note.splitlines()
        yield f"    {first}"
        yield from (f"      {line}" for line in more)


def _size(text: str) -> Size:
    columns, _, rows = text.partition("x")
    if not (columns.isdecimal() and rows.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text} is not a size; write 120x40")
    return Size(int(columns), int(rows))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a budget is broken or a measure failed, 2 when asked wrongly."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "measures", nargs="*", metavar="MEASURE", help=f"only these, out of: {', '.join(BUDGETS)}"
    )
    parser.add_argument(
        "--check-harness", action="store_true", help="measure cat and vim, to know the floor"
    )
    parser.add_argument(
        "--size", type=_size, default=DESIGN_SIZE, metavar="80x24",
        help="the terminal's columns and rows; at another than 80x24 only what depends on them",
    )  # fmt: skip
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.measures) - set(BUDGETS))
    if unknown:
        parser.error(f"there is no measure called {', '.join(unknown)}")
    if asked.check_harness:
        for line in check_harness():
            print(line)
        return 0
    print(
        f"{PROGRAM.name} at {asked.size}, xterm-256color, Python {sys.version.split()[0]}, ", end=""
    )
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    broken = 0
    with tempfile.TemporaryDirectory(prefix="callover") as root:
        bench = Bench(Path(root), asked.size)
        is_all = asked.size == DESIGN_SIZE
        every = [name for name, one in BUDGETS.items() if is_all or one.at_terminal]
        for name in asked.measures or every:
            measured = bench.take(name)
            for line in report_rows(BUDGETS[name], measured, asked.size):
                print(line, flush=True)
            is_over = measured.figures and BUDGETS[name].verdict(measured.figures) == "over"
            broken += bool(is_over or measured.note.startswith("failed"))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
