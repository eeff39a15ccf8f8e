"""Recording: from a line of results, through its questions, to a step on the hearing's record."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from client.catalogue import Catalogue, Level, PromptRule
from client.desk.case_file import CaseFile
from client.desk.desk import Desk
from client.desk.knowing import known_of
from client.desk.position import Position
from client.desk.responses import Next, Preview, Response, not_taken
from client.desk.targets import (
    belonging,
    ditto_source,
    matters_for,
    misplaced,
    numbers,
    place_words,
    settles_offence,
)
from client.record.lines import ResultLine, new_line, repeated
from client.record.matters import Matter
from client.record.record import Change
from client.shorthand.asking import (
    Asking,
    Question,
    begin_asking,
    courts_named,
    take_answer,
)
from client.shorthand.line import NOTHING_GIVEN, Ditto, Given, Line, Results, read_line
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
        """Tell what a line of results would record; each target is said once, where it begins."""
        places = misplaced(line) or self._places(line)
        if isinstance(places, str):
            return Preview((), places, is_entry=True)
        given = self._answers_before(line)
        again = self._read(line.typed, given) if given else line
        line = again if isinstance(again, Results) else line
        said = []
        for at, one in enumerate(line.readings):
            words = f"{one.definition.short_code}  {one.words}"
            is_first = not at or places[at] != places[at - 1]
            said.append(f"{place_words(places[at])} {words}" if is_first else words)
        return Preview(tuple(said), line.open_point, is_entry=True)

    def record(self, line: Results) -> Response:
        """Record a line of results, whole or not at all, or ask for what it leaves out."""
        file = self._position.file
        places = misplaced(line) or self._places(line)
        if isinstance(places, str) or file is None:
            return not_taken(places if isinstance(places, str) else "")
        if line.open_point:
            given = self._answers_before(line)
            again = self._read(line.typed, given) if given else line
            if isinstance(again, Results) and not again.open_point:
                return self.record(again)
            return self._ask(line, given)
        targets = tuple(dict.fromkeys(matter for place in places for matter in place))
        if _is_shared(file, targets):
            return _SHARED_ALREADY
        changing = self.changing
        if changing is not None and any(
            one.target.matter_key != changing.target.matter_key for one in targets
        ):
            return not_taken(f"This changes {changing.short_code}; Esc leaves it as it is")
        lines = tuple(
            new_line(self._new_id(), reading, matter.target, file.date)
            for reading, place in zip(line.readings, places, strict=True)
            for matter in belonging(reading, place)
        )
        said = "; ".join(reading.words for reading in line.readings)
        self._keep(file, line.typed, lines, f"{numbers(targets)}  {said}")
        return Response("")

    def _keep(self, file: CaseFile, typed: str, lines: tuple[ResultLine, ...], said: str) -> None:
        """Keep new lines, in place of the one that is being changed, as one step."""
        change = Change.adding(lines)
        replaced = self.changing
        if (
            replaced is not None
            and replaced in file.record.lines
            and replaced.id not in file.shared_ids
        ):
            change = file.record.replacing((replaced,), lines)
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
        """Give what was answered to questions about the result that is being changed.

        A value that its line held, and that the clerk has taken out, is not put back.
        """
        if self.changing is None or len(line.readings) != 1:
            return {}
        reading = line.readings[0]
        if reading.definition.id != self.changing.definition_id:
            return {}
        original = self._read(self.changing.typed)
        if not isinstance(original, Results) or len(original.readings) != 1:
            return {}
        wanted = {p.id for p in reading.definition.prompts if p.rule is PromptRule.MANDATORY}
        one_of = {p.id for p in reading.definition.prompts if p.rule is PromptRule.ONE_OF}
        answered = {answer.prompt.id for answer in reading.answers}
        if not one_of & answered:
            wanted |= one_of
        wanted -= answered | {answer.prompt.id for answer in original.readings[0].answers}
        return {
            (0, str(prompt["promptId"])): prompt["value"]
            for prompt in self.changing.prompts
            if prompt.get("promptId") in wanted
        }

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
        return self.record(line)

    def preview_answer(self, asking: Asking, text: str = "") -> Preview:
        """Tell how the line under question stands, and what may be answered or is being."""
        line = self._read(asking.text, asking.given)
        words = tuple(one.words for one in line.readings) if isinstance(line, Results) else ()
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
        if _touches_shared(step, file):
            return _SHARED_ALREADY
        said = f"undone · {_summary(step, self._desk.catalogue)}"
        self._desk.keep(file, "undo", ":undo", step.inverse, said)
        return Response("Undoing…")

    def redo(self) -> Response:
        """Do again what was last taken back."""
        file = self._position.file
        if file is None or not file.history.undone:
            return Response("Nothing to redo on this hearing")
        step = file.history.undone[-1]
        self.changing = None
        if _touches_shared(step, file):
            return _SHARED_ALREADY
        said = f"redone · {_summary(step, self._desk.catalogue)}"
        self._desk.keep(file, "redo", ":redo", step, said)
        return Response("Redoing…")

    def _read(self, text: str, given: Given = NOTHING_GIVEN) -> Line:
        desk = self._desk
        return read_line(text, desk.catalogue, self.day, given, courts=desk.court_list)

    def _places(self, line: Results) -> tuple[tuple[Matter, ...], ...] | str:
        """Give the matters that each part of a line is for, or why one has none, in words.

        An offence whose outcome an earlier part gives, under targets of its own, is open no more.
        """
        places: list[tuple[Matter, ...]] = []
        settled: dict[Matter, Targets] = {}
        for at, reading in enumerate(line.readings):
            aim = line.aim(at)
            matters = self._targets(aim)
            if isinstance(matters, str):
                return matters
            if aim.open_offences:
                matters = tuple(one for one in matters if settled.get(one, aim) == aim)
                if not matters:
                    return "No open offences are left for the end of this line"
            if settles_offence(reading):
                settled |= {one: aim for one in matters if one not in settled}
            places.append(matters)
        return tuple(places)

    def _targets(self, wanted: Targets) -> tuple[Matter, ...] | str:
        file, current = self._position.file, self._position.matter
        if file is None or current is None:
            if file is not None:
                return "This hearing has no offence or application to result"
            has_row = self._position.row is not None
            return "This case is still being fetched" if has_row else "There is no list yet"
        return matters_for(file, current, wanted)


def _is_shared(file: CaseFile, matters: tuple[Matter, ...]) -> bool:
    return any(line.id in file.shared_ids for one in matters for line in file.record.on(one))


def _touches_shared(change: Change, file: CaseFile) -> bool:
    return any(line_id in file.shared_ids for line_id, _, _ in change.steps)


def _summary(change: Change, catalogue: Catalogue) -> str:
    lines = (after or before for _, before, after in change.steps)
    return "; ".join(line.words(catalogue) for line in lines if line is not None)
