"""Every body served or taken against the published JSON schemas.

Types that live in the closed core domain are not published; references to them are left open.
Two schemas are known not to fit what the API really sends, and that is held here too.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from client.contract import routes
from tests.caseapi import court
from tests.caseapi.conftest import Api

SCHEMAS = Path(__file__).parents[2].parent / "shared" / "contract" / "schemas"

pytestmark = pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the published schemas are not beside the checkout"
)


def faults(schema: str, body: Any) -> list[str]:
    """Give what a schema finds wrong with a body."""
    loaded = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    return [fault.message for fault in Draft4Validator(_opened(loaded)).iter_errors(body)]


def _opened(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_opened(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    reference = schema.get("$ref")
    if isinstance(reference, str) and not reference.startswith("#"):
        return {}
    return {
        name: _opened(value)
        for name, value in schema.items()
        if not (name == "id" and isinstance(value, str))
    }


async def test_the_list_fits(api: Api) -> None:
    answer = await api.ask(routes.HEARINGS, date=court.DAY, courtCentreId=court.CENTRE)
    assert answer.json()["hearingSummaries"]
    assert faults("query/hearing.get.hearings.json", answer.json()) == []


async def test_an_empty_list_fits(api: Api) -> None:
    answer = await api.ask(routes.HEARINGS, date="2020-01-01", courtCentreId=court.CENTRE)
    assert faults("query/hearing.get.hearings.json", answer.json()) == []


async def test_a_hearing_fits(api: Api) -> None:
    assert faults("query/hearing.get.hearing.json", await api.detail()) == []


async def test_what_is_sent_fits() -> None:
    on_day = {"hearingId": court.HEARING, "hearingDay": court.DAY}
    draft = {**court.draft(1), **on_day}
    assert faults("command/hearing.save-draft-result-v2.json", draft) == []
    assert faults("command/hearing.share-days-results.json", {**court.share(1), **on_day}) == []


async def test_what_was_shared_fits(api: Api) -> None:
    await api.share(1)
    parts = {"hearingId": court.HEARING, "hearingDay": court.DAY}
    answer = await api.ask(routes.SHARED_RESULTS, **parts)
    assert faults("query/hearing.get-share-result-v2.json", answer.json()) == []


async def test_the_events_of_success_fit(api: Api) -> None:
    saved = await api.outcome(routes.SAVE_DRAFT, court.draft(1))
    assert faults("public-events/public.hearing.draft-result-saved.json", saved) == []
    shared = await api.outcome(routes.SHARE, court.share(1))
    del shared["_metadata"]
    assert shared == {}
    assert faults(f"public-events/{routes.SHARE.success}.json", shared) == []


async def test_a_draft_is_answered_as_it_was_saved_whatever_its_schema_says(api: Api) -> None:
    await api.save(1)
    assert faults("query/hearing.get-draft-result-v2.json", await api.draft()) == [
        "'draftResults' is a required property"
    ]
    draft = {**await api.draft(), "draftResults": []}
    assert faults("query/hearing.get-draft-result-v2.json", draft) == []


async def test_a_refusal_has_info_where_its_schema_says_metadata(api: Api) -> None:
    await api.save(1)
    refused = await api.outcome(routes.SAVE_DRAFT, court.draft(1))
    del refused["_metadata"]
    schema = "public-events/public.hearing.manage-results-failed.json"
    assert sorted(faults(schema, refused)) == [
        "'metaData' is a required property",
        "Additional properties are not allowed ('info' was unexpected)",
    ]
    refused["metaData"] = refused.pop("info")
    assert faults(schema, refused) == []
