"""Time spent in training, without pauses and without looking inside."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

T = TypeVar("T")
WINDOW = 2.0  # seconds over which speed and waiting are averaged


class _Mark(NamedTuple):
    seconds: float
    images: int
    waited: float


class Clock:
    """Counts seconds, images, and how long was waited for batches."""

    def __init__(self, seconds: float = 0.0, epoch_seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.epoch_seconds = epoch_seconds
        self.capture_seconds = 0.0
        self._since: float | None = None
        self._recent: deque[_Mark] = deque([_Mark(seconds, 0, 0.0)])
        self._images = 0
        self._waited = 0.0
        self._gauged = float("-inf")

    def start(self) -> None:
        """Time runs from now on."""
        self._since = time.perf_counter()

    def stop(self) -> None:
        """Time does not run until `start`."""
        if self._since is not None:
            spent = time.perf_counter() - self._since
            self._since = None
            self.seconds += spent
            self.epoch_seconds += spent

    def has_batch(self) -> None:
        """Note that what went by since `start` was waiting for a batch."""
        if self._since is not None:
            self._waited += time.perf_counter() - self._since

    def count(self, images: int) -> None:
        """Note that a step on so many images is done."""
        self._images += images
        self._recent.append(_Mark(self.seconds, self._images, self._waited))
        while self.seconds - self._recent[0].seconds > WINDOW and len(self._recent) > 2:
            self._recent.popleft()

    def is_due(self, interval: float) -> bool:
        """Tell whether so many seconds of training went by since this was True."""
        due = self.seconds - self._gauged >= interval
        if due:
            self._gauged = self.seconds
        return due

    @property
    def images_per_second(self) -> float:
        """Speed over the last seconds."""
        first, last = self._recent[0], self._recent[-1]
        spent = last.seconds - first.seconds
        return (last.images - first.images) / spent if spent > 0 else 0.0

    @property
    def waiting_share(self) -> float:
        """Share of the last seconds in which training waited for its data."""
        first, last = self._recent[0], self._recent[-1]
        spent = last.seconds - first.seconds
        return (last.waited - first.waited) / spent if spent > 0 else 0.0

    @property
    def capture_share(self) -> float:
        """Share of all time that looking inside has taken."""
        total = self.seconds + self.capture_seconds
        return self.capture_seconds / total if total else 0.0


def timed(clock: Clock, values: Iterator[T]) -> Iterator[T]:
    """Pass values on; the clock runs while the next one is made, and only then."""
    clock.start()
    for value in values:
        clock.stop()
        yield value
        clock.start()
    clock.stop()
