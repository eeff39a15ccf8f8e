"""A day's work over the API: drafts saved, results shared, refusals told (Appendix D, rows 1-6)."""

import asyncio

from caseapi.store import Store, reference
from client.contract import routes
from client.contract.events import ManageResultsFailed
from client.contract.results import SharedResults
from tests.caseapi import court
from tests.caseapi.conftest import Api


async def test_a_hearing_is_recorded_and_shared_step_by_step(api: Api) -> None:
    assert (await api.detail())["hearingState"] == "INITIALISED"
    assert await api.draft() == {"targets": []}
    assert await api.save(1) == "saved"
    assert await api.save(2) == "saved"
    assert await api.save(2, user=court.SECOND_CLERK) == "101"
    assert await api.share(2) == "shared"
    assert (await api.detail())["hearingState"] == "SHARED"
    assert await api.share(2) == "207"


async def test_a_draft_comes_back_as_it_was_saved(api: Api) -> None:
    body = court.draft(1, shadowListedOffenceIds=[], delegatedPowers=True, more={"kept": [1, 2.5]})
    await api.outcome(routes.SAVE_DRAFT, body)
    assert await api.draft() == {**body, "hearingId": court.HEARING, "hearingDay": court.DAY}


async def test_the_last_draft_replaces_the_one_before(api: Api) -> None:
    await api.save(1, court.OFFENCE, court.SECOND_OFFENCE)
    await api.save(2, court.SECOND_OFFENCE)
    lines = (await api.draft())["resultLines"].values()
    assert [line["offenceId"] for line in lines] == [court.SECOND_OFFENCE]


async def test_a_refused_save_leaves_the_draft_and_says_who_was_first(api: Api) -> None:
    await api.save(1)
    before = await api.draft()
    event = await api.outcome(
        routes.SAVE_DRAFT, court.draft(1, court.SECOND_OFFENCE), user=court.SECOND_CLERK
    )
    assert await api.draft() == before
    refused = ManageResultsFailed.model_validate(event)
    assert (refused.error.code, refused.error.type) == ("101", "VERSION")
    assert refused.hearing_id == court.HEARING
    assert (refused.info.version, refused.info.last_updated_version) == (1, 1)
    assert refused.info.user_name == "Tunde Balogun"
    assert refused.info.last_updated_by_user_name == "Sian Ashdown"


async def test_a_refusal_names_nobody_when_one_of_the_two_has_no_name(
    api: Api, store: Store
) -> None:
    nameless = "0d1f3c55-1111-4222-8333-944455556666"
    with store.writing() as connection:
        reference.put_user(connection, court.user(nameless, "", ""))
    await api.save(1, user=nameless)
    event = await api.outcome(routes.SAVE_DRAFT, court.draft(1))
    assert "userName" not in event["info"]
    assert "lastUpdatedByUserName" not in event["info"]


async def test_sharing_marks_the_hearing_its_day_and_its_draft(api: Api) -> None:
    await api.save(1)
    await api.share(1)
    detail = await api.detail()
    assert detail["firstSharedDate"] == "2026-11-23T10:30:00.000Z"
    assert detail["amendedByUserId"] == court.CLERK
    assert detail["hearing"]["hasSharedResults"] is True
    assert detail["hearing"]["hearingDays"][0]["hasSharedResults"] is True
    assert (await api.draft())["version"] == 1
    assert (await api.draft())["__metadata__"] == {
        "version": 1,
        "lastSharedTime": "2026-11-23T10:30:00.000Z",
    }
    (row,) = (await api.ask(routes.HEARINGS, date=court.DAY, courtCentreId=court.CENTRE)).json()[
        "hearingSummaries"
    ]
    assert row["hasSharedResults"] is True


async def test_what_was_shared_is_given_back(api: Api) -> None:
    parts = {"hearingId": court.HEARING, "hearingDay": court.DAY}
    assert (await api.ask(routes.SHARED_RESULTS, **parts)).json() == {}
    await api.save(1)
    await api.share(1)
    body = (await api.ask(routes.SHARED_RESULTS, **parts)).json()
    (line,) = SharedResults.model_validate(body).result_lines
    assert (line.short_code, line.offence_id) == ("FO", court.OFFENCE)
    assert line.prompts[0].value == "120.00"
    assert body["resultLines"][0]["sharedDate"] == court.DAY


async def test_a_result_added_after_sharing_joins_those_shared_before(api: Api) -> None:
    await api.save(1)
    await api.share(1)
    first = (await api.detail())["firstSharedDate"]
    assert await api.save(2) == "201"
    assert await api.save(2, isResetResults=True) == "saved"
    assert await api.save(3, court.OFFENCE, court.SECOND_OFFENCE) == "saved"
    event = await api.outcome(routes.SHARE, _share_of_second(version=3))
    assert event["_metadata"]["name"] == routes.SHARE.success
    parts = {"hearingId": court.HEARING, "hearingDay": court.DAY}
    body = (await api.ask(routes.SHARED_RESULTS, **parts)).json()
    assert {line["offenceId"] for line in body["resultLines"]} == {
        court.OFFENCE,
        court.SECOND_OFFENCE,
    }
    assert (await api.detail())["firstSharedDate"] == first


