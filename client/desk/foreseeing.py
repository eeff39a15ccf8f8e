"""What a line would record and enter where it is typed, and why it can't, before it does."""

from collections.abc import Callable
from itertools import count

from client.desk.case_file import CaseFile
from client.desk.checking import check_typed
from client.desk.entering import entered_steps, entered_words, needing_allocation
from client.desk.here import Here
from client.desk.needs import Needs
from client.desk.responses import Preview, Response, not_taken
from client.desk.revising import SHARED_ALREADY, Revising
from client.desk.targets import Places, belonging, matters_in, result_words
from client.record.entered import EnteredStep
from client.record.lines import ResultLine, new_line
from client.record.matters import Matter
from client.shorthand.asking import Asking, begin_allocation
from client.shorthand.entering import PleaReading, VerdictReading
from client.shorthand.line import Given, ResultReading, Results
from client.shorthand.stepping import STEP_BACK


class Foreseeing:
    """Tells what comes of a line, for its preview and for whoever records it."""

    def __init__(self, here: Here, revising: Revising, needs: Needs) -> None:
        self._here = here
        self._revising = revising
        self._needs = needs

    def preview(self, line: Results, given: Given) -> Preview:
        """Tell what a line would record and enter, that was read with the answers `given`."""
        places = self._here.places(line)
        if isinstance(places, str):
            return Preview((), places, is_entry=True)
        words = (*entered_words(line, places), *result_words(line, places))
        file = self._here.file
        entered = entered_steps(line, file, places) if file else ()
        refused = self.refused(line, places, file) if file else None
        open_point = line.open_point or (refused.said if refused else "")
        if open_point or isinstance(entered, str):
            return Preview(words, open_point or str(entered), is_entry=True)
        if self.allocation(line, places, given) is not None:
            return Preview(words, "needs Allocation decision", is_entry=True)
        numbered = map(str, count())
        typed = self.new_lines(line, places, numbered.__next__)
        lines = self._needs.with_entailed(typed, numbered.__next__)
        catalogue = self._here.desk.catalogue
        added = (f"{one.short_code}  {one.words(catalogue)}" for one in lines[len(typed) :])
        check = self._check(lines, entered)
        then = self._needs.words(lines)
        return Preview((*words, *added), is_entry=True, then=then, check=check)

    def _check(self, lines: tuple[ResultLine, ...], entered: tuple[EnteredStep, ...]) -> str:
        """Say what the checks find on a complete line that makes these results and steps."""
        file = self._here.file
        if file is None:
            return ""
        change = self._revising.in_place(file, lines, entered)
        return check_typed(file, change, self._here.desk.catalogue)

    def refused(self, line: Results, places: Places, file: CaseFile) -> Response | None:
        """Say why a complete line can't record its results here; `None` where it can."""
        if is_shared(file, matters_in(line, places, ResultReading)):
            return SHARED_ALREADY
        changing = self._revising.changing
        charged = matters_in(line, places, ResultReading, PleaReading, VerdictReading)
        if changing is not None and (
            not line.readings
            or any(one.target.matter_key != changing.target.matter_key for one in charged)
        ):
            return not_taken(f"This changes {changing.short_code}; {STEP_BACK} leaves it as it is")
        return None

    def new_lines(
        self, line: Results, places: Places, new_id: Callable[[], str]
    ) -> tuple[ResultLine, ...]:
        """Give the results that a line makes, each with an id from `new_id`."""
        return tuple(
            new_line(new_id(), part, matter.target, self._here.day)
            for part, place in zip(line.parts, places, strict=True)
            if isinstance(part, ResultReading)
            for matter in belonging(part, place)
        )

    def allocation(self, line: Results, places: Places, given: Given) -> Asking | None:
        """Give the question where an offence is to be tried, if a plea of the line needs it."""
        unallocated = needing_allocation(line, places)
        return begin_allocation(line, unallocated, given, self._here.desk.catalogue.charges)


def is_shared(file: CaseFile, matters: tuple[Matter, ...]) -> bool:
    """Tell whether a result of one of these matters has been shared."""
    return any(line.id in file.shared_ids for one in matters for line in file.record.on(one))
