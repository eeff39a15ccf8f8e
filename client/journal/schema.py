"""The journal's tables, and how those of an earlier version become them."""

VERSION = 2
"""The version of the tables, kept as SQLite's `user_version`."""

_COMMAND = """
CREATE TABLE command (
    correlation_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    hearing_id TEXT NOT NULL,
    hearing_day TEXT NOT NULL,
    body TEXT NOT NULL,
    through INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX command_of_hearing ON command (hearing_id, hearing_day);
"""
TABLES = f"""
CREATE TABLE entry (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    hearing_id TEXT NOT NULL,
    hearing_day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('record', 'undo', 'redo')),
    typed TEXT NOT NULL,
    change TEXT NOT NULL,
    kept_at TEXT NOT NULL
);
CREATE INDEX entry_of_hearing ON entry (hearing_id, hearing_day, sequence);
CREATE TABLE draft (
    hearing_id TEXT NOT NULL,
    hearing_day TEXT NOT NULL,
    document TEXT NOT NULL,
    saved_through INTEGER NOT NULL,
    shared_through INTEGER NOT NULL,
    PRIMARY KEY (hearing_id, hearing_day)
) WITHOUT ROWID;
CREATE TABLE copy (name TEXT PRIMARY KEY, body TEXT NOT NULL, made_at TEXT NOT NULL) WITHOUT ROWID;
{_COMMAND}
PRAGMA user_version = {VERSION};
"""
FROM_EARLIER = {
    1: (
        "ALTER TABLE command RENAME TO command_before",
        _COMMAND,
        "INSERT INTO command SELECT * FROM command_before",
        "DROP TABLE command_before",
        "PRAGMA user_version = 2",
    )
}
"""By version: the statements that bring its tables to the next one."""

NAMES = frozenset({"entry", "draft", "copy", "command"})
"""The tables that a journal has."""
