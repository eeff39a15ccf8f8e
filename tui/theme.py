"""Colours by role: one accent, two signals, three greys. Meaning is always in a word first.

A terminal of 256 or 16 colours gets colours chosen from those: the nearest ones would not keep the
contrast. `terminal` takes the terminal's own ground and the first of its colours, `mono` none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rich.color import ColorSystem
from rich.style import Style

Role = Literal["text", "bold", "quiet", "accent", "warning", "done", "selected", "selected-bold"]

_OWN = "default"
_WITHOUT_COLOUR = ("vt1", "vt2", "ansi-m", "dumb")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as Rich names them; all pairs of text and ground reach a contrast of 4.5 to 1.

    Where `selected` is the terminal's own ground, a selected row is shown in reverse.
    """

    name: str
    ground: str
    selected: str
    text: str
    quiet: str
    accent: str
    warning: str
    done: str

    def style(self, role: Role) -> Style:
        """Give the style of a role's text."""
        return _style(self, role)

    def background(self, role: Role) -> Style:
        """Give the ground on which a row of this role stands."""
        return _ground(self, role.startswith("selected"))

    def drawn(self, role: Role, is_selected: bool) -> Style:
        """Give the style of a role's text on the ground of its row."""
        return _drawn(self, role, is_selected)


@cache
def _style(theme: Theme, role: Role) -> Style:
    colours = {
        "quiet": theme.quiet,
        "accent": theme.accent,
        "warning": theme.warning,
        "done": theme.done,
    }
    bold = role in ("bold", "selected-bold", "accent", "warning")
    return Style(color=colours.get(role, theme.text), bold=bold)


@cache
def _drawn(theme: Theme, role: Role, is_selected: bool) -> Style:
    return theme.style(role) + theme.background("selected" if is_selected else "text")


@cache
def _ground(theme: Theme, is_selected: bool) -> Style:
    if is_selected and theme.selected == _OWN:
        return Style(bgcolor=_OWN, reverse=True)
    return Style(bgcolor=theme.selected if is_selected else theme.ground)


def _numbered(name: str, *numbers: int) -> Theme:
    return Theme(name, *(f"color({number})" for number in numbers))


DARK = Theme("dark", "#14171c", "#22303f", "#d7dae0", "#98a0ab", "#7cc4ff", "#f0b35e", "#8fd19e")
LIGHT = Theme("light", "#fbfaf7", "#dcebf3", "#24262b", "#5f636c", "#0b5e8a", "#8f4500", "#2a653b")
HIGH_CONTRAST = Theme(
    "high-contrast", "#000000", "#00205f", "#ffffff", "#e4e4e4", "#ffff5f", "#ffb86b", "#8affa0"
)
TERMINAL = Theme("terminal", _OWN, _OWN, _OWN, _OWN, "cyan", "yellow", "green")
MONO = Theme("mono", *[_OWN] * 7)

THEMES = {theme.name: theme for theme in (DARK, LIGHT, HIGH_CONTRAST, TERMINAL, MONO)}
"""The themes by the names that they are asked for by, in all colours."""

_FEWER: dict[tuple[str, ColorSystem], Theme] = {
    ("dark", ColorSystem.EIGHT_BIT): _numbered("dark", 233, 237, 253, 248, 117, 215, 114),
    ("dark", ColorSystem.STANDARD): _numbered("dark", 0, 4, 15, 7, 14, 11, 10),
    ("light", ColorSystem.EIGHT_BIT): _numbered("light", 231, 195, 235, 240, 24, 94, 22),
    ("light", ColorSystem.STANDARD): _numbered("light", 15, 14, 0, 0, 4, 1, 0),
    ("high-contrast", ColorSystem.EIGHT_BIT): _numbered(
        "high-contrast", 16, 17, 231, 254, 227, 215, 120
    ),
    ("high-contrast", ColorSystem.STANDARD): _numbered("high-contrast", 0, 4, 15, 15, 14, 11, 15),
}


def theme_for(name: str, colours: ColorSystem | None) -> Theme:
    """Give a theme in the colours that a terminal has; `mono` where it has none."""
    if colours is None:
        return MONO
    return _FEWER.get((name, colours), THEMES[name])


def is_without_colour(environ: Mapping[str, str]) -> bool:
    """Say whether no colour is to be sent: none is wanted, or the terminal has none."""
    return bool(environ.get("NO_COLOR")) or environ.get("TERM", "").startswith(_WITHOUT_COLOUR)
