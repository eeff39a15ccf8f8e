"""A keymap: which keys do what where, and what a key comes to that is pressed."""

from collections.abc import Mapping
from dataclasses import dataclass

from keymaps.actions import MOVING, Scope
from keymaps.keys import show_key

_MOST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has been pressed of a count and of a sequence of keys."""

    digits: str = ""
    keys: str = ""

    def __bool__(self) -> bool:
        return bool(self.digits or self.keys)

    def __str__(self) -> str:
        return f"{self.digits} {show_key(self.keys)}".strip()


NOTHING_WAITS = Waiting()


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key came to.

    It is an action with its count, or the beginning of one; or neither, and then `lost` is the
    sequence that ends here without an action, empty where the key stands alone.
    """

    action: str | None = None
    count: int | None = None
    waiting: Waiting = NOTHING_WAITS
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys in force: for each scope, the action of each key or sequence such as `g g`.

    `start` is the scope in which the screen opens. Where a terminal has no arrows to show, the
    keymap `is_plain`, and writes out their names.
    """

    actions: Mapping[Scope, Mapping[str, str]]
    name: str = ""
    start: Scope = Scope.ENTRY
    is_plain: bool = False

    def __hash__(self) -> int:
        """Hash what is short of it, so that what is drawn of a keymap can be kept."""
        return hash((self.name, self.start, self.is_plain))

    def written(self, keys: str) -> str:
        """Write a key, or several pressed one after another, as clerks read them."""
        return show_key(keys, is_ascii=self.is_plain)

    def action(self, scope: Scope, key: str) -> str | None:
        """Give the name of the action on a key in a scope."""
        return self.actions[scope].get(key)

    def press(self, scope: Scope, key: str, waiting: Waiting = NOTHING_WAITS) -> Pressed:
        """Tell what a key comes to after what was pressed before it."""
        if scope in MOVING and not waiting.keys and is_count(key, waiting):
            digits = f"{waiting.digits}{key}"[-_MOST_DIGITS:]
            return Pressed(waiting=Waiting(digits))
        keys = f"{waiting.keys} {key}".strip()
        action = self.actions[scope].get(keys)
        if action is not None:
            return Pressed(action, int(waiting.digits) if waiting.digits else None)
        if any(sequence.startswith(f"{keys} ") for sequence in self.actions[scope]):
            return Pressed(waiting=Waiting(waiting.digits, keys))
        return Pressed(lost=keys if waiting and key != "escape" else "")

    def keys(self, action: str, scope: Scope | None = None) -> tuple[str, ...]:
        """Give the keys of an action, the shown one first; in one scope, or in all of them."""
        scopes = Scope if scope is None else (scope,)
        found = (key for one in scopes for key, name in self.actions[one].items() if name == action)
        return tuple(dict.fromkeys(found))

    @property
    def all_keys(self) -> frozenset[str]:
        """Every single key that an action or a sequence has, in whatever scope."""
        sequences = (sequence for keys in self.actions.values() for sequence in keys)
        return frozenset(key for sequence in sequences for key in sequence.split())

    def first_keys(self, scope: Scope) -> dict[str, str]:
        """Give the key that is shown of every action that has one in a scope."""
        return {name: key for key, name in reversed(tuple(self.actions[scope].items()))}

    def shown_key(self, action: str, scope: Scope | None = None) -> str:
        """Give the key of an action as it is written in the footer; empty where it has none."""
        keys = self.keys(action, scope)
        return self.written(keys[0]) if keys else ""


def is_count(key: str, waiting: Waiting = NOTHING_WAITS) -> bool:
    """Tell whether a key is a digit of a count; a nought is one only after another digit."""
    return len(key) == 1 and key in "0123456789" and (key != "0" or bool(waiting.digits))
