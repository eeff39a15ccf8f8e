"""The rows around the panes: header, entry bar, preview, status and footer."""

from dataclasses import dataclass
from functools import cache

from rich.cells import cell_len

from client.desk.rows import KEPT, TO_DO, ListRow, Place
from keymaps import ACTIONS, Keymap, Scope
from tui.paint import Row, Span, ends, fit


@dataclass(frozen=True, slots=True)
class Health:
    """How the API and the journal stand: away since when, and how much waits."""

    away_since: str = ""
    waiting: int = 0
    is_connected: bool = False


def header(
    place: Place | None, day_words: str, rows: tuple[ListRow, ...], health: Health, width: int
) -> Row:
    """Give the header: where and when, how far the list is, and how the API stands."""
    where = f"{_short(place.centre_name)}  {place.room_name}" if place else "Callover"
    done = sum(row.is_done for row in rows)
    kept = sum(row.state == KEPT or row.state.endswith(TO_DO) for row in rows)
    counts = f"{done}/{len(rows)} done" + (f"  {kept} kept" if kept else "")
    state: Span = ("api ok", "done")
    if health.away_since:
        waits = f", {health.waiting} wait" if health.waiting else ""
        state = (f"api away since {health.away_since}{waits}", "warning")
    elif not health.is_connected:
        state = ("api …", "quiet")
    elif health.waiting:
        state = (f"sending {health.waiting}", "accent")
    return ends(
        ((f" {where}", "bold"), (f"  {day_words}", "quiet")),
        ((f" {counts}  ", "quiet"), state, (" ", "text")),
        width,
    )


def _short(court: str) -> str:
    """Give a court's name as clerks say it."""
    return court.removesuffix(" Magistrates' Court").removesuffix(" Magistrates Court")


def entry_row(prompt: str, text: str, ghost: str, width: int, offset: int) -> Row:
    """Give the entry bar's row; `offset` letters of the text are out of view on the left.

    `ghost` are the letters that Tab would take.
    """
    shown = text[offset:]
    room = max(width - len(prompt), 1)
    if cell_len(shown) >= room:
        return ((prompt, "accent"), (fit(shown, room), "bold"))
    return ((prompt, "accent"), (shown, "bold"), (ghost, "quiet"))


def footer(keymap: Keymap, scope: Scope, width: int) -> Row:
    """Give the footer: the keys of the actions that have a hint, as many as there is room for."""
    spans: list[Span] = []
    used = 1
    for action in ACTIONS:
        key = keymap.shown_key(action.name, scope)
        waits = scope is Scope.QUESTION and Scope.ENTRY in action.scopes
        if not action.hint or not key or (waits and action.name != "help.keys"):
            continue
        needed = len(key) + len(action.hint) + 3
        if used + needed > width:
            break
        spans += [(f" {key} ", "accent" if not spans else "text"), (f"{action.hint} ", "quiet")]
        used += needed
    return tuple(spans)


@cache
def rule(width: int) -> Row:
    """Give the rule above the entry bar."""
    return (("─" * width, "quiet"),)
