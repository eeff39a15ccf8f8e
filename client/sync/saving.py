"""Saving a draft, and finding out whether it landed."""

from functools import cached_property

from client.api.case_api import CaseApi
from client.api.commands import OnLost
from client.api.errors import CaseApiError, OutcomeUnknown, Refused, Unavailable
from client.contract.results import DraftDocument, SaveDraft
from client.journal import PendingCommand
from client.sync.fetching import read_held
from client.sync.notices import CommandDone, CommandRefused


class Saving:
    """One save on its way.

    Called until it gives an outcome; raises `Unavailable` where it must be tried again. `on_lost`
    is told of a server that is away while the outcome is waited for.
    """

    def __init__(self, api: CaseApi, command: PendingCommand, on_lost: OnLost) -> None:
        self._api = api
        self._command = command
        self._on_lost = on_lost

    @cached_property
    def _body(self) -> SaveDraft:
        """What is saved; read when it is sent, in the background's own time."""
        return SaveDraft.model_validate(self._command.body)

    def __call__(self) -> CommandDone | CommandRefused:
        """Send the save; what the draft then is tells of one whose outcome nobody told."""
        command = self._command
        try:
            self._api.save_draft(self._body, command.correlation_id, self._on_lost)
        except Refused as refused:
            return self._settled(self._theirs(), refused)
        except OutcomeUnknown as unknown:
            theirs = self._theirs()
            if theirs.version in (None, self._body.version - 1):
                raise Unavailable(str(unknown)) from unknown
            return self._settled(theirs, unknown)
        except Unavailable:
            raise
        except CaseApiError as error:
            return CommandRefused(command, error, "", None)
        return CommandDone(command)

    def _theirs(self) -> DraftDocument:
        return self._api.draft(self._command.hearing_id, self._command.hearing_day)

    def _settled(self, theirs: DraftDocument, error: CaseApiError) -> CommandDone | CommandRefused:
        """Tell what the draft as it now stands says of a save whose outcome was not a success.

        A save that landed although its answer was lost is found by its own document standing there
        under its own version (contract section 9, traps 1 and 2).
        """
        body = self._body
        if theirs.version == body.version and theirs.result_lines == body.result_lines:
            return CommandDone(self._command)
        command = self._command
        held = read_held(self._api, command.hearing_id, command.hearing_day)
        code = error.code if isinstance(error, Refused) else ""
        return CommandRefused(command, error, code, held)
