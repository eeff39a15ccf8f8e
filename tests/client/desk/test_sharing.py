"""Sharing: everything at once, after what is still being saved, and never by surprise."""

import pytest

from client.contract import routes
from client.desk.revising import SHARED_ALREADY
from client.desk.sharing import SHARE_LATER, SHARE_QUEUED
from tests.client.builders import recorded
from tests.client.desk.at_work import HEARING, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer


def test_sharing_sends_every_line_and_ends_what_can_be_undone(
    clerk: AtWork, server: CourtServer
) -> None:
    clerk.enter("*/fo 120")
    clerk.until_saved()
    assert clerk.sitting.share().said == "Sharing…"
    clerk.until_said("Shared 10:00")
    (share,) = server.shares
    assert [line["shortCode"] for line in share["resultLines"]] == ["FO"]
    assert share["version"] == 1
    assert clerk.file().is_shared
    assert clerk.row(1).state == "2 to do"
    assert clerk.sitting.undo() == SHARED_ALREADY


def test_a_hearing_with_an_outcome_on_every_offence_is_shared(clerk: AtWork) -> None:
    clerk.enter("1-3/nsp")
    clerk.until_saved()
    assert clerk.row(1).state == "kept"
    clerk.sitting.share()
    clerk.until_said("Shared")
    assert clerk.row(1).state == "shared"
    assert clerk.row(1).is_done
    assert clerk.sitting.preview("fo 120").open_point == clerk.enter("fo 120").said
    assert clerk.sitting.preview("fo 120").open_point.startswith("Shared already")


def test_a_row_counts_what_is_recorded_and_not_shared(clerk: AtWork) -> None:
    clerk.enter("1/nsp")
    clerk.until_saved()
    assert (clerk.row(1).state, clerk.row(1).unshared) == ("2 to do", 1)
    clerk.sitting.share()
    clerk.until_said("Shared 10:00")
    assert (clerk.row(1).state, clerk.row(1).unshared) == ("2 to do", 0)


def test_a_share_waits_for_a_save_that_is_under_way(clerk: AtWork, server: CourtServer) -> None:
    gate = server.hold(routes.SAVE_DRAFT)
    clerk.enter("fo 120")
    clerk.until(lambda: server.counts[routes.SAVE_DRAFT.name], "the save is under way")
    clerk.enter("lep 3")
    clerk.sitting.share()
    assert clerk.desk.is_sharing(HEARING)
    assert server.counts[routes.SHARE.name] == 0
    gate.set()
    clerk.until_said("Shared 10:00")
    assert [line["shortCode"] for line in server.shares[0]["resultLines"]] == ["FO", "LEP"]
    assert not clerk.desk.is_sharing(HEARING)


@pytest.mark.parametrize("code", ["201", "206"])
def test_a_share_that_waited_for_a_save_that_was_refused_does_not_go_off_later(
    clerk: AtWork, server: CourtServer, code: str
) -> None:
    server.refusals = [code]
    gate = server.hold(routes.SAVE_DRAFT)
    clerk.enter("fo 120")
    clerk.sitting.share()
    gate.set()
    clerk.until_said("not sent")
    assert not clerk.desk.is_sharing(HEARING)
    clerk.enter("lep 3")
    clerk.until_saved()
    assert server.shares == []


def test_nothing_can_be_shared_while_the_server_is_away(clerk: AtWork, server: CourtServer) -> None:
    server.is_away = True
    clerk.enter("fo 120")
    clerk.until(lambda: clerk.desk.away_since, "the outage is noticed")
    assert clerk.sitting.share().said.startswith("Not shared: the court's server is away")
    assert not clerk.desk.is_sharing(HEARING)
    server.is_away = False
    clerk.until_saved()
    assert server.shares == []


def test_a_share_goes_after_a_save_that_was_refused_where_nobody_has_changed_anything(
    clerk: AtWork, server: CourtServer
) -> None:
    server.refusals = ["101"]
    gate = server.hold(routes.SAVE_DRAFT)
    clerk.enter("fo 120")
    clerk.sitting.share()
    gate.set()
    clerk.until_said("Shared 10:00")
    assert len(server.shares) == 1


def away_with_results(clerk: AtWork, server: CourtServer) -> None:
    """Have the server go away, and record an outcome on every offence."""
    server.is_away = True
    clerk.enter("1-3/nsp")
    clerk.until(lambda: clerk.desk.away_since, "the outage is noticed")


def test_a_share_that_is_asked_for_twice_while_the_server_is_away_goes_when_it_is_back(
    clerk: AtWork, server: CourtServer
) -> None:
    away_with_results(clerk, server)
    assert clerk.sitting.share().said == SHARE_LATER
    assert clerk.row(1).state == "kept"
    assert clerk.sitting.share().said == SHARE_QUEUED
    assert clerk.row(1).state == "waits"
    assert clerk.desk.waiting_count == 1
    server.is_away = False
    clerk.until_said("Shared 10:00")
    assert len(server.shares) == 1
    assert clerk.row(1).state == "shared"
    clerk.until_said("The court's server is back: what waited is sent, 1 hearing")
    assert clerk.desk.waiting_count == 0


