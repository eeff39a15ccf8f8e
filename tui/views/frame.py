"""The rows around the panes: header, entry bar, preview, status and footer."""

from dataclasses import dataclass
from functools import cache, lru_cache

from rich.cells import cell_len

from client.desk.rows import ListRow, Place, short_court
from keymaps import ACTIONS, Keymap, Scope
from tui.paint import Row, Span, ends, fit, width_of

_HINTED = tuple(action for action in ACTIONS if action.hint)


@dataclass(frozen=True, slots=True)
class Health:
    """How the API and the journal stand: away since when, how much waits, what fails."""

    away_since: str = ""
    waiting: int = 0
    is_connected: bool = False
    has_journal_failed: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does, for the footer."""

    action: str
    key: str
    word: str


@lru_cache(32)
def header(
    place: Place | None,
    day: str,
    rows: tuple[ListRow, ...],
    health: Health,
    width: int,
    shown: str = "",
    session: str = "",
) -> Row:
    """Give the header: where and when, how far the list is, and how the API stands.

    `shown` is the part of the list that is shown, with its count; `session` that of the case the
    clerk is at. Where all of it has no room, counts go first, then the year; the court's name is
    cut last.
    """
    court = short_court(place.centre_name) if place else "Callover"
    room = place.room_name if place else ""
    done = sum(row.is_done for row in rows)
    owed = sum(row.is_owed for row in rows)
    kept = sum(row.unshared > 0 for row in rows)
    whole = f"{done}/{len(rows)} done"
    part: Row = ((f" {shown} ", "accent"), (" ", "text")) if shown else ()
    ends_with: Row = ((" ", "text"), _api(health), (" ", "text"))
    short_day = f"{day.rpartition(' ')[0]} {session}".rstrip()
    day = f"{day} {session}".rstrip()
    with_owed = f"{whole}  {owed} owed" if owed else whole
    for when, counts in (
        (day, f"{with_owed}  {kept} kept" if kept else with_owed),
        (day, with_owed),
        (short_day, with_owed),
        (short_day, f"{done}/{len(rows)}"),
        (short_day, ""),
    ):
        right: Row = (*part, (f"{counts} " if counts else "", "quiet"), *ends_with)
        left = width - width_of(right) - len(when) - 3
        if cell_len(f" {court}  {room}") <= left:
            break
    where = f" {court}  {room}".rstrip()
    left_side: Row = ((fit(where, min(left, cell_len(where))), "bold"), (f"  {when}", "quiet"))
    return ends(left_side, right, width)


def _api(health: Health) -> Span:
    if health.has_journal_failed:
        waits = f", {health.waiting} wait" if health.waiting else ""
        return (f"JOURNAL FAILS{waits}", "warning")
    if health.away_since:
        waits = f", {health.waiting} wait" if health.waiting else ""
        return (f"api away since {health.away_since}{waits}", "warning")
    if not health.is_connected:
        return ("api …", "quiet")
    return (f"sending {health.waiting}", "accent") if health.waiting else ("api ok", "done")


def entry_row(prompt: str, text: str, ghost: str, width: int, offset: int) -> Row:
    """Give the entry bar's row; `offset` letters of the text are out of view on the left.

    An ellipsis stands for them. `ghost` are the letters that Tab would take.
    """
    shown = text[offset:]
    if offset and shown:
        shown = fit("…", cell_len(shown[0])) + shown[1:]
    room = max(width - cell_len(prompt), 1)
    if cell_len(shown) >= room:
        return ((prompt, "accent"), (fit(shown, room), "bold"))
    return ((prompt, "accent"), (shown, "bold"), (ghost, "quiet"))


@lru_cache(32)
def footer(keymap: Keymap, scope: Scope, width: int, own: tuple[Hint, ...] = ()) -> Row:
    """Give the footer: the keys of the actions that have a hint, as many as there is room for.

    `own` stand before them, and each in place of the action that it names; one without a key only
    takes that away.
    """
    hints = [hint for hint in own if hint.key]
    replaced = {hint.action for hint in own}
    keys = keymap.first_keys(scope)
    for action in _HINTED:
        waits = scope is Scope.QUESTION and Scope.ENTRY in action.scopes
        if action.name not in keys or (waits and action.name != "help.here"):
            continue
        if action.name not in replaced:
            hints.append(Hint(action.name, keymap.written(keys[action.name]), action.hint))
    spans: list[Span] = []
    used = 1
    for hint in hints:
        needed = len(hint.key) + len(hint.word) + 3
        if used + needed > width:
            break
        spans.append((f" {hint.key} ", "accent" if not spans else "text"))
        spans.append((f"{hint.word} ", "quiet"))
        used += needed
    return tuple(spans)


@cache
def rule(width: int) -> Row:
    """Give the rule above the entry bar."""
    return (("─" * width, "quiet"),)
