"""Every row of the hearing's state machine (section 5.3): state, command and guard, one by one.

Each row is asked of the rules alone, and of the API over HTTP, which tells the event as well.
"""

import pytest

from caseapi.hearing import HearingOnDay
from caseapi.store import Store, results
from client.contract import routes
from client.contract.events import HearingState, RefusalCode
from tests.caseapi import court
from tests.caseapi.conftest import Api
from tests.caseapi.results.clerks_commands import NEW_TARGET, OLD_TARGET, SHARE_OLD, VERSION
from tests.caseapi.results.hearings import put_standing, put_support
from tests.caseapi.results.rows import ROWS, Row
from tests.caseapi.results.telling import codes, names, send


def standing(row: Row) -> HearingOnDay:
    """Give the hearing as it stands when the row's command arrives."""
    return HearingOnDay(
        state=row.state,
        owner=row.held_by,
        last_version=VERSION,
        shared=frozenset({OLD_TARGET}),
        several_days=row.several_days,
    )


def test_every_command_has_a_row_in_every_state() -> None:
    told = {(row.state, row.command.route.name) for row in ROWS}
    commands = {
        *(routes.SAVE_DRAFT, routes.DELETE_DRAFT, routes.SHARE, routes.AMEND, routes.UNLOCK),
        *(routes.AMEND_FOR_SUPPORT, routes.CANCEL_AMENDMENTS, routes.REQUEST_APPROVAL),
        routes.VALIDATE_AMENDMENTS,
    }
    assert told == {(state, route.name) for state in HearingState for route in commands}
    assert len({str(row) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_rules_say_what_the_row_says(row: Row) -> None:
    after = row.command.rule(standing(row), row.user)
    if isinstance(row.to, HearingState):
        assert isinstance(after, HearingOnDay)
        assert (after.state, after.owner) == (row.to, row.owner)
        assert after.last_version == row.version
        targets_shared = row.command.route == routes.SHARE and row.command is not SHARE_OLD
        assert after.shared == frozenset({OLD_TARGET} | ({NEW_TARGET} if targets_shared else set()))
    else:
        assert after is row.to


@pytest.mark.parametrize("state", HearingState)
async def test_the_api_does_and_tells_what_each_row_of_a_state_says(
    state: HearingState, api: Api, store: Store
) -> None:
    put_support(store)
    for row in ROWS:
        if row.state is state:
            put_standing(store, standing(row))
            events = await send(api, row.command.route, row.command.body, user=row.user)
            detail = await api.detail()
            stands = (detail["hearingState"], detail.get("amendedByUserId"), last_version(store))
            if isinstance(row.to, HearingState):
                assert names(events) == row.command.told, row
                assert stands == (row.to, row.owner, row.version), row
            else:
                assert names(events) == refusal_of(row), row
                assert stands == (row.state, row.held_by, VERSION), row
                assert codes(events) == ((row.to,) if isinstance(row.to, RefusalCode) else ())


def refusal_of(row: Row) -> tuple[str, ...]:
    """Give the name of the event that tells the row's refusal."""
    if isinstance(row.to, RefusalCode):
        return routes.SAVE_DRAFT.failures
    return (row.to.value,)


def last_version(store: Store) -> int | None:
    """Give the last version that is kept for the day."""
    with store.reading() as connection:
        return results.last_version(connection, court.HEARING, court.DAY)
