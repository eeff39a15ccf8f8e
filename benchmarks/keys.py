"""What a plain xterm sends for each key."""

NAMED_KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "space": " ",
    "esc": "\x1b",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pgup": "\x1b[5~",
    "pgdn": "\x1b[6~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f11": "\x1b[23~",
    "f12": "\x1b[24~",
}


def key_bytes(key: str) -> bytes:
    """Give the bytes of one key, such as `a`, `enter`, `pgdn`, `f9`, `ctrl+z` or `alt+x`.

    Raises `ValueError` for a name that stands for no key.
    """
    if len(key) == 1:
        return key.encode()
    if key in NAMED_KEYS:
        return NAMED_KEYS[key].encode()
    modifier, plus, letter = key.partition("+")
    if plus and len(letter) == 1:
        if modifier == "ctrl":
            return bytes([ord(letter.upper()) & 0x1F])
        if modifier == "alt":
            return b"\x1b" + letter.encode()
    raise ValueError(f"There is no key called {key!r}.")
