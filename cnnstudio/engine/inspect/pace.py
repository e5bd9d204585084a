"""How often a network may be looked at while it trains."""

from __future__ import annotations

import time

LARGEST_SHARE = 0.02
"""Of a run's time, at most this share goes into looking."""

FIRST_GUESS = 0.005


class CapturePace:
    """Decides when a repeated capture is due, and keeps the account.

    A capture is taken once its interval has passed and the run's time pays for it:
    with what it will probably cost, all captures together stay within their share.
    What a person asks for once is done at once and counted too.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._expected = FIRST_GUESS
        self._last = float("-inf")

    def is_due(self, run_time: float, every: float) -> bool:
        """Tell whether to capture now, `run_time` seconds into the run."""
        if run_time - self._last < every:
            return False
        return self.seconds + self._expected <= LARGEST_SHARE * run_time

    def took(self, run_time: float, seconds: float) -> None:
        """Account for a capture that has just been made."""
        self._last = run_time
        self.seconds += seconds
        # Half of the news: a single slow one should not silence the next ten.
        self._expected = (self._expected + seconds) / 2

    def share(self, run_time: float) -> float:
        """Return the share of the run's time that captures have taken."""
        return self.seconds / run_time if run_time > 0 else 0.0


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
