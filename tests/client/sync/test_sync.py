"""The background: fetching, sending and trying again, told as notices."""

import threading
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import httpx
import pytest

from client.catalogue.charges import BUILTIN_VERDICTS, ChargeKinds
from client.contract import routes
from client.contract.recording import SentPlea, SentPleaModel, UpdatePlea
from client.contract.route import Route
from client.journal import PendingCommand
from client.record.record import Record
from client.record.sharing import share_command
from client.sync.notices import (
    Away,
    Back,
    Broken,
    CommandDone,
    CommandRefused,
    Connected,
    HearingFetched,
    HearingMissing,
    ListComplete,
    ListFetched,
    LogFetched,
    Notice,
    ReferenceFetched,
)
from client.sync.sync import Sync
from tests.client.builders import (
    CENTRE,
    DAY,
    ROOM,
    clerk,
    hearing_json,
    recorded,
    uid,
)
from tests.client.sync.court_server import CourtServer
from tests.client.sync.waiting import Wake

HEARING = uid("hearing")
Kind = TypeVar("Kind")


class Background:
    """A sync over a model of the server, and all that it has told."""

    def __init__(self, *hearings: dict[str, Any]) -> None:
        self.server = CourtServer(*hearings)
        self.told: list[Notice] = []
        self.wake = Wake()
        self.sync = Sync(self.server.client(self.wake), self.tell, pauses=(0.001, 0.002))

    def tell(self, notice: Notice) -> None:
        self.told.append(notice)
        self.wake()

    def of(self, kind: type[Kind]) -> list[Kind]:
        """Give what was told of one kind."""
        return [notice for notice in self.told if isinstance(notice, kind)]

    def told_of(self, *kinds: type) -> Any:
        """Wait until something of one of these kinds was told, and give it."""

        def found() -> list[Notice]:
            return [notice for notice in self.told if isinstance(notice, kinds)]

        self.wake.until(lambda: bool(found()), lambda: f"{kinds} in {self.told}")
        return found()[0]


@pytest.fixture
def court() -> Iterator[Background]:
    background = Background(hearing_json(), hearing_json("second", 11))
    yield background
    background.sync.stop()


def test_a_server_that_goes_while_a_share_is_waited_for_is_told_of_at_once(
    court: Background,
) -> None:
    court.server.lost_polls = 2
    court.sync.send(share())
    court.told_of(CommandDone)
    assert [type(each) for each in court.told] == [Away, Away, Back, CommandDone]


def test_each_of_two_days_is_told_of_the_server_that_its_own_share_has_lost() -> None:
    server, told = CourtServer(hearing_json()), Wake()
    api = server.client(told)
    first: list[Notice] = []
    second: list[Notice] = []

    def hears(heard: list[Notice]) -> Callable[[Notice], None]:
        def hear(notice: Notice) -> None:
            heard.append(notice)
            told()

        return hear

    days = [Sync(api, hears(heard), pauses=(0.001,)) for heard in (first, second)]
    server.lost_polls = 1
    days[0].send(share())
    told.until(lambda: len(first) == 3, lambda: f"the first day heard {first}")
    assert [type(each) for each in first] == [Away, Back, CommandDone]
    assert second == []
    for day in days:
        day.stop()


def test_a_share_that_is_refused_after_the_server_was_away_tells_that_it_is_back(
    court: Background,
) -> None:
    court.server.lost_polls = 1
    court.server.refusals = ["102"]
    court.sync.send(share())
    court.told_of(CommandRefused)
    assert [type(each) for each in court.told] == [Away, Back, CommandRefused]


def test_a_share_that_finds_nobody_is_given_up_and_the_server_waited_for(
    court: Background,
) -> None:
    court.server.is_away = True
    court.sync.send(share())
    court.told_of(CommandRefused)
    court.told_of(Away)
    court.server.is_away = False
    court.told_of(Back)
    assert not court.server.shares


def save(text: str = "fo 120", version: int = 1, name: str = "save") -> PendingCommand:
    record = Record(HEARING, DAY, (recorded(text),))
    body = record.to_save(version).wire()
    return PendingCommand(uid(name), "save", HEARING, DAY, body, 1)


def share(version: int = 1) -> PendingCommand:
    record = Record(HEARING, DAY, (recorded("fo 120"),), version)
    body = share_command(record, clerk()).wire()
    return PendingCommand(uid("share"), "share", HEARING, DAY, body, 1)


