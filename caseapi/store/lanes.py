"""Lanes to the database, each taking all that waits for it in one transaction.

A commit has to reach the disk, and that takes as long for ten commands as for one. So while a lane
is busy the next pieces of work gather, and are then done together and kept by one commit. Nobody
is answered before that commit.
"""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Any

from caseapi.store.ways import Together, Way, Work

MOST_AT_ONCE = 32
"""How many pieces of work share a transaction at most; more would keep the first one waiting."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A piece of work, the only hearing it is about, and the one who waits for what it gives."""

    work: Work
    about: str
    answer: "asyncio.Future[Any]"


class Lane:
    """One transaction at a time, and the work that waits for the next; for one event loop.

    `side_by_side` is for a way that does the pieces of a transaction in turns: there only those
    that are each about one hearing, and not the same one, share a transaction.
    """

    def __init__(self, way: Way, *, side_by_side: bool = False) -> None:
        self._way = way
        self._side_by_side = side_by_side
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
        together = Together([each.work for each in waiting])
        done = asyncio.ensure_future(self._way.do(together))
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
        self._way.close()


def _may_join(taken: list[_Waiting], next_one: _Waiting) -> bool:
    hearings = {each.about for each in taken}
    return "" not in hearings and next_one.about not in {"", *hearings}


def _answer(waiting: _Waiting, given: Any) -> None:
    if not waiting.answer.done():
        waiting.answer.set_result(given)


def _refuse(waiting: _Waiting, error: BaseException) -> None:
    if not waiting.answer.done():
        waiting.answer.set_exception(error)
