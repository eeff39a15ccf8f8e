"""What is set for good: the file, the environment before it, and every mistake at once."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from keymaps import PRESETS
from tui import cli
from tui.settings import Preset, Settings, SettingsError, ThemeName, config_file, own_settings
from tui.settings_reading import read_settings
from tui.theme import THEMES


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in os.environ:
        if name.startswith("CALLOVER_"):
            monkeypatch.delenv(name)
    return tmp_path


def write(text: str) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text, "utf-8")


def mistakes(text: str, given: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(SettingsError) as refused:
        read_settings(text, "config.toml", given or {})
    assert str(refused.value).splitlines() == list(refused.value.mistakes)
    return list(refused.value.mistakes)


def asked(*arguments: str) -> tuple[str, str, str]:
    options = cli._parser().parse_args(arguments)
    wanted = cli.wanted_by(options, own_settings(os.environ))
    return wanted.api, wanted.court, wanted.theme


def test_what_can_be_chosen_is_what_there_is() -> None:
    assert get_args(Preset) == PRESETS
    assert get_args(ThemeName) == tuple(THEMES)


def test_without_a_file_all_is_as_it_comes() -> None:
    assert own_settings({}) == Settings()


def test_a_file_lies_where_xdg_says(home: Path) -> None:
    assert config_file() == home / "XDG_CONFIG_HOME" / "callover" / "config.toml"
    write('court = "lavender"\nescape_wait = 30\n')
    assert own_settings({}) == Settings(court="lavender", escape_wait=30)


def test_the_command_line_goes_before_the_environment_and_that_before_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert asked() == ("", "", "dark")
    write('api = "https://a.example"\ncourt = "lavender"\ntheme = "light"')
    assert asked() == ("https://a.example", "lavender", "light")
    monkeypatch.setenv("CALLOVER_COURT", "marlbrook")
    monkeypatch.setenv("CALLOVER_API", "https://b.example")
    assert asked() == ("https://b.example", "marlbrook", "light")
    assert asked("--court", "thames", "--theme", "dark") == ("https://b.example", "thames", "dark")
    assert asked("--api", "practice", "--court", "") == ("", "", "light")


def test_a_folder_for_the_journal_may_begin_at_home(home: Path) -> None:
    write('data = "~/journal"')
    options = cli._parser().parse_args([])
    wanted = cli.wanted_by(options, own_settings(os.environ))
    assert wanted.data == Path("~/journal").expanduser()
    options = cli._parser().parse_args(["--data", "/srv/court", "--date", "2026-11-23"])
    wanted = cli.wanted_by(options, own_settings(os.environ))
    assert (wanted.data, wanted.day) == (Path("/srv/court"), dt.date(2026, 11, 23))


def test_every_mistake_is_told_at_once_with_line_and_nearest_name() -> None:
    text = """colour_theme = "x"
theme = "blue"
room = 3
escape_wait = true

[screen]
width = 80
"""
    assert mistakes(text) == [
        "config.toml:1: colour_theme is not known; did you mean theme?",
        "config.toml:2: theme is dark, light, high-contrast, terminal or mono, not blue",
        'config.toml:3: room has to be text in quotes: room = "3"',
        "config.toml:4: escape_wait has to be a whole number, not True",
        "config.toml:6: screen is not known",
    ]


def test_a_mistake_in_the_environment_is_told_with_its_variable() -> None:
    given = {"keys": "emacs", "escape_wait": "5000"}
    assert mistakes('court = "lavender"', given) == [
        "CALLOVER_ESCAPE_WAIT: escape_wait is from 0 to 1000, not 5000",
        "CALLOVER_KEYS: keys is default, vim or function-keys, not emacs",
    ]
    assert mistakes("", {"escape_wait": "soon"}) == [
        "CALLOVER_ESCAPE_WAIT: escape_wait has to be a whole number, not 'soon'"
    ]


def test_a_number_out_of_range_is_told_with_its_line() -> None:
    assert mistakes("\nescape_wait = -1") == [
        "config.toml:2: escape_wait is from 0 to 1000, not -1"
    ]


def test_what_is_no_toml_is_told_with_its_line() -> None:
    assert mistakes("theme = = 3") == ["config.toml:1: Invalid value"]


def test_a_file_that_is_no_text_is_refused_in_words() -> None:
    write("")
    config_file().write_bytes(b"\xff")
    with pytest.raises(SettingsError, match=r"config\.toml can't be read"):
        own_settings({})


def test_what_was_found_good_once_is_not_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    write('court = "lavender"')
    first = own_settings({"CALLOVER_ROOM": "3"})

    def refuse(*_: object) -> Settings:
        raise AssertionError("checked again")

    monkeypatch.setattr("tui.settings_reading.read_settings", refuse)
    assert own_settings({"CALLOVER_ROOM": "3"}) == first == Settings(court="lavender", room="3")
    with pytest.raises(AssertionError, match="checked again"):
        own_settings({"CALLOVER_ROOM": "4"})
    write('court = "thames"')
    with pytest.raises(AssertionError, match="checked again"):
        own_settings({"CALLOVER_ROOM": "3"})


@pytest.mark.parametrize("damaged", ["", "{}", "[]", '{"of": 1, "settings": {"nothing": 1}}'])
def test_a_damaged_copy_is_written_anew(home: Path, damaged: str) -> None:
    write('court = "lavender"')
    before = own_settings({})
    copy = home / "XDG_CACHE_HOME" / "callover" / "settings.json"
    assert copy.stat().st_mode & 0o777 == 0o600
    good = copy.read_text()
    copy.write_text(damaged)
    assert own_settings({}) == before
    assert copy.read_text() == good


def test_settings_known_to_be_good_load_no_pydantic() -> None:
    write('court = "lavender"')
    show = "import os, sys, tui.settings; tui.settings.own_settings(os.environ); "
    show += "print('pydantic' in sys.modules, 'tomllib' in sys.modules)"
    said = [
        subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert [one.stdout for one in said] == ["True True\n", "False False\n"]


def test_mistakes_in_the_configuration_are_told_before_anything_opens(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write('thme = "light"\nroom = 3')
    assert cli.main(["line"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "callover: the configuration has mistakes:"
    assert said[1].endswith("config.toml:1: thme is not known; did you mean theme?")
    assert len(said) == 3
