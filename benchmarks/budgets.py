"""What Callover promises, beside what the programs it is measured against do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Budget:
    """One promise: the most (or, for `at_least`, the least) of each figure, and what is aimed at.

    `figures` names the numbers that are measured, in `unit`; `budget` and `aim` hold one number
    for each. An empty `aim` means that none is set beyond the budget. `at_terminal` tells whether
    the terminal's size matters, `anchors_at` what the others did at another size than 80x24.
    """

    measure: str
    figures: tuple[str, ...]
    unit: str
    anchors: str
    budget: tuple[float, ...]
    aim: tuple[float, ...] = ()
    at_least: bool = False
    at_terminal: bool = True
    anchors_at: Mapping[str, str] = field(default_factory=dict)

    def verdict(self, measured: Sequence[float]) -> Literal["aim", "ok", "over"]:
        """Say whether all figures keep the aim, the budget, or not even that."""
        if self.aim and self._keeps(measured, self.aim):
            return "aim"
        return "ok" if self._keeps(measured, self.budget) else "over"

    def _keeps(self, measured: Sequence[float], limits: Sequence[float]) -> bool:
        pairs = list(zip(measured, limits, strict=True))
        if self.at_least:
            return all(value >= limit for value, limit in pairs)
        return all(value <= limit for value, limit in pairs)


_P50_P99 = ("p50", "p99")
_LIST_ANCHORS = "posting 6.6 / 39, OptionList 4.3 / 17, vim 0.2 / 0.6"
_BYTES_ANCHORS = "posting 2,318, OptionList 5,983, mutt 265, vim 132"
_LIST_ANCHORS_AT = {"120x40": "OptionList 5.2 / 19.5, mutt 0.2 / 2.5, vim 0.3 / 0.5"}
_BYTES_ANCHORS_AT = {"120x40": "OptionList 11,646, mutt 303, vim 91"}
_BYTES = ("not scrolling", "scrolling")

BUDGETS: dict[str, Budget] = {
    "start": Budget(
        "start to the day's list on screen, local copy present",
        ("median",),
        "ms",
        "posting 827, harlequin 651, empty Textual app 171",
        (300,),
        (230,),
        anchors_at={"120x40": "harlequin 657, OptionList app 206"},
    ),
    "first_start": Budget(
        "first ever start: embedded API, practice court, list on screen",
        ("median",),
        "ms",
        "",
        (2500,),
        (1500,),
    ),
    "case_key": Budget(
        "PgUp, PgDn to first byte",
        _P50_P99,
        "ms",
        _LIST_ANCHORS,
        (3, 10),
        (2, 6),
        anchors_at=_LIST_ANCHORS_AT,
    ),
    "offence_key": Budget(
        "up, down to first byte",
        _P50_P99,
        "ms",
        _LIST_ANCHORS,
        (3, 10),
        (2, 6),
        anchors_at=_LIST_ANCHORS_AT,
    ),
    "letter": Budget(
        "typed letter to settled preview",
        ("p50", "p95"),
        "ms",
        "posting 11.4 / 17",
        (6, 12),
        (4, 8),
        anchors_at={"120x40": "harlequin 8.2 / 11.8, Input + OptionList 7.0 / 25.2"},
    ),
    "preview": Budget(
        "reading a typed line for its preview, whole catalogue",
        ("median", "worst"),
        "ms",
        "web page: a round trip, on request",
        (1, 5),
        at_terminal=False,
    ),
    "checks": Budget(
        "all checks on 10 defendants, 60 offences together / 60 each",
        ("together", "each"),
        "ms",
        "web page: a round trip, after the fact",
        (10, 100),
        at_terminal=False,
    ),
    "catalogue": Budget(
        "loading the built-in catalogue from its kept copy",
        ("median",),
        "ms",
        "",
        (60,),
        at_terminal=False,
    ),
    "offence_bytes": Budget(
        "bytes of up, down",
        ("mean",),
        "B",
        _BYTES_ANCHORS,
        (260,),
        (150,),
        anchors_at=_BYTES_ANCHORS_AT,
    ),
    "case_bytes": Budget(
        "bytes of PgUp, PgDn, the new case's pane among them",
        _BYTES,
        "B",
        _BYTES_ANCHORS,
        (260, 750),
        (150, 500),
        anchors_at=_BYTES_ANCHORS_AT,
    ),
    "letter_bytes": Budget(
        "bytes of a typed letter",
        ("mean",),
        "B",
        "fzf 3,347, posting 1,642, vim 35",
        (300,),
        (120,),
        anchors_at={"120x40": "harlequin 8,143, fzf 4,810"},
    ),
    "case": Budget(
        "opening another case until it stands",
        ("p95",),
        "ms",
        "web page: 11 round trips",
        (30,),
        (15,),
    ),
    "slow_disk": Budget(
        "typed letter to settled preview, an entry waiting 500 ms for the disk",
        ("p50", "p95"),
        "ms",
        "",
        (6, 12),
        (4, 8),
    ),
    "kept": Budget(
        "Enter to “kept” (durable)",
        ("p99",),
        "ms",
        "web page: a save over the network, seconds",
        (25,),
        (10,),
    ),
    "idle": Budget(
        "idle for 10 s: bytes and processor",
        ("B", "% of a core"),
        "",
        "posting 3,170 B",
        (0, 0.5),
        (0, 0),
    ),
    "memory": Budget(
        "memory of the terminal program (RSS)",
        ("own",),
        "MiB",
        "posting 75-80, harlequin 132-148",
        (60,),
        (50,),
    ),
    "escape": Budget(
        "lone Escape to first byte",
        ("median",),
        "ms",
        "102 in stock Textual",
        (55,),
        (30,),
    ),
    "slow_case": Budget(
        "8,000 B/s, 45 PgDn at 30/s: still moving after",
        ("last byte",),
        "s",
        "OptionList 25, diffed line list 1.1, vim 0",
        (1.0,),
        (0.3,),
    ),
    "slow_offence": Budget(
        "8,000 B/s, 45 down at 30/s: still moving after",
        ("last byte",),
        "s",
        "OptionList 25, diffed line list 1.1, vim 0",
        (1.0,),
        (0.3,),
    ),
    "sigterm": Budget(
        "SIGTERM: gone, terminal restored",
        ("gone",),
        "s",
        "stock Textual dies, terminal broken",
        (1.0,),
    ),
    "hang_up": Budget("hang-up: gone", ("gone",), "s", "stock Textual dies, nothing saved", (1.0,)),
    "api_start": Budget(
        "case API: start to ready, SQLite, a new file / the same again",
        ("new", "again"),
        "s",
        "",
        (1.0, 1.0),
        (0.7, 0.6),
        at_terminal=False,
    ),
    "saves_sqlite": Budget(
        "case API: saves per second, one process, SQLite",
        ("saves",),
        "/s",
        "",
        (500,),
        (1000,),
        at_least=True,
        at_terminal=False,
    ),
    "list_sqlite": Budget(
        "case API: list of 60 hearings under that load, SQLite",
        ("p99",),
        "ms",
        "",
        (50,),
        (20,),
        at_terminal=False,
    ),
    "saves_postgresql": Budget(
        "case API: saves per second, one process, PostgreSQL",
        ("saves",),
        "/s",
        "",
        (1000,),
        (2500,),
        at_least=True,
        at_terminal=False,
    ),
    "list_postgresql": Budget(
        "case API: list of 60 hearings under that load, PostgreSQL",
        ("p99",),
        "ms",
        "",
        (50,),
        (20,),
        at_terminal=False,
    ),
}
"""Every promise, by the name of the measure that checks it, in the order of the report."""
