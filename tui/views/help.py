"""Help in place: the keys in force and the commands, from the one registry."""

from typing import TYPE_CHECKING

from keymaps import ACTIONS, Keymap, Scope
from keymaps.keymap import show_key
from tui.paint import BLANK, Row, fit

if TYPE_CHECKING:
    from client.desk.sitting import Sitting

_LINES = (
    ("fo 120", "a result on the current offence"),
    ("2/fo 120", "on offence 2; 1,3/ 2-4/ and */ too"),
    ("fo 120; fvs 48", "several at once, one undo"),
    ("14", "go to number 14 of the list"),
    ("/smi", "find in the list"),
)


def help_rows(keymap: Keymap, sitting: "Sitting | None", width: int) -> tuple[Row, ...]:
    """Draw the help: how a line is written, each action with its keys, and the commands."""
    rows: list[Row] = [((" Any key goes back", "accent"),)]
    rows += [((f" {fit(text, 15)}", "bold"), (meaning, "text")) for text, meaning in _LINES]
    for action in ACTIONS:
        keys = " ".join(show_key(key) for key in keymap.keys(action.name))
        if action.scope is Scope.ENTRY and keys and not action.name.startswith("entry.de"):
            rows.append(((f" {fit(keys, 15)}", "bold"), (fit(action.title, width - 17), "text")))
    if sitting is not None:
        names = " ".join(f":{name}" for name in sitting.command_names)
        rows += [BLANK, ((f" {names}", "quiet"),)]
    return tuple(rows)