def test_connecting_tells_who_the_clerk_is_and_which_courts_there_are(court: Background) -> None:
    court.sync.connect()
    connected = court.told_of(Connected)
    assert connected.clerk == clerk()
    assert [room.id for unit in connected.courts for room in unit.courtrooms] == [ROOM]
    assert court.of(Away) == []


def test_connecting_tells_which_pleas_there_are(court: Background) -> None:
    plea = {"pleaValue": "MAYBE", "pleaTypeCode": "MB", "pleaTypeDescription": "Maybe"}
    court.server.lists[routes.PLEA_TYPES] = {"pleaStatusTypes": [plea]}
    court.sync.connect()
    charges = court.told_of(ReferenceFetched).charges
    assert [kind.code for kind in charges.pleas] == ["MB", "IG", "ING", "NI"]
    assert charges.verdicts == BUILTIN_VERDICTS


def test_a_list_of_pleas_that_cannot_be_read_keeps_nobody_from_work(court: Background) -> None:
    court.server.lists[routes.PLEA_TYPES] = {"pleaStatusTypes": "none"}
    court.sync.connect()
    assert court.told_of(ReferenceFetched).charges.pleas == ChargeKinds().pleas
    assert court.of(Away) == []


def test_the_list_does_not_wait_for_the_reference_data(court: Background) -> None:
    court.server.gates[routes.RESULT_DEFINITIONS.name] = gate = threading.Event()
    court.sync.connect()
    court.told_of(Connected)
    court.sync.fetch_day(DAY, CENTRE, ROOM)
    court.told_of(ListComplete)
    assert court.of(ReferenceFetched) == []
    gate.set()
    court.told_of(ReferenceFetched)


def test_result_definitions_that_cannot_be_read_are_told_of_and_no_outage(
    court: Background,
) -> None:
    court.server.lists[routes.RESULT_DEFINITIONS] = {"resultDefinitions": "none"}
    court.sync.connect()
    assert court.told_of(ReferenceFetched).definitions is None
    assert court.of(Away) == []


def plea(offence: str = "ins") -> PendingCommand:
    said = SentPlea(plea_value="GUILTY", plea_date=DAY)
    body = UpdatePlea(pleas=[SentPleaModel(offence_id=uid(offence), plea=said)])
    return PendingCommand(uid("plea"), "plea", HEARING, DAY, body.wire(), 1)


def test_a_plea_from_an_earlier_run_is_read_before_it_is_sent_again(court: Background) -> None:
    court.sync.send(plea())
    court.told_of(CommandDone)
    court.sync.send(plea(), is_again=True)
    court.wake.until(lambda: len(court.of(CommandDone)) == 2, lambda: str(court.told))
    assert [name for name, _ in court.server.seen] == [routes.UPDATE_PLEA.name]


def test_a_plea_that_did_not_land_in_an_earlier_run_is_sent(court: Background) -> None:
    court.sync.send(plea(), is_again=True)
    court.told_of(CommandDone)
    assert [name for name, _ in court.server.seen] == [routes.UPDATE_PLEA.name]


def test_a_plea_whose_answer_is_lost_is_not_sent_twice(court: Background) -> None:
    court.server.lost_answers = 1
    court.sync.send(plea())
    court.told_of(CommandDone)
    assert len(court.server.seen) == 1


def test_a_plea_that_is_ignored_is_refused_with_the_servers_reason(court: Background) -> None:
    court.server.ignored = 1
    court.sync.send(plea())
    refused = court.told_of(CommandRefused)
    assert str(refused.error) == "The offence is not in this hearing"
    assert court.of(Away) == []


def test_the_list_is_told_first_then_every_hearing_then_that_it_is_complete(
    court: Background,
) -> None:
    court.sync.fetch_day(DAY, CENTRE, ROOM)
    court.told_of(ListComplete)
    assert [type(one) for one in court.told] == [
        ListFetched,
        HearingFetched,
        HearingFetched,
        ListComplete,
    ]
    assert [one.hearing_id for one in court.of(HearingFetched)] == [HEARING, uid("second")]


def test_the_logs_of_the_hearings_come_once_the_list_is_complete(court: Background) -> None:
    line = {"hearingEventId": uid("line"), "recordedLabel": "Hearing started"}
    court.server.logs[HEARING] = [line]
    court.sync.fetch_day(DAY, CENTRE, ROOM)
    court.told_of(LogFetched)
    kinds = [type(one) for one in court.told]
    assert kinds.index(LogFetched) > kinds.index(ListComplete)
    assert [one.hearing_id for one in court.of(LogFetched)] == [HEARING]


