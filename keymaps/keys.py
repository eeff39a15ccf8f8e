"""Key names: which there are, how clerks read them, and why some can't be used."""

import re

_NAMED = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "backspace": "Backspace",
    "insert": "Ins",
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
_PLAIN = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}
_FUNCTION = re.compile(r"f(?:[1-9]|1[0-2])")
_CONTROL = re.compile(r"ctrl\+[a-z]")
_OTHER_NAMES = {
    "bksp": "backspace",
    "bs": "backspace",
    "colon": ":",
    "del": "delete",
    "esc": "escape",
    "full_stop": ".",
    "ins": "insert",
    "minus": "-",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "plus": "+",
    "question_mark": "?",
    "return": "enter",
    "semicolon": ";",
    "slash": "/",
}
_SAME_AS = {
    "ctrl+i": "Tab",
    "ctrl+m": "Enter",
    "ctrl+[": "Esc",
    "ctrl+h": "Backspace",
    "ctrl+?": "Backspace",
}
_TAKEN_FIRST = {
    "ctrl+a": "GNU screen takes Ctrl+A for itself; there it has to be pressed twice",
    "ctrl+b": "tmux takes Ctrl+B for itself; there it has to be pressed twice",
    "f10": "some terminal windows open their menu with F10",
    "f11": "some terminal windows fill the screen with F11",
}


def is_typed(key: str) -> bool:
    """Tell whether a key is a letter or sign that a line can hold."""
    return len(key) == 1 or key == "space"


def show_key(keys: str, *, is_ascii: bool = False) -> str:
    """Write a key, or several pressed one after another, as clerks read them: `Ctrl+Z`, `g g`."""
    return " ".join(_show(key, is_ascii) for key in keys.split())


def _show(key: str, is_ascii: bool) -> str:
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    shown = _NAMED.get(key) or (key.upper() if _FUNCTION.fullmatch(key) else key)
    return _PLAIN.get(shown, shown) if is_ascii else shown


def advice(key: str) -> str:
    """Say what may take a key before the program has it; empty where nothing is known to."""
    return _TAKEN_FIRST.get(key, "")


def problem_with(key: str) -> str:
    """Say why a key can't be used on every terminal; empty where it can.

    What is refused is what a plain terminal, PuTTY, tmux or the Linux console sends as another
    key, as two keys, or not at all.
    """
    if key in _SAME_AS:
        return f"a terminal sends {key} as {_SAME_AS[key]}, which can't be told apart"
    if key in _NAMED or _FUNCTION.fullmatch(key):
        return ""
    if key == "ctrl+j":
        return "a terminal may send ctrl+j for each line of a paste"
    if _CONTROL.fullmatch(key) or (len(key) == 1 and "!" <= key <= "~"):
        return ""
    return _problem_with_chord(key) or _unknown(key)


def _problem_with_chord(key: str) -> str:
    folded = key.casefold()
    modifiers, _, last = folded.rpartition("+")
    if not modifiers or not set(modifiers.split("+")) <= {"ctrl", "shift", "alt", "super", "meta"}:
        return ""
    if folded != key and not problem_with(folded):
        return f"{key} is written {folded}"
    if "alt" in modifiers or "meta" in modifiers:
        return f"a terminal sends {key} as Esc and then {last}, which are two keys here"
    if "super" in modifiers:
        return f"the desktop keeps {key} for itself"
    if last == "tab":
        return f"the Linux console sends {key} as Esc and then Tab, or as Tab alone"
    if last in ("enter", "escape", "space", "backspace"):
        return f"a plain terminal sends {key} as {_NAMED[last]}, which can't be told apart"
    if last in _NAMED:
        return f"PuTTY or the Linux console sends {key} as {_NAMED[last]} alone"
    if re.fullmatch(r"f\d+", last):
        return f"xterm, PuTTY and the Linux console each send {key} as another key"
    if len(last) == 1 and last.isdigit():
        return f"a plain terminal sends {key} as another key, or as {last} alone"
    if modifiers == "shift" and len(last) == 1:
        return f"{key} is written {last.upper()}"
    if modifiers == "ctrl" and len(last) == 1:
        return f"whether {key} can be sent hangs on the keyboard's layout"
    if len(last) == 1:
        return f"a plain terminal sends {key} as ctrl+{last}"
    return ""


def _unknown(key: str) -> str:
    if re.fullmatch(r"f\d+", key):
        return f"there is no {key} on every keyboard; F1 to F12 can be used"
    if len(key) == 1 and key.isprintable() and key != " ":
        return f"not every keyboard can type {key}"
    near = _OTHER_NAMES.get(key.casefold(), "")
    if not near:
        from difflib import get_close_matches

        names = (*_NAMED, *(f"f{number}" for number in range(1, 13)))
        near = next(iter(get_close_matches(key.casefold(), names, 1)), "")
    near = f"‘{near}’" if len(near) == 1 else near
    return f"{key!r} is not a key{f'; did you mean {near}?' if near else ''}"
