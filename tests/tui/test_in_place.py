"""Commands, help and panes in their places: what is typed stays, and one key leads back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from client.catalogue.builtin import builtin_catalogue
from keymaps import Scope, read_keymap
from tests.client.builders import uid
from tests.client.desk.at_work import HEARING, nothing_can_be_kept
from tests.tui.screens import screen_text
from tests.tui.test_screens import AtTheScreen
from tui.entry_text import EntryText
from tui.modes import is_of_a_text, put_back
from tui.picture import layout


@pytest.fixture
def one(tmp_path: Path) -> Iterator[AtTheScreen]:
    at = AtTheScreen(tmp_path / "data" / "journal.db")
    yield at
    at.clerk.close()


@pytest.mark.parametrize("action", ["place.choose", "list.filter"])
def test_what_was_typed_comes_back_when_a_choice_is_left(one: AtTheScreen, action: str) -> None:
    one.type("fo 12")
    one.do(action)
    assert one.state.entry.text in (":court ", ":filter ")
    one.type("x")
    one.do("entry.back")
    assert one.state.entry.text == "fo 12"


def test_what_was_typed_comes_back_when_a_choice_is_made(one: AtTheScreen) -> None:
    one.type("fo 12")
    one.do("list.filter")
    one.type("youth")
    one.do("entry.accept")
    assert one.clerk.sitting.filter_name == "youth"
    assert one.state.entry.text == "fo 12"
    one.do("list.filter")
    assert one.clerk.sitting.filter_name == ""


def test_a_choice_that_is_not_taken_stays_to_be_mended(one: AtTheScreen) -> None:
    one.type("fo 12")
    one.do("place.choose")
    one.type("nowhere")
    one.do("entry.accept")
    assert one.state.entry.text == ":court nowhere"
    assert one.state.status == "No room here is ‘nowhere’"


def test_no_choice_is_begun_over_a_question(one: AtTheScreen) -> None:
    one.enter("fo")
    one.do("place.choose")
    assert "Answer this first; Esc goes back to the line" in screen_text(one.state, 80, 24)


def test_help_on_a_line_leaves_the_line_as_it_is(one: AtTheScreen) -> None:
    one.type("fo 120")
    one.do("help.here")
    assert one.state.explained[0] == "FO  Fine"
    one.do("readback.back")
    assert (one.state.shows_help, one.state.entry.text) == (False, "fo 120")


def test_long_help_scrolls_to_its_end_and_no_further(one: AtTheScreen) -> None:
    one.do("help.keys")
    before = screen_text(one.state, 80, 24)
    one.do(*["readback.down"] * 30)
    after = screen_text(one.state, 80, 24)
    assert "↓" in before
    assert "more\n" in after
    assert ":help" in after
    one.do("readback.up")
    assert screen_text(one.state, 80, 24) != after


def test_a_line_that_asks_is_left_by_one_key(one: AtTheScreen) -> None:
    one.type("?fo")
    assert one.state.shows_help
    one.do("entry.back")
    assert (one.state.shows_help, one.state.entry.text) == (False, "")


@pytest.mark.parametrize(
    ("text", "belongs"),
    [("fo 120", False), ("wdrn [why", True), ('wdrn "why', True), ("wdrn [why]", False)],
)
def test_a_sign_in_quotes_belongs_to_the_text(one: AtTheScreen, text: str, belongs: bool) -> None:
    one.state.entry = EntryText.of(text)
    assert is_of_a_text(one.state) is belongs


def test_where_one_pane_has_room_esc_leads_to_the_list_and_enter_to_the_case(
    one: AtTheScreen,
) -> None:
    one.state.has_one_pane = True
    assert layout(one.state, 60).shows_list
    one.do("entry.accept")
    assert one.clerk.sitting.hearing_id == HEARING
    assert layout(one.state, 60).shows_case
    one.do("entry.back")
    assert layout(one.state, 60).shows_list
    one.do("case.next", "entry.accept")
    assert layout(one.state, 60).shows_case
    assert one.clerk.sitting.row is not None
    assert one.clerk.sitting.row.number == 2
    assert one.clerk.typed() == []


def test_where_both_panes_have_room_esc_on_an_empty_line_changes_nothing(one: AtTheScreen) -> None:
    before = screen_text(one.state, 80, 24)
    one.do("entry.back")
    assert screen_text(one.state, 80, 24) == before


def test_the_first_hint_goes_for_good_with_the_first_shared_case(
    one: AtTheScreen, tmp_path: Path
) -> None:
    assert "? explains" in screen_text(one.state, 80, 24)
    one.enter("nsp")
    one.share()
    assert "? explains" not in screen_text(one.state, 80, 24)
    one.clerk.close()
    again = AtTheScreen(tmp_path / "data" / "journal.db")
    assert "? explains" not in screen_text(again.state, 80, 24)
    again.clerk.close()


@pytest.mark.parametrize("width", range(60, 130, 5))
def test_the_header_keeps_room_and_day_at_every_width(one: AtTheScreen, width: int) -> None:
    line = screen_text(one.state, width, 24).splitlines()[0]
    assert "Courtroom 03" in line
    assert "Mon 23 Nov" in line
    assert line.endswith("api ok")


def refused(one: AtTheScreen, path: Path, text: str) -> None:
    """Enter a line that can't be kept, and type on before that is known."""
    with nothing_can_be_kept(path):
        one.type(text)
        one.do("entry.accept")
        one.type("lep")
        one.clerk.until_said("NOT KEPT")
    put_back(one.state)


