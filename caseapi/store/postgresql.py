"""A database on a server: PostgreSQL, reached by its address."""

import select
from collections.abc import Callable, Sequence
from typing import Any

import psycopg
from greenlet import getcurrent, greenlet
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn, PGresult
from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from caseapi.store.statements import RUNNER, DriverError, Row, Statement, Values

LOCK_MILLISECONDS = 5000
"""How long a statement waits for a row that another transaction holds."""

_DIALECT: Dialect = PGDialect_psycopg(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]
_BEGIN = b"BEGIN ISOLATION LEVEL READ COMMITTED"
_DONE = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)
_WHOLE_NUMBERS = frozenset({20, 21, 23})
_BOOLEAN = 16


_Asked = tuple[bytes, Any]


class _Runner:
    """Runs statements on one connection to a server, each prepared when it is first run."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._server: PGconn = connection.pgconn
        self._prepared: dict[Statement, bytes] = {}
        self._all_of_them: greenlet | None = None

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

    def together(self, work: Sequence[Callable[[], Any]]) -> list[Any]:
        """Do pieces of work side by side; what they ask at one time goes to the server at once.

        Each is done as far as its next statement; when all have come to one, the server is sent
        them together, and each goes on with its own answer.
        """
        if len(work) == 1:
            return [work[0]()]
        runs = [greenlet(each) for each in work]
        self._all_of_them = getcurrent()
        try:
            said = [run.switch() for run in runs]
            while asking := [number for number, run in enumerate(runs) if not run.dead]:
                answers = self._send([said[number] for number in asking])
                for number, answer in zip(asking, answers, strict=True):
                    said[number] = runs[number].switch(answer)
        finally:
            self._all_of_them = None
        return said

    def _run(self, statement: Statement, values: Values) -> PGresult:
        try:
            asked = self._asked(statement, values)
            if self._all_of_them is not None and getcurrent() is not self._all_of_them:
                answer: PGresult = self._all_of_them.switch(asked)
                return answer
            return self._checked(self._server.exec_prepared(*asked))
        except psycopg.Error as error:
            raise DriverError(str(error).strip().partition("\n")[0]) from error

    def _asked(self, statement: Statement, values: Values) -> _Asked:
        compiled = statement.compiled(_DIALECT, values)
        name = self._prepared.get(statement)
        if name is None:
            name = f"statement{len(self._prepared)}".encode()
            self._checked(self._server.prepare(name, compiled.sql.encode()))
            self._prepared[statement] = name
        return name, [_written(value) for value in compiled.in_order(values)]

    def _send(self, asked: Sequence[_Asked]) -> list[PGresult]:
        """Send statements in one go and give their results; raises the first one's error."""
        self._server.enter_pipeline_mode()
        for name, values in asked:
            self._server.send_query_prepared(name, values)
        self._server.pipeline_sync()
        results = [result for _ in asked for result in self._results()]
        self._results()
        self._server.exit_pipeline_mode()
        return [self._checked(result) for result in results]

    def _results(self) -> list[PGresult]:
        """Wait for what one statement, or the end of them all, gives."""
        results = []
        while (result := self._result()) is not None:
            results.append(result)
            if result.status == ExecStatus.PIPELINE_SYNC:
                break
        return results

    def _result(self) -> PGresult | None:
        waits_for = select.poll()
        while self._server.flush() or self._server.is_busy():
            waits_for.register(self._server.socket, select.POLLIN)
            waits_for.poll()
            self._server.consume_input()
        return self._server.get_result()

    def begin(self) -> None:
        """Begin a transaction in which every statement sees what is committed before it."""
        self._checked(self._server.exec_(_BEGIN))

    def _checked(self, result: PGresult) -> PGresult:
        if result.status not in _DONE:
            raise error_from_result(result)
        return result


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
    """Begin at once; where the server has gone, SQLAlchemy finds out and drops the connection."""
    runner: _Runner = connection.info[RUNNER]
    try:
        runner.begin()
    except psycopg.Error:
        connection.exec_driver_sql("SELECT 1")
        raise
