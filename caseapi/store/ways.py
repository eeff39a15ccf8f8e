"""The ways in which work that waits together is done: on the event loop, or in a thread."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from typing import Any, Protocol

from sqlalchemy import Connection

from caseapi.store.failing import BusyError

Work = Callable[[Connection], Any]
Holding = Callable[[], AbstractContextManager[Connection]]
"""Gives a connection inside a transaction, which is committed on leaving."""


class Together:
    """Pieces of work done in one transaction: all of them are kept, or none.

    `given` is what each gave, and `all_done` says that only their keeping can still fail.
    """

    def __init__(self, work: Sequence[Work]) -> None:
        self.work = work
        self.given: list[Any] = []
        self.all_done = False

    def do(self, connection: Connection) -> None:
        """Do them one after the other; raises what one raises."""
        self.given = [each(connection) for each in self.work]
        self.all_done = True


class Way(Protocol):
    """How work is done and kept, one transaction at a time."""

    async def do(self, together: Together) -> None:
        """Do all of it and commit; raises what a piece of work raises, nothing being kept."""
        ...

    def close(self) -> None:
        """Let what is in hand finish, and use no connection any more."""
        ...


class OnTheLoop:
    """Does it all on the event loop: for reading from a file, which waits for nothing."""

    def __init__(self, holding: Holding) -> None:
        self._holding = holding

    async def do(self, together: Together) -> None:
        """Do it and commit."""
        with self._holding() as connection:
            together.do(connection)

    def close(self) -> None:
        """Nothing is in hand."""


class InAThread:
    """Does it all in a thread: for a server, where every statement waits for an answer."""

    def __init__(self, holding: Holding) -> None:
        self._holding = holding
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="way")

    async def do(self, together: Together) -> None:
        """Do it and commit, both in the thread."""
        await self._in_thread(lambda: self._do(together))

    def _do(self, together: Together) -> None:
        with self._holding() as connection:
            together.do(connection)

    async def _in_thread(self, step: Callable[[], None]) -> None:
        """Do one step in the thread."""
        await asyncio.get_running_loop().run_in_executor(self._thread, step)

    def close(self) -> None:
        """Let the step in hand finish."""
        self._thread.shutdown()


class KeptInAThread(InAThread):
    """Waits for the disk, and for other processes, in a thread: for writing to a file.

    Two threads that both run Python wake one another for every statement, which costs more than
    the statements do. `at_once` raises `BusyError` rather than wait for other processes.
    """

    def __init__(self, holding: Holding, at_once: Holding) -> None:
        super().__init__(holding)
        self._at_once = at_once

    async def do(self, together: Together) -> None:
        """Do it on the event loop where the file is free, and commit in the thread."""
        with ExitStack() as held:
            try:
                connection = held.enter_context(self._at_once())
            except BusyError:
                await super().do(together)
            else:
                together.do(connection)
                await self._in_thread(held.pop_all().close)
