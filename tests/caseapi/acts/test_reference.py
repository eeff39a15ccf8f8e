"""Lists of reference data, unpaid fines, and the results validator (sections 6, 7.1 and 8)."""

from typing import Any

import pytest

from caseapi.acts.reference import LISTS
from caseapi.imports.reference_lists import offences_in, put_list, standing_data_in
from caseapi.store import Store, kept, reference_data
from client.checks.published import RULES
from client.contract import routes
from client.contract.route import Route
from tests.caseapi import court
from tests.caseapi.acts.acting import asked, posted
from tests.caseapi.conftest import Api

BUILT_IN = {
    routes.PLEA_TYPES,
    routes.VERDICT_TYPES,
    routes.MODE_OF_TRIAL_REASONS,
    routes.BAIL_STATUSES,
    routes.HEARING_TYPES,
}


@pytest.mark.parametrize("route", LISTS, ids=lambda route: route.name)
async def test_a_list_is_what_was_imported(api: Api, store: Store, route: Route) -> None:
    kind, member = LISTS[route]
    before = (await asked(api, route))[member]
    assert bool(before) is (route in BUILT_IN)
    rows = [("second", {"id": "second"}), ("first", {"id": "first"})]
    with store.writing() as connection:
        reference_data.replace_kind(connection, kind, rows)
    assert await asked(api, route) == {member: [{"id": "second"}, {"id": "first"}]}
    with store.writing() as connection:
        reference_data.replace_kind(connection, kind, [])
    assert (await asked(api, route))[member] == before


async def test_a_court_without_imports_knows_which_pleas_convict(api: Api) -> None:
    rows = (await asked(api, routes.PLEA_TYPES))["pleaStatusTypes"]
    flags = {row["pleaValue"]: row["pleaTypeGuiltyFlag"] for row in rows}
    assert (flags["GUILTY"], flags["NOT_GUILTY"]) == ("Yes", "No")
    assert len(flags) == len(rows)


async def test_an_imported_plea_type_decides_whether_it_convicts(api: Api, store: Store) -> None:
    row = {"pleaValue": "NOT_GUILTY", "pleaTypeGuiltyFlag": "Yes"}
    with store.writing() as connection:
        reference_data.replace_kind(connection, "plea-types", [("NG", row)])
    plea = {"offenceId": court.OFFENCE, "plea": {"pleaValue": "NOT_GUILTY"}}
    await api.tell(routes.UPDATE_PLEA, {"pleas": [plea]}, hearingId=court.HEARING)
    case = (await api.detail())["hearing"]["prosecutionCases"][0]
    assert case["defendants"][0]["offences"][0]["convictionDate"] == court.DAY


async def test_offences_are_found_by_code(api: Api, store: Store) -> None:
    rows = [(code, {"cjsOffenceCode": code}) for code in ("TH68001", "RT88191")]
    with store.writing() as connection:
        reference_data.replace_kind(connection, "offences", rows)
    found = await asked(api, routes.OFFENCES, cjsoffencecode="th68001,XX99999")
    assert found == {"offences": [{"cjsOffenceCode": "TH68001"}]}
    assert await asked(api, routes.OFFENCES) == {"offences": []}


ACCOUNT: dict[str, Any] = {
    "defendantName": "Owain PRYCE",
    "accountNumber": "24000117A",
    "outstandingBalance": 180.0,
    "isCollectionOrderMade": True,
}


async def test_unpaid_fines_are_listed_for_a_defendant(api: Api, store: Store) -> None:
    parts = {"defendantId": court.DEFENDANT}
    assert await asked(api, routes.DEFENDANT_FINES, **parts) == {"outstandingFines": []}
    with store.writing() as connection:
        kept.put_fine(connection, court.DEFENDANT, {**ACCOUNT, "outstandingBalance": 200.0})
        kept.put_fine(connection, court.DEFENDANT, ACCOUNT)
    assert await asked(api, routes.DEFENDANT_FINES, **parts) == {"outstandingFines": [ACCOUNT]}


async def test_unpaid_fines_are_listed_for_the_rooms_of_a_day(api: Api, store: Store) -> None:
    body = {
        "courtCentreId": court.CENTRE,
        "courtRoomIds": [court.ROOM, court.OTHER_ROOM],
        "hearingDate": court.DAY,
    }
    assert await posted(api, routes.COURT_FINES, body) == {}
    with store.writing() as connection:
        kept.put_fine(connection, court.DEFENDANT, ACCOUNT)
    assert await posted(api, routes.COURT_FINES, body) == {
        "courtRooms": [{"courtRoomName": "Courtroom 03", "outstandingFines": [ACCOUNT]}]
    }
    elsewhere = {**body, "courtRoomIds": [court.OTHER_ROOM]}
    assert await posted(api, routes.COURT_FINES, elsewhere) == {}
    answer = await api.tell(routes.COURT_FINES, {**body, "more": 1})
    assert list(answer.json()["validationErrors"]) == ["more"]


VALIDATION: dict[str, Any] = {
    "hearingId": court.HEARING,
    "hearingDay": court.DAY,
    "courtType": "MAGISTRATES",
    "resultLines": [
        {
            "resultLineId": court.LINE,
            "shortCode": "FO",
            "label": "Fine",
            "defendantId": court.DEFENDANT,
            "offenceId": court.OFFENCE,
            "category": "F",
        }
    ],
    "defendants": [{"defendantId": court.DEFENDANT, "firstName": "Owain", "lastName": "Pryce"}],
    "offences": [{"offenceId": court.OFFENCE, "offenceCode": "TH68001", "offenceTitle": "Theft"}],
}


