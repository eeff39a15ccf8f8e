"""The command line: `callover` opens the screen, `callover line` the plain-text line mode.

`callover parse` says what lines would record, without a list and without a journal; `callover
readback` prints what is recorded on the day. `callover keys` and `callover doctor` say what keys
are in force, and what terminal and machine are like.
"""

import argparse
import datetime as dt
import gc
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from tui.charset import FORCED, UTF_8, speak_plainly, terminal_charset
from tui.crash import Crash
from tui.settings import (
    PRACTICE,
    Preset,
    Settings,
    SettingsError,
    ThemeName,
    certificates_of,
    data_folder,
    own_settings,
)
from tui.spared import spare_unused
from tui.start import Wanted, local_copy, open_journal, own_phrases, with_last_theme

if TYPE_CHECKING:
    from client.journal import Journal
    from keymaps import Keymap
    from tui.embedded import EmbeddedApi

_LEAST_COLUMNS, _LEAST_ROWS = 60, 20
_FAILED, _MISUSED, _INTERRUPTED = 1, 2, 130


def run() -> None:
    """Run the command line and end the process at once.

    By then the journal is closed and all is on disk; a request to a server that hangs, or a
    thread that waits for one, must not hold up leaving.
    """
    spare_unused()
    crash = Crash()
    crash.take_over()
    try:
        status = main(crash=crash)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read this has seen enough, as `head` has.
        status = _FAILED
    except KeyboardInterrupt:
        status = _INTERRUPTED
    if crash.has_come:
        status = _FAILED
        crash.tell()
    sys.stderr.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None, crash: Crash | None = None) -> int:
    """Run the command line and give the exit status: 0 done, 1 failed, 2 asked for wrongly.

    `crash` is told where a report of it goes, and how the screen is left.
    """
    given = sys.argv[1:] if arguments is None else arguments
    crash = crash or Crash()
    speak_plainly(terminal_charset())
    if given and given[0] == "keys":
        from tui.keys_command import run_keys

        return run_keys(given[1:])
    if given and given[0] == "doctor":
        from tui.doctor import run_doctor

        return run_doctor(given[1:])
    options = _parser().parse_args(given)
    try:
        settings = own_settings(os.environ) if options.mode != "parse" else Settings()
    except SettingsError as error:
        print(f"callover: the configuration has mistakes:\n{error}", file=sys.stderr)
        return _MISUSED
    wanted = wanted_by(options, settings)
    crash.data = wanted.data
    problem = _problem_with(options, wanted)
    if problem:
        print(f"callover: {problem}", file=sys.stderr)
        return _MISUSED
    if options.mode == "parse":
        from tui.parse import run_parse

        return run_parse(options.catalogue, options.date, as_json=options.json)
    if options.mode == "readback":
        from tui.readback_command import run_readback

        return run_readback(wanted)
    _set_terminal(settings)
    is_line_mode = options.mode == "line"
    return _run(wanted, settings.keys, options.keys, crash, is_line_mode=is_line_mode)


def wanted_by(options: argparse.Namespace, settings: Settings) -> Wanted:
    """Join what the command line asks for with what is set; the command line goes first."""
    api = settings.api if options.api is None else options.api
    return Wanted(
        options.date,
        options.data or (Path(settings.data).expanduser() if settings.data else data_folder()),
        settings.court if options.court is None else options.court,
        settings.room if options.room is None else options.room,
        "" if api == PRACTICE else api,
        settings.user if options.user is None else options.user,
        certificates=certificates_of(settings),
        theme=options.theme or settings.theme,
        journal_days=settings.journal_days,
        set_theme=settings.theme,
        is_theme_asked=options.theme is not None,
    )


def _set_terminal(settings: Settings) -> None:
    """Put what is set about the terminal where the display and the driver look for it."""
    if settings.colour == "never":
        os.environ["NO_COLOR"] = "1"
    if settings.ascii == "always":
        os.environ[FORCED] = "always"
        speak_plainly(terminal_charset())
    if settings.escape_wait:
        os.environ.setdefault("ESCDELAY", str(settings.escape_wait))


