"""The way of work about different hearings on a server: in turns, with round trips in common."""

import asyncio
from functools import partial

from sqlalchemy import Connection, Engine

from caseapi.store.failing import said_in_words
from caseapi.store.postgresql import BY_HAND, pipeline_of
from caseapi.store.ways import Together


class SideBySide:
    """Does pieces that have nothing to do with one another, on a connection that it keeps.

    Only opening the connection takes a thread, for a server may be slow to answer.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(**{BY_HAND: True})
        self._connection: Connection | None = None

    async def do(self, together: Together) -> None:
        """Do them in one transaction and commit it."""
        with said_in_words():
            connection = self._connection
            if connection is None:
                connection = self._connection = await asyncio.to_thread(self._engine.connect)
            pipeline = pipeline_of(connection)
            is_kept = False
            try:
                together.given = await pipeline.do(
                    [partial(each, connection) for each in together.work]
                )
                together.all_done = True
                await pipeline.commit()
                is_kept = True
            finally:
                if not is_kept and not await pipeline.roll_back():
                    self._connection = None
                    connection.invalidate()
                    connection.close()

    def close(self) -> None:
        """Let the connection go."""
        if self._connection is not None:
            self._connection.close()
