from tui.driver import LoneEscapes


def divided(*texts: str) -> list[tuple[str, bool]]:
    escapes = LoneEscapes()
    return [part for text in texts for part in escapes.divide(text)]


def test_an_escape_and_a_letter_in_one_packet_are_two_keys() -> None:
    assert divided("\x1b/smi\r") == [("\x1b", True), ("/smi\r", False)]


def test_an_escape_and_a_digit_are_two_keys() -> None:
    assert divided("fo\x1b14\r") == [("fo\x1b", True), ("14\r", False)]


def test_two_escapes_are_two_keys_and_an_arrow_behind_them_stays_whole() -> None:
    assert divided("\x1b\x1b[A") == [("\x1b", True), ("\x1b[A", False)]


def test_arrows_and_function_keys_are_left_whole() -> None:
    assert divided("\x1b[A\x1bOP\x1b[6~") == [("\x1b[A\x1bOP\x1b[6~", False)]


def test_an_escape_at_the_end_waits_for_what_follows() -> None:
    assert divided("a\x1b", "[A") == [("a\x1b", False), ("[A", False)]
    assert divided("a\x1b", "/x") == [("a\x1b", False), ("", True), ("/x", False)]


def test_nothing_in_a_paste_is_a_key() -> None:
    text = "\x1b[200~a\x1bb\x1b[201~"
    assert divided(text) == [(text, False)]
    assert divided("\x1b[200~a\x1bb", "c\x1bd\x1b[201~\x1be") == [
        ("\x1b[200~a\x1bb", False),
        ("c\x1bd\x1b[201~\x1b", True),
        ("e", False),
    ]
