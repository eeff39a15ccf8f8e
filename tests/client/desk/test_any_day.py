"""Whatever happens on a day, in whatever order: the server ends with what the clerk was shown.

A clerk records, undoes, walks between two hearings, leaves and starts again, while the server goes
away, loses answers and refuses, and while another clerk adds results of their own.
"""

import datetime as dt
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from client.desk.rows import Place
from tests.client.builders import matters, recorded, uid
from tests.client.desk.at_work import HEARING, SECOND, AtWork, court
from tests.client.sync.waiting import DEADLINE_SECONDS

HEARINGS = {1: HEARING, 2: SECOND}
EXAMPLES = int(os.environ.get("CALLOVER_DAYS", "500" if os.environ.get("CI") else "150"))
"""Days that are tried: in CI more than on a clerk's machine, and in `make soak` many more."""

MEMORY = Path("/dev/shm")
"""Where a disk is none, if the machine has such a place: days are tried, not disks."""


class AnyDay(RuleBasedStateMachine):
    """The clerk, the server, and what stands on the clerk's screen."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(
            tempfile.mkdtemp(prefix="callover", dir=MEMORY if MEMORY.is_dir() else None)
        )
        self.server = court()
        self.runs = 0
        self.steps = 0
        self.by_others: dict[str, list[str]] = {HEARING: [], SECOND: []}
        self.clerk = self.started().until_listed()

    def started(self, place: Place | None = None) -> AtWork:
        """Start the program as it starts: at the place last worked at, then connecting."""
        self.runs += 1
        path, name = self.folder / "journal.db", f"run {self.runs}"
        clerk = AtWork(path, self.server, connected=False, name=name)
        clerk.desk.sit_at(place)
        clerk.connect()
        return clerk

    @rule(hours=st.sampled_from([-30, -1, 1, 30]))
    def the_clock_jumps(self, hours: int) -> None:
        self.clerk.now += dt.timedelta(hours=hours)

    @precondition(lambda self: self.runs < 4)
    @rule(texts=st.lists(st.integers(1, 3), max_size=2))
    def ends_without_leaving(self, texts: list[int]) -> None:
        """The power goes: what was told kept is there again, and what was not may be."""
        self.clerk.journal.remember("before", "the list is on disk").result(DEADLINE_SECONDS)
        shown = {hearing: self.shown(hearing) for hearing in HEARINGS.values()}
        for matter in texts:
            self.steps += 1
            self.clerk.sitting.enter(f"{matter}/fo {self.steps}")
        place, now = self.clerk.desk.place, self.clerk.now
        self.clerk.crash()
        self.clerk = self.started(place)
        self.clerk.now = now
        for hearing, lines in shown.items():
            if lines:
                assert set(lines) <= set(self.shown(hearing)) | set(self.by_others[hearing])

    def start_again(self) -> None:
        """Leave, and start again while what was on its way to the server may still arrive."""
        place = self.clerk.desk.place
        self.clerk.close()
        now = self.clerk.now
        self.clerk = self.started(place)
        self.clerk.now = now

    @initialize(number=st.sampled_from([1, 2]))
    def opens(self, number: int) -> None:
        self.clerk.enter(str(number))

    @rule(number=st.sampled_from([1, 2]))
    def goes_to(self, number: int) -> None:
        self.clerk.enter(str(number))

    @rule(matter=st.integers(1, 3))
    def records(self, matter: int) -> None:
        self.steps += 1
        assert self.clerk.enter(f"{matter}/fo {self.steps}").taken

    @rule()
    def records_on_all(self) -> None:
        self.steps += 1
        assert self.clerk.enter(f"1-3/fo {self.steps}; lep 3").taken

    @rule(step=st.sampled_from([":undo", ":redo"]))
    def walks_back_or_forth(self, step: str) -> None:
        self.clerk.enter(step)

    @rule(number=st.sampled_from([1, 2]), matter=st.sampled_from([0, 1, 2]))
    def another_clerk_adds(self, number: int, matter: int) -> None:
        self.steps += 1
        hearing = HEARINGS[number]
        text = f"fo {10_000 + self.steps}"
        line = recorded(text, matters()[matter].target, uid(f"another's {self.steps}"))
        self.server.save_by_another(hearing, dict(line.wire))
        self.by_others[hearing].append(text)

    @rule()
    def server_goes(self) -> None:
        self.server.is_away = True

    @rule()
    def server_comes_back(self) -> None:
        self.server.is_away = False

    @rule(what=st.sampled_from(["answers", "outcomes", "commands", "polls"]))
    def server_loses(self, what: str) -> None:
        setattr(self.server, f"lost_{what}", 1)

    @rule()
    def server_refuses_a_version(self) -> None:
        self.server.refusals.append("101")

    @precondition(lambda self: self.runs < 4)
    @rule()
    def leaves_and_starts_again(self) -> None:
        shown = {hearing: self.shown(hearing) for hearing in HEARINGS.values()}
        self.start_again()
        for hearing, lines in shown.items():
            if lines:
                assert set(lines) <= set(self.shown(hearing)) | set(self.by_others[hearing])

    @invariant()
    def nothing_is_pending_that_was_told_kept(self) -> None:
        self.clerk.pump()

    def shown(self, hearing: str) -> list[str]:
        """Give what stands on a hearing as its clerk sees it, another clerk's results left out."""
        file = self.clerk.desk.file(hearing)
        lines = [] if file is None else [line.typed for line in file.record.live_lines]
        return [typed for typed in lines if typed not in self.by_others[hearing]]

    def teardown(self) -> None:
        try:
            self.in_the_end()
        finally:
            self.clerk.close()
            shutil.rmtree(self.folder)

    def in_the_end(self) -> None:
        """Have the server come back for good, and see what it holds and what the clerk sees."""
        shown = {hearing: self.shown(hearing) for hearing in HEARINGS.values()}
        self.server.is_away = False
        self.server.refusals.clear()
        for what in ("answers", "outcomes", "commands", "polls"):
            setattr(self.server, f"lost_{what}", 0)
        self.start_again()
        self.clerk.until_listed().until_saved()
        for hearing in HEARINGS.values():
            expected = sorted(shown[hearing] + self.by_others[hearing])
            assert sorted(self.server.typed(hearing)) == expected
            assert sorted(self.clerk.typed(hearing)) == expected


def test_a_day_in_any_order_ends_with_what_the_clerk_was_shown() -> None:
    run_state_machine_as_test(
        AnyDay,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
