"""How the parties answer an application (section 6)."""

import pytest

from caseapi.store import Store
from client.contract.routes import SAVE_APPLICATION_RESPONSE
from tests.caseapi import court
from tests.caseapi.acts.acting import application, hearing, put, refused, told
from tests.caseapi.conftest import Api

RESPONDENT = "d0a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3a09"
ADMITTED = {
    "applicationId": application()["id"],
    "applicationResponseDate": court.DAY,
    "applicationResponseType": {"id": court.LINE, "description": "Admitted", "sequence": 1},
}
BODY = {"applicationPartyId": RESPONDENT, "applicationResponse": ADMITTED}


@pytest.fixture(autouse=True)
def applied(store: Store) -> None:
    put(store, courtApplications=[application(respondents=[{"id": RESPONDENT}])])


async def test_a_partys_answer_is_kept_with_the_party_and_told(api: Api) -> None:
    kept = {**ADMITTED, "originatingHearingId": court.HEARING}
    payload = {"applicationPartyId": RESPONDENT, "courtApplicationResponse": kept}
    name = "public.hearing.application-response-saved"
    assert await told(api, SAVE_APPLICATION_RESPONSE, BODY) == [(name, payload)]
    (applied,) = (await hearing(api))["courtApplications"]
    assert applied["respondents"] == [{"id": RESPONDENT, "applicationResponse": kept}]
    denied = {**ADMITTED, "applicationResponseType": {"description": "Denied"}}
    await told(api, SAVE_APPLICATION_RESPONSE, {**BODY, "applicationResponse": denied})
    (applied,) = (await hearing(api))["courtApplications"]
    (party,) = applied["respondents"]
    assert party["applicationResponse"]["applicationResponseType"] == {"description": "Denied"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"applicationPartyId": court.LINE},
        {"applicationResponse": {**ADMITTED, "applicationId": court.LINE}},
    ],
    ids=["party", "application"],
)
async def test_a_stranger_to_the_application_is_not_found(
    api: Api, wrong: dict[str, object]
) -> None:
    before = await hearing(api)
    assert await refused(api, SAVE_APPLICATION_RESPONSE, {**BODY, **wrong}) == (404, [])
    assert await hearing(api) == before


async def test_what_its_schema_does_not_know_is_refused(api: Api) -> None:
    found = await refused(api, SAVE_APPLICATION_RESPONSE, {**BODY, "more": 1})
    assert found == (400, ["more"])
