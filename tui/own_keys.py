"""The keys in force: the clerk's own file on a preset, or the preset alone for its mistakes."""

from pathlib import Path

from keymaps import Keymap, KeymapError, load_preset, read_keymap
from tui.settings import config_folder


def keys_file() -> Path:
    """Give where the clerk's own key file lies, if there is one."""
    return config_folder() / "keys.toml"


def read_keys_file(path: Path, preset: str = "default") -> Keymap:
    """Read a key file on top of a preset.

    Raises `KeymapError` with every mistake, or with why the file can't be read.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KeymapError((f"{path} can't be read: {error}",), preset) from error
    return read_keymap(text, str(path), name=path.name, preset=preset)


def own_keymap(preset: str, only: str | None = None) -> tuple[Keymap, str]:
    """Give the keys in force and, where the clerk's own file can't be used, what to say about it.

    A mistake in that file is never a reason not to start: its preset holds. Where `only` one set
    is asked for, the file is left alone.
    """
    path = keys_file()
    if only is not None or not path.exists():
        return load_preset(only or preset), ""
    try:
        return read_keys_file(path, preset), ""
    except KeymapError as error:
        count = len(error.mistakes)
        mistakes = "a mistake" if count == 1 else f"{count} mistakes"
        said = f"Not used: keys.toml ({mistakes}; see `callover keys`)"
        return load_preset(error.preset), f"{said}. The {error.preset} keys hold"
