"""Hearings from files, in the forms in which people are given them."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caseapi.cli import main
from caseapi.imports.hearings import hearings_in, on_date
from caseapi.json_text import from_json
from caseapi.store import hearings, open_store, reference, results
from tests.caseapi import court
from tests.published import SHARED

FIXTURES = sorted(
    [
        *(SHARED / "reference" / "fixtures").glob("*.json"),
        *(SHARED / "contract" / "fixtures").rglob("*.json"),
    ]
)
A_DAY = dt.date(2026, 11, 30)


def written(folder: Path, value: Any, name: str = "file.json") -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def imported(database: Path, *files: Path, date: str | None = None) -> int:
    moved = ["--date", date] if date else []
    return main(["import", "hearings", *map(str, files), *moved, "--database", str(database)])


@pytest.mark.parametrize(
    "value",
    [
        {"hearing": court.hearing()},
        {"hearings": [court.hearing()]},
        [{"hearing": court.hearing()}],
        [court.hearing()],
        court.hearing(),
    ],
    ids=["hearing", "hearings", "list of hearing", "list", "bare"],
)
def test_a_hearing_is_found_in_every_form(value: Any) -> None:
    assert hearings_in(value) == [court.hearing()]


@pytest.mark.parametrize(
    "value",
    [
        court.hearing(id=None),
        court.hearing(id=""),
        court.hearing(prosecutionCases=[]),
        court.hearing(prosecutionCases="many"),
        {"hearing": "first"},
        {"hearings": 3},
        [[[]]],
        "hearing",
        None,
    ],
)
def test_what_lacks_an_id_or_cases_and_applications_is_not_a_hearing(value: Any) -> None:
    assert hearings_in(value) == []


def test_a_hearing_is_kept_as_it_stands_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "a.db"
    odd = court.hearing(surprise={"kept": [None, 0.5, "Ŵyn"]})
    assert imported(database, written(tmp_path, {"hearing": odd})) == 0
    assert capsys.readouterr().out == "Imported 1 hearing from 1 file.\n"
    with open_store(database) as store, store.reading() as connection:
        stored = hearings.read_hearing(connection, court.HEARING)
        assert stored is not None
        assert from_json(stored.document) == odd
        unit = from_json(reference.read_unit(connection, court.CENTRE) or "")
    assert unit["oucodeL3Name"] == "Marlbrook Magistrates' Court"
    assert unit["courtrooms"] == [{"id": court.ROOM, "courtroomName": "Courtroom 03"}]


def test_a_hearing_of_several_days_moves_as_a_whole() -> None:
    days = [
        {"sittingDay": "2019-10-25T10:45:00.000Z", "listingSequence": 2},
        {"sittingDay": "2019-10-23T16:19:15Z"},
        {"note": "no instant"},
    ]
    moved = on_date(court.hearing(hearingDays=days), A_DAY)
    assert moved["hearingDays"] == [
        {"sittingDay": "2026-12-02T10:45:00.000Z", "listingSequence": 2},
        {"sittingDay": "2026-11-30T16:19:15.000Z"},
        {"note": "no instant"},
    ]


@pytest.mark.parametrize("days", [None, [], [{"sittingDay": "a"}], "today"])
def test_a_hearing_without_a_day_needs_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], days: Any
) -> None:
    path = written(tmp_path, court.hearing(hearingDays=days, estimatedMinutes=45))
    assert imported(tmp_path / "a.db", path) == 1
    says = f"hearing {court.HEARING} sits on no day; say which with --date yyyy-mm-dd"
    assert says in capsys.readouterr().err
    assert imported(tmp_path / "a.db", path, date="2026-11-30") == 0
    assert on_date(court.hearing(hearingDays=days, estimatedMinutes=45), A_DAY)["hearingDays"] == [
        {
            "sittingDay": "2026-11-30T10:00:00.000Z",
            "listedDurationMinutes": 45,
            "courtCentreId": court.CENTRE,
            "courtRoomId": court.ROOM,
        }
    ]


def test_a_hearing_with_results_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database, path = tmp_path / "a.db", written(tmp_path, court.hearing())
    assert imported(database, path) == 0
    with open_store(database) as store, store.writing() as connection:
        results.write_draft(connection, court.HEARING, court.DAY, "{}")
    changed = written(tmp_path, court.hearing(jurisdictionType="CROWN"), "changed.json")
    assert imported(database, changed) == 0
    told = capsys.readouterr()
    assert "has results and was left as it is" in told.err
    assert told.out.endswith("Imported 0 hearings from 1 file.\n")
    with open_store(database) as store, store.reading() as connection:
        stored = hearings.read_hearing(connection, court.HEARING)
    assert stored is not None
    assert "MAGISTRATES" in stored.document


def test_of_several_files_all_come_in_or_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = written(tmp_path, court.hearing(), "good.json")
    bad = written(tmp_path, {"pleas": []}, "bad.json")
    assert imported(tmp_path / "a.db", good, bad) == 1
    assert "bad.json can't be imported: it holds no hearing" in capsys.readouterr().err
    with open_store(tmp_path / "a.db") as store, store.reading() as connection:
        assert hearings.read_hearing(connection, court.HEARING) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "it is not JSON"), ("", "it is not JSON"), ("[" * 100_000, "nested too deeply")],
)
def test_a_file_that_is_not_json_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    assert imported(tmp_path / "a.db", written(tmp_path, text)) == 1
    assert says in capsys.readouterr().err


def test_a_file_that_is_missing_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(tmp_path / "a.db", tmp_path / "none.json") == 1
    assert "none.json can't be read: No such file or directory." in capsys.readouterr().err


def holds_hearings(path: Path) -> bool:
    """Say whether a file holds a hearing with an id and cases or applications, by looking."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return any(
        candidate.get("id") and (candidate.get("prosecutionCases") or candidate.get(APPLICATIONS))
        for candidate in _candidates(value)
    )


APPLICATIONS = "courtApplications"


def _candidates(value: Any) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            for inner in (item.get("hearing"), *(item.get("hearings") or ())):
                if isinstance(inner, dict):
                    yield inner


@pytest.mark.skipif(not FIXTURES, reason="the published examples are not beside the checkout")
def test_every_published_hearing_comes_in_and_all_else_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "a.db"
    taken = [path for path in FIXTURES if holds_hearings(path)]
    for path in taken:
        assert imported(database, path, date="2026-11-30") == 0, path.name
    assert len(taken) >= 20
    capsys.readouterr()
    for path in set(FIXTURES) - set(taken):
        assert imported(database, path, date="2026-11-30") == 1, path.name
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith(f"caseapi: {path} can't be imported: it "), path.name
        assert told.err.count("\n") == 1
