"""A name may hold anything; nothing of it but its visible letters reaches the terminal."""

import re
import uuid
from collections.abc import Callable
from pathlib import Path

from tests.hostile import ESCAPES, MARKUP, STEERS
from tests.journeys.conftest import (
    CALLOVER,
    CASEAPI,
    DAY,
    Open,
    Server,
    reaches_the_list,
    run,
)
from tests.journeys.hearings import hearing, write_hearings

OF_THE_DISPLAY = re.compile(r"\x1b\[[\d;?]*[A-Za-z]|\x1b\[\?[\d;]*\$p|\x1bM|\x1b\]22;default\x07")
"""What the program itself steers the terminal with, and the feeds of lines beside."""


def test_a_hostile_name_shows_as_harmless_text_in_list_case_and_readback(
    start_server: Callable[[], Server],
    open_callover: Open,
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    file = write_hearings(
        tmp_path / "hostile.json",
        hearing(f"Sm{ESCAPES}ith", "[/]Jo", f"The{ESCAPES}ft {MARKUP}"),
        hearing("[red]Brown", f"{ESCAPES}Al", "x" * 4000),
        hearing("\u202eevil", "\ud800Zoe", "Wide 漢字 and é combining"),
    )
    database = str(tmp_path / "court" / "caseapi.db")
    done = run([CASEAPI, "import", "hearings", str(file), "--database", database], environment)
    assert done.returncode == 0, done.stderr
    server = start_server()
    terminal = open_callover("--api", server.url, "--user", str(uuid.uuid4()), "--room", "7")
    terminal.wait_for(re.compile(r"Hostile Row +Courtroom 07 .* api ok"))
    terminal.wait_for(re.compile(r"^. +\d SM\[31M\]52", re.MULTILINE))
    terminal.type("/sm[31m")
    terminal.press("enter")
    terminal.wait_for(re.compile(r"│▸ 1 The"))
    terminal.type("fo 50")
    terminal.press("enter")
    terminal.wait_for("Kept: 1  Fine £50")
    terminal.press("f9")
    terminal.wait_for("Read-back of number")
    terminal.wait_for("[@click=app.quit()]x[/]")
    terminal.press("esc")
    for name, shown in (("brown", r"│ \d \[RED\]BROWN"), ("evil", r"│ \d EVIL Zoe")):
        terminal.type(f"/{name}")
        terminal.press("enter")
        terminal.wait_for(re.compile(shown))
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    sent = terminal.raw.decode()
    assert "\x1b[31m" not in sent
    letters = OF_THE_DISPLAY.sub("", sent).translate(str.maketrans("", "", "\r\n"))
    assert STEERS.search(letters) is None


def test_a_hostile_name_is_plain_text_in_the_line_mode(
    start_server: Callable[[], Server], environment: dict[str, str], tmp_path: Path
) -> None:
    file = write_hearings(tmp_path / "h.json", hearing(f"Sm{ESCAPES}ith", MARKUP, "Theft"))
    database = str(tmp_path / "court" / "caseapi.db")
    run([CASEAPI, "import", "hearings", str(file), "--database", database], environment)
    server = start_server()
    done = run(
        [
            *(CALLOVER, "line", "--date", DAY.isoformat(), "--api", server.url),
            *("--user", str(uuid.uuid4()), "--room", "7"),
        ],
        environment,
        ":case\nnsp\n:share\n\n:quit\n",
    )
    assert done.returncode == 0, done.stdout
    assert MARKUP in done.stdout
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", done.stdout)


def test_a_pasted_sequence_presses_no_key(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.program.write(b"\x1b[200~\x1b[>\x15fo 120\r; nsp\x1b[201~")
    terminal.wait_for("; nsp")
    terminal.settle()
    assert "Kept" not in terminal.screen
    assert "\x1b[>" not in terminal.screen
