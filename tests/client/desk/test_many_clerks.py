"""Several clerks on one hearing, each at a machine of their own: nothing is lost."""

from pathlib import Path
from random import Random

import pytest

from client.desk.telling import TypedLine
from client.record.lines import ResultLine
from client.record.matters import Target
from client.record.record import Change
from tests.client.builders import matters, recorded
from tests.client.desk.at_work import HEARING, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer

EDITS = 1000
MOST_LINES = 20


class Editing:
    """What all clerks did: every text ever recorded, and those that somebody went on from."""

    def __init__(self, chance: Random) -> None:
        self.made: list[str] = []
        self.outdated: set[str] = set()
        self._chance = chance

    @property
    def expected(self) -> list[str]:
        """What has to stand in the end."""
        return sorted(set(self.made) - self.outdated)

    def edit(self, clerk: AtWork) -> None:
        """Have a clerk add a result, or change one or take one off that they see."""
        file = clerk.file()
        lines = file.record.live_lines
        chances = (40, 40, 20) if len(lines) < MOST_LINES else (0, 40, 60)
        what = self._chance.choices(("add", "change", "delete"), chances)[0]
        if not lines or what == "add":
            line = self._new(self._chance.choice(matters()).target)
            change = Change.adding([line])
        else:
            before = self._chance.choice(lines)
            self.outdated.add(before.typed)
            if what == "delete":
                change = file.record.replacing((before,))
            else:
                line = self._new(before.target)
                change = file.record.replacing((before,), (line,))
        clerk.desk.keep(file, "record", TypedLine("edit"), change, "edited")

    def _new(self, target: Target) -> ResultLine:
        text = f"fo {len(self.made) + 1}"
        self.made.append(text)
        line_id = f"{self._chance.getrandbits(128):032x}"
        version_4 = (
            f"{line_id[:8]}-{line_id[8:12]}-4{line_id[13:16]}-8{line_id[17:20]}-{line_id[20:]}"
        )
        return recorded(text, target, version_4)


@pytest.mark.parametrize("count", [2, 4])
def test_a_thousand_edits_of_several_clerks_end_as_all_of_them_together(
    start: Start, server: CourtServer, tmp_path: Path, count: int
) -> None:
    chance = Random(count)
    editing = Editing(chance)
    clerks = [start(path=tmp_path / str(one) / "journal.db").until_listed() for one in range(count)]
    for _ in range(EDITS):
        clerk = chance.choice(clerks)
        editing.edit(clerk)
        chance.choice(clerks).pump()
        if chance.random() < 0.1:
            clerk.until_saved()
    # Each save brings in what the others did; after two rounds everybody has seen everything.
    for _ in range(2):
        for clerk in clerks:
            editing.edit(clerk)
            clerk.until_saved()
    for clerk in clerks:
        clerk.desk.connect(clerk.fresh_sync())
        clerk.until(
            lambda c=clerk: sorted(c.typed()) == sorted(server.typed(HEARING)),
            "the clerk sees what the server holds",
        )
    assert sorted(server.typed(HEARING)) == editing.expected
    assert server.versions[HEARING] == list(range(1, len(server.versions[HEARING]) + 1))
