import pytest

from tui.theme import DARK, LIGHT, Theme


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", ["text", "quiet", "accent", "warning", "done"])
def test_every_text_reaches_wcag_aa_on_both_grounds(theme: Theme, role: str) -> None:
    for ground in (theme.ground, theme.selected):
        assert contrast(getattr(theme, role), ground) >= 4.5
