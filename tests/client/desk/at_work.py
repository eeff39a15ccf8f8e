"""A clerk at work: a desk and a sitting over a journal on disk and a model of the server."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from client.desk.case_file import CaseFile
from client.desk.desk import Desk
from client.desk.faults import FaultBook
from client.desk.rows import ListRow
from client.desk.sitting import Response, Sitting
from client.journal import Journal
from client.record.matters import Matter
from client.sync.sync import Sync
from tests.client.builders import DAY, catalogue, fresh_ids, hearing_json, uid
from tests.client.sync.court_server import CourtServer
from tests.client.sync.waiting import Wake

HEARING, SECOND = uid("hearing"), uid("second")


class MortalJournal(Journal):
    """A journal whose program can die: from then on nothing is written that waits to be."""

    is_dead = False

    def _write(self, waiting: list[Any]) -> None:
        if not self.is_dead:
            super()._write(waiting)


class AtWork:
    """One run of the program, from opening the journal to closing it.

    With `connected` off nothing is ever sent. `time` is when things are logged. All messages and
    texts given back are collected.
    """

    def __init__(
        self, path: Path, server: CourtServer, *, connected: bool = True, name: str = "run"
    ) -> None:
        self.path = path
        self.server = server
        self.time = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
        self.said: list[str] = []
        self.given_back: list[str] = []
        self.wake = Wake()
        self.is_open = True
        self.now = dt.datetime.fromisoformat(f"{DAY}T10:00:00")
        self.journal = MortalJournal(path, lambda: self.now.isoformat())
        ids = fresh_ids(f"{name} {path}")
        self.desk = Desk(
            self.journal,
            catalogue(),
            DAY,
            clock=lambda: "10:00",
            new_id=ids,
            wake=self.wake,
            now=lambda: self.time,
        )
        faults = FaultBook(path.parent / "faults", lambda: {"terminal": "xterm"}, lambda: self.time)
        self.sitting = Sitting(self.desk, ids, faults=faults)
        if connected:
            self.connect()

    def connect(self) -> None:
        """Begin to talk to the server."""
        self.desk.connect(self.fresh_sync())

    def fresh_sync(self) -> Sync:
        """Give a background of which no pause is longer than two thousandths of a second."""
        pauses = (0.001, 0.002)
        return Sync(self.server.client(self.wake), self.desk.tell, pauses, pauses)

    def pump(self) -> None:
        """Handle what has come, and collect what the clerk is told."""
        update = self.sitting.pump()
        self.said += update.messages
        self.given_back += (one.line.text for one in update.given_back)

    def until(self, holds: Any, what: str) -> None:
        """Pump until a condition holds; fail when it never does."""

        def looks() -> bool:
            self.pump()
            return bool(holds())

        self.wake.until(looks, lambda: f"{what}; said so far: {self.said}")

    def has_said(self, part: str) -> bool:
        """Tell whether the clerk was told something with these words."""
        return any(part in said for said in self.said)

    def until_said(self, part: str) -> None:
        """Pump until the clerk is told something with these words."""
        self.until(lambda: self.has_said(part), f"says ‘{part}’")

    def until_listed(self) -> "AtWork":
        """Pump until every hearing of the list and the reference data are there."""
        self.until(lambda: self.desk.is_all_read, "all is read")
        return self

    def until_saved(self) -> None:
        """Pump until the server holds everything that was kept."""
        self.until(
            lambda: all(
                file.is_saved and not self.desk.is_sharing(file.hearing.id)
                for row in self.desk.rows
                if (file := self.desk.file(row.hearing_id)) is not None
            ),
            "everything is saved",
        )

    def enter(self, text: str) -> Response:
        """Enter a line and see it kept, where it records something."""
        before = len(self.said)
        response = self.sitting.enter(text)
        file = self.sitting.file
        if response.taken and file is not None and file.pending:
            self.until(lambda: len(self.said) > before, f"‘{text}’ is kept")
        return response

    def file(self, hearing_id: str = HEARING) -> CaseFile:
        """Give a hearing's case file."""
        found = self.desk.file(hearing_id)
        assert found is not None
        return found

    def typed(self, hearing_id: str = HEARING) -> list[str]:
        """Give what stands recorded on a hearing, as it was typed."""
        return [line.typed for line in self.file(hearing_id).record.live_lines]

    def words(self, number: int) -> list[str]:
        """Give the results on one matter of the current hearing, in words."""
        file = self.sitting.file
        assert file is not None
        matter = file.matter(number)
        assert isinstance(matter, Matter)
        return [line.words(self.desk.catalogue) for line in file.record.on(matter)]

    def row(self, number: int) -> ListRow:
        """Give the row with this number."""
        (found,) = [row for row in self.desk.rows if row.number == number]
        return found

    def close(self) -> None:
        """Leave the program."""
        if self.is_open:
            self.is_open = False
            self.desk.close()

    def crash(self) -> None:
        """End as a killed program ends: what the journal was to write is not written any more."""
        self.is_open = False
        self.journal.is_dead = True
        self.desk.close()


def court() -> CourtServer:
    """Give a server with a list of two hearings."""
    return CourtServer(hearing_json(), hearing_json("second", 11))


@contextmanager
def nothing_can_be_kept(path: Path) -> Iterator[None]:
    """Have nothing be written to the journal's entries for as long as this lasts."""
    other = apsw.Connection(str(path))
    other.set_busy_timeout(5000)
    other.execute("ALTER TABLE entry RENAME TO hidden")
    yield
    other.execute("ALTER TABLE hidden RENAME TO entry")
    other.close()
