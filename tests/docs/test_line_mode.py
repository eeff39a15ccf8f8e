"""The page on line mode has every action of the registry; `UPDATE_DOCS=1` writes it anew."""

from keymaps import ACTIONS, load_preset
from tests.docs.pages import holds_what_the_program_says


def test_the_page_says_for_every_action_how_line_mode_does_it() -> None:
    keymap = load_preset("default")
    rows = [
        f"| {action.title} | {keymap.shown_key(action.name) or '–'} | {action.line} |\n"
        for action in ACTIONS
    ]
    table = f"| What | On the screen | In line mode |\n|---|---|---|\n{''.join(rows)}"
    holds_what_the_program_says("line-mode.md", {"actions": table})
