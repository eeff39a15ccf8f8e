"""Questions in the bar: as much of one as there is room for beside its answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from client.catalogue.builtin import builtin_catalogue
from tests.client.builders import CENTRE_NAME
from tests.tui.screens import screen_text
from tests.tui.test_screens import AtTheScreen
from tui.entry_picture import cursor_column

DURATION = "Estimated duration in weeks, days, hours, minutes"


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[AtTheScreen]:
    """A clerk who is asked how long the next hearing is to take."""
    at = AtTheScreen(tmp_path / "data" / "journal.db")
    at.clerk.desk.catalogue = builtin_catalogue()
    at.enter(f"nhmc 4/12 10 {CENTRE_NAME.split()[0]} [Trial]")
    assert at.clerk.sitting.question_words == DURATION
    yield at
    at.clerk.close()


@pytest.mark.parametrize("width", [65, 80, 120])
def test_a_question_is_shown_whole_where_there_is_room_to_answer_it(
    asked: AtTheScreen, width: int
) -> None:
    asked.type("30min")
    bar = screen_text(asked.state, width, 24).splitlines()[-4]
    assert bar == f" {DURATION} › 30min"
    assert cursor_column(asked.state, width) == len(bar)


def test_a_question_that_the_bar_must_cut_stands_whole_below_it(asked: AtTheScreen) -> None:
    *_, bar, _, status, _ = screen_text(asked.state, 60, 20).splitlines()
    assert bar == " Estimated duration in weeks, days, hours, m… ›"
    assert status == f"   needed: {DURATION}"
