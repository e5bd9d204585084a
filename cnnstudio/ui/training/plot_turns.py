"""When plots are painted again: seldom enough, and one at a time."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

REPAINT_MS = 100
"""Shortest time between two repaints of a plot."""

TURN_MS = 15
"""Time between two plots of one repaint: other events come in between."""


class PlotTurns(QObject):
    """Paints what is new at most ten times a second, only while `plots` is visible.

    `begin` says which plots are to be painted, `paint` paints one, `end` follows the
    last. One plot is painted at a time and the others are left for later: all together
    would hold every other event up for two frames.
    """

    def __init__(
        self,
        plots: QWidget,
        begin: Callable[[], Sequence[str]],
        paint: Callable[[str], None],
        end: Callable[[], None],
    ) -> None:
        super().__init__(plots)
        self._plots, self._begin = plots, begin
        self._paint, self._end = paint, end
        self._dirty = True
        self._painted = 0.0
        self._left: list[str] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._take)
        self.repaints = 0

    def touch(self) -> None:
        """Say that there is something new."""
        self._dirty = True
        if self._plots.isVisible() and not self._timer.isActive():
            since = (time.monotonic() - self._painted) * 1_000
            self._timer.start(max(0, math.ceil(REPAINT_MS - since)))

    def hurry(self) -> None:
        """Let the next repaint come at once."""
        self._painted = 0.0
        self.touch()

    def all_now(self) -> None:
        """Paint all plots at once, for whoever waits for it."""
        self._dirty = True
        if self._begin_repaint():
            self._timer.stop()
            while self._left:
                self._paint_next()

    def _take(self) -> None:
        if not self._plots.isVisible():
            self._dirty, self._left = True, []
        elif self._left or self._begin_repaint():
            self._paint_next()
            if self._left:
                self._timer.start(TURN_MS)
            elif self._dirty:
                self.touch()

    def _begin_repaint(self) -> bool:
        if not self._dirty or not self._plots.isVisible():
            return False
        self._dirty = False
        self._painted = time.monotonic()
        self._left = list(self._begin())
        return bool(self._left)

    def _paint_next(self) -> None:
        self._paint(self._left.pop(0))
        if not self._left:
            self.repaints += 1
            self._end()
