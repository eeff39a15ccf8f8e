"""The theme that a clerk chooses while the program runs, and that it is remembered."""

from client.desk.last_theme import last_theme, theme_to_json
from client.desk.responses import Next
from client.desk.themes import Themes

NAMES = ("dark", "light", "high-contrast")


def test_a_theme_is_chosen_by_its_name_its_beginning_or_its_number() -> None:
    for argument, chosen in (("light", "light"), ("hi", "high-contrast"), ("1", "dark")):
        themes = Themes(NAMES, "light", "dark")
        assert themes.choose(argument).then is Next.THEME
        assert themes.chosen == chosen


def test_what_names_none_or_several_is_not_taken() -> None:
    themes = Themes(NAMES, "light", "dark")
    for argument in ("", "pink", "0", "9"):
        assert not themes.choose(argument).taken
    assert themes.chosen == "light"


def test_the_one_in_force_is_marked() -> None:
    assert Themes(NAMES, "light", "dark").offered("").choices == (
        (1, "dark"), (2, "light   here"), (3, "high-contrast")
    )  # fmt: skip


def test_what_was_chosen_last_holds_until_another_is_set() -> None:
    kept = theme_to_json("light", "dark")
    assert last_theme(kept, "dark") == "light"
    assert last_theme(kept, "mono") == "mono"
    assert last_theme(None, "dark") == "dark"
