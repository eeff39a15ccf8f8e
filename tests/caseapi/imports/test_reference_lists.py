"""Offences, fixed lists, courts and standing data: refused whole or taken whole, and once."""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from caseapi.cli import main
from caseapi.command_line.progress import shown
from caseapi.imports.courts import courts_in, put_court
from caseapi.imports.reading import ImportRefusedError, read_json_file
from caseapi.imports.reference_lists import fixed_lists_in, offences_in, standing_data_in
from caseapi.json_text import from_json
from caseapi.store import Store, open_store, reference, reference_data
from tests.caseapi import court

OFFENCE = {"code": "th68010", "title": "Theft from a shop", "mot": "either-way", "cat": "CE"}
LIST = {"id": "l1", "elements": [{"code": "A", "value": "Apple"}], "usedBy": ["FO"]}
GATHERED = {
    "id": court.CENTRE,
    "oucode": "B01MB00",
    "type": "magistrates",
    "name": "Marlbrook Magistrates' Court",
    "l3": "MB",
    "lja": "2577",
    "address": ["1 High Street", "Marlbrook"],
    "postcode": "MB1 1AA",
    "defaultStart": "10:00:00",
    "defaultDuration": "06:00:00",
    "rooms": [{"id": court.ROOM, "no": 3, "name": "Courtroom 03"}],
}


def test_an_offence_is_kept_by_its_code_in_capitals() -> None:
    found = offences_in([OFFENCE])
    offence = found.rows["TH68010"]
    assert found.kind == "offences"
    assert offence["modeOfTrial"] == "Either Way"
    assert offence["offenceCategory"] == "CE"
    assert "homeOfficeClass" not in offence


def test_an_offence_in_the_apis_form_stays_as_it_is() -> None:
    row = {"offenceId": "o1", "cjsOffenceCode": "TH68010", "title": "Theft", "legislation": "TA"}
    assert offences_in({"offences": [row]}).rows["TH68010"] == row


def test_of_two_rows_with_one_id_the_first_stands_and_it_is_said() -> None:
    found = offences_in([OFFENCE, {**OFFENCE, "title": "Other"}, OFFENCE])
    assert found.rows["TH68010"]["title"] == "Theft from a shop"
    assert found.left_out == ("offences: TH68010 is given twice; the first stands",)


@pytest.mark.parametrize("value", [[LIST], {"lists": [LIST]}, {"fixedListCollection": [LIST]}])
def test_a_fixed_list_keeps_its_elements(value: Any) -> None:
    assert fixed_lists_in(value).rows == {
        "l1": {"id": "l1", "elements": [{"code": "A", "value": "Apple"}]}
    }


def test_standing_data_is_told_by_the_names_of_its_tables() -> None:
    plea = {"pleaValue": "GUILTY", "pleaTypeGuiltyFlag": "Yes"}
    reason = {"id": "r1", "reasonDescription": "Clerical"}
    lists, unknown = standing_data_in(
        {"pleaTypes": {"items": [plea]}, "amendmentReasons": [reason], "weather": []}
    )
    assert [(each.kind, each.rows) for each in lists] == [
        ("plea-types", {"GUILTY": plea}),
        ("amendment-reasons", {"r1": reason}),
    ]
    assert unknown == 1


def test_a_court_house_takes_the_apis_form() -> None:
    (unit,) = courts_in([GATHERED])
    assert unit["oucodeL3Name"] == "Marlbrook Magistrates' Court"
    assert (unit["oucodeL1Code"], unit["address2"]) == ("B", "Marlbrook")
    assert unit["defaultStartTime"] == "10:00"
    assert unit["courtrooms"] == [
        {
            "id": court.ROOM,
            "courtroomName": "Courtroom 03",
            "venueName": "Marlbrook Magistrates' Court",
            "courtroomId": 3,
        }
    ]
    assert courts_in({"organisationunits": [unit]}) == [unit]


def test_rooms_that_only_hearings_name_stay(store: Store) -> None:
    (unit,) = courts_in([{**GATHERED, "rooms": [{"id": court.OTHER_ROOM, "name": "Courtroom 04"}]}])
    with store.writing() as connection:
        assert put_court(connection, unit)
        assert not put_court(connection, unit)
        text = reference.read_unit(connection, court.CENTRE)
    assert text is not None
    rooms = [room["id"] for room in from_json(text)["courtrooms"]]
    assert rooms == [court.OTHER_ROOM, court.ROOM]


