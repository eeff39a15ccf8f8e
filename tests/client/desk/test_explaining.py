"""Help in place: what stands in front of the cursor, without anything being done."""

from dataclasses import replace

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.desk.explaining import COMMANDS, explain_row
from client.desk.rows import ListRow
from tests.client.builders import defendant_json, hearing_json, offence_json
from tests.client.desk.at_work import AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer

ROW = ListRow(7, "h", "OKORO Ada", marks="yc", offences=3)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("fo 120", "FO  Fine"),
        ("2/fo 120; fvs", "FVS  Surcharge"),
        ("fo 120; conditional dis", "CD  Conditional discharge"),
        ("?nsp", "NSP  No separate penalty"),
        ("?y", "(y)  youth"),
        ("?kept", "kept  Every offence has its outcome; it is kept, and not shared yet"),
        ("2", "2 BRACKLEY Aldous, TOLLIVER Maud"),
        ("99", "No number 99 in this list"),
        (":unknown", "No command :unknown"),
        (":cou", ":court  sit in another room, as in :court lav 3"),
        ("/smi", "/ and a part of a name or number finds it in the list"),
        ("", "1 Exceed 30 mph"),
        ("?", "1 Exceed 30 mph"),
    ],
)
def test_what_stands_in_front_of_the_cursor_is_explained(
    clerk: AtWork, text: str, first: str
) -> None:
    assert clerk.sitting.explained(text)[0] == first
    assert clerk.typed() == []


def test_a_question_is_explained_with_the_result_it_is_about(clerk: AtWork) -> None:
    clerk.sitting.enter("fo")
    lines = clerk.sitting.explained("")
    assert lines[0] == "Amount of fine"
    assert "FO  Fine" in lines


def test_every_command_says_what_it_does(clerk: AtWork) -> None:
    assert set(clerk.sitting.command_names) == set(COMMANDS)
    assert len(clerk.sitting.explained(":")) == len(COMMANDS)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("", "Nothing has been recorded yet"),
        ("2 to do", "2 of 3 have no outcome for today yet"),
        ("kept", "Every offence has its outcome; it is kept, and not shared yet"),
        ("adj 4 Dec", "Shared, and put off to 4 Dec"),
        ("off list", "It has left this list since; what was recorded stays"),
    ],
)
def test_a_rows_state_and_its_marks_are_explained(state: str, said: str) -> None:
    assert explain_row(replace(ROW, state=state)) == (
        "7 OKORO Ada",
        said,
        "(y)  youth",
        "(c)  in custody",
    )


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("CUSTODY", "In custody"),
        ("2 to do", "no outcome for today yet"),
        ("to do", "no outcome for today yet"),
        ("adj 4 Dec", "put off to that day"),
        ("owed 20m", "to be resulted out of court"),
        ("which?", ":stands"),
        ("waits", "when the court's server is back"),
        ("(yr)", "youth"),
        ("(c)", "in custody"),
    ],
)
def test_what_a_row_shows_is_explained_by_the_same_letters(
    clerk: AtWork, shown: str, said: str
) -> None:
    explained = clerk.enter(f"?{shown}").explained
    assert said in explained[0]
    assert len(explained) == max(1, len(shown.strip("()")) if shown.startswith("(") else 1)


def test_a_state_that_is_the_name_of_a_result_too_is_the_result(clerk: AtWork) -> None:
    clerk.desk.catalogue = builtin_catalogue()
    assert clerk.enter("?adj").explained[0] == "A  Adjournment"
    assert len(clerk.enter("?custody").explained) > 1


def test_an_offence_says_its_wording_plea_and_verdict(start: Start, server: CourtServer) -> None:
    document = hearing_json()
    offence = offence_json(
        "theft",
        "Theft",
        1,
        modeOfTrial="Either Way",
        startDate="2026-06-02",
        plea={"pleaValue": "NOT_GUILTY"},
        verdict={"verdictType": {"description": "Guilty"}},
        offenceLegislation="Contrary to an Act.",
    )
    document["prosecutionCases"][0]["defendants"] = [defendant_json("doe", "Doe", "Kim", offence)]
    server.hearings[document["id"]] = document
    assert start().until_listed().sitting.explained("")[:8] == (
        "1 Theft",
        "THEFT  Either Way  on Tue 2 Jun 2026",
        "Plea: not guilty",
        "Verdict: Guilty",
        "Contrary to an Act.",
        "Theft, at Marlbrook on 2 June 2026.",
        "No outcome for today yet",
        "",
    )


def test_an_address_is_shown_when_it_is_asked_for(start: Start, server: CourtServer) -> None:
    document = hearing_json()
    person = document["prosecutionCases"][0]["defendants"][1]["personDefendant"]
    person["personDetails"]["address"] = {"address1": "1 Mill Row", "postcode": "ZZ1 1ZZ"}
    person["bailConditions"] = "To live at 1 Mill Row"
    server.hearings[document["id"]] = document
    clerk = start().until_listed()
    assert clerk.enter(":address").explained == (
        "BRACKLEY Aldous",
        "Address: 1 Mill Row, ZZ1 1ZZ",
        "Bail conditions: To live at 1 Mill Row",
    )
    clerk.sitting.next_matter()
    assert clerk.enter(":address").explained == ("TOLLIVER Maud", "Address: not given")
