"""Waiting for what became of a command: an acceptance is not yet a success."""

import httpx
import pytest

from client.api.errors import OutcomeUnknown, Protocol, Refused, Unavailable, refusal_sentence
from client.contract import routes
from client.contract.events import ManageResultsFailed, RefusalCode
from client.record.record import Record
from client.record.sharing import share_command
from tests.client.api.wire import CORRELATION, SAVED, SHARED, Wire, event, events, save
from tests.client.builders import DAY, clerk, recorded, uid

FAILED = "public.hearing.manage-results-failed"


@pytest.fixture
def wire() -> Wire:
    return Wire()


def saved(wire: Wire) -> str:
    return wire.api.save_draft(save(), CORRELATION).name


def shared(wire: Wire) -> str:
    record = Record(uid("hearing"), DAY, (recorded("fo 120"),), 1)
    return wire.api.share(uid("hearing"), DAY, share_command(record, clerk()), CORRELATION).name


def refusal(code: str, name: str = "") -> dict[str, object]:
    info = {"lastUpdatedByUserName": name} if name else {}
    return event(FAILED, error={"type": "VERSION", "code": code, "reason": "x"}, info=info)


def test_the_success_event_ends_the_wait(wire: Wire) -> None:
    wire.events_in_turn(events(event(SAVED)))
    assert saved(wire) == SAVED
    assert wire.clock.waits == []


@pytest.mark.parametrize("odd", [{"events": 5}, {"events": True}])
def test_events_that_cannot_be_read_leave_open_what_became_of_a_command(
    wire: Wire, odd: object
) -> None:
    wire.events_in_turn(httpx.Response(200, json=odd), events(event(SAVED)))
    assert saved(wire) == SAVED


def test_an_outcome_that_takes_a_while_is_waited_for(wire: Wire) -> None:
    wire.events_in_turn(events(), events(), events(event(SHARED)))
    assert shared(wire) == SHARED
    assert len(wire.clock.waits) == 2


def test_polls_grow_slower_and_never_slower_than_the_contract_says(wire: Wire) -> None:
    wire.events_in_turn(*[events()] * 12, events(event(SAVED)))
    saved(wire)
    assert wire.clock.waits == sorted(wire.clock.waits)
    assert wire.clock.waits[0] < 0.1
    assert wire.clock.waits[-1] == 1.5


def test_a_refusal_is_told_with_its_code_and_the_other_clerks_name(wire: Wire) -> None:
    wire.events_in_turn(events(refusal("101", "Ada Marsh")))
    with pytest.raises(Refused) as refused:
        saved(wire)
    assert refused.value.code == "101"
    assert str(refused.value) == "Someone else saved results on this hearing first (Ada Marsh)"


@pytest.mark.parametrize("code", list(RefusalCode))
def test_every_refusal_is_said_in_words_without_its_code(code: RefusalCode) -> None:
    sentence = refusal_sentence(
        ManageResultsFailed.model_validate({"error": {"code": code, "reason": "Not permitted"}})
    )
    assert len(sentence) > 10
    assert code not in sentence


def test_a_refusal_with_an_unknown_code_gives_the_servers_reason(wire: Wire) -> None:
    wire.events_in_turn(events(event(FAILED, error={"code": "999", "reason": "Closed today"})))
    with pytest.raises(Refused, match="Closed today"):
        saved(wire)


@pytest.mark.parametrize(
    "name", ["public.hearing.share-results-failed", "public.hearing.results-validation-failed"]
)
def test_a_share_is_refused_under_other_names_too(wire: Wire, name: str) -> None:
    wire.events_in_turn(events(event(name, hearingId=uid("hearing"))))
    with pytest.raises(Refused, match="refused"):
        shared(wire)


def test_a_refusal_of_the_wrong_shape_is_told_as_unknown(wire: Wire) -> None:
    wire.events_in_turn(events(event(FAILED, error="101")))
    with pytest.raises(Protocol):
        saved(wire)


@pytest.mark.parametrize(
    "hiccup",
    [
        httpx.Response(401),
        httpx.Response(403),
        httpx.Response(500),
        httpx.Response(200, html="<html>Sign in</html>"),
        httpx.ConnectError("gone"),
        httpx.ReadTimeout("x"),
    ],
    ids=["401", "403", "500", "a page", "connection lost", "time-out"],
)
def test_a_poll_that_goes_wrong_is_tried_again(
    wire: Wire, hiccup: httpx.Response | Exception
) -> None:
    wire.events_in_turn(hiccup, hiccup, events(event(SAVED)))
    assert saved(wire) == SAVED


def test_a_subscription_that_has_run_out_is_made_again(wire: Wire) -> None:
    wire.events_in_turn(httpx.Response(403), events(event(SAVED)))
    saved(wire)
    saved(wire)
    assert len(wire.asked(routes.SUBSCRIBE.name)) == 2


def test_events_of_other_names_are_passed_over(wire: Wire) -> None:
    wire.events_in_turn(
        events(event("public.hearing.plea-updated")),
        events(event("public.hearing.plea-updated"), event(SAVED)),
    )
    assert saved(wire) == SAVED
    assert len(wire.clock.waits) == 1


def test_a_success_of_another_command_is_not_taken_for_ours(wire: Wire) -> None:
    other = uid("another correlation")
    wire.events_in_turn(events(event(SAVED, other)), events(event(SAVED, other), refusal("101")))
    with pytest.raises(Refused):
        saved(wire)


def test_a_refusal_of_another_command_is_not_taken_for_ours(wire: Wire) -> None:
    other = event(FAILED, uid("another correlation"), error={"code": "206"})
    wire.events_in_turn(events(other), events(other, event(SAVED)))
    assert saved(wire) == SAVED


@pytest.mark.parametrize(("ask", "seconds"), [(saved, 30), (shared, 60)])
def test_no_outcome_in_time_is_unknown_and_not_a_failure(
    wire: Wire, ask: object, seconds: float
) -> None:
    wire.events_in_turn(events())
    assert callable(ask)
    with pytest.raises(OutcomeUnknown):
        ask(wire)
    assert seconds <= wire.clock.now < seconds + 2


def test_an_outcome_that_never_comes_for_want_of_a_server_is_unknown(wire: Wire) -> None:
    wire.events_in_turn(httpx.ConnectError("gone"))
    with pytest.raises(OutcomeUnknown):
        saved(wire)


def test_a_command_is_not_sent_when_there_is_no_way_to_learn_its_outcome(wire: Wire) -> None:
    wire.answers[routes.SUBSCRIBE.name] = httpx.ConnectError("gone")
    with pytest.raises(Unavailable):
        saved(wire)
    assert wire.asked(routes.SAVE_DRAFT.name) == []
