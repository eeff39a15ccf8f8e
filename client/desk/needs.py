"""Asking for what results need beside them, once they are kept."""

from collections.abc import Callable, Sequence

from client.desk.here import Here
from client.desk.knowing import known_of
from client.desk.needing import OpenNeed, open_needs, related, with_entailed
from client.desk.questioning import Questioning
from client.desk.responses import Response
from client.record.lines import ResultLine
from client.shorthand.asking import Why, asked_because, begin_asking
from client.shorthand.child_questions import AskingChild
from client.shorthand.line import Results

NOTHING_NEEDED = "Nothing is needed beside these results"


class Needs:
    """Puts the questions about what results need, where `questions` holds the one that stands."""

    def __init__(self, here: Here, questions: Questioning) -> None:
        self._here = here
        self._questions = questions

    def with_entailed(
        self, new: tuple[ResultLine, ...], new_id: Callable[[], str]
    ) -> tuple[ResultLine, ...]:
        """Give new lines with the children that go with them by themselves."""
        here = self._here
        return with_entailed(new, here.standing, here.desk.catalogue, here.day, new_id)

    def words(self, new: Sequence[ResultLine]) -> str:
        """Say what lines that are not recorded yet would go on to need."""
        needs = self._open(new, (*self._here.standing, *new))
        return "; ".join({one.need: one.words for one in reversed(needs)}.values())

    def ask_for(self, new: Sequence[ResultLine]) -> Response:
        """Ask for what new results need, or those that they go with."""
        lines = self._here.standing
        return self._put_first(self._open(related(new, lines, self._here.desk.catalogue), lines))

    def ask_again(self, lines: Sequence[ResultLine]) -> Response:
        """Ask for what results need, also where that has been left open."""
        self._questions.left.clear()
        return self.ask_for(lines)

    def ask_all(self) -> Response:
        """Ask for what results of this hearing need, also where that has been left open."""
        self._questions.left.clear()
        lines = self._here.standing
        needs = self._open(lines, lines)
        return self._put_first(needs) if needs else Response(NOTHING_NEEDED)

    def _open(
        self, asked_about: Sequence[ResultLine], lines: Sequence[ResultLine]
    ) -> tuple[OpenNeed, ...]:
        file = self._here.file
        matters = file.matters if file is not None else ()
        return tuple(open_needs(asked_about, lines, matters, self._here.desk.catalogue))

    def _put_first(self, needs: Sequence[OpenNeed]) -> Response:
        """Put the question about the first need that has not been left open."""
        for need in needs:
            put = None if need.key in self._questions.left else self._put(need)
            if put is not None:
                return put
        return Response("")

    def _put(self, need: OpenNeed) -> Response | None:
        """Ask which result meets a need, or where it can only be one, what that one asks for."""
        question = need.question
        if question is not None:
            return self._questions.put(AskingChild(need.targets, question, need.key))
        line, file = self._here.read(need.text(need.need.options)), self._here.file
        if file is None or not isinstance(line, Results):
            return None
        places = self._here.places(line)
        if isinstance(places, str):
            return None
        known = known_of(line, places, file, self._here.desk.court_list)
        asking = begin_asking(line, {}, known=known)
        if asking is None:
            return None
        return self._questions.put(asked_because(asking, Why(need.key)))
