"""`callover keys`: the keys in force as a list, a table or a page; and a key file checked."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from keymaps import PRESETS, Keymap, KeymapError, load_preset
from keymaps.keys import advice
from keymaps.sheets import key_list, markdown, sheet
from tui.own_keys import keys_file, read_keys_file
from tui.settings import SettingsError, own_settings

_FAILED, _MISUSED = 1, 2


def run_keys(arguments: Sequence[str]) -> int:
    """Print what is asked for and give the exit status: 1 where a key file has mistakes."""
    options = _parser().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        if options.check is not None:
            return _check(options.check, options.preset)
        keymap = _in_force(options.preset)
    except SettingsError as error:
        print(f"callover: the configuration has mistakes:\n{error}", file=sys.stderr)
        return _MISUSED
    except KeymapError as error:
        print(f"callover: the key file has mistakes, so the {error.preset} keys hold:\n{error}",
              file=sys.stderr)  # fmt: skip
        return _FAILED
    is_ascii = not _can_show("↑")
    if options.markdown:
        print(markdown({"Keys": keymap}), end="")
    elif options.sheet:
        print(sheet(keymap, is_ascii=is_ascii), end="")
    else:
        print(key_list(keymap, is_ascii=is_ascii), end="")
    return 0


def _in_force(preset: str | None) -> Keymap:
    """Give a preset that is asked for, or what the clerk's own file and settings come to."""
    if preset is not None:
        return load_preset(preset)
    settings = own_settings(os.environ)
    path = keys_file()
    return read_keys_file(path, settings.keys) if path.exists() else load_preset(settings.keys)


def _check(path: Path, preset: str | None) -> int:
    """Say every mistake of a key file, or that it has none and what may take its keys first."""
    try:
        keymap = read_keys_file(path, preset or own_settings(os.environ).keys)
    except KeymapError as error:
        print(error, file=sys.stderr)
        return _FAILED
    own = set(keymap.all_keys) - set(load_preset("default").all_keys)
    for key in sorted(own):
        if advice(key):
            print(f"look: {advice(key)}")
    print(f"{path}: no mistakes")
    return 0


def _can_show(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="callover keys",
        description="Print the keys in force: the preset, and keys.toml of your own on top of it.",
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--markdown", action="store_true", help="as a table in Markdown")
    shape.add_argument("--sheet", action="store_true", help="as a page to be printed")
    shape.add_argument(
        "--check", type=Path, metavar="FILE",
        help="say every mistake in a key file; the exit status is 1 where there is one",
    )  # fmt: skip
    parser.add_argument(
        "--preset", choices=PRESETS, metavar="NAME",
        help=f"those of a preset instead, or a file checked on it: {', '.join(PRESETS)}",
    )  # fmt: skip
    return parser
