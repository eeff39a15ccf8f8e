"""The one line that is said when the API is back and what waited for it has been sent."""

from client.desk.files import CaseFiles

_BACK = "The court's server is back"


class Returning:
    """Counts what waited while the API was away, until all of it is sent or held back."""

    def __init__(self, files: CaseFiles) -> None:
        self._files = files
        self._waiting: frozenset[str] = frozenset()
        self._count = self._held = 0

    def begin(self) -> tuple[str, ...]:
        """Note what waits, now that the API is back; gives what there is to say at once."""
        self._waiting = frozenset(file.hearing.id for file in self._files if file.is_waiting)
        self._count, self._held = len(self._waiting), 0
        return () if self._waiting else (_BACK,)

    def stop(self) -> None:
        """Say nothing, as the API is away again."""
        self._waiting = frozenset()

    def hold_back(self, hearing_id: str) -> tuple[str, ...]:
        """Wait for a hearing no more, whose command was refused."""
        if hearing_id in self._waiting:
            self._waiting -= {hearing_id}
            self._held += 1
            if not self._waiting:
                return (self._report,)
        return self.look()

    def look(self) -> tuple[str, ...]:
        """Give the report once nothing waits any more."""
        if not self._waiting:
            return ()
        still = frozenset(file.hearing.id for file in self._files if file.is_waiting)
        self._waiting &= still
        return () if self._waiting else (self._report,)

    @property
    def _report(self) -> str:
        sent = self._count - self._held
        held = f", {self._held} held back" if self._held else ""
        return f"{_BACK}: what waited is sent, {sent} hearing{'s' if sent != 1 else ''}{held}"
