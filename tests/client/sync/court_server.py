"""A small model of the case API in memory: lists, details, drafts with versions, events.

It keeps the rules of the contract that matter to a client: a save must follow the last version
(101), a share must name it (102), and outcomes come as events by correlation id (sections 1.5,
4.5 and 5.1). What can go wrong on the way is switched on by a test.
"""

import json
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx

from client.api.case_api import CaseApi
from client.contract import routes
from client.contract.events import HearingState
from client.contract.route import Route
from client.contract.routes import CORRELATION_HEADER
from tests.client.api.wire import Clock, route_of
from tests.client.builders import (
    CENTRE,
    CENTRE_NAME,
    CLERK_ID,
    ROOM,
    ROOM_NAME,
    detail_json,
    summary_json,
    uid,
)
from tests.client.sync.waiting import DEADLINE_SECONDS

ENTERING = (routes.UPDATE_ATTENDANCE, routes.UPDATE_PLEA, routes.UPDATE_VERDICT)
REFUSED = "public.hearing.manage-results-failed"


def _definition(label: str, action: str, order: int, group: int = 1) -> dict[str, Any]:
    return {
        "id": uid(label),
        "groupLabel": "Course" if group == 1 else "Trial",
        "groupSequence": group,
        "actionLabel": action,
        "actionSequence": order,
        "recordedLabel": label,
        "alterable": group > 1,
    }


LOGGABLE = {
    "eventDefinitions": [
        _definition("Hearing started", "Start hearing", 1),
        _definition("Hearing paused", "Pause hearing", 2),
        _definition("Hearing resumed", "Resume hearing", 3),
        _definition("Hearing ended", "End hearing", 4),
        _definition("Bench retired", "Bench retires", 1, group=2),
        _definition("<defendant.name> identified", "<defendant.name> identified", 2, group=2),
        _definition("<counsel.name> opened", "<counsel.name> opens", 3, group=2),
    ]
}
"""What may be logged: the course of a hearing, and what names somebody."""


