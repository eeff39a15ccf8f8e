"""Several programs that start at the same moment on one new journal."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from client.journal import Journal
sys.stdin.readline()
journal = Journal(Path(sys.argv[1]), lambda: "2026-11-23T10:00:00Z")
journal.keep("h1", "2026-11-23", "record", sys.argv[2], []).result()
journal.close()
"""


def test_programs_that_start_together_all_open_a_new_journal(tmp_path: Path) -> None:
    for turn in range(3):
        path = tmp_path / str(turn) / "journal.db"
        programs = [
            subprocess.Popen(
                [sys.executable, "-c", PROGRAM, str(path), f"window {number}"],
                stdin=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for number in range(6)
        ]
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        errors = [program.communicate()[1] for program in programs]
        assert errors == [""] * 6