def test_what_could_not_be_kept_comes_back_once_there_is_room_for_it(
    one: AtTheScreen, tmp_path: Path
) -> None:
    refused(one, tmp_path / "data" / "journal.db", "fo 120")
    assert one.state.entry.text == "lep"
    one.state.entry = EntryText()
    put_back(one.state)
    assert one.state.entry.text == "fo 120"
    assert one.state.status == "NOT KEPT: fo 120; it is in the line again"
    one.state.entry = EntryText()
    put_back(one.state)
    assert one.state.entry.text == ""


def test_what_could_not_be_kept_comes_back_on_no_other_case(
    one: AtTheScreen, tmp_path: Path
) -> None:
    refused(one, tmp_path / "data" / "journal.db", "fo 120")
    one.state.entry = EntryText()
    one.do("case.next")
    put_back(one.state)
    assert one.state.entry.text == ""
    one.do("case.previous")
    put_back(one.state)
    assert one.state.entry.text == "fo 120"


def test_what_could_not_be_kept_comes_back_on_the_offence_on_which_it_was_typed(
    one: AtTheScreen, tmp_path: Path
) -> None:
    one.do("matter.next")
    refused(one, tmp_path / "data" / "journal.db", "fo 120")
    one.state.entry = EntryText()
    one.do("matter.previous")
    put_back(one.state)
    assert one.state.entry.text == "fo 120"
    assert one.clerk.sitting.matter_number == 2
    one.enter("")
    assert one.clerk.file().record.live_lines[0].target.offence_id == uid("mot")


def test_messages_name_the_clerks_own_key_for_stepping_back(one: AtTheScreen) -> None:
    one.enter("fo")
    one.do("entry.accept")
    assert "This needs an answer; Esc goes back" in screen_text(one.state, 80, 24)
    one.state.keymap = read_keymap('[question]\nquestion.back = ["f12"]', "keys.toml")
    assert "This needs an answer; F12 goes back" in screen_text(one.state, 80, 24)


def test_the_readback_stays_where_there_is_nothing_to_mend(one: AtTheScreen) -> None:
    one.clerk.sitting.enter("2")
    one.do("case.readback", "readback.mend")
    assert one.state.status == "The checks find nothing here"
    assert one.state.scope is Scope.READBACK


def test_the_readback_is_left_for_what_a_check_found(one: AtTheScreen) -> None:
    one.enter("fo 120")
    one.do("case.readback", "readback.mend")
    assert one.state.scope is Scope.ENTRY


def test_a_line_that_could_mean_several_results_can_be_typed_on(one: AtTheScreen) -> None:
    one.clerk.desk.catalogue = builtin_catalogue()
    one.type("co")
    one.do("entry.accept")
    assert one.state.scope is Scope.CHOICE
    one.actions.choose("m")
    assert (one.state.scope, one.state.entry.text) == (Scope.ENTRY, "com")


def test_a_number_that_nothing_to_choose_has_is_refused_in_words(one: AtTheScreen) -> None:
    one.clerk.desk.catalogue = builtin_catalogue()
    one.type("next hearing")
    one.do("entry.accept")
    one.actions.choose("9")
    assert one.state.status == "There is no 9 here: 1 to 3"
    assert (one.state.scope, one.state.entry.text) == (Scope.CHOICE, "next hearing")


def test_a_line_that_was_begun_stays_with_its_case(one: AtTheScreen) -> None:
    one.type("fo 120")
    one.do("case.next")
    assert one.state.entry.text == ""
    assert one.state.status == "‘fo 120’ stays with number 1"
    one.enter("nsp")
    assert one.clerk.sitting.file is not None
    assert [line.typed for line in one.clerk.sitting.file.record.live_lines] == ["nsp"]
    one.type("lep 3")
    one.do("case.previous")
    assert one.state.entry.text == "fo 120"
    one.do("case.next")
    assert one.state.entry.text == "lep 3"


def test_a_line_that_was_begun_stays_where_another_is_begun_beside_it_and_leads_away(
    one: AtTheScreen,
) -> None:
    one.type("fo 120")
    one.do("place.choose")
    for number, text in ((5, ""), (1, "fo 120")):
        one.state.entry = EntryText.of(str(number))
        one.do("entry.accept")
        row = one.clerk.sitting.row
        assert row is not None
        assert (row.number, one.state.entry.text) == (number, text)


def test_a_line_goes_along_from_offence_to_offence(one: AtTheScreen) -> None:
    one.type("fo 120")
    one.do("matter.next")
    assert one.state.entry.text == "fo 120"
    assert "2 › fo 120" in screen_text(one.state, 80, 24)