async def test_the_validator_says_what_its_rules_find(api: Api) -> None:
    answer = await posted(api, routes.VALIDATE_RESULTS, VALIDATION)
    assert answer.pop("validationId")
    (warning,) = answer.pop("warnings")
    assert answer == {
        "timestamp": "2026-11-23T10:30:00.000Z",
        "mode": "advisory",
        "rulesEvaluated": [rule.id for rule in RULES],
        "isValid": True,
        "errors": {"errorMessages": [], "validationIssues": []},
        "processingTimeMs": 0,
    }
    assert warning["ruleId"] == "DR-CONV-006"
    assert warning["validationLevel"] == "OFFENCE"
    assert [one["offenceId"] for one in warning["affectedOffences"]] == [court.OFFENCE]


async def test_an_error_makes_the_answer_invalid_and_names_whom_it_affects(api: Api) -> None:
    (line,) = VALIDATION["resultLines"]
    master = {"masterDefendantId": "m", "dateOfBirth": "2007-01-01"}
    people = [{**VALIDATION["defendants"][0], **master}]
    prison = {**VALIDATION, "defendants": people, "resultLines": [{**line, "shortCode": "imp"}]}
    answer = await posted(api, routes.VALIDATE_RESULTS, prison)
    assert answer["isValid"] is False
    (message,) = answer["errors"]["errorMessages"]
    assert message.endswith("This affects: Owain Pryce.")
    (issue,) = answer["errors"]["validationIssues"]
    assert (issue["ruleId"], issue["severity"]) == ("DR-AGE-007", "ERROR")


async def test_the_rules_that_ask_reference_data_do_so(api: Api, store: Store) -> None:
    rows = [{"cjsOffenceCode": "TH68001", "title": "Theft", "legislation": "Theft Act 1968"}]
    told = {"misCode": "SEX", "custodialIndicator": "N", "endorsableFlag": "1"}
    with store.writing() as connection:
        put_list(connection, offences_in([{**rows[0], **told}]))
    (line,) = VALIDATION["resultLines"]
    offences = [{**VALIDATION["offences"][0], "isConvicted": True}]
    body = {**VALIDATION, "offences": offences, "resultLines": [{**line, "shortCode": "IMP"}]}
    answer = await posted(api, routes.VALIDATE_RESULTS, body)
    assert [one["ruleId"] for one in answer["warnings"]] == [
        "DR-SEX-008",
        "DR-SENT-011",
        "DR-ENDORSEMENT-012",
    ]


async def test_the_rules_are_listed_and_read_one_by_one(api: Api) -> None:
    listed = await asked(api, routes.VALIDATION_RULES)
    assert listed["count"] == listed["enabledCount"] == len(RULES)
    for rule in listed["rules"]:
        assert await asked(api, routes.VALIDATION_RULE, ruleId=rule["ruleId"]) == rule
        assert rule["title"] and rule["description"].endswith(".")
    answer = await api.ask(routes.VALIDATION_RULE, ruleId="DR-NONE-000")
    assert answer.status_code == 404


async def test_a_line_goes_by_either_name_of_its_id_but_not_without_one(api: Api) -> None:
    (line,) = VALIDATION["resultLines"]
    bare = {name: value for name, value in line.items() if name != "resultLineId"}
    older = {**VALIDATION, "resultLines": [{**bare, "id": court.LINE}]}
    assert (await api.tell(routes.VALIDATE_RESULTS, older)).status_code == 200
    without = {**VALIDATION, "resultLines": [bare]}
    assert (await api.tell(routes.VALIDATE_RESULTS, without)).status_code == 400


@pytest.mark.parametrize("member", ["hearingId", "courtType", "resultLines", "offences"])
async def test_the_validator_needs_what_it_checks(api: Api, member: str) -> None:
    body = {name: value for name, value in VALIDATION.items() if name != member}
    answer = await api.tell(routes.VALIDATE_RESULTS, body)
    assert (answer.status_code, list(answer.json()["validationErrors"])) == (400, [member])


@pytest.mark.parametrize(
    ("route", "table", "member"),
    [
        (
            routes.APPLICATION_OUTCOMES,
            "applicationTypeOutcomes",
            "courtApplicationOutcomeTypes",
        ),
        (
            routes.APPLICATION_RESPONSES,
            "applicationTypeResponses",
            "courtApplicationResponseTypes",
        ),
    ],
)
async def test_what_an_application_of_a_type_can_come_to_is_imported(
    api: Api, store: Store, route: Route, table: str, member: str
) -> None:
    assert await asked(api, route, id=court.LINE) == {member: []}
    rows = [{"id": court.SECOND_LINE, "description": "Admitted", "sequence": 1}]
    (given,), _ = standing_data_in({table: [{"id": court.LINE, member: rows}]})
    with store.writing() as connection:
        put_list(connection, given)
    assert await asked(api, route, id=court.LINE) == {member: rows}
    assert await asked(api, route, id=court.SECOND_LINE) == {member: []}


async def test_a_user_can_ask_who_they_are(api: Api) -> None:
    body = await asked(api, routes.LOGGED_IN_USER, user=court.SECOND_CLERK)
    assert (body["userId"], body["lastName"]) == (court.SECOND_CLERK, "Balogun")
