"""The README shows the program's own screen; `UPDATE_README=1` writes it anew."""

import os
import re
from pathlib import Path

from tests.journeys.conftest import Open

README = Path(__file__).parents[2] / "README.md"
PICTURE = re.compile(r"(<!-- screen -->\n```text\n)(.*?)(```\n<!-- /screen -->)", re.DOTALL)


def test_the_picture_in_the_readme_is_what_the_program_shows(open_callover: Open) -> None:
    terminal = open_callover("--room", "3")
    terminal.wait_for(re.compile(r"Courtroom 03 .* 0/\d\d done +api ok"), seconds=30)
    terminal.wait_for(re.compile(r"^ +18 .* \d +.*│", re.MULTILINE))
    terminal.type("fo 120; lep 6; fvs 48; fcpc 85")
    terminal.press("enter")
    terminal.wait_for(re.compile(r"Kept: 1 +Fine £120"))
    terminal.press("down")
    terminal.type("nsp")
    terminal.press("enter")
    terminal.wait_for(re.compile(r"Kept: 2  No separate penalty"))
    terminal.wait_for("api ok")
    terminal.type("3/fo 40")
    terminal.wait_for("complete")
    terminal.settle()
    found = PICTURE.search(README.read_text("utf-8"))
    assert found is not None
    if os.environ.get("UPDATE_README"):
        text = README.read_text("utf-8")
        README.write_text(
            PICTURE.sub(lambda one: f"{one[1]}{terminal.screen}\n{one[3]}", text), "utf-8"
        )
        return
    assert found[2] == f"{terminal.screen}\n"
