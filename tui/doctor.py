"""`callover doctor`: what the terminal, the machine and the server are like, and what to do.

One line for each, `ok`, `look` or `wrong`; in letters that every terminal shows, and without a
name of a person or of a folder below the user's own.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tui.charset import ASCII, FORCED, UTF_8, charset_of, locale_variable, login_environment
from tui.settings import (
    PRACTICE,
    Settings,
    SettingsError,
    certificates_of,
    data_folder,
    own_settings,
)
from tui.theme import is_without_colour

State = Literal["ok", "look", "wrong"]

_LEAST_COLUMNS, _LEAST_ROWS = 60, 20
_GOOD_COLUMNS, _GOOD_ROWS = 80, 24
_LONGEST_ESCAPE = 50
_TMUX_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """What one thing is like, and what to do about it unless it is `ok`."""

    state: State
    thing: str
    says: str

    def __str__(self) -> str:
        return f"{self.state:<6}{self.thing:<11}{self.says}"


def run_doctor(arguments: Sequence[str]) -> int:
    """Print every finding and give the exit status: 1 where something is wrong."""
    argparse.ArgumentParser(
        prog="callover doctor",
        description="Say what the terminal, the machine and the server are like: ok, look where "
        "something could be better, wrong where something does not work.",
    ).parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    is_wrong = False
    for finding in examine(login_environment(os.environ)):
        print(in_plain_letters(str(finding)), flush=True)
        is_wrong = is_wrong or finding.state == "wrong"
    return 1 if is_wrong else 0


def in_plain_letters(text: str) -> str:
    """Give text in ASCII, on one line, with the user's own folder as `~`."""
    home = str(Path.home())
    text = text.replace(home, "~") if len(home) > 1 else text
    text = text.translate({ord("‘"): "'", ord("’"): "'", ord("…"): "...", ord("–"): "-"})
    return " ".join(text.encode("ascii", "replace").decode("ascii").splitlines())


def examine(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Look at one thing after another; what takes time comes last."""
    size = os.get_terminal_size(sys.stdout.fileno()) if sys.stdout.isatty() else None
    yield terminal(environ, is_terminal=size is not None)
    yield window(size)
    yield colours(environ)
    yield Finding("ok", "mouse", "off, so that the terminal's own selecting and copying works")
    yield locale(environ)
    yield multiplexer(environ, tmux_escape_time(environ))
    settings = Settings()
    try:
        settings = own_settings(environ)
        yield Finding("ok", "config", "no mistakes")
    except SettingsError as error:
        yield from (Finding("wrong", "config", mistake) for mistake in error.mistakes)
    yield from own_files(settings)
    from tui.doctor_machine import journal_folder, server

    yield from journal_folder(Path(settings.data).expanduser() if settings.data else data_folder())
    address = "" if settings.api == PRACTICE else settings.api
    yield server(address, settings.user, certificates_of(settings))


def terminal(environ: Mapping[str, str], *, is_terminal: bool) -> Finding:
    """Look at what the terminal calls itself."""
    term = environ.get("TERM", "")
    if not is_terminal:
        return Finding("look", "terminal", "this is not a terminal; `callover line` works here")
    if term in ("", "dumb"):
        says = f"TERM is {term or 'not set'}: no full screen here; use `callover line`"
        return Finding("look", "terminal", says)
    return Finding("ok", "terminal", f"TERM is {term}")


def window(size: os.terminal_size | None) -> Finding:
    """Look at the size of the terminal, in columns and rows."""
    if size is None:
        return Finding("look", "size", "not known without a terminal")
    said = f"{size.columns}x{size.lines}"
    if size.columns < _LEAST_COLUMNS or size.lines < _LEAST_ROWS:
        least = f"{_LEAST_COLUMNS}x{_LEAST_ROWS}"
        return Finding("wrong", "size", f"{said}: make it at least {least}, or use `callover line`")
    if size.columns < _GOOD_COLUMNS or size.lines < _GOOD_ROWS:
        good = f"{_GOOD_COLUMNS}x{_GOOD_ROWS}"
        return Finding("look", "size", f"{said}: works; from {good} list and case stand together")
    return Finding("ok", "size", said)


def colours(environ: Mapping[str, str]) -> Finding:
    """Look at how many colours the terminal says it has."""
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR"):
        return Finding("ok", "colours", "none, since NO_COLOR is set")
    if is_without_colour(environ):
        return Finding("ok", "colours", f"none, since TERM is {term}")
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Finding("ok", "colours", "all, since COLORTERM says so")
    if "256color" in term:
        return Finding("ok", "colours", "256")
    says = "16; if the terminal can show 256, set TERM to its -256color name"
    return Finding("look", "colours", says)


def locale(environ: Mapping[str, str]) -> Finding:
    """Look at whether text is in UTF-8, by the variable that holds."""
    name, value = locale_variable(environ)
    if environ.get(FORCED) == "always":
        return Finding("ok", "locale", "plain letters only, since they are asked for")
    charset = charset_of(environ)
    if charset == UTF_8:
        return Finding("ok", "locale", f"UTF-8 ({name}={value})")
    said = f"{name}={value}" if name else "LANG is not set"
    lost = "no accents and no pound sign" if charset == ASCII else f"only the letters of {charset}"
    return Finding("look", "locale", f"{said}: {lost}; set {name or 'LANG'}=C.UTF-8")


def multiplexer(environ: Mapping[str, str], escape_time: int | None) -> Finding:
    """Look at tmux or GNU screen; `escape_time` is tmux's, in milliseconds, where it is known."""
    if environ.get("TMUX"):
        if escape_time is None:
            return Finding("look", "tmux", "its escape-time can't be read")
        if escape_time > _LONGEST_ESCAPE:
            says = f"Esc waits {escape_time} ms: put `set -s escape-time 10` into ~/.tmux.conf"
            return Finding("look", "tmux", says)
        return Finding("ok", "tmux", f"escape-time is {escape_time} ms")
    if environ.get("STY"):
        says = "Esc may wait 300 ms: put `maptimeout 10` into ~/.screenrc"
        return Finding("look", "screen", says)
    return Finding("ok", "tmux", "not in use")


def tmux_escape_time(environ: Mapping[str, str]) -> int | None:
    """Ask tmux how long it waits after Esc, in milliseconds; `None` where it does not tell."""
    program = shutil.which("tmux", path=environ.get("PATH"))
    if not environ.get("TMUX") or program is None:
        return None
    try:
        done = subprocess.run(
            [program, "show-options", "-sv", "escape-time"],
            env=dict(environ),
            capture_output=True,
            text=True,
            timeout=_TMUX_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    said = done.stdout.strip()
    return int(said) if said.isdecimal() else None


def own_files(settings: Settings) -> Iterator[Finding]:
    """Look at the clerk's own keys and phrases."""
    from client.shorthand.phrases import PhraseError
    from keymaps import KeymapError
    from tui.own_keys import keys_file, read_keys_file
    from tui.start import own_phrases

    if not keys_file().exists():
        yield Finding("ok", "keys", f"the preset {settings.keys}")
    else:
        try:
            read_keys_file(keys_file(), settings.keys)
            yield Finding("ok", "keys", "keys.toml has no mistakes")
        except KeymapError as error:
            yield from (Finding("wrong", "keys", mistake) for mistake in error.mistakes)
    try:
        count = len(own_phrases())
        yield Finding("ok", "phrases", f"{count} of your own" if count else "none of your own")
    except PhraseError as error:
        yield from (Finding("wrong", "phrases", line) for line in str(error).splitlines())
