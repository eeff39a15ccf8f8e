"""The registry of actions, the presets that come with the program, and what a key comes to."""

import pytest

from keymaps import (
    ACTIONS,
    MOVING,
    PRESETS,
    TYPING,
    Action,
    Count,
    Keymap,
    Scope,
    Waiting,
    load_preset,
    read_keymap,
    show_key,
)
from keymaps.keys import is_typed, problem_with

EVERY_PRESET = pytest.mark.parametrize("preset", PRESETS)


def pressed(keymap: Keymap, scope: Scope, *keys: str) -> list[tuple[str | None, int | None]]:
    """Press keys one after another, and give what each that does not wait for more comes to."""
    waiting, done = Waiting(), []
    for key in keys:
        came = keymap.press(scope, key, waiting)
        waiting = came.waiting
        if not waiting:
            done.append((came.action, came.count))
    return done


def test_every_action_has_a_dotted_name_of_its_own_and_a_title() -> None:
    names = [action.name for action in ACTIONS]
    assert len(set(names)) == len(names)
    assert all(name.count(".") == 1 and name == name.lower() for name in names)
    assert all(action.title[0].isupper() for action in ACTIONS)
    assert not [action.name for action in ACTIONS if action.title.endswith(".")]


def test_every_action_can_be_taken_somewhere_and_says_how_line_mode_does_it() -> None:
    assert all(action.scopes and action.line for action in ACTIONS)


def test_no_two_actions_of_a_scope_have_one_title() -> None:
    for scope in Scope:
        titles = [action.title for action in ACTIONS if scope in action.scopes]
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_action_has_a_key_in_a_preset(action: Action) -> None:
    assert any(load_preset(preset).keys(action.name) for preset in PRESETS)


def test_without_modes_only_what_is_for_modes_or_can_be_typed_as_shortly_has_no_key() -> None:
    keymap = load_preset("default")
    without = {action.name for action in ACTIONS if not keymap.keys(action.name)}
    assert {name for name in without if not name.startswith("mode.")} == {
        "case.first",
        "case.go",
        "case.find-again",
    }


@EVERY_PRESET
def test_every_key_of_a_preset_can_be_sent_by_a_plain_terminal(preset: str) -> None:
    assert not [problem_with(key) for key in load_preset(preset).all_keys if problem_with(key)]


@EVERY_PRESET
def test_no_letter_that_could_be_typed_is_taken_away_from_the_line(preset: str) -> None:
    for scope in TYPING:
        keys = load_preset(preset).actions[scope]
        typed = [sequence for sequence in keys if is_typed(sequence.split()[0])]
        assert {(key, keys[key]) for key in typed} <= {("?", "help.here")}


@EVERY_PRESET
def test_a_preset_puts_actions_only_where_they_can_be_taken(preset: str) -> None:
    scopes = {action.name: action.scopes for action in ACTIONS}
    for scope, keys in load_preset(preset).actions.items():
        assert all(scope in scopes[action] for action in keys.values())


def test_the_function_keys_need_no_two_keys_at_once() -> None:
    keymap = load_preset("function-keys")
    deleting = {"entry.delete-word", "entry.delete-line"}
    for action in ACTIONS:
        keys = keymap.keys(action.name, Scope.ENTRY)
        if keys and action.name not in deleting:
            assert [key for key in keys if "+" not in key], action.name


def test_only_the_vim_keys_have_modes() -> None:
    assert [preset for preset in PRESETS if load_preset(preset).start in MOVING] == ["vim"]


def test_a_key_gives_its_action_in_its_scope_only() -> None:
    keymap = load_preset("default")
    assert keymap.action(Scope.ENTRY, "f9") == "case.readback"
    assert keymap.action(Scope.READBACK, "f9") == "readback.share"
    assert keymap.action(Scope.READBACK, "ctrl+z") is None


def test_the_first_key_of_an_action_is_the_one_that_is_shown() -> None:
    keymap = read_keymap('[entry]\nmatter.next = ["ctrl+n", "down"]', "keys.toml")
    assert keymap.keys("matter.next", Scope.ENTRY) == ("ctrl+n", "down")
    assert keymap.shown_key("matter.next", Scope.ENTRY) == "Ctrl+N"
    assert keymap.shown_key("matter.next", Scope.QUESTION) == "↓"
    assert keymap.shown_key("mode.list") == ""


@pytest.mark.parametrize(
    ("key", "shown", "in_ascii"),
    [
        ("ctrl+z", "Ctrl+Z", "Ctrl+Z"),
        ("pagedown", "PgDn", "PgDn"),
        ("f9", "F9", "F9"),
        ("escape", "Esc", "Esc"),
        ("up", "↑", "Up"),
        ("g g", "g g", "g g"),
        ("G", "G", "G"),
        ("?", "?", "?"),
    ],
)
def test_keys_are_written_as_clerks_read_them(key: str, shown: str, in_ascii: str) -> None:
    assert show_key(key) == shown
    assert show_key(key, is_ascii=True) == in_ascii


def test_a_sequence_is_an_action_once_its_last_key_is_pressed() -> None:
    vim = load_preset("vim")
    assert vim.press(Scope.LIST, "g").waiting == Waiting("", "g")
    assert pressed(vim, Scope.LIST, "g", "g") == [("case.first", None)]
    assert pressed(vim, Scope.CASE, "Z", "Z") == [("program.quit", None)]


def test_a_key_that_continues_no_sequence_ends_it_and_is_told() -> None:
    vim = load_preset("vim")
    came = vim.press(Scope.LIST, "x", Waiting("", "g"))
    assert (came.action, bool(came.waiting), came.lost) == (None, False, "g x")


def test_escape_ends_a_sequence_or_a_count_in_silence() -> None:
    vim = load_preset("vim")
    for waiting in (Waiting("", "g"), Waiting("5", "")):
        came = vim.press(Scope.LIST, "escape", waiting)
        assert (came.action, bool(came.waiting), came.lost) == (None, False, "")


def test_a_number_before_a_key_is_its_count() -> None:
    vim = load_preset("vim")
    assert pressed(vim, Scope.CASE, "5", "j") == [("matter.next", 5)]
    assert pressed(vim, Scope.LIST, "1", "0", "j", "j") == [("case.next", 10), ("case.next", None)]
    assert pressed(vim, Scope.LIST, "1", "4", "G") == [("case.go", 14)]
    assert pressed(vim, Scope.LIST, "3", "g", "g") == [("case.first", 3)]


def test_a_count_holds_its_last_three_digits_and_begins_with_no_nought() -> None:
    vim = load_preset("vim")
    assert pressed(vim, Scope.LIST, *"123456", "j") == [("case.next", 456)]
    assert pressed(vim, Scope.LIST, "0", "j") == [(None, None), ("case.next", None)]


@EVERY_PRESET
def test_digits_are_typed_in_the_line_whatever_the_preset(preset: str) -> None:
    came = load_preset(preset).press(Scope.ENTRY, "5")
    assert (came.action, bool(came.waiting), came.lost) == (None, False, "")


def test_what_waits_can_be_shown() -> None:
    assert str(Waiting("12", "g")) == "12 g"
    assert str(Waiting("", "ctrl+x")) == "Ctrl+X"


def test_a_count_means_something_to_what_moves_and_to_undo() -> None:
    counted = {action.name for action in ACTIONS if action.count is not Count.NONE}
    assert counted == {
        "matter.next",
        "matter.previous",
        "case.next",
        "case.previous",
        "case.go",
        "record.undo",
        "record.redo",
    }
