"""Work beside a run: reading files into networks of nobody else, writing pictures."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, wait
from typing import Generic, TypeVar

T = TypeVar("T")

PATIENCE = 0.002
"""Seconds of each slice in which nothing else is done than to wait."""

AT_ONCE = 2
"""Threads of a kind that work at a time, the others wait: each may hold a lot."""

WORKING = threading.BoundedSemaphore(AT_ONCE)
READING = threading.BoundedSemaphore(AT_ONCE)
"""Of its own: who wants to see an epoch does not wait for what takes half a minute."""


class Errand(Generic[T]):
    """Work in a thread for all who wait for it; it is not begun once nobody does.

    It may touch neither a network that others know nor torch's random state: a run
    goes on meanwhile.
    What has begun comes to its end alone.
    """

    def __init__(
        self, work: Callable[[], T], turn: threading.BoundedSemaphore = WORKING
    ) -> None:
        self._done: Future[T] = Future()
        self._waiting = 0
        self._work: Callable[[], T] | None = work
        threading.Thread(
            target=self._run, args=(turn,), name="aside", daemon=True
        ).start()

    @property
    def is_lost(self) -> bool:
        """True if it went wrong, or if nobody waited any more before it was begun."""
        done = self._done
        return done.cancelled() or (done.done() and done.exception() is not None)

    def result(self) -> Generator[None, None, T]:
        """Yield until it is done; return its result or raise what it raised."""
        self._waiting += 1
        try:
            while not wait([self._done], PATIENCE).done:
                yield None
        finally:
            self._waiting -= 1
            if not self._waiting and self._done.cancel():
                # Its thread waits on for its turn, and would keep a whole network:
                # of the epochs that are scrubbed over there are many.
                self._work = None
        return self._done.result()

    def _run(self, turn: threading.BoundedSemaphore) -> None:
        with turn:
            work, self._work = self._work, None
            if not self._done.set_running_or_notify_cancel():
                return
            assert work is not None
            try:
                self._done.set_result(work())
            except BaseException as error:
                self._done.set_exception(error)


def aside(work: Callable[[], T]) -> Generator[None, None, T]:
    """Do in a thread what takes long, as `Errand` does, for one who waits for it."""
    return (yield from Errand(work).result())
