"""Time spent in training, without pauses and without looking inside."""

from __future__ import annotations

import time
from collections import deque

WINDOW = 2.0  # seconds over which the speed is averaged


class Clock:
    """Time spent in training, without pauses and without looking inside."""

    def __init__(self, seconds: float = 0.0, epoch_seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.epoch_seconds = epoch_seconds
        self.capture_seconds = 0.0
        self._since: float | None = None
        self._recent: deque[tuple[float, int]] = deque([(seconds, 0)])
        self._images = 0

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

    def count(self, images: int) -> None:
        """Note that a step on so many images is done."""
        self._images += images
        self._recent.append((self.seconds, self._images))
        while self.seconds - self._recent[0][0] > WINDOW and len(self._recent) > 2:
            self._recent.popleft()

    @property
    def images_per_second(self) -> float:
        """Speed over the last seconds."""
        (t0, n0), (t1, n1) = self._recent[0], self._recent[-1]
        return (n1 - n0) / (t1 - t0) if t1 > t0 else 0.0

    @property
    def capture_share(self) -> float:
        """Share of all time that looking inside has taken."""
        total = self.seconds + self.capture_seconds
        return self.capture_seconds / total if total else 0.0
