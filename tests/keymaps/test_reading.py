"""A clerk's own key file: what it changes, and every mistake in it at once, with its line."""

import pytest

from keymaps import KeymapError, Scope, load_preset, read_keymap


def mistakes(text: str, preset: str = "default") -> list[str]:
    with pytest.raises(KeymapError) as refused:
        read_keymap(text, "keys.toml", preset=preset)
    assert str(refused.value).splitlines() == list(refused.value.mistakes)
    return list(refused.value.mistakes)


def test_an_empty_file_leaves_the_preset_as_it_is() -> None:
    assert read_keymap("", "keys.toml").actions == load_preset("default").actions
    vim = read_keymap('preset = "vim"', "keys.toml")
    assert (vim.actions, vim.start) == (load_preset("vim").actions, Scope.CASE)


def test_the_preset_that_a_file_names_goes_before_the_one_that_is_set() -> None:
    own = read_keymap('preset = "function-keys"', "keys.toml", preset="vim")
    assert own.actions == load_preset("function-keys").actions


def test_keys_of_a_file_take_the_place_of_the_actions_keys_in_the_preset() -> None:
    own = read_keymap('[entry]\ncase.readback = ["f6"]', "keys.toml")
    assert own.keys("case.readback", Scope.ENTRY) == ("f6",)
    assert own.action(Scope.ENTRY, "f9") is None
    assert own.action(Scope.QUESTION, "f9") == "case.readback"


def test_a_key_that_the_preset_has_on_another_action_is_taken_from_it() -> None:
    own = read_keymap('[entry]\ncase.find = ["f9"]', "keys.toml")
    assert own.action(Scope.ENTRY, "f9") == "case.find"
    assert own.keys("case.readback", Scope.ENTRY) == ()


def test_an_action_without_keys_is_off() -> None:
    own = read_keymap("[everywhere]\nprogram.quit = []", "keys.toml")
    assert own.keys("program.quit") == ()


def test_a_table_for_several_scopes_is_for_those_in_which_an_action_can_be_taken() -> None:
    own = read_keymap('[everywhere]\nprogram.quit = ["f12"]\n[typing]\ncase.find = ["f5"]', "k")
    assert all(own.action(scope, "f12") == "program.quit" for scope in Scope)
    assert [scope for scope in Scope if own.action(scope, "f5")] == [Scope.ENTRY, Scope.QUESTION]
    own = read_keymap('[everywhere]\nentry.accept = ["f5"]', "k")
    assert [scope for scope in Scope if own.action(scope, "f5")] == [Scope.ENTRY]


def test_names_may_stand_in_quotes_or_not() -> None:
    quoted = read_keymap('[entry]\n"case.find-again" = ["f5"]', "keys.toml")
    assert quoted.action(Scope.ENTRY, "f5") == "case.find-again"
    nested = read_keymap('[entry.case]\nfind-again = ["f5"]', "keys.toml")
    assert nested.actions == quoted.actions


def test_a_sequence_may_begin_with_a_key_that_is_not_typed() -> None:
    own = read_keymap('[entry]\nprogram.quit = ["ctrl+x q"]', "keys.toml")
    assert own.press(Scope.ENTRY, "ctrl+x").waiting.keys == "ctrl+x"
    assert own.shown_key("program.quit", Scope.ENTRY) == "Ctrl+X q"


def test_one_key_may_do_different_things_in_different_scopes() -> None:
    text = '[entry]\ncase.next = ["f5"]\n[readback]\nreadback.share = ["f5"]'
    keymap = read_keymap(text, "keys.toml")
    assert keymap.action(Scope.ENTRY, "f5") == "case.next"
    assert keymap.action(Scope.READBACK, "f5") == "readback.share"


def test_a_file_that_is_no_toml_is_refused_with_its_line() -> None:
    assert mistakes("[entry]\nmatter.next = =") == ["keys.toml:2: Invalid value"]


