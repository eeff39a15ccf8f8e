"""Sending attendance, pleas and verdicts, and finding out what became of them."""

from client.api.case_api import CaseApi
from client.api.commands import OnLost
from client.api.errors import CaseApiError, Protocol, Refused, Unavailable
from client.contract.recording import UpdateAttendance, UpdatePlea, UpdateVerdict
from client.journal import PendingCommand
from client.record.entered_commands import stands
from client.sync.notices import CommandDone, CommandRefused


class Entering:
    """One command on its way; `is_again` tells that it may have been carried out already.

    Called until it gives an outcome; raises `Unavailable` where it must be tried again. `on_lost`
    is told of a server that is away while the outcome is waited for.
    """

    def __init__(
        self, api: CaseApi, command: PendingCommand, on_lost: OnLost, *, is_again: bool
    ) -> None:
        self._api = api
        self._command = command
        self._on_lost = on_lost
        self._may_stand = is_again

    def __call__(self) -> CommandDone | CommandRefused:
        """Send the command, once it is known that the API does not hold it already.

        After a time-out nobody knows, so the hearing is read first (contract section 1.5).
        """
        command = self._command
        try:
            if self._may_stand and self._stands():
                return CommandDone(command)
            self._may_stand = True
            self._send()
        except Refused as refused:
            return CommandRefused(command, refused, refused.code, None)
        except Unavailable:
            raise
        except CaseApiError as error:
            return CommandRefused(command, error, "", None)
        return CommandDone(command)

    def _stands(self) -> bool:
        try:
            _, detail = self._api.hearing(self._command.hearing_id)
        except Protocol as error:
            # It is not the command that was answered like this; whether it stands is still open.
            raise Unavailable(str(error)) from error
        hearing = detail.hearing
        return hearing is not None and stands(self._command.kind, self._command.body, hearing)

    def _send(self) -> None:
        api, command, on_lost = self._api, self._command, self._on_lost
        hearing_id, correlation_id = command.hearing_id, command.correlation_id
        match command.kind:
            case "attendance":
                attendance = UpdateAttendance.model_validate(command.body)
                api.update_attendance(hearing_id, attendance, correlation_id, on_lost)
            case "plea":
                plea = UpdatePlea.model_validate(command.body)
                api.update_plea(hearing_id, plea, correlation_id, on_lost)
            case _:
                verdict = UpdateVerdict.model_validate(command.body)
                api.update_verdict(hearing_id, verdict, correlation_id, on_lost)
