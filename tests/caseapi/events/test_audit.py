"""Auditing the events: what tampering shows, where, and what only kept heads can show."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from caseapi import audit
from caseapi.audit import CHANGED, MISPLACED, NOT_AN_EVENT, OTHER_HASH, Audit, Head
from caseapi.cli import main
from caseapi.errors import CannotError
from caseapi.store import Store, open_store
from caseapi.store.chain import BEGINNING, link
from tests.caseapi.conftest import Api
from tests.caseapi.events.chains import FIRST, SECOND, bodies, put_events, tamper

ON_FIRST = f"stream_id = '{FIRST}' AND sequence"
SWAP = (
    f"UPDATE events SET sequence = 99 WHERE {ON_FIRST} = 2",
    f"UPDATE events SET sequence = 2 WHERE {ON_FIRST} = 3",
    f"UPDATE events SET sequence = 3 WHERE {ON_FIRST} = 99",
)


@pytest.fixture
def told(store: Store) -> Store:
    put_events(store, FIRST, 5)
    put_events(store, SECOND, 3)
    return store


def verified(store: Store, kept: dict[str, Head] | None = None) -> Audit:
    with store.reading() as connection:
        return audit.verify(connection, kept)


def kept_heads(store: Store) -> dict[str, Head]:
    with store.reading() as connection:
        return audit.read_heads([f"{head}\n" for head in audit.heads(connection)])


def test_chains_that_hold_are_counted(told: Store) -> None:
    assert str(verified(told)) == "8 events in 2 chains: every chain holds."


def test_no_events_at_all_are_in_order(store: Store) -> None:
    assert str(verified(store)) == "0 events in 0 chains: every chain holds."


async def test_a_days_work_holds(api: Api, store: Store) -> None:
    for version in (1, 2, 2):
        await api.save(version)
    await api.share(2)
    seen = verified(store)
    assert (seen.events, seen.streams, seen.bad) == (4, 1, [])


@pytest.mark.parametrize(
    ("statements", "sequence", "wrong"),
    [
        ((f"UPDATE events SET body = replace(body, 'told 2', 'told 7') WHERE {ON_FIRST} = 3",),
         3, CHANGED),
        ((f"UPDATE events SET body = '[' WHERE {ON_FIRST} = 3",), 3, CHANGED),
        ((f"UPDATE events SET hash = '{BEGINNING}' WHERE {ON_FIRST} = 4",), 4, CHANGED),
        ((f"DELETE FROM events WHERE {ON_FIRST} = 3",),
         3, "it is missing; the next one there is 4"),
        ((f"DELETE FROM events WHERE {ON_FIRST} = 1",),
         1, "it is missing; the next one there is 2"),
        (SWAP, 2, CHANGED),
        ((f"UPDATE events SET user_id = 'another' WHERE {ON_FIRST} = 2",), 2, MISPLACED),
        ((f"UPDATE events SET client_correlation_id = NULL WHERE {ON_FIRST} = 2",), 2, MISPLACED),
        ((f"UPDATE events SET stream_id = 'hearing 0' WHERE {ON_FIRST} = 1",
          f"DELETE FROM events WHERE stream_id = '{FIRST}'"), 1, MISPLACED),
    ],
    ids=["body", "not JSON", "hash", "removed", "first removed", "swapped", "user", "correlation",
         "stream"],
)  # fmt: skip
def test_the_first_bad_row_is_named(
    told: Store, statements: tuple[str, ...], sequence: int, wrong: str
) -> None:
    tamper(told, *statements)
    seen = verified(told)
    (bad,) = seen.bad
    assert (bad.sequence, bad.wrong) == (sequence, wrong)
    assert bad.stream in (FIRST, "hearing 0")
    assert str(seen).endswith("1 chain is broken.")


def test_rows_renumbered_to_close_a_gap_are_found(told: Store) -> None:
    tamper(
        told,
        f"DELETE FROM events WHERE {ON_FIRST} = 3",
        f"UPDATE events SET sequence = 3 WHERE {ON_FIRST} = 4",
        f"UPDATE events SET sequence = 4 WHERE {ON_FIRST} = 5",
    )
    (bad,) = verified(told).bad
    assert (bad.sequence, bad.wrong) == (3, CHANGED)


def test_every_broken_chain_is_counted_and_the_first_comes_first(told: Store) -> None:
    tamper(told, "DELETE FROM events WHERE sequence = 2")
    seen = verified(told)
    assert [bad.stream for bad in seen.bad] == [FIRST, SECOND]
    assert str(seen) == "6 events in 2 chains: 2 chains are broken."


def written_anew(told: Store, change: Callable[[str], str]) -> None:
    """Write a stream anew from its second event on, with hashes that fit."""
    with told.reading() as connection:
        texts = bodies(connection, FIRST)
    texts[1] = change(texts[1])
    tamper(told)
    previous = BEGINNING
    with told.writing() as connection:
        for sequence, body in enumerate(texts, start=1):
            previous = link(previous, body)
            connection.execute(
                text(f"UPDATE events SET body = :body, hash = :hash WHERE {ON_FIRST} = :sequence"),
                {"body": body, "hash": previous, "sequence": sequence},
            )


def test_a_body_that_is_no_event_is_found_though_its_hash_fits(told: Store) -> None:
    written_anew(told, lambda body: "[" if body else "")
    (bad,) = verified(told).bad
    assert (bad.sequence, bad.wrong) == (2, NOT_AN_EVENT)


def test_a_chain_written_anew_shows_only_against_kept_heads(told: Store) -> None:
    kept = kept_heads(told)
    written_anew(told, lambda body: json.dumps(json.loads(body), sort_keys=True))
    assert verified(told).bad == []
    (bad,) = verified(told, kept).bad
    assert (bad.stream, bad.sequence, bad.wrong) == (FIRST, 5, OTHER_HASH)


def test_a_missing_end_shows_only_against_kept_heads(told: Store) -> None:
    kept = kept_heads(told)
    tamper(told, f"DELETE FROM events WHERE {ON_FIRST} > 3")
    assert verified(told).bad == []
    (bad,) = verified(told, kept).bad
    assert (bad.stream, bad.sequence) == (FIRST, 4)
    assert bad.wrong == "it is missing; the heads that were kept reach to event 5"


def test_a_missing_stream_shows_only_against_kept_heads(told: Store) -> None:
    kept = kept_heads(told)
    tamper(told, f"DELETE FROM events WHERE stream_id = '{SECOND}'")
    assert verified(told).bad == []
    (bad,) = verified(told, kept).bad
    assert (bad.stream, bad.sequence) == (SECOND, 1)


def test_a_chain_may_have_grown_since_its_head_was_kept(told: Store) -> None:
    kept = kept_heads(told)
    put_events(told, FIRST, 2, said="later")
    assert verified(told, kept).bad == []
    assert kept_heads(told)[FIRST].sequence == 7


@pytest.mark.parametrize("line", ["hearing 1", f"{'0' * 64} five hearing 1", f"{'0' * 63} 5 one"])
def test_a_line_that_is_no_head_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(CannotError, match="Line 2 is not a head"):
        audit.read_heads(["\n", line])


@pytest.fixture
def audited(tmp_path: Path) -> Path:
    path = tmp_path / "audited.db"
    with open_store(path) as store:
        put_events(store, FIRST, 5)
    return path


def test_the_command_says_that_all_is_in_order(
    audited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "verify", "--database", str(audited)]) == 0
    assert capsys.readouterr() == ("5 events in 1 chain: every chain holds.\n", "")


def test_the_command_names_the_first_bad_row_and_fails(
    audited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(audited) as store:
        tamper(store, f"DELETE FROM events WHERE {ON_FIRST} = 2")
    assert main(["audit", "verify", "--database", str(audited)]) == 1
    out, err = capsys.readouterr()
    assert out == "4 events in 1 chain: 1 chain is broken.\n"
    assert err == ("caseapi: stream hearing 1, event 2: it is missing; the next one there is 3.\n")


def test_the_command_checks_against_heads_it_printed(
    audited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "heads", "--database", str(audited)]) == 0
    kept = tmp_path / "heads.txt"
    kept.write_text(capsys.readouterr().out, encoding="utf-8")
    check = ["audit", "verify", "--database", str(audited), "--heads", str(kept)]
    assert main(check) == 0
    with open_store(audited) as store:
        tamper(store, f"DELETE FROM events WHERE {ON_FIRST} = 5")
    assert main(check) == 1
    assert "event 5: it is missing" in capsys.readouterr().err


def test_the_command_finds_no_order_where_there_is_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.db"
    assert main(["audit", "verify", "--database", str(missing)]) == 1
    assert "There is no database" in capsys.readouterr().err
    assert not missing.exists()
    kept = ["--heads", str(tmp_path / "missing.txt")]
    assert main(["audit", "verify", *kept]) == 1
    assert "can't be read: No such file" in capsys.readouterr().err
