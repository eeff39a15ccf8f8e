"""Another clerk's amendments are given up: what was shared stands, and what is ours stays."""

from pathlib import Path

import pytest

from client.contract import routes
from client.desk.joining import GIVEN_UP
from tests.client.builders import AMENDED, as_shared, matters, recorded
from tests.client.desk.at_work import HEARING, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer

SAID = f"{GIVEN_UP} (number 1)"


@pytest.fixture
def sharer(clerk: AtWork) -> AtWork:
    """Give a clerk who has shared a fine."""
    clerk.enter("1/fo 120")
    clerk.until_saved()
    clerk.sitting.share()
    clerk.until_said("Shared 10:00")
    clerk.until_saved()
    return clerk


def amend(server: CourtServer, text: str = "fo 80") -> None:
    """Have another clerk change the fine, and add points."""
    (fine,) = (line for line in server.lines(HEARING).values() if line["shortCode"] == "FO")
    changed = {**fine, **recorded(text).wire, **AMENDED, "resultLineId": fine["resultLineId"]}
    server.amend_by_another(HEARING, changed, {**recorded("lep 3").wire, **AMENDED})


def look(clerk: AtWork) -> None:
    """Have the clerk's program connect anew and fetch the list."""
    before = clerk.server.counts[routes.EVENT_LOG.name]
    clerk.desk.connect(clerk.fresh_sync())
    clerk.until(
        lambda: clerk.server.counts[routes.EVENT_LOG.name] > before + 1, "the list is fetched"
    )
    clerk.pump()


def words(clerk: AtWork) -> list[str]:
    return [line.words(clerk.desk.catalogue) for line in clerk.file().record.live_lines]


def count(clerk: AtWork) -> int:
    return clerk.said.count(SAID)


def test_what_was_shared_stands_again_where_the_hearing_was_seen_amended(
    sharer: AtWork, server: CourtServer
) -> None:
    amend(server)
    look(sharer)
    assert words(sharer) == ["Fine £80", "Licence endorsed · Penalty points: 3"]
    server.give_up(HEARING)
    look(sharer)
    assert words(sharer) == ["Fine £120"]
    assert sharer.file().is_shared
    look(sharer)
    assert count(sharer) == 1
    assert not sharer.has_said("took")


def test_where_it_was_not_seen_it_is_said_all_the_same(sharer: AtWork, server: CourtServer) -> None:
    amend(server)
    server.give_up(HEARING)
    look(sharer)
    assert words(sharer) == ["Fine £120"]
    assert count(sharer) == 1
    assert not sharer.has_said("Another clerk")


def test_a_clerk_who_opens_it_afterwards_sees_what_was_shared(
    sharer: AtWork, server: CourtServer, start: Start, tmp_path: Path
) -> None:
    amend(server)
    server.give_up(HEARING)
    path = tmp_path / "other" / "journal.db"
    other = start(path=path).until_listed()
    assert words(other) == ["Fine £120"]
    assert other.file().is_shared
    assert count(other) == 1
    other.close()
    again = start(path=path, connected=False)
    assert words(again) == ["Fine £120"]
    again.close()
    last = start(path=path).until_listed()
    assert words(last) == ["Fine £120"]
    assert count(last) == 0


def test_a_start_from_the_local_copy_of_the_time_of_amending_is_put_right(
    sharer: AtWork, server: CourtServer, start: Start
) -> None:
    amend(server)
    look(sharer)
    sharer.close()
    server.give_up(HEARING)
    again = start().until_listed()
    assert words(again) == ["Fine £120"]
    assert count(again) == 1


def test_amendments_that_were_shared_stand(sharer: AtWork, server: CourtServer) -> None:
    amend(server)
    server.locked.discard(HEARING)
    del server.states[HEARING]
    lines = [as_shared(line) for line in server.lines(HEARING).values()]
    server.shared[HEARING] = lines
    look(sharer)
    assert words(sharer) == ["Fine £80", "Licence endorsed · Penalty points: 3"]
    assert count(sharer) == 0


@pytest.mark.parametrize("is_seen", [True, False])
def test_what_this_clerk_records_meanwhile_goes_without_the_amendments(
    sharer: AtWork, server: CourtServer, is_seen: bool
) -> None:
    amend(server)
    if is_seen:
        look(sharer)
    sharer.enter("2/nsp")
    sharer.until_said("Kept here, not sent: Another clerk is changing this hearing")
    server.give_up(HEARING)
    sharer.until_saved()
    assert words(sharer) == ["Fine £120", "No separate penalty"]
    assert server.typed(HEARING) == ["fo 120", "nsp"]
    assert count(sharer) == 1
    sharer.sitting.share()
    sharer.until(lambda: len(server.shares) == 2, "it is shared")
    assert [line["prompts"][0]["value"] for line in server.shares[1]["resultLines"][:1]] == [
        "120.00"
    ]
    assert len(server.shares[1]["resultLines"]) == 2


