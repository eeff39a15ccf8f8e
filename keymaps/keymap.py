"""A keymap: which key does what where, read from TOML and checked before it is used."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

from keymaps.actions import ACTIONS, Scope

_KEY = re.compile(
    r"(?:ctrl\+)?[a-z0-9]|f(?:[1-9]|1[0-2])|"
    r"up|down|left|right|pageup|pagedown|home|end|enter|escape|tab|backspace|delete"
)
_SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "backspace": "Backspace",
    "delete": "Del",
    "tab": "Tab",
}


class KeymapError(Exception):
    """A key file that can't be used; the message lists every mistake, one a line."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys in force: for each scope, the action of each key."""

    actions: Mapping[Scope, Mapping[str, str]]

    def action(self, scope: Scope, key: str) -> str | None:
        """Give the name of the action on a key in a scope."""
        return self.actions[scope].get(key)

    def keys(self, action: str) -> tuple[str, ...]:
        """Give the keys of an action, the shown one first."""
        return tuple(
            key for keys in self.actions.values() for key, name in keys.items() if name == action
        )

    def shown_key(self, action: str) -> str:
        """Give the key of an action as it is written in the footer; empty where it has none."""
        keys = self.keys(action)
        return show_key(keys[0]) if keys else ""


def show_key(key: str) -> str:
    """Write a key's name as clerks read it: `Ctrl+Z`, `PgDn`, `F9`."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return _SHOWN.get(key, key.upper())


def load_preset(name: str) -> Keymap:
    """Load one of the keymaps that come with the program.

    Raises `KeymapError` with every mistake in the file.
    """
    text = resources.files("keymaps").joinpath(f"{name}.toml").read_text("utf-8")
    return read_keymap(text, f"{name}.toml")


def read_keymap(text: str, source: str) -> Keymap:
    """Read a key file's text; `source` names it in mistakes.

    Raises `KeymapError` where it is not TOML, names an unknown scope or action, or puts one key on
    two actions of a scope.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KeymapError(f"{source}: {error}") from error
    mistakes: list[str] = []
    scopes: dict[Scope, dict[str, str]] = {scope: {} for scope in Scope}
    for scope_name, table in tables.items():
        if scope_name not in list(Scope) or not isinstance(table, dict):
            mistakes.append(f"{source}: [{scope_name}] is not a scope{_near(scope_name, Scope)}")
            continue
        scope = Scope(scope_name)
        names = [action.name for action in ACTIONS if action.scope is scope]
        for action, keys in table.items():
            if action not in names:
                mistakes.append(f"{source}: there is no action {action}{_near(action, names)}")
            elif not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
                mistakes.append(f"{source}: {action} needs a list of keys")
            else:
                for key in keys:
                    if not _KEY.fullmatch(key):
                        mistakes.append(f"{source}: {key} on {action} is not a key")
                    if key in scopes[scope]:
                        mistakes.append(
                            f"{source}: {key} is on {scopes[scope][key]} and on {action}"
                        )
                    scopes[scope].setdefault(key, action)
    if mistakes:
        raise KeymapError("\n".join(mistakes))
    return Keymap(scopes)


def _near(name: str, names: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(names), 1)
    return f"; did you mean {close[0]}?" if close else ""
