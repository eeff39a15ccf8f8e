"""What keys are for: typing, moving, and back; nothing that is typed is lost on the way."""

import pytest
from textual.events import Key

from keymaps import Scope, load_preset
from tests.client.desk.at_work import AtWork
from tests.client.desk.conftest import Start, path, server, start
from tui.entry_text import EntryText
from tui.modes import (
    begin_line,
    end_line,
    how_to_leave,
    key_of,
    leave_line,
    not_pasted,
    status_with,
    step_back,
    type_again,
)
from tui.picture import ScreenState

__all__ = ["path", "server", "start"]


def state(scope: Scope = Scope.ENTRY, text: str = "") -> ScreenState:
    return ScreenState(
        load_preset("vim"), "Mon 23 Nov 2026", None, (), entry=EntryText.of(text), scope=scope
    )


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("j", "j", "j"),
        ("G", "G", "G"),
        ("slash", "/", "/"),
        ("question_mark", "?", "?"),
        ("space", " ", "space"),
        ("enter", "\r", "enter"),
        ("ctrl+z", "\x1a", "ctrl+z"),
        ("pagedown", None, "pagedown"),
    ],
)
def test_a_key_is_named_as_in_a_key_file(key: str, character: str | None, name: str) -> None:
    assert key_of(Key(key, character)) == name


def test_what_is_typed_stays_while_keys_are_for_moving() -> None:
    screen = state(text="fo 12")
    leave_line(screen, Scope.LIST)
    assert (screen.scope, screen.entry.text) == (Scope.LIST, "fo 12")
    type_again(screen)
    assert (screen.scope, screen.entry.text) == (Scope.ENTRY, "fo 12")


@pytest.mark.parametrize("text", ["/", ":"])
def test_a_line_that_only_begins_something_is_dropped(text: str) -> None:
    screen = state(text=text)
    leave_line(screen, Scope.CASE)
    assert (screen.scope, screen.entry.text) == (Scope.CASE, "")


def test_a_search_that_is_no_more_than_begun_leads_back_to_moving() -> None:
    screen = state(Scope.LIST)
    begin_line(screen, "/")
    assert step_back(screen)
    assert (screen.scope, screen.entry.text) == (Scope.LIST, "")


def test_a_search_begun_while_moving_goes_back_to_moving() -> None:
    screen = state(Scope.LIST)
    begin_line(screen, "/")
    assert (screen.scope, screen.entry.text) == (Scope.ENTRY, "/")
    screen.entry = EntryText()
    end_line(screen)
    assert (screen.scope, screen.returns_to) == (Scope.LIST, None)


def test_a_command_that_leaves_something_to_type_stays_in_the_line() -> None:
    screen = state(Scope.CASE)
    begin_line(screen, ":")
    screen.entry = EntryText.of("fo 120")
    end_line(screen)
    assert (screen.scope, screen.returns_to) == (Scope.ENTRY, None)


def test_a_line_begun_in_the_line_stays_there() -> None:
    screen = state()
    begin_line(screen, "/")
    end_line(screen)
    assert screen.scope is Scope.ENTRY


def test_nothing_typed_is_taken_away_by_a_search() -> None:
    screen = state(Scope.LIST, "fo 12")
    begin_line(screen, "/")
    assert (screen.scope, screen.entry.text) == (Scope.LIST, "fo 12")
    assert screen.status == "Finish this line or empty it first"


def test_a_question_takes_the_keys_and_stepping_back_gives_the_line_again(start: Start) -> None:
    clerk: AtWork = start().until_listed()
    screen = state()
    screen.sitting = clerk.sitting
    before = screen.keys_for
    assert not step_back(screen)
    clerk.sitting.enter("fo")
    assert (before, screen.keys_for) == (Scope.ENTRY, Scope.QUESTION)
    assert step_back(screen)
    assert (screen.keys_for, screen.entry.text) == (Scope.ENTRY, "fo")


def test_esc_steps_back_from_a_change_before_it_leaves_the_line(start: Start) -> None:
    clerk: AtWork = start().until_listed()
    screen = state(text="nsp")
    screen.sitting = clerk.sitting
    clerk.enter("nsp")
    clerk.sitting.enter(":change")
    leave_line(screen, Scope.CASE)
    assert (screen.scope, screen.entry.text, clerk.sitting.changing) == (Scope.ENTRY, "", "")
    leave_line(screen, Scope.CASE)
    assert (screen.scope, screen.entry.text) == (Scope.CASE, "")


def test_how_to_leave_names_the_key_in_force() -> None:
    assert how_to_leave(state()).startswith("Ctrl+Q leaves")
    assert how_to_leave(state(Scope.LIST)).startswith("Z Z leaves")


def test_that_an_entry_is_kept_stays_before_other_news() -> None:
    kept = status_with("", ("Kept: 1 Fine £120",))
    assert kept == "Kept: 1 Fine £120"
    back = status_with(kept, ("The court's server is back",))
    assert back == "Kept: 1 Fine £120 · The court's server is back"
    assert status_with(back, ("Shared 10:04",)) == "Kept: 1 Fine £120 · Shared 10:04"
    assert status_with(back, ("Kept: 2 Fine £80",)) == "Kept: 2 Fine £80"
    both = status_with("", ("Kept: 1 Fine £120", "Someone else saved first"))
    assert both == "Kept: 1 Fine £120 · Someone else saved first"


def test_what_was_not_kept_is_told_above_all() -> None:
    told = status_with("Kept: 1 Fine £120", ("NOT KEPT: fo 80 (disk full)", "Shared 10:04"))
    assert told == "NOT KEPT: fo 80 (disk full)"
    assert status_with(told, ("Shared 10:04",)) == told
    assert status_with("Typing goes on", ("Shared 10:04",)) == "Shared 10:04"


@pytest.mark.parametrize(
    "told",
    [
        "NOT AS TYPED, number 1: Fine £120 is held as Fine £12",
        "Kept here, not sent: Another clerk is changing this hearing",
    ],
)
def test_what_is_wrong_with_what_was_sent_is_not_hidden_by_what_is_kept_next(told: str) -> None:
    assert status_with("", (told, "Kept: 2 Fine £80")) == told
    assert status_with("Kept: 1 Fine £120", (told,)) == told
    assert status_with(told, ("NOT KEPT: fo 80 (disk full)",)) == "NOT KEPT: fo 80 (disk full)"


def test_that_something_was_not_sent_stays_until_it_is() -> None:
    assert status_with("Kept here, not sent: x", ("Sent now: number 1",)) == "Sent now: number 1"


def test_that_a_case_was_not_shared_stays_until_it_is() -> None:
    away = "Not shared: the court's server is away. All is kept"
    told = status_with("", (away, "The court's server is back"))
    assert told == away
    assert status_with(told, ("Someone else saved first",)) == away
    assert status_with(told, ("Shared 10:04",)) == "Shared 10:04"


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (Scope.READBACK, "Not pasted; Esc goes to the line"),
        (Scope.CHOICE, "Not pasted; Esc goes to the line"),
        (Scope.LIST, "Not pasted; i goes to the line"),
    ],
)
def test_a_paste_that_goes_nowhere_says_how_to_get_to_the_line(scope: Scope, said: str) -> None:
    assert not_pasted(state(scope)) == said
