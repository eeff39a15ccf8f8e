"""Every body served or taken against the published JSON schemas.

Two schemas are known not to fit what the API really sends, and that is held here too.
"""

from client.contract import routes
from tests.caseapi import court
from tests.caseapi.conftest import Api
from tests.published import faults, needs_contract

pytestmark = needs_contract


async def test_the_list_fits(api: Api) -> None:
    answer = await api.ask(routes.HEARINGS, date=court.DAY, courtCentreId=court.CENTRE)
    assert answer.json()["hearingSummaries"]
    assert faults("query/hearing.get.hearings", answer.json()) == []


async def test_an_empty_list_fits(api: Api) -> None:
    answer = await api.ask(routes.HEARINGS, date="2020-01-01", courtCentreId=court.CENTRE)
    assert faults("query/hearing.get.hearings", answer.json()) == []


async def test_a_hearing_fits(api: Api) -> None:
    assert faults("query/hearing.get.hearing", await api.detail()) == []


async def test_what_is_sent_fits() -> None:
    on_day = {"hearingId": court.HEARING, "hearingDay": court.DAY}
    draft = {**court.draft(1), **on_day}
    assert faults("command/hearing.save-draft-result-v2", draft) == []
    assert faults("command/hearing.share-days-results", {**court.share(1), **on_day}) == []


async def test_what_was_shared_fits(api: Api) -> None:
    await api.share(1)
    parts = {"hearingId": court.HEARING, "hearingDay": court.DAY}
    answer = await api.ask(routes.SHARED_RESULTS, **parts)
    assert faults("query/hearing.get-share-result-v2", answer.json()) == []


async def test_the_events_of_success_fit(api: Api) -> None:
    saved = await api.outcome(routes.SAVE_DRAFT, court.draft(1))
    assert faults("public-events/public.hearing.draft-result-saved", saved) == []
    shared = await api.outcome(routes.SHARE, court.share(1))
    del shared["_metadata"]
    assert shared == {}
    assert faults(f"public-events/{routes.SHARE.success}", shared) == []


async def test_a_draft_is_answered_as_it_was_saved_whatever_its_schema_says(api: Api) -> None:
    await api.save(1)
    assert faults("query/hearing.get-draft-result-v2", await api.draft()) == [
        "'draftResults' is a required property"
    ]
    draft = {**await api.draft(), "draftResults": []}
    assert faults("query/hearing.get-draft-result-v2", draft) == []


async def test_a_refusal_has_info_where_its_schema_says_metadata(api: Api) -> None:
    await api.save(1)
    refused = await api.outcome(routes.SAVE_DRAFT, court.draft(1))
    del refused["_metadata"]
    schema = "public-events/public.hearing.manage-results-failed"
    assert sorted(faults(schema, refused)) == [
        "'metaData' is a required property",
        "Additional properties are not allowed ('info' was unexpected)",
    ]
    refused["metaData"] = refused.pop("info")
    assert faults(schema, refused) == []
