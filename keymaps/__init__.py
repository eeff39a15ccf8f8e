"""Actions and the keys they hang on: one registry for the footer, the help and the docs."""

from keymaps.actions import ACTIONS, MOVING, TYPING, Action, Count, Scope
from keymaps.keymap import NOTHING_WAITS, Keymap, Pressed, Waiting
from keymaps.keys import show_key
from keymaps.reading import PRESETS, KeymapError, load_preset, read_keymap

__all__ = [
    "ACTIONS",
    "MOVING",
    "NOTHING_WAITS",
    "PRESETS",
    "TYPING",
    "Action",
    "Count",
    "Keymap",
    "KeymapError",
    "Pressed",
    "Scope",
    "Waiting",
    "load_preset",
    "read_keymap",
    "show_key",
]
