"""A server that answers what the contract does not know: it is said once, and tried again."""

import httpx
import pytest

from client.contract import routes
from client.contract.route import Route
from tests.client.desk.at_work import HEARING, SECOND, AtWork
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
