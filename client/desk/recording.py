"""Recording: from a line, through its questions, to a step on the hearing's record."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from client.catalogue import Level
from client.desk.case_file import CaseFile
from client.desk.changing import answers_before
from client.desk.checking import check_typed
from client.desk.desk import Desk
from client.desk.entering import (
    entered_steps,
    entered_words,
    kept_words,
    needing_allocation,
)
from client.desk.knowing import known_of
from client.desk.position import Position
from client.desk.responses import Next, Preview, Response, not_taken
from client.desk.steps import step_words, touches_shared, undoing, undone_words
from client.desk.targets import (
    Places,
    belonging,
    ditto_source,
    matters_for,
    matters_in,
    numbers,
    place_words,
    places_for,
)
from client.record.entered import EnteredStep
from client.record.lines import ResultLine, new_line, repeated
from client.record.matters import Matter
from client.record.record import Change
from client.shorthand.asking import (
    Asking,
    Question,
    begin_allocation,
    begin_asking,
    courts_named,
    take_answer,
)
from client.shorthand.entering import PleaReading, VerdictReading
from client.shorthand.line import (
    NOTHING_GIVEN,
    Ditto,
    Given,
    Line,
    ResultReading,
    Results,
    read_line,
)
from client.shorthand.targets import Targets

ANSWER_FIRST = not_taken("Answer this first; Esc goes back to the line")
_SHARED_ALREADY = not_taken("Shared already; a shared result can't be changed here")


class Recording:
    """Records at a position; a line that leaves something out is asked about first.

    `new_id` gives a fresh UUID for each recorded line.
    """

    def __init__(self, desk: Desk, position: Position, new_id: Callable[[], str]) -> None:
        self.asking: Asking | None = None
        self.changing: ResultLine | None = None
        self._desk = desk
        self._position = position
        self._new_id = new_id
        self._typed_before: dict[Question, str] = {}
        self._asked_about = ""

    @property
    def day(self) -> dt.date:
        """The hearing's day, from which dates count."""
        file = self._position.file
        return file.date if file else dt.date.fromisoformat(self._desk.day)

    def preview(self, line: Results) -> Preview:
        """Tell what a line would record and enter; each target is said once, where it begins."""
        places = self._places(line)
        if isinstance(places, str):
            return Preview((), places, is_entry=True)
        given = self._answers_before(line)
        again = self._read(line.typed, given) if given else line
        line = again if isinstance(again, Results) else line
        words: list[str] = []
        place_before: tuple[Matter, ...] = ()
        for part, place in zip(line.parts, places, strict=True):
            if isinstance(part, ResultReading):
                said = f"{part.definition.short_code}  {part.words}"
                words.append(said if place == place_before else f"{place_words(place)} {said}")
                place_before = place
        open_point = line.open_point
        if not open_point and self._allocation(line, places, given) is not None:
            open_point = "needs Allocation decision"
        check = "" if open_point else self._check(line, places)
        shown = (*entered_words(line, places), *words)
        return Preview(shown, open_point, is_entry=True, check=check)

    def _check(self, line: Results, places: Places) -> str:
        """Say what the checks find on a complete line."""
        file = self._position.file
        entered = entered_steps(line, file, places) if file else ""
        if file is None or isinstance(entered, str):
            return ""
        lines = tuple(
            new_line(f"typed {at} {matter.number}", part, matter.target, file.date)
            for at, (part, place) in enumerate(zip(line.parts, places, strict=True))
            if isinstance(part, ResultReading)
            for matter in belonging(part, place)
        )
        change = replace(Change.adding(lines), entered=entered)
        return check_typed(file, self._in_place(file, change, lines), self._desk.catalogue)

    def _in_place(self, file: CaseFile, change: Change, lines: tuple[ResultLine, ...]) -> Change:
        """Give a change with its lines in place of the one that is being changed."""
        replaced = self.changing
        if replaced is None or replaced not in file.record.lines or replaced.id in file.shared_ids:
            return change
        return replace(file.record.replacing((replaced,), lines), entered=change.entered)

    def record(self, line: Results, given: Given = NOTHING_GIVEN) -> Response:
        """Record a line, whole or not at all, or ask for what it leaves out.

        `given` are the answers that the line was read with.
        """
        file = self._position.file
        places = self._places(line)
        if isinstance(places, str) or file is None:
            return not_taken(places if isinstance(places, str) else "")
        if line.open_point:
            given = self._answers_before(line)
            again = self._read(line.typed, given) if given else line
            if isinstance(again, Results) and not again.open_point:
                return self.record(again, given)
            return self._ask(line, given)
        if _is_shared(file, matters_in(line, places, ResultReading)):
            return _SHARED_ALREADY
        changing = self.changing
        charged = matters_in(line, places, ResultReading, PleaReading, VerdictReading)
        if changing is not None and (
            not line.readings
            or any(one.target.matter_key != changing.target.matter_key for one in charged)
        ):
            return not_taken(f"This changes {changing.short_code}; Esc leaves it as it is")
        allocation = self._allocation(line, places, given)
        if allocation is not None:
            return self._put(allocation)
        entered = entered_steps(line, file, places)
        if isinstance(entered, str):
            return not_taken(entered)
        lines = tuple(
            new_line(self._new_id(), part, matter.target, file.date)
            for part, place in zip(line.parts, places, strict=True)
            if isinstance(part, ResultReading)
            for matter in belonging(part, place)
        )
        if not lines and not entered:
            return not_taken("That stands already")
        self._keep(file, line.typed, lines, kept_words(line, places), entered)
        return Response("")

    def _allocation(self, line: Results, places: Places, given: Given) -> Asking | None:
        unallocated = needing_allocation(line, places)
        return begin_allocation(line, unallocated, given, self._desk.catalogue.charges)

    def _places(self, line: Results) -> Places | str:
        """Give the matters that each part of a line is for, or why one has none, in words."""
        file, current = self._position.file, self._position.matter
        if file is None or current is None:
            return self._no_matter()
        return places_for(line, file, current)

    def _keep(
        self,
        file: CaseFile,
        typed: str,
        lines: tuple[ResultLine, ...],
        said: str,
        entered: tuple[EnteredStep, ...] = (),
    ) -> None:
        """Keep new lines, in place of the one that is being changed, as one step."""
        change = replace(Change.adding(lines), entered=entered)
        change = self._in_place(file, change, lines)
        self.changing = None
        self._typed_before.clear()
        self._desk.keep(file, "record", typed, change, said)

    # Change and delete

    def delete(self, code: str) -> Response:
        """Take a result off the current matter: the one with this short code, or the last."""
        found = self._recorded(code)
        if isinstance(found, Response):
            return found
        file, line = found
        self.changing = None
        said = f"deleted · {line.words(self._desk.catalogue)}"
        change = file.record.replacing((line,))
        self._desk.keep(file, "record", f":delete {code}", change, said)
        return Response("")

    def change(self, code: str) -> Response:
        """Put a recorded result back into the bar as it was typed; accepting it replaces it."""
        found = self._recorded(code)
        if isinstance(found, Response):
            return found
        _, self.changing = found
        text = self.changing.typed or self.changing.short_code.lower()
        said = "Change it and press Enter; Esc leaves it as it is"
        return Response(said, text=text)

    def stop_changing(self) -> None:
        """Leave a recorded result as it is."""
        self.changing = None

    def _recorded(self, code: str) -> tuple[CaseFile, ResultLine] | Response:
        file, matter = self._position.file, self._position.matter
        if file is None or matter is None:
            return not_taken("There is nothing recorded here")
        lines = [
            line
            for line in file.record.on(matter)
            if not code or line.short_code.casefold() == code.casefold()
        ]
        if not lines:
            return not_taken(f"There is no {code.upper() or 'result'} on offence {matter.number}")
        if lines[-1].id in file.shared_ids:
            return _SHARED_ALREADY
        return file, lines[-1]

    def _answers_before(self, line: Results) -> Given:
        courts = self._desk.court_list
        return answers_before(self.changing, line, self._desk.catalogue, self.day, courts)

    # Questions

    def stop_asking(self) -> str:
        """Leave the question and give back the line that it is about, as it was typed."""
        text = self.asking.text if self.asking else ""
        self.asking = None
        return text

    def answer(self, asking: Asking, text: str) -> Response:
        """Take the answer to a question; once nothing is open, the line is recorded."""
        answered = take_answer(asking, text, self.day)
        if isinstance(answered, str):
            return not_taken(answered)
        if not (asking.question.offers and asking.question in self._typed_before):
            self._typed_before[asking.question] = text
        following = answered.following
        if following is not None:
            put = self._put(following)
            # What fitted several is picked from with an empty bar.
            return replace(put, text="") if following.question == asking.question else put
        line = self._read(asking.text, answered.given)
        self.asking = None
        if not isinstance(line, Results):
            return not_taken("The line can't be read any more")
        if line.open_point:
            return self._ask(line, answered.given, answered.chosen)
        return self.record(line, answered.given)

    def preview_answer(self, asking: Asking, text: str = "") -> Preview:
        """Tell how the line under question stands, and what may be answered or is being."""
        line = self._read(asking.text, asking.given)
        words = tuple(one.words for one in line.parts) if isinstance(line, Results) else ()
        question = asking.question
        named = courts_named(question, text.strip())
        if named and not text.strip().isdecimal():
            return Preview(named, "" if len(named) == 1 else "Enter, then its number", True)
        hint = "may stay empty" if question.may_be_empty else "needed"
        return Preview(
            words, "a number, or part of one" if question.choices else hint, is_entry=True
        )

    def _ask(self, line: Results, given: Given, chosen: str = "") -> Response:
        """Ask for what is missing, unless the line itself must be mended."""
        places, file, courts = self._places(line), self._position.file, self._desk.court_list
        if file is None or isinstance(places, str):
            return not_taken(places if isinstance(places, str) else "")
        known = known_of(line, places, file, courts)
        asking = begin_asking(line, given, chosen, known)
        if asking is None:
            return not_taken(line.open_point)
        return self._put(asking)

    def _put(self, asking: Asking) -> Response:
        """Put a question; what was typed before Esc left it stands in the bar again."""
        if asking.text != self._asked_about:
            self._typed_before.clear()
            self._asked_about = asking.text
        self.asking = asking
        return Response("", then=Next.ASK, text=self._typed_before.get(asking.question, ""))

    # Ditto

    def preview_ditto(self, line: Ditto) -> Preview:
        """Tell what a ditto would record."""
        found = self._ditto(line)
        if isinstance(found, str):
            return Preview((), found, is_entry=True)
        targets, source = found
        words = (one.words(self._desk.catalogue) for one in source)
        return Preview((f"{place_words(targets)} {'; '.join(words)}",), is_entry=True)

    def repeat(self, line: Ditto) -> Response:
        """Record the results of another offence again."""
        found, file = self._ditto(line), self._position.file
        if isinstance(found, str) or file is None:
            return not_taken(found if isinstance(found, str) else "")
        targets, source = found
        self.changing = None
        if _is_shared(file, targets):
            return _SHARED_ALREADY
        lines = tuple(repeated(one, self._new_id(), to.target) for to in targets for one in source)
        said = "; ".join(one.words(self._desk.catalogue) for one in source)
        self._keep(file, line.typed, lines, f"{numbers(targets)}  {said}")
        return Response("")

    def _ditto(self, line: Ditto) -> tuple[tuple[Matter, ...], tuple[ResultLine, ...]] | str:
        """Give where the results go and which they are: those that belong to the offence."""
        targets, file = self._targets(line.targets), self._position.file
        if isinstance(targets, str) or file is None:
            return targets if isinstance(targets, str) else ""
        source = ditto_source(file, targets[0], line.number)
        if isinstance(source, str):
            return source
        results = tuple(one for one in file.record.on(source) if one.level == Level.OFFENCE)
        return tuple(one for one in targets if one.number != source.number), results

    # Undo

    def undo(self) -> Response:
        """Take back the last step on this hearing."""
        file = self._position.file
        if file is None or not file.history.done:
            return Response("Nothing to undo on this hearing")
        step = file.history.done[-1]
        self.changing = None
        if touches_shared(step, file):
            return _SHARED_ALREADY
        said = undone_words(step, self._desk.catalogue)
        self._desk.keep(file, "undo", ":undo", undoing(step), said)
        return Response("Undoing…")

    def redo(self) -> Response:
        """Do again what was last taken back."""
        file = self._position.file
        if file is None or not file.history.undone:
            return Response("Nothing to redo on this hearing")
        step = file.history.undone[-1]
        self.changing = None
        if touches_shared(step, file):
            return _SHARED_ALREADY
        said = f"redone · {step_words(step, self._desk.catalogue)}"
        self._desk.keep(file, "redo", ":redo", step, said)
        return Response("Redoing…")

    def _read(self, text: str, given: Given = NOTHING_GIVEN) -> Line:
        desk = self._desk
        return read_line(text, desk.catalogue, self.day, given, courts=desk.court_list)

    def _targets(self, wanted: Targets) -> tuple[Matter, ...] | str:
        file, current = self._position.file, self._position.matter
        if file is None or current is None:
            return self._no_matter()
        return matters_for(file, current, wanted)

    def _no_matter(self) -> str:
        """Say why there is nothing here to record on."""
        if self._position.file is not None:
            return "This hearing has no offence or application to result"
        has_row = self._position.row is not None
        return "This case is still being fetched" if has_row else "There is no list yet"


def _is_shared(file: CaseFile, matters: tuple[Matter, ...]) -> bool:
    return any(line.id in file.shared_ids for one in matters for line in file.record.on(one))
