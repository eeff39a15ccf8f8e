"""Sitting in another room or on another day: the list changes, what was kept is not lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from client.contract import routes
from client.contract.route import Route
from client.desk.desk import Desk
from client.desk.sitting import Sitting
from client.journal import Journal
from client.sync.sync import Sync
from keymaps import load_preset
from tests.client.builders import (
    CENTRE,
    CENTRE_NAME,
    DAY,
    ROOM,
    ROOM_NAME,
    catalogue,
    fresh_ids,
    hearing_json,
    summary_json,
    uid,
)
from tests.client.desk.at_work import HEARING, AtWork
from tests.client.sync.court_server import CourtServer
from tui.picture import ScreenState, list_pane

OTHER_ROOM, NEXT_DAY = uid("other room"), "2026-11-24"
ELSEWHERE, TOMORROW = uid("elsewhere"), uid("tomorrow")


class Courthouse(CourtServer):
    """Two rooms today and one tomorrow, with a hearing each."""

    def __init__(self) -> None:
        super().__init__(hearing_json(), hearing_json("elsewhere"), hearing_json("tomorrow"))
        self.sittings = {
            (DAY, ROOM): [HEARING],
            (DAY, OTHER_ROOM): [ELSEWHERE],
            (NEXT_DAY, ROOM): [TOMORROW],
        }

    def _query(self, route: Route, request: httpx.Request) -> dict[str, Any]:
        if route == routes.COURTROOMS:
            rooms = [
                {"id": ROOM, "courtroomName": ROOM_NAME},
                {"id": OTHER_ROOM, "courtroomName": "Courtroom 07"},
            ]
            court = {"id": CENTRE, "oucodeL3Name": CENTRE_NAME, "courtrooms": rooms}
            return {"organisationunits": [court]}
        if route == routes.HEARINGS:
            asked = request.url.params
            ids = self.sittings.get((asked["date"], asked["roomId"]), [])
            return {"hearingSummaries": [summary_json(self.hearings[one]) for one in ids]}
        return super()._query(route, request)


class Moving(AtWork):
    """A clerk who can sit on other days too."""

    def __init__(self, path: Path, server: CourtServer) -> None:
        super().__init__(path, server, connected=False)
        self._ids = fresh_ids(f"moving {path}")
        self.sitting = Sitting(self.desk, self._ids, None, self._beside)
        self.connect()

    def _beside(self, day: str, before: Desk) -> Desk:
        journal: Journal = before._journal
        desk = Desk(
            journal,
            catalogue(),
            day,
            clock=lambda: "10:00",
            new_id=self._ids,
            wake=self.wake,
        )
        desk.sit_at(before.place)
        api = self.server.client(self.wake)
        desk.connect(Sync(api, desk.tell, pauses=(0.001, 0.002)), before)
        return desk

    def pump(self) -> None:
        update = self.sitting.days.pump()
        self.said += update.messages
        self.given_back += (one.line.text for one in update.given_back)

    def until_at(self, hearing_id: str) -> None:
        self.until(
            lambda: [row.hearing_id for row in self.sitting.desk.rows] == [hearing_id],
            "the other list is there",
        )
        self.until(lambda: self.sitting.desk.is_list_complete, "all of it is read")

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            self.sitting.days.close()


@pytest.fixture
def server() -> Courthouse:
    return Courthouse()


@pytest.fixture
def moving(tmp_path: Path, server: Courthouse) -> Iterator[Moving]:
    clerk = Moving(tmp_path / "data" / "journal.db", server)
    clerk.until_at(HEARING)
    yield clerk
    for gate in server.gates.values():
        gate.set()
    clerk.close()


def test_the_rooms_are_offered_with_numbers_that_stay(moving: Moving) -> None:
    offered = moving.sitting.offered(":court ")
    assert offered is not None
    assert offered.choices == (
        (1, "Marlbrook  Courtroom 03   here"),
        (2, "Marlbrook  Courtroom 07"),
    )
    narrowed = moving.sitting.offered(":court mar 7")
    assert narrowed is not None
    assert narrowed.choices == ((2, "Marlbrook  Courtroom 07"),)


@pytest.mark.parametrize("line", [":court mar 7", ":court 2"])
def test_another_room_is_sat_in_by_words_or_by_number(moving: Moving, line: str) -> None:
    response = moving.sitting.enter(line)
    assert (response.taken, response.said) == (
        True,
        "Marlbrook  Courtroom 07, Mon 23 Nov 2026",
    )
    moving.until_at(ELSEWHERE)
    assert moving.sitting.row is not None
    assert moving.sitting.row.hearing_id == ELSEWHERE


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (":court mar", "2 rooms are meant: type on, or the number"),
        (":court", "2 rooms are meant: type on, or the number"),
        (":court york", "No room here is ‘york’"),
        (":date 31/2", "‘31/2’ is not a date"),
        (":date", "Type a date such as 4/12, or the number of a day"),
    ],
)
def test_what_names_no_one_place_is_not_taken(moving: Moving, line: str, said: str) -> None:
    response = moving.sitting.enter(line)
    assert (response.taken, response.said) == (False, said)
    moving.until_at(HEARING)


def test_another_day_is_opened_in_the_same_room_and_the_first_is_found_again(
    moving: Moving,
) -> None:
    moving.enter("nsp")
    assert moving.sitting.enter(":date 24/11").said == "Marlbrook  Courtroom 03, Tue 24 Nov 2026"
    moving.until_at(TOMORROW)
    moving.enter("fo 120")
    assert len(moving.sitting.desk.file(TOMORROW).record.live_lines) == 1  # type: ignore[union-attr]
    moving.sitting.enter(":date t")
    moving.until_at(HEARING)
    assert moving.typed() == ["nsp"]
    assert server_saved(moving, HEARING, ["nsp"])
    assert server_saved(moving, TOMORROW, ["fo 120"])


def test_a_day_on_which_nothing_is_listed_says_so_and_does_not_go_on_fetching(
    moving: Moving,
) -> None:
    moving.sitting.enter(":date 25/11")
    moving.until(lambda: moving.sitting.desk.is_list_complete, "the list is known to be empty")
    for text in ("nsp", ":todo", ":last", ":below"):
        assert moving.sitting.enter(text).said == "Nothing is listed here on this day"
    state = ScreenState(load_preset("default"), "Wed 25 Nov 2026", None, (), sitting=moving.sitting)
    shown = " ".join(text.strip() for row in list_pane(state, 40, 10) for text, _ in row)
    assert "Fetching" not in shown
    assert "F4 goes to another room, :date to another day" in shown


def server_saved(moving: Moving, hearing_id: str, typed: list[str]) -> bool:
    moving.until(lambda: moving.server.typed(hearing_id) == typed, f"{typed} is sent")
    return True


@pytest.mark.parametrize(
    ("goes", "hearing_id"), [(":date 24/11", TOMORROW), (":court 2", ELSEWHERE)]
)
def test_what_waits_to_be_sent_is_sent_while_another_day_or_room_is_sat_at(
    goes: str, hearing_id: str, moving: Moving, server: Courthouse
) -> None:
    gate = server.hold(routes.SAVE_DRAFT)
    moving.enter("nsp")
    moving.sitting.enter(goes)
    moving.until_at(hearing_id)
    assert moving.sitting.days.waiting_count == 1
    gate.set()
    moving.until(lambda: moving.sitting.days.waiting_count == 0, "nothing waits any more")
    assert server.typed(HEARING) == ["nsp"]


def test_a_list_that_comes_late_is_not_shown_in_another_room(
    moving: Moving, server: Courthouse
) -> None:
    gate = server.hold(routes.HEARINGS)
    moving.sitting.enter(":court 2")
    moving.sitting.enter(":court 1")
    gate.set()
    moving.until_at(HEARING)


def test_nothing_is_changed_under_a_question(moving: Moving) -> None:
    moving.sitting.enter("fo")
    assert moving.sitting.asking is not None
    assert moving.sitting.offered(":court ") is None


def test_a_desk_that_cannot_open_other_days_says_so(clerk: AtWork) -> None:
    response = clerk.sitting.enter(":date 24/11")
    assert (response.taken, response.said) == (False, "Another day's list can't be opened here")
