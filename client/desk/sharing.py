"""Whether a hearing can be shared now, and what is said of it."""

from client.desk.case_file import CaseFile
from client.desk.others import which_stands
from client.desk.outbox import Outbox

SHARING = "Sharing…"
SHARE_LATER = (
    "Not shared: the court's server is away. All is kept. "
    "Share again to have it shared when the server is back"
)
SHARE_QUEUED = "Waits: it is shared as it stands when the court's server is back"
"""What is said of a share: that it is on its way, can wait, or waits."""

CHANGED_SINCE = "Not shared: the results have changed since; read back again"


class Sharing:
    """Shares what was read back; while the API is away only once the clerk has asked twice."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._offered = ("", 0)

    def share(self, file: CaseFile, *, is_away: bool) -> str:
        """Share a hearing's results, after a save that is still under way; gives what to say."""
        if not file.unshared_count:
            return "Nothing here is left to share"
        if undecided := which_stands(file):
            return f"Not shared: {undecided}"
        if not is_away and self._outbox.clerk is not None:
            self._outbox.want_share(file.hearing.id)
            return SHARING
        before, self._offered = self._offered, (file.hearing.id, file.kept_through)
        if before != self._offered:
            return SHARE_LATER
        self._outbox.queue_share(file.hearing.id)
        return SHARE_QUEUED
