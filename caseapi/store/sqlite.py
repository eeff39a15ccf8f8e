"""A database in a file: SQLite, with one connection that writes."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from caseapi.errors import CannotError
from caseapi.store.statements import RUNNER, DriverError, Row, Statement, Values

BUSY_MILLISECONDS = 5000
"""How long a statement waits for another process that is writing to the same file."""

WAITING = "when it is free"
AT_ONCE = "at once"
"""How a transaction that writes begins: waiting for another process, or failing if it must."""

_DIALECT = SQLiteDialect_pysqlite()


class _Runner:
    """Runs statements on one connection to a file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, statement: Statement, values: Values) -> list[Row]:
        return self._run(statement, values).fetchall()

    def changed(self, statement: Statement, values: Values) -> int:
        return self._run(statement, values).rowcount

    def change_soon(self, statement: Statement, values: Values) -> None:
        self._run(statement, values)

    def _run(self, statement: Statement, values: Values) -> sqlite3.Cursor:
        compiled = statement.compiled(_DIALECT, values)
        try:
            return self._connection.execute(compiled.sql, compiled.in_order(values))
        except sqlite3.Error as error:
            raise DriverError(str(error)) from error


def open_file(path: Path) -> Engine:
    """Open a file, made readable by its owner alone where it is new, as is its folder.

    Raises `CannotError` where it can't be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except FileExistsError as error:
        raise CannotError(f"The database {path} can't be made: its folder is a file.") from error
    except OSError as error:
        raise CannotError(f"The database {path} can't be written: {error.strerror}.") from error
    engine = create_engine(
        f"sqlite+pysqlite:///{path}", pool_size=2, max_overflow=0, hide_parameters=True
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, record: Any) -> None:
    """Set a connection up; the wait comes first, for the change to WAL needs it."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    record.info[RUNNER] = _Runner(connection)


def _begin(connection: Connection) -> None:
    """Begin for writing at once: a read that turns into a write may find the file taken."""
    writes = connection.get_execution_options().get("writes")
    if writes == AT_ONCE:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def is_busy(error: BaseException | None) -> bool:
    """Say whether an error of the driver is that another process is writing."""
    return isinstance(error, sqlite3.Error) and error.sqlite_errorcode == sqlite3.SQLITE_BUSY
