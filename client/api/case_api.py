"""The case API as one clerk asks it: every query and command by its name."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from client.api.commands import Commands, OnLost
from client.api.errors import Unavailable
from client.api.http import Connection, Transport, json_object, understood
from client.catalogue import Definition
from client.catalogue.wire import definition_from_wire
from client.contract import routes
from client.contract.courts import OrganisationUnits, UserDetails
from client.contract.events import Event
from client.contract.hearing import HearingDetail
from client.contract.hearing_list import HearingList
from client.contract.lookups import ModeOfTrialReasons, PleaTypes, VerdictTypes
from client.contract.recording import UpdateAttendance, UpdatePlea, UpdateVerdict
from client.contract.reference import read_definitions
from client.contract.results import (
    DraftDocument,
    SaveDraft,
    SharedResults,
    ShareResults,
    read_draft,
)
from client.contract.sitting import EventDefinitions, EventLog, LogEvent, ReusableInfo
from client.contract.validation import ValidationAnswer


def _unheard(error: Unavailable) -> None:
    """Nobody asked to be told."""


class CaseApi:
    """One clerk's view of the case API.

    `base_url` is the API's root, such as `https://court.example/`; with `socket` the same is
    spoken over that Unix socket. `certificates` is a file of authorities to believe
    instead of this machine's. `user_id` is the clerk's id, sent with every request.
    `poll_seconds` is the longest wait between two polls for an outcome.

    All calls raise the errors of `client.api.errors`, and no others. While a command's outcome is
    waited for, a server that is away is asked again, and the command's `on_lost` is told of it.
    """

    def __init__(
        self,
        base_url: str,
        user_id: str,
        *,
        socket: str | None = None,
        certificates: str = "",
        transport: Transport | None = None,
        poll_seconds: float = 1.5,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._http = Connection(
            base_url,
            user_id,
            socket=socket,
            certificates=certificates,
            transport=transport,
            clock=clock,
        )
        self._commands = Commands(self._http, poll_seconds, clock, wait)
        self.user_id = user_id

    def hearings(self, day: str, centre_id: str, room_id: str) -> HearingList:
        """Fetch the list of a room for a day (YYYY-MM-DD; section 2.1)."""
        parameters = {"date": day, "courtCentreId": centre_id, "roomId": room_id}
        return self._http.read(routes.HEARINGS, HearingList, parameters)

    def hearing(self, hearing_id: str) -> tuple[str, HearingDetail]:
        """Fetch one hearing in full (section 3.1): its JSON text, and the same read."""
        answer = self._http.query(routes.HEARING, {}, hearingId=hearing_id)
        detail = understood(partial(HearingDetail.from_json, answer.content))
        # JSON is UTF-8 whatever its header calls it, as `charset=undefined`.
        return answer.content.decode("utf-8", "replace"), detail

    def draft(self, hearing_id: str, hearing_day: str) -> DraftDocument:
        """Fetch the draft of a hearing day (section 4.4)."""
        answer = self._http.query(
            routes.DRAFT_RESULT, {}, hearingId=hearing_id, hearingDay=hearing_day
        )
        return understood(lambda: read_draft(json_object(answer)))

    def shared_results(self, hearing_id: str, hearing_day: str) -> SharedResults:
        """Fetch what was shared on a hearing day."""
        return self._http.read(
            routes.SHARED_RESULTS,
            SharedResults,
            {},
            hearingId=hearing_id,
            hearingDay=hearing_day,
        )

    def reusable_info(self, hearing_id: str) -> ReusableInfo:
        """Fetch the answers that were given before in a hearing, to be offered again."""
        return self._http.read(routes.REUSABLE_INFO, ReusableInfo, {}, hearingId=hearing_id)

    def result_definitions(self, day: str) -> tuple[Definition, ...]:
        """Fetch every result definition in force on a day, as the catalogue holds it."""
        text = self._http.query(routes.RESULT_DEFINITIONS, {"on": day}).content
        return understood(lambda: tuple(map(definition_from_wire, read_definitions(text))))

    def courtrooms(self) -> OrganisationUnits:
        """Fetch the court houses and their rooms."""
        return self._http.read(routes.COURTROOMS, OrganisationUnits, {})

    def user(self) -> UserDetails:
        """Fetch the clerk's own name."""
        return self._http.read(routes.USER_DETAILS, UserDetails, {}, userId=self.user_id)

    def save_draft(self, body: SaveDraft, correlation_id: str, on_lost: OnLost = _unheard) -> Event:
        """Save a draft and wait for the outcome (section 4.1)."""
        parts = {"hearingId": body.hearing_id, "hearingDay": body.hearing_day}
        return self._commands.send(routes.SAVE_DRAFT, body.wire(), correlation_id, parts, on_lost)

    def share(
        self,
        hearing_id: str,
        hearing_day: str,
        body: ShareResults,
        correlation_id: str,
        on_lost: OnLost = _unheard,
    ) -> Event:
        """Share a hearing day's results and wait for the outcome (section 5.1)."""
        parts = {"hearingId": hearing_id, "hearingDay": hearing_day}
        return self._commands.send(routes.SHARE, body.wire(), correlation_id, parts, on_lost)

    def validate(self, body: Mapping[str, Any]) -> ValidationAnswer:
        """Ask the results validator about a day's results, where the API has one (section 8)."""
        answer = self._http.send(
            routes.VALIDATE_RESULTS,
            routes.VALIDATE_RESULTS.path,
            json=dict(body),
            headers={"Content-Type": routes.VALIDATE_RESULTS.media_type},
        )
        return understood(lambda: ValidationAnswer.from_json(answer.content))

    def update_attendance(
        self,
        hearing_id: str,
        body: UpdateAttendance,
        correlation_id: str,
        on_lost: OnLost = _unheard,
    ) -> Event:
        """Enter a defendant's attendance on a day and wait for the outcome (section 6)."""
        parts = {"hearingId": hearing_id}
        return self._commands.send(
            routes.UPDATE_ATTENDANCE, body.wire(), correlation_id, parts, on_lost
        )

    def update_plea(
        self, hearing_id: str, body: UpdatePlea, correlation_id: str, on_lost: OnLost = _unheard
    ) -> Event:
        """Enter pleas and wait for the outcome; what one leaves out is cleared (section 6)."""
        parts = {"hearingId": hearing_id}
        return self._commands.send(routes.UPDATE_PLEA, body.wire(), correlation_id, parts, on_lost)

    def update_verdict(
        self, hearing_id: str, body: UpdateVerdict, correlation_id: str, on_lost: OnLost = _unheard
    ) -> Event:
        """Enter verdicts, or take some back, and wait for the outcome (section 6)."""
        parts = {"hearingId": hearing_id}
        return self._commands.send(
            routes.UPDATE_VERDICT, body.wire(), correlation_id, parts, on_lost
        )

    def log_event(self, hearing_id: str, body: LogEvent, on_lost: OnLost = _unheard) -> Event:
        """Log something of a hearing's course and wait for the outcome (section 6).

        The event's own id, made here, is the correlation id too: sent again it is ignored.
        """
        parts = {"hearingId": hearing_id}
        return self._commands.send(
            routes.LOG_EVENT, body.wire(), body.hearing_event_id, parts, on_lost
        )

    def event_log(self, hearing_id: str, day: str) -> EventLog:
        """Fetch a hearing's log of a day (YYYY-MM-DD; section 6)."""
        return self._http.read(routes.EVENT_LOG, EventLog, {"date": day}, hearingId=hearing_id)

    def event_definitions(self) -> EventDefinitions:
        """Fetch what may be logged (section 6)."""
        return self._http.read(routes.EVENT_DEFINITIONS, EventDefinitions, {})

    def plea_types(self) -> PleaTypes:
        """Fetch the pleas that can be entered (section 7.1)."""
        return self._http.read(routes.PLEA_TYPES, PleaTypes, {})

    def verdict_types(self) -> VerdictTypes:
        """Fetch the verdicts that can be entered (section 7.1)."""
        return self._http.read(routes.VERDICT_TYPES, VerdictTypes, {})

    def mode_of_trial_reasons(self) -> ModeOfTrialReasons:
        """Fetch the reasons for where an offence is tried (section 7.1)."""
        return self._http.read(routes.MODE_OF_TRIAL_REASONS, ModeOfTrialReasons, {})

    def close(self) -> None:
        """Close the connection."""
        self._http.close()
