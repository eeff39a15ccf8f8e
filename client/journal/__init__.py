"""The durable local store: every accepted entry, every command not yet confirmed, the day's copy.

Written through a thread of its own, so that a slow disk never holds up a key press.
"""

from client.journal.journal import Journal
from client.journal.kept import (
    DONE,
    CommandKind,
    Entry,
    JournalError,
    PendingCommand,
    StepKind,
    StoredDraft,
)
from client.journal.opening import SAFE_SQLITE, SET_ASIDE, SetAside

__all__ = [
    "DONE",
    "SAFE_SQLITE",
    "SET_ASIDE",
    "CommandKind",
    "Entry",
    "Journal",
    "JournalError",
    "PendingCommand",
    "SetAside",
    "StepKind",
    "StoredDraft",
]
