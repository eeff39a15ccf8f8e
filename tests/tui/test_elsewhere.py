"""A line that was begun, where the clerk goes to sit in another room."""

from pathlib import Path

from keymaps import load_preset
from tests.client.desk.at_work import HEARING
from tests.client.desk.test_whereabouts import ELSEWHERE, Courthouse, Moving
from tui.court_actions import CourtActions
from tui.entry_text import EntryText
from tui.modes import put_back
from tui.picture import ScreenState


def test_a_line_stays_with_its_case_where_the_clerk_sits_in_another_room(tmp_path: Path) -> None:
    moving = Moving(tmp_path / "journal.db", Courthouse())
    moving.until_at(HEARING)
    state = ScreenState(load_preset("default"), "Mon 23 Nov 2026", None, (), sitting=moving.sitting)
    actions = CourtActions(state, lambda: None, lambda: None)

    def sit_in(room: str, hearing_id: str) -> None:
        actions.do("place.choose")
        state.entry = EntryText.of(f":court {room}")
        actions.do("entry.accept")
        moving.until_at(hearing_id)
        put_back(state)

    state.entry = EntryText.of("fo 120")
    sit_in("mar 7", ELSEWHERE)
    assert state.entry.text == ""
    sit_in("mar 3", HEARING)
    assert state.entry.text == "fo 120"
    moving.close()
