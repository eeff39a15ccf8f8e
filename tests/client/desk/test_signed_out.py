"""A sign-in that runs out in the middle of the day, before a server that never hears of it."""

import httpx
import pytest

from tests.client.desk.at_work import HEARING, AtWork
from tests.client.sync.court_server import CourtServer


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (httpx.Response(401), "The court's server asks for a sign-in first"),
        (
            httpx.Response(302, headers={"Location": "https://sign-in.example/"}),
            "The court's server leads to another address, as for a sign-in",
        ),
        (httpx.Response(429), "The court's server asks to wait"),
        (
            httpx.Response(200, html="<html>Sign in</html>"),
            "The court's server has not said whether it took this",
        ),
    ],
    ids=["not signed in", "led to a sign-in", "asked to wait", "shown a page"],
)
def test_what_was_entered_while_signed_out_goes_by_itself_once(
    clerk: AtWork, server: CourtServer, answer: httpx.Response, reason: str
) -> None:
    server.in_between = answer
    clerk.enter("=g; fo 120")
    clerk.until(lambda: clerk.desk.away_since, "the server is told as away")
    assert clerk.desk.away_reason == reason
    clerk.enter("2/nsp")
    server.in_between = None
    clerk.until_saved()
    clerk.until(lambda: not clerk.desk.away_since, "the server is told as back")
    assert server.typed(HEARING) == ["fo 120", "nsp"]
    assert [kind for kind, _ in server.entered] == ["hearing.update-plea"]
    assert not clerk.has_said("not sent")