class CourtServer:
    """One room's hearings for a day, in the order given.

    `is_away` refuses every connection; `in_between` is what a proxy answers everything with, and
    nothing comes here. `lost_outcomes` commands are carried out without an event;
    `lost_answers` commands are carried out but their answer never arrives; `lost_commands` are
    taken and never carried out; `lost_polls` polls for events find nobody. `refusals` holds codes
    to refuse the next commands with, and `ignored` says how many pleas or verdicts will be.
    `versions` are those of the saves that were taken; `locked` are the hearings that another clerk
    amends, `states` those of hearings that are not simply shared or not. `logs` holds each
    hearing's log, `kept_from_clerk` those whose log this clerk may not read, `unlisted` those of
    another room, `will_not_log` why the next lines are ignored. `entered` are the bodies of
    attendance, pleas and verdicts in the order in which they came; `lists` answers
    for lists of reference data. `wrong_answers` are given to the next requests of a route in place
    of what they ask for, and so is what `answer_instead` gives.
    """

    def __init__(self, *hearings: dict[str, Any]) -> None:
        self.hearings = {hearing["id"]: hearing for hearing in hearings}
        self.drafts: dict[str, dict[str, Any]] = {}
        self.versions: dict[str, list[int]] = {}
        self.shared: dict[str, list[dict[str, Any]]] = {}
        self.reusable: dict[str, list[dict[str, Any]]] = {}
        self.shares: list[dict[str, Any]] = []
        self.seen: list[tuple[str, str]] = []
        self.counts: Counter[str] = Counter()
        self.is_away = False
        self.in_between: httpx.Response | None = None
        self.lost_outcomes = self.lost_answers = self.lost_commands = self.lost_polls = 0
        self.refusals: list[str] = []
        self.locked: set[str] = set()
        self.states: dict[str, str] = {}
        self.ignored = 0
        self.entered: list[tuple[str, dict[str, Any]]] = []
        self.kept_from_clerk: set[str] = set()
        self.unlisted: set[str] = set()
        self.logs: dict[str, list[dict[str, Any]]] = {}
        self.will_not_log: list[str] = []
        self.lists: dict[Route, dict[str, Any]] = {routes.EVENT_DEFINITIONS: LOGGABLE}
        self.wrong_answers: dict[Route, list[httpx.Response]] = {}
        self.answer_instead: Callable[[Route, httpx.Request], httpx.Response | None] = lambda *_: (
            None
        )
        self.gates: dict[str, threading.Event] = {}
        self.on_request: Callable[[], None] = lambda: None
        self._takes_any_version: set[str] = set()
        self._deleted: dict[str, int] = {}
        self._events: dict[str, list[dict[str, Any]]] = {}
        self._lock = threading.Lock()

    @property
    def transport(self) -> httpx.MockTransport:
        """The transport that ends here."""
        return httpx.MockTransport(self._answer)

    def client(self, wake: Callable[[], None]) -> CaseApi:
        """Give a client that ends here, whose pauses take no time; `wake` tells of its requests."""
        clock = Clock()
        self.on_request = wake
        return CaseApi(
            "https://court.example/",
            CLERK_ID,
            transport=self.transport,
            clock=clock,
            wait=clock.wait,
        )

    def hold(self, route: Route) -> threading.Event:
        """Hold the requests of one route until the event that is given back is set."""
        return self.gates.setdefault(route.name, threading.Event())

    def lines(self, hearing_id: str) -> dict[str, Any]:
        """Give the result lines of a hearing's draft."""
        found: dict[str, Any] = self.drafts.get(hearing_id, {}).get("resultLines", {})
        return found

    def typed(self, hearing_id: str) -> list[str]:
        """Give what was typed for each line of a hearing's draft."""
        return [line.get("originalText", "") for line in self.lines(hearing_id).values()]

    def save_by_another(self, hearing_id: str, *lines: dict[str, Any]) -> None:
        """Have another clerk add lines to a draft, or change them, as the next version."""
        with self._lock:
            draft = self.drafts.get(hearing_id, {"version": 0, "resultLines": {}, "relations": []})
            changed = {**draft["resultLines"], **{line["resultLineId"]: line for line in lines}}
            self.drafts[hearing_id] = {
                **draft, "version": draft["version"] + 1, "resultLines": changed
            }  # fmt: skip

    def amend_by_another(self, hearing_id: str, *lines: dict[str, Any]) -> None:
        """Have another clerk take the lock on a shared hearing, and save amendments."""
        self.locked.add(hearing_id)
        self.states[hearing_id] = HearingState.LOCKED_USER
        self.save_by_another(hearing_id, *lines)

    def give_up(self, hearing_id: str) -> None:
        """Have amendments given up, however: the draft keeps them, and takes any version next."""
        self.locked.discard(hearing_id)
        del self.states[hearing_id]
        self._takes_any_version.add(hearing_id)

    def delete_draft(self, hearing_id: str) -> None:
        """Have a draft deleted; the versions are counted on from its own (section 4.4)."""
        self._deleted[hearing_id] = self.drafts.pop(hearing_id)["version"]

    def begin_anew(self, hearing_id: str, *lines: dict[str, Any]) -> None:
        """Have the one who gave amendments up save what was shared, as the original's page does."""
        self._takes_any_version.discard(hearing_id)
        self.drafts[hearing_id] = {
            "version": 1,
            "resultLines": {line["resultLineId"]: line for line in lines},
            "isResetResults": True,
        }

    def _answer(self, request: httpx.Request) -> httpx.Response:
        try:
            if self.is_away:
                raise httpx.ConnectError("away")
            if self.in_between is not None:
                return self.in_between
            route = route_of(request)
            if route == routes.EVENTS and self.lost_polls:
                self.lost_polls -= 1
                raise httpx.ConnectError("away")
            with self._lock:
                self.counts[route.name] += 1
            gate = self.gates.get(route.name)
            self.on_request()
            if gate is not None and not gate.wait(DEADLINE_SECONDS):
                raise AssertionError(f"nobody let {route.name} go on")
            if wrong := self._wrong(route, request):
                return wrong
            if (
                route == routes.EVENT_LOG
                and request.url.path.split("/")[-2] in self.kept_from_clerk
            ):
                return httpx.Response(403, json={"error": "kept from this clerk"})
            if route in (routes.SAVE_DRAFT, routes.SHARE, routes.LOG_EVENT, *ENTERING):
                return self._command(route, request)
            with self._lock:
                return httpx.Response(200, json=self._query(route, request))
        finally:
            self.on_request()

    def _wrong(self, route: Route, request: httpx.Request) -> httpx.Response | None:
        with self._lock:
            waiting = self.wrong_answers.get(route)
            return waiting.pop(0) if waiting else self.answer_instead(route, request)

    def _query(self, route: Route, request: httpx.Request) -> dict[str, Any]:
        parts = request.url.path.split("/")
        if route == routes.USER_DETAILS:
            return {"userId": CLERK_ID, "firstName": "Sian", "lastName": "Ashdown"}
        if route == routes.COURTROOMS:
            room = {"id": ROOM, "courtroomName": ROOM_NAME}
            court = {"id": CENTRE, "oucodeL3Name": CENTRE_NAME, "courtrooms": [room]}
            return {"organisationunits": [court]}
        if route == routes.HEARINGS:
            listed = (one for one in self.hearings.values() if one["id"] not in self.unlisted)
            rows = [summary_json(hearing) for hearing in listed]
            return {"hearingSummaries": rows} if rows else {}
        if route == routes.HEARING:
            return self._detail(parts[-1])
        if route == routes.DRAFT_RESULT:
            return self.drafts.get(parts[-3]) or {"targets": []}
        if route == routes.SHARED_RESULTS:
            return {"resultLines": self.shared.get(parts[-3], [])}
        if route == routes.REUSABLE_INFO:
            return {"reusablePrompts": self.reusable.get(parts[-1], [])}
        if route == routes.EVENT_LOG:
            log = self.logs.get(parts[-2], [])
            return {"hearingId": parts[-2], "hasActiveHearing": False, "events": log}
        if route == routes.EVENTS:
            events = self._events.get(request.url.params["clientCorrelationId"])
            return {"events": events} if events else {}
        return self.lists.get(route, {})

    def _detail(self, hearing_id: str) -> dict[str, Any]:
        hearing = self.hearings.get(hearing_id)
        if hearing is None:
            return {}
        is_shared = hearing_id in self.shared
        return detail_json(
            {**hearing, "hasSharedResults": is_shared},
            hearingState=self.states.get(hearing_id, "SHARED" if is_shared else "INITIALISED"),
            amendedByUserId=uid("another clerk") if hearing_id in self.locked else "",
        )

    def _command(self, route: Route, request: httpx.Request) -> httpx.Response:
        correlation = request.headers[CORRELATION_HEADER]
        body = json.loads(request.content)
        parts = request.url.path.split("/")
        hearing_id = parts[-1] if route in ENTERING else parts[-2]
        with self._lock:
            self.seen.append((route.name, correlation))
            if self.lost_commands:
                self.lost_commands -= 1
                return httpx.Response(202)
            if route == routes.LOG_EVENT:
                event = self._log(hearing_id, body)
            elif route in ENTERING:
                event = self._enter(route, hearing_id, body)
            else:
                event = self._carry_out(route, hearing_id, body)
            if self.lost_outcomes:
                self.lost_outcomes -= 1
                return httpx.Response(202)
            envelope = {
                "id": uid(f"event {len(self.seen)}"),
                "name": event.pop("name"),
                "correlation": {"client": correlation},
            }
            self._events.setdefault(correlation, []).append({**event, "_metadata": envelope})
            if self.lost_answers:
                self.lost_answers -= 1
                raise httpx.ReadTimeout("lost")
        return httpx.Response(202)

    def _log(self, hearing_id: str, body: dict[str, Any]) -> dict[str, Any]:
        log = self.logs.setdefault(hearing_id, [])
        reason = self.will_not_log.pop(0) if self.will_not_log else ""
        if any(line["hearingEventId"] == body["hearingEventId"] for line in log):
            reason = "Already logged"
        if reason:
            return {"name": routes.LOG_EVENT.failures[0], "hearingId": hearing_id, "reason": reason}
        log.append({**body, "alterable": False})
        return {"name": routes.LOG_EVENT.success}

    def _carry_out(self, route: Route, hearing_id: str, body: dict[str, Any]) -> dict[str, Any]:
        is_free = hearing_id in self._takes_any_version
        before = self._deleted.get(hearing_id)
        last = None if is_free else self.drafts.get(hearing_id, {}).get("version", before)
        if hearing_id in self.locked:
            return _refusal("206", hearing_id)
        if self.refusals:
            return _refusal(self.refusals.pop(0), hearing_id)
        if route == routes.SAVE_DRAFT:
            if last is not None and body["version"] != last + 1:
                return _refusal("101", hearing_id, last)
            self.drafts[hearing_id] = body
            self._takes_any_version.discard(hearing_id)
            self.versions.setdefault(hearing_id, []).append(body["version"])
        else:
            if last is not None and body["version"] != last:
                return _refusal("102", hearing_id, last)
            self.shares.append(body)
            self.shared[hearing_id] = body["resultLines"]
        return {"name": route.success}

    def _enter(self, route: Route, hearing_id: str, body: dict[str, Any]) -> dict[str, Any]:
        """Carry out what enters attendance, a plea or a verdict, on the hearing itself."""
        if self.ignored:
            self.ignored -= 1
            return {"name": route.failures[0], "reason": "The offence is not in this hearing"}
        if route == routes.UPDATE_ATTENDANCE:
            hearing = self.hearings[body["hearingId"]]
            attended = {name: body[name] for name in ("defendantId", "attendanceDay")}
            one = {"defendantId": attended["defendantId"],
                   "attendanceDays": [attended["attendanceDay"]]}  # fmt: skip
            others = [
                other
                for other in hearing.get("defendantAttendance", [])
                if other["defendantId"] != one["defendantId"]
            ]
            hearing["defendantAttendance"] = [*others, one]
        for plea in body.get("pleas", ()):
            offence = self.offence(hearing_id, plea["offenceId"])
            for member in ("plea", "indicatedPlea", "allocationDecision"):
                offence.pop(member, None)
                if member in plea:
                    offence[member] = plea[member]
        for verdict in body.get("verdicts", ()):
            offence = self.offence(hearing_id, verdict["offenceId"])
            offence.pop("verdict", None)
            if not verdict.get("isDeleted"):
                offence["verdict"] = verdict
        self.entered.append((route.name, body))
        return {"name": route.success}

    def offence(self, hearing_id: str, offence_id: str) -> dict[str, Any]:
        """Give an offence of a hearing's cases, to be read or changed in its place."""
        (found,) = [
            offence
            for case in self.hearings[hearing_id]["prosecutionCases"]
            for defendant in case["defendants"]
            for offence in defendant["offences"]
            if offence["id"] == offence_id
        ]
        offence: dict[str, Any] = found
        return offence


def _refusal(code: str, hearing_id: str, last: int | None = None) -> dict[str, Any]:
    return {
        "name": REFUSED,
        "hearingId": hearing_id,
        "error": {"type": "VERSION", "code": code, "reason": "refused"},
        "info": {"lastUpdatedByUserName": "Ada Marsh", "lastUpdatedVersion": last},
    }
