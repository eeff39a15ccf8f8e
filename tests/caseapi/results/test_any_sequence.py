"""Whatever two clerks send in whatever order: the rules and the database agree at every step."""

import datetime as dt
import json
import tempfile
import uuid
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from caseapi import audit
from caseapi import hearing as rules
from caseapi.calls import Call
from caseapi.dispatch import take
from caseapi.hearing import LOCKED, HearingOnDay
from caseapi.imports.hearings import put_hearing
from caseapi.results import COMMANDS
from caseapi.results.standing import standing
from caseapi.store import Store, amendments, open_store, outcomes
from client.contract import routes
from client.contract.events import HearingState
from client.contract.route import Route
from tests.caseapi import court

USERS = st.sampled_from([court.CLERK, court.SECOND_CLERK])
TARGETS = st.sampled_from(
    [(court.OFFENCE,), (court.SECOND_OFFENCE,), (court.OFFENCE, court.SECOND_OFFENCE)]
)
OFF_BY = st.sampled_from([0, 0, 0, 0, 1, -1])
"""How far a version is from the right one; mostly it is right."""


def share_of(version: int, offences: tuple[str, ...]) -> dict[str, Any]:
    """Give what shares a fine on each offence; a line keeps its id wherever it stands."""
    body = court.share(version, *offences)
    for line in body["resultLines"]:
        line["resultLineId"] = str(uuid.uuid5(uuid.NAMESPACE_OID, line["offenceId"]))
    return body


class TwoClerks(RuleBasedStateMachine):
    """Two clerks at one hearing; `model` is what the pure rules say of it."""

    store: Store
    sent = Bundle("sent")

    @initialize(state=st.sampled_from(HearingState), owner=USERS)
    def begin(self, state: HearingState, owner: str) -> None:
        self.id = str(uuid.uuid4())
        self.model = HearingOnDay(state, owner)
        self.told = 0
        with self.store.writing() as connection:
            put_hearing(connection, court.hearing(id=self.id))
            amendments.set_state(connection, self.id, state, owner)

    def send(self, route: Route, user: str, body: dict[str, Any], after: Any) -> Any:
        """Send a command; give it back, to be sent again. `after` is what the rules say."""
        payload = {"hearingId": self.id, "id": self.id, "hearingDay": court.DAY, **body}
        if route == routes.REQUEST_APPROVAL:
            del payload["id"]
        call = Call(user, str(uuid.uuid4()), payload, court.NOW, lambda: str(uuid.uuid4()))
        events = self.take(call, route)
        refused = not isinstance(after, HearingOnDay)
        name = events[-1]["_metadata"]["name"]
        assert (name == route.success or name == routes.AMENDMENTS_REJECTED) is not refused
        if refused:
            assert events[-1].get("error", {}).get("code", name) == after.value
        else:
            self.model = after
        return call, route

    def take(self, call: Call, route: Route) -> list[dict[str, Any]]:
        with self.store.writing() as connection:
            take(connection, call, route, COMMANDS[route])
            events = outcomes.read_events(connection, call.user, call.correlation)
        self.told += len(events)
        return [json.loads(event) for event in events]

    @rule(target=sent, user=USERS, offences=TARGETS, off=OFF_BY, reset=st.booleans())
    def save(self, user: str, offences: tuple[str, ...], off: int, reset: bool) -> Any:
        before = self.model
        version = max(0, (before.last_version or 0) + 1 + off)
        body = court.draft(version, *offences, isResetResults=reset)
        after = rules.save_draft(
            before, user=user, version=version, targets=frozenset(offences), reset=reset
        )
        if isinstance(after, HearingOnDay):
            assert before.last_version in (None, version - 1)
            assert after.owner == user
            assert before.state is not HearingState.APPROVAL_REQUESTED
            if before.state in LOCKED:
                assert before.owner in (None, user)
        return self.send(routes.SAVE_DRAFT, user, body, after)

    @rule(target=sent, user=USERS, offences=TARGETS, off=OFF_BY)
    def share(self, user: str, offences: tuple[str, ...], off: int) -> Any:
        before = self.model
        version = max(0, (before.last_version or 0) + off)
        after = rules.share(before, version=version, targets=frozenset(offences))
        if isinstance(after, HearingOnDay):
            assert before.state not in LOCKED
            assert before.shared <= after.shared
        return self.send(routes.SHARE, user, share_of(version, offences), after)

    @rule(target=sent, user=USERS, to=st.sampled_from(sorted(LOCKED)))
    def amend(self, user: str, to: HearingState) -> Any:
        after = rules.amend(self.model, user=user, to=to)
        return self.send(routes.AMEND, user, {"newHearingState": to.value}, after)

    @rule(target=sent, user=USERS)
    def cancel(self, user: str) -> Any:
        after = rules.cancel_amendments(self.model, user=user, day_named=True)
        return self.send(routes.CANCEL_AMENDMENTS, user, {}, after)

    @rule(target=sent, user=USERS)
    def unlock(self, user: str) -> Any:
        after = rules.unlock(self.model, user=user, day_named=True)
        assert not (isinstance(after, HearingOnDay) and user == self.model.owner)
        return self.send(routes.UNLOCK, user, {}, after)

    @rule(target=sent, user=USERS, off=OFF_BY)
    def request_approval(self, user: str, off: int) -> Any:
        version = max(0, (self.model.last_version or 0) + off)
        after = rules.request_approval(self.model, user=user, version=version)
        return self.send(routes.REQUEST_APPROVAL, user, {"version": version}, after)

    @rule(target=sent, user=USERS, action=st.sampled_from(["APPROVE", "REJECT"]))
    def validate(self, user: str, action: str) -> Any:
        if action == "APPROVE":
            after = rules.approve(self.model, user=user)
        else:
            after = rules.reject(self.model, user=user, day_named=True)
        assert not (isinstance(after, HearingOnDay) and user == self.model.owner)
        return self.send(routes.VALIDATE_AMENDMENTS, user, {"validateAction": action}, after)

    @rule(target=sent, user=USERS)
    def delete(self, user: str) -> Any:
        return self.send(routes.DELETE_DRAFT, user, {}, rules.delete_draft(self.model))

    @rule(again=sent)
    def send_again(self, again: tuple[Call, Route]) -> None:
        """The same command with the same correlation id: the same answer, and no effect."""
        told = self.told
        call, route = again
        later = court.NOW + dt.timedelta(minutes=1)
        events = self.take(Call(call.user, call.correlation, {}, later, call.new_id), route)
        assert events[-1]["_metadata"]["createdAt"] == "2026-11-23T10:30:00.000Z"
        self.told = told

    @invariant()
    def the_database_says_what_the_rules_say(self) -> None:
        if not hasattr(self, "id"):
            return
        with self.store.writing() as connection:
            stands = standing(connection, self.id, court.DAY)
        model = self.model
        assert (stands.state, stands.owner) == (model.state, model.owner)
        assert stands.last_version == model.last_version
        if model.state is HearingState.SHARED:
            assert stands.shared == model.shared

    def teardown(self) -> None:
        """No event was told twice, none is missing, and every chain holds."""
        if hasattr(self, "id"):
            with self.store.reading() as connection:
                kept = {head.stream: head.sequence for head in audit.heads(connection)}
                assert kept.get(self.id, 0) == self.told
                assert audit.verify(connection).bad == []


def test_two_clerks_may_do_anything_in_any_order() -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "any.db") as store:
        machine = type("TwoClerksHere", (TwoClerks,), {"store": store})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=60,
                stateful_step_count=30,
                deadline=None,
                derandomize=True,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
