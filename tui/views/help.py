"""Help in place: the keys in force, how a line is written, and what was asked about."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len

from keymaps import ACTIONS, Keymap, Scope
from tui.paint import BLANK, Row, fit, wrapped

if TYPE_CHECKING:
    from client.desk.sitting import Sitting

_LINES = (
    ("fo 120", "a result on the current offence"),
    ("2/fo 120", "on offence 2; 1,3/ 2-4/ and */ too"),
    ("fo 120; fvs 48", "several at once, one undo"),
    ("@p; =g; !g", "there in person, plea, verdict"),
    ("'", "the results of the offence above"),
    ("fo?", "what a code means; ?fo too"),
    ("?", "the offence and the row you are on"),
    ("14", "go to number 14 of the list"),
    ("/smi", "find in the list"),
    (":", "commands; their names can be cut short"),
)
_WIDEST = 15


def explained_rows(lines: tuple[str, ...], width: int) -> tuple[Row, ...]:
    """Draw an explanation: its first line as a heading, the others with a hanging indent.

    Two blanks in a line divide what is explained from what is said of it.
    """
    rows: list[Row] = []
    for number, line in enumerate(lines):
        if not line:
            rows.append(BLANK)
            continue
        first, *rest = wrapped(line, width - 4)
        is_heading = number == 0 or not lines[number - 1]
        rows.append(((f" {first}", "accent" if is_heading else "text"),))
        rows += [((f"   {more}", "text"),) for more in rest]
    return tuple(rows)


def keys_rows(
    keymap: Keymap, scope: Scope, sitting: "Sitting | None", width: int
) -> tuple[Row, ...]:
    """Draw the keys in force, how a line is written, and the commands."""
    keys = {
        ", ".join(keymap.written(key) for key in keymap.keys(action.name, scope)): action.title
        for action in ACTIONS
        if not action.name.startswith("entry.de")
    }
    rows: list[Row] = [((" Keys", "accent"),)]
    rows += _pairs((pair for pair in keys.items() if pair[0]), width)
    rows += [BLANK, ((" How a line is written", "accent"),), *_pairs(_LINES, width)]
    if sitting is not None:
        rows += [BLANK, *command_rows(sitting.explained(":"), width)]
    return tuple(rows)


def command_rows(lines: tuple[str, ...], width: int) -> tuple[Row, ...]:
    """Draw commands, each with what it does."""
    pairs = ((name, meaning) for name, _, meaning in (line.partition("  ") for line in lines))
    return (((" Commands", "accent"),), *_pairs(pairs, width))


def _pairs(pairs: Iterable[tuple[str, str]], width: int) -> list[Row]:
    """Draw things in one column and what they mean in another."""
    pairs = tuple(pairs)
    column = min(_WIDEST, max((cell_len(what) for what, _ in pairs), default=0))
    rows: list[Row] = []
    for what, meaning in pairs:
        first, *rest = wrapped(meaning, width - column - 3)
        rows.append(((f" {fit(what, max(column, cell_len(what)))} ", "bold"), (first, "text")))
        rows += [((" " * (column + 2) + more, "text"),) for more in rest]
    return rows


def key_explained(keymap: Keymap, scope: Scope, word: str) -> tuple[str, ...]:
    """Say what a key does, by the name that it is shown under; nothing where none has it."""
    for key, name in keymap.actions[scope].items():
        if word.casefold() in (key.casefold(), keymap.written(key).casefold()):
            title = next(action.title for action in ACTIONS if action.name == name)
            return (f"{keymap.written(key)}  {title}", f"Its name in a key file is {name}")
    return ()
