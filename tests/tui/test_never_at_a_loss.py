"""Wherever a clerk is: what stands there, what a key did, and which key leads on, in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from keymaps import Scope, load_preset
from tests.client.desk.at_work import AtWork
from tests.client.sync.court_server import CourtServer
from tests.tui.screens import screen_text
from tests.tui.test_screens import AtTheScreen
from tui.court_actions import CourtActions
from tui.picture import ScreenState


@pytest.fixture
def one(tmp_path: Path) -> Iterator[AtTheScreen]:
    at = AtTheScreen(tmp_path / "data" / "journal.db")
    yield at
    at.clerk.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[tuple[ScreenState, CourtActions]]:
    """A clerk before a day on which nothing is listed."""
    clerk = AtWork(tmp_path / "journal.db", CourtServer())
    clerk.until(lambda: clerk.desk.is_list_complete, "the empty list is there")
    state = ScreenState(load_preset("default"), "Mon 23 Nov 2026", None, (), sitting=clerk.sitting)
    yield state, CourtActions(state, lambda: None, lambda: None)
    clerk.close()


def test_rooms_are_offered_where_nothing_is_listed(
    empty: tuple[ScreenState, CourtActions],
) -> None:
    state, actions = empty
    actions.do("place.choose")
    assert "Which room?" in screen_text(state, 80, 24)


@pytest.mark.parametrize("action", ["hearing.put-off", "case.readback", "case.address"])
def test_no_case_is_awaited_where_nothing_is_listed(
    action: str, empty: tuple[ScreenState, CourtActions]
) -> None:
    state, actions = empty
    actions.do(action)
    assert state.status == "Nothing is listed here on this day"


def test_the_header_counts_what_the_filter_is_about_and_not_the_case_in_front(
    one: AtTheScreen,
) -> None:
    one.enter(":filter youth")
    assert one.clerk.sitting.row is not None
    assert "y" not in one.clerk.sitting.row.marks
    assert "only youth: 1 " in screen_text(one.state, 80, 24).splitlines()[0]


@pytest.mark.parametrize("action", ["case.find", "place.choose", "list.filter", "case.readback"])
def test_a_question_says_of_every_key_that_it_comes_first(one: AtTheScreen, action: str) -> None:
    one.enter("fo")
    one.do(action)
    assert "Answer this first; Esc goes back to the line" in screen_text(one.state, 80, 24)


def test_esc_says_what_empties_a_line_that_it_leaves_as_it_is(one: AtTheScreen) -> None:
    one.type("fo 12")
    one.do("entry.back")
    assert one.state.entry.text == "fo 12"
    assert one.state.status == "What is typed stays; Ctrl+U empties the line"


@pytest.mark.parametrize("sign", ["/", ":", "?"])
def test_esc_drops_a_line_that_is_no_more_than_begun(one: AtTheScreen, sign: str) -> None:
    one.type(sign)
    assert " Esc back " in screen_text(one.state, 80, 24)
    one.do("entry.back")
    assert (one.state.entry.text, one.state.status) == ("", "")


@pytest.mark.parametrize("action", ["place.choose", "hearing.log", "fault.report"])
def test_a_command_begun_beside_the_line_shows_the_key_that_leaves_it(
    one: AtTheScreen, action: str
) -> None:
    one.type("fo 12")
    one.do(action)
    assert screen_text(one.state, 80, 24).splitlines()[-1].startswith(" Enter do it  Esc back ")


@pytest.mark.parametrize(("preset", "key"), [("default", "Esc"), ("vim", "Esc")])
def test_the_key_that_leads_back_is_that_of_the_preset(
    one: AtTheScreen, preset: str, key: str
) -> None:
    one.state.keymap = load_preset(preset)
    one.do("place.choose")
    assert f"Another day: {key}, then :date" in screen_text(one.state, 80, 24)


def test_a_command_typed_beside_a_change_is_no_part_of_the_change(one: AtTheScreen) -> None:
    one.enter("fo 120")
    one.enter(":change fo")
    assert " 1 changing FO › fo 120" in screen_text(one.state, 80, 24)
    one.do("place.choose")
    assert "\n 1 › :court" in screen_text(one.state, 80, 24)


@pytest.mark.parametrize("preset", ["default", "vim", "function-keys"])
def test_commands_scroll_to_their_end_while_one_is_typed(one: AtTheScreen, preset: str) -> None:
    one.state.keymap = load_preset(preset)
    one.type(":")
    first = screen_text(one.state, 80, 24)
    assert ":share" in first
    assert " PgDn more " in first.splitlines()[-1]
    for _ in range(4):
        one.do("readback.page-down")
        last = screen_text(one.state, 80, 24)
    assert ":help" in last
    one.type("sh")
    one.do("entry.left")
    assert ":share" in screen_text(one.state, 80, 24)


def test_page_by_page_every_row_of_help_is_seen_once(one: AtTheScreen) -> None:
    one.do("help.keys")
    whole = [line[35:] for line in screen_text(one.state, 80, 200).splitlines()]
    seen: list[str] = []
    for _ in range(2):
        rows = [line[35:] for line in screen_text(one.state, 80, 24).splitlines()[1:19]]
        seen += [row for row in rows if " more" not in row]
        one.do("readback.page-down")
    assert seen == whole[1 : 1 + len(seen)]
    assert len(seen) == 33


def test_the_readback_of_nothing_offers_no_key_that_shares(one: AtTheScreen) -> None:
    one.do("case.readback")
    assert "Nothing is recorded here to share; Esc goes back" in screen_text(one.state, 80, 24)
    one.do("readback.back")
    one.enter("nsp")
    one.do("case.readback")
    assert "Enter shares these results" in screen_text(one.state, 80, 24)
    one.do("readback.share")
    one.clerk.until_said("Shared")
    one.do("case.readback")
    assert "Nothing is left here to share; Esc goes back" in screen_text(one.state, 80, 24)


def test_a_message_that_has_no_room_ends_in_an_ellipsis(one: AtTheScreen) -> None:
    one.state.status = "Kept: " + "; ".join(f"{number}  Fine £{number}00" for number in range(20))
    *_, first, second, _ = screen_text(one.state, 80, 24).splitlines()
    assert first.startswith("   Kept: 0 Fine £000; 1 Fine £100;")
    assert second.endswith("…")


def test_a_message_beside_a_line_takes_the_row_that_says_nothing(one: AtTheScreen) -> None:
    one.type("zzz")
    one.state.status = "Noted in /home/clerk/.local/share/callover/faults/fault-2026.txt: " * 2
    *_, first, second, _ = screen_text(one.state, 80, 24).splitlines()
    assert first.startswith("   Noted in ")
    assert second.endswith("fault-2026.txt:")


def test_the_readback_names_every_key_at_sixty_columns(one: AtTheScreen) -> None:
    one.enter("=g; !n; nsp")
    one.do("case.readback")
    *_, first, second, _ = screen_text(one.state, 60, 20).splitlines()
    said = f"{first.strip()} {second.strip()}"
    assert said == "An error keeps this from being shared; Tab goes to it; Esc goes back"


def test_the_bar_counts_the_errors_that_the_readback_counts(one: AtTheScreen) -> None:
    one.enter("1,2/=g; !n; nsp")
    one.do("case.readback")
    shown = screen_text(one.state, 80, 24)
    assert shown.count("2 errors keep this from being shared") == 2
    assert "Tab goes to the first; Esc goes back" in shown


def test_more_is_offered_only_where_there_is_more(one: AtTheScreen) -> None:
    one.do("hearing.log")
    footer = screen_text(one.state, 80, 24).splitlines()[-1]
    assert "more" not in footer
    assert "case" not in footer


def test_why_results_are_not_shared_is_said_to_its_end(one: AtTheScreen) -> None:
    one.enter("=g; !n; nsp")
    one.do("case.readback", "readback.share")
    *_, first, second, _ = screen_text(one.state, 80, 24).splitlines()
    assert first.startswith("   Not shared: 1: Pleaded guilty, but found not guilty")
    assert second.endswith("or :setdown 1 and why")


def test_a_cut_title_stands_below_the_bar_while_keys_move_too(one: AtTheScreen) -> None:
    one.enter("nsp")
    one.share()
    one.state.keymap = load_preset("vim")
    one.do("mode.case", "matter.next", "matter.next")
    shown = screen_text(one.state, 80, 24)
    assert "\n   3 Exceed 30 miles per hour speed limit on a restricted road" in shown


@pytest.mark.parametrize("key", ["backspace", "ctrl+u", "left", "home"])
def test_a_key_that_edits_leads_from_a_choice_back_into_the_line(
    one: AtTheScreen, key: str
) -> None:
    one.enter("s")
    assert one.state.scope is Scope.CHOICE
    one.actions.edit_instead_of_choosing("f9")
    assert one.state.scope is Scope.CHOICE
    one.actions.edit_instead_of_choosing(key)
    assert (one.state.scope, one.state.choices, one.state.entry.text) == (Scope.ENTRY, (), "s")


def test_the_key_that_leads_back_stands_once_in_the_footer(one: AtTheScreen) -> None:
    one.state.keymap = load_preset("vim")
    one.do("place.choose")
    assert screen_text(one.state, 120, 40).splitlines()[-1].count("Esc") == 1


def test_a_line_that_begins_out_of_view_shows_that_it_does(one: AtTheScreen) -> None:
    one.type("fo 120; fvs 48; " * 6)
    bar = screen_text(one.state, 80, 24).splitlines()[-4]
    assert bar.startswith(" 1 › …")
    assert bar.endswith("; fo 120; fvs 48;")
    one.do("entry.start")
    assert screen_text(one.state, 80, 24).splitlines()[-4].startswith(" 1 › fo 120;")
