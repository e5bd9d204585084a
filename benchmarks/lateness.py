"""How late the window's event loop is: a timer that notes when it really fired."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 8


class Lateness(QObject):
    """While it runs, `values` gathers milliseconds between due and fired.

    Each tick arms the next one, so that one long pause counts once.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values: list[float] = []
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._fired)

    def start(self) -> None:
        """Forget what was, and begin."""
        self.values = []
        self._arm()

    def stop(self) -> list[float]:
        """End, and return the values."""
        self._timer.stop()
        return self.values

    def _fired(self) -> None:
        late = (time.perf_counter() - self._due) * 1_000
        # Qt's timers count whole milliseconds and may fire a part of one too early.
        self.values.append(max(0.0, late))
        self._arm()

    def _arm(self) -> None:
        self._due = time.perf_counter() + EVERY_MS / 1_000
        self._timer.start(EVERY_MS)
