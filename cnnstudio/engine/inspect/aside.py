"""Work that needs no network, done beside a run: reading files, writing pictures."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, wait
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 0.002
"""Seconds of each slice in which nothing else is done than to wait."""


def aside(work: Callable[[], T]) -> Generator[None, None, T]:
    """Do in a thread what takes long, and yield until it is done; raise what it raises.

    It may touch neither a network nor torch's random state: a run goes on meanwhile.
    Whoever is not waited for any more comes to its end alone.
    """
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    threading.Thread(target=run, name="aside", daemon=True).start()
    while not wait([done], PATIENCE).done:
        yield None
    return done.result()
