"""The keys in force as text: a list, a table in Markdown, and a sheet to be printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from keymaps.actions import ACTIONS, MOVING, Action, Scope
from keymaps.keymap import Keymap
from keymaps.keys import show_key
from keymaps.reading import GROUPS

_HEADINGS = {
    Scope.LIST: "In the list",
    Scope.CASE: "In the case",
    Scope.ENTRY: "In the line",
    Scope.QUESTION: "Where a question stands",
    Scope.CHOICE: "Where one of several is to be picked",
    Scope.READBACK: "Reading back",
    Scope.HELP: "In help",
}
_TO_MODES = ("mode.list", "mode.case")
_SHEET_WIDTH = 78
_KEYS_WIDTH = 17
_TITLE_WIDTH = 43


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An action with the keys it has in some scopes, the shown one first."""

    action: Action
    keys: tuple[str, ...]
    scopes: tuple[Scope, ...]
    where: str


def key_rows(keymap: Keymap) -> tuple[KeyRow, ...]:
    """Give every action with its keys, in the registry's order.

    There is one row for all scopes in which an action has the same keys, and one without keys
    where it has none at all. Scopes that the keymap never leads to are left out.
    """
    scopes = reached(keymap)
    rows: list[KeyRow] = []
    for action in ACTIONS:
        groups: dict[tuple[str, ...], list[Scope]] = {}
        for scope in action.scopes:
            if scope in scopes:
                groups.setdefault(keymap.keys(action.name, scope), []).append(scope)
        if len(groups) > 1:
            groups.pop((), None)
        rows += [
            KeyRow(action, keys, tuple(group), _where(group, scopes))
            for keys, group in groups.items()
        ]
    return tuple(rows)


def reached(keymap: Keymap) -> tuple[Scope, ...]:
    """Give the scopes that a keymap leads to."""
    is_modal = keymap.start in MOVING or any(
        keymap.keys(action.name, Scope.ENTRY) for action in ACTIONS if action.name in _TO_MODES
    )
    return tuple(scope for scope in Scope if is_modal or scope not in MOVING)


def _where(scopes: Iterable[Scope], reached: tuple[Scope, ...]) -> str:
    """Give scopes as a key file's tables name them, together where one stands for several."""
    left, said = list(scopes), []
    for table, group in GROUPS.items():
        there = [scope for scope in group if scope in reached]
        if there and all(scope in left for scope in there):
            left = [scope for scope in left if scope not in there]
            said.append(table)
    return ", ".join([*said, *left])


def key_list(keymap: Keymap, *, is_ascii: bool = False) -> str:
    """Give the keymap as text, 80 wide: under where they are the keys, what they do, and names."""
    by_place: dict[str, list[str]] = {}
    for row in key_rows(keymap):
        keys = ", ".join(show_key(key, is_ascii=is_ascii) for key in row.keys) or "-"
        line = f"{keys:<{_KEYS_WIDTH}} {row.action.title:<{_TITLE_WIDTH}} {row.action.name}"
        by_place.setdefault(row.where, []).append(line)
    parts = [f"[{place}]\n" + "\n".join(lines) for place, lines in by_place.items()]
    return "\n\n".join(parts) + "\n"


def markdown(keymaps: Mapping[str, Keymap]) -> str:
    """Give one table for several keymaps, a column for each by its heading."""
    lines = [
        f"| Action | Does | {' | '.join(keymaps)} |",
        f"|---|---|{'---|' * len(keymaps)}",
    ]
    rows = {name: key_rows(keymap) for name, keymap in keymaps.items()}
    for action in ACTIONS:
        cells = [_cell([row for row in of_map if row.action is action]) for of_map in rows.values()]
        lines.append(f"| `{action.name}` | {action.title} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(rows: list[KeyRow]) -> str:
    """Give one action's keys; where they differ by scope, each with its scopes."""
    said = [row for row in rows if row.keys]
    cells = []
    for row in said:
        keys = ", ".join(f"`{show_key(key)}`" for key in row.keys)
        cells.append(keys if len(rows) == 1 else f"{keys} ({row.where})")
    return "; ".join(cells)


def sheet(keymap: Keymap, *, is_ascii: bool = False) -> str:
    """Give the keymap on one page of paper, 78 wide: each scope's actions under its heading."""
    lines = [f"CALLOVER  keys: {keymap.name}"]
    shown: set[tuple[Action, tuple[str, ...]]] = set()
    for scope in reached(keymap):
        rows = [
            (row.action, row.keys)
            for row in key_rows(keymap)
            if scope in row.scopes and row.keys and (row.action, row.keys) not in shown
        ]
        shown.update(rows)
        lines += [f"{_HEADINGS[scope]} ".ljust(_SHEET_WIDTH, "-")] if rows else []
        for action, keys in rows:
            said = ", ".join(show_key(key, is_ascii=is_ascii) for key in keys)
            lines.append(f"{said:<{_KEYS_WIDTH}} {action.title}")
    return "\n".join(lines) + "\n"
