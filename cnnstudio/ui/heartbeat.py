"""Notices that the engine lives but answers nobody: it hangs."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

INTERVAL_MS = 2_000
"""Time between two questions."""

PATIENCE = 30.0
"""Seconds without any answer after which the engine counts as hanging."""


class Heartbeat(QObject):
    """Asks by `asks` every few seconds; without an answer `stopped` follows, once.

    Time in which this process did not run either, as while the machine sleeps, does
    not count.
    """

    asks = Signal()
    stopped = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        interval_ms: int = INTERVAL_MS,
        patience: float = PATIENCE,
    ) -> None:
        super().__init__(parent)
        self._patience = patience
        self._waited = 0.0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to ask: there is an engine that can answer."""
        self._waited, self._last = 0.0, time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def heard(self) -> None:
        """Note that the engine said something, whatever it was."""
        self._waited = 0.0

    def _beat(self) -> None:
        now = time.monotonic()
        self._waited += min(now - self._last, 2 * self._timer.interval() / 1_000)
        self._last = now
        if self._waited > self._patience:
            self.stop()
            self.stopped.emit()
        else:
            self.asks.emit()
