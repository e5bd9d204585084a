"""How often a network may be looked at while it trains."""

from __future__ import annotations

import time

LARGEST_SHARE = 0.01
"""Of a run's time, at most this share goes into looking."""

PAID = 0.009
"""What is paid in of it; the rest is for captures that take longer than expected."""

SAVED = 0.01
"""Seconds that may be saved up at most, unless two captures take longer."""

FIRST_GUESS = 0.005


class CapturePace:
    """Decides when a repeated capture is due, and keeps the account.

    A run's time pays in a share of itself, and each capture takes out what it
    takes; one is taken once its interval has passed and what is there pays for it. Only
    so much is saved up, so that a long time without looking is followed by no burst.
    What a person asks for once is done at once, and those behind it pay for it.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._credit, self._paid_until = 0.0, 0.0
        self._expected = FIRST_GUESS
        self._last = float("-inf")
        self._every = 0.0

    def is_due(self, run_time: float, every: float) -> bool:
        """Tell whether to capture now, `run_time` seconds into the run."""
        self._every = every
        if run_time - self._last < every:
            return False
        self._pay_in(run_time)
        return self._credit >= self._expected

    def took(self, run_time: float, seconds: float) -> None:
        """Account for a capture that has just been made."""
        self._pay_in(run_time)
        # A step is hardly ever over on time: being late must not make it rarer.
        beat = self._last + self._every
        self._last = beat if run_time - beat < self._every else run_time
        self.seconds += seconds
        self._credit -= seconds
        # Half of the news: a single slow one should not silence the next ten.
        self._expected = (self._expected + seconds) / 2

    def share(self, run_time: float) -> float:
        """Return the share of the run's time that captures have taken."""
        return self.seconds / run_time if run_time > 0 else 0.0

    def _pay_in(self, run_time: float) -> None:
        earned = PAID * (run_time - self._paid_until)
        most = max(SAVED, 2 * self._expected)
        self._credit = max(self._credit, min(most, self._credit + earned))
        self._paid_until = run_time


class RunClock:
    """How long a run has been running, without its pauses."""

    def __init__(self) -> None:
        self._before = 0.0
        self._since: float | None = None

    def start(self) -> None:
        """Time runs from now on."""
        if self._since is None:
            self._since = time.perf_counter()

    def pause(self) -> None:
        """Time stands still until `start`."""
        self._before, self._since = self.seconds, None

    @property
    def seconds(self) -> float:
        """Seconds so far."""
        if self._since is None:
            return self._before
        return self._before + time.perf_counter() - self._since
