"""Statements that every command runs, compiled once and handed straight to the driver.

SQLAlchemy writes their SQL for either engine. Its own way of running one costs more processor time
than the database takes to find or change a row, and on PostgreSQL so does the driver's; the rest
of the program uses both as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Dialect
from sqlalchemy.sql import ClauseElement

Values = Mapping[str, Any]
Row = tuple[Any, ...]


class DriverError(Exception):
    """A statement failed in the driver; the message is the database's own."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """SQL with numbered parameters, and each parameter's name and value where none is given."""

    sql: str
    parameters: tuple[tuple[str, Any], ...]

    def in_order(self, values: Values) -> list[Any]:
        """Give the values in the order of the SQL's parameters."""
        return [values.get(name, default) for name, default in self.parameters]


class Runner(Protocol):
    """Runs statements on one connection of a driver."""

    def rows(self, statement: "Statement", values: Values) -> list[Row]:
        """Run a query and give its rows; raises `DriverError`."""
        ...

    def changed(self, statement: "Statement", values: Values) -> int:
        """Run a change and give the number of rows it changed; raises `DriverError`."""
        ...

    def change_soon(self, statement: "Statement", values: Values) -> None:
        """Run a change before the next statement, or the end; raises `DriverError` by then."""
        ...


RUNNER = "runner"
"""Where a connection's `info` keeps its runner."""


class Statement:
    """A statement of SQLAlchemy Core, run with the same names of values every time."""

    def __init__(self, clause: ClauseElement) -> None:
        self._clause = clause
        self._compiled: dict[str, Compiled] = {}

    def compiled(self, dialect: Dialect, values: Values) -> Compiled:
        """Give the statement as an engine takes it."""
        known = self._compiled.get(dialect.name)
        if known is None:
            written: Any = self._clause.compile(dialect=dialect, column_keys=list(values))
            names = written.positiontup or ()
            parameters = tuple((name, written.params[name]) for name in names)
            known = self._compiled[dialect.name] = Compiled(written.string, parameters)
        return known

    def rows(self, connection: Connection, values: Values) -> list[Row]:
        """Give every row that is found."""
        runner: Runner = connection.info[RUNNER]
        return runner.rows(self, values)

    def first(self, connection: Connection, values: Values) -> Row | None:
        """Give the first row that is found, or None."""
        found = self.rows(connection, values)
        return found[0] if found else None

    def value(self, connection: Connection, values: Values) -> Any:
        """Give the first column of the first row that is found, or None."""
        found = self.rows(connection, values)
        return found[0][0] if found else None

    def change(self, connection: Connection, values: Values) -> int:
        """Change what the statement says, and give the number of rows that it changed."""
        runner: Runner = connection.info[RUNNER]
        return runner.changed(self, values)

    def change_soon(self, connection: Connection, values: Values) -> None:
        """Change what the statement says, without waiting to hear how much that was."""
        runner: Runner = connection.info[RUNNER]
        runner.change_soon(self, values)
