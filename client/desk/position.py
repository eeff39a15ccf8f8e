"""Where the clerk is: which hearing of the list, and which matter of the charge."""

from client.desk.case_file import CaseFile
from client.desk.desk import Desk
from client.desk.filters import ListFilter
from client.desk.responses import Response, not_taken
from client.desk.rows import ListRow
from client.record.matters import Matter

_FETCHING = not_taken("This case is still being fetched")


class Position:
    """The current hearing and matter, and the ways to go to others."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.hearing_id = ""
        self.filter: ListFilter | None = None
        self._matter_key = ("", "")

    @property
    def shown_rows(self) -> tuple[ListRow, ...]:
        """The rows of the part of the list that is shown, in its order, and the current one."""
        rows, only = self.desk.rows, self.filter
        if only is None:
            return rows
        current = self.row
        return tuple(row for row in rows if row is current or only.shows(row))

    @property
    def row(self) -> ListRow | None:
        """The row of the current hearing; the first of the list until one is chosen."""
        rows = self.desk.rows
        return next((r for r in rows if r.hearing_id == self.hearing_id), rows[0] if rows else None)

    @property
    def file(self) -> CaseFile | None:
        """The current hearing's case file; `None` until it is known in full."""
        row = self.row
        return self.desk.file(row.hearing_id) if row else None

    @property
    def why_no_file(self) -> str:
        """Why there is no case file here: no list, or one whose case is not there in full."""
        return self.desk.no_file if self.row is not None else self.desk.why_no_rows

    @property
    def matter_number(self) -> int:
        """The number of the current matter, wherever the charges have been renumbered."""
        file = self.file
        for matter in file.matters if file else ():
            if matter.target.matter_key == self._matter_key:
                return matter.number
        return 1

    @property
    def matter(self) -> Matter | None:
        """The current matter."""
        file = self.file
        return file.matter(self.matter_number) if file else None

    @property
    def matter_key(self) -> tuple[str, str]:
        """The key of the current matter; empty where there is none."""
        matter = self.matter
        return matter.target.matter_key if matter else ("", "")

    def numbered(self, number: int) -> ListRow | None:
        """Give the row with this list number."""
        return next((row for row in self.desk.rows if row.number == number), None)

    def go_to(self, number: int) -> Response:
        """Go to the hearing with this list number."""
        row = self.numbered(number)
        if row is None:
            return not_taken(f"No number {number} in this list")
        self._sit_on(row)
        return Response("")

    def step_case(self, step: int, at_end: str) -> Response:
        """Go some hearings on or back; `at_end` is said where there is none."""
        rows, row = self.shown_rows, self.row
        if row is None:
            return self._no_rows()
        at = next(at for at, one in enumerate(rows) if one is row) + step
        if not 0 <= at < len(rows):
            return Response(at_end)
        self._sit_on(rows[at])
        return Response("")

    def step_to_end(self, end: int) -> Response:
        """Go to the first hearing that is shown (0) or to the last (-1)."""
        rows = self.shown_rows
        if not rows:
            return self._no_rows()
        self._sit_on(rows[end])
        return Response("")

    def step_to_open(self) -> Response:
        """Go to the next hearing that needs something of the clerk, going round the list.

        What was put off to out of court comes once nothing else does.
        """
        current = self.row
        if current is None:
            return self._no_rows()
        shown = self.shown_rows
        open_rows = tuple(
            row for row in self._others() if row is not current and not row.is_done and row in shown
        )
        in_court = (row for row in open_rows if not row.is_owed)
        row = next(in_court, next(iter(open_rows), None))
        if row is None:
            return Response("No other case of the list needs anything")
        self._sit_on(row)
        return Response("")

    def step_matter(self, step: int) -> Response:
        """Go some matters on or back, as far as there are any."""
        if self.file is None:
            return _FETCHING if self.row is not None else self._no_rows()
        matter = self.file.matter(self.matter_number + step)
        if matter is None:
            return Response(f"This is the {'last' if step > 0 else 'first'} offence of this case")
        self._matter_key = matter.target.matter_key
        return Response("")

    def go_to_matter(self, matter_key: tuple[str, str]) -> None:
        """Go to a matter of this hearing."""
        self._matter_key = matter_key

    def go_to_open_matter(self) -> bool:
        """Go to the next matter here without an outcome, if this hearing has one left to do."""
        file = self.file
        if file is None:
            return False
        later = [one for one in file.open_matters if one.number > self.matter_number]
        earlier = [one for one in file.open_matters if one.number < self.matter_number]
        if later or (earlier and file.record.live_lines):
            self._matter_key = (later or earlier)[0].target.matter_key
            return True
        return False

    def find(self, wanted: str) -> ListRow | None:
        """Find the first row after the current one that holds the text, going round the list."""
        return next(iter(self.found(wanted)), None)

    def found(self, wanted: str) -> tuple[ListRow, ...]:
        """Find every row that holds the text, from the one after the current one round the list."""
        folded = wanted.casefold()
        return tuple(
            row
            for row in self._others()
            if folded and folded in f"{row.who} {row.references}".casefold()
        )

    def _others(self) -> tuple[ListRow, ...]:
        """Give the rows from the one after the current to the end, and then from the first on."""
        rows = self.desk.rows
        start = rows.index(self.row) + 1 if self.row in rows else 0
        return rows[start:] + rows[:start]

    def _sit_on(self, row: ListRow) -> None:
        self.hearing_id = row.hearing_id
        self._matter_key = ("", "")
        self.desk.fetch_first(row.hearing_id)

    def _no_rows(self) -> Response:
        return not_taken(self.desk.why_no_rows)
