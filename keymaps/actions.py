"""Every action that a key can be put on: its dotted name, its title, and how line mode does it."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class Scope(StrEnum):
    """What the keys are for at the moment.

    In `list` and `case` letters are keys and digits are counts; only a preset with modes leads
    there. In `entry` and `question` letters are typed. In `help` any key that is not of its own
    goes back, and does what it does there.
    """

    LIST = "list"
    CASE = "case"
    ENTRY = "entry"
    QUESTION = "question"
    CHOICE = "choice"
    READBACK = "readback"
    HELP = "help"


TYPING = (Scope.ENTRY, Scope.QUESTION)
"""Where a letter is typed into the line."""

MOVING = (Scope.LIST, Scope.CASE)
"""Where a letter is a key, and a digit begins a count."""


ALSO_TYPED = ("help.here",)
"""Actions that may stand on a sign in the line: where it belongs to a text it is typed."""


class Count(Enum):
    """What a number typed before a key means to an action."""

    NONE = auto()
    TIMES = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """Something the clerk can do.

    `line` says how the same is done in line mode, in Markdown; `hint` is the action's word in the
    footer, empty where it has no room.
    """

    name: str
    title: str
    scopes: tuple[Scope, ...]
    line: str
    hint: str = ""
    count: Count = Count.NONE


_AT_WORK = (*MOVING, *TYPING)
_READING = (Scope.READBACK, Scope.HELP)
_ALL = tuple(Scope)
_EDITED = "the same keys"

ACTIONS: tuple[Action, ...] = (
    Action("entry.accept", "Record the line; on an empty line, move on", (Scope.ENTRY,),
           "Enter", "record"),
    Action("question.answer", "Answer the question", (Scope.QUESTION,), "Enter", "answer"),
    Action("question.back", "Back to the line that is asked about", (Scope.QUESTION,),
           "`:back`", "back to the line"),
    Action("matter.previous", "The offence before", _AT_WORK, "`:above`", count=Count.TIMES),
    Action("matter.next", "The next offence", _AT_WORK, "`:below`", "offence", Count.TIMES),
    Action("case.previous", "The case before", _AT_WORK, "`:previous`", count=Count.TIMES),
    Action("case.next", "The next case", _AT_WORK, "`:next`", "case", Count.TIMES),
    Action("case.first", "The first case of the list", _AT_WORK, "`:first`"),
    Action("case.next-open", "The next case that still needs something", _AT_WORK, "`:todo`"),
    Action("case.go", "The case of that number; else the last", MOVING,
           "`14` for number 14, `:last` for the last", count=Count.NUMBER),
    Action("case.readback", "Read the case back, to share it", _AT_WORK, "`:share`", "read back"),
    Action("help.here", "Help on what is in front of the cursor", _AT_WORK,
           "`?`, alone or with what it is on", "help"),
    Action("help.keys", "Help on keys", _AT_WORK, "`:help`"),
    Action("case.find", "Find a name or number in the list", _AT_WORK, "`/smith`", "find"),
    Action("case.find-again", "Find the same again, further down", _AT_WORK, "`/`"),
    Action("list.filter", "Show a part of the list, or all of it again", _AT_WORK, "`:filter`"),
    Action("place.choose", "Choose court, room and date", _AT_WORK,
           "`:court`, `:date`, then which one"),
    Action("hearing.log", "Call on, pause, resume or end: log it", _AT_WORK,
           "`:log`, then which one"),
    Action("hearing.put-off", "Put off: result this case out of court", _AT_WORK, "`:owed`"),
    Action("fault.report", "Report a fault", _AT_WORK, "`:fault`, then what is wrong"),
    Action("case.address", "Show address and particulars", _AT_WORK, "`:address`"),
    Action("record.undo", "Undo the last step on this case", _AT_WORK, "`:undo`", "undo",
           Count.TIMES),
    Action("record.redo", "Redo what was undone", _AT_WORK, "`:redo`", count=Count.TIMES),
    Action("entry.back", "Step back; what is typed stays", (Scope.ENTRY,), "`:back`"),
    Action("entry.ask", "Ask what need not be answered too", (Scope.ENTRY,), "`:ask fo 120`"),
    Action("entry.complete", "Take the completion", (Scope.ENTRY,), "Tab"),
    Action("entry.delete-back", "Delete the letter before the cursor", TYPING, _EDITED),
    Action("entry.delete", "Delete the letter at the cursor", TYPING, _EDITED),
    Action("entry.delete-word", "Delete the word before the cursor", TYPING, _EDITED),
    Action("entry.delete-line", "Empty the line", TYPING, _EDITED),
    Action("entry.left", "Left in the line", TYPING, _EDITED),
    Action("entry.right", "Right in the line", TYPING, _EDITED),
    Action("entry.start", "Start of the line", TYPING, _EDITED),
    Action("entry.end", "End of the line", TYPING, _EDITED),
    Action("mode.entry", "Let letters be typed into the line", MOVING,
           "every line is typed", "type"),
    Action("mode.command", "Type the name of a command", MOVING, "`:`, then its name"),
    Action("mode.list", "Let keys move through the list", (Scope.CASE, Scope.ENTRY),
           "`:list`", "list"),
    Action("mode.case", "Let keys move through the offences", (Scope.LIST, Scope.ENTRY),
           "`:case`", "offences"),
    Action("screen.redraw", "Draw the screen again", _ALL, "`:case`"),
    Action("choice.back", "Back to the line, without choosing", (Scope.CHOICE,),
           "any line but one of the numbers", "back"),
    Action("readback.share", "Share these results", (Scope.READBACK,), "an empty line", "share"),
    Action("readback.mend", "Go to what the first check is about", (Scope.READBACK,), "`:mend`",
           "mend"),
    Action("readback.back", "Back to the line", _READING, "any other line", "back"),
    Action("readback.page-down", "A page further down", _READING, "all of it is printed", "more"),
    Action("readback.page-up", "A page further up", _READING, "all of it is printed"),
    Action("readback.down", "Further down", _READING, "all of it is printed"),
    Action("readback.up", "Further up", _READING, "all of it is printed"),
    Action("program.quit", "Leave Callover", _ALL, "`:quit`", "leave"),
)  # fmt: skip
"""All actions, in the order in which help lists them."""
