"""Putting a case off, to be resulted out of court, and taking that back as the step it was."""

from typing import NamedTuple

from client.desk.case_file import CaseFile
from client.desk.position import Position
from client.desk.responses import Response, not_taken


class _Step(NamedTuple):
    """That a case was put off or no longer is: what was owed and recorded before, and where."""

    since: str
    reason: str
    recorded: tuple[int, int]
    matter_key: tuple[str, str]


class PuttingOff:
    """Which cases were put off from this place, and which of them led to the one in front.

    To undo takes that back where it is the last step on the case in front, or what led to it.
    """

    def __init__(self, position: Position) -> None:
        self._position = position
        self._steps: dict[str, _Step] = {}
        self._led_from = ""
        self._found: tuple[int, int] | None = None

    def put_off(self, reason: str) -> Response:
        """Put the hearing off, to be resulted out of court; said again without a reason, not."""
        file, row, log = self._position.file, self._position.row, self._position.desk.log
        if file is None or row is None:
            return not_taken(self._position.why_no_file)
        if row.is_done:
            return not_taken("All that was recorded here is shared: nothing is owed")
        since, before = log.owed(file)
        self._steps[row.hearing_id] = _Step(
            since, before, _recorded(file), self._position.matter_key
        )
        if since and not reason:
            log.owe(file, "", "", f"number {row.number} is no longer put off")
            return Response("")
        urgent = " · in custody: somebody waits for this today" if "c" in row.marks else ""
        log.put_off(file, reason, f"number {row.number} put off{urgent}")
        response = self._position.step_case(1, "")
        self._led_from = row.hearing_id
        self._found = _recorded(self._position.file) if self._position.file else None
        return response

    def has_moved(self) -> None:
        """Note that the clerk goes on from the case that putting another off led to."""
        self._led_from = ""

    def undo(self) -> Response | None:
        """Take back that a case was put off, or no longer is, and go there.

        `None` where something else was the last step.
        """
        desk, here, row = self._position.desk, self._position.file, self._position.row
        if self._led_from and here and self._found in (None, _recorded(here)):
            hearing_id = self._led_from
        else:
            hearing_id = row.hearing_id if row else ""
        file, step = desk.file(hearing_id), self._steps.get(hearing_id)
        row = next((one for one in desk.rows if one.hearing_id == hearing_id), None)
        if row is None or file is None or step is None or step.recorded != _recorded(file):
            return None
        del self._steps[hearing_id]
        self._led_from = ""
        said = "is put off again" if step.since else "is no longer put off"
        desk.log.owe(file, step.since, step.reason, f"number {row.number} {said}")
        response = self._position.go_to(row.number)
        self._position.go_to_matter(step.matter_key)
        return response


def _recorded(file: CaseFile) -> tuple[int, int]:
    """Count the steps that were recorded on a hearing and those taken back."""
    return len(file.history.done), len(file.history.undone)
