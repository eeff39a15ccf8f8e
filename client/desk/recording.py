"""Recording: from a line, through its questions, to a step on the hearing's record."""

from collections.abc import Callable
from dataclasses import replace

from client.desk.case_file import CaseFile
from client.desk.desk import Desk
from client.desk.entering import (
    entered_steps,
    kept_words,
)
from client.desk.foreseeing import Foreseeing, is_shared
from client.desk.here import Here
from client.desk.knowing import known_of
from client.desk.needs import Needs
from client.desk.position import Position
from client.desk.questioning import (
    NOTHING_WITH_NO,
    Questioning,
    answered_words,
    children_of,
    given_with,
    is_a_line,
    offer,
    preview_question,
)
from client.desk.repeating import ditto_of
from client.desk.responses import Preview, Response, not_taken
from client.desk.revising import SHARED_ALREADY, Revising
from client.desk.targets import (
    numbers,
    place_words,
)
from client.desk.telling import TypedLine
from client.desk.typed_out import typed_out
from client.record.children import holders_first
from client.record.entered import EnteredStep
from client.record.lines import ResultLine, repeated
from client.record.matters import Matter
from client.shorthand import stepping
from client.shorthand.asking import (
    Asking,
    Why,
    asked_because,
    begin_asking,
    begin_optional,
)
from client.shorthand.child_questions import AskingChild
from client.shorthand.line import NOTHING_GIVEN, Ditto, Given, Line, Results
from client.shorthand.stepping import STEP_BACK

ANSWER_FIRST = not_taken(stepping.ANSWER_FIRST)
_NOTHING_MORE = "There is nothing more to ask about it"
_NONE_OF_THESE = f"That is none of these; {STEP_BACK} leaves it open"


