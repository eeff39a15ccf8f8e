"""`callover keys`: what it prints, and what it says about a key file."""

from pathlib import Path

import pytest

from keymaps import ACTIONS, PRESETS, Scope, load_preset
from keymaps.sheets import key_list, markdown, sheet
from tui.cli import main
from tui.own_keys import keys_file, own_keymap

ON_A_PAGE, ACROSS = 66, 80


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    keys_file().parent.mkdir(parents=True)
    return tmp_path


def own(text: str) -> None:
    keys_file().write_text(text, "utf-8")


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["keys", *arguments]) == status
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_the_list_has_every_action_that_the_preset_leads_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    listed = said(capsys, "--preset", "vim")
    assert all(f" {action.name}\n" in listed for action in ACTIONS)
    assert "g g               The first case of the list" in listed
    assert "[moving]" in listed.splitlines()
    assert max(map(len, listed.splitlines())) <= ACROSS
    plain = said(capsys)
    assert "mode.entry" not in plain
    assert "F9                Read the case back, to share it" in plain


def test_the_list_is_of_the_keys_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    own('preset = "function-keys"\n[entry]\ncase.find = ["f2"]')
    listed = said(capsys)
    assert "F2                Find a name or number" in listed
    assert "F12, Ctrl+Q" in listed
    assert "F3                Find a name or number" in said(capsys, "--preset", "default")


def test_the_set_of_keys_that_is_configured_is_the_one_below(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLOVER_KEYS", "vim")
    assert "Z Z" in said(capsys)
    own('[list]\ncase.find = ["f2"]')
    assert "Z Z" in said(capsys)
    assert own_keymap("vim")[0].action(Scope.LIST, "f2") == "case.find"


def test_markdown_is_one_table_with_the_keys(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "--markdown").splitlines()
    assert lines[:2] == ["| Action | Does | Keys |", "|---|---|---|"]
    assert len(lines) == len(ACTIONS) + 2
    assert "| `case.readback` | Read the case back, to share it | `F9` |" in lines


@pytest.mark.parametrize("preset", PRESETS)
def test_a_sheet_is_one_page_and_has_every_key_once_in_a_scope(preset: str) -> None:
    lines = sheet(load_preset(preset)).splitlines()
    assert len(lines) <= ON_A_PAGE
    assert max(map(len, lines)) < ACROSS
    assert lines[0] == f"CALLOVER  keys: {preset}"


@pytest.mark.parametrize("preset", PRESETS)
def test_where_arrows_cannot_be_shown_they_are_named(preset: str) -> None:
    keymap = load_preset(preset)
    assert key_list(keymap, is_ascii=True).isascii()
    assert sheet(keymap, is_ascii=True).isascii()
    assert "Up" in key_list(keymap, is_ascii=True)


def test_columns_of_several_presets_stand_side_by_side() -> None:
    table = markdown({"a": load_preset("default"), "b": load_preset("vim")})
    assert (
        "| `entry.accept` | Record the line; on an empty line, move on | `Enter` | `Enter` |"
        in (table)
    )
    assert "`j`, `↓` (case)" in table


def test_checking_a_good_file_says_so_and_what_may_take_a_key_first(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[entry]\ncase.find = ["ctrl+b"]')
    answer = said(capsys, "--check", str(file)).splitlines()
    assert answer[0].startswith("look: tmux takes Ctrl+B")
    assert answer[1] == f"{file}: no mistakes"


def test_checking_a_bad_file_says_every_mistake_and_ends_with_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[entry]\ncase.fnid = ["f5"]\ncase.next = ["alt+x"]')
    answer = said(capsys, "--check", str(file), status=1).splitlines()
    assert answer[0] == f"{file}:2: there is no action case.fnid; did you mean case.find?"
    assert answer[1].startswith(f"{file}:3: case.next: a terminal sends alt+x as Esc")
    assert len(answer) == 2


def test_a_file_that_is_not_there_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert "can't be read" in said(capsys, "--check", str(tmp_path / "none.toml"), status=1)


def test_mistakes_in_the_own_file_are_told_instead_of_a_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    own('preset = "vim"\n[entry]\nzzz = ["f5"]')
    answer = said(capsys, status=1)
    assert "so the vim keys hold" in answer
    assert "keys.toml:3: there is no action zzz" in answer


def test_a_key_file_with_mistakes_leaves_its_preset_in_force() -> None:
    own('preset = "vim"\n[entry]\nzzz = ["f5"]')
    keymap, problem = own_keymap("default")
    assert keymap.actions == load_preset("vim").actions
    assert problem == ("Not used: keys.toml (a mistake; see `callover keys`). The vim keys hold")


def test_one_set_alone_leaves_the_own_file_out() -> None:
    own('preset = "vim"\n[list]\ncase.find = ["f2"]')
    assert own_keymap("default", "function-keys") == (load_preset("function-keys"), "")


def test_without_a_key_file_the_preset_is_in_force() -> None:
    assert own_keymap("function-keys") == (load_preset("function-keys"), "")
