"""Marking a hearing as a duplicate (section 6)."""

from caseapi.store import Store
from client.contract import routes
from client.contract.routes import MARK_DUPLICATE, MARK_DUPLICATE_WITH_REASON, OVERWRITE_DUPLICATE
from tests.caseapi import court
from tests.caseapi.acts.acting import asked, hearing, refused, told
from tests.caseapi.conftest import Api

MARKED = "public.events.hearing.marked-as-duplicate"


async def test_a_duplicate_is_gone_from_the_lists_with_all_that_was_kept_of_it(api: Api) -> None:
    await api.save(1)
    await told(api, routes.ADD_WITNESS, {"witness": "PC Lloyd"})
    ((name, payload),) = await told(api, MARK_DUPLICATE)
    assert (name, payload["hearingId"]) == (MARKED, court.HEARING)
    assert payload["offenceIds"] == [court.OFFENCE, court.SECOND_OFFENCE]
    assert await asked(api, routes.HEARING) == {}
    parts = {"date": court.DAY, "courtCentreId": court.CENTRE}
    assert await asked(api, routes.HEARINGS, **parts) == {}
    assert await refused(api, MARK_DUPLICATE) == (404, [])


async def test_a_reason_may_be_given(api: Api) -> None:
    ((name, payload),) = await told(api, MARK_DUPLICATE_WITH_REASON, {"reason": "Added twice"})
    assert (name, payload["reason"]) == (MARKED, "Added twice")
    assert await refused(api, MARK_DUPLICATE_WITH_REASON, {}) == (400, ["reason"])


async def test_a_hearing_with_shared_results_stays_and_nothing_is_told(api: Api) -> None:
    await api.share(1)
    assert await told(api, MARK_DUPLICATE) == []
    assert await told(api, MARK_DUPLICATE_WITH_REASON, {"reason": "Added twice"}) == []
    assert (await hearing(api))["id"] == court.HEARING


async def test_a_system_user_may_overwrite_shared_results(api: Api, store: Store) -> None:
    from caseapi.store import reference

    system = {**court.user(court.LINE, "Case", "Sync"), "groups": ["System Users"]}
    with store.writing() as connection:
        reference.put_user(connection, system)
    await api.share(1)
    assert await told(api, OVERWRITE_DUPLICATE, {}, user=court.LINE) == []
    overwrite = {"overwriteWithResults": True}
    ((name, _),) = await told(api, OVERWRITE_DUPLICATE, overwrite, user=court.LINE)
    assert name == MARKED
    assert await hearing(api) == {}
