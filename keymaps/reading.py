"""Key files: the presets that come with the program and the clerk's own, checked as they are read.

A file is TOML: a table for each scope, and three for several scopes at once, as far as an action
can be taken there; in a table each action with its keys. A file's keys go before the preset's.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from keymaps.actions import ACTIONS, ALSO_TYPED, MOVING, TYPING, Action, Scope
from keymaps.keymap import Keymap, is_count
from keymaps.keys import is_typed, problem_with, show_key
from keymaps.toml_places import Places, nearest, places, syntax_mistake

PRESETS = ("default", "vim", "function-keys")
"""The keymaps that come with the program."""

GROUPS = {"everywhere": tuple(Scope), "moving": MOVING, "typing": TYPING}
"""Tables of a key file that stand for several scopes."""

_NEEDED = (
    (Scope.ENTRY, "entry.accept"),
    (Scope.QUESTION, "question.answer"),
    (Scope.QUESTION, "question.back"),
    (Scope.CHOICE, "choice.back"),
    (Scope.READBACK, "readback.share"),
    (Scope.READBACK, "readback.back"),
)
_BEGINS_A_LINE = ("/", ":", "'", ".", "*", "-", "+", ";", ",", "=", "!", "@", "space")
_BY_NAME = {action.name: action for action in ACTIONS}


class KeymapError(Exception):
    """A key file that can't be used: every mistake, and the preset that it was to stand on."""

    def __init__(self, mistakes: tuple[str, ...], preset: str = PRESETS[0]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes
        self.preset = preset


@dataclass(frozen=True, slots=True)
class _Put:
    """Where a key or sequence was put on an action."""

    action: str
    place: str
    line: int


_ScopeKeys = dict[Scope, dict[str, _Put]]


def load_preset(name: str) -> Keymap:
    """Load one of the keymaps that come with the program, such as `vim`.

    Raises `KeymapError` with every mistake in its file.
    """
    text = Path(__file__).with_name(f"{name}.toml").read_text("utf-8")
    return read_keymap(text, f"{name}.toml", name=name, preset="")


def read_keymap(
    text: str, source: str, *, name: str = "your own keys", preset: str = PRESETS[0]
) -> Keymap:
    """Read a key file's text on top of a preset; `source` names the file in mistakes.

    The file's own `preset` goes before the one that is given; with none at all, it stands alone.
    Raises `KeymapError` with every mistake at once: no TOML, an unknown preset, scope, action or
    key, one key on two actions of a scope, a key that also begins a sequence, a key that a plain
    terminal can't send, a letter where letters are typed, and an action left without a key that
    nobody can do without.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KeymapError((syntax_mistake(error, source),), preset) from error
    reader = _Reader(places(text, source))
    named = tables.pop("preset", preset)
    if named and named not in PRESETS:
        near = nearest(str(named), PRESETS)
        reader.mistake(reader.places.line("", "preset"), f"there is no preset {named}{near}")
        named = preset
    base = load_preset(named) if named else None
    start = reader.start(tables.pop("start", base.start if base else Scope.ENTRY))
    own = reader.read(tables)
    keys = _layered(base, own, reader.named) if base else own
    reader.check(keys, is_alone=base is None)
    if reader.mistakes:
        raise KeymapError(tuple(text for _, text in sorted(reader.mistakes)), named or PRESETS[0])
    actions = {
        scope: {key: put.action for key, put in of_scope.items()}
        for scope, of_scope in keys.items()
    }
    return Keymap(actions, name, start)


def _layered(base: Keymap, own: _ScopeKeys, named: set[tuple[Scope, str]]) -> _ScopeKeys:
    """Put a file's keys before those of a preset, whose keys for the same actions go."""
    return {
        scope: {
            **own[scope],
            **{
                key: _Put(action, f"the preset {base.name}", 0)
                for key, action in base.actions[scope].items()
                if key not in own[scope] and (scope, action) not in named
            },
        }
        for scope in Scope
    }


@dataclass(slots=True)
class _Reader:
    """Collects the keys of one file and every mistake with its line.

    `named` are the actions, by scope, that the file gives keys, or takes all of them from;
    `refused` those of them whose keys have a mistake.
    """

    places: Places
    mistakes: list[tuple[int, str]] = field(default_factory=list)
    named: set[tuple[Scope, str]] = field(default_factory=set)
    refused: set[tuple[Scope, str]] = field(default_factory=set)

    def mistake(self, line: int, text: str) -> None:
        said = self.places.said(line, text)
        if (line, said) not in self.mistakes:
            self.mistakes.append((line, said))

    def start(self, wanted: object) -> Scope:
        if wanted in (Scope.ENTRY, *MOVING):
            return Scope(str(wanted))
        line = self.places.line("", "start")
        self.mistake(line, f"start is entry, list or case, not {wanted!r}")
        return Scope.ENTRY

    def read(self, tables: Mapping[str, Any]) -> _ScopeKeys:
        """Take the tables; every scope is in the answer."""
        found: _ScopeKeys = {scope: {} for scope in Scope}
        for table, content in tables.items():
            names = [*GROUPS, *(scope.value for scope in Scope)]
            if table not in names or not isinstance(content, dict):
                line = self.places.line(table) or self.places.line("", table)
                near = nearest(table, names) if table not in names else ""
                self.mistake(line, f"[{table}] is not a scope{near}")
                continue
            for name, keys in _entries(content):
                line = self.places.line(table, name)
                action = self._action(table, name, line)
                if action is None:
                    continue
                if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
                    self.mistake(line, f'{name} needs a list of keys, such as ["f5"]')
                    continue
                scopes = [scope for scope in action.scopes if scope in _scopes_of(table)]
                self._put(action, scopes, keys, line, found)
        return found

    def _action(self, table: str, name: str, line: int) -> Action | None:
        action = _BY_NAME.get(name)
        if action is None:
            self.mistake(line, f"there is no action {name}{nearest(name, _BY_NAME)}")
        elif not set(_scopes_of(table)) & set(action.scopes):
            where = ", ".join(f"[{scope}]" for scope in action.scopes)
            self.mistake(line, f"{name} can't be taken in [{table}], only in {where}")
            action = None
        return action

    def _put(
        self,
        action: Action,
        scopes: list[Scope],
        keys: list[str],
        line: int,
        found: _ScopeKeys,
    ) -> None:
        self.named.update((scope, action.name) for scope in scopes)
        for written in keys:
            sequence = written.split()
            problems = [problem for key in sequence if (problem := problem_with(key))]
            if not sequence:
                problems = ["an empty text is not a key"]
            for problem in problems:
                self.mistake(line, f"{action.name}: {problem}")
                self.refused.update((scope, action.name) for scope in scopes)
            key = " ".join(sequence)
            for scope in scopes if not problems else ():
                problem = _problem_in(scope, sequence[0], action)
                before = found[scope].get(key)
                if problem:
                    self.mistake(line, f"{action.name}: {problem}")
                    self.refused.add((scope, action.name))
                elif before is not None and before.line == line and before.action == action.name:
                    self.mistake(line, f"{show_key(key)} is twice on {action.name}")
                elif before is not None:
                    self.mistake(
                        line,
                        f"{show_key(key)} is on {action.name} and, on line {before.line}, "
                        f"on {before.action}",
                    )
                found[scope].setdefault(key, _Put(action.name, "", line))

    def check(self, keys: _ScopeKeys, *, is_alone: bool) -> None:
        """Check what only all keys together show; `is_alone` where they stand on no preset.

        An action is not said to be without a key where one was refused, or where a whole table was.
        """
        for of_scope in keys.values():
            for sequence, put in of_scope.items():
                parts = sequence.split()
                for length in range(1, len(parts)):
                    begins = of_scope.get(" ".join(parts[:length]))
                    if begins is not None:
                        self._clash(put, sequence, begins, " ".join(parts[:length]))
        for scope, action in _NEEDED:
            has_key = any(put.action == action for put in keys[scope].values())
            is_refused = (scope, action) in self.refused or (is_alone and bool(self.mistakes))
            if not has_key and not is_refused:
                line = self.places.line(scope, action)
                self.mistake(line, f"{action} needs a key in [{scope}]")

    def _clash(self, put: _Put, sequence: str, begins: _Put, first: str) -> None:
        line = max(put.line, begins.line)
        other = put if begins.line == line else begins
        where = other.place or f"line {other.line}"
        said = f"{show_key(first)} is on {begins.action}, but begins {show_key(sequence)} of "
        self.mistake(line, f"{said}{put.action} (see {where}): one of the two has to go")


def _scopes_of(table: str) -> tuple[Scope, ...]:
    return GROUPS.get(table) or (Scope(table),)


def _problem_in(scope: Scope, key: str, action: Action) -> str:
    """Say why a key that a terminal can send is of no use to an action in a scope."""
    may_be_sign = action.name in ALSO_TYPED and not key.isalnum() and key not in _BEGINS_A_LINE
    if scope in TYPING and is_typed(key) and not may_be_sign:
        return f"{show_key(key)} is typed into the line in [{scope}]"
    if scope in MOVING and is_count(key):
        return f"{show_key(key)} begins a count in [{scope}]"
    if scope is Scope.CHOICE and is_count(key):
        return f"{show_key(key)} picks a choice in [{scope}]"
    return ""


def _entries(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Give a table's entries by their dotted names, written in quotes or not."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