def test_nothing_is_sent_on_top_of_amendments_without_a_look_whether_they_stand(
    sharer: AtWork, server: CourtServer
) -> None:
    amend(server)
    look(sharer)
    server.give_up(HEARING)
    sharer.enter("2/nsp")
    sharer.until_saved()
    assert server.typed(HEARING) == ["fo 120", "nsp"]
    assert count(sharer) == 1


def test_a_save_that_was_under_way_while_they_were_given_up_is_put_right(
    sharer: AtWork, server: CourtServer
) -> None:
    amend(server)
    look(sharer)
    gate = server.hold(routes.SAVE_DRAFT)
    sharer.enter("2/nsp")
    saves = server.counts[routes.SAVE_DRAFT.name]
    sharer.until(lambda: server.counts[routes.SAVE_DRAFT.name] > saves, "the save is sent")
    server.give_up(HEARING)
    look(sharer)
    gate.set()
    sharer.until(lambda: words(sharer) == ["Fine £120", "No separate penalty"], "it is put right")
    sharer.until_saved()
    sharer.sitting.share()
    sharer.until(lambda: len(server.shares) == 2, "it is shared")
    assert [line["shortCode"] for line in server.shares[1]["resultLines"]] == ["FO", "NSP"]
    assert server.shares[1]["resultLines"][0]["prompts"][0]["value"] == "120.00"


def test_a_save_that_an_earlier_run_left_does_not_bring_them_back(
    sharer: AtWork, server: CourtServer, start: Start
) -> None:
    amend(server)
    look(sharer)
    server.lost_commands = 1000
    sharer.enter("2/nsp")
    saves = server.counts[routes.SAVE_DRAFT.name]
    sharer.until(lambda: server.counts[routes.SAVE_DRAFT.name] > saves, "the save is sent")
    sharer.crash()
    server.lost_commands = 0
    server.give_up(HEARING)
    again = start().until_listed()
    again.until_saved()
    assert words(again) == ["Fine £120", "No separate penalty"]
    assert server.typed(HEARING) == ["fo 120", "nsp"]


def test_what_was_saved_and_not_shared_is_sent_again_where_the_draft_is_begun_anew(
    sharer: AtWork, server: CourtServer
) -> None:
    sharer.enter("2/nsp")
    sharer.enter("2/lep 4")
    sharer.until_saved()
    fine = next(iter(server.lines(HEARING).values()))
    amend(server)
    server.give_up(HEARING)
    server.begin_anew(HEARING, fine)
    look(sharer)
    sharer.until_saved()
    assert words(sharer) == [
        "Fine £120", "No separate penalty", "Licence endorsed · Penalty points: 4"
    ]  # fmt: skip
    assert server.typed(HEARING) == ["fo 120", "nsp", "lep 4"]
    assert server.drafts[HEARING]["version"] == 2


def test_so_it_is_where_that_is_learnt_from_a_refused_share(
    sharer: AtWork, server: CourtServer
) -> None:
    sharer.enter("2/nsp")
    sharer.until_saved()
    fine = next(iter(server.lines(HEARING).values()))
    amend(server)
    server.give_up(HEARING)
    server.begin_anew(HEARING, fine)
    sharer.sitting.share()
    sharer.until_said("Not shared")
    sharer.until_saved()
    assert words(sharer) == ["Fine £120", "No separate penalty"]
    assert server.typed(HEARING) == ["fo 120", "nsp"]


def test_a_share_that_was_asked_for_has_to_be_asked_for_anew(
    sharer: AtWork, server: CourtServer
) -> None:
    amend(server)
    look(sharer)
    server.is_away = True
    sharer.enter("2/nsp")
    sharer.until(lambda: sharer.desk.away_since, "the server is away")
    sharer.sitting.share()
    sharer.sitting.share()
    assert sharer.file().is_share_queued
    server.give_up(HEARING)
    server.is_away = False
    sharer.until_said("Not shared: the results have changed since; read back again")
    sharer.until_saved()
    assert len(server.shares) == 1


def test_a_hearing_that_cannot_be_looked_at_is_looked_at_again(
    sharer: AtWork, server: CourtServer
) -> None:
    amend(server)
    look(sharer)
    server.give_up(HEARING)
    detail = server.hearings.pop(HEARING)
    server.hearings[HEARING] = {**detail, "hearingDays": "none"}
    sharer.enter("2/nsp")
    sharer.until_said("Number 1 could not be fetched")
    assert not sharer.file().is_saved
    server.hearings[HEARING] = detail
    sharer.until_saved()
    assert server.typed(HEARING) == ["fo 120", "nsp"]


def test_a_result_of_another_clerk_that_waits_to_be_shared_is_not_taken_for_an_amendment(
    sharer: AtWork, server: CourtServer
) -> None:
    amend(server)
    server.save_by_another(HEARING, dict(recorded("nsp", matters()[1].target).wire))
    server.give_up(HEARING)
    look(sharer)
    assert words(sharer) == ["Fine £120", "No separate penalty"]
