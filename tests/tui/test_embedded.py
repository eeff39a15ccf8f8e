"""The practice court as a child process: there is one that can be reached, whatever came."""

import datetime as dt
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.embedded import EmbeddedApi, EmbeddedError

DAY = dt.date(2026, 11, 23)


@pytest.fixture
def embedded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedApi]:
    started: list[subprocess.Popen[bytes]] = []
    start = EmbeddedApi._start

    def note(embedded: EmbeddedApi) -> "subprocess.Popen[bytes]":
        started.append(start(embedded))
        return started[-1]

    monkeypatch.setattr(EmbeddedApi, "_start", note)
    embedded = EmbeddedApi(tmp_path, DAY)
    embedded.ensure()
    yield embedded
    embedded.stop()
    for child in started:
        child.kill()
        child.wait(10)


def pid(embedded: EmbeddedApi) -> int:
    assert embedded._child is not None
    return embedded._child.pid


def can_be_reached(embedded: EmbeddedApi) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(embedded.socket_path) == 0


def test_a_server_that_answers_is_left_alone(embedded: EmbeddedApi) -> None:
    first = pid(embedded)
    embedded.ensure()
    assert pid(embedded) == first


def test_a_server_whose_socket_was_deleted_is_started_anew(embedded: EmbeddedApi) -> None:
    first = embedded._child
    assert first is not None
    Path(embedded.socket_path).unlink()
    embedded.ensure()
    assert can_be_reached(embedded)
    assert first.poll() is not None


def test_a_server_that_hangs_and_cannot_be_reached_is_ended(
    embedded: EmbeddedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.embedded._END_SECONDS", 0.01)
    first = embedded._child
    assert first is not None
    os.kill(first.pid, signal.SIGSTOP)
    Path(embedded.socket_path).unlink()
    embedded.ensure()
    assert can_be_reached(embedded)
    assert first.poll() == -signal.SIGKILL


def test_a_server_with_more_calls_than_it_can_take_is_not_waited_for(
    embedded: EmbeddedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.embedded._PROBE_SECONDS", 0.01)
    first = pid(embedded)
    os.kill(first, signal.SIGSTOP)
    calls = [socket.socket(socket.AF_UNIX) for _ in range(100)]
    for call in calls:
        call.setblocking(False)
        call.connect_ex(embedded.socket_path)
    embedded.ensure()
    assert pid(embedded) == first
    for call in calls:
        call.close()


def test_a_server_that_gives_up_by_itself_is_told_of_and_started_all_the_same(
    embedded: EmbeddedApi, tmp_path: Path
) -> None:
    killed = embedded._child
    assert killed is not None
    killed.kill()
    killed.wait(10)
    for name in ("practice.db", "practice.db-wal", "practice.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / "practice.db").write_text("no database" * 500)
    embedded.ensure()
    first = embedded._child
    assert first is not None
    assert first.wait(30) == 1
    with pytest.raises(EmbeddedError, match=r"practice\.db\. Move that file away"):
        embedded.ensure()
    assert embedded._child is not first
