"""A court list of Libra, as XML and as JSON: each row becomes a hearing of the day."""

import json
from pathlib import Path
from typing import Any

import pytest

from caseapi.cli import main
from caseapi.imports.court_list import KnownCourts, hearings_in
from caseapi.imports.libra_defendants import names
from caseapi.imports.reading import ImportRefusedError
from caseapi.imports.trees import from_file
from caseapi.store import hearings, open_store, reference, results
from tests.caseapi import court

LIST_XML = """\
<CourtList>
  <sessions><session>
    <doh>20/07/2026</doh><court>Marlbrook</court><room>3</room><sstart>10:00</sstart>
    <blocks><block><bstart>10:30</bstart><desc>Adult General Work</desc><cases>
      <case>
        <urn/><caseno>2600012345</caseno><inf>POLMAR</inf><estdur>0:10</estdur>
        <asn>ASN1</asn><marker>DV</marker><c_id>1</c_id><h_id>7</h_id>
        <def_name>MISS Mary Ann VAN DALEN</def_name><def_type>P</def_type><def_sex>F</def_sex>
        <def_dob>01/02/1990</def_dob>
        <def_addr><line1>1 The Row</line1><line2/>
          <line3>Marlbrook</line3><pcode>MB1 2AB</pcode></def_addr>
        <bailcond>To live at
           1 The Row</bailcond>
        <offences>
          <offence><oseq>1</oseq><code>TH68010</code><title>Theft from a shop</title>
            <sum>Stole cheese &amp; wine</sum><as>Theft Act 1968</as>
            <plea>G</plea><pleadate>18/06/2026</pleadate><convdate>18/06/2026</convdate></offence>
          <offence><oseq>2</oseq><code>CJ88116</code><title>Common assault</title>
            <sum/><plea>IG</plea><pleadate>18/06/2026</pleadate></offence>
        </offences>
      </case>
      <case><valid>N</valid><caseno>1</caseno></case>
      <case>
        <caseno>2600012346</caseno><def_name>Marlbrook Dairies Ltd</def_name><def_type>O</def_type>
        <offences><offence><code>HS74001</code><title>Fail safety</title></offence></offences>
      </case>
    </cases></block></blocks>
  </session></sessions>
</CourtList>
"""

AS_JSON = {
    "document": {
        "data": {
            "job": {
                "sessions": {
                    "session": {
                        "doh": "20/07/2026",
                        "court": "Marlbrook",
                        "room": 3,
                        "sstart": "14:00",
                        "blocks": {
                            "block": [
                                {
                                    "cases": {
                                        "case": {
                                            "caseno": 2600012347,
                                            "def_name": "BLOGGS",
                                            "offences": {
                                                "offence": {"code": "CA03010", "title": "TV"}
                                            },
                                        }
                                    }
                                }
                            ]
                        },
                    }
                }
            }
        }
    }
}


def read(text: str, *units: dict[str, Any]) -> list[dict[str, Any]]:
    return list(hearings_in(from_file(text.encode()), KnownCourts(units)))


def test_a_row_becomes_a_hearing_at_its_time_in_its_room() -> None:
    first, second = read(LIST_XML)
    assert first["hearingDays"] == [
        {
            "sittingDay": "2026-07-20T09:30:00.000Z",
            "listedDurationMinutes": 10,
            "listingSequence": 1,
        }
    ]
    assert first["courtCentre"]["name"] == "Marlbrook"
    assert first["courtCentre"]["roomName"] == "Courtroom 03"
    assert first["type"]["description"] == "Adult General Work"
    assert second["hearingDays"][0]["listingSequence"] == 2
    assert second["hearingDays"][0]["listedDurationMinutes"] == 20


def test_a_row_holds_its_defendant_and_offences_and_nothing_that_it_does_not_say() -> None:
    (case,) = read(LIST_XML)[0]["prosecutionCases"]
    assert case["prosecutionCaseIdentifier"] == {
        "caseURN": "2600012345",
        "prosecutionAuthorityCode": "POLMAR",
    }
    assert case["caseMarkers"][0]["markerTypeCode"] == "DV"
    (defendant,) = case["defendants"]
    assert defendant["personDefendant"] == {
        "personDetails": {
            "title": "Miss",
            "firstName": "Mary",
            "middleName": "Ann",
            "lastName": "VAN DALEN",
            "gender": "FEMALE",
            "dateOfBirth": "1990-02-01",
            "address": {"address1": "1 The Row", "address2": "Marlbrook", "postcode": "MB1 2AB"},
        },
        "arrestSummonsNumber": "ASN1",
        "bailConditions": "To live at 1 The Row",
    }
    theft, assault = defendant["offences"]
    assert (theft["offenceCode"], theft["wording"]) == ("TH68010", "Stole cheese & wine")
    assert theft["plea"]["pleaValue"] == "GUILTY"
    assert theft["convictionDate"] == "2026-06-18"
    assert "plea" not in assault


