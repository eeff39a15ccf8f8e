"""Windows killed at any moment, two on one journal: what was shown as kept is there, once."""

import os
import re
from pathlib import Path
from random import Random

import apsw

from tests.journeys.conftest import Open
from tests.terminal import Terminal

KILLS = int(os.environ.get("CALLOVER_WINDOW_KILLS", "8"))
"""How often a window is killed; `make soak` does it two hundred times."""

_KEPT = re.compile(r"Kept: .*?£([\d,]+)")


class Window:
    """A window that is killed and opened again, and the amounts that it showed as kept."""

    def __init__(self, open_callover: Open, case: int) -> None:
        self._open = open_callover
        self._case = case
        self.kept: list[int] = []
        self.terminal = self._opened()

    def _opened(self) -> Terminal:
        terminal = self._open()
        terminal.wait_for(re.compile(r"Lavender Hill +Courtroom 01"), seconds=30)
        terminal.wait_for(re.compile(r"│.* 1 .*[A-Z]{2}\d{5}"), seconds=30)
        terminal.type(f"{self._case}")
        terminal.press("enter")
        terminal.wait_for(re.compile(rf"^▸ *{self._case} ", re.MULTILINE))
        return terminal

    def record(self, amount: int) -> None:
        """Type a fine on the first offence and press Enter."""
        self.terminal.type(f"1/fo {amount}")
        self.terminal.press("enter")

    def look(self) -> None:
        """Note what the screen says is kept."""
        for words in _KEPT.findall(self.terminal.screen):
            amount = int(words.replace(",", ""))
            if amount not in self.kept:
                self.kept.append(amount)

    def kill(self) -> None:
        """Kill the program, note what it had shown by then, and open it again."""
        self.terminal.kill()
        self.look()
        self.terminal = self._opened()


def typed(journal: Path) -> list[str]:
    connection = apsw.Connection(str(journal))
    assert list(connection.execute("PRAGMA integrity_check")) == [("ok",)]
    return [row[0] for row in connection.execute("SELECT typed FROM entry ORDER BY sequence")]


def test_what_was_shown_as_kept_survives_every_kill(
    open_callover: Open, environment: dict[str, str]
) -> None:
    chance = Random(1)
    windows = [Window(open_callover, 3), Window(open_callover, 3)]
    amount = 1000
    for kill in range(KILLS):
        for _ in range(chance.randint(1, 3)):
            window = chance.choice(windows)
            amount += 1
            window.record(amount)
            window.terminal.wait_for(re.compile(rf"Kept: .*£{amount:,}\b"))
            window.look()
        amount += 1
        doomed = windows[kill % 2]
        doomed.record(amount)
        doomed.terminal.program.read(0.001, chance.uniform(0, 0.03), 0.03)
        doomed.kill()
    journal = Path(environment["XDG_DATA_HOME"]) / "callover" / "journal.db"
    entries = typed(journal)
    amounts = [int(text.removeprefix("1/fo ")) for text in entries]
    assert len(set(amounts)) == len(amounts)
    for window in windows:
        assert window.kept == [each for each in amounts if each in window.kept]
        assert len(window.kept) >= KILLS // 2
