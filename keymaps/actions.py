"""Every action that a key can be put on, with its dotted name and its title."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where an action can be taken."""

    ENTRY = "entry"
    CHOICE = "choice"
    READBACK = "readback"


@dataclass(frozen=True, slots=True)
class Action:
    """Something the clerk can do; `hint` is its word in the footer, empty where it has no room."""

    name: str
    title: str
    scope: Scope
    hint: str = ""


ACTIONS: tuple[Action, ...] = (
    Action("entry.accept", "Record the line; on an empty line, move on", Scope.ENTRY, "record"),
    Action("matter.previous", "The offence before", Scope.ENTRY),
    Action("matter.next", "The next offence", Scope.ENTRY, "offence"),
    Action("case.previous", "The case before", Scope.ENTRY),
    Action("case.next", "The next case", Scope.ENTRY, "case"),
    Action("case.readback", "Read the case back, to share it", Scope.ENTRY, "read back"),
    Action("case.find", "Find a name or number in the list", Scope.ENTRY, "find"),
    Action("record.undo", "Undo the last step on this case", Scope.ENTRY, "undo"),
    Action("record.redo", "Redo what was undone", Scope.ENTRY),
    Action("entry.back", "Step back; what is typed stays", Scope.ENTRY),
    Action("entry.complete", "Take the completion", Scope.ENTRY),
    Action("entry.delete-back", "Delete the letter before the cursor", Scope.ENTRY),
    Action("entry.delete", "Delete the letter at the cursor", Scope.ENTRY),
    Action("entry.delete-word", "Delete the word before the cursor", Scope.ENTRY),
    Action("entry.delete-line", "Empty the line", Scope.ENTRY),
    Action("entry.left", "Left in the line", Scope.ENTRY),
    Action("entry.right", "Right in the line", Scope.ENTRY),
    Action("entry.start", "Start of the line", Scope.ENTRY),
    Action("entry.end", "End of the line", Scope.ENTRY),
    Action("help.keys", "Help on keys", Scope.ENTRY, "help"),
    Action("screen.redraw", "Draw the screen again", Scope.ENTRY),
    Action("program.quit", "Leave Callover", Scope.ENTRY, "leave"),
    Action("choice.back", "Back to the line, without choosing", Scope.CHOICE, "back"),
    Action("choice.quit", "Leave Callover", Scope.CHOICE),
    Action("readback.share", "Share these results", Scope.READBACK, "share"),
    Action("readback.back", "Back to the line", Scope.READBACK, "back"),
    Action("readback.down", "Further down", Scope.READBACK),
    Action("readback.up", "Further up", Scope.READBACK),
    Action("readback.quit", "Leave Callover", Scope.READBACK),
)
"""All actions, in the order in which help lists them."""
