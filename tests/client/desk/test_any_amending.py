"""Whatever happens on a day on which another clerk amends what was shared, and gives it up again.

The day is any other, with a third hearing: a fine was shared there, which another clerk changes,
with points beside it, and leaves as it was. The clerk records results of their own on it.
"""

import itertools

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from tests.client.builders import AMENDED, as_shared, hearing_json, matters, recorded, uid
from tests.client.desk.test_any_day import EXAMPLES, AnyDay

AMENDED_HEARING = uid("third")
SHARED = recorded("fo 120")
AMENDMENTS = ("fo 80", "lep 3")


class AnyAmending(AnyDay):
    """The same day, with a hearing that was shared and that another clerk amends."""

    def __init__(self) -> None:
        self.amounts = itertools.count(20_000)
        super().__init__()
        self.server.hearings[AMENDED_HEARING] = hearing_json("third", 12)
        self.server.save_by_another(AMENDED_HEARING, dict(SHARED.wire))
        self.server.shared[AMENDED_HEARING] = [as_shared(dict(SHARED.wire))]
        self.start_again()
        self.clerk.until_listed()

    @property
    def is_amended(self) -> bool:
        """Whether another clerk is amending."""
        return AMENDED_HEARING in self.server.locked

    @property
    def is_on_amended(self) -> bool:
        """Whether the clerk is on the hearing that is amended."""
        file = self.clerk.sitting.file
        return file is not None and file.hearing.id == AMENDED_HEARING

    @rule()
    def goes_to_the_shared_one(self) -> None:
        self.clerk.enter("3")

    @precondition(lambda self: not self.is_on_amended)
    @rule(matter=st.integers(1, 3))
    def records(self, matter: int) -> None:
        super().records(matter)

    @precondition(lambda self: not self.is_on_amended)
    @rule()
    def records_on_all(self) -> None:
        super().records_on_all()

    @precondition(lambda self: self.is_on_amended)
    @rule(matter=st.integers(2, 3))
    def records_beside_what_was_shared(self, matter: int) -> None:
        self.steps += 1
        assert self.clerk.enter(f"{matter}/fo {self.steps}").taken

    @precondition(lambda self: not self.is_amended)
    @rule()
    def another_clerk_amends(self) -> None:
        fine, points = (recorded(text).wire for text in AMENDMENTS)
        changed = {**fine, **AMENDED, "resultLineId": SHARED.id}
        self.server.amend_by_another(AMENDED_HEARING, changed, {**points, **AMENDED})

    @precondition(lambda self: self.is_amended)
    @rule()
    def another_clerk_gives_it_up(self) -> None:
        self.server.give_up(AMENDED_HEARING)

    def own(self, typed: list[str]) -> list[str]:
        """Give what this clerk typed on the third hearing, in order."""
        return sorted(text for text in typed if text not in ("", SHARED.typed, *AMENDMENTS))

    def on_shared(self) -> list[str]:
        """Give what the clerk sees on the matter of the fine that was shared."""
        record = self.clerk.file(AMENDED_HEARING).record
        return [line.words(self.clerk.desk.catalogue) for line in record.on(matters()[0])]

    def in_the_end(self) -> None:
        """Have it given up for good: what was shared stands, and what is the clerk's stays."""
        file = self.clerk.desk.file(AMENDED_HEARING)
        own = self.own([line.typed for line in file.record.live_lines] if file else [])
        if self.is_amended:
            self.server.give_up(AMENDED_HEARING)
        super().in_the_end()
        assert self.own(self.clerk.typed(AMENDED_HEARING)) == own
        assert self.own(self.server.typed(AMENDED_HEARING)) == own
        assert self.on_shared() == ["Fine £120"]


def test_a_day_of_amending_ends_with_what_was_shared_and_what_is_the_clerks() -> None:
    run_state_machine_as_test(
        AnyAmending,
        settings=settings(
            max_examples=max(EXAMPLES // 4, 1),
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
