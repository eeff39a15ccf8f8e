"""Logging a line of a hearing's course, once however often it has to be sent."""

from client.api.case_api import CaseApi
from client.api.commands import OnLost
from client.api.errors import CaseApiError, Refused, Unavailable
from client.contract.sitting import LogEvent
from client.sync.notices import LogLineHeld, LogLineTaken

_LOGGED_ALREADY = "Already logged"


class Logging:
    """One line of a log on its way; sent again where nobody knows: the API logs no id twice.

    Called until it gives an outcome; raises `Unavailable` where it must be tried again. `on_lost`
    is told of a server that is away while the outcome is waited for.
    """

    def __init__(self, api: CaseApi, hearing_id: str, body: LogEvent, on_lost: OnLost) -> None:
        self._api = api
        self._hearing_id = hearing_id
        self._body = body
        self._on_lost = on_lost

    def __call__(self) -> LogLineTaken | LogLineHeld:
        """Send the line."""
        reason = ""
        try:
            self._api.log_event(self._hearing_id, self._body, self._on_lost)
        except Refused as refused:
            reason = "" if refused.refusal.reason == _LOGGED_ALREADY else str(refused)
        except Unavailable:
            raise
        except CaseApiError as error:
            # It is not by the log's rules that it was not taken, which alone are for good.
            return self.held(error)
        return LogLineTaken(self._hearing_id, self._body.hearing_event_id, reason)

    def held(self, error: CaseApiError) -> LogLineHeld:
        """Tell that the line could not be sent just now."""
        return LogLineHeld(self._hearing_id, self._body.hearing_event_id, str(error))
