"""The whole screen as plain text, from its state and a size; and a court to show on it."""

from typing import Any

from tests.client.builders import (
    defendant_json,
    hearing_json,
    offence_json,
    uid,
)
from tests.client.sync.court_server import CourtServer
from tui import picture
from tui.case_pane import case_pane
from tui.entry_picture import entry_panes
from tui.paint import BLANK, cut, plain
from tui.picture import ScreenState

LONG_WORDING = (
    "On 2 June 2026 at Marlbrook drove a motor vehicle, namely a blue van, on a road, namely the "
    "High Street, at a speed exceeding 30 miles per hour, contrary to a Traffic Regulation Order."
)


def screen_text(state: ScreenState, width: int, height: int) -> str:
    """Give what a terminal of this size would show, a line for each row, without end blanks."""
    if width < picture.LEAST_WIDTH or height < picture.LEAST_HEIGHT:
        return f"{plain(picture.too_small(width, height))}\n"
    state.has_one_pane = not picture.has_room_for_both(width)
    shown = picture.layout(state, width)
    places = picture.places(shown, width, height)
    pane_height = height - picture.FRAME_HEIGHT
    rows = {}
    if shown.shows_case:
        rows["case"] = case_pane(
            state, shown.case_width, pane_height, has_wording=shown.has_wording
        )
    rows |= picture.frame(state, width, height)
    if shown.shows_list:
        rows["list"] = picture.list_pane(state, shown.list_width, pane_height)
    rows |= entry_panes(state, width, shown.case_width)
    lines = [""] * height
    for name in ("header", "list", "between", "case", "rule", "bar", "preview", "status", "footer"):
        place = places.get(name)
        if place is None:
            continue
        for y in range(place.height):
            row = rows[name][y] if y < len(rows[name]) else BLANK
            lines[place.y + y] += plain(cut(row, place.width))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def court() -> CourtServer:
    """Give a day's list in which every kind of row and of case can be seen."""
    hearings = [_first(), _youth(), _pair(), _welsh(), _company(), _application()]
    for minute, (last, first) in enumerate(
        [("Quell", "Bram"), ("Sedge", "Una"), ("Fenn", "Ottilie"), ("Marsh", "Kay")]
    ):
        offence = offence_json(f"late{minute}", "No insurance", 1, offenceCode="RT88191")
        person = _person(f"late {minute}", last, first, offence, born="1980-05-17")
        hearings.append(_hearing(f"late {minute}", f"15:{10 * minute:02}", person))
    return CourtServer(*hearings)


def _hearing(name: str, time: str, *defendants: dict[str, Any], **members: Any) -> dict[str, Any]:
    document = hearing_json(name, **members)
    document["hearingDays"][0]["sittingDay"] = f"2026-11-23T{time}:00.000Z"
    document["prosecutionCases"][0]["defendants"] = list(defendants)
    document["prosecutionCases"][0]["prosecutionCaseIdentifier"] |= {
        "caseURN": f"01TW{abs(int(uid(name)[:6], 16)) % 10**7:07}",
        "prosecutionAuthorityCode": members.pop("prosecutor", "CPS"),
    }
    return document


def _person(
    name: str, last: str, first: str, *offences: dict[str, Any], born: str, **members: Any
) -> dict[str, Any]:
    person = defendant_json(name, last, first, *offences, **members)
    person["personDefendant"]["personDetails"]["dateOfBirth"] = born
    return person


def _first() -> dict[str, Any]:
    speeding = offence_json(
        "spd",
        "Exceed 30 miles per hour speed limit on a restricted road",
        3,
        offenceCode="RT84227",
        wording=LONG_WORDING,
        plea={"pleaValue": "NOT_GUILTY"},
        verdict={"verdictType": {"categoryType": "GUILTY"}},
    )
    person = _person(
        "tolliver",
        "Tolliver",
        "Maud",
        offence_json("ins", "No insurance", 1, offenceCode="RT88191", plea={"pleaValue": "GUILTY"}),
        offence_json("mot", "No test certificate", 2, offenceCode="RT88233"),
        speeding,
        born="1991-04-03",
    )
    person["personDefendant"]["bailStatus"] = {"code": "U", "description": "Unconditional bail"}
    return _hearing(
        "hearing",
        "10:00",
        person,
        prosecutionCounsels=[{"id": uid("pros"), "firstName": "Asha", "lastName": "Pell"}],
        defendantAttendance=[
            {
                "defendantId": uid("tolliver"),
                "attendanceDays": [{"day": "2026-11-23", "attendanceType": "IN_PERSON"}],
            }
        ],
    )


def _youth() -> dict[str, Any]:
    person = _person(
        "okoro",
        "Okoro",
        "Ada",
        offence_json(
            "rob",
            "Robbery",
            1,
            offenceCode="TH68023",
            reportingRestrictions=[{"label": "Section 45"}],
        ),
        offence_json("aff", "Affray", 2, offenceCode="PU86003"),
        born="2010-02-11",
        isYouth=True,
    )
    person["personDefendant"] |= {
        "bailStatus": {"code": "C", "description": "Custody"},
        "custodyTimeLimit": "2026-12-04",
    }
    person["personDefendant"]["personDetails"]["interpreterLanguageNeeds"] = "Igbo"
    return _hearing("youth", "10:15", person)


def _pair() -> dict[str, Any]:
    people = [
        _person(
            f"lewis {first} {born}",
            "Lewis",
            first,
            offence_json(f"t{born}", "Theft from a shop", 1, offenceCode="TH68010"),
            born=born,
        )
        for first, born in (
            ("Tom", "1962-01-30"),
            ("Tom", "1990-08-14"),
            ("Rosamund", "1993-03-02"),
        )
    ]
    return _hearing("pair", "10:30", *people)


def _welsh() -> dict[str, Any]:
    offence = offence_json("dd", "Drive with excess alcohol", 1, offenceCode="RT88026")
    person = _person("gruffydd", "Gruffydd", "Angharad", offence, born="1975-09-09")
    return _hearing("welsh", "11:00", person, hearingLanguage="WELSH")


def _company() -> dict[str, Any]:
    offence = offence_json("waste", "Deposit of controlled waste", 1, offenceCode="EP90001")
    company = {
        "id": uid("skips"),
        "legalEntityDefendant": {"organisation": {"name": "Thistledow Skip and Grab Ltd"}},
        "offences": [offence],
    }
    document = _hearing("company", "11:30", company)
    case = document["prosecutionCases"][0]
    case["prosecutionCaseIdentifier"]["prosecutionAuthorityCode"] = "EA"
    return document


def _application() -> dict[str, Any]:
    document = _hearing("application", "14:00")
    document["prosecutionCases"] = []
    document["courtApplications"] = [
        {
            "id": uid("breach"),
            "type": {"type": "Breach of a community order", "code": "SE20523"},
            "applicationReference": "AP2611",
            "applicationStatus": "LISTED",
            "applicant": {
                "id": uid("hughes"),
                "personDetails": {"lastName": "Hughes", "firstName": "Nia"},
            },
        }
    ]
    return document
