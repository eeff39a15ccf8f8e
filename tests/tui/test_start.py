"""How the program starts: what is slow is done before the screen has to wait for it."""

import os
import subprocess
import sys
from pathlib import Path

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
