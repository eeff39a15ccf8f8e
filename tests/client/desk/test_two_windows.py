"""Two windows on one journal: what is entered in one appears in the other, and goes once."""

from random import Random

import pytest

from client.contract import routes
from client.desk.revising import SHARED_ALREADY
from tests.client.builders import recorded, uid
from tests.client.desk.at_work import HEARING, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer


@pytest.fixture
def windows(start: Start) -> tuple[AtWork, AtWork]:
    return start().until_listed(), start().until_listed()


def shows(window: AtWork, *texts: str, hearing: str = HEARING) -> None:
    """See that a window comes to show these results without a key being pressed in it."""
    window.until(lambda: window.typed(hearing) == list(texts), f"shows {texts}")


def test_what_is_entered_in_one_appears_in_the_other(windows: tuple[AtWork, AtWork]) -> None:
    left, right = windows
    left.enter("1/fo 120")
    shows(right, "fo 120")
    right.until_said("From another window, number 1: 1/fo 120")
    right.enter("1/lep 3")
    shows(left, "fo 120", "lep 3")
    left.enter(":undo")
    shows(right, "lep 3")
    assert right.row(1).state == left.row(1).state == "3 to do"


def test_it_appears_while_the_server_is_away(
    windows: tuple[AtWork, AtWork], server: CourtServer
) -> None:
    left, right = windows
    server.is_away = True
    left.enter("@p; =g; fo 120")
    shows(right, "fo 120")
    assert right.file().entered.keys() == left.file().entered.keys()
    assert right.desk.waiting_count == 1
    server.is_away = False
    for window in windows:
        window.until_saved()
    assert server.typed(HEARING) == ["fo 120"]
    assert {name for name, _ in server.entered} == {
        routes.UPDATE_ATTENDANCE.name,
        routes.UPDATE_PLEA.name,
    }


def test_it_appears_also_where_both_have_something_on_its_way(
    windows: tuple[AtWork, AtWork], server: CourtServer
) -> None:
    left, right = windows
    server.is_away = True
    for window, text in ((left, "fo 1"), (right, "fo 2"), (left, "fo 3"), (right, "fo 4")):
        window.enter(text)
    expected = ["fo 1", "fo 2", "fo 3", "fo 4"]
    for window in windows:
        window.until(lambda w=window: sorted(w.typed()) == expected, "all four are shown")
    server.is_away = False
    for window in windows:
        window.until_saved()
    assert sorted(server.typed(HEARING)) == expected
    assert sorted(left.typed()) == sorted(right.typed()) == expected


def test_a_share_in_one_is_seen_in_the_other(windows: tuple[AtWork, AtWork]) -> None:
    left, right = windows
    left.enter("1-3/nsp")
    left.until_saved()
    left.sitting.share()
    left.until_said("Shared")
    right.until(lambda: right.row(1).state == "shared", "the row says shared")
    assert right.file().unshared_count == 0
    assert right.sitting.undo() == SHARED_ALREADY


def test_a_share_that_waits_in_one_is_taken_back_by_what_the_other_records(
    windows: tuple[AtWork, AtWork], server: CourtServer
) -> None:
    left, right = windows
    server.is_away = True
    left.enter("1-3/nsp")
    left.until(lambda: left.desk.away_since, "the outage is noticed")
    left.sitting.share()
    left.sitting.share()
    assert left.row(1).state == "waits"
    right.enter("1/lep 3")
    left.until_said("Not shared: the results have changed since; read back again")
    assert left.row(1).state == "kept"
    server.is_away = False
    for window in windows:
        window.until_saved()
    assert server.shares == []


def test_the_window_that_kept_it_sends_it(
    windows: tuple[AtWork, AtWork], server: CourtServer
) -> None:
    left, right = windows
    left.enter("fo 120")
    left.until_saved()
    right.until(lambda: right.file().is_saved and right.typed() != [], "the other knows it saved")
    assert not right.has_said("joined")


def test_what_a_window_that_is_gone_has_not_sent_goes_from_the_other(
    windows: tuple[AtWork, AtWork], server: CourtServer
) -> None:
    left, right = windows
    server.locked = {HEARING}
    left.enter("fo 120")
    left.until_said("Another clerk is changing this hearing")
    left.close()
    server.locked = set()
    shows(right, "fo 120")
    right.until_saved()
    assert server.typed(HEARING) == ["fo 120"]


def test_windows_that_type_on_one_hearing_at_once_come_to_show_the_same(
    windows: tuple[AtWork, AtWork], server: CourtServer
) -> None:
    chance = Random(1)
    texts = []
    for number in range(40):
        window = chance.choice(windows)
        window.sitting.enter(f"1/fo {number + 1}")
        texts.append(f"fo {number + 1}")
        if chance.random() < 0.5:
            chance.choice(windows).pump()
    for window in windows:
        window.until(lambda w=window: sorted(w.typed()) == sorted(texts), "all is there")
        window.until_saved()
    assert sorted(server.typed(HEARING)) == sorted(texts)


def test_another_clerk_s_change_met_by_one_window_is_no_dispute_with_the_other(
    windows: tuple[AtWork, AtWork], server: CourtServer
) -> None:
    left, right = windows
    left.enter("1/fo 120")
    shows(right, "fo 120")
    left.until_saved()
    line = recorded("nsp", line_id=uid("another's"))
    server.save_by_another(HEARING, dict(line.wire))
    left.enter(":change")
    left.enter("fo 80")
    shows(left, "fo 80", "nsp")
    shows(right, "fo 80", "nsp")
    assert not right.file().undecided