def test_a_list_that_cannot_be_had_does_not_hold_up_that_of_another_room(
    court: Background,
) -> None:
    def fail(route: Route, request: httpx.Request) -> httpx.Response | None:
        is_first = route == routes.HEARINGS and request.url.params["roomId"] == ROOM
        return httpx.Response(500) if is_first else None

    court.server.answer_instead = fail
    court.sync.stop()
    court.sync = Sync(court.server.client(court.wake), court.tell, pauses=(3600.0,))
    court.sync.fetch_day(DAY, CENTRE, ROOM)
    court.told_of(Away)
    court.sync.fetch_day(DAY, CENTRE, uid("another room"))
    assert court.told_of(ListFetched).room_id == uid("another room")


def test_a_day_without_hearings_is_complete_at_once(court: Background) -> None:
    court.server.hearings.clear()
    court.sync.fetch_day(DAY, CENTRE, ROOM)
    court.told_of(ListComplete)
    assert court.of(ListFetched) == [ListFetched((), ROOM)]


def test_what_was_shared_is_fetched_only_where_something_was(court: Background) -> None:
    court.server.shared[HEARING] = [{"resultLineId": uid("l")}]
    court.sync.fetch_day(DAY, CENTRE, ROOM)
    court.told_of(ListComplete)
    assert [one.held.shared_ids for one in court.of(HearingFetched)] == [{uid("l")}, set()]
    assert court.server.counts[routes.SHARED_RESULTS.name] == 1


def test_a_hearing_that_cannot_be_read_does_not_hold_up_the_others(court: Background) -> None:
    court.server.drafts[HEARING] = {"resultLines": "no object", "version": 1}
    court.sync.fetch_day(DAY, CENTRE, ROOM)
    court.told_of(ListComplete)
    assert [one.hearing_id for one in court.of(HearingMissing)] == [HEARING]
    assert [one.hearing_id for one in court.of(HearingFetched)] == [uid("second")]


def test_a_server_that_is_away_is_tried_until_it_is_back(court: Background) -> None:
    court.server.is_away = True
    court.sync.connect()
    court.wake.until(lambda: len(court.of(Away)) >= 3, lambda: "three attempts")
    court.server.is_away = False
    court.told_of(Connected)
    assert len(court.of(Back)) == 1
    assert court.told.index(court.of(Back)[0]) < court.told.index(court.of(Connected)[0])


def test_nothing_is_told_of_an_outage_that_never_was(court: Background) -> None:
    court.sync.connect()
    court.sync.fetch_day(DAY, CENTRE, ROOM)
    court.told_of(ListComplete)
    assert not court.of(Away)
    assert not court.of(Back)


def test_a_save_that_succeeds_is_told_as_done(court: Background) -> None:
    court.sync.send(save())
    assert court.told_of(CommandDone, CommandRefused) == CommandDone(save())
    assert court.server.typed(HEARING) == ["fo 120"]


def test_a_save_that_landed_although_its_outcome_was_lost_is_found_by_reading(
    court: Background,
) -> None:
    court.server.lost_outcomes = 1
    court.sync.send(save())
    assert court.told_of(CommandDone, CommandRefused) == CommandDone(save())
    assert court.server.counts[routes.SAVE_DRAFT.name] == 1


def test_a_save_whose_answer_was_lost_is_sent_again_under_its_own_name_and_found(
    court: Background,
) -> None:
    court.server.lost_answers = 1
    court.sync.send(save())
    assert court.told_of(CommandDone, CommandRefused) == CommandDone(save())
    assert court.server.drafts[HEARING]["version"] == 1
    assert {correlation for _, correlation in court.server.seen} == {uid("save")}


@pytest.mark.parametrize("version", [1, 5])
def test_a_save_that_never_landed_is_sent_again_under_its_own_name(
    court: Background, version: int
) -> None:
    if version > 1:
        court.server.drafts[HEARING] = Record(HEARING, DAY).to_save(version - 1).wire()
    court.server.lost_commands = 1
    court.sync.send(save(version=version))
    assert court.told_of(CommandDone, CommandRefused) == CommandDone(save(version=version))
    assert court.server.seen == [(routes.SAVE_DRAFT.name, uid("save"))] * 2