class Recording:
    """Records at a position; what a line leaves out, and what its results need, is asked.

    `new_id` gives a fresh UUID for each recorded line.
    """

    def __init__(self, desk: Desk, position: Position, new_id: Callable[[], str]) -> None:
        self.revising = Revising(desk, position, new_id)
        self.here = Here(desk, position, self.revising)
        self._questions = Questioning()
        self.needs = Needs(self.here, self._questions)
        self._foreseeing = Foreseeing(self.here, self.revising, self.needs)
        self._desk = desk
        self._position = position
        self._new_id = new_id

    @property
    def asking(self) -> Asking | AskingChild | None:
        """The question that stands in the bar."""
        return self._questions.asking

    def preview(self, line: Results) -> Preview:
        """Tell what a line would record and enter; each target is said once, where it begins."""
        given = self.here.answers_before(line)
        again = self.here.read(line.typed, given) if given else line
        return self._foreseeing.preview(again if isinstance(again, Results) else line, given)

    def record(self, line: Results, given: Given = NOTHING_GIVEN) -> Response:
        """Record a line, whole or not at all, or ask for what it leaves out.

        `given` are the answers that the line was read with. What its results need beside them is
        asked once it is kept.
        """
        file = self._position.file
        places = self.here.places(line)
        if isinstance(places, str) or file is None:
            return not_taken(places if isinstance(places, str) else "")
        if not given:
            given = self.here.answers_before(line)
            again = self.here.read(line.typed, given) if given else line
            line = again if isinstance(again, Results) else line
        if line.open_point:
            return self._go_on(line, given, Why())
        refused = self._foreseeing.refused(line, places, file)
        if refused is not None:
            return refused
        allocation = self._foreseeing.allocation(line, places, given)
        if allocation is not None:
            return self._questions.put(allocation)
        line = typed_out(line, self._questions.answers_about(line.typed), self.here.read)
        entered = entered_steps(line, file, places)
        if isinstance(entered, str):
            return not_taken(entered)
        typed = self._foreseeing.new_lines(line, places, self._new_id)
        lines = self.needs.with_entailed(typed, self._new_id)
        if not lines and not entered:
            return not_taken("That stands already")
        said = [kept_words(line, places)]
        said += (f"with {one.words(self._desk.catalogue)}" for one in lines[len(typed) :])
        ordered = holders_first(lines, self._desk.catalogue)
        self._keep(file, line.typed, ordered, "; ".join(said), entered)
        return self.needs.ask_for(lines)

    def _keep(
        self,
        file: CaseFile,
        typed: str,
        lines: tuple[ResultLine, ...],
        said: str,
        entered: tuple[EnteredStep, ...] = (),
    ) -> None:
        """Keep new lines, in place of the one that is being changed, as one step."""
        change = self.revising.in_place(file, lines, entered)
        self.revising.stop_changing()
        self._questions.forget()
        self._desk.keep(file, "record", TypedLine(typed, self.here.matter_key), change, said)

    # Questions

    def stop_asking(self) -> str:
        """Leave the question and give back the line that it is about, as it was typed."""
        return self._questions.stop()

    def drop_need(self) -> None:
        """Leave a question about what goes with a result; it may be asked again."""
        asking = self._questions.asking
        if asking is not None and asking.need:
            self._questions.asking = None

    def is_a_line(self, text: str, line: Line) -> bool | str:
        """Tell whether text is a line though a question stands, or in words why it may be both."""
        asking = self._questions.asking
        return asking is None or is_a_line(asking, text, line, self.here.day)

    def answer(self, text: str) -> Response:
        """Take the answer to the question; once nothing is open, the line is recorded."""
        asking = self._questions.asking
        if isinstance(asking, AskingChild):
            return self._answer_with_children(asking, text)
        if asking is None:
            return not_taken("Nothing is asked")
        answered = self._questions.take(asking, text, self.here.day)
        if isinstance(answered, str):
            return not_taken(answered)
        if answered.following is not None:
            return self._questions.follow(asking, answered.following)
        line = self.here.read(asking.text, answered.given)
        self._questions.asking = None
        if not isinstance(line, Results):
            return not_taken("The line can't be read any more")
        return self._go_on(line, answered.given, answered.why, answered.chosen)

    def preview_answer(self, text: str = "") -> Preview:
        """Tell how the line under question stands, and what may be answered or is being."""
        asking = self._questions.asking
        if isinstance(asking, AskingChild):
            picked = children_of(asking, text, self.here.read(text)) if text.strip() else None
            line = self.here.read(asking.line(picked)) if picked else None
            return self.preview(line) if isinstance(line, Results) else offer(asking, picked)
        if asking is None:
            return Preview()
        before = self.here.read(asking.text, asking.given)
        given = given_with(asking, text, self.here.day)
        line = self.here.read(asking.text, given) if given else before
        if not given or not isinstance(line, Results) or not isinstance(before, Results):
            return preview_question(asking, text, before)
        words = answered_words(line, before, asking.question.at)
        return replace(self._foreseeing.preview(line, given), words=words)

    def _go_on(self, line: Results, given: Given, why: Why, chosen: str = "") -> Response:
        """Put the next question about a line, or record it where none is left.

        What stands in the line itself and can't be taken is for the clerk to mend.
        """
        places, file, courts = self.here.places(line), self._position.file, self._desk.court_list
        if file is None or isinstance(places, str):
            return not_taken(places if isinstance(places, str) else "")
        known = known_of(line, places, file, courts)
        asking = begin_asking(line, given, chosen, known) if line.open_point else None
        if why.wants_optional and not line.open_point:
            asking = begin_optional(line, given, why.skipped, known)
        if asking is not None:
            return self._questions.put(asked_because(asking, why))
        return not_taken(line.open_point) if line.open_point else self.record(line, given)

    def ask_optional(self, text: str) -> Response:
        """Ask about a line also what need not be answered; without one, about the last result."""
        if not text:
            found = self.revising.change("")
            if not found.taken:
                return found
            text = found.text
        line = self.here.read(text)
        if not isinstance(line, Results):
            self.revising.stop_changing()
            return not_taken("Type a result, and then ask for more")
        given = self.here.answers_before(line)
        again = self.here.read(text, given)
        line = again if isinstance(again, Results) else line
        if not line.open_point and begin_optional(line, given) is None:
            self.revising.stop_changing()
            return not_taken(_NOTHING_MORE)
        return self._go_on(line, given, Why(wants_optional=True))

    def _answer_with_children(self, asking: AskingChild, text: str) -> Response:
        """Record the results that were picked, or ask what they leave out."""
        picked = children_of(asking, text, self.here.read(text))
        if picked is None:
            return not_taken(_NONE_OF_THESE)
        if not picked:
            self._questions.stop()
            return Response(NOTHING_WITH_NO)
        line = self.here.read(asking.line(picked))
        if not isinstance(line, Results):
            return not_taken(_NONE_OF_THESE)
        self._questions.asking = None
        return self._go_on(line, {}, Why(asking.need))

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
        self.revising.stop_changing()
        if is_shared(file, targets):
            return SHARED_ALREADY
        lines = tuple(repeated(one, self._new_id(), to.target) for to in targets for one in source)
        said = "; ".join(one.words(self._desk.catalogue) for one in source)
        self._keep(file, line.typed, lines, f"{numbers(targets)}  {said}")
        return self.needs.ask_for(lines)

    def _ditto(self, line: Ditto) -> tuple[tuple[Matter, ...], tuple[ResultLine, ...]] | str:
        file, current = self._position.file, self._position.matter
        if file is None or current is None:
            return self.here.no_matter()
        return ditto_of(line, file, current)
