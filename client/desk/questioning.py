"""The question that stands in the bar: put, answered, left, and asked again as it was left."""

import datetime as dt
from dataclasses import replace
from itertools import takewhile

from client.catalogue import Definition
from client.desk.responses import Next, Preview, Response
from client.shorthand.asking import Answered, Asking, choice_picked, courts_named, take_answer
from client.shorthand.child_questions import (
    AskingChild,
    child_named,
    children_picked,
)
from client.shorthand.line import Given, Line, Results
from client.shorthand.questions import Question
from client.shorthand.stepping import STEP_BACK
from client.shorthand.targets import Targets
from client.shorthand.tokens import split_tokens

_A_NUMBER = "a number, or part of one"
_IN_A_ROW, _FAR_RIGHT, _LEADING = 74, 44, 20
"""Letters in view of 80 columns, after which an answer may be out of view, and leading up to it."""

_SIGNS = (":", "/", "?", "@", "=", "!", "'", ".")
NOTHING_WITH_NO = "Nothing goes with no"
ANSWER_OR_LINE = f"A result? {STEP_BACK} first. Words? Put [ ] round them"


class Questioning:
    """Holds the question that stands, and what was typed at it before Esc left it."""

    def __init__(self) -> None:
        self.asking: Asking | AskingChild | None = None
        self.left: set[tuple[str, ...]] = set()
        self._typed_before: dict[Question, str] = {}
        self._asked_about = ""

    def put(self, asking: Asking | AskingChild) -> Response:
        """Put a question; what was typed before Esc left it stands in the bar again."""
        if asking.text != self._asked_about:
            self.forget()
            self._asked_about = asking.text
        self.asking = asking
        before = ""
        if isinstance(asking, Asking):
            before = self._typed_before.get(asking.question, "")
        return Response("", then=Next.ASK, text=before)

    def stop(self) -> str:
        """Leave the question and give back the line that it is about, as it was typed.

        What is needed beside a result that is kept stays open, and is not asked for again unless
        the clerk wants to be asked.
        """
        asking, self.asking = self.asking, None
        if asking is None:
            return ""
        if asking.need:
            self.left.add(asking.need)
            return ""
        return asking.text

    def forget(self) -> None:
        """Forget what was typed at questions: the line that they were about is recorded."""
        self._typed_before.clear()

    def answers_about(self, text: str) -> dict[int, list[str]]:
        """Give what was typed at the questions about a line, by the place of the part in it.

        Of a choice it is the words, whatever number picked it.
        """
        answers: dict[int, list[str]] = {}
        if text == self._asked_about:
            for question, typed in self._typed_before.items():
                said = choice_picked(question, typed) or typed
                if not question.alternatives:
                    answers.setdefault(question.at, []).append(said)
        return answers

    def take(self, asking: Asking, text: str, day: dt.date) -> Answered | str:
        """Take the answer to a question, or say in words why it can't be taken."""
        answered = take_answer(asking, text, day)
        if isinstance(answered, Answered) and not (
            asking.question.offers and asking.question in self._typed_before
        ):
            self._typed_before[asking.question] = text
        return answered

    def follow(self, asking: Asking, following: Asking) -> Response:
        """Put the question that follows at once, such as that for the next part of an address."""
        put = self.put(following)
        # What fitted several is picked from with an empty bar.
        return replace(put, text="") if following.question == asking.question else put


def children_of(asking: AskingChild, text: str, line: Line) -> tuple[Definition, ...] | None:
    """Give the results that an answer picks, where `line` is the same text read as a line.

    A number or a code picks; a part of a label does where the text is no line of its own.
    """
    picked = children_picked(asking.question, text)
    if picked is not None:
        return picked
    named = child_named(asking.question, text)
    is_whole = isinstance(line, Results) and not line.open_point
    return (named,) if named is not None and not is_whole else None


def is_a_line(asking: Asking | AskingChild, text: str, line: Line, day: dt.date) -> bool | str:
    """Tell whether text is a line of its own, though a question stands; in words if it may be both.

    It can be one only where the question is about what goes with a result that is kept already.
    """
    typed = text.strip()
    if not asking.need:
        return False
    if isinstance(asking, AskingChild):
        return children_of(asking, typed, line) is None
    is_begun = bool(asking.given or asking.parts)
    if not typed:
        return not is_begun and not asking.question.may_be_empty
    if typed[0] == ":":
        return True
    if isinstance(take_answer(asking, typed, day), str):
        return typed[0] in _SIGNS or isinstance(line, Results)
    if not isinstance(line, Results) or not _begins_with_a_code(line):
        return False
    # Nobody's own words begin with targets, their stroke and the code of a result.
    return True if line.targets != Targets() else ANSWER_OR_LINE


def _begins_with_a_code(line: Results) -> bool:
    """Tell whether a line begins with the code of a result, and has a place for all behind it."""
    if not line.readings or line.readings[0] != line.parts[0]:
        return False
    first = line.readings[0]
    tokens = split_tokens(first.typed)
    code = first.definition.short_code.casefold()
    return len(tokens) > 1 and tokens[0].text.casefold() == code and not first.placed.unplaced


def given_with(asking: Asking, text: str, day: dt.date) -> Given | None:
    """Give all answers with the one that is being typed; `None` while that is none, or not whole.

    What names a court is shown by that name alone.
    """
    answered = None if asking.question.courts else take_answer(asking, text, day)
    if not isinstance(answered, Answered) or answered.following is not None:
        return None
    return answered.given if answered.given != asking.given else None


def answered_words(line: Results, before: Results, at: int) -> tuple[str, ...]:
    """Say a line up to the part that is asked about, as it is `before` and with the answer.

    Of long words that part is said from shortly before the answer on, so that this is in view.
    """
    words = [one.words for one in line.parts[: at + 1]]
    both = zip(words[at], before.parts[at].words, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))
    from_here = words[at].rfind(" ", 0, max(0, same - _LEADING)) + 1
    if len(words[at]) > _IN_A_ROW and same > _FAR_RIGHT and from_here:
        words[at] = f"… {words[at][from_here:]}"
    return tuple(words)


def preview_question(asking: Asking, text: str, line: Line) -> Preview:
    """Tell how the line under question stands, and what may be answered or is being."""
    question = asking.question
    named = courts_named(question, text.strip())
    if named and not text.strip().isdecimal():
        return Preview(named, "" if len(named) == 1 else "Enter, then its number", True)
    words = tuple(one.words for one in line.parts) if isinstance(line, Results) else ()
    if question.may_skip:
        hint = "Enter skips it; ; and Enter skips all"
    else:
        hint = "may stay empty" if question.may_be_empty else "needed"
        hint = _A_NUMBER if question.choices else hint
    return Preview(words, hint, is_entry=True)


def offer(asking: AskingChild, picked: tuple[Definition, ...] | None) -> Preview:
    """Tell which results can be picked; `picked` is empty where nothing goes with the answer no."""
    question = asking.question
    if picked is not None:
        return Preview((NOTHING_WITH_NO,), is_entry=True)
    labels = tuple(f"{number} {one}" for number, one in enumerate(question.choices, 1))
    several = ", or several with commas" if question.takes_several else ""
    return Preview(labels, f"a number{several}; or any line", is_entry=True, is_choice=True)
