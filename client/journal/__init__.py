"""The durable local store: every accepted entry, every command not yet confirmed, the day's copy.

Written through a thread of its own, so that a slow disk never holds up a key press.
"""

from client.journal.journal import Journal
from client.journal.store import (
    DONE,
    CommandKind,
    Entry,
    JournalError,
    PendingCommand,
    StepKind,
    StoredDraft,
)

__all__ = [
    "DONE",
    "CommandKind",
    "Entry",
    "Journal",
    "JournalError",
    "PendingCommand",
    "StepKind",
    "StoredDraft",
]
