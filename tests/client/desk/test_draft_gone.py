"""A draft that was deleted after its results were shared: what was shared stands without it."""

import pytest

from client.desk.joining import DRAFT_GONE, GIVEN_UP
from tests.client.builders import as_shared, matters, recorded
from tests.client.desk.at_work import HEARING, AtWork
from tests.client.desk.conftest import Start
from tests.client.desk.test_given_up import look, words
from tests.client.sync.court_server import CourtServer

SAID = f"{DRAFT_GONE} (number 1)"
FINE, NONE_SEPARATE = recorded("fo 120"), recorded("nsp", matters()[1].target)


@pytest.fixture
def gone(server: CourtServer) -> CourtServer:
    """Give a server on which a fine was shared, and its draft deleted after the third save."""
    for _ in range(3):
        server.save_by_another(HEARING, dict(FINE.wire))
    server.shared[HEARING] = [as_shared(dict(FINE.wire))]
    server.delete_draft(HEARING)
    return server


def test_a_clerk_who_opens_it_sees_what_was_shared_and_is_told_once(
    gone: CourtServer, start: Start
) -> None:
    clerk = start().until_listed()
    assert words(clerk) == ["Fine £120"]
    assert clerk.file().is_shared
    assert clerk.said == [SAID]
    clerk.close()
    again = start().until_listed()
    assert (words(again), again.said) == (["Fine £120"], [])


def test_what_is_recorded_then_is_saved_behind_the_last_version(
    gone: CourtServer, start: Start
) -> None:
    clerk = start().until_listed()
    clerk.enter("2/nsp")
    clerk.until_saved()
    assert gone.versions[HEARING] == [4]
    assert words(clerk) == ["Fine £120", "No separate penalty"]
    assert [line["shortCode"] for line in gone.lines(HEARING).values()] == ["FO", "NSP"]
    assert not clerk.has_said(GIVEN_UP)


def test_who_had_it_open_sees_what_was_shared_since_and_keeps_what_is_theirs(
    server: CourtServer, clerk: AtWork
) -> None:
    clerk.enter("2/lep 3")
    clerk.until_saved()
    server.save_by_another(HEARING, dict(FINE.wire))
    server.shared[HEARING] = [as_shared(dict(FINE.wire))]
    server.delete_draft(HEARING)
    look(clerk)
    clerk.until_saved()
    assert sorted(words(clerk)) == ["Fine £120", "Licence endorsed · Penalty points: 3"]
    assert sorted(line["shortCode"] for line in server.lines(HEARING).values()) == ["FO", "LEP"]
    assert clerk.said.count(SAID) == 1


def test_who_had_all_of_it_notices_nothing(server: CourtServer, clerk: AtWork) -> None:
    clerk.enter("1/fo 120")
    clerk.until_saved()
    clerk.sitting.share()
    clerk.until_said("Shared 10:00")
    clerk.until_saved()
    server.delete_draft(HEARING)
    look(clerk)
    clerk.enter("2/nsp")
    clerk.until_saved()
    assert words(clerk) == ["Fine £120", "No separate penalty"]
    assert not clerk.has_said("server's draft")
