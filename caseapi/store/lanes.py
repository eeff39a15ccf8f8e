"""Lanes to the database, each taking all that waits for it in one transaction.

A commit has to reach the disk, and that takes as long for ten commands as for one. So while a lane
is busy the next pieces of work gather, and are then done together and kept by one commit. Nobody
is answered before that commit.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection

from caseapi.store.failing import BusyError
from caseapi.store.statements import RUNNER, Runner

MOST_AT_ONCE = 32
"""How many pieces of work share a transaction at most; more would keep the first one waiting."""

Work = Callable[[Connection], Any]
Holding = Callable[[], AbstractContextManager[Connection]]
"""Gives a connection inside a transaction, which is committed on leaving."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A piece of work, the only hearing it is about, and the one who waits for what it gives."""

    work: Work
    about: str
    answer: "asyncio.Future[Any]"


class Together:
    """Pieces of work done in one transaction: all of them are kept, or none."""

    def __init__(self, holding: Holding, work: Sequence[Work], at_once: Holding) -> None:
        self._holding = holding
        self._at_once = at_once
        self._work = work
        self._held = ExitStack()
        self.given: list[Any] = []
        self.all_done = False

    def do(self, *, at_once: bool = False) -> None:
        """Do them, in a transaction that stays open; raises what one raises, nothing being kept.

        With `at_once` it raises `BusyError` rather than wait for other processes.
        """
        with ExitStack() as held:
            connection = held.enter_context(self._at_once() if at_once else self._holding())
            runner: Runner = connection.info[RUNNER]
            self.given = runner.together([partial(work, connection) for work in self._work])
            self.all_done = True
            self._held = held.pop_all()

    def keep(self) -> None:
        """Commit what was done."""
        self._held.close()

    def do_and_keep(self) -> None:
        """Do them and commit."""
        self.do()
        self.keep()


Way = Callable[[Together, ThreadPoolExecutor], Awaitable[None]]
"""How a lane does its work, and where: on the event loop or in a thread."""


async def on_the_loop(together: Together, thread: ThreadPoolExecutor) -> None:
    """Do it all on the event loop: for reading from a file, which waits for nothing."""
    together.do_and_keep()


async def kept_in_a_thread(together: Together, thread: ThreadPoolExecutor) -> None:
    """Wait for the disk, and for other processes, in a thread: for writing to a file.

    Two threads that both run Python wake one another for every statement, which costs more than
    the statements do.
    """
    try:
        together.do(at_once=True)
    except BusyError:
        rest = together.do_and_keep
    else:
        rest = together.keep
    await asyncio.get_running_loop().run_in_executor(thread, rest)


async def in_a_thread(together: Together, thread: ThreadPoolExecutor) -> None:
    """Do it all in a thread: for a server, where every statement waits for an answer."""
    await asyncio.get_running_loop().run_in_executor(thread, together.do_and_keep)


class Lane:
    """One transaction at a time, and the work that waits for the next; for one event loop.

    `side_by_side` is for a connection that runs the pieces of a transaction in turns: there only
    those that are each about one hearing, and not the same one, share a transaction.
    """

    def __init__(
        self,
        holding: Holding,
        way: Way,
        *,
        at_once: Holding | None = None,
        side_by_side: bool = False,
    ) -> None:
        self._holding = holding
        self._at_once = at_once or holding
        self._way = way
        self._side_by_side = side_by_side
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="lane")
        self._waiting: deque[_Waiting] = deque()
        self._run: asyncio.Task[None] | None = None
        self._in_hand = 0

    def length(self) -> int:
        """Give how many pieces of work are waiting or in hand."""
        return len(self._waiting) + self._in_hand

    async def do(self, work: Work, about: str = "") -> Any:
        """Do a piece of work, and give what it gives once that is kept.

        It may share its transaction with others. When one of them fails, nothing of it is kept,
        and each is done again in a transaction of its own; so `work` must have no effect but on
        the database. Raises what `work` raises, and what the commit raises.
        """
        loop = asyncio.get_running_loop()
        waiting = _Waiting(work, about, loop.create_future())
        self._waiting.append(waiting)
        if self._run is None or self._run.done():
            self._run = loop.create_task(self._until_empty())
        return await waiting.answer

    async def _until_empty(self) -> None:
        while self._waiting:
            next_ones = self._next()
            self._in_hand = len(next_ones)
            await self._do_together(next_ones)
            self._in_hand = 0

    def _next(self) -> list[_Waiting]:
        """Take what shares the next transaction from those that wait.

        Side by side they go in the order of their hearings, so that two servers on one database
        take the locks in the same order.
        """
        taken = [self._waiting.popleft()]
        while self._waiting and len(taken) < MOST_AT_ONCE:
            if self._side_by_side and not _may_join(taken, self._waiting[0]):
                break
            taken.append(self._waiting.popleft())
        return sorted(taken, key=lambda each: each.about) if self._side_by_side else taken

    async def _do_together(self, waiting: list[_Waiting]) -> None:
        together = Together(self._holding, [each.work for each in waiting], self._at_once)
        done = asyncio.ensure_future(self._way(together, self._thread))
        await asyncio.wait([done])
        error = done.exception()
        if error is None:
            for each, given in zip(waiting, together.given, strict=True):
                _answer(each, given)
        elif len(waiting) > 1 and not together.all_done:
            for each in waiting:
                await self._do_together([each])
        else:
            for each in waiting:
                _refuse(each, error)

    def close(self) -> None:
        """Let the work in hand finish."""
        self._thread.shutdown()


def _may_join(taken: list[_Waiting], next_one: _Waiting) -> bool:
    hearings = {each.about for each in taken}
    return "" not in hearings and next_one.about not in {"", *hearings}


def _answer(waiting: _Waiting, given: Any) -> None:
    if not waiting.answer.done():
        waiting.answer.set_result(given)


def _refuse(waiting: _Waiting, error: BaseException) -> None:
    if not waiting.answer.done():
        waiting.answer.set_exception(error)
