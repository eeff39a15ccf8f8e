"""What the journal holds, as plain values."""

from dataclasses import dataclass
from typing import Any, Literal

StepKind = Literal["record", "undo", "redo"]
"""What a step does: record something, take the last step back, or do it again."""

CommandKind = Literal["save", "share", "attendance", "plea", "verdict"]
"""What a command does: saves the draft, shares it, or enters something else about the case."""

DONE = "done"
"""The outcome of a command that the API took."""


class JournalError(Exception):
    """The journal can't be opened or written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted step on a hearing: what was typed and the change it made, as JSON.

    `kept_at` is empty where it has not been read from the journal.
    """

    sequence: int
    hearing_id: str
    hearing_day: str
    kind: StepKind
    typed: str
    change: list[Any]
    kept_at: str = ""


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """The draft as the API last held it, and through which entry it and the share reach."""

    document: dict[str, Any]
    saved_through: int
    shared_through: int


@dataclass(frozen=True, slots=True)
class PendingCommand:
    """A command as it was stored before it was first sent."""

    correlation_id: str
    kind: CommandKind
    hearing_id: str
    hearing_day: str
    body: dict[str, Any]
    through: int

    @property
    def carries_results(self) -> bool:
        """Whether it saves or shares results, and enters nothing else."""
        return self.kind in ("save", "share")