def test_a_defendant_may_be_an_organisation() -> None:
    (defendant,) = read(LIST_XML)[1]["prosecutionCases"][0]["defendants"]
    organisation = {"organisation": {"name": "Marlbrook Dairies Ltd"}}
    assert defendant["legalEntityDefendant"] == organisation


def test_the_same_list_as_json_has_lists_only_where_there_are_several() -> None:
    (hearing,) = read(json.dumps(AS_JSON))
    assert hearing["hearingDays"][0]["sittingDay"] == "2026-07-20T13:00:00.000Z"
    identifier = hearing["prosecutionCases"][0]["prosecutionCaseIdentifier"]
    assert identifier == {"caseURN": "2600012347"}


def test_a_court_that_is_known_is_known_by_its_name() -> None:
    unit = {
        "id": court.CENTRE,
        "oucode": "B01MB00",
        "oucodeL3Name": "Marlbrook Magistrates' Court",
        "courtrooms": [{"id": court.ROOM, "courtroomName": "Courtroom 03"}],
    }
    assert read(LIST_XML, unit)[0]["courtCentre"] == {
        "id": court.CENTRE,
        "name": "Marlbrook Magistrates' Court",
        "roomId": court.ROOM,
        "roomName": "Courtroom 03",
        "code": "B01MB00",
    }
    assert [h["id"] for h in read(LIST_XML, unit)] == [h["id"] for h in read(LIST_XML)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("MR JOHN PAUL JAMES", {"firstName": "JOHN", "middleName": "PAUL", "lastName": "JAMES"}),
        ("Mr. Bob Green BLACKS", {"firstName": "Bob", "middleName": "Green", "lastName": "BLACKS"}),
        ("Ana DE LA CRUZ", {"firstName": "Ana", "lastName": "DE LA CRUZ"}),
        ("DLONE", {"lastName": "DLONE"}),
        ("Miss", {"lastName": "Miss"}),
    ],
)
def test_a_name_is_taken_apart(written: str, found: dict[str, str]) -> None:
    apart = names(written)
    apart.pop("title", None)
    assert apart == found


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("<doh>20/07/2026</doh>", "<doh>2026-07-20</doh>", r"line 2: 2026-07-20 is not a date"),
        ("<court>Marlbrook</court>", "<court/>", r"line 2: it has no court"),
        ("<bstart>10:30</bstart>", "<bstart>noon</bstart>", r"line 4: noon is not a time"),
        ("<caseno>2600012345</caseno>", "", r"line 5: it has no caseno"),
        ("<def_name>Marlbrook Dairies Ltd</def_name>", "", r"line 23: it has no def_name"),
        ("<code>CJ88116</code>", "", r"line 18: it has no code"),
        ("</CourtList>", "", r"line \d+: it is not XML: no element found"),
        ("<CourtList>", "<!DOCTYPE CourtList><CourtList>", r"line 1: a document type declaration"),
        ("<CourtList>", "<a>" * 80, r"line 1: it is nested too deeply"),
        ("session>", "sitting>", r"it holds no session"),
        ("&amp;", "&me;", r"it is not XML: undefined entity"),
    ],
)
def test_a_wrong_list_is_refused_with_its_line(before: str, after: str, says: str) -> None:
    assert before in LIST_XML
    with pytest.raises(ImportRefusedError, match=says):
        read(LIST_XML.replace(before, after))


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"sessions": {}}', "[" * 2000])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(ImportRefusedError):
        read(text)


def test_json_is_refused_with_its_path() -> None:
    text = json.dumps(AS_JSON).replace("def_name", "name")
    says = r"document.data.job.sessions.session.blocks.block\[0\].cases.case: it has no def_name"
    with pytest.raises(ImportRefusedError, match=says):
        read(text)


def test_a_list_is_imported_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, database = tmp_path / "list.xml", tmp_path / "a.db"
    path.write_text(LIST_XML, encoding="utf-8")
    asked = ["import", "court-list", str(path), "--database", str(database)]
    assert main(asked) == 0
    assert capsys.readouterr().out == f"Imported 2 hearings from {path}.\n"
    hearing_id = read(LIST_XML)[0]["id"]
    with open_store(database) as store, store.writing() as connection:
        assert len(reference.read_units(connection)) == 1
        results.write_draft(connection, hearing_id, "2026-07-20", "{}")
    assert main(asked) == 0
    assert capsys.readouterr().out == f"Nothing new in {path}.\n"
    path.write_text(LIST_XML.replace("TH68010", "TH68012"), encoding="utf-8")
    assert main(asked) == 0
    assert "has results and was left as it is" in capsys.readouterr().err
    with open_store(database) as store, store.reading() as connection:
        stored = hearings.read_hearing(connection, hearing_id)
    assert stored is not None
    assert "TH68010" in stored.document


def test_the_published_list_comes_in_whole(
    shared_reference: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = shared_reference / "fixtures" / "court-case-service__CourtList.xml"
    database = str(tmp_path / "a.db")
    assert main(["import", "court-list", str(path), "--database", database]) == 0
    assert capsys.readouterr().out == f"Imported 23 hearings from {path}.\n"
