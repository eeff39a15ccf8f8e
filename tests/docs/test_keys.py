"""The page on keys shows those of the presets; `UPDATE_DOCS=1` writes it anew."""

from keymaps import PRESETS, load_preset
from keymaps.sheets import markdown
from tests.docs.pages import holds_what_the_program_says

HEADINGS = {"default": "`default`", "vim": "`vim`", "function-keys": "`function-keys`"}


def test_the_page_has_every_action_with_its_keys_in_every_preset() -> None:
    keymaps = {HEADINGS[preset]: load_preset(preset) for preset in PRESETS}
    holds_what_the_program_says("keys.md", {"keys": markdown(keymaps)})
