"""The desk: one clerk's day at one court room, over the journal and the background."""

from collections.abc import Mapping
from dataclasses import replace

from client.desk.case_file import CaseFile
from client.desk.listening import Listening
from client.desk.rows import ListRow, Place
from client.desk.sharing import CHANGED_SINCE
from client.desk.telling import TypedLine
from client.journal import StepKind
from client.record.course import day_in_court
from client.record.record import Change
from client.shorthand.values import say_date
from client.sync.sync import Sync


class Desk(Listening):
    """Everything a clerk does in a sitting."""

    # The day's list

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """The rows of the day's list."""
        return self._list.rows

    @property
    def why_no_rows(self) -> str:
        """Say why there is no hearing to go to, where the list has no rows."""
        if self.is_list_complete:
            return "Nothing is listed here on this day"
        return "There is no list yet"

    def connect(self, sync: Sync, before: "Desk | None" = None) -> None:
        """Begin to talk to the API; what the journal holds unsent is sent when it answers.

        What the desk of another day was told on connecting is not asked again.
        """
        self._outbox.sync = self.log.sync = sync
        if before is None or before.connected is None or before.reference is None:
            sync.connect()
        else:
            self.tell(before.connected)
            self.tell(before.reference)

    def move_to(self, place: Place) -> None:
        """Sit in another room on the same day; what waits to be sent goes on being sent."""
        self.sit_at(place)
        self._list.remember_place()
        if self.is_connected:
            self._fetch_list()

    def fetch_first(self, hearing_id: str) -> None:
        """Have the hearing that the clerk is at fetched before the others of the list."""
        if self._outbox.sync is not None:
            self._outbox.sync.fetch_first(hearing_id)

    def file(self, hearing_id: str) -> CaseFile | None:
        """Give a hearing's case file; `None` while only its row is known."""
        return self._files.get(hearing_id)

    def used_today(self) -> Mapping[str, int]:
        """Count how often this clerk recorded each result today, by definition id."""
        return self._files.used()

    @property
    def waiting_count(self) -> int:
        """How many hearings have entries that the API does not hold yet, or wait to be shared."""
        return self._files.waiting_count

    def tick(self) -> bool:
        """Say anew for how long results have been owed; tells if any row says something else.

        That the list is yesterday's is said once, when its day has gone by.
        """
        before = self.rows
        self._list.renew(*(file for file in self._files if file.course.owed_since))
        before_today, self._today = self._today, day_in_court(self.now())
        if self._today != before_today and self.day == before_today.isoformat():
            opens = f":date {self._today.day}/{self._today.month} opens today's"
            self._told.say(f"This is the list of {say_date(before_today)}, gone by; {opens}")
            self._wake()
        return self.rows != before

    # Recording

    def keep(
        self, file: CaseFile, kind: StepKind, line: TypedLine, change: Change, said: str
    ) -> None:
        """Apply a step and have the journal keep it; `said` is told once it is kept."""
        if self._outbox.forget_share(file.hearing.id):
            self._told.say(CHANGED_SINCE)
            file = replace(file, is_share_queued=False)
        self._keeping.keep(file, kind, line, change, said)

    def share(self, hearing_id: str) -> str:
        """Share a hearing's results, after a save that is still under way; gives what to say."""
        file = self._files.get(hearing_id)
        if file is None:
            return "Nothing here is left to share"
        said = self._sharing.share(file, is_away=bool(self.away_since))
        self._renew_row(hearing_id)
        return said

    def remember(self, name: str, body: str) -> None:
        """Have the journal remember something of the clerk's own under a name."""
        self._journal.remember(name, body)

    def is_sharing(self, hearing_id: str) -> bool:
        """Tell whether a share of this hearing is still under way."""
        return self._outbox.is_sharing(hearing_id)

    def stop(self) -> None:
        """Stop the background; what is not sent stays in the journal."""
        if self._outbox.sync is not None:
            self._outbox.sync.stop()

    def close(self) -> None:
        """Stop the background and close the journal."""
        self.stop()
        self._journal.close()
