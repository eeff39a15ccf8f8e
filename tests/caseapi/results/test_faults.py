"""The faults by name: what each shows, when, and that none shows unless it is asked for."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest

from caseapi import faults
from caseapi.app import create_app
from caseapi.cli import main
from caseapi.errors import CannotError
from caseapi.hearing import HearingOnDay
from caseapi.store import Store
from client.contract import routes
from tests.caseapi import court
from tests.caseapi.conftest import Api
from tests.caseapi.results.hearings import put_standing
from tests.caseapi.results.telling import codes, names, send

ON_DAY = {"hearingId": court.HEARING, "hearingDay": court.DAY}
Open = Callable[[str], Any]


@pytest.fixture
async def at(store: Store) -> AsyncIterator[Open]:
    """Open the API with faults."""
    async with AsyncExitStack() as stack:

        async def open_api(text: str) -> Api:
            app = create_app(store, now=lambda: court.NOW, faults=faults.parse(text))
            http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://caseapi")
            return Api(await stack.enter_async_context(http))

        yield open_api


def test_a_list_of_faults_is_read_by_name() -> None:
    assert faults.parse("") == frozenset()
    assert faults.parse(" late-events, lost-answer,") == {"late-events", "lost-answer"}
    assert faults.parse(",".join(faults.FAULTS)) == faults.FAULTS.keys()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("late-event", "Did you mean late-events?"),
        ("403", "There are late-events, no-events"),
        ("lost_answer", "Did you mean lost-answer?"),
    ],
)
def test_a_fault_that_there_is_not_is_refused_with_the_nearest(name: str, says: str) -> None:
    with pytest.raises(CannotError) as refused:
        faults.parse(f"stale-read,{name}")
    assert str(refused.value).startswith(f"{name} is not a fault")
    assert says in str(refused.value)


def test_the_server_does_not_start_with_a_fault_that_there_is_not(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["serve", "--uds", str(tmp_path / "s"), "--database", str(tmp_path / "a.db")]
    assert main([*asked, "--faults", "late-event"]) == 1
    assert "Did you mean late-events?" in capsys.readouterr().err


async def poll(api: Api, correlation: str) -> httpx.Response:
    return await api.ask(routes.EVENTS, subscriptionId=court.CLERK, clientCorrelationId=correlation)


async def saved(api: Api, correlation: str, version: int = 1) -> httpx.Response:
    await api.tell(routes.SUBSCRIBE, subscriptionId=court.CLERK)
    return await api.tell(
        routes.SAVE_DRAFT, court.draft(version), correlation=correlation, **ON_DAY
    )


async def test_late_events_are_told_at_the_fourth_poll(at: Open) -> None:
    api = await at("late-events")
    for correlation, version in (("one", 1), ("two", 2)):
        await saved(api, correlation, version)
        found = [len((await poll(api, correlation)).json()["events"]) for _ in range(5)]
        assert found == [0, 0, 0, 1, 1]


async def test_without_events_a_command_is_done_and_never_told(at: Open) -> None:
    api = await at("no-events")
    await saved(api, "one")
    assert [(await poll(api, "one")).json() for _ in range(9)] == [{"events": []}] * 9
    assert (await api.draft())["version"] == 1


async def test_the_first_answer_to_each_command_is_lost_though_it_is_done(at: Open) -> None:
    api = await at("lost-answer")
    statuses = [
        (await saved(api, correlation, version)).status_code
        for correlation, version in (("one", 1), ("one", 1), ("two", 2), ("two", 2))
    ]
    assert statuses == [504, 202, 504, 202]
    assert len((await poll(api, "one")).json()["events"]) == 1
    assert (await api.draft())["version"] == 2


async def test_a_command_that_is_not_taken_is_refused_and_not_lost(at: Open) -> None:
    api = await at("lost-answer")
    wrong = await api.tell(routes.SAVE_DRAFT, {}, correlation="one", **ON_DAY)
    assert wrong.status_code == 400
    assert (await saved(api, "one")).status_code == 504


async def test_a_save_that_landed_unanswered_is_off_sequence_as_another_command(
    at: Open,
) -> None:
    api = await at("lost-answer")
    await saved(api, "one")
    await saved(api, "as if it were new")
    (event,) = (await poll(api, "as if it were new")).json()["events"]
    assert event["error"]["code"] == "101"


async def test_the_first_poll_for_each_command_is_refused(at: Open) -> None:
    api = await at("403-on-poll")
    await saved(api, "one")
    assert [(await poll(api, "one")).status_code for _ in range(3)] == [403, 200, 200]
    assert (await poll(api, "two")).status_code == 403


async def test_the_first_reading_after_a_command_is_stale(at: Open) -> None:
    api = await at("stale-read")
    assert await api.draft() == {"targets": []}
    assert (await api.detail())["hearingState"] == "INITIALISED"
    await saved(api, "one")
    await api.tell(routes.SHARE, court.share(1), **ON_DAY)
    states = [(await api.detail())["hearingState"] for _ in range(3)]
    assert states == ["INITIALISED", "SHARED", "SHARED"]
    assert await api.draft() == {"targets": []}
    assert (await api.draft())["version"] == 1


async def test_another_takes_the_lock_once_before_the_first_save(at: Open) -> None:
    api = await at("lock-by-another")
    assert codes(await send(api, routes.SAVE_DRAFT, court.draft(1))) == ("206",)
    assert (await api.detail())["amendedByUserId"] == faults.ANOTHER
    assert codes(await send(api, routes.SHARE, court.share(1))) == ("202",)
    await send(api, routes.UNLOCK, {"hearingDay": court.DAY})
    assert names(await send(api, routes.SAVE_DRAFT, court.draft(1))) == (routes.SAVE_DRAFT.success,)


@pytest.mark.parametrize(("several_days", "shared"), [(True, False), (False, True)])
async def test_a_hearing_of_several_days_is_never_shared(
    at: Open, store: Store, several_days: bool, shared: bool
) -> None:
    put_standing(store, HearingOnDay(several_days=several_days))
    api = await at("share-failed-on-multi-day")
    told = names(await send(api, routes.SHARE, court.share(1)))
    assert told == (routes.SHARE.success if shared else routes.SHARE.failures[1],)
    assert ((await api.detail())["hearingState"] == "SHARED") is shared


async def test_a_failed_validation_leaves_everything_unshared(at: Open) -> None:
    api = await at("validation-failed-on-share")
    (event,) = await send(api, routes.SHARE, court.share(1))
    assert event["_metadata"]["name"] == routes.SHARE.failures[2]
    assert event["isValid"] is False
    assert (await api.detail())["hearingState"] == "INITIALISED"


async def test_cases_and_offences_come_in_another_order(at: Open, api: Api) -> None:
    def offences(detail: dict[str, Any]) -> list[str]:
        (case,) = detail["hearing"]["prosecutionCases"]
        return [offence["id"] for offence in case["defendants"][0]["offences"]]

    in_order = offences(await api.detail())
    assert offences(await (await at("cases-out-of-order")).detail()) == in_order[::-1]


async def test_no_fault_shows_unless_it_is_asked_for(at: Open) -> None:
    api = await at("")
    assert await api.save(1) == "saved"
    assert await api.share(1) == "shared"


def test_every_fault_is_told_of_in_the_documentation() -> None:
    from pathlib import Path

    page = Path(__file__).parents[3].joinpath("docs", "case-api.md").read_text(encoding="utf-8")
    for name in faults.FAULTS:
        assert f"`{name}`" in page
