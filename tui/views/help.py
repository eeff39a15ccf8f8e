"""Help in place: the keys in force and the commands, from the one registry."""

from typing import TYPE_CHECKING

from keymaps import ACTIONS, Keymap, Scope, show_key
from tui.paint import BLANK, Row, fit, wrapped

if TYPE_CHECKING:
    from client.desk.sitting import Sitting

_LINES = (
    ("fo 120", "a result on the current offence"),
    ("2/fo 120", "on offence 2; 1,3/ 2-4/ and */ too"),
    ("fo 120; fvs 48", "several at once, one undo"),
    ("@p; =g; !g", "there in person, plea, verdict"),
    ("'", "the results of the offence above"),
    ("?fo", "what a code means"),
    ("14", "go to number 14 of the list"),
    ("/smi", "find in the list"),
)


def help_rows(
    keymap: Keymap,
    scope: Scope,
    sitting: "Sitting | None",
    explained: tuple[str, ...],
    width: int,
) -> tuple[Row, ...]:
    """Draw what was asked about, or how a line is written, the keys and the commands."""
    rows: list[Row] = [((" Any key goes back", "accent"),)]
    if explained:
        for number, line in enumerate(explained):
            first, *rest = wrapped(line, width - 4)
            rows.append(((f" {first}", "bold" if number == 0 else "text"),))
            rows += [((f"   {more}", "text"),) for more in rest]
        return tuple(rows)
    rows += [((f" {fit(text, 15)}", "bold"), (meaning, "text")) for text, meaning in _LINES]
    for action in ACTIONS:
        keys = ", ".join(show_key(key) for key in keymap.keys(action.name, scope))
        if keys and not action.name.startswith("entry.de"):
            rows.append(((f" {fit(keys, 15)}", "bold"), (fit(action.title, width - 17), "text")))
    if sitting is not None:
        names = " ".join(f":{name}" for name in sitting.command_names)
        rows += [BLANK, ((f" {names}", "quiet"),)]
    return tuple(rows)
