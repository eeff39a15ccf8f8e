"""Colours by role: one accent, two signals, three greys. Meaning is always in a word first."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rich.style import Style

Role = Literal["text", "bold", "quiet", "accent", "warning", "done", "selected", "selected-bold"]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb`; all pairs of text and ground reach a contrast of 4.5 to 1."""

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
        return _ground(self.selected if role.startswith("selected") else self.ground)

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
def _ground(colour: str) -> Style:
    return Style(bgcolor=colour)


DARK = Theme("dark", "#14171c", "#22303f", "#d7dae0", "#98a0ab", "#7cc4ff", "#f0b35e", "#8fd19e")
LIGHT = Theme("light", "#fbfaf7", "#dcebf3", "#24262b", "#5f636c", "#0b5e8a", "#8f4500", "#2a653b")

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}
"""The themes by the names that they are asked for by."""
