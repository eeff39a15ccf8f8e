"""Calling the API until it answers, with growing pauses, and telling when it is away and back."""

import random
import threading
from collections.abc import Callable
from typing import TypeVar

from client.api.case_api import CaseApi
from client.api.errors import CaseApiError, Failed
from client.sync.fetching import read_user
from client.sync.notices import Away, Back, Notice

T = TypeVar("T")

CHANCE = random.SystemRandom()
"""Where chance comes from outside of tests."""
_TRIES_ALONE = 3
"""How often something is tried at which the API fails though it answers otherwise."""


def pause_of(
    pauses: tuple[float, ...], attempt: int, chance: Callable[[], float] = CHANCE.random
) -> float:
    """Give how long to wait before the next attempt: from half the pause to all of it, in seconds.

    `chance` gives numbers from 0 to 1, so that many programs do not come at once.
    """
    return pauses[min(attempt, len(pauses) - 1)] * (1 + chance()) / 2


class Persisting:
    """Calls again while the API is away, after `pauses`, the longest in seconds that each can be.

    Safe to use from several threads.
    """

    def __init__(
        self,
        api: CaseApi,
        tell: Callable[[Notice], None],
        pauses: tuple[float, ...],
        chance: Callable[[], float] = CHANCE.random,
    ) -> None:
        self._api = api
        self._tell = tell
        self._pauses = pauses
        self._chance = chance
        self._pausing = threading.Condition()
        self._is_away = False
        self.is_stopping = False

    def __call__(
        self,
        call: Callable[[], T],
        /,
        is_wanted: Callable[[], bool] = lambda: True,
        *,
        gives_up: bool = False,
    ) -> T | None:
        """Call until the API gives what was asked for; `None` once stopping, or not wanted.

        Where `gives_up`, raises `Failed` once the API has failed at this alone a few times: what
        waits behind it is not held up.
        """
        attempt = alone = 0
        while not self.is_stopping and is_wanted():
            try:
                result = call()
            except CaseApiError as error:
                if gives_up and isinstance(error, Failed) and self._answers():
                    self.tell_back()
                    alone += 1
                    if alone == _TRIES_ALONE:
                        raise
                else:
                    self.tell_away(error)
                with self._pausing:
                    if is_wanted() and not self.is_stopping:
                        self._pausing.wait(pause_of(self._pauses, attempt, self._chance))
                attempt += 1
            else:
                self.tell_back()
                return result
        return None

    def wait(self, seconds: float) -> None:
        """Wait, or until stopping."""
        with self._pausing:
            self._pausing.wait_for(lambda: self.is_stopping, seconds)

    def look_again(self) -> None:
        """Have whatever waits look at once whether it is still wanted."""
        with self._pausing:
            self._pausing.notify_all()

    def stop(self) -> None:
        """Call nothing more."""
        self.is_stopping = True
        self.look_again()

    def tell_away(self, error: CaseApiError) -> None:
        """Tell that the API can't be used just now."""
        self._is_away = True
        self._tell(Away(error))

    def tell_back(self) -> None:
        """Tell that the API answers, where it was away before."""
        if self._is_away:
            self._is_away = False
            self._tell(Back())

    def _answers(self) -> bool:
        """Tell whether the API answers something that it always can."""
        try:
            read_user(self._api)
        except CaseApiError:
            return False
        return True