def test_a_save_that_another_clerk_overtook_is_refused_with_their_draft(
    court: Background,
) -> None:
    theirs = dict(recorded("nsp").wire)
    court.server.save_by_another(HEARING, theirs)
    court.sync.send(save())
    refused = court.told_of(CommandDone, CommandRefused)
    assert isinstance(refused, CommandRefused)
    assert (refused.code, refused.theirs and refused.theirs.draft.version) == ("101", 1)
    assert refused.theirs is not None
    assert list(refused.theirs.draft.result_lines.values()) == [theirs]
    assert "Ada Marsh" in str(refused.error)


def test_another_clerks_save_of_the_same_version_is_not_taken_for_ours(court: Background) -> None:
    court.server.lost_commands = 1
    court.server.save_by_another(HEARING, dict(recorded("nsp").wire))
    court.sync.send(save())
    refused = court.told_of(CommandDone, CommandRefused)
    assert isinstance(refused, CommandRefused)
    assert refused.theirs is not None
    assert refused.theirs.draft.version == 1


def test_a_save_waits_through_an_outage(court: Background) -> None:
    court.server.is_away = True
    court.sync.send(save())
    court.told_of(Away)
    court.server.is_away = False
    assert court.told_of(CommandDone, CommandRefused) == CommandDone(save())
    assert len(court.of(Back)) == 1


def test_a_locked_hearing_refuses_a_save_with_its_code(court: Background) -> None:
    court.server.refusals = ["206"]
    court.sync.send(save())
    refused = court.told_of(CommandDone, CommandRefused)
    assert (refused.code, str(refused.error)) == (
        "206",
        "Another clerk is changing this hearing (Ada Marsh)",
    )


def test_a_share_that_succeeds_is_told_as_done(court: Background) -> None:
    court.server.drafts[HEARING] = save().body
    court.sync.send(share())
    assert court.told_of(CommandDone, CommandRefused) == CommandDone(share())
    assert [one["version"] for one in court.server.shares] == [1]


def test_a_share_is_not_tried_again_while_its_clerk_waits(court: Background) -> None:
    court.server.is_away = True
    court.sync.send(share())
    assert isinstance(court.told_of(CommandDone, CommandRefused), CommandRefused)
    court.server.is_away = False
    court.sync.connect()
    court.told_of(Connected)
    assert court.server.counts[routes.SHARE.name] == 0


def test_a_share_of_a_version_that_is_not_the_last_is_refused_with_the_draft(
    court: Background,
) -> None:
    court.server.drafts[HEARING] = {**save().body, "version": 2}
    court.sync.send(share())
    refused = court.told_of(CommandDone, CommandRefused)
    assert (refused.code, refused.theirs.draft.version) == ("102", 2)


def test_a_share_that_landed_although_its_outcome_was_lost_is_found_by_reading(
    court: Background,
) -> None:
    court.server.drafts[HEARING] = save().body
    court.server.lost_outcomes = 1
    court.sync.send(share())
    assert court.told_of(CommandDone, CommandRefused) == CommandDone(share())
    assert court.server.counts[routes.SHARE.name] == 1


def test_once_stopped_nothing_is_sent_and_no_thread_stays() -> None:
    before = threading.enumerate()
    court = Background(hearing_json())
    court.server.is_away = True
    court.sync.send(save())
    court.told_of(Away)
    workers = [one for one in threading.enumerate() if one not in before]
    assert workers
    court.sync.stop()
    court.server.is_away = False
    court.sync.send(save("nsp", name="late"))
    for worker in workers:
        worker.join(5)
        assert not worker.is_alive()
    assert court.server.drafts == {}


def test_a_fault_of_our_own_is_carried_to_the_desk(court: Background) -> None:
    broken = PendingCommand(uid("broken"), "save", HEARING, DAY, {"no": "body"}, 1)
    court.sync.send(broken)
    assert isinstance(court.told_of(Broken).fault, ValueError)


def test_a_hearing_that_waits_to_be_fetched_does_not_wait_twice(court: Background) -> None:
    gate = court.server.hold(routes.HEARING)
    others = [uid("busy"), uid("busy too")]
    for hearing_id in (*others, HEARING, HEARING, HEARING):
        court.sync.fetch_hearing(hearing_id, DAY)
    gate.set()
    court.wake.until(
        lambda: len(court.of(HearingFetched)) == 3, lambda: f"three are read: {court.told}"
    )
    court.sync.fetch_hearing(uid("second"), DAY)
    court.wake.until(
        lambda: len(court.of(HearingFetched)) == 4, lambda: f"a fourth is read: {court.told}"
    )
    assert [one.hearing_id for one in court.of(HearingFetched)].count(HEARING) == 1