def test_a_share_that_waits_is_taken_back_by_what_is_recorded_after_it(
    clerk: AtWork, server: CourtServer
) -> None:
    away_with_results(clerk, server)
    clerk.sitting.share()
    clerk.sitting.share()
    clerk.enter("1/lep 3")
    assert clerk.has_said("Not shared: the results have changed since; read back again")
    clerk.until(lambda: clerk.row(1).state == "kept", "the row says kept")
    server.is_away = False
    clerk.until_saved()
    assert server.shares == []


def test_a_share_that_waits_still_waits_after_a_restart(
    clerk: AtWork, server: CourtServer, start: Start
) -> None:
    away_with_results(clerk, server)
    clerk.sitting.share()
    clerk.sitting.share()
    clerk.close()
    again = start()
    again.desk.sit_at(clerk.desk.place)
    assert again.row(1).state == "waits"
    server.is_away = False
    again.until_said("Shared 10:00")
    assert len(server.shares) == 1


def test_a_share_that_waits_is_not_made_once_another_clerk_has_changed_the_results(
    clerk: AtWork, server: CourtServer
) -> None:
    clerk.enter("1-3/nsp")
    clerk.until_saved()
    server.is_away = True
    clerk.desk.connect(clerk.fresh_sync())
    clerk.until(lambda: clerk.desk.away_since, "the outage is noticed")
    clerk.sitting.share()
    clerk.sitting.share()
    server.save_by_another(HEARING, dict(recorded("lep 3").wire))
    server.is_away = False
    clerk.until_said("Not shared: the results have changed since; read back again")
    clerk.until_said("Another clerk added")
    assert server.shares == []


def test_sharing_results_that_changed_since_is_offered_anew_first(
    clerk: AtWork, server: CourtServer
) -> None:
    away_with_results(clerk, server)
    clerk.sitting.share()
    clerk.enter("1/lep 3")
    assert clerk.sitting.share().said == SHARE_LATER


def test_a_hearing_without_results_has_nothing_to_share(clerk: AtWork) -> None:
    assert clerk.sitting.share().said == "Nothing here is left to share"


def test_a_refused_share_is_told_and_everything_stays(clerk: AtWork, server: CourtServer) -> None:
    clerk.enter("fo 120")
    clerk.until_saved()
    server.save_by_another(HEARING, dict(recorded("nsp", clerk.file().matters[1].target).wire))
    clerk.sitting.share()
    clerk.until_said("Not shared: Someone else changed the results")
    assert sorted(clerk.typed()) == ["fo 120", "nsp"]
    assert not clerk.desk.is_sharing(HEARING)
    clerk.sitting.share()
    clerk.until_said("Shared 10:00")
    assert len(server.shares[0]["resultLines"]) == 2


def test_a_share_without_a_known_outcome_is_not_called_not_shared(
    clerk: AtWork, server: CourtServer
) -> None:
    clerk.enter("fo 120")
    clerk.until_saved()
    server.lost_outcomes = 1
    before = len(clerk.said)
    clerk.sitting.share()
    clerk.until(lambda: len(clerk.said) > before, "the clerk is told something")
    assert server.shares
    assert not clerk.has_said("Not shared")


def test_a_line_that_was_shared_before_is_not_shared_as_new_again(
    clerk: AtWork, server: CourtServer
) -> None:
    clerk.enter("1/fo 120")
    clerk.until_saved()
    clerk.sitting.share()
    clerk.until_said("Shared")
    clerk.enter("2/nsp")
    clerk.until_saved()
    clerk.said.clear()
    clerk.sitting.share()
    clerk.until_said("Shared")
    again = {line["shortCode"]: line["isModified"] for line in server.shares[1]["resultLines"]}
    assert again == {"FO": False, "NSP": True}


def test_what_is_recorded_while_a_share_is_on_its_way_is_sent_though_that_is_refused(
    clerk: AtWork, server: CourtServer
) -> None:
    clerk.enter("fo 120")
    clerk.until_saved()
    gate = server.hold(routes.SHARE)
    clerk.sitting.share()
    clerk.until(lambda: server.counts[routes.SHARE.name], "the share is sent")
    clerk.enter("2/nsp")
    server.refusals = ["202"]
    gate.set()
    clerk.until_saved()
    assert server.typed(HEARING) == ["fo 120", "nsp"]
    assert server.shares == []


def test_what_was_shared_is_known_as_shared_after_a_read_that_lagged_and_a_restart(
    clerk: AtWork, server: CourtServer, start: Start
) -> None:
    clerk.enter("fo 120")
    clerk.until_saved()
    clerk.sitting.share()
    clerk.until_said("Shared 10:00")
    shared = server.shared.pop(HEARING)
    clerk.desk.connect(clerk.fresh_sync())
    clerk.until(lambda: clerk.file().state == "INITIALISED", "it is read from a view that lags")
    assert clerk.file().is_shared
    clerk.close()
    server.shared[HEARING] = shared
    assert start(connected=False).file().is_shared


def test_what_is_to_be_shared_goes_though_another_list_is_looked_at_by_then(
    clerk: AtWork, server: CourtServer
) -> None:
    clerk.enter("fo 120")
    clerk.until_saved()
    server.is_away = True
    clerk.enter("2")
    clerk.enter("nsp")
    clerk.until(lambda: clerk.desk.away_since, "the server is away")
    clerk.enter("1")
    clerk.sitting.share()
    assert clerk.sitting.share().said == SHARE_QUEUED
    server.unlisted = {HEARING}
    server.is_away = False
    clerk.until_said("Shared 10:00")
    assert len(server.shares) == 1