def test_every_mistake_is_told_at_once_with_line_and_nearest_name() -> None:
    assert mistakes(
        """preset = "vmi"
start = "choice"
entry2 = 3
[entyr]
matter.next = ["down"]
[entry]
matter.nxt = ["down"]
"matter.previous" = "up"
case.next = ["f5", "g"]
case.previous = ["f5"]
case.find = [3]
readback.back = ["f6"]
zzz = ["f6"]
record.undo = ["f7", "f7"]
[list]
case.next = ["5"]
[choice]
choice.back = ["1", ""]
"""
    ) == [
        "keys.toml:1: there is no preset vmi; did you mean vim?",
        "keys.toml:2: start is entry, list or case, not 'choice'",
        "keys.toml:3: [entry2] is not a scope; did you mean entry?",
        "keys.toml:4: [entyr] is not a scope; did you mean entry?",
        "keys.toml:7: there is no action matter.nxt; did you mean matter.next?",
        'keys.toml:8: matter.previous needs a list of keys, such as ["f5"]',
        "keys.toml:9: case.next: g is typed into the line in [entry]",
        "keys.toml:10: F5 is on case.previous and, on line 9, on case.next",
        'keys.toml:11: case.find needs a list of keys, such as ["f5"]',
        "keys.toml:12: readback.back can't be taken in [entry], only in [readback], [help]",
        "keys.toml:13: there is no action zzz",
        "keys.toml:14: F7 is twice on record.undo",
        "keys.toml:16: case.next: 5 begins a count in [list]",
        "keys.toml:18: choice.back: 1 picks a choice in [choice]",
        "keys.toml:18: choice.back: an empty text is not a key",
    ]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("ctrl+i", "a terminal sends ctrl+i as Tab, which can't be told apart"),
        ("ctrl+m", "a terminal sends ctrl+m as Enter, which can't be told apart"),
        ("ctrl+[", "a terminal sends ctrl+[ as Esc, which can't be told apart"),
        ("ctrl+h", "a terminal sends ctrl+h as Backspace, which can't be told apart"),
        ("ctrl+j", "a terminal may send ctrl+j for each line of a paste"),
        ("shift+enter", "a plain terminal sends shift+enter as Enter, which can't be told apart"),
        ("ctrl+enter", "a plain terminal sends ctrl+enter as Enter, which can't be told apart"),
        ("ctrl+5", "a plain terminal sends ctrl+5 as another key, or as 5 alone"),
        ("ctrl+]", "whether ctrl+] can be sent hangs on the keyboard's layout"),
        ("ctrl+shift+a", "a plain terminal sends ctrl+shift+a as ctrl+a"),
        ("ctrl+left", "PuTTY or the Linux console sends ctrl+left as ← alone"),
        ("shift+pageup", "PuTTY or the Linux console sends shift+pageup as PgUp alone"),
        ("shift+tab", "the Linux console sends shift+tab as Esc and then Tab, or as Tab alone"),
        ("shift+f2", "xterm, PuTTY and the Linux console each send shift+f2 as another key"),
        ("ctrl+f5", "xterm, PuTTY and the Linux console each send ctrl+f5 as another key"),
        ("f13", "there is no f13 on every keyboard; F1 to F12 can be used"),
        ("alt+x", "a terminal sends alt+x as Esc and then x, which are two keys here"),
        ("super+x", "the desktop keeps super+x for itself"),
        ("shift+g", "shift+g is written G"),
        ("Ctrl+Z", "Ctrl+Z is written ctrl+z"),
        ("£", "not every keyboard can type £"),
        ("pgdn", "'pgdn' is not a key; did you mean pagedown?"),
        ("esc", "'esc' is not a key; did you mean escape?"),
        ("question_mark", "'question_mark' is not a key; did you mean ‘?’?"),
        ("hyper", "'hyper' is not a key"),
        ("\x1b", "'\\x1b' is not a key"),
    ],
)
def test_a_key_that_not_every_terminal_sends_apart_is_refused_with_the_reason(
    key: str, why: str
) -> None:
    written = key.replace("\x1b", "\\u001b")
    assert mistakes(f'[entry]\ncase.find = ["{written}"]') == [f"keys.toml:2: case.find: {why}"]


def test_a_key_that_also_begins_a_sequence_is_refused_in_either_order() -> None:
    for text in (
        '[list]\ncase.next = ["f5 x"]\nrecord.undo = ["f5"]',
        '[list]\nrecord.undo = ["f5"]\ncase.next = ["f5 x"]',
    ):
        assert mistakes(text) == [
            "keys.toml:3: F5 is on record.undo, but begins F5 x of case.next (see line 2): "
            "one of the two has to go"
        ]


def test_a_key_that_begins_a_sequence_of_the_preset_is_refused_with_its_name() -> None:
    assert mistakes('[list]\nrecord.undo = ["g"]', preset="vim") == [
        "keys.toml:2: g is on record.undo, but begins g g of case.first (see the preset vim): "
        "one of the two has to go"
    ]


def test_what_nobody_can_do_without_keeps_a_key() -> None:
    assert mistakes("[entry]\nentry.accept = []") == [
        "keys.toml:2: entry.accept needs a key in [entry]"
    ]
    assert mistakes('[readback]\nreadback.up = ["escape"]') == [
        "keys.toml:1: readback.back needs a key in [readback]"
    ]


def test_nothing_in_a_file_steers_the_terminal_that_shows_its_mistakes() -> None:
    assert mistakes('["\\u001b[2J"]\n[entry]\n"\\u0007x" = ["f5"]') == [
        "keys.toml: [[2J] is not a scope",
        "keys.toml:2: there is no action x",
    ]


def test_a_file_with_mistakes_still_tells_on_which_preset_it_stood() -> None:
    with pytest.raises(KeymapError) as refused:
        read_keymap('preset = "vim"\n[entry]\nzzz = ["f5"]', "keys.toml")
    assert refused.value.preset == "vim"


def test_only_help_may_stand_on_a_sign_in_the_line_and_on_none_that_begins_a_line() -> None:
    own = read_keymap('[entry]\nhelp.here = ["&"]', "keys.toml")
    assert own.keys("help.here", Scope.ENTRY) == ("&",)
    for key in ("h", "/", ":", "space", "5"):
        assert "is typed into the line" in mistakes(f'[entry]\nhelp.here = ["{key}"]')[0]
    assert "is typed into the line" in mistakes('[entry]\ncase.find = ["&"]')[0]
