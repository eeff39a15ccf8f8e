"""Pieces of work in one transaction of a PostgreSQL server, none waiting for another's answer.

Each piece is written as if it had the connection to itself, and runs in a greenlet of its own until
it asks the server something. When all have come that far, what they ask is sent in one go, and the
event loop does other things meanwhile; then each goes on with its own answer.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import psycopg
from greenlet import getcurrent, greenlet
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, PipelineStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult

from caseapi.store.statements import DriverError

BEGIN = b"BEGIN ISOLATION LEVEL READ COMMITTED"
"""Begins a transaction in which every statement sees what was committed before it."""

Asked = tuple[bytes, Any]
"""The name of a prepared statement, and its values as text."""

_DONE = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)


def checked(result: PGresult) -> PGresult:
    """Give a result as it is; raises `DriverError` where it is the server's refusal."""
    if result.status not in _DONE:
        raise in_words(error_from_result(result))
    return result


def in_words(error: psycopg.Error) -> DriverError:
    """Give the first line of what the driver says."""
    return DriverError(str(error).strip().partition("\n")[0])


class Pipeline:
    """One connection to a server, on which pieces of work share a transaction.

    Everything here raises `DriverError` when the server refuses something or has gone.
    """

    def __init__(self, server: PGconn) -> None:
        self._server = server
        self._main = getcurrent()
        self._unsent: dict[greenlet, list[Asked]] = {}

    def in_a_piece(self) -> bool:
        """Say whether it is a piece of work that asks."""
        return getcurrent() in self._unsent

    def ask(self, asked: Asked) -> PGresult:
        """Let other pieces of work go on until the server has answered this one."""
        unsent = self._unsent[getcurrent()]
        statements = [*unsent, asked]
        unsent.clear()
        answer: PGresult = self._main.switch(statements)
        return answer

    def ask_later(self, asked: Asked) -> None:
        """Send a statement with the next one of the same piece, or at the end."""
        self._unsent[getcurrent()].append(asked)

    async def do(self, work: Sequence[Callable[[], Any]]) -> list[Any]:
        """Do the pieces of work in a new transaction, and give what each gives."""
        self._main = getcurrent()
        pieces = [greenlet(each) for each in work]
        self._unsent = {piece: [] for piece in pieces}
        try:
            said = [piece.switch() for piece in pieces]
            while asking := [number for number, piece in enumerate(pieces) if not piece.dead]:
                answers = iter(await self._send([a for number in asking for a in said[number]]))
                for number in asking:
                    *_, answer = [next(answers) for _ in said[number]]
                    said[number] = pieces[number].switch(answer)
            await self._send([asked for unsent in self._unsent.values() for asked in unsent])
        finally:
            self._unsent = {}
        return said

    async def commit(self) -> None:
        """Commit the transaction, where anything was asked in it."""
        if self._server.transaction_status != TransactionStatus.IDLE:
            await self._exchange([partial(self._server.send_query_params, b"COMMIT", None)])

    async def roll_back(self) -> bool:
        """Give the transaction up, and say whether the connection can still be used."""
        if self._server.pipeline_status != PipelineStatus.OFF:
            return False
        if self._server.transaction_status == TransactionStatus.IDLE:
            return True
        try:
            await self._exchange([partial(self._server.send_query_params, b"ROLLBACK", None)])
        except DriverError:
            return False
        return True

    async def _send(self, asked: Sequence[Asked]) -> list[PGresult]:
        """Send statements, the first ones of a transaction with its beginning before them."""
        sends = [partial(self._server.send_query_prepared, *each) for each in asked]
        if asked and self._server.transaction_status == TransactionStatus.IDLE:
            begin = partial(self._server.send_query_params, BEGIN, None)
            return (await self._exchange([begin, *sends]))[1:]
        return await self._exchange(sends)

    async def _exchange(self, sends: Sequence[Callable[[], None]]) -> list[PGresult]:
        """Send statements in one go and give their results; raises the first one's error."""
        if not sends:
            return []
        try:
            self._server.enter_pipeline_mode()
            for send in sends:
                send()
            self._server.pipeline_sync()
            results = await self._results()
            self._server.exit_pipeline_mode()
        except psycopg.Error as error:
            raise in_words(error) from error
        return [checked(result) for result in results]

    async def _results(self) -> list[PGresult]:
        """Wait for the results of all that was sent."""
        server = self._server
        while server.flush():
            await self._stirs(writing=True)
        results: list[PGresult] = []
        while True:
            while server.is_busy():
                await self._stirs()
            result = server.get_result()
            if result is None:
                if server.status != ConnStatus.OK:
                    raise psycopg.OperationalError("the connection was lost")
            elif result.status == ExecStatus.PIPELINE_SYNC:
                return results
            else:
                results.append(result)

    async def _stirs(self, *, writing: bool = False) -> None:
        """Wait until there is something to read, or until more can be written."""
        loop = asyncio.get_running_loop()
        stirred: asyncio.Future[None] = loop.create_future()
        number = self._server.socket
        loop.add_reader(number, _stir, stirred)
        if writing:
            loop.add_writer(number, _stir, stirred)
        try:
            await stirred
        finally:
            loop.remove_reader(number)
            if writing:
                loop.remove_writer(number)
        self._server.consume_input()


def _stir(stirred: "asyncio.Future[None]") -> None:
    if not stirred.done():
        stirred.set_result(None)
