"""Actions and the keys they hang on: one registry for the footer, the help and the docs."""

from keymaps.actions import ACTIONS, Action, Scope
from keymaps.keymap import Keymap, KeymapError, load_preset

__all__ = ["ACTIONS", "Action", "Keymap", "KeymapError", "Scope", "load_preset"]
