"""Waiting for something that another thread brings about, with a deadline and without sleeping."""

import threading
import time
from collections.abc import Callable

DEADLINE_SECONDS = 30.0


class Wake:
    """An event that any thread may set, and the wait for a condition that it may have made true."""

    def __init__(self) -> None:
        self.event = threading.Event()

    def __call__(self) -> None:
        self.event.set()

    def until(self, holds: Callable[[], bool], what: Callable[[], str]) -> None:
        """Look again at each wake until the condition holds; fail when it never does."""
        end = time.monotonic() + DEADLINE_SECONDS
        while True:
            self.event.clear()
            if holds():
                return
            if not self.event.wait(max(end - time.monotonic(), 0)):
                raise AssertionError(f"in {DEADLINE_SECONDS} s it never came to this: {what()}")
