"""What a terminal sends becomes keys and pastes, however it is torn apart or joined."""

import pytest
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser

from tui.terminal_input import TerminalInput

Heard = str | tuple[str, str]
PASTE = "\x1b[200~fo 120\x1b[q\rfine\x1b[201~"


def heard(*texts: str, ends: bool = True) -> list[Heard]:
    """Give keys by their names, and pastes with their text; nothing follows where it `ends`."""
    terminal = TerminalInput()
    messages = [message for text in texts for message in terminal.take(text)]
    while ends and terminal.is_waiting:
        messages += terminal.give_up()
    said: list[Heard] = []
    for message in messages:
        if isinstance(message, events.Key):
            said.append(message.key)
        elif isinstance(message, events.Paste):
            said.append(("paste", message.text))
    return said


def test_an_escape_and_a_letter_in_one_packet_are_two_keys() -> None:
    assert heard("\x1b/s\r") == ["escape", "slash", "s", "enter"]


def test_an_escape_and_a_digit_are_two_keys() -> None:
    assert heard("f\x1b1\r") == ["f", "escape", "1", "enter"]


def test_two_escapes_are_two_keys_and_an_arrow_behind_them_stays_whole() -> None:
    assert heard("\x1b\x1b[A") == ["escape", "up"]
    assert heard("\x1b\x1b") == ["escape", "escape"]


def test_arrows_and_function_keys_are_left_whole() -> None:
    assert heard("\x1b[A\x1bOP\x1b[6~") == ["up", "f1", "pagedown"]


def test_an_escape_at_the_end_waits_for_what_follows() -> None:
    assert heard("a\x1b", ends=False) == ["a"]
    assert heard("a\x1b") == ["a", "escape"]
    assert heard("a\x1b", "[A") == ["a", "up"]
    assert heard("a\x1b", "/x") == ["a", "escape", "slash", "x"]


@pytest.mark.parametrize("at", range(1, 4))
def test_a_key_may_be_torn_anywhere(at: int) -> None:
    assert heard("\x1b[6~"[:at], "\x1b[6~"[at:]) == ["pagedown"]


def test_a_sequence_taken_whole_is_the_key_that_the_parser_finds_letter_by_letter() -> None:
    whole = [sequence for sequence in ANSI_SEQUENCES_KEYS if len(sequence) > 2]
    assert "\x1b[6~" in whole
    for sequence in whole:
        parser = XTermParser()
        read = [*parser.feed(sequence), *parser.feed("")]
        keys = [message.key for message in read if isinstance(message, events.Key)]
        assert heard(sequence) == keys, sequence


@pytest.mark.parametrize("at", range(len(PASTE) + 1))
def test_nothing_in_a_paste_is_a_key_wherever_it_is_torn(at: int) -> None:
    pasted = ("paste", "fo 120\x1b[q\rfine")
    assert heard(f"a{PASTE[:at]}", f"{PASTE[at:]}b") == ["a", pasted, "b"]


def test_keys_between_two_pastes_stay_keys() -> None:
    assert heard(f"{PASTE}\x1b[A{PASTE}\r")[1::2] == ["up", "enter"]


def test_what_only_begins_like_a_paste_is_keys_once_nothing_follows() -> None:
    assert heard("\x1b[20", "~x")[-1] == "x"
    assert heard("x\x1b[200", ends=False) == ["x"]
    assert heard("x\x1b[200")[0] == "x"