@pytest.mark.parametrize(
    ("read", "value", "says"),
    [
        (offences_in, [OFFENCE, {"code": "X"}], r"offences\.1\.title: Field required"),
        (offences_in, [{**OFFENCE, "title": 7}], r"offences\.0\.title"),
        (offences_in, {}, r"offences: "),
        (offences_in, [], "it holds no rows"),
        (fixed_lists_in, [{**LIST, "elements": [{}]}], r"lists\.0\.elements\.0\.code"),
        (fixed_lists_in, "lists", r"lists: "),
        (standing_data_in, [], "not an object whose members are tables"),
        (standing_data_in, {"weather": []}, "none of the tables"),
        (standing_data_in, {"hearingTypes": [{}]}, r"hearingTypes\.0\.id: it is missing"),
        (standing_data_in, {"hearingTypes": 7}, r"hearingTypes: "),
        (courts_in, [{**GATHERED, "rooms": [{}]}], r"courts\.0\.rooms\.0\.id"),
        (courts_in, {"organisationunits": [{"id": "x"}]}, r"organisationunits\.0\.oucodeL3Name"),
        (courts_in, [], "it holds no court house"),
        (courts_in, 7, "courts: "),
    ],
)
def test_a_wrong_list_is_refused_with_the_path_of_the_mistake(
    read: Any, value: Any, says: str
) -> None:
    with pytest.raises(ImportRefusedError, match=says):
        read(value)


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("offences", [OFFENCE], "Imported 1 offences."),
        ("fixed-lists", [LIST], "Imported 1 fixed lists."),
        ("courts", [GATHERED], "Imported 1 court house with 1 courtroom."),
        ("standing-data", {"hearingTypes": [{"id": "h"}]}, "Imported hearing-types: 1 rows."),
        ("users", [court.user(court.CLERK, "Sian", "Ashdown")], "Imported 1 user, 1 of them new"),
    ],
)
def test_the_same_file_again_is_nothing_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, value: Any, says: str
) -> None:
    path = tmp_path / "file.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    asked = ["import", kind, str(path), "--database", str(tmp_path / "a.db")]
    assert main(asked) == 0
    assert capsys.readouterr().out.startswith(says)
    assert main(asked) == 0
    assert capsys.readouterr().out == f"Nothing new in {path}.\n"


def test_nothing_is_taken_of_several_files_when_one_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, wrong = tmp_path / "right.json", tmp_path / "wrong.json"
    right.write_text('{"hearingTypes": [{"id": "h"}]}', encoding="utf-8")
    wrong.write_text('{"hearingTypes": [{"id": 7}]}', encoding="utf-8")
    database = tmp_path / "a.db"
    asked = ["import", "standing-data", str(right), str(wrong), "--database", str(database)]
    assert main(asked) == 1
    says = f"caseapi: {wrong} can't be imported: hearingTypes.0.id: it is missing.\n"
    assert capsys.readouterr().err == says
    with open_store(database) as store, store.reading() as connection:
        assert reference_data.read_kind(connection, "hearing-types") == []


def test_a_whole_list_is_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["import", "offences", "a.json", "b.json", "--database", str(tmp_path / "a.db")]
    assert main(asked) == 1
    assert "give one file" in capsys.readouterr().err


def test_a_packed_file_is_unpacked_and_a_broken_one_refused(tmp_path: Path) -> None:
    packed = tmp_path / "a.json.gz"
    packed.write_bytes(gzip.compress(b'{"a": 1}'))
    assert read_json_file(packed) == {"a": 1}
    for broken in (b"not gzip", gzip.compress(b'{"a": 1}')[:-9]):
        packed.write_bytes(broken)
        with pytest.raises(ImportRefusedError, match="it is not a gzip file"):
            read_json_file(packed)


def test_json_that_is_broken_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{\n "a": 1,\n b\n}', encoding="utf-8")
    with pytest.raises(ImportRefusedError, match="it is not JSON, in line 3"):
        read_json_file(path)


def test_a_long_import_tells_how_far_it_is_in_plain_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert list(shown(range(20_500), "offences")) == list(range(20_500))
    assert capsys.readouterr().err.splitlines() == [
        "caseapi: offences: 10,000 of 20,500",
        "caseapi: offences: 20,000 of 20,500",
    ]


def test_on_a_terminal_it_shows_a_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(shown(range(300), "offences")) == list(range(300))
    assert "offences" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "name", "says"),
    [
        ("offences", "offence-codes.json.gz", "Imported 30,356 offences."),
        ("fixed-lists", "fixed-lists.json", "Imported 50 fixed lists."),
        ("courts", "courts.json", "Imported 250 court houses with 828 courtrooms."),
        ("standing-data", "standing-data.json", "Imported plea-types: 9 rows."),
    ],
)
def test_the_published_reference_data_comes_in(
    shared_reference: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    name: str,
    says: str,
) -> None:
    asked = ["import", kind, str(shared_reference / name), "--database", str(tmp_path / "a.db")]
    assert main(asked) == 0
    assert says in capsys.readouterr().out
