"""Where the wording of an offence stands on a wide screen."""

from pathlib import Path

import pytest

from client.record.matters import Matter
from keymaps import load_preset
from tests.client.builders import defendant_json, hearing_json, offence_json
from tests.client.desk.at_work import AtWork
from tests.client.sync.court_server import CourtServer
from tests.tui.screens import LONG_WORDING, screen_text
from tui.court_actions import CourtActions
from tui.picture import ScreenState
from tui.views import case
from tui.views.case import wording_lines

LAST_WORDS = "Regulation Order."


def at_offences(path: Path, count: int) -> tuple[AtWork, ScreenState]:
    """Sit at a case of so many offences, each with a wording of four rows."""
    hearing = hearing_json()
    offences = [
        offence_json(f"spd{order}", "Exceed 30 mph", order, wording=LONG_WORDING)
        for order in range(1, count + 1)
    ]
    hearing["prosecutionCases"][0]["defendants"] = [
        defendant_json("tolliver", "Tolliver", "Maud", *offences)
    ]
    clerk = AtWork(path / "journal.db", CourtServer(hearing)).until_listed()
    keymap = load_preset("default")
    return clerk, ScreenState(keymap, "Mon 23 Nov 2026", None, (), sitting=clerk.sitting)


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (4, 4), (5, 1)])
def test_each_wording_stands_with_its_offence_where_all_take_half_of_the_pane(
    count: int, shown: int, tmp_path: Path
) -> None:
    clerk, state = at_offences(tmp_path, count)
    screen = screen_text(state, 120, 40)
    assert screen.count(LAST_WORDS) == shown
    assert ("Wording of 1" in screen) == (shown < count)
    clerk.close()


def test_where_there_is_less_room_the_wording_follows_the_cursor(tmp_path: Path) -> None:
    clerk, state = at_offences(tmp_path, 6)
    CourtActions(state, lambda: None, lambda: None).do("matter.next")
    screen = screen_text(state, 120, 40)
    assert "Wording of 2" in screen
    assert screen.count(LAST_WORDS) == 1
    clerk.close()


def test_a_wording_is_broken_into_lines_once_for_a_draw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[int] = []

    def counted(matter: Matter, width: int) -> list[str]:
        broken.append(matter.number)
        return wording_lines(matter, width)

    clerk, state = at_offences(tmp_path, 3)
    monkeypatch.setattr(case, "wording_lines", counted)
    screen_text(state, 120, 40)
    assert broken == [1, 2, 3]
    clerk.close()


def test_what_is_recorded_does_not_move_the_wordings(tmp_path: Path) -> None:
    clerk, state = at_offences(tmp_path, 4)
    clerk.enter("*/fo 120; fvs 48; fcost 85 cps")
    screen = screen_text(state, 120, 40)
    assert screen.count("Fine £120") == screen.count(LAST_WORDS) == 4
    clerk.close()


def test_at_the_size_of_eighty_columns_there_is_no_wording(tmp_path: Path) -> None:
    clerk, state = at_offences(tmp_path, 1)
    assert LAST_WORDS not in screen_text(state, 80, 24)
    clerk.close()
