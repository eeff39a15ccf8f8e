"""Looking at what the API holds once it has taken a save or a share."""

from collections.abc import Callable

from client.api.case_api import CaseApi
from client.api.errors import CaseApiError
from client.journal import PendingCommand
from client.sync.notices import HeldLooked

_ATTEMPTS = 3


def look_at_held(
    api: CaseApi, command: PendingCommand, pause: Callable[[int], object]
) -> HeldLooked | None:
    """Read back what a command wrote; `None` where the API can't say, or something came after it.

    A read just after a success may still be of what stood before (contract section 1.5), so it is
    done again after `pause`, which takes the number of the attempt.
    """
    for attempt in range(_ATTEMPTS):
        try:
            if command.kind == "save":
                draft = api.draft(command.hearing_id, command.hearing_day)
                wanted = int(command.body["version"])
                if (draft.version or 0) >= wanted:
                    return HeldLooked(command, draft) if draft.version == wanted else None
            else:
                shared = api.shared_results(command.hearing_id, command.hearing_day).result_lines
                ids = {one.result_line_id for one in shared}
                sent = {line["resultLineId"] for line in command.body["resultLines"]}
                if sent <= ids or attempt == _ATTEMPTS - 1:
                    return HeldLooked(command, shared=shared)
        except CaseApiError:
            return None
        pause(attempt)
    return None
