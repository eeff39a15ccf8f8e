"""A database on a server: PostgreSQL, reached by its address."""

from typing import Any

import psycopg
from psycopg.pq.abc import PGconn, PGresult
from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from caseapi.store.pipeline import BEGIN, Asked, Pipeline, checked, in_words
from caseapi.store.statements import RUNNER, DriverError, Row, Statement, Values

BY_HAND = "by_hand"
"""The option of a connection whose transactions are begun and committed over its pipeline."""

LOCK_MILLISECONDS = 5000
"""How long a statement waits for a row that another transaction holds."""

_DIALECT: Dialect = PGDialect_psycopg(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]
_WHOLE_NUMBERS = frozenset({20, 21, 23})
_BOOLEAN = 16


class _Runner:
    """Runs statements on one connection to a server, each prepared when it is first run."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._server: PGconn = connection.pgconn
        self._prepared: dict[Statement, bytes] = {}
        self.pipeline = Pipeline(self._server)

    def rows(self, statement: Statement, values: Values) -> list[Row]:
        result = self._run(statement, values)
        readers = [_READERS.get(result.ftype(column), _text) for column in range(result.nfields)]
        return [
            tuple(
                None if (value := result.get_value(row, column)) is None else read(value)
                for column, read in enumerate(readers)
            )
            for row in range(result.ntuples)
        ]

    def changed(self, statement: Statement, values: Values) -> int:
        return self._run(statement, values).command_tuples or 0

    def change_soon(self, statement: Statement, values: Values) -> None:
        if self.pipeline.in_a_piece():
            self.pipeline.ask_later(self._asked(statement, values))
        else:
            self._run(statement, values)

    def _run(self, statement: Statement, values: Values) -> PGresult:
        asked = self._asked(statement, values)
        if self.pipeline.in_a_piece():
            return self.pipeline.ask(asked)
        try:
            return checked(self._server.exec_prepared(*asked))
        except psycopg.Error as error:
            raise in_words(error) from error

    def _asked(self, statement: Statement, values: Values) -> Asked:
        compiled = statement.compiled(_DIALECT, values)
        name = self._prepared.get(statement)
        if name is None:
            name = f"statement{len(self._prepared)}".encode()
            try:
                checked(self._server.prepare(name, compiled.sql.encode()))
            except psycopg.Error as error:
                raise in_words(error) from error
            self._prepared[statement] = name
        return name, [_written(value) for value in compiled.in_order(values)]

    def begin(self) -> None:
        """Begin a transaction in which every statement sees what is committed before it."""
        checked(self._server.exec_(BEGIN))


def pipeline_of(connection: Connection) -> Pipeline:
    """Give the pipeline of a connection to a server."""
    runner: _Runner = connection.info[RUNNER]
    return runner.pipeline


def _text(value: bytes) -> str:
    return value.decode()


_READERS: dict[int, Any] = {_BOOLEAN: lambda value: value == b"t"}
_READERS |= dict.fromkeys(_WHOLE_NUMBERS, int)


def _written(value: object) -> bytes | None:
    """Give a value as PostgreSQL reads it in text."""
    if value is None:
        return None
    if isinstance(value, bool):
        return b"t" if value else b"f"
    return str(value).encode()


def open_server(url: URL, connections: int) -> Engine:
    """Open a database by its address, with at most so many connections."""
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, record: Any) -> None:
    # psycopg forgets every prepared statement, the runner's too, when a transaction that it
    # prepared any in is rolled back; with none of its own it has nothing to forget.
    connection.prepare_threshold = None
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {LOCK_MILLISECONDS}")
    connection.commit()
    record.info[RUNNER] = _Runner(connection)


def _begin(connection: Connection) -> None:
    """Begin at once; where the server has gone, SQLAlchemy finds out and drops the connection.

    On a pipeline's connection SQLAlchemy has nothing to run: it would hold up the event loop.
    """
    if connection.get_execution_options().get(BY_HAND):
        raise RuntimeError("work about one hearing may run nothing but a Statement")
    runner: _Runner = connection.info[RUNNER]
    try:
        runner.begin()
    except (psycopg.Error, DriverError):
        connection.exec_driver_sql("SELECT 1")
        raise
