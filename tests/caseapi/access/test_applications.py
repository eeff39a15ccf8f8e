"""Users who are kept from kinds of application (sections 1.6, 2.1 and 5.1)."""

from typing import Any

import pytest

from caseapi.store import Store, reference
from client.contract import routes
from client.contract.route import Route
from tests.caseapi import court
from tests.caseapi.acts.acting import application, asked, put, told
from tests.caseapi.conftest import Api

KEPT = "b7c1d2e3-f4a5-4b6c-8d7e-9f0a1b2c3f01"
"""A hearing with an application of a kind that is kept from one clerk."""

LIST = {"date": court.DAY, "courtCentreId": court.CENTRE}


@pytest.fixture(autouse=True)
def kept_from_the_second_clerk(store: Store) -> None:
    of_kind = application(type={"code": "AP77", "type": "Application in private"})
    put(store, id=KEPT, courtApplications=[of_kind])
    with store.writing() as connection:
        user = court.user(court.SECOND_CLERK, "Tunde", "Balogun")
        reference.put_user(connection, {**user, "barredApplicationTypes": ["AP77"]})


def ids(body: dict[str, Any]) -> list[str]:
    return sorted(row["id"] for row in body["hearingSummaries"])


async def test_their_hearings_are_left_out_of_that_users_list_alone(api: Api) -> None:
    assert ids(await asked(api, routes.HEARINGS, **LIST)) == sorted([court.HEARING, KEPT])
    in_room = {**LIST, "roomId": court.ROOM}
    for parts in (LIST, in_room):
        body = await asked(api, routes.HEARINGS, user=court.SECOND_CLERK, **parts)
        assert ids(body) == [court.HEARING]


@pytest.mark.parametrize("route", [routes.HEARING, routes.HEARING_FOR_MANAGE])
async def test_the_hearing_itself_is_refused(api: Api, route: Route) -> None:
    answer = await api.ask(route, court.SECOND_CLERK, hearingId=KEPT)
    assert (answer.status_code, list(answer.json())) == (403, ["error"])
    assert (await api.ask(route, hearingId=KEPT)).status_code == 200
    other = await api.ask(route, court.SECOND_CLERK, hearingId=court.HEARING)
    assert other.status_code == 200


async def test_sharing_is_refused_before_anything_is_taken(api: Api) -> None:
    day = {"hearingId": KEPT, "hearingDay": court.DAY}
    await told(api, routes.SAVE_DRAFT, court.draft(1), user=court.SECOND_CLERK, **day)
    answer = await api.tell(routes.SHARE, court.share(1), user=court.SECOND_CLERK, **day)
    assert answer.status_code == 403
    assert await asked(api, routes.SHARED_RESULTS, **day) == {}
    (shared,) = await told(api, routes.SHARE, court.share(1), **day)
    assert shared[0] == routes.SHARE.success
