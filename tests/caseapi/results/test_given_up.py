"""Our own client where amendments are given up (section 9, trap 8): what was shared stands."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from caseapi.app import create_app
from caseapi.imports.hearings import put_hearing
from caseapi.store import Store, reference
from client.api.case_api import CaseApi
from client.contract import routes
from client.contract.events import HearingState
from client.contract.route import Route
from client.desk.joining import GIVEN_UP
from tests.caseapi import court
from tests.caseapi.results.faulty_server import InThread
from tests.client.api.wire import Clock
from tests.client.builders import CLERK_ID, DAY, hearing_json, recorded
from tests.client.desk.at_work import HEARING, AtWork

AMENDER, OTHER = court.CLERK, court.SECOND_CLERK
ON_DAY = {"hearingDay": DAY}
AMENDED = {"amendmentDate": f"{DAY}T12:00:00.000Z"}


class RealCourt:
    """The case API with one hearing; a clerk's program and another clerk's page come to it."""

    def __init__(self, store: Store) -> None:
        with store.writing() as connection:
            reference.put_user(connection, court.user(CLERK_ID, "Sian", "Ashdown"))
            put_hearing(connection, hearing_json())
        self.transport = InThread(create_app(store, now=lambda: court.NOW))
        self._page = httpx.Client(transport=self.transport, base_url="http://caseapi")

    def client(self, _wake: Callable[[], None]) -> CaseApi:
        """Give the program's client, whose pauses take no time."""
        clock = Clock()
        return CaseApi(
            "http://caseapi", CLERK_ID, transport=self.transport, clock=clock, wait=clock.wait
        )

    def draft(self) -> dict[str, Any]:
        """Give the draft."""
        path = routes.DRAFT_RESULT.fill(hearingId=HEARING, hearingDay=DAY)
        answer = self._page.get(path, headers=court.asking(routes.DRAFT_RESULT))
        found: dict[str, Any] = answer.json()
        return found

    def typed(self) -> list[str]:
        """Give what was typed for the lines of the draft."""
        return [line["originalText"] for line in self.draft()["resultLines"].values()]

    def tell(self, route: Route, body: dict[str, Any], user: str = AMENDER) -> None:
        """Have a clerk send a command from another page."""
        parts = {"hearingId": HEARING, "hearingDay": DAY}
        path = route.fill(**{name: one for name, one in parts.items() if name in route.path})
        answer = self._page.post(path, json=body, headers=court.telling(route, user))
        assert answer.status_code == 202, answer.text

    def amend(self) -> int:
        """Have another clerk take the lock, change the fine and add points; gives the version."""
        self.tell(routes.AMEND, {"newHearingState": HearingState.LOCKED_USER})
        draft = self.draft()
        (fine,) = (one for one in draft["resultLines"].values() if one["shortCode"] == "FO")
        changed = {
            **fine,
            "resultPrompts": recorded("fo 80").wire["resultPrompts"],
            **AMENDED,
        }
        points = {**recorded("lep 3").wire, **AMENDED}
        lines = {line["resultLineId"]: line for line in (changed, points)}
        version = int(draft["version"]) + 1
        document = {**draft["resultLines"], **lines}
        self.tell(routes.SAVE_DRAFT, {**draft, "version": version, "resultLines": document})
        return version

    def close(self) -> None:
        """Close the page, and end the server."""
        self._page.close()
        self.transport.close()


def cancel(real: RealCourt, _version: int) -> None:
    real.tell(routes.CANCEL_AMENDMENTS, ON_DAY)


def unlock(real: RealCourt, _version: int) -> None:
    real.tell(routes.UNLOCK, ON_DAY, OTHER)


def reject(real: RealCourt, version: int) -> None:
    real.tell(routes.REQUEST_APPROVAL, {"hearingId": HEARING, "version": version, **ON_DAY})
    decided = {"id": HEARING, "validateAction": "REJECT", **ON_DAY}
    real.tell(routes.VALIDATE_AMENDMENTS, decided, OTHER)


@pytest.fixture
def real(store: Store) -> Iterator[RealCourt]:
    served = RealCourt(store)
    yield served
    served.close()


@pytest.fixture
def start(real: RealCourt, tmp_path: Path) -> Iterator[Callable[[str], AtWork]]:
    """Give a way to start a clerk's program over a journal of this name."""
    runs: list[AtWork] = []

    def begin(name: str) -> AtWork:
        path = tmp_path / name / "journal.db"
        runs.append(AtWork(path, real, name=f"run {len(runs)}"))  # type: ignore[arg-type]
        return runs[-1].until_listed()

    yield begin
    for run in runs:
        run.close()


Start = Callable[[str], AtWork]


def words(clerk: AtWork) -> list[str]:
    return [line.words(clerk.desk.catalogue) for line in clerk.file().record.live_lines]


@pytest.mark.parametrize("give_up", [cancel, unlock, reject])
def test_what_was_shared_stands_for_who_had_it_open_and_for_who_opens_it(
    real: RealCourt, start: Start, give_up: Callable[[RealCourt, int], None]
) -> None:
    clerk = start("mine")
    clerk.enter("1/fo 120")
    clerk.until_saved()
    clerk.sitting.share()
    clerk.until_said("Shared 10:00")
    clerk.close()
    version = real.amend()
    amended = start("mine")
    assert words(amended) == ["Fine £80", "Licence endorsed · Penalty points: 3"]
    give_up(real, version)
    assert real.typed() == ["fo 120", "lep 3"]

    amended.enter("2/nsp")
    amended.until_saved()
    assert words(amended) == ["Fine £120", "No separate penalty"]
    assert amended.has_said(GIVEN_UP)
    assert real.typed() == ["fo 120", "nsp"]
    amended.close()
    again = start("mine")
    assert words(again) == ["Fine £120", "No separate penalty"]
    assert not again.has_said(GIVEN_UP)
    again.sitting.share()
    again.until_said("Shared 10:00")

    version = real.amend()
    give_up(real, version)
    other = start("another")
    assert words(other) == ["Fine £120", "No separate penalty"]
    assert other.file().is_shared
    assert other.has_said(GIVEN_UP)