def _run(wanted: Wanted, preset: str, only: str | None, crash: Crash, *, is_line_mode: bool) -> int:
    """Open the journal and the front end, with the keys of `preset`, or with those of `only`.

    The practice court's server starts first only where there is no local copy to paint; else it
    would take the processor from the first paint.
    """
    from client.journal import JournalError
    from client.shorthand.phrases import PhraseError
    from tui.embedded import EmbeddedApi, EmbeddedError

    try:
        wanted = replace(wanted, phrases=own_phrases())
    except PhraseError as error:
        print(f"callover: the phrases have mistakes:\n{error}", file=sys.stderr)
        return _MISUSED
    embedded = None if wanted.api else EmbeddedApi(wanted.data, wanted.day)
    try:
        journal = open_journal(wanted)
        wanted = with_last_theme(wanted, journal)
        if embedded is not None and (is_line_mode or not local_copy(journal, wanted)[1]):
            embedded.ensure()
    except (JournalError, EmbeddedError) as error:
        print(f"callover: {error}", file=sys.stderr)
        return _FAILED
    try:
        if is_line_mode:
            from tui.line_command import run_line_mode

            return run_line_mode(wanted, journal, embedded)
        from tui.own_keys import own_keymap

        keymap, greeting = own_keymap(preset, only)
        plain = replace(keymap, is_plain=terminal_charset() != UTF_8)
        return _run_screen(wanted, (plain, greeting), journal, embedded, crash)
    finally:
        if embedded is not None:
            embedded.stop()


def _run_screen(
    wanted: Wanted,
    keys: tuple["Keymap", str],
    journal: "Journal",
    embedded: "EmbeddedApi | None",
    crash: Crash,
) -> int:
    os.environ.setdefault("TEXTUAL_FPS", "240")
    # What is imported now lives as long as the program; the app turns collection on again.
    gc.disable()
    from tui.app import CalloverApp

    app = CalloverApp(wanted, journal, embedded, *keys, crash=crash)
    try:
        app.run(mouse=False)
    finally:
        app.close()
    return app.return_code or 0


def _problem_with(options: argparse.Namespace, wanted: Wanted) -> str:
    """Say in words why the program can't start as asked; empty where it can."""
    if options.mode == "parse":
        return ""
    if options.catalogue or options.json:
        return "--catalogue and --json go with `callover parse`"
    if wanted.api and not wanted.api.startswith(("http://", "https://")):
        return f"‘{wanted.api}’ is not an address; write it as https://…"
    if wanted.api and not wanted.user:
        return "--api needs --user with your user id, which the court's server knows you by"
    if wanted.api and wanted.certificates and not Path(wanted.certificates).is_file():
        return f"there is no file {wanted.certificates}, which is set as certificates"
    if options.mode in ("line", "readback"):
        return ""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "this is not a terminal; use `callover line`, which reads and writes plain text"
    if os.environ.get("TERM", "dumb") in ("dumb", ""):
        return "this terminal can't show a full screen; use `callover line`"
    columns, rows = shutil.get_terminal_size()
    if columns < _LEAST_COLUMNS or rows < _LEAST_ROWS:
        return (
            f"the terminal is {columns}x{rows}; make it at least "
            f"{_LEAST_COLUMNS}x{_LEAST_ROWS}, or use `callover line`"
        )
    return ""


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"‘{text}’ is not a date; write 2026-11-23") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="callover",
        description="Record results in court. Without options: the practice court, today.",
        epilog="`callover keys` prints the keys in force, `callover doctor` what terminal and "
        "machine are like; each says more with --help. What is set for good in config.toml is "
        "in docs/configuration.md.",
    )
    parser.add_argument(
        "mode", nargs="?", choices=["line", "parse", "readback"],
        metavar="line|parse|readback",
        help="line: plain numbered text on standard input and output; "
        "readback: print what is recorded on the day, and what the checks find on it; "
        "parse: say what each line of standard input would record, and record nothing",
    )  # fmt: skip
    parser.add_argument("--court", metavar="NAME", help="any part of the court's name")
    parser.add_argument("--room", metavar="ROOM", help="the room's number or name")
    parser.add_argument(
        "--date", type=_day, default=dt.date.today(), metavar="DATE",
        help="the day's list, as 2026-11-23; today unless given",
    )  # fmt: skip
    parser.add_argument(
        "--api", metavar="URL", help="the court's server; ‘practice’ for the practice court"
    )
    parser.add_argument("--user", metavar="ID", help="your user id on that server")
    parser.add_argument(
        "--data", type=Path, default=None, metavar="FOLDER", help="where the journal is kept"
    )
    parser.add_argument(
        "--keys", choices=get_args(Preset), metavar="PRESET",
        help=f"one set of keys alone, without keys.toml: {', '.join(get_args(Preset))}",
    )  # fmt: skip
    parser.add_argument(
        "--theme", choices=get_args(ThemeName), metavar="THEME",
        help=f"the colours: {', '.join(get_args(ThemeName))}",
    )  # fmt: skip
    parser.add_argument(
        "--catalogue", type=Path, default=None, metavar="FILE",
        help="parse with the result definitions of a file, in the API's form or a .toml in ours",
    )  # fmt: skip
    parser.add_argument(
        "--json", action="store_true", help="parse to one JSON object for each line"
    )
    return parser


if __name__ == "__main__":
    run()
