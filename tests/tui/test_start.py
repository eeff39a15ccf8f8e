"""How the program starts: what is slow is done before the screen has to wait for it."""

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tui.start import now_words

SIT_DOWN = """
import datetime as dt, os, sys
from pathlib import Path
import tui.app
from tui.start import Wanted, load, open_journal, open_sitting
wanted = Wanted(dt.date(2026, 11, 23), Path(sys.argv[1]), api="http://127.0.0.1:1", user="clerk")
journal = open_journal(wanted)
loaded = load(wanted, None)
before = set(sys.modules)
open_sitting(wanted, journal, loaded, lambda: None)
print(*(name for name in sys.modules if name.startswith("client") and name not in before))
sys.stdout.flush()
os._exit(0)
"""


def test_to_sit_down_imports_nothing_while_keys_wait(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SIT_DOWN, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
    )
    assert done.stdout.split() == []


SPARED = """
import sys
from tui.spared import spare_unused
spare_unused()
import pydantic, textual.app, textual.screen, textual.theme
class Plea(pydantic.BaseModel):
    value: str
Plea(value="GUILTY")
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_what_libraries_load_and_the_program_never_uses_stays_out() -> None:
    """Each of the modules is loaded by an import of Textual or pydantic alone."""
    unused = ["textual.fuzzy", "textual.widgets._tree", "importlib.metadata", "zipfile"]

    def loaded(code: str) -> list[str]:
        command = [sys.executable, "-c", code, *unused]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

    assert loaded(SPARED) == []
    assert loaded(SPARED.replace("spare_unused()\n", "", 1)) == unused


def test_the_time_of_day_is_that_in_court_on_a_machine_set_to_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def in_court() -> str:
        return f"{dt.datetime.now(ZoneInfo('Europe/London')):%H:%M}"

    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "Asia/Kathmandu")
        time.tzset()
        before, said, after = in_court(), now_words(), in_court()
    time.tzset()
    assert said in (before, after)
