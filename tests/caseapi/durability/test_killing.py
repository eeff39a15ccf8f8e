"""The server killed while clerks are saving: what was acknowledged is there, once.

A clerk who got no answer sends the same command again, with the same correlation id, as the
program does. `make soak` kills it fifty times on either engine.
"""

import contextlib
import gc
import os
import random
import threading
import uuid
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from caseapi.cli import main
from caseapi.store import open_store
from caseapi.store.tables import drafts, events
from client.contract import routes
from tests.caseapi.durability.conftest import HEARINGS
from tests.caseapi.durability.serving import PATIENCE, Clerk, serving

KILLS = {"sqlite": 6, "postgresql": 4}
"""How often, by engine, in an ordinary run; CALLOVER_KILLS says otherwise for both."""


@dataclass
class Progress:
    """What has been acknowledged so far, over all clerks."""

    changed: threading.Condition = field(default_factory=threading.Condition)
    acknowledged: int = 0

    def add(self) -> None:
        with self.changed:
            self.acknowledged += 1
            self.changed.notify_all()

    def reach(self, number: int) -> bool:
        """Wait until so many are acknowledged; say whether they are in time."""
        with self.changed:
            return self.changed.wait_for(lambda: self.acknowledged >= number, PATIENCE)


@dataclass
class Writer:
    """A clerk who saves one version after the other, and begins again where no answer came."""

    hearing: str
    acknowledged: list[str] = field(default_factory=list)
    in_hand: str = field(default_factory=lambda: str(uuid.uuid4()))

    def write(self, path: Path, progress: Progress) -> None:
        """Save until the server is gone."""
        with Clerk(path, self.hearing) as clerk:
            try:
                while True:
                    clerk.save(len(self.acknowledged) + 1, self.in_hand)
                    self.acknowledged.append(self.in_hand)
                    self.in_hand = str(uuid.uuid4())
                    progress.add()
            except httpx.TransportError:
                return


@contextlib.contextmanager
def refused_sockets_unheeded() -> Iterator[None]:
    """Let go of the sockets that httpcore leaves open where a connect to a Unix socket is refused.

    They are the clerks', not the server's, and would otherwise be warned of here or in any later
    test.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def kill_under_load(database: str, path: Path, writers: list[Writer], after: int) -> None:
    """Serve, let the clerks save, and kill the server once so many saves are acknowledged."""
    progress = Progress()
    with refused_sockets_unheeded(), serving(database, path) as server:
        threads = [
            threading.Thread(target=writer.write, args=(path, progress)) for writer in writers
        ]
        for thread in threads:
            thread.start()
        reached = progress.reach(after)
        server.kill()
        for thread in threads:
            thread.join(PATIENCE)
    assert reached
    assert not any(thread.is_alive() for thread in threads)


def test_every_acknowledged_save_is_there_once(
    court_database: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = "postgresql" if court_database.startswith("postgresql") else "sqlite"
    kills = int(os.environ.get("CALLOVER_KILLS", KILLS[engine]))
    chance = random.Random(f"{engine} {kills}")
    writers = [Writer(hearing) for hearing in HEARINGS]
    for _ in range(kills):
        kill_under_load(court_database, folder / "s", writers, chance.randint(1, 80))
    with open_store(court_database) as store, store.reading() as connection:
        told = connection.execute(select(events.c.client_correlation_id, events.c.body)).all()
        kept = dict(connection.execute(select(drafts.c.hearing_id, drafts.c.document)).all())
    saved = Counter(row[0] for row in told if f'"{routes.SAVE_DRAFT.success}"' in row[1])
    for writer in writers:
        assert {saved[each] for each in writer.acknowledged} <= {1}
        assert saved[writer.in_hand] <= 1
        last = len(writer.acknowledged) + saved[writer.in_hand]
        if last:
            assert f'"version":{last},' in kept[writer.hearing]
    assert sum(len(writer.acknowledged) for writer in writers) >= kills
    assert len(told) == sum(saved.values())
    assert main(["audit", "verify", "--database", court_database]) == 0, capsys.readouterr().err
