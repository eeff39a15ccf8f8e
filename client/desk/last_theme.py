"""The theme of the screen that was chosen last; light enough to be read before the first paint."""

import json

LAST_THEME = "theme"
"""The name under which the theme that was chosen is remembered."""


def theme_to_json(chosen: str, set_theme: str) -> str:
    """Write the theme that was chosen while `set_theme` was the one in `config.toml`."""
    return json.dumps({"chosen": chosen, "set": set_theme})


def last_theme(remembered: str | None, set_theme: str) -> str:
    """Give the theme chosen last, unless another has been set in `config.toml` since."""
    kept = json.loads(remembered) if remembered else {}
    return str(kept["chosen"]) if kept.get("set") == set_theme else set_theme
