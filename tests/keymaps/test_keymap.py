"""The registry of actions, the keys that come with the program, and a clerk's own key file."""

import pytest

from keymaps import ACTIONS, KeymapError, Scope, load_preset
from keymaps.keymap import read_keymap, show_key


def mistakes(text: str) -> list[str]:
    with pytest.raises(KeymapError) as refused:
        read_keymap(text, "keys.toml")
    return str(refused.value).splitlines()


def test_every_action_has_a_dotted_name_of_its_own_and_a_title() -> None:
    names = [action.name for action in ACTIONS]
    assert len(set(names)) == len(names)
    assert all(name.count(".") == 1 and name == name.lower() for name in names)
    assert all(action.title[0].isupper() for action in ACTIONS)
    assert not [action.name for action in ACTIONS if action.title.endswith(".")]


def test_no_two_actions_of_a_scope_have_one_title() -> None:
    for scope in Scope:
        titles = [action.title for action in ACTIONS if action.scope is scope]
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_action_has_a_key(action: object) -> None:
    keymap = load_preset("default")
    name = getattr(action, "name", "")
    assert keymap.keys(name)
    assert keymap.shown_key(name)


def test_the_default_keys_have_no_key_twice_in_a_scope() -> None:
    keymap = load_preset("default")
    for scope in Scope:
        names = [action.name for action in ACTIONS if action.scope is scope]
        keys = [key for name in names for key in keymap.keys(name)]
        assert set(keymap.actions[scope]) <= set(keys)
        assert {keymap.action(scope, key) for key in keymap.actions[scope]} == set(names)


def test_every_default_key_can_be_sent_by_a_plain_terminal() -> None:
    keymap = load_preset("default")
    named = {"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "enter"}
    named |= {"escape", "tab", "backspace", "delete", *(f"f{number}" for number in range(1, 13))}
    for scope in Scope:
        for key in keymap.actions[scope]:
            letter = key.removeprefix("ctrl+")
            assert key in named or (key != letter and len(letter) == 1 and letter.isalpha()), key


def test_no_letter_that_could_be_typed_is_taken_away_from_the_bar() -> None:
    assert not [key for key in load_preset("default").actions[Scope.ENTRY] if len(key) == 1]


def test_a_key_gives_its_action_in_its_scope_only() -> None:
    keymap = load_preset("default")
    assert keymap.action(Scope.ENTRY, "f9") == "case.readback"
    assert keymap.action(Scope.READBACK, "f9") == "readback.share"
    assert keymap.action(Scope.READBACK, "ctrl+z") is None


def test_the_first_key_of_an_action_is_the_one_that_is_shown() -> None:
    keymap = read_keymap('[entry]\n"matter.next" = ["down", "ctrl+n"]', "keys.toml")
    assert keymap.keys("matter.next") == ("down", "ctrl+n")
    assert keymap.shown_key("matter.next") == "↓"
    assert keymap.shown_key("matter.previous") == ""


@pytest.mark.parametrize(
    ("key", "shown"),
    [("ctrl+z", "Ctrl+Z"), ("pagedown", "PgDn"), ("f9", "F9"), ("escape", "Esc"), ("up", "↑")],
)
def test_keys_are_written_as_clerks_read_them(key: str, shown: str) -> None:
    assert show_key(key) == shown


def test_a_key_file_that_is_no_toml_is_refused_with_its_name_and_line() -> None:
    (mistake,) = mistakes('[entry]\n"matter.next" = =')
    assert mistake.startswith("keys.toml: ")
    assert "line 2" in mistake


def test_every_mistake_is_told_at_once_with_the_nearest_name() -> None:
    found = mistakes(
        """
        [entyr]
        "matter.next" = ["down"]
        [entry]
        "matter.nxt" = ["down"]
        "matter.previous" = "up"
        "case.next" = ["f5"]
        "case.previous" = ["f5"]
        "case.find" = [3]
        "zzz" = ["f6"]
        """
    )
    assert found == [
        "keys.toml: [entyr] is not a scope; did you mean entry?",
        "keys.toml: there is no action matter.nxt; did you mean matter.next?",
        "keys.toml: matter.previous needs a list of keys",
        "keys.toml: f5 is on case.next and on case.previous",
        "keys.toml: case.find needs a list of keys",
        "keys.toml: there is no action zzz",
    ]


def test_an_action_of_another_scope_is_not_known_here() -> None:
    (mistake,) = mistakes('[readback]\n"matter.next" = ["down"]')
    assert mistake.startswith("keys.toml: there is no action matter.next")


def test_one_key_may_do_different_things_in_different_scopes() -> None:
    text = '[entry]\n"case.next" = ["f5"]\n[readback]\n"readback.share" = ["f5"]'
    keymap = read_keymap(text, "keys.toml")
    assert keymap.action(Scope.ENTRY, "f5") == "case.next"
    assert keymap.action(Scope.READBACK, "f5") == "readback.share"


def test_a_value_outside_every_scope_is_refused() -> None:
    (mistake,) = mistakes('entry = "f5"')
    assert "entry" in mistake