def _share_of_second(version: int) -> dict[str, object]:
    body = court.share(version, court.SECOND_OFFENCE)
    body["resultLines"][0]["resultLineId"] = court.SECOND_LINE
    return body


async def test_a_version_that_was_not_saved_last_is_not_shared(api: Api) -> None:
    await api.save(1)
    assert await api.share(2) == "102"
    assert (await api.detail())["hearingState"] == "INITIALISED"


async def test_a_success_tells_the_hearing_and_its_state(api: Api) -> None:
    event = await api.outcome(routes.SAVE_DRAFT, court.draft(1))
    metadata = event.pop("_metadata")
    assert (event["hearingId"], event["hearingState"]) == (court.HEARING, "INITIALISED")
    assert metadata["name"] == routes.SAVE_DRAFT.success
    assert metadata["stream"] == {"id": court.HEARING, "version": 1}
    assert metadata["context"] == {"user": court.CLERK}
    assert metadata["createdAt"] == "2026-11-23T10:30:00.000Z"


async def test_a_command_sent_twice_has_one_effect_and_one_outcome(api: Api) -> None:
    parts = {"hearingId": court.HEARING, "hearingDay": court.DAY}
    for _ in range(3):
        taken = await api.tell(routes.SAVE_DRAFT, court.draft(1), correlation="the same", **parts)
        assert taken.status_code == 202
    (event,) = await api.events("the same")
    assert event["_metadata"]["correlation"] == {"client": "the same"}
    assert event["_metadata"]["name"] == routes.SAVE_DRAFT.success
    assert (await api.draft())["version"] == 1
    assert await api.save(2) == "saved"


async def test_two_clerks_may_choose_the_same_correlation_id(api: Api) -> None:
    parts = {"hearingId": court.HEARING, "hearingDay": court.DAY}
    await api.tell(routes.SAVE_DRAFT, court.draft(1), correlation="same", **parts)
    await api.tell(
        routes.SAVE_DRAFT, court.draft(2), user=court.SECOND_CLERK, correlation="same", **parts
    )
    (mine,) = await api.events("same")
    (theirs,) = await api.events("same", user=court.SECOND_CLERK)
    assert mine["_metadata"]["id"] != theirs["_metadata"]["id"]
    assert (await api.draft())["version"] == 2


async def test_of_clerks_who_save_at_once_only_one_is_taken(api: Api) -> None:
    outcomes = await asyncio.gather(*(api.save(1) for _ in range(8)))
    assert sorted(outcomes) == ["101"] * 7 + ["saved"]


async def test_events_are_told_to_their_user_alone(api: Api) -> None:
    event = await api.outcome(routes.SAVE_DRAFT, court.draft(1))
    correlation = event["_metadata"]["correlation"]["client"]
    assert await api.events(correlation, user=court.SECOND_CLERK) == []


async def test_without_a_correlation_id_all_of_a_clerks_events_are_told(api: Api) -> None:
    await api.save(1)
    await api.share(1)
    answer = await api.ask(routes.EVENTS, subscriptionId=court.CLERK)
    names = [event["_metadata"]["name"] for event in answer.json()["events"]]
    assert names == [routes.SAVE_DRAFT.success, routes.SHARE.success]


async def test_a_subscription_has_to_be_begun_and_can_be_ended(api: Api) -> None:
    subscription = {"subscriptionId": court.SUBSCRIPTION}
    assert (await api.ask(routes.EVENTS, **subscription)).status_code == 404
    for _ in range(2):
        assert (await api.tell(routes.SUBSCRIBE, **subscription)).status_code == 202
    assert (await api.ask(routes.EVENTS, **subscription)).json() == {"events": []}
    other = await api.ask(routes.EVENTS, user=court.SECOND_CLERK, **subscription)
    assert other.status_code == 404
    await api.tell(routes.UNSUBSCRIBE, user=court.SECOND_CLERK, **subscription)
    assert (await api.ask(routes.EVENTS, **subscription)).status_code == 200
    await api.tell(routes.UNSUBSCRIBE, **subscription)
    assert (await api.ask(routes.EVENTS, **subscription)).status_code == 404


async def test_hostile_text_is_cleaned_on_the_way_in(api: Api) -> None:
    await api.save(1, note="fine\u202e 021\x1b[2J\ud800")
    assert (await api.draft())["note"] == "fine 021[2J"
