"""A server that answers what the contract does not know: it is said once, and tried again."""

from collections.abc import Callable

import httpx
import pytest

from client.contract import routes
from client.contract.route import Route
from client.desk.sharing import SHARE_QUEUED
from tests.client.builders import hearing_json, uid
from tests.client.desk.at_work import HEARING, SECOND, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer

# From before the API's rules, or by them though not as the contract has it.
STATUSES = pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 422, 423])


@STATUSES
def test_a_save_that_was_answered_wrongly_is_tried_until_it_goes_and_said_once(
    clerk: AtWork, server: CourtServer, status: int
) -> None:
    server.wrong_answers[routes.SAVE_DRAFT] = [httpx.Response(status)] * 3
    clerk.enter("fo 120")
    clerk.until_said("Sent now: number 1")
    assert server.typed(HEARING) == ["fo 120"]
    assert sum("Kept here, not sent" in said for said in clerk.said) == 1
    assert clerk.has_said("; it is tried again by itself")


@STATUSES
def test_a_plea_that_was_answered_wrongly_is_tried_until_it_goes(
    clerk: AtWork, server: CourtServer, status: int
) -> None:
    server.wrong_answers[routes.UPDATE_PLEA] = [httpx.Response(status)] * 3
    clerk.enter("=g")
    clerk.until_said("Sent now: number 1")
    assert len(server.entered) == 1
    assert sum("Kept here, not sent" in said for said in clerk.said) == 1


def test_a_plea_that_is_never_taken_holds_up_no_result(clerk: AtWork, server: CourtServer) -> None:
    server.wrong_answers[routes.UPDATE_PLEA] = [httpx.Response(403)] * 1000
    clerk.enter("=g; fo 120")
    clerk.until(lambda: server.typed(HEARING) == ["fo 120"], "the result is saved")
    clerk.enter("2/nsp")
    clerk.until(lambda: server.typed(HEARING) == ["fo 120", "nsp"], "the next one is saved")
    assert clerk.desk.waiting_count == 1
    assert not clerk.has_said("Sent now")


@STATUSES
def test_a_line_of_the_log_that_was_answered_wrongly_is_tried_until_it_goes(
    clerk: AtWork, server: CourtServer, status: int
) -> None:
    server.wrong_answers[routes.LOG_EVENT] = [httpx.Response(status)] * 3
    clerk.enter(":log 1")
    clerk.until(lambda: clerk.file().course.lines and clerk.file().is_saved, "it is logged")
    assert len(server.logs[HEARING]) == 1
    assert sum("Kept here, not logged" in said for said in clerk.said) == 1


def test_a_line_that_is_never_taken_holds_up_no_log_of_another_hearing(
    clerk: AtWork, server: CourtServer
) -> None:
    def of_the_first(route: Route, request: httpx.Request) -> httpx.Response | None:
        is_its = route == routes.LOG_EVENT and HEARING in request.url.path
        return httpx.Response(409) if is_its else None

    server.answer_instead = of_the_first
    clerk.enter(":log 1")
    clerk.until_said("Kept here, not logged")
    clerk.enter("2")
    clerk.enter(":log 1")
    clerk.until(lambda: server.logs.get(SECOND), "the other hearing's line is logged")
    assert not clerk.file().is_saved


def failing(*asked: tuple[Route, str]) -> Callable[[Route, httpx.Request], httpx.Response | None]:
    """Have the server fail at these routes of these hearings, and at nothing else."""

    def fail(route: Route, request: httpx.Request) -> httpx.Response | None:
        is_one = any(route == one and hearing in request.url.path for one, hearing in asked)
        return httpx.Response(500) if is_one else None

    return fail


def test_a_hearing_at_which_the_server_fails_holds_up_no_other_and_comes_once_it_can(
    server: CourtServer, start: Start
) -> None:
    server.answer_instead = failing((routes.HEARING, HEARING))
    clerk = start().until_listed()
    assert clerk.desk.file(SECOND) is not None
    clerk.until_said("Number 1 could not be fetched: The court's server has failed")
    assert not clerk.desk.away_since
    server.answer_instead = lambda *_: None
    clerk.until(lambda: clerk.desk.file(HEARING), "the hearing is there")
    assert sum("could not be fetched" in said for said in clerk.said) == 1


def test_what_waits_for_a_hearing_at_which_the_server_fails_is_sent_nevertheless(
    server: CourtServer, start: Start
) -> None:
    clerk = start().until_listed()
    server.is_away = True
    clerk.enter("fo 120")
    clerk.close()
    server.is_away = False
    server.answer_instead = failing((routes.HEARING, HEARING))
    again = start().until_listed()
    again.until_saved()
    assert server.typed(HEARING) == ["fo 120"]


def test_two_hearings_that_the_server_cannot_save_hold_up_no_third(start: Start) -> None:
    server = CourtServer(hearing_json(), hearing_json("second", 11), hearing_json("third", 12))
    clerk = start(server=server).until_listed()
    server.answer_instead = failing((routes.SAVE_DRAFT, HEARING), (routes.SAVE_DRAFT, SECOND))
    for number in ("1", "2", "3"):
        clerk.enter(number)
        clerk.enter("nsp")
    clerk.until(lambda: server.typed(uid("third")) == ["nsp"], "the third is saved")
    assert clerk.desk.waiting_count == 2
    server.answer_instead = lambda *_: None
    clerk.until_saved()
    assert server.typed(HEARING) == server.typed(SECOND) == ["nsp"]


def test_a_server_that_fails_at_everything_is_away(clerk: AtWork, server: CourtServer) -> None:
    server.answer_instead = lambda *_: httpx.Response(500)
    clerk.enter("fo 120")
    clerk.until(lambda: clerk.desk.away_since, "the server is told as away")
    assert clerk.desk.away_reason == "The court's server has failed"
    server.answer_instead = lambda *_: None
    clerk.until_saved()
    assert not clerk.has_said("not sent")


def test_a_share_that_waits_is_tried_again_where_the_server_failed_at_it_once(
    clerk: AtWork, server: CourtServer
) -> None:
    clerk.enter("nsp")
    clerk.until_saved()
    server.is_away = True
    clerk.enter("2/nsp")
    clerk.until(lambda: clerk.desk.away_since, "the server is told as away")
    clerk.sitting.share()
    assert clerk.sitting.share().said == SHARE_QUEUED
    server.wrong_answers[routes.SHARE] = [httpx.Response(500)] * 2
    server.is_away = False
    clerk.until_said("Shared 10:00")
    assert clerk.file().is_shared
