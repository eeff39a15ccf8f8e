"""Help in place: what stands in front of the cursor, in a few plain lines."""

import re

from client.catalogue import Catalogue
from client.contract.offence import Offence
from client.desk.case_file import CaseFile
from client.desk.rows import (
    ADJOURNED,
    CALLED,
    CUSTODY,
    ENDED,
    KEPT,
    LOCKED,
    MARKS,
    OFF_LIST,
    OWED,
    PAUSED,
    SHARE_WAITS,
    SHARED,
    TO_DO,
    UNDECIDED,
    ListRow,
)
from client.record.matters import Matter
from client.shorthand.asking import Asking
from client.shorthand.child_questions import AskingChild
from client.shorthand.explaining import explain
from client.shorthand.targets import split_targets
from client.shorthand.tokens import split_results
from client.shorthand.values import say_date

COMMANDS = {
    "share": "read the case back, to share it",
    "quit": "leave Callover",
    "change": "change the last result here; :change fo the one of that code",
    "setdown": "set a check of the read-back down: :setdown 1 and why",
    "mend": "go to what a check is about: :mend, :mend 2",
    "reckon": "surcharge, totals, ends of periods and time limits, as the law reckons them",
    "credit": "the guideline's reductions for a guilty plea, as a reminder",
    "delete": "take the last result here off; :delete fo the one of that code",
    "undo": "undo the last step on this case",
    "redo": "redo what was undone",
    "next": "the next case",
    "previous": "the case before",
    "first": "the first case of the list",
    "last": "the last case of the list",
    "todo": "the next case that still needs something",
    "below": "the next offence",
    "above": "the offence before",
    "court": "sit in another room, as in :court lav 3",
    "date": "open another day's list, as in :date 24/11",
    "ask": "ask what need not be answered too, as in :ask fo 120",
    "needs": "ask for what results of this case need beside them",
    "filter": "show a part of the list, as in :filter todo; alone all of it",
    "log": "log what happens: call on, pause, resume, end; :log pause 10:20 at another time",
    "owed": "result this case out of court, as in :owed means form; :owed again takes that back",
    "fault": "note a fault of the program, as in :fault the list stands still",
    "address": "show address and particulars",
    "stands": "which stands, where two clerks differ",
    "theme": "the colours of the screen, as in :theme light; remembered",
    "phrases": "your own phrases",
    "help": "how a line is written, and the keys",
}
"""What each command does, in the words of help."""

_STATES = {
    "": "Nothing has been recorded yet",
    CALLED: "It has been called on, and goes on",
    PAUSED: "It has been called on, and stands paused",
    ENDED: "Its hearing has ended, and nothing has been recorded yet",
    OWED.strip(): "It was put off, to be resulted out of court; beside it stands for how long",
    KEPT: "Every offence has its outcome; it is kept, and not shared yet",
    SHARED: "All that was recorded is shared",
    SHARE_WAITS: "It is to be shared, and will be when the court's server is back",
    UNDECIDED: "Another clerk recorded something else: :stands shows both, and asks which stands",
    LOCKED: "Somebody else is amending it, or it waits for approval: nothing can be recorded",
    OFF_LIST: "It has left this list since; what was recorded stays",
}
_COUNTED = (
    (re.compile(r"(\d+ )?to do"), "So many of its offences have no outcome for today yet"),
    (re.compile(r"adj \d.*"), "Shared, and put off to that day"),
    (re.compile(r"owed \d.*"), "Put off so long ago, to be resulted out of court"),
)
"""What a state says that is shown with a number or a day."""

_PLEAS = {"NO_PLEA": "no plea"}


def explain_question(asking: Asking | AskingChild, catalogue: Catalogue) -> tuple[str, ...]:
    """Explain what is asked, and the result that it is asked about."""
    question = asking.question
    lines = [question.label, *(f"{n} {one}" for n, one in enumerate(question.choices, 1))]
    if isinstance(asking, AskingChild):
        return (*lines, *explain(asking.question.parent.short_code, catalogue))
    return (*lines, *explain_line(asking.text, catalogue))


def explain_line(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Explain the last result of a line as far as it is typed: what its code asks for."""
    parts = split_results(split_targets(text)[1])
    words = parts[-1].split() if parts else []
    for count in range(len(words), 0, -1):
        lines = explain(" ".join(words[:count]), catalogue)
        if len(lines) > 1:
            return lines
    return explain(" ".join(words), catalogue) if words else ()


def explain_mark(word: str) -> tuple[str, ...]:
    """Explain a mark or a state of the list, by what a row shows of it; nothing for other words.

    In small letters `custody` is a word of results too.
    """
    if word == CUSTODY:
        return (f"{CUSTODY}  In custody, and nothing has been recorded yet",)
    folded = word.casefold()
    for state, said in _STATES.items():
        if state and folded in (state, state.rstrip("?")):
            return (f"{state}  {said}",)
    for shown, said in _COUNTED:
        if shown.fullmatch(folded):
            return (f"{word}  {said}",)
    letters = folded.strip("()")
    if set(letters) <= set(MARKS) and (len(letters) == 1 or letters != folded):
        return tuple(f"({letter})  {MARKS[letter]}" for letter in letters)
    return ()


def explain_row(row: ListRow) -> tuple[str, ...]:
    """Explain what a row of the list says: its state and its marks."""
    state = _STATES.get(row.state, row.state)
    if row.state.endswith(TO_DO):
        state = f"{row.state.removesuffix(TO_DO)} of {row.offences} have no outcome for today yet"
    elif row.state.startswith(ADJOURNED):
        state = f"Shared, and put off to {row.state.removeprefix(ADJOURNED)}"
    elif row.is_owed:
        state = f"Put off {row.state.removeprefix(OWED)} ago, to be resulted out of court"
    marks = [f"({letter})  {words}" for letter, words in MARKS.items() if letter in row.marks]
    return (f"{row.number} {row.who}", state, *marks)


def explain_place(
    matter: Matter | None, file: CaseFile | None, row: ListRow | None
) -> tuple[str, ...]:
    """Explain where the clerk is: the offence that the line is for, and the row of the list."""
    said = explain_matter(matter, file) if matter and file else ()
    return (*said, *([""] if said and row else []), *(explain_row(row) if row else ()))


def explain_matter(matter: Matter, file: CaseFile) -> tuple[str, ...]:
    """Explain the offence or application that the line is for."""
    lines = [f"{matter.number} {matter.title}"]
    offence = matter.offence
    if offence is not None:
        lines += _offence_lines(offence)
    elif matter.application is not None:
        lines += filter(None, (matter.application.type.legislation,))
    is_open = matter in file.open_matters
    return (*lines, "No outcome for today yet" if is_open else "It has its outcome for today")


def _offence_lines(offence: Offence) -> list[str]:
    facts = (offence.offence_code, offence.mode_of_trial)
    dates = f"on {say_date(offence.start_date)}" if offence.start_date else ""
    plea = offence.plea.plea_value.replace("_", " ").lower() if offence.plea else ""
    verdict = offence.verdict.verdict_type.description if offence.verdict else ""
    return [
        line
        for line in (
            "  ".join(filter(None, (*facts, dates))),
            f"Plea: {_PLEAS.get(plea, plea)}" if plea else "No plea",
            f"Verdict: {verdict}" if verdict else "",
            offence.offence_legislation,
            offence.wording,
        )
        if line
    ]


def explain_command(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Give the commands that begin so, each with what it does."""
    near = (one for one in known if one.startswith(name))
    return tuple(f":{one}  {COMMANDS.get(one, '')}".rstrip() for one in near)
